"""Who fits an opening: the rules that must hold, what to do first, and how much each criterion of a ranking counts.

A candidate is what a ranking may know of somebody. There is no nationality, sex, gender, religion, health, need, family
or birth date in it: nothing here can use them. Age is one answer, old enough or not; what the family wishes is asked
only for the place and the day; residence and status count only where the opening itself is restricted to some, which
is a fact of the law or programme behind it and shown as such.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from caseflow.rules.reason import Because, NotAllowed, because

OCCUPATION, EXPERIENCE, SKILLS, LANGUAGE = "occupation", "experience", "skills", "language"
EDUCATION, REGION, START = "education", "region", "start"
CRITERIA: tuple[str, ...] = (OCCUPATION, EXPERIENCE, SKILLS, LANGUAGE, EDUCATION, REGION, START)
DEFAULT_WEIGHTS: dict[str, int] = {
    OCCUPATION: 30,
    EXPERIENCE: 25,
    SKILLS: 20,
    LANGUAGE: 10,
    EDUCATION: 5,
    REGION: 5,
    START: 5,
}
MOST_WEIGHT = 100

LEVELS = ("none", "A1", "A2", "B1", "B2", "C1", "C2", "native")  # as people speak a language, lowest first
ADULT = 18
# Digits of ISCO-08 that two occupations must share to be near each other at all: the sub-major group.
NEAR_DIGITS = 2

VALID, CONDITIONAL, EXPIRED, NOT_YET, ELSEWHERE, NO_LICENCE = "valid", "conditional", "expired", "not_yet", "other", ""
AGREED, ENDED, WITHDRAWN, UNASKED = "agreed", "ended", "withdrawn", "unasked"
HERE, ANOTHER, NOT_PLACED = "here", "another", ""
MUST, RATHER, NO_MATTER = "must", "rather", "no_matter"


@dataclass(frozen=True)
class Wanted:
    """What an opening asks for. `against` is what stands against the opening itself, whoever is to work there."""

    ref: str
    isco: str
    country: str
    starts_on: date
    region: str = ""
    youngest: int = ADULT
    language: str = ""
    language_level: str = ""
    language_tested: bool = False  # a test result is asked for; what somebody says of themselves is not enough
    needs_licence: bool = False
    skills: tuple[str, ...] = ()
    experience_months: int = 0
    isced: int | None = None
    pathways: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    residences: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    has_housing: bool = False
    takes_families: bool = False
    free: int = 1
    against: tuple[Because, ...] = ()


class Candidate(NamedTuple):
    """What a ranking knows of somebody toward one opening; plain values that are kept as they are.

    Days are written 2026-05-03. Lists of codes are words in one text. None is "not known" everywhere.
    """

    evaluated: bool = True  # the case has come to its evaluation, or further
    on_hold: bool = False
    old_enough: bool | None = True
    wanted_rank: int | None = None  # of exactly this occupation among those that the person wants
    wanted_digits: int = 0  # of the code shared with the nearest occupation that the person wants
    worked_digits: int = 0  # … and with the nearest in which they have worked
    months: int = 0  # of work in exactly this occupation
    months_near: int = 0  # … and in others of the same minor group
    licence: str = NO_LICENCE
    licence_until: str | None = None
    spoken: int | None = None  # place in LEVELS
    tested: int | None = None
    skills: str = ""  # code:level:source of each wanted skill that the person has
    isced: int | None = None
    residence: str | None = None
    statuses: str | None = None
    pathway: str | None = None
    service_consent: bool = True
    presenting: str = UNASKED
    regions: str = ""
    countries: str = ""
    not_regions: str = ""
    together: str = RATHER
    needs_housing: bool = False
    earliest: str | None = None
    placed: str = NOT_PLACED


def check_weights(weights: Mapping[str, object]) -> dict[str, int]:
    """How much each criterion counts, every criterion named; what is not given counts as usual.

    Raises NotAllowed (field weights): a criterion that there is not, a number that is not whole or not from 0 to 100,
    or nothing that counts at all.
    """
    if weights.keys() - set(CRITERIA):
        raise NotAllowed(because("weight_unknown", criterion=min(map(str, weights.keys() - set(CRITERIA)))), "weights")
    found: dict[str, int] = {}
    for name in CRITERIA:
        value = weights.get(name, DEFAULT_WEIGHTS[name])
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_WEIGHT:
            raise NotAllowed(because("weight_not_possible", most=MOST_WEIGHT), "weights")
        found[name] = value
    if not any(found.values()):
        raise NotAllowed(because("weights_all_zero"), "weights")
    return found


def against(wanted: Wanted, person: Candidate) -> tuple[Because, ...]:
    """Every rule that keeps this person from this opening, in a fixed order; nothing when they fit."""
    return tuple(reason for _fields, check in CHECKS for reason in check(wanted, person))


def first(wanted: Wanted, person: Candidate) -> tuple[Because, ...]:
    """What must be done or known before this person is put forward, although nothing keeps them out."""
    checks = (
        because("match_ask_consent") if person.presenting == UNASKED else None,
        because("match_ask_consent_again") if person.presenting == ENDED else None,
        because("match_no_pathway_yet") if wanted.pathways and not person.pathway else None,
        because("match_licence_conditional") if wanted.needs_licence and person.licence == CONDITIONAL else None,
    )
    return tuple(check for check in checks if check is not None)


def held_level(wanted: Wanted, person: Candidate) -> int | None:
    """The level of the wanted language that counts: tested where a test is asked for, else the higher of the two."""
    if wanted.language_tested:
        return person.tested
    return max((level for level in (person.spoken, person.tested) if level is not None), default=None)


def names_place(wanted: Wanted, regions: str, countries: str) -> bool:
    """Whether the family names the place of work: its region, or the country as a whole."""
    return (bool(wanted.region) and wanted.region in regions.split()) or wanted.country in countries.split()


def _ready(wanted: Wanted, person: Candidate) -> Iterator[Because]:
    if not person.evaluated:
        yield because("match_not_evaluated")
    if person.on_hold:
        yield because("match_case_on_hold")
    # Workers are adults on the first day (IRIS criterion A.3), or as old as the opening asks.
    if person.old_enough is None:
        yield because("match_age_unknown", age=wanted.youngest)
    elif not person.old_enough:
        yield because("match_too_young", age=wanted.youngest, start=wanted.starts_on)
    if max(person.wanted_digits, person.worked_digits) < NEAR_DIGITS:
        yield because("match_other_occupation", occupation=wanted.isco)


def _licence(wanted: Wanted, person: Candidate) -> Iterator[Because]:
    """Where the occupation is licensed, the licence is of the country of the work and good on the first day."""
    if not wanted.needs_licence or person.licence in (VALID, CONDITIONAL):
        return
    facts = {"occupation": wanted.isco, "country": wanted.country}
    if person.licence == EXPIRED and person.licence_until:
        until = date.fromisoformat(person.licence_until)
        yield because("match_licence_ends", until=until, start=wanted.starts_on, **facts)
    elif person.licence == NOT_YET:
        yield because("match_licence_not_yet", start=wanted.starts_on, **facts)
    elif person.licence == ELSEWHERE:
        yield because("match_licence_elsewhere", **facts)
    else:
        yield because("match_licence_missing", **facts)


def _language(wanted: Wanted, person: Candidate) -> Iterator[Because]:
    if not wanted.language or not wanted.language_level:
        return
    held, floor = held_level(wanted, person), LEVELS.index(wanted.language_level)
    facts = {"language": wanted.language, "wanted": wanted.language_level}
    if held is None and wanted.language_tested:
        yield because("match_language_untested", **facts)
    elif held is None:
        yield because("match_language_unknown", **facts)
    elif held is not None and held < floor and wanted.language_tested:
        yield because("match_language_tested_low", held=LEVELS[held], **facts)
    elif held == 0 and floor > 0:
        yield because("match_language_not_spoken", **facts)
    elif held is not None and held < floor:
        yield because("match_language_low", held=LEVELS[held], **facts)


def _restrictions(wanted: Wanted, person: Candidate) -> Iterator[Because]:
    """What the opening is restricted to by the law or programme behind it; each named as such."""
    if wanted.residences and person.residence is None:
        yield because("match_residence_unknown", country=", ".join(wanted.residences))
    elif wanted.residences and person.residence not in wanted.residences:
        yield because("match_residence", country=", ".join(wanted.residences))
    if wanted.statuses and not person.statuses:
        yield because("match_status_unknown", kind=", ".join(wanted.statuses))
    elif wanted.statuses and not set((person.statuses or "").split()) & set(wanted.statuses):
        yield because("match_status", kind=", ".join(wanted.statuses))
    if wanted.programmes and person.pathway is None:
        yield because("match_programme_unknown", pathway=", ".join(wanted.programmes))
    elif wanted.programmes and person.pathway not in wanted.programmes:
        yield because("match_programme", pathway=", ".join(wanted.programmes))
    if wanted.pathways and person.pathway is not None and person.pathway not in wanted.pathways:
        yield because("match_pathway", pathway=person.pathway)


def _consent(_wanted: Wanted, person: Candidate) -> Iterator[Because]:
    if not person.service_consent:
        yield because("match_service_consent_missing")
    if person.presenting == WITHDRAWN:
        yield because("match_presenting_withdrawn")
    if person.placed == HERE:
        yield because("match_placed_here")
    if person.placed == ANOTHER:
        yield because("match_placed_elsewhere")


def _wishes(wanted: Wanted, person: Candidate) -> Iterator[Because]:
    if wanted.region and wanted.region in person.not_regions.split():
        yield because("match_wish_not_region", region=wanted.region)
    elif (person.regions or person.countries) and not names_place(wanted, person.regions, person.countries):
        if person.regions and not wanted.region:
            yield because("match_wish_region_unknown", country=wanted.country)
        else:
            yield because("match_wish_place")
    if person.together == MUST and not wanted.takes_families:
        yield because("match_wish_together")
    if person.needs_housing and not wanted.has_housing:
        yield because("match_wish_housing")
    if person.earliest is not None and person.earliest > wanted.starts_on.isoformat():
        yield because("match_wish_later", earliest=date.fromisoformat(person.earliest), start=wanted.starts_on)


Check = Callable[[Wanted, Candidate], Iterable[Because]]
# Each group of rules with the fields of the candidate that it reads. Whoever ranks thousands asks each group once for
# every different combination of these, not once for every person.
CHECKS: tuple[tuple[tuple[str, ...], Check], ...] = (
    (("evaluated", "on_hold", "old_enough", "wanted_digits", "worked_digits"), _ready),
    (("licence", "licence_until"), _licence),
    (("spoken", "tested"), _language),
    (("residence", "statuses", "pathway"), _restrictions),
    (("service_consent", "presenting", "placed"), _consent),
    (("regions", "countries", "not_regions", "together", "needs_housing", "earliest"), _wishes),
)
FIRST_FIELDS = ("presenting", "pathway", "licence")
