"""Who loses status in which week: the numbers of the supervised teams, and the people behind each of them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.base import NEVER
from caseflow.models.cases import Case
from caseflow.models.pathways import MemberCliff
from caseflow.models.people import Person
from caseflow.oversight import weeks
from caseflow.oversight.figures import ACTIVE, in_team, name_of, teams_of
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.vocabulary.stages import Stage


@dataclass(frozen=True)
class Week:
    """How many people, in how many cases, lose status in a week. `key` is the week in an address.

    `begins_on` is its Monday; None for what has passed already and for what comes later.
    """

    key: str
    begins_on: date | None
    people: int
    cases: int


@dataclass(frozen=True)
class MemberDay:
    """One person and the day on which their status ends; `begin_by` is the last day to begin what saves it."""

    key: str
    case_ref: str
    name: str
    stage: Stage
    caseworker: str
    ends_on: date
    begin_by: date | None


@dataclass(frozen=True)
class Cliffs:
    weeks: tuple[Week, ...]
    page: Page[MemberDay]
    teams: tuple[tuple[str, str], ...]


def cliffs(user: Actor, *, week: str, team: str, cursor: Cursor) -> Cliffs:
    """The people whose status ends in that week ("passed", "later", 2026-W50; anything else: all). Raises Denied."""
    gate.require(user, "supervision.read")
    today = clock.today(user.timezone)
    teams = teams_of(user)
    wanted = in_team(team, teams)
    days = weeks.days_of(week, today)
    query = _members(user, *wanted)
    if days is not None:
        # What lies behind today in this week has passed; it is counted there and not here.
        first = days[0] if week == weeks.PASSED else max(days[0], today)
        query = query.where(MemberCliff.ends_on >= first, MemberCliff.ends_on <= days[1])
    found = Cliffs(by_week(user, today, *wanted), _page(user, query, cursor), teams)
    trail.seen(user, "case.list", "supervision/cliffs", " ".join(sorted({line.case_ref for line in found.page.items})))
    return found


def by_week(user: Actor, today: date, *wanted: Any) -> tuple[Week, ...]:
    """What has passed, the coming weeks, and later: people and cases."""
    begins = weeks.monday(today)
    last = begins + timedelta(weeks=weeks.WEEKS)
    near = _members(user, *wanted).where(MemberCliff.ends_on >= today, MemberCliff.ends_on < last)
    people, cases = [0] * weeks.WEEKS, [set[int]() for _ in range(weeks.WEEKS)]
    for ends_on, case_id in db.session.execute(near.with_only_columns(MemberCliff.ends_on, MemberCliff.case_id)):
        at = (ends_on - begins).days // 7
        people[at] += 1
        cases[at].add(case_id)
    mondays = [begins + timedelta(weeks=at) for at in range(weeks.WEEKS)]
    coming = [Week(weeks.key(day), day, people[at], len(cases[at])) for at, day in enumerate(mondays)]
    passed = Week(weeks.PASSED, None, *_count(user, MemberCliff.ends_on < today, *wanted))
    later = Week(weeks.LATER, None, *_count(user, MemberCliff.ends_on >= last, *wanted))
    return (passed, *coming, later)


def _members(user: Actor, *wanted: Any) -> Any:
    query = scope.of_case(user, MemberCliff).where(Case.status.in_(ACTIVE), Case.cliff_on != NEVER, *wanted)
    return query.with_only_columns(MemberCliff.id)


def _count(user: Actor, *wanted: Any) -> tuple[int, int]:
    columns = (func.count(), func.count(func.distinct(MemberCliff.case_id)))
    found = db.session.execute(_members(user, *wanted).with_only_columns(*columns)).one()
    return found[0], found[1]


def _page(user: Actor, query: Any, cursor: Cursor) -> Page[MemberDay]:
    total = db.session.scalar(query.with_only_columns(func.count())) or 0
    near, keys = cursor.after or cursor.before or "", (MemberCliff.ends_on, MemberCliff.id)
    anchor = None
    if near.isdecimal() and len(near) < 10:
        at = _members(user).where(MemberCliff.id == int(near)).with_only_columns(*keys)
        found = db.session.execute(at).one_or_none()
        anchor = tuple(found) if found is not None else None
    lines = (
        query.join(Person, Person.id == MemberCliff.person_id)
        .outerjoin(User, User.id == Case.caseworker_id)
        .with_only_columns(
            MemberCliff.id,
            MemberCliff.ends_on,
            MemberCliff.begin_by,
            Case.ref,
            Case.stage,
            Person.given_names,
            Person.family_names,
            Person.latin_name,
            User.name.label("caseworker"),
        )
    )
    backwards = cursor.before is not None and anchor is not None
    rows = db.session.execute(walk(lines, keys, anchor, backwards=backwards)).all()
    found_lines = [
        MemberDay(
            str(r.id), r.ref, name_of(r), Stage(r.stage), r.caseworker or "", r.ends_on, r.begin_by
        )
        for r in rows
    ]  # fmt: skip
    return cut(found_lines, cursor if anchor is not None else Cursor(), lambda line: line.key, total=total)
