"""What is written about a placement, who goes along, and the checks after the start."""

from decimal import Decimal

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import trail
from caseflow.errors import NotFound, Refused, Stale
from caseflow.extensions import db
from caseflow.models.placements import (
    Placement,
    PlacementCheck,
    PlacementMessage,
    PlacementNote,
    PlacementRelative,
)
from caseflow.placements import chances, moving
from caseflow.placements.entries import CheckEntry
from caseflow.placements.rows import member, placement_to_change
from caseflow.rules import placement_checks as checks
from caseflow.rules.presenting import GOES_ON
from caseflow.rules.reason import because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.placements import Goes, Side


def write_note(user: Actor, ref: str, body: str) -> None:
    """Write something about a placement that only staff read. Raises NotFound, Denied or Refused."""
    row = placement_to_change(user, ref)
    text = _text(body)
    db.session.add(PlacementNote(placement_id=row.id, body=text, author_id=user.id, at=clock.now()))
    _kept(user, row, "placement.note")


def write_message(user: Actor, ref: str, body: str) -> None:
    """Write something that the employer reads. It must know of the person, with a consent that counts today.

    Raises NotFound, Denied or Refused.
    """
    row = placement_to_change(user, ref)
    text = _text(body)
    if not may_write(user, row):
        raise refusal(because("message_not_known"))
    sent = PlacementMessage(
        placement_id=row.id, body=text, by_side=Side.STAFF, author_id=user.id, at=clock.now()
    )  # fmt: skip
    db.session.add(sent)
    _kept(user, row, "placement.message")


def may_write(user: Actor, row: Placement) -> bool:
    """Whether the employer of this placement, loaded with person and opening, may be written to about it today."""
    return row.state in GOES_ON and chances.has_agreed(user, row.person, row.opening.employer)


def say_relative(user: Actor, ref: str, person_ref: str, *, goes: str, note: str, seen: int) -> None:
    """Say whether a member of the family goes along in this opportunity. Raises NotFound, Denied, Stale or Refused."""
    row = placement_to_change(user, ref)
    person = member(user, row.case, person_ref)
    if person is None or person.id == row.person_id:
        raise NotFound
    if goes not in set(Goes):
        raise Refused(_("Choose one."), "goes")
    query = scope.of_placement(user, PlacementRelative)
    said = db.session.scalars(
        query.where(PlacementRelative.placement_id == row.id, PlacementRelative.person_id == person.id)
    ).one_or_none()
    if (said.version if said is not None else 0) != seen:
        raise Stale({"goes": said.goes, "note": said.note} if said else {}, said.version if said else 0)
    if said is None:
        said = PlacementRelative(placement_id=row.id, person_id=person.id, goes=Goes.UNKNOWN, note="")
        db.session.add(said)
    before = {"goes": said.goes, "why": said.note}
    said.goes, said.note = goes, note.strip()
    relative = moving.full_name(person)
    _kept(user, row, "placement.relative", relative=relative, before=before, after={"goes": goes, "why": said.note})


def record_check(user: Actor, ref: str, day: int, entry: CheckEntry, *, seen: int) -> None:
    """Write down what a check found. Raises NotFound, Denied, Stale or Refused."""
    row = placement_to_change(user, ref)
    query = scope.of_placement(user, PlacementCheck)
    check = gate.one(query.where(PlacementCheck.placement_id == row.id, PlacementCheck.day == day))
    found = {name: getattr(entry, name) for name in ("same_employer", "same_occupation", "same_region")}
    gate.fresh(check, seen, {**found, "done_on": entry.done_on})
    if entry.done_on is None:
        raise Refused(_("Enter the day on which you asked."), "done_on")
    asked = checks.Check(check.day, check.due_on, None, **found)
    with rules_decide():
        checks.check_answers(
            asked, entry.done_on, clock.today(user.timezone), wage_paid=entry.wage_paid, hours_worked=entry.hours_worked
        )
    before = _said(check)
    for name, value in found.items():
        setattr(check, name, value)
    check.done_on, check.wage_paid, check.hours_worked = entry.done_on, entry.wage_paid, entry.hours_worked
    check.note, check.recorded_by_id = entry.note.strip() or None, user.id
    _kept(user, row, "placement.check", days=day, before=before, after=_said(check))


def _said(check: PlacementCheck) -> dict[str, object]:
    return {
        "done_on": check.done_on,
        "same_employer": check.same_employer,
        "same_occupation": check.same_occupation,
        "same_region": check.same_region,
        "wage_paid": _plain(check.wage_paid),
    }


def _text(body: str) -> str:
    if not body.strip():
        raise Refused(_("Write something."), "body")
    return body.strip()


def _plain(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount.normalize():f}"


def _kept(user: Actor, row: Placement, action: str, **facts: object) -> None:
    named = {"name": moving.full_name(row.person), "job": row.opening.title, "employer": row.opening.employer.name}
    trail.commit(user, action, row.case, f"{row.case.ref}/placements/{row.ref}", **{**named, **facts})
