"""One recognition and its steps, for their own pages. Every reading is written down first."""

from dataclasses import dataclass

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import NotFound
from caseflow.evaluation import recognitions
from caseflow.evaluation.entries import HeldLicence, StepTaken, saved
from caseflow.evaluation.reading import Named, naming, person_to_read, rows_of
from caseflow.models import evaluation as tables
from caseflow.models.people import Person


@dataclass(frozen=True)
class Procedure:
    """The page of one recognition and its steps."""

    who: Named
    recognition: recognitions.Assessed


def procedure(user: Actor, ref: str, line_id: int) -> Procedure:
    """One recognition with its steps. Raises NotFound or Denied."""
    person = person_to_read(user, ref)
    row, steps = _with_steps(user, person, line_id)
    found = Procedure(naming(person), recognitions.assessed(row, steps, clock.today(user.timezone)))
    trail.seen(user, "evaluation.read", ref, "recognition")
    return found


@dataclass(frozen=True)
class SavedStep:
    """What the form about one step begins with."""

    who: Named
    credential: str
    step: recognitions.StepLine
    entry: StepTaken
    version: int


def step(user: Actor, ref: str, line_id: int, position: int) -> SavedStep:
    """One step of a recognition. Raises NotFound or Denied."""
    person = person_to_read(user, ref)
    row, steps = _with_steps(user, person, line_id)
    one = next((step for step in steps if step.position == position), None)
    if one is None:
        raise NotFound
    shown = recognitions.assessed(row, steps, clock.today(user.timezone)).steps[position - 1]
    found = SavedStep(naming(person), row.credential, shown, saved(StepTaken, one), one.version)
    trail.seen(user, "evaluation.read", ref, "recognition")
    return found


def licence_after(user: Actor, ref: str, line_id: int) -> HeldLicence:
    """What is known already of the licence that a recognition gave. Raises NotFound or Denied."""
    person = person_to_read(user, ref)
    row, _steps = _with_steps(user, person, line_id)
    found = HeldLicence(isco=row.isco, body=row.body, country=row.country, kind="full", issued_on=row.decided_on)
    trail.seen(user, "evaluation.read", ref, "recognition")
    return found


def _with_steps(user: Actor, person: Person, line_id: int) -> tuple[tables.Recognition, list[tables.RecognitionStep]]:
    table = tables.Recognition
    row = gate.one(scope.of_person(user, table).where(table.person_id == person.id, table.id == line_id))
    steps = rows_of(user, person, tables.RecognitionStep, tables.RecognitionStep.position)
    return row, [step for step in steps if step.recognition_id == row.id]
