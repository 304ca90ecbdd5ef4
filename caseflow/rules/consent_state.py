"""How a consent stands today, for the people who must mend it: active, waiting, replaced, ended, withdrawn, or why not.

Only words for a page. Whether anybody may know anything is decided by `rules.consent.may_know` and `counts` alone.
"""

from collections.abc import Collection
from datetime import date

from caseflow.rules import consent as rules
from caseflow.rules.consent import Consent, Person
from caseflow.rules.reason import Because, because

ACTIVE, WAITING, NOT_COUNTED, REPLACED, ENDED, WITHDRAWN = (
    "active", "waiting", "not_counted", "replaced", "ended", "withdrawn",
)  # fmt: skip


def state(
    consent: Consent, person: Person, all_of_them: Collection[Consent], today: date, *, override_on: bool
) -> tuple[str, tuple[Because, ...]]:
    """One of the six states, and for one that does not count everything that stands against it."""
    if consent.withdrawn_at is not None:
        return WITHDRAWN, ()
    if consent.end_reason or (consent.expires_on is not None and consent.expires_on <= today):
        return ENDED, ()
    if consent.kind in rules.CONSULAR_KINDS and consent.recipient is not None:
        newest = rules.last_word(all_of_them, consent.recipient, consent.purpose)
        if newest is not None and newest.id != consent.id:
            return REPLACED, ()
    against = _against(consent, person, today, override_on)
    if [no.code for no in against] == ["override_not_approved"]:
        return WAITING, ()
    return (NOT_COUNTED, against) if against else (ACTIVE, ())


def _against(consent: Consent, person: Person, today: date, override_on: bool) -> tuple[Because, ...]:
    missing = rules.complete(consent, person, today)
    if consent.kind == rules.OVERRIDE:
        found = rules.override_allowed(consent, person, today, switched_on=override_on)
        return tuple(no for no in found if no.code != "override_not_needed")
    if consent.kind == rules.CONSULATE and person.protection != rules.CLEAR:
        protected = person.protection == rules.PROTECTED
        return (because("consent_person_protected") if protected else because("consent_person_not_screened"), *missing)
    alone = rules.cleared_alone(consent, person) if consent.kind == rules.CONSULATE else None
    return missing if alone is None else (because("cleared_by_somebody_who_recorded"), *missing)
