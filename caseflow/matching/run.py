"""A ranking as its reader may see it: only lines of people whom they may know of, names as they are today."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.matching import collector, pairs
from caseflow.matching.lines import Line, lines_shown, opening_names, told
from caseflow.matching.pairs import Earner, Pair
from caseflow.matching.queries import pathway_names
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.employers import Opening
from caseflow.models.matching import MatchRun
from caseflow.models.people import Person
from caseflow.rules import match_points, names
from caseflow.rules.match_order import FAMILY, OPENINGS, PEOPLE, Inputs, read
from caseflow.rules.matching import CRITERIA
from caseflow.rules.ranking import Kept, unpack
from caseflow.rules.reason import Because
from caseflow.vocabulary.matching import Criterion, RankingKind

PAGE = 25
RANKED, EXCLUDED = "ranked", "excluded"


@dataclass(frozen=True)
class Group:
    """A reason that keeps people out, and how many of those whom the reader may know of it keeps out."""

    because: Because
    number: int


@dataclass(frozen=True)
class Weight:
    """`counts` is false for a criterion that the opening says nothing about."""

    criterion: Criterion
    weight: int
    counts: bool


@dataclass(frozen=True)
class RunPage:
    """One page of a ranking. `hidden`: there are lines of people of other teams, which are not shown or counted."""

    ref: str
    kind: RankingKind
    on: date
    made_at: datetime
    made_by: str
    rules: str
    about_ref: str
    about: str
    opening_ref: str
    weights: tuple[Weight, ...]
    against: tuple[Because, ...]
    ranked: int
    excluded: int
    hidden: bool
    show: str
    code: str
    lines: tuple[Line, ...]
    page: int
    pages: int
    groups: tuple[Group, ...]
    pairs: tuple[Pair, ...]
    earners: tuple[Earner, ...]
    none: Because | None


def run_page(user: Actor, ref: str, *, show: str = RANKED, code: str = "", page: int = 1) -> RunPage:
    """A page of a ranking; the reading is written down. Raises NotFound, then Denied.

    `show` is ranked or excluded, `code` a reason to show only those whom it keeps out.
    """
    query = scope.match_runs(user).where(MatchRun.ref == ref)
    run = gate.one(query.options(undefer(MatchRun.inputs), undefer(MatchRun.results)))
    gate.require(user, "match.read")
    about_ref, about = _about(user, run)
    show = EXCLUDED if show == EXCLUDED else RANKED
    with collector.paused():
        inputs, results = read(unpack(run.inputs)), unpack(run.results)
        mine = _known(user, inputs, results)
        found = _page(user, run, inputs, results, mine, show=show, code=code, page=page)
    result = RunPage(about_ref=about_ref, about=about, hidden=len(mine) < len(inputs.person), **found)
    trail.seen(user, "match.read", ref, show)
    return result


def _about(user: Actor, run: MatchRun) -> tuple[str, str]:
    """The reference and name of the opening, person or case that the ranking is for. Raises NotFound."""
    if run.kind == OPENINGS:
        person = gate.one(scope.people(user).where(Person.id == run.person_id))
        return person.ref, names.full_name(person.given_names, person.family_names)
    if run.kind == FAMILY:
        case = gate.one(scope.cases(user).where(Case.id == run.case_id))
        return case.ref, case.ref
    opening = gate.one(scope.openings(user).where(Opening.id == run.opening_id))
    return opening.ref, opening.title


def _known(user: Actor, inputs: Inputs, results: Kept) -> list[int]:
    """The lines of people whom the reader may know of, best first, those kept out last, by score."""
    query = scope.people(user).with_only_columns(Person.id)
    if inputs.kind != PEOPLE:
        query = query.where(Person.id.in_(sorted(set(inputs.person))))
    known = set(db.session.connection().scalars(query))
    place, score = results.columns["place"], results.columns["score"]
    lines = [line for line, person in enumerate(inputs.person) if person in known]
    return sorted(lines, key=lambda line: (place[line] or len(place) + 1, -score[line], inputs.tie[line]))


def _page(
    user: Actor, run: MatchRun, inputs: Inputs, results: Kept, mine: list[int], *, show: str, code: str, page: int
) -> dict[str, Any]:
    place = results.columns["place"]
    ranked, excluded = [n for n in mine if place[n]], [n for n in mine if not place[n]]
    listed = ranked if show == RANKED else [n for n in excluded if not code or code in _codes(results, n)]
    pages = max(1, (len(listed) + PAGE - 1) // PAGE)
    page = min(max(1, page), pages)
    words, openings = pathway_names(), opening_names(user, [one.ref for one in inputs.wanted])
    here = listed[(page - 1) * PAGE : page * PAGE]
    is_family = run.kind == FAMILY and show == RANKED
    paired = {n for two in pairs.numbers(inputs, results) for n in two} & set(mine) if is_family else set()
    lines = lines_shown(user, inputs, results, {*here, *paired}, openings, words)
    found = pairs.earners(user, inputs, results, mine) if is_family else ()
    return {
        **_head(run, inputs),
        "ranked": len(ranked),
        "excluded": len(excluded),
        "show": show,
        "code": code,
        "lines": tuple(lines[n] for n in here),
        "page": page,
        "pages": pages,
        "groups": _groups(results, excluded, words),
        "pairs": pairs.shown(inputs, results, lines) if is_family else (),
        "earners": found,
        "none": pairs.why_none(found, results) if is_family else None,
    }


def _head(run: MatchRun, inputs: Inputs) -> dict[str, Any]:
    only = inputs.wanted[0] if run.kind == PEOPLE else None
    return {
        "ref": run.ref,
        "kind": RankingKind(run.kind),
        "on": run.on,
        "made_at": run.made_at,
        "made_by": db.session.scalar(select(User.name).where(User.id == run.made_by_id)) or "",
        "rules": run.rules,
        "opening_ref": only.ref if only else "",
        "weights": _weights(inputs) if only else (),
        "against": only.against if only else (),
    }


def _codes(results: Kept, line: int) -> set[str]:
    return {one["code"] for one in results.head["why"][results.columns["why"][line]]}


def _weights(inputs: Inputs) -> tuple[Weight, ...]:
    counted = match_points.counting(inputs.wanted[0], inputs.weights[0])
    return tuple(Weight(Criterion(name), inputs.weights[0][name], counted[name] > 0) for name in CRITERIA)


def _groups(results: Kept, excluded: list[int], words: dict[str, str]) -> tuple[Group, ...]:
    """Every reason with its number of people, the most frequent first. One person may be kept out by several."""
    of_combination: dict[int, int] = {}
    for line in excluded:
        number = results.columns["why"][line]
        of_combination[number] = of_combination.get(number, 0) + 1
    numbers: dict[str, int] = {}
    example: dict[str, Because] = {}
    for combination, number in of_combination.items():
        for one in results.head["why"][combination]:
            (because,) = told([one], words)
            numbers[because.code] = numbers.get(because.code, 0) + number
            example.setdefault(because.code, because)
    order = sorted(numbers, key=lambda code: (-numbers[code], code))
    return tuple(Group(example[code], numbers[code]) for code in order)
