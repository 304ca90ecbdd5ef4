"""Openings: the list, and the page of one."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope, vettings
from caseflow.access.actor import Actor
from caseflow.employers import current
from caseflow.employers.entries import OpeningEntry
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.models.placements import Placement
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.rules.birth import NOT_KNOWN
from caseflow.rules.openings import MOVES
from caseflow.rules.placements import Chance, against_opening
from caseflow.rules.reason import Because
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.occupations import noc_name, occupation_name
from caseflow.vocabulary.placements import ContractKind, WagePeriod
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.vocabulary.vetting import EmployerKind, OpeningState, VettingState

ALL = "all"
MOST_RECRUITERS = 500


@dataclass(frozen=True)
class WantedOpenings:
    """What the list is asked for; by default the open ones. `employer` is a reference."""

    state: str = OpeningState.OPEN
    country: str = ""
    occupation: str = ""
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
    """An opening as a line of a list."""

    ref: str
    title: str
    occupation: str
    employer: Party
    country: str
    region: str
    municipality: str
    starts_on: date
    heads: int
    taken: int
    state: OpeningState


@dataclass(frozen=True)
class OpeningFile:
    """An opening as its forms need it."""

    ref: str
    entry: OpeningEntry
    employer: Party
    state: OpeningState
    version: int


@dataclass(frozen=True)
class OpeningPage:
    """Everything the page of an opening shows. `against` says why nobody may be placed there today."""

    ref: str
    entry: OpeningEntry
    occupation: str
    noc: str
    region_code: str
    contract_kind: ContractKind
    wage_period: WagePeriod
    language_level: LanguageLevel | None
    employer: Party
    recruiter: Party | None
    pathways: tuple[str, ...]
    state: OpeningState
    next_states: tuple[OpeningState, ...]
    against: tuple[Because, ...]
    taken: int
    placements: int
    version: int


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
    found: list[ColumnElement[bool]] = []
    if wanted.state != ALL:
        found.append(Opening.state == wanted.state)
    if wanted.country:
        found.append(Opening.country == wanted.country)
    if wanted.occupation:
        found.append(Opening.isco == wanted.occupation)
    if wanted.employer:
        party = scope.employers(user).where(Employer.ref == wanted.employer).with_only_columns(Employer.id)
        found.append(or_(Opening.employer_id.in_(party), Opening.recruiter_id.in_(party)))
    return found


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
        employer=_party(row.employer, today),
        country=row.country,
        region=row.region or "",
        municipality=row.municipality,
        starts_on=row.starts_on,
        heads=row.heads,
        taken=taken,
        state=OpeningState(row.state),
    )


def _party(row: Employer, today: date) -> Party:
    return Party(row.ref, row.name, VettingState(vettings.state_on(row, today)), row.is_frozen)


def opening_page(user: Actor, ref: str) -> OpeningPage:
    """One opening. Raises NotFound, then Denied."""
    query = scope.openings(user).where(Opening.ref == ref)
    row = gate.one(query.options(joinedload(Opening.employer), joinedload(Opening.recruiter)))
    gate.require(user, "opening.read")
    today, taken = clock.today(user.timezone), places_taken(user, [row.id]).get(row.id, 0)
    placed = scope.placements(user).where(Placement.opening_id == row.id)
    entry = current.opening(row, row.recruiter.ref if row.recruiter else "")
    names = dict(pathway_choices(user))
    return OpeningPage(
        ref=row.ref,
        entry=entry,
        occupation=occupation_name(row.isco),
        noc=f"{row.noc} {noc_name(row.noc)}" if row.noc else "",
        region_code=row.region or "",
        contract_kind=ContractKind(row.contract_kind),
        wage_period=WagePeriod(row.wage_period),
        language_level=LanguageLevel(row.language_level) if row.language_level else None,
        employer=_party(row.employer, today),
        recruiter=_party(row.recruiter, today) if row.recruiter else None,
        pathways=tuple(names.get(key, key) for key in entry.pathway_keys),
        state=OpeningState(row.state),
        next_states=tuple(OpeningState(state) for state in MOVES[row.state]),
        against=against_opening(_chance(row, taken), today),
        taken=taken,
        placements=db.session.scalar(placed.with_only_columns(func.count(Placement.id))) or 0,
        version=row.version,
    )


def opening_to_edit(user: Actor, ref: str) -> OpeningFile:
    """What the forms about an opening begin with. Raises NotFound, then Denied."""
    query = scope.openings(user).where(Opening.ref == ref)
    row = gate.one(query.options(joinedload(Opening.employer), joinedload(Opening.recruiter)))
    gate.require(user, "opening.edit")
    entry = current.opening(row, row.recruiter.ref if row.recruiter else "")
    party = _party(row.employer, clock.today(user.timezone))
    return OpeningFile(row.ref, entry, party, OpeningState(row.state), row.version)


def _chance(row: Opening, taken: int) -> Chance:
    """What the rule must know of the opening; of whom is nobody's matter here."""
    return Chance(
        birth=NOT_KNOWN,
        starts_on=row.starts_on,
        vetting=vettings.as_rule(row.employer),
        opening_open=row.state == OpeningState.OPEN,
        heads=row.heads,
        taken=taken,
        recruiter=vettings.as_rule(row.recruiter) if row.recruiter else None,
        through_recruiter=row.recruiter is not None,
        ends_on=row.ends_on,
    )


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
