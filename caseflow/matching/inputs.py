"""The lines of a ranking: what its rules may know of each person toward each opening."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from caseflow.access.actor import Actor
from caseflow.matching.consents import Words
from caseflow.matching.facts import Facts, Subject, Wish, facts, subjects
from caseflow.matching.wanted import Asked
from caseflow.models.types import keys
from caseflow.rules import fitting
from caseflow.rules.birth import years_before
from caseflow.rules.language_tests import Result
from caseflow.rules.match_order import Inputs
from caseflow.rules.matching import ANOTHER, HERE, NO_LICENCE, NOT_PLACED, Candidate, Wanted
from caseflow.vocabulary.stages import CaseStatus, Stage

_EVALUATED = frozenset({Stage.EVALUATION, Stage.PLACEMENT, Stage.REGULARIZATION, Stage.FOLLOW_UP})
_NO_WISH, _NO_MONTHS = Wish(), (0, 0)
_NONE: tuple[str, str | None] = (NO_LICENCE, None)
_SEED = 32  # hexadecimal digits: 128 bits


def gather(
    user: Actor, kind: str, openings: Sequence[Asked], today: date, *, ids: Iterable[int] | None = None, about: str
) -> Inputs:
    """Everything that goes into a ranking of these openings and of the user's people, or of those with these ids.

    `about` is the reference of what is ranked for. It decides the key that orders equal scores, always the same one:
    whoever ranks again throws no new dice.
    """
    own = None if ids is None else sorted(ids)
    people = subjects(user, own)
    wanted = tuple(one.wanted for one in openings)
    known = facts(user, wanted, today, own)
    words = Words(user, today, own, {one.employer.id: one.employer for one in openings}.values())
    cells: dict[str, list[Any]] = {name: [] for name in Candidate._fields}
    for one in openings:
        agreed = words.of(one.employer.id, [person.id for person in people])
        for name, column in _columns(people, known, one, today).items():
            cells[name] += column
        cells["presenting"] += agreed
    many = len(openings)
    ties = [person.ref if many == 1 else f"{person.ref} {one.ref}" for one in wanted for person in people]
    return Inputs(
        kind=kind,
        on=today,
        seed=keys().blind("match_run.seed", about)[:_SEED],
        wanted=wanted,
        weights=tuple(one.weights for one in openings),
        person=[person.id for person in people] * many,
        at=[at for at in range(many) for _person in people],
        tie=ties,
        cells={name: column for name, column in cells.items()},
    )


def _columns(people: Sequence[Subject], known: Facts, one: Asked, today: date) -> dict[str, list[Any]]:
    """All columns for one opening but the consent to be presented."""
    wanted, ids = one.wanted, [person.id for person in people]
    wishes = [known.wishes.get(person.case_id, _NO_WISH) for person in people]
    return {
        "evaluated": [person.stage in _EVALUATED for person in people],
        "on_hold": [person.status == CaseStatus.ON_HOLD for person in people],
        "old_enough": _old_enough(people, wanted),
        **_work(known, wanted, ids, today),
        **_held(known, wanted, ids),
        "residence": [person.residence if wanted.residences else None for person in people],
        "statuses": _statuses(known, wanted, ids),
        "pathway": [known.pathways.get(person.pathway_version_id or 0) for person in people],
        "service_consent": [key in known.served for key in ids],
        "regions": [wish.regions for wish in wishes],
        "countries": [wish.countries for wish in wishes],
        "not_regions": [wish.not_regions for wish in wishes],
        "together": [wish.together for wish in wishes],
        "needs_housing": [wish.needs_housing for wish in wishes],
        "earliest": [wish.earliest for wish in wishes],
        "placed": _each(known.placed, ids, partial(_placed, one.id), NOT_PLACED),
    }


def _each(held: Mapping[int, Any], ids: Sequence[int], say: Callable[[Any], Any], otherwise: Any = None) -> list[Any]:
    """What is said of what each of these people holds, and `otherwise` of those who hold nothing."""
    said = {key: say(value) for key, value in held.items()}
    return [said.get(key, otherwise) for key in ids]


def _old_enough(people: Sequence[Subject], wanted: Wanted) -> list[bool | None]:
    """Yes, no, or None where the birth date is not precise enough to tell."""
    limit = years_before(wanted.starts_on, wanted.youngest)
    return [
        None
        if person.born_latest is None or person.born_earliest is None
        else True
        if person.born_latest <= limit
        else False
        if person.born_earliest > limit
        else None
        for person in people
    ]


def _work(known: Facts, wanted: Wanted, ids: Sequence[int], today: date) -> dict[str, list[Any]]:
    """How near what they want and have done is, and for how long."""
    months = {key: fitting.months(wanted.isco, jobs, today) for key, jobs in known.work.items()}
    wishes = known.occupations
    return {
        "wanted_rank": _each(wishes, ids, lambda own: min((r for isco, r in own if isco == wanted.isco), default=None)),
        "wanted_digits": _each(wishes, ids, lambda own: fitting.shared_digits(wanted.isco, [i for i, _r in own]), 0),
        "worked_digits": _each(
            known.work, ids, lambda own: fitting.shared_digits(wanted.isco, [j.isco for j in own]), 0
        ),
        "months": [months.get(key, _NO_MONTHS)[0] for key in ids],
        "months_near": [months.get(key, _NO_MONTHS)[1] for key in ids],
    }


def _held(known: Facts, wanted: Wanted, ids: Sequence[int]) -> dict[str, list[Any]]:
    """Licence, language, skills and schooling, as far as the opening asks."""
    licences = known.licences if wanted.needs_licence else {}
    found = {key: _licence(wanted, held) for key, held in licences.items()}
    return {
        "licence": [found.get(key, _NONE)[0] for key in ids],
        "licence_until": [found.get(key, _NONE)[1] for key in ids],
        "spoken": _each(known.spoken, ids, lambda own: fitting.level(own.get(wanted.language))),
        "tested": _each(known.tests, ids, partial(_tested, wanted)),
        "skills": _each(known.skills, ids, partial(_skills, wanted), ""),
        "isced": list(map(known.isced.get, ids)) if wanted.isced is not None else [None] * len(ids),
    }


def _licence(wanted: Wanted, held: Sequence[Any]) -> tuple[str, str | None]:
    own = [line[1:] for line in held if line[0] == wanted.isco]
    return fitting.licence(wanted.isco, wanted.country, own, wanted.starts_on)


def _tested(wanted: Wanted, results: Sequence[tuple[str, Result]]) -> int | None:
    return fitting.tested([one for language, one in results if language == wanted.language], wanted.starts_on)


def _skills(wanted: Wanted, held: Sequence[Any]) -> str:
    return fitting.skills_text([one for one in held if one[0] in wanted.skills], wanted.starts_on)


def _statuses(known: Facts, wanted: Wanted, ids: Sequence[int]) -> list[str | None]:
    """Where the opening names statuses: those that each has, in the countries that it names if it does."""

    def said(held: Sequence[tuple[str, str]]) -> str | None:
        own = {status for country, status in held if not wanted.residences or country in wanted.residences}
        return " ".join(sorted(own)) or None

    return _each(known.statuses, ids, said) if wanted.statuses else [None] * len(ids)


def _placed(opening_id: int, places: Sequence[tuple[int, bool]]) -> str:
    if any(opening == opening_id for opening, _held in places):
        return HERE
    return ANOTHER if any(held for _opening, held in places) else NOT_PLACED
