"""The auditor's page: what was done and what was read, by whom and when. No case content."""

import re
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

_REFERENCE = re.compile(r"[A-Z]{2}(-[0-9A-Z]{4}){2}-[0-9A-Z]")


@dataclass(frozen=True)
class Line:
    """One entry. Subjects are random references and numbers; what says more is left out, and payloads stay sealed."""

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
    shown = tuple(
        Line(r.id, r.at, r.name or "caseflow", r.action, without_content(r.subject)) for r in rows[:PAGE_SIZE]
    )
    return Lines(shown, shown[-1].id if len(rows) > PAGE_SIZE else None)


def without_content(subject: str) -> str:
    """A subject without what would tell of the person: which fact, pathway, document or occupation it was."""
    first, *rest = subject.split("/")
    if not _REFERENCE.fullmatch(first):
        return subject
    shown = [first]
    for place, part in enumerate(rest):
        fits = part.isalpha() if place % 2 == 0 else part.isdecimal() or _REFERENCE.fullmatch(part)
        if not fits:
            return "/".join([*shown, "…"])
        shown.append(part)
    return "/".join(shown)


def actions(user: Actor, *, reads: bool) -> list[str]:
    """The actions that occur, to filter by."""
    gate.require(user, "audit.read")
    table: type[AccessLog] | type[AuditEntry] = AccessLog if reads else AuditEntry
    return list(db.session.scalars(select(table.action).distinct().order_by(table.action)))


def verification(user: Actor) -> verify.Result:
    """Every chain recomputed from its first entry. Raises Denied."""
    gate.require(user, "audit.verify")
    return verify.verify_all()
