"""What one person has and lacks for an occupation or an opening, with the trainings that close it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from caseflow import clock
from caseflow.access import gate, holdings, scope
from caseflow.access.actor import Actor
from caseflow.access.closings import GapShown, shown
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Opening
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.models.people import Person
from caseflow.rules import names
from caseflow.rules.gaps import gaps, is_placeable
from caseflow.rules.holdings import Holdings
from caseflow.rules.wanted import Gap
from caseflow.training import asked
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.requirements import profile

MOST_OPENINGS = 100


@dataclass(frozen=True)
class Compared:
    """What a person is compared with. `is_general`: the occupation has no profile, only its kind of work has."""

    name: str
    country: str
    is_general: bool = False
    of_country: bool = True
    opening_ref: str = ""


@dataclass(frozen=True)
class Count:
    """How many items are in each state, those that must be there."""

    good: int
    open: int
    unknown: int


@dataclass(frozen=True)
class GapsPage:
    """The page. `placeable` is True, False or None for not known. `case_ref` is "" for somebody in no open case."""

    ref: str
    name: str
    case_ref: str
    is_signed: bool
    evaluation: str
    occupation: str
    country: str
    opening: str
    wanted: tuple[tuple[str, str], ...]
    worked: tuple[tuple[str, str], ...]
    openings: tuple[tuple[str, str], ...]
    pathways: tuple[tuple[str, str], ...]
    compared: Compared | None
    items: tuple[GapShown, ...]
    count: Count
    placeable: bool | None


def gaps_page(user: Actor, ref: str, *, occupation: str, country: str | None, opening: str) -> GapsPage:
    """What a person has and lacks. Without an occupation or opening, the one that they want most. Raises NotFound,
    Denied; NotFound, too, for an opening that is not there for the user."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "evaluation.read")
    today, held = clock.today(user.timezone), holdings.of_person(user, person.id)
    job = gate.one(scope.openings(user).where(Opening.ref == opening)) if opening else None
    case = _case(user, person)
    place = country if country is not None else _usual_country(case, person)
    isco = occupation or (job.isco if job else next(iter(held.wanted), "") or _last_job(held))
    found: tuple[Gap, ...] = ()
    compared = None
    if job is not None:
        found = gaps(asked.of_opening(job), held, today)
        compared = Compared(job.title, job.country, opening_ref=job.ref)
    elif isco:
        wanted = profile(isco, place)
        found = gaps(asked.of_profile(wanted), held, today)
        compared = Compared(occupation_name(isco), place, wanted.is_general, wanted.of_country)
    page = GapsPage(
        ref=ref,
        name=names.full_name(person.given_names, person.family_names),
        case_ref=case.ref if case else "",
        is_signed=held.is_signed,
        evaluation=held.evaluation,
        occupation=isco,
        country=place,
        opening=opening,
        wanted=tuple((code, occupation_name(code)) for code in held.wanted),
        worked=tuple((code, occupation_name(code)) for code in _worked(held)),
        openings=_openings(user, isco),
        pathways=_pathways(),
        compared=compared,
        items=shown(user, found, today),
        count=_count(found),
        placeable=is_placeable(found),
    )
    trail.seen(user, "gaps.read", ref, "skills, languages, licences, education, work")
    return page


def _count(found: tuple[Gap, ...]) -> Count:
    needed = [gap for gap in found if gap.wanted.must]
    good, lacking = sum(gap.is_good for gap in needed), sum(gap.is_open for gap in needed)
    return Count(good, lacking, len(needed) - good - lacking)


def _worked(held: Holdings) -> tuple[str, ...]:
    """The occupations that somebody worked in, the last first, without those that they want."""
    spells = sorted(held.work, key=lambda spell: spell.started_on, reverse=True)
    return tuple(code for code in dict.fromkeys(spell.isco for spell in spells) if code not in held.wanted)


def _last_job(held: Holdings) -> str:
    return next(iter(_worked(held)), "")


def _case(user: Actor, person: Person) -> Case | None:
    inside = scope.members(user).where(CaseMember.open_person_id == person.id)
    query = scope.cases(user).where(Case.id.in_(inside.with_only_columns(CaseMember.case_id)))
    return db.session.scalars(query).first()


def _usual_country(case: Case | None, person: Person) -> str:
    """Where the case's pathway leads, else where the person lives."""
    country = None
    if case is not None and case.pathway_version_id is not None:
        version = select(Pathway.country).join(PathwayVersion, PathwayVersion.pathway_id == Pathway.id)
        country = db.session.scalar(version.where(PathwayVersion.id == case.pathway_version_id))
    return country or person.residence_country or ""


def _openings(user: Actor, isco: str) -> tuple[tuple[str, str], ...]:
    """The openings that are open, those of the occupation first."""
    columns: Any = (Opening.ref, Opening.title, Opening.isco)
    query = scope.openings(user).where(Opening.state == "open").with_only_columns(*columns)
    rows = db.session.execute(query.order_by(Opening.isco != isco, Opening.starts_on, Opening.id).limit(MOST_OPENINGS))
    return tuple((ref, f"{title} ({ref})") for ref, title, _isco in rows)


def _pathways() -> tuple[tuple[str, str], ...]:
    query = select(Pathway.key, PathwayVersion.names).join(PathwayVersion, PathwayVersion.pathway_id == Pathway.id)
    rows = db.session.execute(query.where(PathwayVersion.is_current)).all()
    language = current_language()
    return tuple(sorted(((key, said.get(language) or said["en"]) for key, said in rows), key=lambda pair: pair[1]))
