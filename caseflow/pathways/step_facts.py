"""The facts that decide whether a step may move: consents, vetting, documents, the legal window, protection."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from caseflow.access import consents
from caseflow.models.employers import Opening
from caseflow.models.pathways import Permit, Step, WantedDocument
from caseflow.pathways import offer_facts
from caseflow.pathways.person_facts import Fact
from caseflow.pathways.records import Records
from caseflow.pathways.shelf import catalogue
from caseflow.rules import blocking
from caseflow.rules.birth import Birth, is_adult
from caseflow.rules.conditions import Answer
from caseflow.rules.consent import SERVICE, Consent, counts, names_onward_sharing
from caseflow.rules.deadlines import Due
from caseflow.rules.eligibility import sum_up
from caseflow.rules.pathway import Intake, Pathway, StepTemplate
from caseflow.rules.pathway_versions import takes_applications
from caseflow.rules.spans import judge_facts
from caseflow.vocabulary.fold import fold

TO_EMPLOYER, TO_AUTHORITY = "present_to_employer", "submit_to_authority"
_EMPLOYER_SIDE = frozenset({"employer", "recruiter"})
_MAY_WORK = frozenset(
    "work_permit open_work_permit seasonal_work_permit border_worker_card stay_permit humanitarian_card "
    "temporary_protection temporary_residence permanent_residence visa".split()
)
_SETTLED = frozenset({"verified", "not_required"})
# Days that must pass after a vaccination: Brazil's rules for the flight (library: br_interiorizacao_ves).
_VACCINES = {"person.days_since_yellow_fever_vaccine": 10, "person.days_since_mmr_vaccine": 14}


@dataclass(frozen=True)
class Situation:
    """A step of somebody, and everything around it that its blocking rules look at."""

    step: Step
    template: StepTemplate
    pathway: Pathway
    intake: Intake
    records: Records
    facts: Mapping[str, object]
    of_principal: Mapping[str, object]
    documents: tuple[WantedDocument, ...]
    legal_due: Due | None
    is_principal: bool
    has_visits: bool
    today: date


def codes_before(verb: str, template: StepTemplate) -> tuple[str, ...]:
    """The blocking rules that are looked at before this verb."""
    return blocking.codes_at(verb, template, catalogue().blocking_rules)


def check(verb: str, now: Situation) -> tuple[blocking.Checked, ...]:
    """Each rule that stands before the verb, with its answer."""
    codes = codes_before(verb, now.template)
    facts = dict(_facts(now))
    return blocking.check(codes, facts, set(now.step.confirmations), catalogue().blocking_rules)


def _facts(now: Situation) -> Iterator[Fact]:
    yield from _pathway(now)
    yield from _consents(now)
    yield from _documents(now)
    yield from _person(now)
    # What the caseworker found out by asking comes after what the checklist of the employer says: it outweighs it.
    yield from offer_facts.safety(now.records, now.today)
    if isinstance(asked := now.facts.get("offer.open_fee_finding"), bool):
        yield "offer.open_fee_finding", asked
    yield "followup.scheduled", now.has_visits
    yield from _work(now)


def _pathway(now: Situation) -> Iterator[Fact]:
    answer, _why = takes_applications(now.intake, now.today)
    if answer is not Answer.UNKNOWN:
        yield "intake.open", answer is Answer.MET
    judged = judge_facts(now.pathway.rules, now.of_principal, now.today, now.template.code)
    yield "eligibility.result", sum_up(judged).result
    actor = catalogue().actors[now.template.actor]
    yield "pathway.shares_onward", bool(now.pathway.shares_data_with) and actor.charged_to == "authority"


def _consents(now: Situation) -> Iterator[Fact]:
    person = consents.person_as_rule(now.records.person)
    given = [consent for consent in now.records.consents if counts(consent, person, now.today)]
    yield "consent.service", any(consent.kind == SERVICE for consent in given)
    sharing = [consent for consent in given if _names_recipient(consent, now)]
    yield "consent.share_recipient", bool(sharing)
    yield "consent.names_onward_sharing", any(names_onward_sharing(consent) for consent in sharing)


def _names_recipient(consent: Consent, now: Situation) -> bool:
    """Whether the consent is toward whoever acts in the step: this employer, or an authority."""
    if now.template.actor not in _EMPLOYER_SIDE:
        return consent.kind == TO_AUTHORITY
    employer = now.records.employer
    if consent.kind != TO_EMPLOYER or employer is None:
        return False
    named, wanted = fold(consent.recipient_name), fold(employer.name)
    return bool(named) and (named in wanted or wanted in named)


def _documents(now: Situation) -> Iterator[Fact]:
    wanted = {document.kind: document for document in now.documents}
    missing = {kind for kind in now.template.requires_documents if not _is_settled(wanted.get(kind))}
    yield "step.documents_missing", missing
    until = max(now.step.due_on or now.today, now.today)
    yield (
        "step.documents_too_short",
        {
            document.kind
            for document in now.documents
            if document.expires_on is not None and document.expires_on < until
        },
    )
    if now.template.deadline is None:
        yield "step.deadline_reachable", True
    elif now.legal_due is not None:
        first, last = now.legal_due.earliest or now.today, now.legal_due.day or now.today
        yield "step.deadline_reachable", first <= now.today <= last


def _is_settled(document: WantedDocument | None) -> bool:
    return document is not None and document.state in _SETTLED


def _person(now: Situation) -> Iterator[Fact]:
    person = now.records.person
    yield "step.contacts_origin", blocking.reaches_origin(now.template)
    nationalities = [one.country for one in person.nationalities if one.country]
    yield "step.origin_takes_it", blocking.origin_takes_it(now.template, now.pathway.country, nationalities)
    yield "step.alternative_evidence", blocking.ORIGIN in now.step.confirmations
    yield "person.protection", person.protection
    adult = is_adult(Birth(person.birth_date, person.birth_precision), now.today)
    if adult is not None:
        rule = consents.person_as_rule(person)
        agreed = any(c.kind == SERVICE and counts(c, rule, now.today) for c in now.records.consents)
        # Nobody under 18 is recruited; a child who comes along needs a guardian's consent and their own assent.
        yield "person.minor_without_consent", not adult and (now.is_principal or not agreed)
    waited = [now.facts.get(name) for name in _VACCINES]
    if all(isinstance(days, int) for days in waited):
        yield (
            "person.vaccine_wait_over",
            all(
                isinstance(days, int) and days >= least for days, least in zip(waited, _VACCINES.values(), strict=True)
            ),
        )


def _work(now: Situation) -> Iterator[Fact]:
    opening, start = now.records.opening, now.facts.get("offer.start_date")
    if opening is None or not isinstance(start, date):
        return
    at_home = any(n.country == opening.country for n in now.records.person.nationalities)
    fitting = [permit for permit in now.records.permits if _allows(permit, now, start)]
    yield "permit.valid_at_start", at_home or bool(fitting)
    if opening.needs_licence:
        yield "person.licence_for_role", _has_licence(now, opening, start)


def _has_licence(now: Situation, opening: Opening, start: date) -> bool:
    """A full or conditional licence for the occupation there, or one that a granted step gave, on the first day."""
    recorded = any(
        licence.isco == opening.isco
        and licence.country == opening.country
        and licence.kind != "foreign"
        and (licence.expires_on is None or licence.expires_on >= start)
        for licence in now.records.licences
    )
    given = any(p.kind == "licence" and p.country == opening.country and _runs(p, start) for p in now.records.permits)
    return recorded or given


def _runs(permit: Permit, on: date) -> bool:
    last = min(day for day in (permit.valid_until, permit.ended_on, date.max) if day is not None)
    return permit.valid_from <= on <= last


def _allows(permit: Permit, now: Situation, start: date) -> bool:
    """Whether the permit is valid on the first day of work, for this employer, occupation and region."""
    opening = now.records.opening
    if opening is None or permit.kind not in _MAY_WORK or permit.country != opening.country:
        return False
    return (
        _runs(permit, start)
        and fold(permit.employer_name) in ("", fold(opening.employer.name))
        and permit.isco in (None, opening.isco)
        and permit.region in (None, opening.region)
    )
