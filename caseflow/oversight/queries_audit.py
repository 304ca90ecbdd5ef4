"""The auditor's page: what was done and what was read, by whom and when. No case content."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.audit import AccessLog, AuditEntry
from caseflow.paging import PAGE_SIZE


@dataclass(frozen=True)
class Line:
    """One entry. Subjects are random references; payloads stay sealed."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str


@dataclass(frozen=True)
class Lines:
    lines: tuple[Line, ...]
    older: int | None


def entries(user: Actor, *, reads: bool, action: str, before: int | None) -> Lines:
    """Writes (or reads) newest first, continuing before an entry's number. Raises Denied."""
    gate.require(user, "audit.read")
    table: type[AccessLog] | type[AuditEntry] = AccessLog if reads else AuditEntry
    query = select(table.id, table.at, User.name, table.action, table.subject).outerjoin(
        User, User.id == table.actor_id
    )
    if action:
        query = query.where(table.action == action)
    if before is not None:
        query = query.where(table.id < before)
    rows = db.session.execute(query.order_by(table.id.desc()).limit(PAGE_SIZE + 1)).all()
    shown = tuple(Line(r.id, r.at, r.name or "caseflow", r.action, r.subject) for r in rows[:PAGE_SIZE])
    return Lines(shown, shown[-1].id if len(rows) > PAGE_SIZE else None)


def actions(user: Actor, *, reads: bool) -> list[str]:
    """The actions that occur, to filter by."""
    gate.require(user, "audit.read")
    table: type[AccessLog] | type[AuditEntry] = AccessLog if reads else AuditEntry
    return list(db.session.scalars(select(table.action).distinct().order_by(table.action)))


def verification(user: Actor) -> verify.Result:
    """Every chain recomputed from its first entry. Raises Denied."""
    gate.require(user, "audit.verify")
    return verify.verify_all()
