"""The list of grievances: the gravest and oldest first. Only members of the team's staff ever read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, case, func, or_
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance, GrievanceAction
from caseflow.models.people import Person
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.rules import names
from caseflow.rules.grievances import CLOSED, SEVERITIES
from caseflow.vocabulary.grievances import GrievanceCategory, GrievanceSeverity, GrievanceState

CURRENT, ALL = "current", "all"
# The gravest first, then the one that has waited longest.
RANK = case({code: place for place, code in enumerate(SEVERITIES)}, value=Grievance.severity, else_=len(SEVERITIES))
KEYS: tuple[Any, ...] = (RANK, Grievance.raised_on, Grievance.id)


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for; by default all that are not closed. `employer` and `case` are references."""

    state: str = CURRENT
    severity: str = ""
    category: str = ""
    employer: str = ""
    case: str = ""
    overdue: bool = False
    is_whole: bool = True


@dataclass(frozen=True)
class GrievanceLine:
    """A grievance as a line of a list. `name` and `case_ref` are empty for somebody who is not named."""

    ref: str
    category: GrievanceCategory
    severity: GrievanceSeverity
    state: GrievanceState
    employer_ref: str
    employer: str
    is_frozen: bool
    name: str
    case_ref: str
    raised_on: date
    overdue: int


def grievance_list(user: Actor, wanted: Wanted, cursor: Cursor) -> Page[GrievanceLine]:
    """Grievances of the user's teams, 25 a page; the reading is written down. Raises Denied."""
    gate.require(user, "grievance.read")
    today = clock.today(user.timezone)
    query = scope.grievances(user).where(*_conditions(user, wanted, today))
    total = db.session.scalar(query.with_only_columns(func.count(Grievance.id)))
    near = cursor.after or cursor.before
    anchor: Any = None
    if near:
        found = scope.grievances(user).where(Grievance.ref == near).with_only_columns(*KEYS)
        anchor = db.session.execute(found).one_or_none()
    backwards = anchor is not None and cursor.before is not None
    whole = query.options(joinedload(Grievance.employer))
    rows = db.session.scalars(walk(whole, KEYS, anchor, backwards=backwards)).all()
    page = cut(rows, cursor if anchor else Cursor(), lambda row: row.ref, total=total)
    people = people_by_id(user, {row.person_id for row in page.items if row.person_id})
    cases = _refs(scope.cases(user), Case, {row.case_id for row in page.items if row.case_id})
    late = _overdue(user, [row.id for row in page.items], today)
    lines = page.map(lambda row: _line(row, people, cases, late))
    trail.seen(user, "grievance.list", "grievances", " ".join(line.ref for line in lines.items))
    return lines


def people_by_id(user: Actor, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Reference and name of those of these people whom the user may know of."""
    if not ids:
        return {}
    rows = db.session.scalars(scope.people(user).where(Person.id.in_(ids)))
    return {row.id: (row.ref, names.full_name(row.given_names, row.family_names)) for row in rows}


def late_actions(user: Actor, today: date) -> Select[GrievanceAction]:
    """What is overdue in grievances that are not closed."""
    query = scope.of_grievance(user, GrievanceAction)
    return query.where(Grievance.state != CLOSED, GrievanceAction.done_on.is_(None), GrievanceAction.due_on < today)


def _conditions(user: Actor, wanted: Wanted, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.state == CURRENT:
        found.append(Grievance.state != CLOSED)
    elif wanted.state != ALL:
        found.append(Grievance.state == wanted.state)
    if wanted.severity:
        found.append(Grievance.severity == wanted.severity)
    if wanted.category:
        found.append(Grievance.category == wanted.category)
    if wanted.employer:
        party = scope.employers(user).where(Employer.ref == wanted.employer).with_only_columns(Employer.id)
        found.append(or_(Grievance.employer_id.in_(party), Grievance.recruiter_id.in_(party)))
    if wanted.case:
        one = scope.cases(user).where(Case.ref == wanted.case).with_only_columns(Case.id)
        found.append(Grievance.case_id.in_(one))
    if wanted.overdue:
        late = late_actions(user, today).with_only_columns(GrievanceAction.grievance_id)
        found.append(Grievance.id.in_(late))
    return found


def _refs(query: Select[Any], table: Any, ids: Collection[int]) -> dict[int, str]:
    if not ids:
        return {}
    found = query.where(table.id.in_(ids)).with_only_columns(table.id, table.ref)
    return {row.id: row.ref for row in db.session.execute(found)}


def _overdue(user: Actor, ids: Collection[int], today: date) -> dict[int, int]:
    if not ids:
        return {}
    query = late_actions(user, today).where(GrievanceAction.grievance_id.in_(ids))
    counted = query.with_only_columns(GrievanceAction.grievance_id, func.count()).group_by(GrievanceAction.grievance_id)
    return {grievance_id: number for grievance_id, number in db.session.execute(counted)}


def _line(
    row: Grievance, people: dict[int, tuple[str, str]], cases: dict[int, str], late: dict[int, int]
) -> GrievanceLine:
    return GrievanceLine(
        ref=row.ref,
        category=GrievanceCategory(row.category),
        severity=GrievanceSeverity(row.severity),
        state=GrievanceState(row.state),
        employer_ref=row.employer.ref,
        employer=row.employer.name,
        is_frozen=row.froze and row.employer.is_frozen,
        name=people.get(row.person_id or 0, ("", ""))[1],
        case_ref=cases.get(row.case_id or 0, ""),
        raised_on=row.raised_on,
        overdue=late.get(row.id, 0),
    )
