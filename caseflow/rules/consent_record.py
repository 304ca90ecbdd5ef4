"""Whether a consent may be written down as it stands on the form: everything against it, each with its form field.

What a consent must have to count is `rules.consent.complete`. Here is what must be so on the day on which it is
recorded: that a consulate is the person's own, that nobody protected is opened by an ordinary consent, who may record
what, and that the authority's onward sharing was read out (access rules DP01, DP02, DP06, DP12, DP15).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.rules import consent as rules
from caseflow.rules.consent import Consent, Person
from caseflow.rules.presenting import IDENTITY_STAGES
from caseflow.rules.reason import Because, NotAllowed, because

PRESENT, SUBMIT = "present_to_employer", "submit_to_authority"

# What each kind can name, in the order in which the form asks for it.
LIAISON = ("name", "contact", "permit", "employer", "municipality", "assistance")
OFFERED: dict[str, tuple[str, ...]] = {
    rules.SERVICE: ("identity", "contact", "family", "work", "documents", "status", "health"),
    rules.CONSULATE: LIAISON,
    rules.OVERRIDE: LIAISON,
    PRESENT: ("identity", "contact", "work", "documents", "start"),
    SUBMIT: ("identity", "contact", "family", "work", "documents", "status", "health"),
}
PURPOSES: dict[str, tuple[str, ...]] = {
    rules.SERVICE: ("case_management", "referral"),
    rules.CONSULATE: ("consular_assistance",),
    rules.OVERRIDE: ("consular_assistance",),
    PRESENT: ("job_placement",),
    SUBMIT: ("permit_application",),
}

_FIELD_OF = {
    "consent_kind_missing": None,
    "consent_recipient_missing": "recipient",
    "consent_purpose_missing": "purpose",
    "consent_fields_missing": "fields",
    "consent_fields_not_allowed": "fields",
    "consent_manner_missing": "how_given",
    "consent_not_written": "how_given",
    "consent_risks_missing": "risks_explained",
    "consent_conditional": "not_conditional",
    "consent_date_missing": "given_on",
    "consent_given_in_future": "given_on",
    "consent_withdrawn_since": "given_on",
    "consent_expiry_missing": "expires_on",
    "consent_ends_before_given": "expires_on",
    "consent_too_long": "expires_on",
    "consent_giver_missing": "giver",
    "adult_consents_alone": "giver",
    "minor_needs_guardian": "giver",
    "guardian_name_missing": "guardian_name",
    "minor_needs_assent": "has_assent",
    "override_without_counselling": "counselled_on",
    "override_counselled_after": "counselled_on",
    "override_too_long": "expires_on",
}


@dataclass(frozen=True)
class Circumstances:
    """What the rule must know beside the consent itself. `shares_with` are names that the pathway gives for onward
    sharing by the authority; `onward` is what was read out of them."""

    by_protection_officer: bool = False
    override_on: bool = False
    consulate_country: str | None = None
    evidence: str = ""
    shares_with: tuple[str, ...] = ()


def against(
    consent: Consent, person: Person, others: Iterable[Consent], around: Circumstances, today: date
) -> tuple[NotAllowed, ...]:
    """Everything that stands against recording this consent; nothing when it may be recorded."""
    found = [
        *_consulate(consent, person, around, today),
        *_what(consent, around),
        *(NotAllowed(missing, _FIELD_OF.get(missing.code)) for missing in rules.complete(consent, person, today)),
        *_days(consent, person, today),
        *_override(consent, person, around, today),
    ]
    late = rules.backdated(consent, others)
    if late is not None:
        found.append(NotAllowed(late, "given_on"))
    return tuple({(no.because, no.field): no for no in found}.values())


def _consulate(consent: Consent, person: Person, around: Circumstances, today: date) -> Iterable[NotAllowed]:
    if consent.kind not in rules.CONSULAR_KINDS:
        return
    if person.is_stateless:
        yield NotAllowed(because("consent_stateless"), "recipient")
    elif consent.recipient is not None and around.consulate_country not in person.nationalities:
        yield NotAllowed(because("consent_consulate_not_own"), "recipient")
    if consent.kind == rules.CONSULATE and person.protection != rules.CLEAR:
        protected = person.protection == rules.PROTECTED
        yield NotAllowed(because("consent_person_protected") if protected else because("consent_person_not_screened"))
    alone = rules.cleared_alone(consent, person) if consent.kind == rules.CONSULATE else None
    if alone is not None:
        yield NotAllowed(alone)
    officer = rules.contact_for_a_minor(consent, person, today, by_protection_officer=around.by_protection_officer)
    if officer is not None:
        yield NotAllowed(officer)


def _what(consent: Consent, around: Circumstances) -> Iterable[NotAllowed]:
    offered = OFFERED.get(consent.kind, ())
    if consent.kind not in rules.CONSULAR_KINDS and consent.fields - set(offered):
        yield NotAllowed(because("consent_fields_not_offered"), "fields")
    if consent.kind in rules.CONSULAR_KINDS and consent.fields and "name" not in consent.fields:
        yield NotAllowed(because("consent_name_needed"), "fields")
    if consent.purpose and consent.purpose not in PURPOSES.get(consent.kind, ()):
        yield NotAllowed(because("consent_purpose_missing"), "purpose")
    if not around.evidence.strip():
        yield NotAllowed(because("consent_evidence_missing"), "evidence")
    if consent.kind == PRESENT and consent.identity_from not in IDENTITY_STAGES:
        yield NotAllowed(because("consent_identity_from_missing"), "identity_from")
    if consent.kind == SUBMIT and around.shares_with and not rules.names_onward_sharing(consent):
        yield NotAllowed(because("consent_onward_missing", names=", ".join(around.shares_with)), "onward")


def _days(consent: Consent, person: Person, today: date) -> Iterable[NotAllowed]:
    born = person.birth.earliest()
    if consent.given_on is not None and born is not None and consent.given_on < born:
        yield NotAllowed(because("consent_before_birth", given=consent.given_on), "given_on")
    if consent.given_on is None or consent.expires_on is None:
        return
    if consent.given_on < consent.expires_on <= today:
        yield NotAllowed(because("consent_already_over", ends=consent.expires_on), "expires_on")


def _override(consent: Consent, person: Person, around: Circumstances, today: date) -> Iterable[NotAllowed]:
    """All that DP02 asks for, except the second person, who comes afterwards."""
    if consent.kind != rules.OVERRIDE:
        return
    if not around.by_protection_officer:
        yield NotAllowed(because("override_needs_protection_officer"))
    if consent.counselled_on is not None and consent.counselled_on > today:
        yield NotAllowed(because("override_counselled_in_future", counselled=consent.counselled_on), "counselled_on")
    for missing in rules.override_allowed(consent, person, today, switched_on=around.override_on):
        if missing.code != "override_not_approved" and not _is_day_missing(missing, consent):
            yield NotAllowed(missing, _FIELD_OF.get(missing.code))


def _is_day_missing(missing: Because, consent: Consent) -> bool:
    """An override without a day is told to name one, not that it is too long."""
    return missing.code == "override_too_long" and (consent.given_on is None or consent.expires_on is None)


def longest_end(kind: str, given_on: date) -> date | None:
    """The last day that a consent of this kind given on this day may name; None when it may run without limit."""
    if kind == rules.OVERRIDE:
        return rules.latest_override_end(given_on)
    return given_on + timedelta(days=rules.LONGEST_DAYS) if kind == rules.CONSULATE else None
