"""The list of placements."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_
from sqlalchemy.orm import contains_eager, joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.placements import moving
from caseflow.rules.placements import MOVES
from caseflow.vocabulary.placements import PlacementState

CURRENT, ALL = "current", "all"
SOON = timedelta(days=30)
BEFORE_WORK = tuple(state for state in MOVES if PlacementState.WITHDRAWN in MOVES[state])


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for; by default all that go on. `employer` and `opening` are references."""

    state: str = CURRENT
    employer: str = ""
    opening: str = ""
    soon: bool = False
    is_whole: bool = True


@dataclass(frozen=True)
class PlacementLine:
    """A placement as a line of a list. `name` is empty for somebody who now belongs to another team."""

    ref: str
    name: str
    case_ref: str
    job: str
    employer_ref: str
    employer: str
    state: PlacementState
    starts_on: date
    started_on: date | None
    is_before: bool


def placement_list(user: Actor, wanted: Wanted, cursor: Cursor) -> Page[PlacementLine]:
    """Placements by their first day, 25 a page; the reading is written down. Raises Denied."""
    gate.require(user, "placement.read")
    query = _listed(user, wanted)
    total = db.session.scalar(query.with_only_columns(func.count(Placement.id)))
    near = cursor.after or cursor.before
    anchor: Any = None
    if near:
        found = scope.placements(user).where(Placement.ref == near)
        anchor = db.session.execute(found.with_only_columns(Placement.starts_on, Placement.id)).one_or_none()
    whole = query.options(
        contains_eager(Placement.case),
        joinedload(Placement.person),
        joinedload(Placement.opening).options(joinedload(Opening.employer)),
    )
    backwards = anchor is not None and cursor.before is not None
    rows = db.session.scalars(walk(whole, (Placement.starts_on, Placement.id), anchor, backwards=backwards)).all()
    page = cut(rows, cursor if anchor else Cursor(), lambda row: row.ref, total=total)
    known = visible_people(user, [row.person_id for row in page.items])
    lines = page.map(lambda row: _line(row, known))
    trail.seen(user, "case.list", "placements", " ".join(dict.fromkeys(line.case_ref for line in lines.items)))
    return lines


def _listed(user: Actor, wanted: Wanted) -> Select[Placement]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.state == CURRENT:
        conditions.append(Placement.state.in_(moving.LIVE))
    elif wanted.state != ALL:
        conditions.append(Placement.state == wanted.state)
    if wanted.employer:
        party = scope.employers(user).where(Employer.ref == wanted.employer).with_only_columns(Employer.id)
        offered = scope.openings(user).where(or_(Opening.employer_id.in_(party), Opening.recruiter_id.in_(party)))
        conditions.append(Placement.opening_id.in_(offered.with_only_columns(Opening.id)))
    if wanted.opening:
        one = scope.openings(user).where(Opening.ref == wanted.opening).with_only_columns(Opening.id)
        conditions.append(Placement.opening_id.in_(one))
    if wanted.soon:
        until = clock.today(user.timezone) + SOON
        conditions += [Placement.state.in_(BEFORE_WORK), Placement.starts_on <= until]
    # Said twice for the index: a team's placements are those of its organization.
    return scope.placements(user).where(Placement.organization_id == user.organization_id, *conditions)


def visible_people(user: Actor, ids: Collection[int]) -> frozenset[int]:
    """Those of these people whom the user may know of: not those who left and belong to another team now."""
    return frozenset(db.session.scalars(scope.people(user).where(Person.id.in_(ids)).with_only_columns(Person.id)))


def _line(row: Placement, known: frozenset[int]) -> PlacementLine:
    return PlacementLine(
        ref=row.ref,
        name=moving.full_name(row.person) if row.person_id in known else "",
        case_ref=row.case.ref,
        job=row.opening.title,
        employer_ref=row.opening.employer.ref,
        employer=row.opening.employer.name,
        state=PlacementState(row.state),
        starts_on=row.starts_on,
        started_on=row.started_on,
        is_before=row.state in BEFORE_WORK,
    )
