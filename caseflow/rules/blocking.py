"""Whether something forbids a step to move: the blocking rules of a pathway, in three values.

Two kinds, and they never mix. What **facts** decide, the system reads from its own records: nobody can confirm it
away, and a fact that is not recorded leaves it unknown. What a caseworker must **confirm** (that a contract was
understood) is met by their recorded confirmation, unless a fact says the opposite.

The facts, all optional, by name:
`intake.open`, `eligibility.result` (eligible, not_eligible, unknown), `consent.service`, `consent.share_recipient`,
`consent.names_onward_sharing` and `pathway.shares_onward`, `employer.vetted`, `offer.open_fee_finding`,
`step.documents_missing` and `step.documents_too_short` (sets), `step.deadline_reachable`, `step.contacts_origin`,
`step.alternative_evidence`, `step.origin_takes_it`,
`consent.origin_contact_override`, `person.protection` (clear, protected, unknown),
`person.minor_without_consent`, `person.vaccine_wait_over`, `followup.scheduled`, `permit.valid_at_start`; and for
those that are confirmed: `recruiter.registered`, `offer.wage_at_least_legal`, `offer.housing_ok`,
`person.language_met`, `person.licence_for_role`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from caseflow.rules.conditions import Answer, Facts
from caseflow.rules.pathway import BlockingRule, StepTemplate
from caseflow.rules.reason import Because, because

ORIGIN = "BR_REFUGEE_NO_ORIGIN_CONTACT"
# Papers that only a police, a regulator or a school of the country of origin gives: whoever wants one reaches it.
_ORIGIN_PAPERS = frozenset({"police_certificate", "professional_registration_verification"})
# Papers that other evidence can stand in for.
REPLACEABLE = _ORIGIN_PAPERS | {"education_certificate", "work_reference_letter"}
# Who is an office of the country of origin, whatever the step is about.
_OF_ORIGIN = frozenset({"labour_ministry_origin", "consulate_protecting"})

# Decided by one fact that must be True: (the fact, why it is not met, what to find out).
_BY_FACT: dict[str, tuple[str, str, str]] = {
    "BR_INTAKE_OPEN": ("intake.open", "intake_not_open", "intake_not_known"),
    "BR_CONSENT_SERVICE": ("consent.service", "consent_service_missing", "consent_service_missing"),
    "BR_EMPLOYER_VETTED": ("employer.vetted", "employer_not_vetted", "employer_not_known"),
    "BR_DEADLINE_REACHABLE": ("step.deadline_reachable", "outside_the_legal_window", "legal_window_not_known"),
    "BR_VACCINE_WAIT": ("person.vaccine_wait_over", "vaccine_wait_not_over", "vaccine_dates_not_known"),
    "BR_FOLLOWUP_SCHEDULED": ("followup.scheduled", "follow_up_not_scheduled", "follow_up_not_scheduled"),
    "BR_PERMIT_VALID_AT_START": ("permit.valid_at_start", "permit_not_valid_at_start", "permit_not_known_at_start"),
}
# Confirmed by a caseworker; a fact, where there is one, outweighs the confirmation: (the fact, why it is not met).
_CONFIRMED: dict[str, tuple[str | None, str]] = {
    "BR_CONTRACT_UNDERSTOOD": (None, ""),
    "BR_LEGAL_ADVICE_RECORDED": (None, ""),
    "BR_VOLUNTARY": (None, ""),
    "BR_PREDEPARTURE_DONE": (None, ""),
    "BR_RECRUITER_REGISTERED": ("recruiter.registered", "recruiter_not_registered"),
    "BR_WAGE_AT_LEAST_LEGAL": ("offer.wage_at_least_legal", "wage_below_legal"),
    "BR_HOUSING_OK": ("offer.housing_ok", "housing_not_ok"),
    "BR_LANGUAGE_MET": ("person.language_met", "language_not_met"),
    "BR_LICENCE_FOR_ROLE": ("person.licence_for_role", "licence_missing"),
}


@dataclass(frozen=True)
class Checked:
    """One blocking rule: its answer, why, and whether a caseworker's confirmation would settle it."""

    code: str
    answer: Answer
    severity: str
    because: Because | None
    confirmable: bool

    @property
    def blocks(self) -> bool:
        """Whether the step may not move on account of it. Unknown holds it too, but says what to find out."""
        return self.severity == "block" and self.answer is not Answer.MET


def codes_at(verb: str, template: StepTemplate, rules: Mapping[str, BlockingRule]) -> tuple[str, ...]:
    """The rules to check before `verb`: some already when a step is started, all of them when it is handed in or done.

    A step that writes to the country of origin is checked for that, whether or not its file says so.
    """
    codes = template.blocking_rules
    if reaches_origin(template) and ORIGIN not in codes:
        codes = (*codes, ORIGIN)
    if verb in ("submit", "complete"):
        return codes
    return tuple(code for code in codes if rules[code].at == "start") if verb == "start" else ()


def reaches_origin(template: StepTemplate) -> bool:
    """Whether the step would reach a school, a police, a regulator or another office of the country of origin.

    The file says so, or what the step wants can only come from there (DP09).
    """
    return template.contacts_origin or bool(_ORIGIN_PAPERS & set(template.requires_documents))


def origin_takes_it(template: StepTemplate, country: str, nationalities: Collection[str]) -> bool:
    """Whether the step itself lies with an office of the country of origin, so that no other evidence can avoid it.

    `country` is where the pathway leads through. Other evidence stands in for papers, never for the office that acts.
    """
    if not reaches_origin(template):
        return False
    if template.actor in _OF_ORIGIN or country in nationalities:
        return True
    return not REPLACEABLE & set(template.requires_documents)


def check(
    codes: Iterable[str], facts: Facts, confirmed: Collection[str], rules: Mapping[str, BlockingRule]
) -> tuple[Checked, ...]:
    """Each rule with its answer. `confirmed` are the codes that a caseworker has confirmed for this step."""
    return tuple(_checked(code, facts, confirmed, rules[code].severity) for code in codes)


def is_confirmable(code: str) -> bool:
    """Whether a caseworker's confirmation can settle the rule."""
    return code in _CONFIRMED


def is_known(code: str) -> bool:
    """Whether this module knows how to decide the rule."""
    return code in _CONFIRMED or code in _BY_FACT or code in _OF_SEVERAL


def _checked(code: str, facts: Facts, confirmed: Collection[str], severity: str) -> Checked:
    if code in _CONFIRMED:
        answer, why = _confirmation(code, facts, confirmed)
    elif code in _BY_FACT:
        answer, why = _by_fact(code, facts)
    elif code in _OF_SEVERAL:
        answer, why = _OF_SEVERAL[code](facts)
    else:
        answer, why = Answer.UNKNOWN, because("blocking_rule_not_known", rule=code)
    return Checked(code, answer, severity, why, code in _CONFIRMED and answer is Answer.UNKNOWN)


def _confirmation(code: str, facts: Facts, confirmed: Collection[str]) -> tuple[Answer, Because | None]:
    fact, why_not = _CONFIRMED[code]
    found = facts.get(fact) if fact is not None else None
    if found is False:
        return Answer.NOT_MET, Because(why_not)
    if found is True or code in confirmed:
        return Answer.MET, None
    return Answer.UNKNOWN, because("needs_confirmation")


def _by_fact(code: str, facts: Facts) -> tuple[Answer, Because | None]:
    fact, why_not, why_unknown = _BY_FACT[code]
    found = facts.get(fact)
    if found is True:
        return Answer.MET, None
    if found is False:
        return Answer.NOT_MET, Because(why_not)
    return Answer.UNKNOWN, Because(why_unknown)


def _eligibility(facts: Facts) -> tuple[Answer, Because | None]:
    result = facts.get("eligibility.result")
    if result == "eligible":
        return Answer.MET, None
    if result == "not_eligible":
        return Answer.NOT_MET, because("not_eligible")
    return Answer.UNKNOWN, because("eligibility_not_known")


def _share_recipient(facts: Facts) -> tuple[Answer, Because | None]:
    """Consent names the recipient and the purpose, and the onward sharing that the authority's law allows (DP15)."""
    if facts.get("consent.share_recipient") is not True:
        return Answer.NOT_MET, because("consent_to_share_missing")
    if facts.get("pathway.shares_onward") is True and facts.get("consent.names_onward_sharing") is not True:
        return Answer.NOT_MET, because("consent_without_onward_sharing")
    return Answer.MET, None


def _no_fees(facts: Facts) -> tuple[Answer, Because | None]:
    found = facts.get("offer.open_fee_finding")
    if found is True:
        return Answer.NOT_MET, because("worker_fee_found")
    if found is False:
        return Answer.MET, None
    return Answer.UNKNOWN, because("fees_not_asked")


def _documents(fact: str, code: str) -> Callable[[Facts], tuple[Answer, Because | None]]:
    def decide(facts: Facts) -> tuple[Answer, Because | None]:
        found = facts.get(fact)
        if not isinstance(found, Collection) or isinstance(found, str):
            return Answer.UNKNOWN, because("documents_not_known")
        if not found:
            return Answer.MET, None
        return Answer.NOT_MET, because(code, documents=", ".join(sorted(str(kind) for kind in found)), count=len(found))

    return decide


def _origin(facts: Facts) -> tuple[Answer, Because | None]:
    """Nobody who fled, or may have fled, is made known to the state they fled (DP09). Not recorded is "may have"."""
    if facts.get("step.contacts_origin") is False:
        return Answer.MET, because("origin_must_not_be_told")
    if facts.get("person.protection") == "clear":
        return Answer.MET, None
    if facts.get("consent.origin_contact_override") is True:
        return Answer.MET, because("origin_contact_agreed")
    if facts.get("step.origin_takes_it") is True:
        protected = facts.get("person.protection") == "protected"
        return Answer.NOT_MET, because("origin_takes_step_protected" if protected else "origin_takes_step_unknown")
    if facts.get("step.alternative_evidence") is True:
        return Answer.MET, because("origin_contact_avoided")
    code = "origin_contact_protected" if facts.get("person.protection") == "protected" else "origin_contact_unknown"
    return Answer.NOT_MET, Because(code)


def _minor(facts: Facts) -> tuple[Answer, Because | None]:
    found = facts.get("person.minor_without_consent")
    if found is True:
        return Answer.NOT_MET, because("minor_without_consent")
    if found is False:
        return Answer.MET, None
    return Answer.UNKNOWN, because("age_not_known")


_OF_SEVERAL: dict[str, Callable[[Facts], tuple[Answer, Because | None]]] = {
    "BR_ELIGIBILITY_CLEAR": _eligibility,
    "BR_CONSENT_SHARE_RECIPIENT": _share_recipient,
    "BR_NO_WORKER_FEES": _no_fees,
    "BR_DOCS_COMPLETE": _documents("step.documents_missing", "documents_missing"),
    "BR_DOCS_OUTLAST_STEP": _documents("step.documents_too_short", "documents_end_too_soon"),
    ORIGIN: _origin,
    "BR_MINOR_SAFEGUARD": _minor,
}
