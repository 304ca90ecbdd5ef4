"""Before a ranking is made: the opening, person or family that it is for, and the rankings made so far."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.matching.wanted import asked
from caseflow.models.accounts import User
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Opening
from caseflow.models.matching import FamilyWish, MatchRun
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.models.people import Person
from caseflow.paging import PAGE_SIZE, Cursor, Page, cut, walk
from caseflow.rules import names
from caseflow.rules.birth import Birth, is_adult
from caseflow.rules.match_order import FAMILY, OPENINGS, PEOPLE
from caseflow.rules.reason import Because
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.matching import RankingKind, Together
from caseflow.vocabulary.occupations import occupation_name

_SHOWN = 10


@dataclass(frozen=True)
class Made:
    """A ranking that was made. Counts only where the reader may know of everybody in it."""

    ref: str
    kind: RankingKind
    made_at: datetime
    made_by: str
    ranked: int | None
    considered: int | None


@dataclass(frozen=True)
class OpeningToRank:
    ref: str
    title: str
    occupation: str
    employer: str
    weights: dict[str, int]
    against: tuple[Because, ...]
    made: tuple[Made, ...]


@dataclass(frozen=True)
class PersonToRank:
    ref: str
    name: str
    case_ref: str
    made: tuple[Made, ...]


@dataclass(frozen=True)
class WishesShown:
    """What a family wishes. `note` is for the team alone; `version` 0 when nothing is written down yet."""

    regions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    not_regions: tuple[str, ...] = ()
    together: Together = Together.RATHER
    needs_housing: bool = False
    earliest_on: date | None = None
    note: str = ""
    version: int = 0


@dataclass(frozen=True)
class FamilyToRank:
    case_ref: str
    title: str
    adults: tuple[tuple[str, str], ...]
    wishes: WishesShown
    made: tuple[Made, ...]


def opening_to_rank(user: Actor, ref: str) -> OpeningToRank:
    """An opening with the weights of its ranking. Raises NotFound, then Denied."""
    query = scope.openings(user).where(Opening.ref == ref)
    opening = gate.one(query)
    gate.require(user, "match.run")
    one = asked(user, query, clock.today(user.timezone))[0]
    found = OpeningToRank(
        ref=ref,
        title=opening.title,
        occupation=occupation_name(opening.isco),
        employer=one.employer.name,
        weights=one.weights,
        against=one.wanted.against,
        made=_made(user, MatchRun.kind == PEOPLE, MatchRun.opening_id == opening.id),
    )
    trail.seen(user, "match.read", ref, "rankings")
    return found


def person_to_rank(user: Actor, ref: str) -> PersonToRank:
    """A person with the rankings made for them; the reading is written down. Raises NotFound, then Denied."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "match.run")
    case = scope.cases(user).join(CaseMember, CaseMember.case_id == Case.id)
    case_ref = db.session.scalar(case.where(CaseMember.open_person_id == person.id).with_only_columns(Case.ref))
    name = names.full_name(person.given_names, person.family_names)
    made = _made(user, MatchRun.kind == OPENINGS, MatchRun.person_id == person.id)
    trail.seen(user, "person.read", ref, "rankings")
    return PersonToRank(ref, name, case_ref or "", made)


def family_to_rank(user: Actor, ref: str) -> FamilyToRank:
    """A case with its adults, what they wish and the rankings made so far; the reading is written down.

    Raises NotFound, then Denied.
    """
    case = gate.one(scope.cases(user).where(Case.ref == ref))
    gate.require(user, "match.run")
    people = _members(user, case)
    today = clock.today(user.timezone)
    adults = tuple(
        (one.ref, _name(one)) for one in people if is_adult(Birth(one.birth_date, one.birth_precision), today) is True
    )
    title = next((_name(one) for one in people), ref)
    made = _made(user, MatchRun.kind == FAMILY, MatchRun.case_id == case.id)
    found = FamilyToRank(ref, title, adults, wishes_shown(user, case.id), made)
    trail.seen(user, "case.read", ref, "wishes rankings")
    return found


def wishes(user: Actor, ref: str) -> tuple[str, WishesShown]:
    """The name that the case goes by and what the family wishes; the reading is written down.

    Raises NotFound, then Denied.
    """
    case = gate.one(scope.cases(user).where(Case.ref == ref))
    gate.require(user, "wish.edit")
    title = next((_name(one) for one in _members(user, case)), ref)
    found = wishes_shown(user, case.id)
    trail.seen(user, "case.read", ref, "wishes")
    return title, found


def wishes_shown(user: Actor, case_id: int) -> WishesShown:
    """What the family of a case wishes; nothing in particular when nothing is written down."""
    row = db.session.scalars(scope.of_case(user, FamilyWish).where(FamilyWish.case_id == case_id)).one_or_none()
    if row is None:
        return WishesShown()
    return WishesShown(
        regions=tuple(row.regions),
        countries=tuple(row.countries),
        not_regions=tuple(row.not_regions),
        together=Together(row.together),
        needs_housing=row.needs_housing,
        earliest_on=row.earliest_on,
        note=row.note or "",
        version=row.version,
    )


def rankings(user: Actor, cursor: Cursor) -> Page[Made]:
    """All rankings of the organization, newest first, to be replayed. Raises Denied."""
    gate.require(user, "match.replay")
    anchor = None
    after = cursor.after or cursor.before
    if after is not None:
        at = scope.match_runs(user).where(MatchRun.ref == after).with_only_columns(MatchRun.made_at, MatchRun.id)
        row = db.session.execute(at).one_or_none()
        anchor = tuple(row) if row is not None else None
    keys = (MatchRun.made_at, MatchRun.id)
    query = walk(scope.match_runs(user), keys, anchor, backwards=cursor.before is not None, descending=True)
    rows = [_made_line(user, run, "") for run in db.session.scalars(query)]
    trail.seen(user, "match.list", "rankings", "hashes")
    return cut(rows, cursor, lambda one: one.ref, size=PAGE_SIZE)


def pathway_names() -> dict[str, str]:
    """The names of the pathways in force in the reader's language, by key."""
    query = select(Pathway.key, PathwayVersion.names).join(PathwayVersion, PathwayVersion.pathway_id == Pathway.id)
    rows = db.session.execute(query.where(PathwayVersion.is_current))
    return {key: names_.get(current_language()) or names_["en"] for key, names_ in rows}


def _members(user: Actor, case: Case) -> list[Person]:
    query = (
        scope.members(user)
        .join(Person, Person.id == CaseMember.person_id)
        .where(CaseMember.case_id == case.id, CaseMember.left_on.is_(None))
        .options(contains_eager(CaseMember.person))
        .order_by(CaseMember.is_principal.desc(), CaseMember.id)
    )
    return [one.person for one in db.session.scalars(query)]


def _name(person: Person) -> str:
    return names.full_name(person.given_names, person.family_names)


def _made(user: Actor, *where: Any) -> tuple[Made, ...]:
    query = scope.match_runs(user).outerjoin(User, User.id == MatchRun.made_by_id).where(*where)
    rows = db.session.execute(query.add_columns(User.name).order_by(MatchRun.id.desc()).limit(_SHOWN))
    return tuple(_made_line(user, run, name or "") for run, name in rows)


def _made_line(user: Actor, run: MatchRun, name: str) -> Made:
    whole = set(run.team_ids) <= user.team_ids or not gate.may(user, "match.read")
    return Made(
        ref=run.ref,
        kind=RankingKind(run.kind),
        made_at=run.made_at,
        made_by=name,
        ranked=run.ranked if whole else None,
        considered=run.considered if whole else None,
    )
