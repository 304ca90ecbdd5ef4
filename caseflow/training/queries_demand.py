"""For a kind of work in a country: who of the user's caseload can be placed now, and who could after a training.

Set-based: the people are chosen in the database, what they hold is read with a fixed number of queries, and the same
rules as on one person's page decide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, or_
from sqlalchemy.orm import selectinload

from caseflow import clock
from caseflow.access import gate, holdings, scope
from caseflow.access.actor import Actor
from caseflow.access.closings import as_rule, wanted_name
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.evaluation import WantedOccupation, WorkExperience
from caseflow.models.people import Person
from caseflow.models.training import TrainingOffer
from caseflow.rules import names
from caseflow.rules.gaps import gap, is_placeable
from caseflow.rules.holdings import Holdings
from caseflow.rules.training import Gain, after
from caseflow.rules.wanted import LICENCE, Gap, Wanted
from caseflow.training import asked
from caseflow.vocabulary.occupations import occupation_name, occupations
from caseflow.vocabulary.requirements import profile
from caseflow.vocabulary.training import GainKind, WantedKind

MOST_SHOWN = 100


@dataclass(frozen=True)
class WantedDemand:
    """What is asked: a group of occupations by its first digits, a country, and a training or a gain one imagines."""

    group: str = ""
    country: str = ""
    offer: str = ""
    gain: Gain | None = None


@dataclass(frozen=True)
class Found:
    """One person, linked, with the occupation that they would be placed in."""

    ref: str
    name: str
    case_ref: str
    occupation: str


@dataclass(frozen=True)
class Lack:
    """What most people of the group lack: how often it is known to be missing, and how often it is not known."""

    kind: WantedKind
    name: str
    missing: int
    unknown: int


@dataclass(frozen=True)
class Demand:
    """The answer. `now`, `then` and `unknown` count people; `more` are those whom the training would make placeable."""

    people: int
    now: int
    then: int
    unknown: int
    lacks: tuple[Lack, ...]
    placeable: tuple[Found, ...]
    more: tuple[Found, ...]
    gives: tuple[str, ...]
    has_question: bool


@dataclass(frozen=True)
class _Judged:
    person_id: int
    isco: str
    found: tuple[Gap, ...]
    now: bool | None
    then: bool | None


def offer_choices(user: Actor) -> list[tuple[str, str]]:
    """The trainings that can be joined, as (reference, title), those that begin first first. Raises Denied."""
    gate.require(user, "training.read")
    columns: Any = (TrainingOffer.ref, TrainingOffer.title, TrainingOffer.starts_on)
    today = clock.today(user.timezone)
    query = scope.trainings(user).where(TrainingOffer.state == "open", TrainingOffer.ends_on >= today)
    rows = db.session.execute(query.with_only_columns(*columns).order_by(TrainingOffer.starts_on).limit(200))
    return [(ref, f"{title} ({ref})") for ref, title, _day in rows]


def demand(user: Actor, wanted: WantedDemand) -> Demand:
    """Who can be placed now and who could after the training. Raises NotFound for an unknown training, Denied."""
    gate.require(user, "training.read")
    gains, given_in = _gains(user, wanted)
    if not wanted.group:
        return Demand(0, 0, 0, 0, (), (), (), (), has_question=False)
    today = clock.today(user.timezone)
    kinds = _occupations_by_person(user, wanted.group)
    asks = {isco: _musts(isco, wanted.country) for isco in {i for several in kinds.values() for i in several}}
    items = {item.kind for several in asks.values() for item in several}
    held = holdings.of_people(user, _people(user, wanted.group), items)
    judged, lacks = [], dict[Wanted, list[int]]()
    for person_id, one in held.items():
        best = _best(one, kinds.get(person_id, ()), asks, gains, given_in or wanted.country, today)
        if best is not None:
            judged.append(best)
            _count(lacks, best.found)
    now = [one for one in judged if one.now]
    more = [one for one in judged if one.then and not one.now]
    found = Demand(
        people=len(judged),
        now=len(now),
        then=len(now) + len(more),
        unknown=sum(one.now is None for one in judged),
        lacks=_lacks(lacks),
        placeable=_named(user, now),
        more=_named(user, more),
        gives=tuple(f"{one.kind} {one.code} {one.level}".strip() for one in gains),
        has_question=True,
    )
    trail.seen(user, "demand.read", f"occupations/{wanted.group}", "names, occupations, what is missing")
    return found


def _gains(user: Actor, wanted: WantedDemand) -> tuple[tuple[Gain, ...], str]:
    """What the training gives and in which country. Raises NotFound."""
    if not wanted.offer:
        return ((wanted.gain,), wanted.country) if wanted.gain else ((), wanted.country)
    query = scope.trainings(user).where(TrainingOffer.ref == wanted.offer).options(selectinload(TrainingOffer.gives))
    row = gate.one(query)
    return tuple(as_rule(one) for one in row.gives), row.country or ""


def _people(user: Actor, group: str) -> Select[Any]:
    """Who is in an open case and wants such work, or has done it."""
    wants = scope.of_person(user, WantedOccupation).where(WantedOccupation.isco.startswith(group, autoescape=True))
    did = scope.of_person(user, WorkExperience).where(WorkExperience.isco.startswith(group, autoescape=True))
    present = scope.members(user).where(CaseMember.open_person_id.is_not(None))
    inside: Any = CaseMember.open_person_id
    return present.where(
        or_(
            inside.in_(wants.with_only_columns(WantedOccupation.person_id)),
            inside.in_(did.with_only_columns(WorkExperience.person_id)),
        )
    ).with_only_columns(inside)


def _occupations_by_person(user: Actor, group: str) -> dict[int, list[str]]:
    """The occupations of the group that each person wants or has worked in, those wanted first."""
    found: dict[int, list[str]] = {}
    for model in (WantedOccupation, WorkExperience):
        columns: Any = (model.person_id, model.isco)
        query = scope.of_person(user, model).where(model.isco.startswith(group, autoescape=True))
        for person_id, isco in db.session.execute(query.with_only_columns(*columns).order_by(model.id)):
            kinds = found.setdefault(person_id, [])
            if isco not in kinds:
                kinds.append(isco)
    return found


def _musts(isco: str, country: str) -> tuple[Wanted, ...]:
    return tuple(one for one in asked.of_profile(profile(isco, country)) if one.must)


def _best(
    held: Holdings,
    kinds: Sequence[str],
    asks: dict[str, tuple[Wanted, ...]],
    gains: tuple[Gain, ...],
    country: str,
    today: date,
) -> _Judged | None:
    """The occupation of the group in which a person stands best: placeable now, then after the training, then not."""
    judged = []
    for isco in kinds:
        found = tuple(gap(one, held, today) for one in asks[isco])
        now = is_placeable(found)
        then = now if now or not gains else _after(found, held, gains, country, today)
        judged.append(_Judged(held.person_id, isco, found, now, then))
    return max(judged, key=lambda one: (one.now is True, one.then is True, one.now is None), default=None)


def _after(found: tuple[Gap, ...], held: Holdings, gains: tuple[Gain, ...], country: str, today: date) -> bool | None:
    """Whether the person could be placed after the training: only what it is about is compared anew."""
    about = {gain.kind for gain in gains}
    later = after(held, gains, today, country=country)
    return is_placeable(gap(one.wanted, later, today) if one.wanted.kind in about else one for one in found)


def _count(lacks: dict[Wanted, list[int]], found: Iterable[Gap]) -> None:
    for one in found:
        if not one.is_good:
            counts = lacks.setdefault(one.wanted, [0, 0])
            counts[0 if one.is_open else 1] += 1


def _lacks(lacks: dict[Wanted, list[int]]) -> tuple[Lack, ...]:
    """What is missing most often first; the same thing asked by several occupations counts once for each person."""
    summed: dict[tuple[str, str], list[int]] = {}
    for one, (missing, unknown) in lacks.items():
        level = f" {one.level}" if one.kind in ("language", "benchmark") and one.level else ""
        place = summed.setdefault((one.kind, wanted_name(one) + level), [0, 0])
        place[0] += missing
        place[1] += unknown
    found = [Lack(WantedKind(kind), name, *counts) for (kind, name), counts in summed.items() if any(counts)]
    return tuple(sorted(found, key=lambda lack: (-lack.missing, -lack.unknown, lack.name)))


def _named(user: Actor, judged: Sequence[_Judged]) -> tuple[Found, ...]:
    """The first hundred of them by name."""
    by_person = {one.person_id: one.isco for one in judged}
    columns: Any = (Person.id, Person.ref, Person.given_names, Person.family_names, Case.ref)
    # Of a great many only as many are looked up as are shown; the ids are our own numbers, not the user's text.
    ids = sorted(by_person)[: 50 * MOST_SHOWN]
    query = (
        scope.members(user)
        .join(Person, Person.id == CaseMember.open_person_id)
        .where(CaseMember.open_person_id.in_(ids))
        .order_by(Person.sort_name, Person.id)
        .limit(MOST_SHOWN)
    )
    return tuple(
        Found(ref, names.full_name(given, family), case_ref, occupation_name(by_person[person_id]))
        for person_id, ref, given, family, case_ref in db.session.execute(query.with_only_columns(*columns))
    )


def groups() -> list[tuple[str, str]]:
    """The occupations by which can be asked, as (code, name), by name."""
    return sorted(occupations(), key=lambda pair: pair[1])


def imagined(kind: str, code: str, level: str) -> Gain | None:
    """A gain that nobody offers yet; None when it is not one."""
    if kind == LICENCE:
        return Gain(kind, code)
    return Gain(kind, code, level) if kind in set(GainKind) and code and level else None
