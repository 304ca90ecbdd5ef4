"""What both the start page and the supervisor's page count and list, always over the user's own scope."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.accounts import Team, User
from caseflow.models.cases import Case, CaseMember
from caseflow.models.followup import Visit
from caseflow.models.people import Person
from caseflow.models.placements import PlacementCheck
from caseflow.rules import names
from caseflow.vocabulary.followup import VisitState
from caseflow.vocabulary.stages import CaseStatus, Risk, Stage

ACTIVE = (CaseStatus.OPEN, CaseStatus.ON_HOLD)


@dataclass(frozen=True)
class CaseDay:
    """A case and the day that matters about it."""

    ref: str
    name: str
    stage: Stage
    risk: Risk
    caseworker: str
    day: date


@dataclass(frozen=True)
class VisitDay:
    """A visit and its window; the day on which it was made if it was."""

    ref: str
    case_ref: str
    name: str
    risk: Risk
    caseworker: str
    day: int | None
    planned_on: date
    window_until: date
    done_on: date | None = None


def teams_of(user: Actor) -> tuple[tuple[str, str], ...]:
    """The teams that the user supervises: reference and name."""
    query = scope.teams(user).with_only_columns(Team.ref, Team.name).order_by(Team.name)
    return tuple((row.ref, row.name) for row in db.session.execute(query))


def in_team(team: str, teams: tuple[tuple[str, str], ...]) -> tuple[ColumnElement[bool], ...]:
    """The condition that a case is of that team, when it is one of these; else none."""
    return (Case.team_id.in_(select(Team.id).where(Team.ref == team)),) if team in dict(teams) else ()


def name_of(row: Any) -> str:
    """A name as it is written, and how a passport writes it where not everybody can read that."""
    written = names.full_name(row.given_names, row.family_names)
    return f"{written} ({row.latin_name})" if row.latin_name else written


def counted(query: Select[Any]) -> int:
    """How many rows a scoped query has."""
    return db.session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0


def active_cases(user: Actor, *wanted: ColumnElement[bool]) -> Select[Any]:
    """The ids of the user's cases that are not closed."""
    return scope.cases(user).where(Case.status.in_(ACTIVE), *wanted).with_only_columns(Case.id)


def late_checks(user: Actor, today: date, *wanted: ColumnElement[bool]) -> Select[Any]:
    """The ids of the checks after a start of work that nobody has made in time, in cases that are not closed."""
    query = scope.of_placement(user, PlacementCheck).where(
        PlacementCheck.done_on.is_(None), PlacementCheck.due_on < today, Case.status.in_(ACTIVE), *wanted
    )
    return query.with_only_columns(PlacementCheck.id)


def case_days(user: Actor, column: Any, *wanted: ColumnElement[bool], most: int) -> tuple[CaseDay, ...]:
    """The user's open cases by that day, the earliest first."""
    query = (
        scope.cases(user)
        .join(CaseMember, (CaseMember.case_id == Case.id) & CaseMember.is_principal)
        .join(Person, Person.id == CaseMember.person_id)
        .outerjoin(User, User.id == Case.caseworker_id)
        .where(Case.status.in_(ACTIVE), *wanted)
        .with_only_columns(
            Case.ref,
            Person.given_names,
            Person.family_names,
            Person.latin_name,
            Case.stage,
            Case.risk,
            User.name.label("caseworker"),
            column.label("day"),
        )
        .order_by(column, Case.id)
        .limit(most)
    )
    return tuple(
        CaseDay(
            r.ref,
            name_of(r),
            Stage(r.stage),
            Risk(r.risk),
            r.caseworker or "",
            r.day,
        )
        for r in db.session.execute(query)
    )


def visits(user: Actor, *wanted: ColumnElement[bool], state: VisitState = VisitState.PLANNED) -> Any:
    """Visits in that state of the user's open cases, with their case, its principal and its caseworker."""
    return (
        scope.of_case(user, Visit)
        .join(CaseMember, (CaseMember.case_id == Case.id) & CaseMember.is_principal)
        .join(Person, Person.id == CaseMember.person_id)
        .outerjoin(User, User.id == Case.caseworker_id)
        .where(Visit.state == state, Case.status.in_(ACTIVE), *wanted)
        .with_only_columns(
            Visit.ref,
            Case.ref.label("case_ref"),
            Person.given_names,
            Person.family_names,
            Person.latin_name,
            Case.risk,
            User.name.label("caseworker"),
            Visit.day,
            Visit.planned_on,
            Visit.window_until,
            Visit.done_on,
        )
    )


def visit_day(row: Any) -> VisitDay:
    """A row of `visits` as a line."""
    return VisitDay(
        row.ref,
        row.case_ref,
        name_of(row),
        Risk(row.risk),
        row.caseworker or "",
        row.day,
        row.planned_on,
        row.window_until,
        row.done_on,
    )
