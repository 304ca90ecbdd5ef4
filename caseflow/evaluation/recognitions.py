"""A recognition with its steps, as its pages show it: where it stands, what comes next, who acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caseflow.evaluation.steps import as_rules
from caseflow.models import evaluation as tables
from caseflow.rules import recognition as rules
from caseflow.rules.reason import Because
from caseflow.vocabulary import skills
from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.language import LazyString
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.recognition import (
    PROCEDURES,
    RecognitionStepKind,
    RecognitionStepState,
    prescribed,
    procedure_name,
)
from caseflow.vocabulary.steps import Confidence

_LINE = {rules.PASSED: "done", rules.NOT_NEEDED: "done", rules.FAILED: "bad"}


@dataclass(frozen=True)
class StepLine:
    """One step. `line` is how the line of steps draws it; `actor` is who acts in it, None where nobody is named."""

    position: int
    kind: RecognitionStepKind
    state: RecognitionStepState
    line: str
    body: str
    actor: Actor | None
    days: int | None
    started_on: date | None
    due_on: date | None
    done_on: date | None
    expires_on: date | None
    note: str
    hint: LazyString | None
    source: str
    confidence: Confidence | None


@dataclass(frozen=True)
class Assessed:
    """A recognition. `next` is the step to be done now; `gives_licence`: complete, and a licence comes with it."""

    id: int
    occupation: str
    credential: str
    body: str
    country: str
    result: skills.RecognitionResult
    applied_on: date | None
    decided_on: date | None
    conditions: str
    procedure: str
    steps: tuple[StepLine, ...]
    next: StepLine | None
    warnings: tuple[Because, ...]
    gives_licence: bool


def assessed(row: tables.Recognition, steps: Iterable[tables.RecognitionStep], today: date) -> Assessed:
    """What a body made of a credential, or how far it has come."""
    ordered = sorted(steps, key=lambda step: step.position)
    known = [as_rules(step) for step in ordered]
    coming = rules.next_step(known, today) if known else None
    lines = {step.position: _line(row.procedure, step, coming) for step in ordered}
    procedure = PROCEDURES.get(row.procedure)
    return Assessed(
        id=row.id,
        occupation=occupation_name(row.isco) if row.isco else "",
        credential=row.credential,
        body=row.body,
        country=row.country,
        result=skills.RecognitionResult(row.result),
        applied_on=row.applied_on,
        decided_on=row.decided_on,
        conditions=row.conditions,
        procedure=procedure_name(row.procedure),
        steps=tuple(lines.values()),
        next=lines[coming.position] if coming else None,
        warnings=rules.warnings(known, today),
        gives_licence=bool(procedure and procedure.gives_licence and row.result == rules.FULL),
    )


def _line(procedure: str, step: tables.RecognitionStep, coming: rules.Step | None) -> StepLine:
    said = prescribed(procedure, step.position)
    is_next = coming is not None and coming.position == step.position and step.state != rules.FAILED
    return StepLine(
        position=step.position,
        kind=RecognitionStepKind(step.kind),
        state=RecognitionStepState(step.state),
        line="here" if is_next else _LINE.get(step.state, ""),
        body=step.body,
        actor=said.actor if said else None,
        days=said.days if said else None,
        started_on=step.started_on,
        due_on=step.due_on,
        done_on=step.done_on,
        expires_on=step.expires_on,
        note=step.note,
        hint=said.hint if said else None,
        source=said.source if said else "",
        confidence=said.confidence if said else None,
    )
