"""What an employer offers: proposed by itself, opened by staff; paused or withdrawn by the employer on its own word."""

from datetime import date
from decimal import Decimal
from typing import Any

from caseflow import clock
from caseflow.access import gate, partner
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import refusal
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.placements import Placement
from caseflow.partner import checks, rows
from caseflow.partner.entries import OPENING_MOVES, ProposalEntry
from caseflow.rules import openings as rules
from caseflow.rules.reason import because
from caseflow.vocabulary.vetting import EmployerKind, OpeningState


def propose_opening(user: Actor, entry: ProposalEntry) -> str:
    """Propose an opening; staff look at it and open it. Returns its reference. Raises Denied, NotFound or Refused."""
    gate.require(user, "partner.propose")
    employer = gate.one(partner.employers(user))
    if employer.kind != EmployerKind.EMPLOYER:
        raise rows.not_now()
    row = Opening(
        ref=new_ref("OP"),
        organization_id=employer.organization_id,
        employer_id=employer.id,
        state=OpeningState.PROPOSED,
        created_at=clock.now(),
        **checks.columns(entry),
    )
    db.session.add(row)
    db.session.flush()
    after = {"title": row.title, "employer": employer.name, "heads": row.heads, "starts_on": row.starts_on}
    trail.commit(user, "opening.propose", row, f"{employer.ref}/openings/{row.ref}", after=after)
    return row.ref


def edit_proposal(user: Actor, ref: str, entry: ProposalEntry, *, seen: int) -> None:
    """Change an opening while it is only proposed. Raises NotFound, Denied, Stale or Refused."""
    row = rows.opening(user, ref, "partner.propose")
    if row.state != OpeningState.PROPOSED:
        raise refusal(because("opening_not_proposed"))
    written = {name: getattr(entry, name) for name in ("title", "heads", "starts_on", "ends_on", "wage")}
    gate.fresh(row, seen, written)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name, value in checks.columns(entry).items():
        was = getattr(row, name)
        if was != value:
            before[name], after[name] = _plain(was), _plain(value)
            setattr(row, name, value)
    if not after:
        return
    subject = f"{row.employer.ref}/openings/{ref}"
    trail.commit(user, "opening.employer_edit", row, subject, title=row.title, before=before, after=after)


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, str | int | bool | date | Decimal) else str(value)


def move_opening(user: Actor, ref: str, to: str, *, reason: str, seen: int) -> None:
    """Pause or withdraw an own opening: nobody new is put before the employer. To open it again is for staff.

    Raises NotFound, Denied, Stale or Refused; that people hold places in it is not told.
    """
    row = rows.opening(user, ref, "partner.propose")
    gate.fresh(row, seen)
    if to not in OPENING_MOVES:
        raise rows.not_now()
    taken = db.session.execute(partner.taken_heads(user).where(Placement.opening_id == row.id)).all()
    if not reason.strip():
        raise refusal(because("opening_reason_missing"), "reason")
    with rows.rules_decide():
        state = rules.check_state(row.state, to, taken=len(taken), reason=reason)
    before, row.state = row.state, state
    facts = {"title": row.title, "before": {"state": before}, "after": {"state": state}, "reason": reason}
    trail.commit(user, "opening.employer_move", row, f"{row.employer.ref}/openings/{ref}", **facts)
