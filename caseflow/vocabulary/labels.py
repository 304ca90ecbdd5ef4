"""From a code to its words: one table of every enum and its labels."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from caseflow.vocabulary import (
    actors,
    checklist,
    circumstances,
    consents,
    contact,
    documents,
    followup,
    grievances,
    matching,
    migration,
    notices,
    papers,
    partner,
    persons,
    placements,
    protection,
    recognition,
    review,
    roles,
    routes,
    shared_data,
    skills,
    stages,
    steps,
    tasks,
    timeline,
    training,
    vetting,
)
from caseflow.vocabulary.language import LazyString

LABELS: dict[type[StrEnum], Mapping[Any, LazyString]] = {
    actors.Actor: actors.ACTOR_LABELS,
    actors.ChargedTo: actors.CHARGED_TO_LABELS,
    circumstances.Band: circumstances.BAND_LABELS,
    checklist.FeeCategory: checklist.FEE_CATEGORY_LABELS,
    checklist.Severity: checklist.SEVERITY_LABELS,
    consents.AssistanceKind: consents.ASSISTANCE_KIND_LABELS,
    consents.AssistanceState: consents.ASSISTANCE_STATE_LABELS,
    consents.ConsentKind: consents.CONSENT_KIND_LABELS,
    consents.Giver: consents.GIVER_LABELS,
    consents.HowGiven: consents.HOW_GIVEN_LABELS,
    consents.LiaisonField: consents.LIAISON_FIELD_LABELS,
    consents.Purpose: consents.PURPOSE_LABELS,
    contact.AttemptResult: contact.ATTEMPT_RESULT_LABELS,
    contact.ContactChannel: contact.CONTACT_CHANNEL_LABELS,
    contact.ContactKind: contact.CONTACT_KIND_LABELS,
    documents.DocumentKind: documents.DOCUMENT_KIND_LABELS,
    documents.DocumentState: documents.DOCUMENT_STATE_LABELS,
    documents.IdentityKind: documents.IDENTITY_KIND_LABELS,
    followup.FindingArea: followup.FINDING_AREA_LABELS,
    followup.FindingLevel: followup.FINDING_LEVEL_LABELS,
    followup.NeedState: followup.NEED_STATE_LABELS,
    followup.Sector: followup.SECTOR_LABELS,
    followup.VisitKind: followup.VISIT_KIND_LABELS,
    followup.VisitState: followup.VISIT_STATE_LABELS,
    followup.VisitTiming: followup.VISIT_TIMING_LABELS,
    grievances.GrievanceActionKind: grievances.GRIEVANCE_ACTION_KIND_LABELS,
    grievances.GrievanceCategory: grievances.GRIEVANCE_CATEGORY_LABELS,
    grievances.GrievanceOutcome: grievances.GRIEVANCE_OUTCOME_LABELS,
    grievances.GrievanceSeverity: grievances.GRIEVANCE_SEVERITY_LABELS,
    grievances.GrievanceSource: grievances.GRIEVANCE_SOURCE_LABELS,
    grievances.GrievanceState: grievances.GRIEVANCE_STATE_LABELS,
    matching.Criterion: matching.CRITERION_LABELS,
    matching.RankingKind: matching.RANKING_KIND_LABELS,
    matching.Together: matching.TOGETHER_LABELS,
    migration.MigrationStatus: migration.MIGRATION_STATUS_LABELS,
    notices.NoticeKind: notices.NOTICE_KIND_LABELS,
    notices.NoticeStage: notices.NOTICE_STAGE_LABELS,
    papers.PaperState: papers.PAPER_STATE_LABELS,
    partner.DeclineReason: partner.DECLINE_REASON_LABELS,
    partner.LeavingReason: partner.LEAVING_REASON_LABELS,
    partner.PartnerMove: partner.PARTNER_MOVE_LABELS,
    partner.PartnerStage: partner.PARTNER_STAGE_LABELS,
    persons.BirthPrecision: persons.BIRTH_PRECISION_LABELS,
    persons.Gender: persons.GENDER_LABELS,
    persons.Relationship: persons.RELATIONSHIP_LABELS,
    persons.Sex: persons.SEX_LABELS,
    placements.CheckAnswer: placements.CHECK_ANSWER_LABELS,
    placements.CheckStanding: placements.CHECK_STANDING_LABELS,
    placements.ChoiceState: placements.CHOICE_STATE_LABELS,
    placements.ContractKind: placements.CONTRACT_KIND_LABELS,
    placements.ContractState: placements.CONTRACT_STATE_LABELS,
    placements.EventKind: placements.EVENT_KIND_LABELS,
    placements.EventResult: placements.EVENT_RESULT_LABELS,
    placements.Goes: placements.GOES_LABELS,
    placements.PlacementState: placements.PLACEMENT_STATE_LABELS,
    placements.Side: placements.SIDE_LABELS,
    placements.Turn: placements.TURN_LABELS,
    placements.WagePeriod: placements.WAGE_PERIOD_LABELS,
    protection.Protection: protection.PROTECTION_LABELS,
    protection.ProtectionStatus: protection.PROTECTION_STATUS_LABELS,
    recognition.RecognitionStepKind: recognition.RECOGNITION_STEP_KIND_LABELS,
    recognition.RecognitionStepState: recognition.RECOGNITION_STEP_STATE_LABELS,
    review.ReviewAnswer: review.REVIEW_ANSWER_LABELS,
    review.ReviewQuestion: review.REVIEW_QUESTION_LABELS,
    review.DecisionState: review.DECISION_STATE_LABELS,
    review.ConflictKind: review.CONFLICT_KIND_LABELS,
    roles.OrganizationKind: roles.ORGANIZATION_KIND_LABELS,
    roles.Role: roles.ROLE_LABELS,
    routes.AppliesTo: routes.APPLIES_TO_LABELS,
    routes.CliffLevel: routes.CLIFF_LEVEL_LABELS,
    routes.Eligibility: routes.ELIGIBILITY_LABELS,
    routes.OutlookState: routes.OUTLOOK_STATE_LABELS,
    routes.RemedyKind: routes.REMEDY_KIND_LABELS,
    shared_data.ConsentState: shared_data.CONSENT_STATE_LABELS,
    shared_data.IdentityFrom: shared_data.IDENTITY_FROM_LABELS,
    shared_data.SharedData: shared_data.SHARED_DATA_LABELS,
    skills.EvaluationState: skills.EVALUATION_STATE_LABELS,
    skills.Isced: skills.ISCED_LABELS,
    skills.LanguageLevel: skills.LANGUAGE_LEVEL_LABELS,
    skills.LanguageSkill: skills.LANGUAGE_SKILL_LABELS,
    skills.LanguageTest: skills.LANGUAGE_TEST_LABELS,
    skills.LicenceKind: skills.LICENCE_KIND_LABELS,
    skills.RecognitionResult: skills.RECOGNITION_RESULT_LABELS,
    skills.SkillSource: skills.SKILL_SOURCE_LABELS,
    stages.CaseStatus: stages.CASE_STATUS_LABELS,
    stages.HoldEvent: stages.HOLD_EVENT_LABELS,
    stages.Outcome: stages.OUTCOME_LABELS,
    stages.Risk: stages.RISK_LABELS,
    stages.Stage: stages.STAGE_LABELS,
    steps.Confidence: steps.CONFIDENCE_LABELS,
    steps.DraftState: steps.DRAFT_STATE_LABELS,
    steps.IntakeState: steps.INTAKE_STATE_LABELS,
    steps.PermitKind: steps.PERMIT_KIND_LABELS,
    steps.RuleResult: steps.RULE_RESULT_LABELS,
    steps.RuleSeverity: steps.RULE_SEVERITY_LABELS,
    steps.StepState: steps.STEP_STATE_LABELS,
    steps.StepVerb: steps.STEP_VERB_LABELS,
    tasks.NoteKind: tasks.NOTE_KIND_LABELS,
    tasks.TaskKind: tasks.TASK_KIND_LABELS,
    tasks.TaskState: tasks.TASK_STATE_LABELS,
    timeline.TimelineKind: timeline.TIMELINE_KIND_LABELS,
    training.EnrolmentState: training.ENROLMENT_STATE_LABELS,
    training.GainKind: training.GAIN_KIND_LABELS,
    training.GapState: training.GAP_STATE_LABELS,
    training.OfferState: training.OFFER_STATE_LABELS,
    training.TrainingArea: training.TRAINING_AREA_LABELS,
    training.TrainingMode: training.TRAINING_MODE_LABELS,
    training.WantedKind: training.WANTED_KIND_LABELS,
    vetting.EmployerKind: vetting.EMPLOYER_KIND_LABELS,
    vetting.Industry: vetting.INDUSTRY_LABELS,
    vetting.OpeningState: vetting.OPENING_STATE_LABELS,
    vetting.VettingAnswer: vetting.VETTING_ANSWER_LABELS,
    vetting.VettingState: vetting.VETTING_STATE_LABELS,
}


def label(value: StrEnum) -> str:
    """The words of an enum's value in the reader's language. KeyError for an enum that is not in the table."""
    return str(LABELS[type(value)][value])


def label_of(kind: type[StrEnum], code: object) -> str:
    """The words of a code as the database keeps it: "" for None, the code itself if the enum no longer has it."""
    if code is None or code == "":
        return ""
    found = LABELS[kind].get(str(code))
    return str(found) if found is not None else str(code)


def choices(
    kind: type[StrEnum], blank: str | LazyString | None = None, only: Iterable[str] | None = None
) -> list[tuple[str, str]]:
    """(code, words) of an enum in its own order, for a select or radios.

    `blank` puts an empty choice first, with these words; `only` keeps some codes.
    """
    wanted = set(kind) if only is None else set(only)
    first = [] if blank is None else [("", str(blank))]
    return first + [(value.value, label(value)) for value in kind if value in wanted]
