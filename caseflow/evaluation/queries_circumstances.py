"""What endangers and what protects a person, with the score, for those who may know. Every reading is written down."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.evaluation.reading import Named, naming
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.evaluation import Circumstance
from caseflow.models.people import Person
from caseflow.rules.circumstances import Factor, Score, score
from caseflow.vocabulary.circumstances import INDIVIDUAL, KINDS, Band, circumstance_name


@dataclass(frozen=True)
class Line:
    """One circumstance. `points` is what it adds to the score, negative for what protects; None once it has ended."""

    id: int
    name: str
    level: str
    protects: bool
    is_restricted: bool
    severity: int
    weight: int
    points: int | None
    since_on: date | None
    review_on: date
    reviewed_on: date
    ended_on: date | None
    note: str
    recorded_by: str
    version: int


@dataclass(frozen=True)
class Page:
    """All that this reader may know. `score` is of what holds now and may be known."""

    who: Named
    now: tuple[Line, ...]
    ended: tuple[Line, ...]
    score: Score
    band: Band
    review_by: date | None


@dataclass(frozen=True)
class Saved:
    """What a form about one begins with."""

    who: Named
    line: Line


def circumstances(user: Actor, ref: str) -> Page:
    """Everything of one person. Raises NotFound for whoever may not know of it, or Denied."""
    person = _person(user, ref)
    lines = _lines(user, person)
    now = tuple(line for line in lines if line.ended_on is None)
    counted = _score(user, person)
    found = Page(
        who=naming(person),
        now=now,
        ended=tuple(line for line in lines if line.ended_on is not None),
        score=counted,
        band=Band(counted.band),
        review_by=min((line.review_on for line in now), default=None),
    )
    trail.seen(user, "circumstance.read", ref, "circumstances")
    return found


def circumstance(user: Actor, ref: str, line_id: int) -> Saved:
    """One of them. Raises NotFound or Denied."""
    person = _person(user, ref)
    gate.one(scope.circumstances(user).where(Circumstance.person_id == person.id, Circumstance.id == line_id))
    found = Saved(naming(person), next(line for line in _lines(user, person) if line.id == line_id))
    trail.seen(user, "circumstance.read", ref, "circumstances")
    return found


def person_in_confidence(user: Actor, ref: str) -> tuple[Named, bool]:
    """Whose circumstance is to be recorded, and whether the user may record what is restricted."""
    person = _person(user, ref)
    whole = db.session.scalars(scope.in_full_confidence(user).where(Person.id == person.id)).first() is not None
    found = naming(person)
    trail.seen(user, "circumstance.read", ref, "name")
    return found, whole


def _person(user: Actor, ref: str) -> Person:
    person = gate.one(scope.in_confidence(user).where(Person.ref == ref))
    gate.require(user, "circumstance.read")
    return person


def _rows(user: Actor, person: Person) -> list[Circumstance]:
    query = scope.circumstances(user).where(Circumstance.person_id == person.id)
    return list(db.session.scalars(query.order_by(Circumstance.severity.desc(), Circumstance.id)))


def _score(user: Actor, person: Person) -> Score:
    return score(_factor(row) for row in _rows(user, person) if row.ended_on is None)


def _factor(row: Circumstance) -> Factor:
    kind = KINDS.get(row.code)
    level, protects = (kind.level, kind.protects) if kind else (INDIVIDUAL, False)
    return Factor(row.code, level, row.severity, protects, row.is_restricted)


def _lines(user: Actor, person: Person) -> list[Line]:
    rows = _rows(user, person)
    authors = {row.recorded_by_id for row in rows}
    known = db.session.execute(select(User.id, User.name).where(User.id.in_(authors)))
    names = {row.id: row.name for row in known}
    return [_line(row, names.get(row.recorded_by_id, "")) for row in rows]


def _line(row: Circumstance, author: str) -> Line:
    alone = score([_factor(row)]).lines[0]
    return Line(
        id=row.id,
        name=circumstance_name(row.code),
        level=alone.factor.level,
        protects=alone.factor.protects,
        is_restricted=row.is_restricted,
        severity=row.severity,
        weight=alone.weight,
        points=alone.points if row.ended_on is None else None,
        since_on=row.since_on,
        review_on=row.review_on,
        reviewed_on=row.reviewed_on,
        ended_on=row.ended_on,
        note=row.note or "",
        recorded_by=author,
        version=row.version,
    )


def today_of(user: Actor) -> date:
    """Today where the user is."""
    return clock.today(user.timezone)
