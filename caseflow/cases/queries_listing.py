"""The list of cases: one statement for a page, one for the numbers.

A page is found by ordered walks along an index, one for each team (and stage, when sorted by stage); each stops after a
page's length. Only then are names looked up. However many cases there are, a page costs the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, true, union_all
from sqlalchemy.orm import aliased

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.cases.listing_filter import MINE, NOBODY, Asked, Known, misplaced
from caseflow.extensions import db
from caseflow.models.accounts import Team, User
from caseflow.models.cases import Case, CaseMember
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.models.people import Nationality, Person
from caseflow.paging import PAGE_SIZE, Cursor, Page, cut, walk
from caseflow.rules.stages import STAGES
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.stages import CaseStatus, Risk, Stage

ACTIVE = (CaseStatus.OPEN, CaseStatus.ON_HOLD)
KEYS: dict[str, Any] = {
    "due": Case.next_due_on,
    "cliff": Case.cliff_on,
    "name": Case.sort_name,
    "opened": Case.opened_on,
    "stage": Case.opened_on,
}
NEWEST_FIRST = {"opened"}
FEW = 1000


@dataclass(frozen=True)
class CaseLine:
    """A case as a line of a list."""

    ref: str
    name: str
    members: int
    stage: Stage
    status: CaseStatus
    risk: Risk
    pathway: str
    caseworker: str
    team: str
    next_due_on: date
    cliff_on: date
    hold_until: date | None
    opened_on: date
    is_visit_overdue: bool


@dataclass(frozen=True)
class CaseList:
    """A page of cases, and how many there are by stage under the same filter but for the stage."""

    page: Page[CaseLine]
    by_stage: dict[Stage, int]
    problems: dict[str, str]


def known_choices(user: Actor) -> Known:
    """What the filter offers. Raises Denied."""
    gate.require(user, "case.list")
    teams = db.session.execute(scope.teams(user).with_only_columns(Team.ref, Team.name).order_by(Team.name, Team.id))
    people = scope.colleagues(user).with_only_columns(User.ref, User.name).order_by(User.name, User.id)
    newest = select(Pathway.key, PathwayVersion.names).join(PathwayVersion, PathwayVersion.pathway_id == Pathway.id)
    pathways = db.session.execute(newest.where(PathwayVersion.is_current).order_by(Pathway.key))
    named = sorted(((row.key, _in_words(row.names)) for row in pathways), key=lambda pair: pair[1])
    return Known(
        tuple((row.ref, row.name) for row in teams),
        tuple((row.ref, row.name) for row in db.session.execute(people)),
        tuple(named),
    )


def case_list(user: Actor, asked: Asked) -> CaseList:
    """The cases that the user asks for, a page at a time. Raises Denied."""
    gate.require(user, "case.list")
    today = clock.today(user.timezone)
    cursor, problems = asked.cursor, dict(asked.problems)
    anchor = _anchor(user, asked)
    if anchor is None and cursor != Cursor():
        cursor, problems["page"] = Cursor(), misplaced()
    by_stage = _numbers(user, _conditions(asked, user, today, few_nationals=True))
    total = by_stage.get(Stage(asked.stage), 0) if asked.stage else sum(by_stage.values())
    wanted = _conditions(asked, user, today, few_nationals=total < FEW)
    rows = db.session.execute(_page(user, asked, wanted, cursor, anchor)).all()
    lines = [_line(row, today) for row in rows]
    page = cut(lines, cursor, lambda line: line.ref, total=total)
    trail.seen(user, "case.list", "cases", " ".join(line.ref for line in page.items))
    return CaseList(page, by_stage, problems)


def _anchor(user: Actor, asked: Asked) -> tuple[Any, ...] | None:
    """The stage and the sorting keys of the case that the page continues from."""
    ref = asked.cursor.after or asked.cursor.before
    if ref is None:
        return None
    query = scope.cases(user).where(Case.ref == ref).with_only_columns(Case.stage, KEYS[asked.sort], Case.id)
    found = db.session.execute(query).one_or_none()
    return tuple(found) if found is not None else None


def _conditions(asked: Asked, user: Actor, today: date, *, few_nationals: bool) -> list[ColumnElement[bool]]:
    """Every condition but the stage's own."""
    status = [asked.status] if asked.status not in ("", "all") else list(ACTIVE)
    if asked.stage == Stage.CLOSED and not asked.status:
        status = [CaseStatus.CLOSED]
    found: list[ColumnElement[bool]] = [] if asked.status == "all" else [Case.status.in_(status)]
    if asked.team:
        found.append(Case.team_id == select(Team.id).where(Team.ref == asked.team).scalar_subquery())
    if asked.caseworker == NOBODY:
        found.append(Case.caseworker_id.is_(None))
    elif asked.caseworker:
        own = select(User.id).where(User.ref == asked.caseworker).scalar_subquery()
        found.append(Case.caseworker_id == (user.id if asked.caseworker == MINE else own))
    if asked.risk:
        found.append(Case.risk == asked.risk)
    if asked.overdue:
        found.append(Case.next_due_on < today)
    if asked.cliff:
        found.append(Case.cliff_on <= today + timedelta(days=int(asked.cliff)))
    if asked.pathway:
        versions = select(PathwayVersion.id).join(Pathway, Pathway.id == PathwayVersion.pathway_id)
        found.append(Case.pathway_version_id.in_(versions.where(Pathway.key == asked.pathway)))
    if asked.nationality:
        found.append(_has_national(asked.nationality, is_list=few_nationals and not asked.is_narrowed_otherwise))
    return found


def _has_national(country: str, *, is_list: bool) -> ColumnElement[bool]:
    """Whether somebody in the case holds the nationality; a condition on cases that are already in scope.

    Made as a list of cases when few answer and nothing else narrows them down; asked of each case otherwise, so that
    the walk to the first page stops early. Measured in bench/results.
    """
    nationals = (
        select(literal(1))
        .select_from(CaseMember)
        .join(Nationality, Nationality.person_id == CaseMember.person_id)
        .where(Nationality.country == country, CaseMember.left_on.is_(None))
    )
    if is_list:
        return Case.id.in_(nationals.with_only_columns(CaseMember.case_id))
    return nationals.where(CaseMember.case_id == Case.id).correlate(Case).exists()


def _page(
    user: Actor, asked: Asked, wanted: Sequence[ColumnElement[bool]], cursor: Cursor, anchor: Sequence[Any] | None
) -> Select[*tuple[Any, ...]]:
    """The statement for one page and one row more, in the order of the walk."""
    is_back = cursor.before is not None
    is_down = (asked.sort in NEWEST_FIRST) != is_back
    key = KEYS[asked.sort]
    branches = []
    for place, stage, start in _stretches(asked, anchor, is_back=is_back):
        for team_id in sorted(user.team_ids) or [0]:
            query = scope.cases(user).where(Case.team_id == team_id, *wanted, *([Case.stage == stage] if stage else []))
            columns = Case.id, key.label("sorted_by"), literal(place).label("place")
            branch = walk(
                query.with_only_columns(*columns),
                [key, Case.id],
                start,
                backwards=is_back,
                descending=asked.sort in NEWEST_FIRST,
            )
            branches.append(select(branch.subquery()))
    found = (union_all(*branches) if len(branches) > 1 else branches[0]).subquery()
    chosen = select(found).order_by(*_in_order(found, is_down=is_down)).limit(PAGE_SIZE + 1).subquery()
    return _lines(user).join(chosen, chosen.c.id == Case.id).order_by(*_in_order(chosen, is_down=is_down))


def _in_order(walked: Any, *, is_down: bool) -> list[Any]:
    keys = [walked.c.place, walked.c.sorted_by, walked.c.id]
    return [key.desc() for key in keys] if is_down else keys


def _stretches(
    asked: Asked, anchor: Sequence[Any] | None, *, is_back: bool
) -> list[tuple[int, str, Sequence[Any] | None]]:
    """The parts that the order falls into: the place of each, its stage if it has one, and the keys it starts after."""
    start = anchor[1:] if anchor is not None else None
    if asked.sort != "stage" or asked.stage:
        return [(0, asked.stage, start)]
    stages = STAGES if asked.status in (CaseStatus.CLOSED, "all") else STAGES[:-1]
    places = list(enumerate(stages))
    if anchor is None:
        return [(place, stage, None) for place, stage in places]
    at = STAGES.index(anchor[0])
    ahead = places[:at] if is_back else places[at + 1 :]
    return [(at, anchor[0], start), *((place, stage, None) for place, stage in ahead)]


def _lines(user: Actor) -> Select[*tuple[Any, ...]]:
    principal = aliased(CaseMember)
    several = (
        select(func.count())
        .select_from(CaseMember)
        .where(CaseMember.case_id == Case.id, CaseMember.left_on.is_(None))
        .correlate(Case)
        .scalar_subquery()
    )
    return (
        scope.cases(user)
        .join(principal, and_(principal.case_id == Case.id, principal.is_principal == true()), isouter=True)
        .join(Person, Person.id == principal.person_id, isouter=True)
        .join(Team, Team.id == Case.team_id)
        .join(User, User.id == Case.caseworker_id, isouter=True)
        .join(PathwayVersion, PathwayVersion.id == Case.pathway_version_id, isouter=True)
        .with_only_columns(
            Case.id,
            Case.ref,
            Case.stage,
            Case.status,
            Case.risk,
            Case.next_due_on,
            Case.visit_due_on,
            Case.cliff_on,
            Case.hold_until,
            Case.opened_on,
            Person.given_names,
            Person.family_names,
            Team.name.label("team"),
            User.name.label("caseworker"),
            PathwayVersion.names.label("pathway"),
            several.label("members"),
        )
    )


def lines_of(user: Actor, case_ids: Sequence[int], today: date) -> dict[int, CaseLine]:
    """The lines of these cases, as far as they are there for the user. Whoever shows them logs the reading."""
    rows = db.session.execute(_lines(user).where(Case.id.in_(case_ids)))
    return {row.id: _line(row, today) for row in rows}


def _line(row: Any, today: date) -> CaseLine:
    is_open = row.status != CaseStatus.CLOSED
    return CaseLine(
        ref=row.ref,
        name=f"{row.given_names or ''} {row.family_names or ''}".strip(),
        members=row.members,
        stage=Stage(row.stage),
        status=CaseStatus(row.status),
        risk=Risk(row.risk),
        pathway=_in_words(row.pathway),
        caseworker=row.caseworker or "",
        team=row.team,
        next_due_on=row.next_due_on,
        cliff_on=row.cliff_on,
        hold_until=row.hold_until if row.status == CaseStatus.ON_HOLD else None,
        opened_on=row.opened_on,
        is_visit_overdue=is_open and row.visit_due_on < today,
    )


def _in_words(names: dict[str, str] | None) -> str:
    """A pathway's name in the reader's language, else in English."""
    return (names or {}).get(current_language()) or (names or {}).get("en", "")


def _numbers(user: Actor, wanted: Sequence[ColumnElement[bool]]) -> dict[Stage, int]:
    query = scope.cases(user).where(*wanted).with_only_columns(Case.stage, func.count()).group_by(Case.stage)
    return {Stage(stage): number for stage, number in db.session.execute(query)}
