"""The permits that somebody holds or held."""

from dataclasses import dataclass
from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.pathways import Permit
from caseflow.models.people import Person
from caseflow.pathways.queries_steps import masked
from caseflow.pathways.wording import full_name
from caseflow.vocabulary.language import subdivision_name
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.steps import PermitKind


@dataclass(frozen=True)
class PermitLine:
    """A permit in the list; its number shows its last signs only."""

    id: int
    kind: PermitKind
    country: str
    number: str
    valid_from: date
    valid_until: date | None
    ended_on: date | None
    end_reason: str
    only_for: str
    is_over: bool


@dataclass(frozen=True)
class Holder:
    """Whose permits they are, and the permits, those that run longest first."""

    ref: str
    name: str
    residence_country: str
    permits: tuple[PermitLine, ...]


@dataclass(frozen=True)
class PermitEntered:
    """What the form of one permit shows: the number whole, because it is to be corrected."""

    holder: str
    name: str
    kind: str
    country: str
    number: str
    valid_from: date
    valid_until: date | None
    employer_name: str
    isco: str
    region: str
    renew_before_days: int | None
    seen: int


def permits_of(user: Actor, person_ref: str) -> Holder:
    """A person's permits. Raises NotFound."""
    person = gate.one(scope.people(user).where(Person.ref == person_ref))
    gate.require(user, "permit.edit")
    today = clock.today(user.timezone)
    query = scope.of_person(user, Permit).where(Permit.person_id == person.id)
    rows = db.session.scalars(query.order_by(Permit.valid_from.desc(), Permit.id.desc()))
    holder = Holder(
        person.ref, full_name(person), person.residence_country or "", tuple(_line(row, today) for row in rows)
    )
    trail.seen(user, "person.read", f"{person_ref}/permits", "permits")
    return holder


def permit_entered(user: Actor, person_ref: str, permit_id: int) -> PermitEntered:
    """One permit, to be corrected or ended. Raises NotFound."""
    person = gate.one(scope.people(user).where(Person.ref == person_ref))
    row = gate.one(scope.of_person(user, Permit).where(Permit.person_id == person.id, Permit.id == permit_id))
    gate.require(user, "permit.edit")
    entered = PermitEntered(
        holder=person.ref,
        name=full_name(person),
        kind=row.kind,
        country=row.country,
        number=row.number or "",
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        employer_name=row.employer_name,
        isco=row.isco or "",
        region=row.region or "",
        renew_before_days=row.renew_before_days,
        seen=row.version,
    )
    trail.seen(user, "person.read", f"{person_ref}/permits/{permit_id}", "permit, number")
    return entered


def _line(row: Permit, today: date) -> PermitLine:
    last = row.ended_on or row.valid_until
    return PermitLine(
        id=row.id,
        kind=PermitKind(row.kind),
        country=row.country,
        number=masked(row.number),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        ended_on=row.ended_on,
        end_reason=row.end_reason,
        only_for=", ".join(part for part in _limits(row) if part),
        is_over=last is not None and last < today,
    )


def _limits(row: Permit) -> tuple[str, str, str]:
    """The employer, the occupation and the region that the permit is limited to."""
    occupation = occupation_name(row.isco) if row.isco else ""
    return row.employer_name, occupation, subdivision_name(row.region) if row.region else ""
