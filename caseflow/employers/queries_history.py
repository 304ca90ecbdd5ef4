"""What there was with an employer or recruiter: openings, placements, visits, grievances, and what happened to it.

People, visits and grievances only as far as the reader's own cases go; of the others not even how many there are.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, or_
from sqlalchemy.orm import contains_eager, joinedload

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.employers import happened
from caseflow.employers.happened import Happened
from caseflow.employers.queries_openings import places_taken
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.models.followup import Visit
from caseflow.models.grievances import Grievance
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.paging import PAGE_SIZE, Cursor, Page, cut, walk
from caseflow.rules.names import full_name
from caseflow.rules.openings import shown_state
from caseflow.vocabulary.followup import VisitKind, VisitState
from caseflow.vocabulary.grievances import GrievanceCategory, GrievanceSeverity, GrievanceState
from caseflow.vocabulary.placements import PlacementState
from caseflow.vocabulary.vetting import OpeningState


@dataclass(frozen=True)
class PlacementOf:
    """A placement. `name` is empty for somebody who now belongs to another team."""

    ref: str
    name: str
    case_ref: str
    job: str
    state: PlacementState
    starts_on: date
    ended_on: date | None


@dataclass(frozen=True)
class VisitOf:
    ref: str
    case_ref: str
    kind: VisitKind
    state: VisitState
    on: date
    is_alert: bool


@dataclass(frozen=True)
class GrievanceOf:
    ref: str
    category: GrievanceCategory
    severity: GrievanceSeverity
    state: GrievanceState
    raised_on: date
    froze: bool


@dataclass(frozen=True)
class OpeningOf:
    ref: str
    title: str
    starts_on: date
    heads: int
    taken: int
    state: OpeningState


def placements(user: Actor, employer: Employer, cursor: Cursor) -> Page[PlacementOf]:
    """Who of the reader's cases is or was placed there, the newest first day first."""
    query = scope.placements(user).join(Opening, Opening.id == Placement.opening_id).where(_of(employer))
    whole = (contains_eager(Placement.case), contains_eager(Placement.opening), joinedload(Placement.person))
    page = _page(query, (Placement.starts_on, Placement.id), Placement.ref, cursor, *whole)
    mine = scope.people(user).where(Person.id.in_([row.person_id for row in page.items])).with_only_columns(Person.id)
    known = set(db.session.scalars(mine))
    return page.map(
        lambda row: PlacementOf(
            ref=row.ref,
            name=full_name(row.person.given_names, row.person.family_names) if row.person_id in known else "",
            case_ref=row.case.ref,
            job=row.opening.title,
            state=PlacementState(row.state),
            starts_on=row.started_on or row.starts_on,
            ended_on=row.ended_on,
        )
    )


def visits(user: Actor, employer: Employer, cursor: Cursor) -> Page[VisitOf]:
    """The visits to the reader's families about work there, the newest first."""
    query = (
        scope.of_case(user, Visit)
        .join(Placement, Placement.id == Visit.placement_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .where(_of(employer))
    )
    page = _page(query, (Visit.planned_on, Visit.id), Visit.ref, cursor, contains_eager(Visit.case))
    return page.map(
        lambda row: VisitOf(
            ref=row.ref,
            case_ref=row.case.ref,
            kind=VisitKind(row.kind),
            state=VisitState(row.state),
            on=row.done_on or row.planned_on,
            is_alert=row.is_alert,
        )
    )


def grievances(user: Actor, employer: Employer, cursor: Cursor) -> Page[GrievanceOf]:
    """The grievances of the reader's teams about it, as employer or as recruiter, the newest first."""
    about = or_(Grievance.employer_id == employer.id, Grievance.recruiter_id == employer.id)
    query = scope.grievances(user).where(about)
    page = _page(query, (Grievance.raised_on, Grievance.id), Grievance.ref, cursor)
    return page.map(
        lambda row: GrievanceOf(
            ref=row.ref,
            category=GrievanceCategory(row.category),
            severity=GrievanceSeverity(row.severity),
            state=GrievanceState(row.state),
            raised_on=row.raised_on,
            froze=row.froze,
        )
    )


def openings(user: Actor, employer: Employer, cursor: Cursor) -> Page[OpeningOf]:
    """What it offered, or recruited for, the newest first day first."""
    query = scope.openings(user).where(_of(employer))
    page = _page(query, (Opening.starts_on, Opening.id), Opening.ref, cursor)
    held = places_taken(user, [row.id for row in page.items])
    return page.map(
        lambda row: OpeningOf(
            ref=row.ref,
            title=row.title,
            starts_on=row.starts_on,
            heads=row.heads,
            taken=held.get(row.id, 0),
            state=OpeningState(shown_state(row.state, heads=row.heads, taken=held.get(row.id, 0))),
        )
    )


def history(user: Actor, employer: Employer, cursor: Cursor) -> Page[Happened]:
    """Vettings, freezes, changes and openings as the trail has them. The employer was found within scope."""
    return happened.of_employer(employer, cursor, PAGE_SIZE)


Reader = Callable[[Actor, Employer, Cursor], Page[Any]]
# The tabs of an employer's page beside the first one.
TABS: dict[str, Reader] = {
    "openings": openings,
    "placements": placements,
    "visits": visits,
    "grievances": grievances,
    "history": history,
}


def _of(employer: Employer) -> ColumnElement[bool]:
    return or_(Opening.employer_id == employer.id, Opening.recruiter_id == employer.id)


def _page(query: Select[Any], keys: Sequence[Any], ref: Any, cursor: Cursor, *whole: Any) -> Page[Any]:
    """A page of rows, the newest first. An unknown reference to go on from, or somebody else's, is the beginning."""
    near = cursor.after or cursor.before
    anchor: Any = None
    if near:
        anchor = db.session.execute(query.with_only_columns(*keys).where(ref == near)).one_or_none()
    backwards = anchor is not None and cursor.before is not None
    rows = db.session.scalars(walk(query.options(*whole), keys, anchor, descending=True, backwards=backwards)).all()
    return cut(rows, cursor if anchor else Cursor(), lambda row: row.ref)
