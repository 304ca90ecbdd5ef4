"""The occupations that a person wants, in their order."""

from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.evaluation.parts import occupation
from caseflow.evaluation.rows import line_of, open_draft, person_to_change, wanted
from caseflow.extensions import db
from caseflow.models.evaluation import WantedOccupation
from caseflow.rules.evaluation import check_wanted


def add_occupation(user: Actor, ref: str, isco: str) -> None:
    """Add an occupation after those that are there. Raises NotFound, Denied or Refused."""
    person = person_to_change(user, ref)
    gate.require(user, "evaluation.edit")
    occupation(isco)
    there = wanted(user, person)
    with rules_decide():
        check_wanted(isco, (row.isco for row in there))
    open_draft(user, person)
    rank = there[-1].rank + 1 if there else 1
    db.session.add(WantedOccupation(person_id=person.id, isco=isco, rank=rank))
    facts = {"isco": isco, "rank": len(there) + 1}
    trail.commit(user, "occupation.add", person, f"{ref}/evaluation/occupation/{isco}", after=facts)


def move_occupation(user: Actor, ref: str, line_id: int, *, up: bool, seen: int | None) -> None:
    """Change places with the occupation above or below; at the end of the list nothing happens.

    Raises NotFound, Denied, or Stale when somebody else moved it meanwhile.
    """
    person = person_to_change(user, ref)
    row: WantedOccupation = line_of(user, WantedOccupation, ref, line_id)
    gate.require(user, "evaluation.edit")
    gate.fresh(row, seen or 0)
    order = wanted(user, person)
    before = [one.isco for one in order]
    place = order.index(row)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(order):
        return
    order[place], order[other] = order[other], order[place]
    open_draft(user, person)
    for rank, one in enumerate(order, 1):
        one.rank = rank
    after = [one.isco for one in order]
    subject = f"{ref}/evaluation/occupation/{row.isco}"
    trail.commit(user, "occupation.move", person, subject, before={"order": before}, after={"order": after})


def remove_occupation(user: Actor, ref: str, line_id: int, *, seen: int | None) -> None:
    """Take an occupation out of the list. Raises NotFound, Denied or Stale."""
    person = person_to_change(user, ref)
    row: WantedOccupation = line_of(user, WantedOccupation, ref, line_id)
    gate.require(user, "evaluation.edit")
    gate.fresh(row, seen or 0)
    open_draft(user, person)
    db.session.delete(row)
    subject = f"{ref}/evaluation/occupation/{row.isco}"
    trail.commit(user, "occupation.remove", person, subject, before={"isco": row.isco, "rank": row.rank})
