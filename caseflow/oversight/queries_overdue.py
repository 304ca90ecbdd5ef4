"""Steps whose day has passed, and on whose account the time runs: whoever has to act now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, false, func, or_, select

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.pathways import PathwayVersion, Step
from caseflow.models.people import Person
from caseflow.oversight.figures import ACTIVE, in_team, name_of, teams_of
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.vocabulary.actors import Actor as Acting
from caseflow.vocabulary.actors import ChargedTo
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.steps import StepState
from caseflow.vocabulary.turns import CHARGED, turn

_LIVE = (StepState.READY, StepState.IN_PROGRESS, StepState.SUBMITTED)
# What the versions say of their steps, by digest: a version never changes.
_read: dict[str, Mapping[str, Any]] = {}
_MOST_READ = 200

Group = tuple[int, str, str]  # version, code of the step, state


@dataclass(frozen=True)
class Charge:
    """How many steps wait for one party beyond their day, how many days in all, and the longest."""

    party: ChargedTo
    steps: int
    days: int
    longest: int


@dataclass(frozen=True)
class OverdueStep:
    key: str
    case_ref: str
    number: int
    step: str
    name: str
    turn: Acting
    party: ChargedTo
    due_on: date
    days: int
    caseworker: str


@dataclass(frozen=True)
class Overdue:
    charges: tuple[Charge, ...]
    page: Page[OverdueStep]
    teams: tuple[tuple[str, str], ...]


def overdue(user: Actor, *, party: str, team: str, cursor: Cursor) -> Overdue:
    """The steps beyond their day, of one party or (anything else) of all. Raises Denied."""
    gate.require(user, "supervision.read")
    today = clock.today(user.timezone)
    teams = teams_of(user)
    wanted = in_team(team, teams)
    groups = _groups(user, today, *wanted)
    said = _said({version for version, _code, _state in groups})
    chosen = [group for group in groups if party not in set(ChargedTo) or _party(group, said) == party]
    page = _page(user, today, cursor, said, len(chosen) < len(groups), chosen, *wanted)
    found = Overdue(_sums(groups, said, today), page, teams)
    trail.seen(user, "case.list", "supervision/overdue", " ".join(sorted({line.case_ref for line in page.items})))
    return found


def charges(user: Actor, today: date, *wanted: Any) -> tuple[Charge, ...]:
    """The overdue time of each party, in the order of the parties."""
    groups = _groups(user, today, *wanted)
    return _sums(groups, _said({version for version, _code, _state in groups}), today)


def _steps(user: Actor, today: date, *wanted: Any) -> Any:
    late = (Step.state.in_(_LIVE), Step.due_on < today)
    return scope.of_case(user, Step).where(*late, Case.status.in_(ACTIVE), *wanted).with_only_columns(Step.id)


def _groups(user: Actor, today: date, *wanted: Any) -> dict[Group, dict[date, int]]:
    """How many steps are due on which day, by what tells whose turn they are."""
    keys = (Step.pathway_version_id, Step.code, Step.state, Step.due_on)
    query = _steps(user, today, *wanted).with_only_columns(*keys, func.count()).group_by(*keys)
    found: dict[Group, dict[date, int]] = {}
    for version, code, state, due_on, count in db.session.execute(query):
        found.setdefault((version, code, state), {})[due_on] = count
    return found


def _sums(groups: Mapping[Group, Mapping[date, int]], said: Mapping[int, Any], today: date) -> tuple[Charge, ...]:
    steps, days, longest = (dict.fromkeys(ChargedTo, 0) for _ in range(3))
    for group, counted in groups.items():
        party = _party(group, said)
        for due_on, count in counted.items():
            late = (today - due_on).days
            steps[party] += count
            days[party] += late * count
            longest[party] = max(longest[party], late)
    return tuple(Charge(party, steps[party], days[party], longest[party]) for party in ChargedTo)


def _said(versions: set[int]) -> dict[int, Mapping[str, Any]]:
    """What these versions say of their steps, by version and code."""
    digests = select(PathwayVersion.id, PathwayVersion.digest).where(PathwayVersion.id.in_(sorted(versions)))
    known = {row.id: row.digest for row in db.session.execute(digests)}
    new = [version for version, digest in known.items() if digest not in _read]
    if len(_read) + len(new) > _MOST_READ:
        _read.clear()
        new = list(known)
    bodies = select(PathwayVersion.digest, PathwayVersion.body).where(PathwayVersion.id.in_(new))
    for row in db.session.execute(bodies) if new else ():
        _read[row.digest] = {step["code"]: step for step in row.body.get("steps", [])}
    return {version: _read[digest] for version, digest in known.items()}


def _turn(group: Group, said: Mapping[int, Any]) -> Acting:
    version, code, state = group
    return turn(said[version][code], StepState(state)) or Acting.CASEWORKER


def _party(group: Group, said: Mapping[int, Any]) -> ChargedTo:
    return CHARGED[_turn(group, said)]


def _page(
    user: Actor,
    today: date,
    cursor: Cursor,
    said: Mapping[int, Any],
    is_part: bool,
    chosen: list[Group],
    *wanted: Any,
) -> Page[OverdueStep]:
    query = _steps(user, today, *wanted)
    if is_part:
        of_party = [and_(Step.pathway_version_id == v, Step.code == c, Step.state == s) for v, c, s in chosen]
        query = query.where(or_(false(), *of_party))
    total = db.session.scalar(query.with_only_columns(func.count())) or 0
    near, keys = cursor.after or cursor.before or "", (Step.due_on, Step.id)
    anchor = None
    if near.isdecimal() and len(near) < 10:
        at = db.session.execute(_steps(user, today).where(Step.id == int(near)).with_only_columns(*keys)).one_or_none()
        anchor = tuple(at) if at is not None else None
    lines = (
        query.join(Person, Person.id == Step.person_id)
        .outerjoin(User, User.id == Case.caseworker_id)
        .with_only_columns(
            *keys, Step.number, Step.code, Step.state, Step.pathway_version_id, Case.ref, Person.given_names,
            Person.family_names, Person.latin_name, User.name.label("caseworker"),
        )
    )  # fmt: skip
    rows = db.session.execute(walk(lines, keys, anchor, backwards=cursor.before is not None and anchor is not None))
    shown = [_line(row, said, today) for row in rows]
    return cut(shown, cursor if anchor is not None else Cursor(), lambda line: line.key, total=total)


def _line(row: Any, said: Mapping[int, Any], today: date) -> OverdueStep:
    group = (row.pathway_version_id, row.code, row.state)
    words = said[row.pathway_version_id][row.code]["name"]
    return OverdueStep(
        key=str(row.id),
        case_ref=row.ref,
        number=row.number,
        step=str(words.get(current_language()) or words.get("en") or row.code),
        name=name_of(row),
        turn=_turn(group, said),
        party=_party(group, said),
        due_on=row.due_on,
        days=(today - row.due_on).days,
        caseworker=row.caseworker or "",
    )
