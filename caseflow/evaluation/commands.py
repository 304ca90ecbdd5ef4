"""What can be done to the lists of an evaluation: work, education, licences, recognition, language tests."""

from typing import Any

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Stale
from caseflow.evaluation.entries import changes, filled, saved
from caseflow.evaluation.parts import RECOGNITION, Part, checked
from caseflow.evaluation.rows import line_of, must_be_open, open_draft, others_of, person_to_change, still
from caseflow.evaluation.steps import add_steps, remove_steps
from caseflow.extensions import db


def add_line(user: Actor, ref: str, part: Part, entry: Any) -> int:
    """Write a line into a part of the evaluation; gives its id. Raises NotFound, Denied or Refused."""
    person = person_to_change(user, ref)
    gate.require(user, "evaluation.edit")
    must_be_open(user, person)
    columns = checked(part, person, entry, others_of(user, person, part), clock.today(user.timezone))
    open_draft(user, person)
    row: Any = part.model(person_id=person.id, **columns)
    db.session.add(row)
    db.session.flush()
    if part is RECOGNITION:
        add_steps(user, row)
    after = filled(saved(part.entry, row))
    trail.commit(user, f"{part.noun}.add", person, f"{ref}/evaluation/{part.noun}/{row.id}", after=after)
    return int(row.id)


def edit_line(user: Actor, ref: str, part: Part, line_id: int, entry: Any, *, seen: int | None) -> None:
    """Correct a line. Raises NotFound, Denied, Stale or Refused. A change of nothing leaves no trace."""
    person = person_to_change(user, ref)
    row = line_of(user, part.model, ref, line_id)
    gate.require(user, "evaluation.edit")
    before = saved(part.entry, row)
    must_be_open(user, person)
    still(row, seen, before, entry)
    others = others_of(user, person, part, except_id=line_id)
    for name, value in checked(part, person, entry, others, clock.today(user.timezone)).items():
        setattr(row, name, value)
    if part is RECOGNITION:
        add_steps(user, row)
    changed = changes(before, saved(part.entry, row))
    if changed:
        open_draft(user, person)
        trail.commit(user, f"{part.noun}.edit", person, f"{ref}/evaluation/{part.noun}/{line_id}", **changed)


def remove_line(user: Actor, ref: str, part: Part, line_id: int, *, seen: int | None) -> None:
    """Take out a line that was written by mistake. The trail keeps all that it said. Raises NotFound, Denied, Stale."""
    person = person_to_change(user, ref)
    row = line_of(user, part.model, ref, line_id)
    gate.require(user, "evaluation.edit")
    before = saved(part.entry, row)
    if row.version != seen:
        raise Stale({}, row.version)
    must_be_open(user, person)
    open_draft(user, person)
    more = remove_steps(user, row) if part is RECOGNITION else {}
    db.session.delete(row)
    subject = f"{ref}/evaluation/{part.noun}/{line_id}"
    trail.commit(user, f"{part.noun}.remove", person, subject, before=filled(before), **more)
