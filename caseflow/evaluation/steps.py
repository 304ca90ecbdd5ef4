"""The steps of a recognition as rows: begun with it, removed with it; the result that follows from them is kept."""

from dataclasses import asdict
from typing import Any

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.errors import Refused
from caseflow.evaluation.entries import StepTaken, filled, saved
from caseflow.extensions import db
from caseflow.models.evaluation import Recognition, RecognitionStep
from caseflow.rules.recognition import Step, outcome
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.recognition import PROCEDURES


def steps_of(user: Actor, recognition: Recognition) -> list[RecognitionStep]:
    """The steps of a recognition, first to last; nothing for one without a procedure."""
    query = scope.of_person(user, RecognitionStep).where(RecognitionStep.recognition_id == recognition.id)
    return list(db.session.scalars(query.order_by(RecognitionStep.position)))


def as_rules(row: RecognitionStep) -> Step:
    """A step as the rules know it."""
    return Step(row.position, row.kind, **_plain(saved(StepTaken, row)))


def wanted(row: RecognitionStep, entry: StepTaken) -> Step:
    """The step as it is to be."""
    return Step(row.position, row.kind, **_plain(entry))


def add_steps(user: Actor, recognition: Recognition) -> None:
    """Give a recognition the steps of its procedure, if it has one and has no steps yet.

    Raises Refused where its result was written down before: that now follows from the steps.
    """
    if not recognition.procedure or steps_of(user, recognition):
        return
    if recognition.result != "not_asked":
        raise Refused(sentence("recognition_result_follows"), "procedure")
    for position, step in enumerate(PROCEDURES[recognition.procedure].steps, 1):
        db.session.add(
            RecognitionStep(
                recognition_id=recognition.id,
                person_id=recognition.person_id,
                position=position,
                kind=step.kind,
                body=step.body or recognition.body,
            )
        )


def remove_steps(user: Actor, recognition: Recognition) -> dict[str, Any]:
    """Take the steps out with their recognition; gives what they said, for the trail."""
    rows = steps_of(user, recognition)
    said = [{"step": row.kind, **filled(saved(StepTaken, row))} for row in rows]
    for row in rows:
        db.session.delete(row)
    db.session.flush()
    return {"steps": said} if said else {}


def follow(recognition: Recognition, steps: list[RecognitionStep]) -> None:
    """Write down the result that follows from the steps."""
    found = outcome([as_rules(row) for row in steps])
    recognition.result, recognition.applied_on, recognition.decided_on = (
        found.result,
        found.applied_on,
        found.decided_on,
    )


def _plain(entry: StepTaken) -> dict[str, Any]:
    """What the rules want of a step: everything but who does it."""
    return {name: value for name, value in asdict(entry).items() if name != "body"}
