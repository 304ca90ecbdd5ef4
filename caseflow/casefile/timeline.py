"""What happened in a case and to the people in it, newest first: the audit trail, read within the user's scope."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, and_, or_, select

from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.casefile import subject as subjects
from caseflow.casefile.happenings import Happening, Names, happening
from caseflow.casefile.sections import pathway
from caseflow.casefile.sections.pathway import PathwayPart
from caseflow.casefile.subject import Subject
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.audit import AuditEntry
from caseflow.models.cases import CaseMember
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.vocabulary.timeline import NOUNS, TimelineKind

ON_THE_PAGE = 12
_ORDER = (AuditEntry.at, AuditEntry.id)
# Circumstances are seen by fewer people than the case (DP08): the timeline does not even say that there are some.
_KNOWN_TO_ALL = ~AuditEntry.action.startswith("circumstance.", autoescape=True)


@dataclass(frozen=True)
class Timeline:
    """One page of what happened. `title` is the name of the principal applicant."""

    ref: str
    title: str
    kind: TimelineKind | None
    page: Page[Happening]


def timeline(user: Actor, ref: str, kind: TimelineKind | None = None, cursor: Cursor | None = None) -> Timeline:
    """A page of the case's timeline, of one kind or of all; the reading is written down.

    Raises NotFound for a case that is not there or not the user's, Denied.
    """
    subject = subjects.load(user, ref)
    gate.require(user, "case.read")
    found = of_subject(subject, pathway.section(subject), kind, cursor or Cursor())
    trail.seen(user, "case.read", ref, "timeline")
    return found


def of_subject(
    subject: Subject, way: PathwayPart, kind: TimelineKind | None, cursor: Cursor, size: int = ON_THE_PAGE
) -> Timeline:
    """The same for a case that is loaded already, as part of a page that writes down the reading itself."""
    query = _entries(subject, kind)
    backwards = cursor.before is not None
    anchor = _anchor(subject, cursor.before or cursor.after)
    wanted = walk(query, _ORDER, anchor, descending=True, backwards=backwards, size=size)
    names = Names.of(subject, way)
    rows = [happening(entry, name or "", trail.facts_of(entry), names) for entry, name in db.session.execute(wanted)]
    title = names.principal or subject.case.ref
    return Timeline(subject.case.ref, title, kind, cut(rows, cursor, lambda row: row.ref, size=size))


def _entries(subject: Subject, kind: TimelineKind | None) -> Select[Any]:
    """The entries of the chains of the case and of its members, each with the name of who acted."""
    query: Any = select(AuditEntry, User.name).outerjoin(User, User.id == AuditEntry.actor_id)
    if kind is not None:
        query = query.where(or_(*(AuditEntry.action.startswith(f"{noun}.", autoescape=True) for noun in NOUNS[kind])))
    chosen: Select[Any] = query.where(_chains(subject), _KNOWN_TO_ALL)
    return chosen


def _chains(subject: Subject) -> ColumnElement[bool]:
    """Only chains of rows that were found within scope. Of those who left, until the day on which they left."""
    present = [f"person:{person_id}" for person_id in subject.present_ids]
    left = [m for m in subject.members if m.left_on is not None]
    return or_(
        AuditEntry.chain.in_([f"case:{subject.case.id}", *present]),
        *(and_(AuditEntry.chain == f"person:{m.person_id}", AuditEntry.at < _end(subject, m)) for m in left),
    )


def _end(subject: Subject, member: CaseMember) -> datetime:
    assert member.left_on is not None  # noqa: S101  # for the type checker: only those who left are asked
    return datetime.combine(member.left_on + timedelta(days=1), time(), ZoneInfo(subject.user.timezone))


def _anchor(subject: Subject, ref: str | None) -> tuple[datetime, int] | None:
    """Where to go on from. An unknown entry, or somebody else's, is the beginning."""
    if not ref:
        return None
    try:
        digest = bytes.fromhex(ref)
    except ValueError:
        return None
    query = select(AuditEntry.at, AuditEntry.id).where(AuditEntry.hash == digest, _chains(subject))
    row = db.session.execute(query).one_or_none()
    return (row.at, row.id) if row is not None else None
