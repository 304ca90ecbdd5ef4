"""Rules know no vocabulary and the vocabulary no rules, so the codes they share are compared here."""

from enum import StrEnum

import pytest

from caseflow.rules import (
    birth,
    cliff,
    conditions,
    consent,
    eligibility,
    grievances,
    language_tests,
    pathway,
    placements,
    stages,
    steps,
    vetting,
    visits,
)
from caseflow.vocabulary import checklist, consents, followup, persons, protection, routes, skills
from caseflow.vocabulary import grievances as grievance_words
from caseflow.vocabulary import placements as jobs
from caseflow.vocabulary import stages as stage_words
from caseflow.vocabulary import steps as step_words
from caseflow.vocabulary import vetting as vetting_words

SAME: list[tuple[type[StrEnum], object]] = [
    (checklist.Severity, {vetting.CRITICAL, vetting.MAJOR, vetting.MINOR}),
    (consents.Giver, {consent.SELF, consent.GUARDIAN}),
    (consents.HowGiven, consent.WAYS_TO_GIVE),
    (consents.LiaisonField, consent.LIAISON_FIELDS),
    (followup.VisitTiming, {visits.UPCOMING, visits.DUE, visits.OVERDUE, visits.MISSED}),
    (grievance_words.GrievanceCategory, grievances.CATEGORIES),
    (grievance_words.GrievanceSeverity, grievances.SEVERITIES),
    (grievance_words.GrievanceState, {grievances.OPEN, grievances.IN_PROGRESS, grievances.REFERRED, grievances.CLOSED}),
    (jobs.PlacementState, placements.MOVES),
    (jobs.WagePeriod, placements.WAGE_PERIODS),
    (persons.BirthPrecision, birth.PRECISIONS),
    (protection.Protection, {consent.CLEAR, consent.PROTECTED, consent.UNKNOWN}),
    (routes.AppliesTo, pathway.APPLIES_TO),
    (routes.CliffLevel, cliff.LEVELS),
    (routes.Eligibility, {eligibility.ELIGIBLE, eligibility.NOT_ELIGIBLE, eligibility.UNKNOWN}),
    (routes.RemedyKind, pathway.REMEDY_KINDS),
    (skills.LanguageSkill, language_tests.SKILLS),
    (stage_words.Outcome, stages.OUTCOMES),
    (stage_words.Risk, visits.SCHEDULES),
    (stage_words.Stage, stages.STAGES),
    (step_words.Confidence, pathway.CONFIDENCES),
    (step_words.IntakeState, pathway.INTAKE_STATES),
    (step_words.PermitKind, pathway.PERMIT_KINDS),
    (step_words.RuleResult, list(conditions.Answer)),
    (step_words.RuleSeverity, pathway.SEVERITIES),
    (step_words.StepState, steps.STATES),
    (
        vetting_words.VettingAnswer,
        {vetting.YES, vetting.NO, vetting.PARTLY, vetting.NOT_KNOWN, vetting.NOT_APPLICABLE},
    ),
]
AMONG: list[tuple[type[StrEnum], object]] = [
    (consents.ConsentKind, {consent.SERVICE, *consent.CONSULAR_KINDS}),
    (grievance_words.GrievanceActionKind, {grievances.PROTECT, *grievances.REFERRALS, *grievances.TELLS_EMPLOYER}),
    (followup.VisitState, {visits.PLANNED, visits.DONE, visits.CANCELLED}),
    (skills.LanguageTest, language_tests.SCALES),
    (step_words.StepVerb, steps.SUPERVISED),
    (
        vetting_words.VettingState,
        {vetting.MISSING, vetting.DRAFT, vetting.PROPOSED, vetting.APPROVED, vetting.CONDITIONAL, vetting.REFUSED},
    ),
]


@pytest.mark.parametrize(("kind", "codes"), SAME, ids=lambda value: getattr(value, "__name__", ""))
def test_rules_and_words_have_the_same_codes(kind: type[StrEnum], codes: list[str]) -> None:
    assert {str(code) for code in codes} == set(kind)


@pytest.mark.parametrize(("kind", "codes"), AMONG, ids=lambda value: getattr(value, "__name__", ""))
def test_every_code_of_a_rule_has_words(kind: type[StrEnum], codes: list[str]) -> None:
    assert {str(code) for code in codes} <= set(kind)


def test_the_indicators_that_rules_weigh_are_the_eleven_of_the_ilo() -> None:
    assert [code for code, _ in checklist.forced_labour_indicators()] == list(visits.INDICATORS)
