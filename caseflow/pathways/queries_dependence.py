"""What a permit hangs on, and on which permits of the family it could."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import joinedload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.pathways import Permit, PermitDependence
from caseflow.models.people import Person
from caseflow.pathways.commands_dependence import NONE, NOT_RECORDED, members_beside
from caseflow.pathways.wording import full_name
from caseflow.rules.cliff import child_age
from caseflow.vocabulary.steps import PermitKind


@dataclass(frozen=True)
class OtherPermit:
    """A permit of another member that this one could hang on."""

    id: int
    holder: str
    kind: PermitKind
    valid_until: date | None


@dataclass(frozen=True)
class HangsOn:
    """What the form shows. `child_age` is when a child is no longer one there, `on_permit` as the command takes it."""

    name: str
    kind: PermitKind
    country: str
    others: tuple[OtherPermit, ...]
    on_permit: str
    until_age: int | None
    child_age: int
    seen: int


def hangs_on(user: Actor, person_ref: str, permit_id: int) -> HangsOn:
    """One permit and what it hangs on. Raises NotFound."""
    query = scope.of_person(user, Permit).where(Person.ref == person_ref, Permit.id == permit_id)
    permit = gate.one(query.options(joinedload(Permit.person)))
    gate.require(user, "permit.edit")
    row = db.session.scalar(
        scope.of_person(user, PermitDependence).where(PermitDependence.permit_id == permit_id)
    )  # fmt: skip
    chosen = NONE
    if row is not None and row.with_other:
        chosen = str(row.on_permit_id) if row.on_permit_id is not None else NOT_RECORDED
    others = scope.of_person(user, Permit).where(
        Permit.person_id.in_(members_beside(user, permit.person_id)), Permit.country == permit.country
    )
    rows = db.session.scalars(others.options(joinedload(Permit.person)).order_by(Permit.person_id, Permit.id.desc()))
    page = HangsOn(
        name=full_name(permit.person),
        kind=PermitKind(permit.kind),
        country=permit.country,
        others=tuple(
            OtherPermit(one.id, full_name(one.person), PermitKind(one.kind), one.ended_on or one.valid_until)
            for one in rows
            if one.ended_on is None or str(one.id) == chosen
        ),
        on_permit=chosen,
        until_age=row.until_age if row else None,
        child_age=child_age(permit.country),
        seen=permit.version,
    )
    trail.seen(user, "person.read", f"{person_ref}/permits/{permit_id}", "permit, family's permits")
    return page
