"""The steps of a recognition: what was done in each, and the result that follows."""

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.errors import NotFound, Refused
from caseflow.evaluation.entries import StepTaken, changes, saved
from caseflow.evaluation.rows import line_of, must_be_open, open_draft, person_to_change, still
from caseflow.evaluation.steps import as_rules, follow, steps_of, wanted
from caseflow.models.evaluation import Recognition
from caseflow.rules.recognition import STATES, check_step
from caseflow.vocabulary.language import _


def write_step(user: Actor, ref: str, line_id: int, position: int, entry: StepTaken, *, seen: int | None) -> None:
    """Write down how one step of a recognition stands. A change of nothing leaves no trace.

    Raises NotFound, Denied, Stale, or Refused with the field.
    """
    person = person_to_change(user, ref)
    recognition: Recognition = line_of(user, Recognition, ref, line_id)
    steps = steps_of(user, recognition)
    row = next((step for step in steps if step.position == position), None)
    if row is None:
        raise NotFound
    gate.require(user, "evaluation.edit")
    must_be_open(user, person)
    before = saved(StepTaken, row)
    still(row, seen, before, entry)
    if entry.state not in STATES:
        raise Refused(_("Choose one of the list."), "state")
    with rules_decide():
        today = clock.today(user.timezone)
        check_step([as_rules(step) for step in steps], wanted(row, entry), person.born_earliest, today)
    changed = changes(before, entry)
    if not changed:
        return
    open_draft(user, person)
    for name in changed["after"]:
        setattr(row, name, getattr(entry, name))
    result = recognition.result
    follow(recognition, steps)
    said = {"result": recognition.result} if recognition.result != result else {}
    subject = f"{ref}/evaluation/recognition/{line_id}/steps/{position}"
    trail.commit(user, "recognition.step", person, subject, step=row.kind, **said, **changed)
