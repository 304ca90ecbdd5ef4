"""Reminders are made, read, and gathered into one mail a day. One reminder of one fact for one person, ever."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select, update

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.audit import queue, trail
from caseflow.errors import Denied, NotFound, Refused
from caseflow.extensions import db, writing
from caseflow.models.accounts import Organization, TeamMember, User
from caseflow.models.jobs import Mail, MailChoice, Notice
from caseflow.notices.sources import Fact, facts
from caseflow.rules import reminders
from caseflow.vocabulary.language import _

CHUNK = 200
Alive = Callable[[], bool]


def remind(user: Actor, organization_id: int, today: date, alive: Alive) -> int:
    """Tell everybody of an organization what has come so far; how many rows were offered. Safe to call again.

    `alive` is asked after every chunk: False stops, because somebody else goes on. Raises Denied.
    """
    if not user.is_system:
        raise Denied("notice.make")
    people = _people(organization_id)
    found = [row for fact in facts(user, organization_id, today) for row in _rows(fact, today, people)]
    trail.abandon()
    for chunk in _chunks(found):
        with writing():
            queue.insert_once(Notice, list(chunk))
            trail.keep()
        if not alive():
            break
    return len(found)


def gather_mail(user: Actor, organization_id: int, today: date) -> int:
    """One mail for everybody who has unread reminders since the last one and wants mail; how many. Raises Denied."""
    if not user.is_system:
        raise Denied("mail.make")
    now = clock.now()
    with writing():
        last = select(func.max(Mail.due_at)).where(Mail.user_id == User.id).correlate(User).scalar_subquery()
        query = (
            select(User.id, func.count(Notice.id))
            .join(Notice, Notice.user_id == User.id)
            .outerjoin(MailChoice, MailChoice.user_id == User.id)
            .where(
                User.organization_id == organization_id,
                User.active,
                Notice.read_at.is_(None),
                (last.is_(None)) | (Notice.made_at > last),
                (MailChoice.choice.is_(None)) | (MailChoice.choice == "daily"),
            )
            .group_by(User.id)
        )
        rows = [
            {
                "user_id": user_id, "kind": "digest", "fact_key": f"digest|{user_id}|{today}", "count": count,
                "message_id": secrets.token_hex(16), "due_at": now, "state": "ready", "tries": 0,
            }
            for user_id, count in db.session.execute(query)
        ]  # fmt: skip
        queue.insert_once(Mail, rows)
        for row in rows:
            queue.enqueue("mail", f"mail|{row['fact_key']}", mail=row["fact_key"])
        trail.keep()
    return len(rows)


def read_notice(user: Actor, number: int) -> None:
    """Take one of one's own reminders off the list. Raises NotFound."""
    _read(user, Notice.id == number)


def read_all(user: Actor, until: datetime) -> None:
    """Take all reminders off the list that were there when the page was opened."""
    with writing():
        mine = (Notice.user_id == user.id, Notice.read_at.is_(None), Notice.made_at <= until)
        db.session.execute(update(Notice).where(*mine).values(read_at=clock.now()))
        trail.keep()


def choose_mail(user: Actor, choice: str) -> None:
    """Whether the user gets their reminders by mail. Raises Refused."""
    if choice not in ("daily", "none"):
        raise Refused(_("Choose one."), "choice")
    with writing():
        row = db.session.get(MailChoice, user.id)
        if row is None:
            db.session.add(MailChoice(user_id=user.id, choice=choice))
        else:
            row.choice = choice
        trail.keep()


def _read(user: Actor, which: Any) -> None:
    with writing():
        query = update(Notice).where(which, Notice.user_id == user.id, Notice.read_at.is_(None))
        if db.session.execute(query.values(read_at=clock.now()).returning(Notice.id)).first() is None:
            trail.abandon()
            raise NotFound
        trail.keep()


def _people(organization_id: int) -> dict[tuple[int, str], list[int]]:
    """Active users by team and role; those of the whole organization under team 0."""
    query = (
        select(TeamMember.team_id, User.role, User.id)
        .join(User, User.id == TeamMember.user_id)
        .join(Organization, Organization.id == User.organization_id)
        .where(User.active, User.organization_id == organization_id, User.role.in_(("caseworker", "supervisor")))
        .order_by(User.id)
    )
    found: dict[tuple[int, str], list[int]] = {}
    for team_id, role, user_id in db.session.execute(query):
        for team in (team_id, 0):
            there = found.setdefault((team, role), [])
            if user_id not in there:
                there.append(user_id)
    return found


def _rows(fact: Fact, today: date, people: dict[tuple[int, str], list[int]]) -> Iterator[dict[str, Any]]:
    now = reminders.moment(fact.kind, fact.due_on, today)
    if now is None:
        return
    team = fact.team_id or 0
    supervisors = people.get((team, "supervisor"), [])
    active = {one for ids in people.values() for one in ids}
    # Where nobody has taken it, or whoever had it has left, everybody who could is told.
    everybody = people.get((team, "caseworker"), []) or supervisors
    own = [fact.worker_id] if fact.worker_id in active else everybody
    if fact.kind == reminders.VETTING:
        own = supervisors or own
    for user_id in dict.fromkeys([*own, *(supervisors if now.climbs else [])]):
        yield {
            "user_id": user_id, "fact_key": f"{fact.kind}|{fact.key}|{fact.due_on}|{now.key}", "kind": fact.kind,
            "case_id": fact.case_id, "about": f"{now.stage} {fact.about}", "due_on": fact.due_on,
            "made_at": clock.now(),
        }  # fmt: skip


def _chunks(rows: list[dict[str, Any]]) -> Iterable[list[dict[str, Any]]]:
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))
