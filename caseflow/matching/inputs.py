"""The lines of a ranking: what its rules may know of each person toward each opening."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from caseflow.access.actor import Actor
from caseflow.matching.consents import Words
from caseflow.matching.facts import Facts, Subject, Wish, facts, subjects
from caseflow.matching.wanted import Asked
from caseflow.models.types import keys
from caseflow.rules import fitting
from caseflow.rules.birth import years_before
from caseflow.rules.match_order import Inputs
from caseflow.rules.matching import ANOTHER, HERE, NO_LICENCE, NOT_PLACED, Candidate, Wanted
from caseflow.vocabulary.stages import CaseStatus, Stage

_EVALUATED = frozenset({Stage.EVALUATION, Stage.PLACEMENT, Stage.REGULARIZATION, Stage.FOLLOW_UP})
_NO_WISH = Wish()
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
    wanted = one.wanted
    digits = [_digits(known, wanted, person.id) for person in people]
    months = [_months(known, wanted, person.id, today) for person in people]
    licences = [_licence(known, wanted, person.id) for person in people]
    wishes = [known.wishes.get(person.case_id, _NO_WISH) for person in people]
    return {
        "evaluated": [person.stage in _EVALUATED for person in people],
        "on_hold": [person.status == CaseStatus.ON_HOLD for person in people],
        "old_enough": _old_enough(people, wanted),
        "wanted_rank": [rank for rank, _wanted, _worked in digits],
        "wanted_digits": [shared for _rank, shared, _worked in digits],
        "worked_digits": [worked for _rank, _wanted, worked in digits],
        "months": [exactly for exactly, _near in months],
        "months_near": [near for _exactly, near in months],
        "licence": [state for state, _until in licences],
        "licence_until": [until for _state, until in licences],
        "spoken": [_spoken(known, wanted, person.id) for person in people],
        "tested": [_tested(known, wanted, person.id) for person in people],
        "skills": [_skills(known, wanted, person.id) for person in people],
        "isced": [known.isced.get(person.id) if wanted.isced is not None else None for person in people],
        "residence": [person.residence if wanted.residences else None for person in people],
        "statuses": [_statuses(known, wanted, person.id) for person in people],
        "pathway": [known.pathways.get(person.pathway_version_id or 0) for person in people],
        "service_consent": [person.id in known.served for person in people],
        "regions": [wish.regions for wish in wishes],
        "countries": [wish.countries for wish in wishes],
        "not_regions": [wish.not_regions for wish in wishes],
        "together": [wish.together for wish in wishes],
        "needs_housing": [wish.needs_housing for wish in wishes],
        "earliest": [wish.earliest for wish in wishes],
        "placed": [_placed(known, one.id, person.id) for person in people],
    }


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


def _digits(known: Facts, wanted: Wanted, person_id: int) -> tuple[int | None, int, int]:
    wishes, jobs = known.occupations.get(person_id, ()), known.work.get(person_id, ())
    if not wishes and not jobs:
        return None, 0, 0
    rank = min((rank for isco, rank in wishes if isco == wanted.isco), default=None)
    nearest = _shared(wanted.isco, tuple(isco for isco, _rank in wishes))
    return rank, nearest, _shared(wanted.isco, tuple(job.isco for job in jobs))


_shared = lru_cache(maxsize=4096)(fitting.shared_digits)


def _months(known: Facts, wanted: Wanted, person_id: int, today: date) -> tuple[int, int]:
    jobs = known.work.get(person_id)
    return fitting.months(wanted.isco, jobs, today) if jobs else (0, 0)


def _licence(known: Facts, wanted: Wanted, person_id: int) -> tuple[str, str | None]:
    held = known.licences.get(person_id)
    if not held or not wanted.needs_licence:
        return NO_LICENCE, None
    own = [line[1:] for line in held if line[0] == wanted.isco]
    return fitting.licence(wanted.isco, wanted.country, own, wanted.starts_on)


def _spoken(known: Facts, wanted: Wanted, person_id: int) -> int | None:
    return fitting.level(known.spoken.get(person_id, {}).get(wanted.language))


def _tested(known: Facts, wanted: Wanted, person_id: int) -> int | None:
    results = known.tests.get(person_id)
    if not results:
        return None
    return fitting.tested([one for language, one in results if language == wanted.language], wanted.starts_on)


def _skills(known: Facts, wanted: Wanted, person_id: int) -> str:
    held = known.skills.get(person_id)
    return fitting.skills_text([one for one in held if one.code in wanted.skills], wanted.starts_on) if held else ""


def _statuses(known: Facts, wanted: Wanted, person_id: int) -> str | None:
    """Where the opening names statuses: those that the person has, in the countries that it names if it does."""
    if not wanted.statuses:
        return None
    held = known.statuses.get(person_id, ())
    return " ".join(sorted({s for country, s in held if not wanted.residences or country in wanted.residences})) or None


def _placed(known: Facts, opening_id: int, person_id: int) -> str:
    places = known.placed.get(person_id)
    if not places:
        return NOT_PLACED
    if any(opening == opening_id for opening, _held in places):
        return HERE
    return ANOTHER if any(held for _opening, held in places) else NOT_PLACED
