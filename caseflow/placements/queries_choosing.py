"""Choosing an opening for somebody of a case: those that fit first, the others with the reason why not."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlalchemy.orm import aliased, contains_eager

from caseflow import clock
from caseflow.access import gate, scope, vettings
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Employer, Opening
from caseflow.models.evaluation import WantedOccupation
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.placements import moving
from caseflow.placements.choosing import Ranked, rankings, standing
from caseflow.placements.entries import TermsEntry
from caseflow.placements.rows import must_be_open, opening_to_place
from caseflow.rules.birth import Birth, is_adult
from caseflow.rules.choices import needs_reason
from caseflow.rules.placements import against_opening
from caseflow.rules.reason import Because
from caseflow.rules.vetting import APPROVED, CONDITIONAL
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.placements import WagePeriod
from caseflow.vocabulary.vetting import OpeningState, VettingState

MOST = 50
_OFFERED = (OpeningState.OPEN, OpeningState.PAUSED)


@dataclass(frozen=True)
class Choice:
    """An opening to choose. `against` says why not today; `is_wanted` that a member looks for such work."""

    ref: str
    title: str
    occupation: str
    employer: str
    employer_ref: str
    vetting: VettingState
    country: str
    region: str
    municipality: str
    starts_on: date
    wage: Decimal
    wage_period: WagePeriod
    currency: str
    free: int
    heads: int
    is_wanted: bool
    against: tuple[Because, ...]


@dataclass(frozen=True)
class Choices:
    """The openings for a case, at most fifty. `is_cut` when there are more."""

    case_ref: str
    title: str
    choices: tuple[Choice, ...]
    is_cut: bool


@dataclass(frozen=True)
class Match:
    """A chosen opening, who of the case could work there, and the terms that it offers."""

    case_ref: str
    members: tuple[tuple[str, str], ...]
    too_young: tuple[str, ...]
    job: str
    employer: str
    terms: TermsEntry
    wage_period: WagePeriod
    ends_on: date | None
    against: tuple[Because, ...]
    standings: tuple["MemberStanding", ...]


@dataclass(frozen=True)
class MemberStanding:
    """Where a member stands in the newest ranking for the opening. `why` says that a reason is wanted, and why."""

    ref: str
    name: str
    run: str
    place: int | None
    why: Because | None


def openings_to_choose(user: Actor, case_ref: str, *, country: str = "", occupation: str = "") -> Choices:
    """What a case can be matched with; the reading is written down. Raises NotFound, then Denied, or Refused."""
    found = _case(user, case_ref)
    people = _members(user, found)
    today = clock.today(user.timezone)
    wanted = _wanted_occupations(user, [one.id for one in people])
    query = _ranked(user, today, wanted)
    if country:
        query = query.where(Opening.country == country)
    if occupation:
        query = query.where(Opening.isco == occupation)
    rows = db.session.execute(query.limit(MOST + 1)).all()
    choices = tuple(_choice(row, number, today, row.isco in wanted) for row, number in rows[:MOST])
    title = next((moving.full_name(one) for one in people), case_ref)
    trail.seen(user, "case.read", case_ref, "placement")
    return Choices(case_ref, title, choices, len(rows) > MOST)


def _ranked(user: Actor, today: date, wanted: list[str]) -> Any:
    """Openings with the number of places taken: first those that can be chosen, then the work that is wanted."""
    employer, recruiter = aliased(Employer), aliased(Employer)
    held = scope.taken_heads(user).with_only_columns(Placement.opening_id, func.count(Placement.id).label("taken"))
    counted = held.group_by(Placement.opening_id).subquery()
    taken = func.coalesce(counted.c.taken, 0)
    through = or_(Opening.recruiter_id.is_(None), _is_safe(recruiter, today))
    fits = and_(Opening.state == OpeningState.OPEN, _is_safe(employer, today), through, taken < Opening.heads)
    query: Any = (
        scope.openings(user)
        .join(employer, employer.id == Opening.employer_id)
        .outerjoin(recruiter, recruiter.id == Opening.recruiter_id)
        .outerjoin(counted, counted.c.opening_id == Opening.id)
        .where(Opening.state.in_(_OFFERED), or_(Opening.ends_on.is_(None), Opening.ends_on >= today))
        .options(contains_eager(Opening.employer.of_type(employer)))
        .options(contains_eager(Opening.recruiter.of_type(recruiter)))
        .add_columns(taken)
    )
    is_wanted = Opening.isco.in_(wanted)
    return query.order_by(case((fits, 0), else_=1), case((is_wanted, 0), else_=1), Opening.starts_on, Opening.id)


def _is_safe(party: Any, today: date) -> ColumnElement[bool]:
    """What `rules.vetting.may_submit_to` says, for the order of the list; the rule itself has the last word."""
    return and_(
        party.vetting_state.in_((APPROVED, CONDITIONAL)),
        party.vetted_until >= today,
        party.vetted_until != NEVER,
        party.is_frozen.is_(False),
    )


def _choice(row: Opening, taken: int, today: date, is_wanted: bool) -> Choice:
    return Choice(
        ref=row.ref,
        title=row.title,
        occupation=occupation_name(row.isco),
        employer=row.employer.name,
        employer_ref=row.employer.ref,
        vetting=VettingState(vettings.state_on(row.employer, today)),
        country=row.country,
        region=row.region or "",
        municipality=row.municipality,
        starts_on=row.starts_on,
        wage=row.wage,
        wage_period=WagePeriod(row.wage_period),
        currency=row.currency,
        free=max(0, row.heads - taken),
        heads=row.heads,
        is_wanted=is_wanted,
        against=against_opening(vettings.chance_in(row, taken), today),
    )


def match(user: Actor, case_ref: str, opening_ref: str) -> Match:
    """A case and a chosen opening; the reading is written down. Raises NotFound, then Denied, or Refused."""
    found = _case(user, case_ref)
    opening = opening_to_place(user, opening_ref)
    people = _members(user, found)
    today = clock.today(user.timezone)
    held = scope.taken_heads(user).where(Placement.opening_id == opening.id)
    taken = db.session.scalar(held.with_only_columns(func.count(Placement.id))) or 0
    young = {
        one.id for one in people if is_adult(Birth(one.birth_date, one.birth_precision), opening.starts_on) is False
    }
    known = rankings(user, opening, today)
    result = Match(
        case_ref=case_ref,
        members=tuple((one.ref, moving.full_name(one)) for one in people if one.id not in young),
        too_young=tuple(moving.full_name(one) for one in people if one.id in young),
        job=opening.title,
        employer=opening.employer.name,
        terms=TermsEntry(
            opening.starts_on if opening.starts_on >= today else None,
            opening.wage,
            opening.wage_period,
            opening.currency,
            opening.hours_per_week,
        ),
        wage_period=WagePeriod(opening.wage_period),
        ends_on=opening.ends_on,
        against=against_opening(vettings.chance_in(opening, taken), today),
        standings=tuple(_standing(user, opening, one, known) for one in people if one.id not in young),
    )
    trail.seen(user, "case.read", case_ref, "placement")
    return result


def _standing(user: Actor, opening: Opening, person: Person, known: list[Ranked]) -> MemberStanding:
    found, _run = standing(user, opening, person.id, known)
    return MemberStanding(person.ref, moving.full_name(person), found.run, found.place, needs_reason(found))


def _case(user: Actor, ref: str) -> Case:
    found = gate.one(scope.cases(user).where(Case.ref == ref))
    gate.require(user, "placement.edit")
    must_be_open(found)
    return found


def _members(user: Actor, found: Case) -> list[Person]:
    query = (
        scope.members(user)
        .join(Person, Person.id == CaseMember.person_id)
        .where(CaseMember.case_id == found.id, CaseMember.left_on.is_(None))
        .options(contains_eager(CaseMember.person))
        .order_by(CaseMember.is_principal.desc(), CaseMember.id)
    )
    return [one.person for one in db.session.scalars(query)]


def _wanted_occupations(user: Actor, person_ids: list[int]) -> list[str]:
    query = scope.of_person(user, WantedOccupation).where(WantedOccupation.person_id.in_(person_ids))
    return list(db.session.scalars(query.with_only_columns(WantedOccupation.isco).distinct()))
