"""One's own reminders, the newest first; and the days of one's own calendar."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.jobs import CalendarFeed, MailChoice, Notice
from caseflow.notices.sources import facts
from caseflow.vocabulary.notices import NoticeKind, NoticeStage

MOST = 200


@dataclass(frozen=True)
class Line:
    """One reminder. `address` is the end of the address of what it is about; `case_ref` is empty for an employer."""

    number: int
    kind: NoticeKind
    stage: NoticeStage
    case_ref: str
    address: str
    due_on: date | None
    made_at: datetime
    is_read: bool


@dataclass(frozen=True)
class Notices:
    """Unread reminders, and those read lately. `seen_at` is the moment of the list."""

    unread: tuple[Line, ...]
    read: tuple[Line, ...]
    more: int
    seen_at: datetime
    mail: str


@dataclass(frozen=True)
class Day:
    """A day of a calendar: what kind, and where it is to be read. Nothing about anybody."""

    key: str
    kind: NoticeKind
    on: date
    address: str


def notices(user: Actor) -> Notices:
    """What the user was reminded of. A case that they may no longer know of leaves no trace. Raises Denied."""
    gate.require(user, "notice.read")
    choice = db.session.scalar(select(MailChoice.choice).where(MailChoice.user_id == user.id))
    unread = _lines(user, Notice.read_at.is_(None))
    count = select(func.count(Notice.id)).where(Notice.user_id == user.id, Notice.read_at.is_(None))
    whole = db.session.scalar(count) or 0
    return Notices(
        unread=unread,
        read=_lines(user, Notice.read_at > clock.now() - timedelta(days=7)),
        more=max(0, whole - MOST),
        seen_at=clock.now(),
        mail=choice or "daily",
    )


def unread_count(user: Actor) -> int:
    """How many reminders wait."""
    query = select(func.count(Notice.id)).where(Notice.user_id == user.id, Notice.read_at.is_(None))
    return db.session.scalar(query) or 0


def calendar_days(user: Actor) -> tuple[Day, ...]:
    """The days of the cases that the user has taken."""
    today = clock.today(user.timezone)
    refs: dict[int, str] = dict(
        (row_id, ref)
        for row_id, ref in db.session.execute(
            scope.cases(user).where(Case.caseworker_id == user.id).with_only_columns(Case.id, Case.ref)
        )
    )
    return tuple(
        Day(f"{fact.kind}-{fact.key}", NoticeKind(fact.kind), fact.due_on, _address(refs[fact.case_id], fact.about))
        for fact in facts(user, user.organization_id, today, mine=user.id)
        if fact.case_id in refs
    )


def has_feed(user: Actor) -> bool:
    """Whether the user's calendar has an address."""
    query = select(CalendarFeed.id).where(CalendarFeed.user_id == user.id, CalendarFeed.ended_at.is_(None))
    return db.session.scalar(query.limit(1)) is not None


def _lines(user: Actor, which: Any) -> tuple[Line, ...]:
    visible = scope.cases(user).with_only_columns(Case.id, Case.ref).subquery()
    query = (
        select(Notice, visible.c.ref)
        .outerjoin(visible, visible.c.id == Notice.case_id)
        .where(Notice.user_id == user.id, which)
        .where((Notice.case_id.is_(None)) | (visible.c.ref.is_not(None)))
        .order_by(Notice.made_at.desc(), Notice.id.desc())
        .limit(MOST)
    )
    found = []
    for row, ref in db.session.execute(query):
        stage, _blank, about = row.about.partition(" ")
        found.append(
            Line(
                number=row.id,
                kind=NoticeKind(row.kind),
                stage=NoticeStage(stage),
                case_ref=ref or "",
                address=_address(ref or "", about),
                due_on=row.due_on,
                made_at=row.made_at,
                is_read=row.read_at is not None,
            )
        )
    return tuple(found)


def _address(case_ref: str, about: str) -> str:
    """Where the thing is read: its own page, a step's page, or a part of the case's page."""
    kind, _slash, rest = about.partition("/")
    if kind in ("papers", "placements", "employers"):
        return f"/{about}"
    if kind == "steps" and rest:
        return f"/cases/{case_ref}/steps/{rest}"
    return f"/cases/{case_ref}#{kind}"
