"""What the trail says about an employer and its openings, newest first, in the words of this room."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select

from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Employer
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.vocabulary.actions import action_label
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.vetting import OpeningState, VettingState

# Whatever else is written into the chain of an employer (a grievance of somebody's team) is not for all of its staff.
SHOWN = ("employer", "vetting", "opening")
# What an act led to where the entry does not say so.
_FIRST = {"opening.create": OpeningState.OPEN, "opening.propose": OpeningState.PROPOSED}
_STATES = {"opening": OpeningState, "vetting": VettingState}


@dataclass(frozen=True)
class Happened:
    """One entry. `what` is the act in words, `about` what it was done to, `state` what it led to, in words."""

    ref: str
    at: datetime
    by: str
    what: str
    about: str
    state: str
    reason: str


def of_employer(employer: Employer, cursor: Cursor, size: int) -> Page[Happened]:
    """A page of everything that happened to an employer and its openings. The employer was found within scope."""
    query = _entries(employer)
    near = cursor.after or cursor.before or ""
    anchor = _anchor(employer, near)
    backwards = anchor is not None and cursor.before is not None
    wanted = walk(query, (AuditEntry.seq,), anchor, descending=True, backwards=backwards, size=size)
    rows = [_happened(entry, name or "") for entry, name in db.session.execute(wanted)]
    return cut(rows, cursor if anchor else Cursor(), lambda row: row.ref, size=size)


def of_opening(employer: Employer, ref: str) -> tuple[Happened, ...]:
    """The states that an opening went through, newest first."""
    query = _entries(employer).where(AuditEntry.subject == f"{employer.ref}/openings/{ref}")
    rows = db.session.execute(query.order_by(AuditEntry.seq.desc()))
    return tuple(one for one in (_happened(entry, name or "") for entry, name in rows) if one.state)


def _entries(employer: Employer) -> Select[Any]:
    query: Any = select(AuditEntry, User.name).outerjoin(User, User.id == AuditEntry.actor_id)
    shown = or_(*(AuditEntry.action.startswith(f"{noun}.", autoescape=True) for noun in SHOWN))
    found: Select[Any] = query.where(AuditEntry.chain == f"employer:{employer.id}", shown)
    return found


def _anchor(employer: Employer, ref: str) -> tuple[int] | None:
    """Where to go on from. An unknown entry, or that of another chain, is the beginning."""
    try:
        digest = bytes.fromhex(ref)
    except ValueError:
        return None
    query = select(AuditEntry.seq).where(AuditEntry.hash == digest, AuditEntry.chain == f"employer:{employer.id}")
    found = db.session.scalar(query) if digest else None
    return (found,) if found is not None else None


def _happened(entry: AuditEntry, by: str) -> Happened:
    facts = trail.facts_of(entry)
    told = facts.get("after")
    after = told if isinstance(told, dict) else {}
    kind = _STATES.get(entry.action.split(".")[0])
    state = after.get("state") or _FIRST.get(entry.action, "")
    return Happened(
        ref=entry.hash.hex(),
        at=entry.at,
        by=by,
        what=action_label(entry.action),
        about=str(facts.get("title") or after.get("title") or facts.get("name") or after.get("name") or ""),
        state=label_of(kind, state) if kind is not None and isinstance(state, str) and state else "",
        reason=str(facts.get("reason") or ""),
    )
