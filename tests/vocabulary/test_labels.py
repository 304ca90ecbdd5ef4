"""Every code that the database keeps has its words, and fits its column."""

import importlib
import pkgutil
from enum import StrEnum

import pytest
from sqlalchemy import Column, String

from caseflow import vocabulary
from caseflow.models.schema import METADATA
from caseflow.vocabulary import (
    consents,
    contact,
    documents,
    followup,
    grievances,
    persons,
    placements,
    skills,
    stages,
    steps,
    vetting,
)
from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.labels import LABELS, choices, label, label_of
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.roles import OrganizationKind, Role
from caseflow.vocabulary.tasks import NoteKind, TaskKind, TaskState

MODULES = [importlib.import_module(f"caseflow.vocabulary.{m.name}") for m in pkgutil.iter_modules(vocabulary.__path__)]
# Tells a form how to ask for a fact; nobody reads it.
NEVER_SHOWN = {"FactType"}
ENUMS = sorted(
    {
        thing
        for module in MODULES
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, StrEnum) and thing is not StrEnum
        if thing.__name__ not in NEVER_SHOWN
    },
    key=lambda kind: kind.__name__,
)
KEPT_IN = {
    "app_user.role": Role,
    "case_file.outcome": stages.Outcome,
    "case_file.risk": stages.Risk,
    "case_file.stage": stages.Stage,
    "case_file.status": stages.CaseStatus,
    "case_member.relationship_to_principal": persons.Relationship,
    "consent.giver": consents.Giver,
    "consent.how_given": consents.HowGiven,
    "consent.kind": consents.ConsentKind,
    "consent.purpose": consents.Purpose,
    "consular_assistance.kind": consents.AssistanceKind,
    "consular_assistance.state": consents.AssistanceState,
    "contact.kind": contact.ContactKind,
    "contact_attempt.channel": contact.ContactChannel,
    "contact_attempt.result": contact.AttemptResult,
    "employer.kind": vetting.EmployerKind,
    "employer.sector": vetting.Industry,
    "employer.vetting_state": vetting.VettingState,
    "evaluation.state": skills.EvaluationState,
    "grievance.category": grievances.GrievanceCategory,
    "grievance.outcome": grievances.GrievanceOutcome,
    "grievance.severity": grievances.GrievanceSeverity,
    "grievance.source": grievances.GrievanceSource,
    "grievance.state": grievances.GrievanceState,
    "grievance_action.kind": grievances.GrievanceActionKind,
    "identity_document.kind": documents.IdentityKind,
    "language_test.test": skills.LanguageTest,
    "licence.kind": skills.LicenceKind,
    "need.sector": followup.Sector,
    "need.state": followup.NeedState,
    "note.kind": NoteKind,
    "opening.contract_kind": placements.ContractKind,
    "opening.state": vetting.OpeningState,
    "opening.wage_period": placements.WagePeriod,
    "organization.kind": OrganizationKind,
    "pathway_version.intake_state": steps.IntakeState,
    "permit.kind": steps.PermitKind,
    "person.birth_precision": persons.BirthPrecision,
    "person.gender": persons.Gender,
    "person.sex": persons.Sex,
    "person_language.level": skills.LanguageLevel,
    "placement.state": placements.PlacementState,
    "recognition.result": skills.RecognitionResult,
    "skill.source": skills.SkillSource,
    "status_record.status": MigrationStatus,
    "step.state": steps.StepState,
    "task.kind": TaskKind,
    "task.state": TaskState,
    "vetting.state": vetting.VettingState,
    "visit.kind": followup.VisitKind,
    "visit.state": followup.VisitState,
    "wanted_document.kind": documents.DocumentKind,
    "wanted_document.state": documents.DocumentState,
}


def column(place: str) -> Column[str]:
    table, name = place.split(".")
    return METADATA.tables[table].columns[name]


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_every_value_of_every_enum_has_its_own_words(kind: type[StrEnum]) -> None:
    words = [label(value) for value in kind]
    assert all(words)
    assert len(set(words)) == len(words), "two choices that look the same"
    assert set(LABELS[kind]) == set(kind)


@pytest.mark.parametrize("place", KEPT_IN)
def test_every_code_fits_the_column_that_keeps_it(place: str) -> None:
    length = column(place).type.length if isinstance(column(place).type, String) else None
    assert length is None or max(map(len, KEPT_IN[place])) <= length


@pytest.mark.parametrize("place", KEPT_IN)
def test_the_column_begins_with_a_code_that_exists(place: str) -> None:
    default = column(place).default
    assert default is None or not default.is_scalar or default.arg in {*KEPT_IN[place], ""}


def test_a_select_lists_the_codes_in_their_order_with_an_empty_choice_first() -> None:
    assert choices(stages.CaseStatus, blank="Choose")[0] == ("", "Choose")
    assert [code for code, _ in choices(stages.CaseStatus)] == ["open", "on_hold", "closed"]
    assert choices(stages.Stage, only=["closed", "intake"]) == [("intake", "Intake"), ("closed", "Closed")]


def test_a_code_from_the_database_becomes_words_and_an_old_one_stays_readable() -> None:
    assert label_of(stages.Stage, "follow_up") == "Follow-up"
    assert label_of(stages.Stage, None) == label_of(stages.Stage, "") == ""
    assert label_of(stages.Stage, "retired_stage") == "retired_stage"
    assert label_of(skills.Isced, 3) == "Upper secondary"


def test_the_two_consulates_are_never_one_actor() -> None:
    assert "destination" in label(Actor.CONSULATE_ISSUING)
    assert "nationality" in label(Actor.CONSULATE_PROTECTING)
