"""What a person agreed to, and what somebody else may know because of it. Access rules DP01, DP02, DP04, DP06, DP12.

`may_know` is the rule that guards lives: `access.scope` says the same in SQL and is compared with it. It says None
whenever anything is missing. Basis: VCCR art. 36(1)(b) and (c) (a consulate only if the person asks), the Mexican
refugee regulation art. 22 (no consular notice without evidence of express consent), UNHCR on confidentiality.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from caseflow.rules.birth import NOT_KNOWN, Birth, is_adult, needs_assent
from caseflow.rules.names import fold
from caseflow.rules.reason import Because, because

# All that a liaison may ever see of a person (DP04). The name comes with every visible person.
LIAISON_FIELDS = frozenset({"name", "contact", "permit", "employer", "municipality", "assistance"})

CLEAR, PROTECTED, UNKNOWN = "clear", "protected", "unknown"
SERVICE, CONSULATE, OVERRIDE = "service", "consulate", "consulate_override"
CONSULAR_KINDS = frozenset({CONSULATE, OVERRIDE})
SELF, GUARDIAN = "self", "guardian"
SIGNATURE, THUMBPRINT, WITNESSED_VERBAL = "signature", "thumbprint", "witnessed_verbal"
WAYS_TO_GIVE = frozenset({SIGNATURE, THUMBPRINT, WITNESSED_VERBAL})
WRITTEN = frozenset({SIGNATURE, THUMBPRINT})  # DP01 wants a written consent before a consulate sees anything

OVERRIDE_DAYS = 90  # DP02
LONGEST_DAYS = 2 * 366  # design: a consent toward a consulate is asked for anew after two years at the latest


@dataclass(frozen=True)
class Person:
    """What the rule must know of the person. Unknown protection behaves as protected, unknown age as a minor."""

    nationalities: frozenset[str]
    protection: str = UNKNOWN
    birth: Birth = NOT_KNOWN
    is_stateless: bool = False
    cleared_by: int | None = None  # who ended the protection of somebody who was protected before


@dataclass(frozen=True)
class Consent:
    """One consent as recorded. The defaults are those of an empty form, and complete nothing."""

    id: int = 0
    kind: str = ""
    recipient: int | None = None  # an organization of ours; the only recipient that opens a view
    recipient_name: str = ""
    purpose: str = ""
    fields: frozenset[str] = frozenset()
    giver: str = ""
    guardian_name: str = ""
    has_assent: bool = False
    how_given: str = ""
    text_language: str = ""
    text_counts: bool = False  # the text that was read out is the current one, or grandfathered
    risks_explained: bool = False  # and that one may refuse, and withdraw
    not_conditional: bool = False  # the service does not depend on it
    came_ticked: bool = False  # a box was ticked before the person answered
    counselled_on: date | None = None
    given_on: date | None = None
    expires_on: date | None = None
    withdrawn_at: datetime | None = None
    end_reason: str = ""
    recorded_by: int | None = None
    approved_by: int | None = None
    onward: str = ""  # with whom the recipient may share what it gets, as it was read out (DP15)
    employer: int | None = None  # the employer of our list that it names, for presenting
    identity_from: str = ""  # from which stage of a placement that employer may know who it is


def active(consent: Consent, today: date) -> bool:
    """In force today: given_on <= today < expires_on, not withdrawn or ended, its text current or grandfathered."""
    if consent.given_on is None or consent.expires_on is None:
        return False
    runs = consent.given_on <= today < consent.expires_on
    return runs and consent.withdrawn_at is None and not consent.end_reason and consent.text_counts


def complete(consent: Consent, person: Person, today: date) -> tuple[Because, ...]:
    """What this consent still lacks before it counts (DP06, DP12); nothing when it is complete."""
    checks = (*_who_and_what(consent), *_how(consent), *_when(consent, today), *_right_giver(consent, person, today))
    return tuple(missing for missing in checks if missing is not None)


def override_allowed(consent: Consent, person: Person, today: date, *, switched_on: bool) -> tuple[Because, ...]:
    """What stands against opening a protected person to a consulate (DP02); nothing when it may be.

    Beside all that a consent needs: the organization has switched overrides on, counselling came first, two people
    (the one who recorded it is not the one who approves), named fields, at most 90 days.
    """
    checks = (
        None if switched_on else because("override_switched_off"),
        None if person.protection != CLEAR else because("override_not_needed"),
        None if consent.kind == OVERRIDE else because("override_not_separate"),
        _counselling(consent),
        None if consent.fields else because("consent_fields_missing"),
        None if override_end_ok(consent) else because("override_too_long", most=OVERRIDE_DAYS),
        _second_person(consent),
    )
    found = [missing for missing in checks if missing is not None]
    return tuple(dict.fromkeys([*found, *complete(consent, person, today)]))


def may_approve(consent: Consent, approver: int) -> Because | None:
    """Why this user may not approve an override or a minor's consent: whoever recorded it never approves it."""
    if consent.recorded_by is None or consent.recorded_by == approver:
        return because("override_same_person")
    return None


def contact_for_a_minor(
    consent: Consent, person: Person, today: date, *, by_protection_officer: bool
) -> Because | None:
    """Why a minor's consent toward a consulate may not be recorded: it takes a protection officer (DP12)."""
    if consent.kind in CONSULAR_KINDS and is_adult(person.birth, today) is not True and not by_protection_officer:
        return because("minor_needs_protection_officer")
    return None


def may_know(
    country: str, organization: int, purpose: str, person: Person, consents: Iterable[Consent], today: date,
    *, override_on: bool = False,
) -> frozenset[str] | None:  # fmt: skip
    """The fields of a person that a liaison of this consulate may see, or None: there is no such person for them.

    In: the liaison's country and organization, the purpose, all consents of this person, and whether the person's
    organization switched overrides on. The newest consent toward that consulate for that purpose is the person's
    last word: when it no longer counts, no older one takes its place.
    """
    if person.is_stateless or country not in person.nationalities:
        return None
    word = last_word(consents, organization, purpose)
    if word is None or not active(word, today) or complete(word, person, today):
        return None
    if word.kind == CONSULATE and (person.protection != CLEAR or cleared_alone(word, person)):
        return None
    if word.kind == OVERRIDE and not (override_on and _override_holds(word)):
        return None
    return (word.fields & LIAISON_FIELDS) | {"name"}


def cleared_alone(consent: Consent, person: Person) -> Because | None:
    """Why an ordinary consent of somebody who was protected before opens nothing: the same user ended the protection.

    Nobody opens a protected person to a consulate alone, neither by an override (DP02) nor by calling them clear.
    """
    if person.cleared_by is None or consent.recorded_by not in (None, person.cleared_by):
        return None
    return because("cleared_by_same_person")


def last_word(consents: Iterable[Consent], organization: int, purpose: str) -> Consent | None:
    """The newest consular consent toward that organization for that purpose, whether it counts or not."""
    toward = [
        consent
        for consent in consents
        if consent.kind in CONSULAR_KINDS and consent.recipient == organization and consent.purpose == purpose
    ]
    return max(toward, key=lambda consent: (consent.given_on or date.min, consent.id), default=None)


def counts(consent: Consent, person: Person, today: date) -> bool:
    """Whether a consent that opens no consular view (service, presenting, submitting) may be acted on today."""
    return consent.kind not in CONSULAR_KINDS and active(consent, today) and not complete(consent, person, today)


def names_onward_sharing(consent: Consent) -> bool:
    """Whether the person was told with whom the authority may share what it gets (DP15)."""
    return bool(consent.onward.strip())


def after_status_change(protection: str, consents: Iterable[Consent]) -> frozenset[int]:
    """The ids of the consents that end when a person's protection becomes this.

    Somebody who is protected, or no longer known to be clear, has no ordinary consent toward any consulate: the
    consular query then needs no protection status to stay silent.
    """
    if protection == CLEAR:
        return frozenset()
    open_ones = (consent for consent in consents if consent.withdrawn_at is None and not consent.end_reason)
    return frozenset(consent.id for consent in open_ones if consent.kind == CONSULATE)


def to_withdraw(consents: Collection[Consent], consent_id: int) -> frozenset[int]:
    """The ids that one word of withdrawal ends: that consent and every other toward the same recipient and purpose."""
    meant = next((consent for consent in consents if consent.id == consent_id), None)
    if meant is None:
        return frozenset()
    return frozenset(
        consent.id for consent in consents if consent.withdrawn_at is None and _same_matter(consent, meant)
    )


def backdated(consent: Consent, others: Iterable[Consent]) -> Because | None:
    """Why a consent may not be recorded: the person has withdrawn in this matter since the day it names."""
    withdrawals = [
        other.withdrawn_at.date() for other in others if other.withdrawn_at is not None and _same_matter(other, consent)
    ]
    if consent.given_on is None or not withdrawals or consent.given_on >= max(withdrawals):
        return None
    return because("consent_withdrawn_since", given=consent.given_on, withdrawn=max(withdrawals))


def latest_override_end(given_on: date) -> date:
    """The last day that an override given on this day may name as its end."""
    return given_on + timedelta(days=OVERRIDE_DAYS)


def override_end_ok(consent: Consent) -> bool:
    """Whether the override ends, and within 90 days."""
    if consent.given_on is None or consent.expires_on is None:
        return False
    return consent.expires_on <= latest_override_end(consent.given_on)


def _same_matter(left: Consent, right: Consent) -> bool:
    if (left.kind in CONSULAR_KINDS) != (right.kind in CONSULAR_KINDS):
        return False
    if left.purpose != right.purpose:
        return False
    if left.employer is not None and left.employer == right.employer:
        return True
    return (left.recipient, fold(left.recipient_name)) == (right.recipient, fold(right.recipient_name))


def _override_holds(consent: Consent) -> bool:
    two_people = _second_person(consent) is None
    return two_people and _counselling(consent) is None and override_end_ok(consent)


def _counselling(consent: Consent) -> Because | None:
    if consent.counselled_on is None:
        return because("override_without_counselling")
    if consent.given_on is not None and consent.counselled_on > consent.given_on:
        return because("override_counselled_after")
    return None


def _second_person(consent: Consent) -> Because | None:
    if consent.approved_by is None or consent.recorded_by is None:
        return because("override_not_approved")
    return because("override_same_person") if consent.approved_by == consent.recorded_by else None


def _who_and_what(consent: Consent) -> tuple[Because | None, ...]:
    consular = consent.kind in CONSULAR_KINDS
    by_name = consent.employer is not None or bool(consent.recipient_name.strip())
    named = consent.recipient is not None or (by_name and not consular)
    return (
        None if consent.kind else because("consent_kind_missing"),
        None if named else because("consent_recipient_missing"),
        None if consent.purpose else because("consent_purpose_missing"),
        None if consent.fields else because("consent_fields_missing"),
        because("consent_fields_not_allowed") if consular and consent.fields - LIAISON_FIELDS else None,
    )


def _how(consent: Consent) -> tuple[Because | None, ...]:
    given = consent.how_given in WAYS_TO_GIVE
    spoken = given and consent.kind in CONSULAR_KINDS and consent.how_given not in WRITTEN
    return (
        None if given else because("consent_manner_missing"),
        because("consent_not_written") if spoken else None,
        None if consent.text_language else because("consent_text_missing"),
        None if consent.text_counts or not consent.text_language else because("consent_text_retired"),
        None if consent.risks_explained else because("consent_risks_missing"),
        None if consent.not_conditional else because("consent_conditional"),
        because("consent_came_ticked") if consent.came_ticked else None,
    )


def _when(consent: Consent, today: date) -> tuple[Because | None, ...]:
    given, ends = consent.given_on, consent.expires_on
    if given is None or ends is None:
        missing_day = because("consent_date_missing") if given is None else None
        return missing_day, because("consent_expiry_missing") if ends is None else None
    consular = consent.kind in CONSULAR_KINDS
    return (
        because("consent_given_in_future", given=given) if given > today else None,
        because("consent_ends_before_given", given=given, ends=ends) if ends <= given else None,
        because("consent_too_long", most=LONGEST_DAYS) if consular and (ends - given).days > LONGEST_DAYS else None,
    )


def _right_giver(consent: Consent, person: Person, today: date) -> tuple[Because | None, ...]:
    """An adult decides alone. For a minor, or anybody who may be one, a guardian does, with assent by age (DP12)."""
    if consent.giver not in (SELF, GUARDIAN):
        return (because("consent_giver_missing"),)
    if is_adult(person.birth, today) is True:
        return (None if consent.giver == SELF else because("adult_consents_alone"),)
    if consent.giver != GUARDIAN:
        return (because("minor_needs_guardian"),)
    lacks_assent = needs_assent(person.birth, today) and not consent.has_assent
    return (
        None if consent.guardian_name.strip() else because("guardian_name_missing"),
        because("minor_needs_assent") if lacks_assent else None,
    )
