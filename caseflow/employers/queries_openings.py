"""Openings: the list, and what forms about them offer to choose from."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope, vettings
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.models.placements import Placement
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.rules.openings import shown_state
from caseflow.vocabulary.language import country_name, current_language, language_name, subdivision_name
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.placements import WagePeriod
from caseflow.vocabulary.vetting import EmployerKind, OpeningState, VettingState

ALL = "all"
MOST_RECRUITERS = 500


@dataclass(frozen=True)
class WantedOpenings:
    """What the list is asked for; by default the open ones. `employer` is a reference."""

    state: str = OpeningState.OPEN
    country: str = ""
    region: str = ""
    occupation: str = ""
    period: str = ""
    language: str = ""
    free: bool = False
    employer: str = ""
    is_whole: bool = True


@dataclass(frozen=True)
class Party:
    """An employer or recruiter beside an opening, and whether it is vetted today."""

    ref: str
    name: str
    vetting: VettingState
    is_frozen: bool


@dataclass(frozen=True)
class OpeningLine:
    """An opening as a line of a list. `state` is filled while all places are held."""

    ref: str
    title: str
    occupation: str
    employer: Party
    country: str
    region: str
    municipality: str
    starts_on: date
    wage: Decimal
    wage_period: WagePeriod
    currency: str
    language: str
    heads: int
    taken: int
    state: OpeningState


def opening_list(user: Actor, wanted: WantedOpenings, cursor: Cursor) -> Page[OpeningLine]:
    """Openings by their first day, 25 a page. Raises Denied."""
    gate.require(user, "opening.read")
    query = scope.openings(user).where(*_conditions(user, wanted))
    total = db.session.scalar(query.with_only_columns(func.count(Opening.id)))
    near = cursor.after or cursor.before
    anchor: Any = None
    if near:
        found = scope.openings(user).where(Opening.ref == near).with_only_columns(Opening.starts_on, Opening.id)
        anchor = db.session.execute(found).one_or_none()
    backwards = anchor is not None and cursor.before is not None
    with_employer = query.options(joinedload(Opening.employer))
    rows = db.session.scalars(walk(with_employer, (Opening.starts_on, Opening.id), anchor, backwards=backwards)).all()
    page = cut(rows, cursor if anchor else Cursor(), lambda row: row.ref, total=total)
    today, held = clock.today(user.timezone), places_taken(user, [row.id for row in page.items])
    return page.map(lambda row: _line(row, today, held.get(row.id, 0)))


def _conditions(user: Actor, wanted: WantedOpenings) -> list[ColumnElement[bool]]:
    found = [column == value for column, value in (
        (Opening.country, wanted.country),
        (Opening.region, wanted.region),
        (Opening.isco, wanted.occupation),
        (Opening.wage_period, wanted.period),
        (Opening.language, wanted.language),
    ) if value]  # fmt: skip
    is_full = _taken(user) >= Opening.heads
    if wanted.state == OpeningState.OPEN:
        found.append(and_(Opening.state == wanted.state, ~is_full))
    elif wanted.state == OpeningState.FILLED:
        found.append(or_(Opening.state == wanted.state, and_(Opening.state == OpeningState.OPEN, is_full)))
    elif wanted.state != ALL:
        found.append(Opening.state == wanted.state)
    if wanted.free:
        found.append(~is_full)
    if wanted.employer:
        party = scope.employers(user).where(Employer.ref == wanted.employer).with_only_columns(Employer.id)
        found.append(or_(Opening.employer_id.in_(party), Opening.recruiter_id.in_(party)))
    return found


def _taken(user: Actor) -> Any:
    """How many places of the opening in question people hold, as a column to compare with."""
    held = scope.taken_heads(user).where(Placement.opening_id == Opening.id).with_only_columns(func.count(Placement.id))
    return held.correlate(Opening).scalar_subquery()


def places_taken(user: Actor, ids: Collection[int]) -> dict[int, int]:
    """How many places people hold, by opening."""
    query = scope.taken_heads(user).where(Placement.opening_id.in_(ids)).group_by(Placement.opening_id)
    counted = query.with_only_columns(Placement.opening_id, func.count(Placement.id))
    return {key: value for key, value in db.session.execute(counted)}


def _line(row: Opening, today: date, taken: int) -> OpeningLine:
    return OpeningLine(
        ref=row.ref,
        title=row.title,
        occupation=occupation_name(row.isco),
        employer=party(row.employer, today),
        country=row.country,
        region=row.region or "",
        municipality=row.municipality,
        starts_on=row.starts_on,
        wage=row.wage,
        wage_period=WagePeriod(row.wage_period),
        currency=row.currency,
        language=row.language or "",
        heads=row.heads,
        taken=taken,
        state=OpeningState(shown_state(row.state, heads=row.heads, taken=taken)),
    )


def party(row: Employer, today: date) -> Party:
    """An employer or recruiter with its vetting as it stands today."""
    return Party(row.ref, row.name, VettingState(vettings.state_on(row, today)), row.is_frozen)


def region_choices(user: Actor) -> list[tuple[str, str]]:
    """The regions in which there is an opening, as (code, "region, country"), by name. Raises Denied."""
    gate.require(user, "opening.read")
    query = scope.openings(user).where(Opening.region.is_not(None))
    rows = db.session.execute(query.with_only_columns(Opening.region, Opening.country).distinct())
    named = [(code, f"{subdivision_name(code)}, {country_name(country)}") for code, country in rows]
    return sorted(named, key=lambda pair: pair[1])


def language_choices(user: Actor) -> list[tuple[str, str]]:
    """The languages that some opening asks for, as (code, name), by name. Raises Denied."""
    gate.require(user, "opening.read")
    query = scope.openings(user).where(Opening.language.is_not(None))
    rows = db.session.scalars(query.with_only_columns(Opening.language).distinct())
    return sorted(((code, language_name(code)) for code in rows), key=lambda pair: pair[1])


def pathway_choices(user: Actor) -> list[tuple[str, str]]:
    """The pathways in force as (key, name in the reader's language), by name. Raises Denied."""
    gate.require(user, "opening.read")
    query = select(Pathway.key, PathwayVersion.names).join(PathwayVersion, PathwayVersion.pathway_id == Pathway.id)
    rows = db.session.execute(query.where(PathwayVersion.is_current)).all()
    language = current_language()
    return sorted(((key, names.get(language) or names["en"]) for key, names in rows), key=lambda pair: pair[1])


def recruiter_choices(user: Actor) -> list[tuple[str, str]]:
    """Recruiters as (reference, name), by name. Raises Denied."""
    gate.require(user, "opening.read")
    query = scope.employers(user).where(Employer.kind == EmployerKind.RECRUITER).order_by(Employer.sort_name)
    found = query.with_only_columns(Employer.ref, Employer.name).limit(MOST_RECRUITERS)
    return [(ref, name) for ref, name in db.session.execute(found)]
