"""One opening: its page, and what its form begins with."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlalchemy.orm import contains_eager, joinedload

from caseflow import clock
from caseflow.access import gate, scope, vettings
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.employers import current, floors, happened
from caseflow.employers.entries import OpeningEntry
from caseflow.employers.happened import Happened
from caseflow.employers.queries_openings import Party, party, pathway_choices, places_taken
from caseflow.employers.rows import site_of
from caseflow.extensions import db
from caseflow.models.employers import Employer, EmployerSite, Opening, OpeningSite
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.rules import wages
from caseflow.rules.names import full_name
from caseflow.rules.openings import MOVES, shown_state
from caseflow.rules.placements import against_opening
from caseflow.rules.reason import Because
from caseflow.vocabulary.language import country_name
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.occupations import noc_name, occupation_name
from caseflow.vocabulary.placements import ContractKind, PlacementState, WagePeriod
from caseflow.vocabulary.skill_list import skill_name
from caseflow.vocabulary.skills import Isced, LanguageLevel
from caseflow.vocabulary.vetting import OpeningState

MOST_PLACED = 25


@dataclass(frozen=True)
class OpeningFile:
    """An opening as its forms need it."""

    ref: str
    entry: OpeningEntry
    employer: Party
    state: OpeningState
    version: int


@dataclass(frozen=True)
class Placed:
    """Somebody of the reader's teams in an opening. `name` is empty for somebody who belongs to another team now."""

    ref: str
    name: str
    case_ref: str
    state: PlacementState
    starts_on: date


@dataclass(frozen=True)
class Restrictions:
    """Who may come, in words; each empty where it restricts nothing."""

    countries: tuple[str, ...]
    statuses: tuple[MigrationStatus, ...]
    programmes: tuple[str, ...]
    youngest: int | None


@dataclass(frozen=True)
class OpeningPage:
    """Everything the page of an opening shows. `against` says why nobody may be placed there today; `state` is what was
    decided, `shown` filled while all places are held. `law` is the wage and the hours beside what the place allows."""

    ref: str
    entry: OpeningEntry
    occupation: str
    noc: str
    region_code: str
    site: str
    contract_kind: ContractKind
    wage_period: WagePeriod
    language_level: LanguageLevel | None
    isced: Isced | None
    skills: tuple[str, ...]
    employer: Party
    recruiter: Party | None
    pathways: tuple[str, ...]
    only: Restrictions
    law: tuple[wages.Beside, ...]
    law_note: tuple[str, date | None, str]
    has_own_weights: bool
    state: OpeningState
    shown: OpeningState
    next_states: tuple[OpeningState, ...]
    against: tuple[Because, ...]
    taken: int
    placed: tuple[Placed, ...]
    placements: int
    history: tuple[Happened, ...]
    version: int


def opening_page(user: Actor, ref: str) -> OpeningPage:
    """One opening, with who of the reader's people is in it; the reading is written down. Raises NotFound, Denied."""
    row = _opening(user, ref, "opening.read")
    today, taken = clock.today(user.timezone), places_taken(user, [row.id]).get(row.id, 0)
    there = site_of(user, row)
    names = dict(pathway_choices(user))
    placed = scope.placements(user).where(Placement.opening_id == row.id)
    found = OpeningPage(
        ref=row.ref,
        entry=current.opening(row, row.recruiter.ref if row.recruiter else "", there.site_id if there else None),
        occupation=occupation_name(row.isco),
        noc=f"{row.noc} {noc_name(row.noc)}" if row.noc else "",
        region_code=row.region or "",
        site=_site_name(user, there),
        contract_kind=ContractKind(row.contract_kind),
        wage_period=WagePeriod(row.wage_period),
        language_level=LanguageLevel(row.language_level) if row.language_level else None,
        isced=Isced(str(row.isced)) if row.isced is not None else None,
        skills=tuple(sorted(skill_name(code) for code in row.skills)),
        employer=party(row.employer, today),
        recruiter=party(row.recruiter, today) if row.recruiter else None,
        pathways=tuple(names.get(key, key) for key in sorted(row.pathway_keys)),
        only=_restrictions(row, names),
        law=law_of(row),
        law_note=floors.words_of(row.country, row.region, row.isco, row.starts_on, row.wage_period),
        has_own_weights=bool(row.weights),
        state=OpeningState(row.state),
        shown=OpeningState(shown_state(row.state, heads=row.heads, taken=taken)),
        next_states=tuple(OpeningState(state) for state in MOVES[row.state]),
        against=against_opening(vettings.chance_in(row, taken), today),
        taken=taken,
        placed=_placed(user, row),
        placements=db.session.scalar(placed.with_only_columns(func.count(Placement.id))) or 0,
        history=happened.of_opening(row.employer, row.ref),
        version=row.version,
    )
    if found.placed:
        trail.seen(user, "case.list", f"openings/{ref}", " ".join(one.case_ref for one in found.placed))
    return found


def opening_to_edit(user: Actor, ref: str) -> OpeningFile:
    """What the forms about an opening begin with. Raises NotFound, then Denied."""
    row = _opening(user, ref, "opening.edit")
    there = site_of(user, row)
    entry = current.opening(row, row.recruiter.ref if row.recruiter else "", there.site_id if there else None)
    who = party(row.employer, clock.today(user.timezone))
    return OpeningFile(row.ref, entry, who, OpeningState(row.state), row.version)


def law_of(row: Opening) -> tuple[wages.Beside, ...]:
    """The wage and the hours of an opening beside what the law of its place allows on its first day."""
    floor, limit = floors.of_place(row.country, row.region, row.isco, row.starts_on, row.wage_period)
    return wages.beside_floor(current.pay(row), floor), wages.beside_hours(row.hours_per_week, limit)


def site_choices(user: Actor, employer_ref: str, kept: str = "") -> list[tuple[str, str]]:
    """The sites of an employer at which work can be, and the one where it is, as (number, name). Raises Denied."""
    gate.require(user, "opening.read")
    query = scope.of_employer(user, EmployerSite).where(Employer.ref == employer_ref).order_by(EmployerSite.name)
    rows = db.session.scalars(query)
    return [(str(row.id), row.name) for row in rows if row.ended_on is None or str(row.id) == kept]


def _opening(user: Actor, ref: str, action: str) -> Opening:
    query = scope.openings(user).where(Opening.ref == ref)
    row = gate.one(query.options(joinedload(Opening.employer), joinedload(Opening.recruiter)))
    gate.require(user, action)
    return row


def _site_name(user: Actor, there: OpeningSite | None) -> str:
    if there is None:
        return ""
    query = scope.of_employer(user, EmployerSite).where(EmployerSite.id == there.site_id)
    return db.session.scalar(query.with_only_columns(EmployerSite.name)) or ""


def _restrictions(row: Opening, names: dict[str, str]) -> Restrictions:
    return Restrictions(
        countries=tuple(sorted(country_name(code) for code in row.residence_countries)),
        statuses=tuple(MigrationStatus(code) for code in row.statuses),
        programmes=tuple(names.get(key, key) for key in sorted(row.programmes)),
        youngest=row.youngest,
    )


def _placed(user: Actor, row: Opening) -> tuple[Placed, ...]:
    """The newest placements of the reader's cases in an opening."""
    query = (
        scope.placements(user)
        .where(Placement.opening_id == row.id)
        .options(contains_eager(Placement.case), joinedload(Placement.person))
        .order_by(Placement.id.desc())
        .limit(MOST_PLACED)
    )
    rows = db.session.scalars(query).all()
    mine = scope.people(user).where(Person.id.in_([one.person_id for one in rows])).with_only_columns(Person.id)
    known = set(db.session.scalars(mine))
    return tuple(
        Placed(
            ref=one.ref,
            name=full_name(one.person.given_names, one.person.family_names) if one.person_id in known else "",
            case_ref=one.case.ref,
            state=PlacementState(one.state),
            starts_on=one.started_on or one.starts_on,
        )
        for one in rows
    )
