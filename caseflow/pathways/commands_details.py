"""What belongs to a step beside its moves: its due day, the documents it wants, what a caseworker confirms."""

from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.pathways import Step, WantedDocument
from caseflow.models.people import Nationality
from caseflow.pathways import step_facts, track
from caseflow.pathways.track import Placed, Track
from caseflow.rules import blocking
from caseflow.rules.steps import OPEN_STATES
from caseflow.vocabulary.documents import DocumentState
from caseflow.vocabulary.language import _

# What can be entered; that a document expires soon, or has expired, follows from its last day.
DOCUMENT_STATES = (
    DocumentState.MISSING,
    DocumentState.REQUESTED,
    DocumentState.RECEIVED,
    DocumentState.VERIFIED,
    DocumentState.REJECTED,
    DocumentState.NOT_REQUIRED,
)


def set_due(user: Actor, ref: str, number: int, *, due_on: date | None, seen: int) -> None:
    """Set the due day of an open step by hand; nothing moves it then. Without a day it is reckoned again."""
    found, placed = _step(user, ref, number, "step.due")
    row = placed.row
    gate.fresh(row, seen, {"due_on": due_on})
    _check_open(found, placed)
    before = {"due_on": row.due_on, "by_hand": row.due_by_hand}
    row.due_by_hand, row.due_on = due_on is not None, due_on
    if due_on is not None:
        row.due_because = row.due_earliest = None
    track.update(user, found, clock.today(user.timezone))
    after = {"due_on": row.due_on, "by_hand": row.due_by_hand}
    trail.commit(user, "step.due", found.case, _subject(found, row), step=row.code, before=before, after=after)


def edit_document(
    user: Actor,
    ref: str,
    number: int,
    kind: str,
    *,
    state: str,
    expires_on: date | None = None,
    note: str = "",
    everywhere: bool = False,
    seen: int,
) -> None:
    """Say how far a document has come. `everywhere`: for the person's other open steps that want it too.

    Raises NotFound, Denied, Stale, or Refused for a document that has expired and cannot be verified any more.
    """
    found, placed = _step(user, ref, number, "document.edit")
    row = gate.one(
        scope.of_step(user, WantedDocument).where(WantedDocument.step_id == placed.row.id, WantedDocument.kind == kind)
    )
    new = {"state": state, "expires_on": expires_on, "note": note}
    gate.fresh(row, seen, new)
    _check_document(state, expires_on, note, clock.today(user.timezone))
    before = {name: getattr(row, name) for name in new}
    rows = [row, *(_same_elsewhere(user, found, placed, kind) if everywhere else [])]
    for one in rows:
        one.state, one.expires_on, one.note = state, expires_on, note
    trail.commit(
        user, "document.edit", found.case, f"{_subject(found, placed.row)}/documents/{kind}",
        document=kind, before=before, after=new, steps=len(rows),
    )  # fmt: skip


def confirm_rule(user: Actor, ref: str, number: int, code: str, *, note: str = "", seen: int) -> None:
    """Confirm what only somebody who looked can know, with who and when; or that other evidence is used.

    Other evidence takes the place of a contact with the country that a person may have fled (DP09); it must be named.
    Raises NotFound, Denied, Stale, or Refused for a rule that cannot be confirmed.
    """
    found, placed = _step(user, ref, number, "step.move")
    row = placed.row
    gate.fresh(row, seen, {})
    _check_open(found, placed)
    if code not in step_facts.codes_before("submit", placed.template):
        raise Refused(_("This step has no such condition."))
    if code == blocking.ORIGIN:
        _check_evidence(user, placed, note)
    elif not blocking.is_confirmable(code):
        raise Refused(_("This follows from what is recorded; it cannot be confirmed by hand."))
    given = {"by": user.ref, "name": user.name, "on": clock.today(user.timezone).isoformat(), "note": note}
    row.confirmations = {**row.confirmations, code: given}
    trail.commit(user, "step.confirm", found.case, _subject(found, row), step=row.code, rule=code, after=given)


def take_back_confirmation(user: Actor, ref: str, number: int, code: str, *, seen: int) -> None:
    """Take a confirmation back. Raises NotFound, Denied, Stale, or Refused when there is none."""
    found, placed = _step(user, ref, number, "step.move")
    row = placed.row
    gate.fresh(row, seen, {})
    _check_open(found, placed)
    if code not in row.confirmations:
        raise Refused(_("Nobody has confirmed this."))
    before = row.confirmations[code]
    row.confirmations = {known: given for known, given in row.confirmations.items() if known != code}
    trail.commit(user, "step.confirm", found.case, _subject(found, row), step=row.code, rule=code, before=before)


def _check_evidence(user: Actor, placed: Placed, note: str) -> None:
    """Other evidence must be named, and there must be something that it can stand in for. Raises Refused."""
    if not note.strip():
        raise Refused(_("Say which other evidence is used."), "note")
    own = scope.of_person(user, Nationality).where(Nationality.person_id == placed.row.person_id)
    own = own.with_only_columns(Nationality.country)
    countries = {str(country) for country in db.session.scalars(own) if country}
    if blocking.origin_takes_it(placed.template, placed.pathway.country, countries):
        raise Refused(
            _("An office of the country of origin takes this step itself. No other evidence stands in for it.")
        )


def _step(user: Actor, ref: str, number: int, action: str) -> tuple[Track, Placed]:
    found = track.load(user, ref)
    placed = found.step(number)
    gate.require(user, action)
    if found.case.status == "closed":
        raise Refused(_("The case is closed. A supervisor can open it again."))
    return found, placed


def _subject(found: Track, row: Step) -> str:
    return f"{found.case.ref}/steps/{row.number}"


def _check_open(found: Track, placed: Placed) -> None:
    if placed.row.state not in OPEN_STATES:
        raise Refused(_("This step is finished. A supervisor can open it again."))


def _check_document(state: str, expires_on: date | None, note: str, today: date) -> None:
    if state not in DOCUMENT_STATES:
        raise Refused(_("Choose how far the document has come."), "state")
    if state == DocumentState.VERIFIED and expires_on is not None and expires_on < today:
        raise Refused(_("This document has expired. Ask for a new one."), "expires_on")
    if state in (DocumentState.REJECTED, DocumentState.NOT_REQUIRED) and not note.strip():
        raise Refused(_("Say why."), "note")


def _same_elsewhere(user: Actor, found: Track, placed: Placed, kind: str) -> list[WantedDocument]:
    """The same document as wanted by the person's other open steps."""
    others = [
        other.row.id
        for other in found.placed
        if other.row.person_id == placed.row.person_id
        and other.row.id != placed.row.id
        and other.row.state in OPEN_STATES
    ]
    query = scope.of_step(user, WantedDocument).where(WantedDocument.step_id.in_(others), WantedDocument.kind == kind)
    return list(db.session.scalars(query))
