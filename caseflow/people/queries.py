"""Lists of people: by filter, page by page, and by what somebody looks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select, union_all
from sqlalchemy.orm import load_only, selectinload

from caseflow.access import finding, gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Team
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import Nationality, Person
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.people.current import name_of
from caseflow.people.duplicates import lookalikes
from caseflow.people.entries import Identity
from caseflow.rules import reference
from caseflow.rules.birth import Birth
from caseflow.vocabulary.language import _
from caseflow.vocabulary.protection import Protection
from caseflow.vocabulary.stages import CaseStatus, Stage

LIST_FIELDS = "name, birth date, nationalities, protection, open case"
_KEYS = (Person.sort_name, Person.id)


@dataclass(frozen=True)
class Filters:
    """What a list of people is narrowed to; an empty text is "all". `cases` is "open" or "none"."""

    nationality: str = ""
    protection: str = ""
    cases: str = ""
    team: str = ""


@dataclass(frozen=True)
class PersonLine:
    """One person in a list."""

    ref: str
    name: str
    latin_name: str
    birth: Birth
    nationalities: tuple[str, ...]
    is_stateless: bool
    protection: Protection
    case_ref: str | None
    case_stage: Stage | None
    case_status: CaseStatus | None


@dataclass(frozen=True)
class Hits:
    """What a search found, best first. `is_cut` when there are more people than are shown."""

    people: tuple[PersonLine, ...]
    is_cut: bool


def listing(user: Actor, filters: Filters, cursor: Cursor) -> Page[PersonLine]:
    """One page of the user's people in the order of their names. Raises Denied."""
    gate.require(user, "person.list")
    backwards = cursor.before is not None
    rows = db.session.execute(_page_of(user, filters, _anchor(user, cursor), backwards)).all()
    page = cut(rows, cursor, lambda row: str(row.ref))
    lines = _lines(user, [row.id for row in page.items])
    shown = page.map(lambda row: lines[row.id])
    trail.seen(user, "person.list", "people", LIST_FIELDS)
    return shown


def search(user: Actor, text: str) -> Hits:
    """People by reference (theirs or of their case), by the exact number of a document, and by name. Raises Denied."""
    gate.require(user, "person.list")
    text = text.strip()
    if not text:
        raise Refused(_("Enter a name, a reference or the number of a document."), "q")
    named = finding.people_named(user, text)
    ids = list(dict.fromkeys([*_by_reference(user, text), *_by_number(user, text), *named.ids]))
    lines = _lines(user, ids)
    found = tuple(lines[i] for i in ids)
    trail.seen(user, "person.list", "people", f"search: {LIST_FIELDS}")
    return Hits(found, named.is_cut)


def likely_the_same(user: Actor, entry: Identity, number: str) -> tuple[PersonLine, ...]:
    """Which of the user's people may be the one about to be added. Raises Denied."""
    gate.require(user, "person.create")
    ids = [person.id for person in lookalikes(user, entry, number)]
    if not ids:
        return ()
    lines = _lines(user, ids)
    trail.seen(user, "person.list", "people", f"alike: {LIST_FIELDS}")
    return tuple(lines[i] for i in ids)


def may_look(user: Actor) -> None:
    """Go on only if the user looks for people at all. Raises Denied."""
    gate.require(user, "person.list")


def teams_to_add_to(user: Actor) -> list[tuple[str, str]]:
    """The teams that a new person can belong to, as (reference, name). Raises Denied."""
    gate.require(user, "person.create")
    query = scope.teams(user).where(Team.active).order_by(Team.name)
    return [(team.ref, team.name) for team in db.session.scalars(query)]


def own_teams(user: Actor) -> list[tuple[str, str]]:
    """The teams that a list can be narrowed to, as (reference, name)."""
    return [(team.ref, team.name) for team in db.session.scalars(scope.teams(user).order_by(Team.name))]


def _page_of(user: Actor, filters: Filters, anchor: tuple[Any, ...] | None, backwards: bool) -> Select[Any]:
    """One ordered walk a team, so that the index is walked and never sorted; then the first of all of them."""
    query = _filtered(user, filters)
    columns: tuple[Any, ...] = (Person.id, Person.ref, Person.sort_name)
    if len(user.team_ids) <= 1 or filters.team:
        return walk(query.with_only_columns(*columns), _KEYS, anchor, backwards=backwards)
    walks = [
        walk(query.where(Person.team_id == team).with_only_columns(*columns), _KEYS, anchor, backwards=backwards)
        for team in sorted(user.team_ids)
    ]
    parts: list[Select[Any]] = [select(one.subquery()) for one in walks]
    every: Any = union_all(*parts).subquery()
    return walk(select(every), (every.c.sort_name, every.c.id), None, backwards=backwards)


def _filtered(user: Actor, filters: Filters) -> Select[Any]:
    query: Select[Any] = scope.people(user)
    if filters.team:
        query = query.join(Team, Team.id == Person.team_id).where(Team.ref == filters.team)
    if filters.protection:
        query = query.where(Person.protection == filters.protection)
    if filters.nationality == "stateless":
        query = query.where(Person.is_stateless)
    elif filters.nationality:
        # Asked row by row of the ordered walk, which ends after a page: much quicker than collecting all nationals.
        query = query.where(Person.nationalities.any(Nationality.country == filters.nationality))
    if filters.cases in ("open", "none"):
        in_case = scope.members(user).where(CaseMember.open_person_id.is_not(None))
        ids = in_case.with_only_columns(CaseMember.open_person_id)
        query = query.where(Person.id.in_(ids) if filters.cases == "open" else Person.id.not_in(ids))
    return query


def _anchor(user: Actor, cursor: Cursor) -> tuple[Any, ...] | None:
    ref = cursor.before or cursor.after
    if ref is None:
        return None
    row = db.session.execute(scope.people(user).where(Person.ref == ref).with_only_columns(*_KEYS)).one_or_none()
    return tuple(row) if row is not None else None


def _by_reference(user: Actor, text: str) -> Iterable[int]:
    ref = reference.normalise(text)
    if ref is None:
        return ()
    if reference.prefix_of(ref) == "CF":
        return db.session.scalars(scope.members(user).where(Case.ref == ref).with_only_columns(CaseMember.person_id))
    return db.session.scalars(scope.people(user).where(Person.ref == ref).with_only_columns(Person.id))


def _by_number(user: Actor, text: str) -> Iterable[int]:
    return finding.people_with_document(user, text) if any(sign.isdigit() for sign in text) else ()


def _lines(user: Actor, ids: list[int]) -> dict[int, PersonLine]:
    """What a list shows of these people, in three queries however many they are."""
    shown = load_only(
        Person.ref, Person.given_names, Person.family_names, Person.latin_name, Person.birth_date,
        Person.birth_precision, Person.is_stateless, Person.protection, raiseload=True,
    )  # fmt: skip
    people = scope.people(user).where(Person.id.in_(ids)).options(shown, selectinload(Person.nationalities))
    in_case = scope.members(user).where(CaseMember.open_person_id.in_(ids))
    columns = (CaseMember.person_id, Case.ref, Case.stage, Case.status)
    cases = {row.person_id: row for row in db.session.execute(in_case.with_only_columns(*columns))}
    lines = {}
    for person in db.session.scalars(people):
        case = cases.get(person.id)
        lines[person.id] = PersonLine(
            ref=person.ref,
            name=name_of(person),
            latin_name=person.latin_name,
            birth=Birth(person.birth_date, person.birth_precision),
            nationalities=tuple(one.country for one in person.nationalities),
            is_stateless=person.is_stateless,
            protection=Protection(person.protection),
            case_ref=case.ref if case else None,
            case_stage=Stage(case.stage) if case else None,
            case_status=CaseStatus(case.status) if case else None,
        )
    return lines
