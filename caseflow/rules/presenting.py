"""What a person agreed that a certain employer may know of them, and from when on.

The employer hears nothing before the placement is submitted to it. From then on it reads about the work and the start
of somebody without a name; whatever tells who that is comes at the stage that the person chose. The newest consent
toward the employer is the person's last word: when it no longer counts, no older one takes its place. A placement that
came to nothing shows nothing any more, one that has ended only the name. `access.partner` says the same in SQL.
"""

from collections.abc import Iterable
from datetime import date

from caseflow.rules.consent import Consent, Person, counts
from caseflow.rules.names import fold
from caseflow.rules.placements import (
    ACCEPTED,
    ACTIVE,
    BY_EMPLOYER,
    BY_PERSON,
    CONTRACT_SIGNED,
    CV_REVIEW,
    ENDED,
    INTERVIEW,
    NO_CONTACT,
    OFFERED,
    ON_LEAVE,
    STARTED,
    SUBMITTED,
    TESTING,
    TRAVELLING,
    WITHDRAWN,
)
from caseflow.rules.reference import normalise

KIND = "present_to_employer"
IDENTITY, WORK, START, CONTACT, DOCUMENTS = "identity", "work", "start", "contact", "documents"

# All that an employer may ever read. Family, status and health are no employer's business, whatever a row says.
EMPLOYER_FIELDS = (IDENTITY, WORK, START, CONTACT, DOCUMENTS)
# What tells who somebody is.
TELLS_WHO = frozenset({IDENTITY, CONTACT, DOCUMENTS})

# The states in which a placement goes on with the employer, in their order.
GOES_ON = (
    SUBMITTED, CV_REVIEW, INTERVIEW, TESTING, OFFERED, ACCEPTED, CONTRACT_SIGNED, TRAVELLING, STARTED, ACTIVE, ON_LEAVE,
    NO_CONTACT,
)  # fmt: skip
OVER = (BY_EMPLOYER, BY_PERSON, WITHDRAWN)

# From when the employer may know who it is: the choices of a consent. Empty in consents of before there was a choice.
IDENTITY_STAGES = (SUBMITTED, INTERVIEW, OFFERED, ACCEPTED)
USUAL_STAGE = SUBMITTED


def names_employer(consent: Consent, ref: str, name: str, employer: int | None = None) -> bool:
    """Whether the consent names this employer: by its id where one was chosen from the list, else by its name (accents,
    case and signs do not matter) or reference."""
    if consent.employer is not None and employer is not None:
        return consent.employer == employer
    said = consent.recipient_name.strip()
    return bool(said) and (fold(said) == fold(name) or normalise(said) == ref)


def last_word(consents: Iterable[Consent], ref: str, name: str, employer: int | None = None) -> Consent | None:
    """The newest consent toward this employer, whether it counts or not."""
    toward = [one for one in consents if one.kind == KIND and names_employer(one, ref, name, employer)]
    return max(toward, key=lambda one: (one.given_on or date.min, one.id), default=None)


def may_present(
    consents: Iterable[Consent], person: Person, ref: str, name: str, today: date, employer: int | None = None
) -> bool:
    """Whether the person's last word lets them be presented today to the employer of this reference and name."""
    word = last_word(consents, ref, name, employer)
    return word is not None and counts(word, person, today)


def identity_states(identity_from: str) -> tuple[str, ...]:
    """The states in which the employer knows who it is, for a consent that says so from this stage on; none for a stage
    that is no choice."""
    stage = identity_from or USUAL_STAGE
    return GOES_ON[GOES_ON.index(stage) :] if stage in IDENTITY_STAGES else ()


def was_shown(state: str, *, was_presented: bool) -> bool:
    """Whether the employer knows that there is such a placement. `was_presented`: it was once submitted or offered."""
    return state in GOES_ON or state in ENDED or (state in OVER and was_presented)


def shown_fields(consent: Consent, state: str) -> frozenset[str]:
    """What the employer reads of the person in this state of the placement, for a consent that counts."""
    named = consent.fields & set(EMPLOYER_FIELDS)
    if state in ENDED:
        return named & {IDENTITY} if consent.identity_from in ("", *IDENTITY_STAGES) else frozenset()
    if state not in GOES_ON:
        return frozenset()
    return named if state in identity_states(consent.identity_from) else named - TELLS_WHO


def shows_identity(consent: Consent, state: str) -> bool:
    """Whether the employer knows in this state of the placement who it is."""
    return IDENTITY in shown_fields(consent, state)


def years_in(spells: Iterable[tuple[str, date, date | None]], today: date) -> dict[str, int]:
    """Whole years of work by occupation, out of (ISCO, first day, last day or None). Two jobs at once count once."""
    found: dict[str, int] = {}
    by_code: dict[str, list[tuple[date, date]]] = {}
    for isco, first, last in spells:
        if first <= today:
            by_code.setdefault(isco, []).append((first, min(last or today, today)))
    for isco, periods in by_code.items():
        days, reached = 0, date.min
        for first, last in sorted(periods):
            begin = max(first, reached)
            if last >= begin:
                days += (last - begin).days + 1
                reached = date.fromordinal(last.toordinal() + 1)
        found[isco] = days * 4 // 1461
    return found
