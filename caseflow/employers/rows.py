"""The rows that a command of this room is about, locked until the commit."""

from typing import TypeVar

from sqlalchemy import func
from sqlalchemy.orm import joinedload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.employers import Employer, EmployerContact, EmployerSite, Opening, OpeningSite
from caseflow.models.placements import Placement

Part = TypeVar("Part", EmployerSite, EmployerContact)


def employer_to_change(user: Actor, ref: str, action: str) -> Employer:
    """The employer or recruiter. Raises NotFound, then Denied."""
    row = gate.one(scope.employers(user).where(Employer.ref == ref).with_for_update())
    gate.require(user, action)
    return row


def of_employer_to_change(user: Actor, ref: str, part: type[Part], number: int) -> tuple[Employer, Part]:
    """An employer and one of its sites or contacts. Raises NotFound, then Denied."""
    employer = gate.one(scope.employers(user).where(Employer.ref == ref).with_for_update())
    row = gate.one(scope.of_employer(user, part).where(part.employer_id == employer.id, part.id == number))
    gate.require(user, "employer.edit")
    return employer, row


def opening_to_change(user: Actor, ref: str) -> Opening:
    """The opening with employer and recruiter; nobody takes a place meanwhile. Raises NotFound, then Denied."""
    query = scope.openings(user).where(Opening.ref == ref).with_for_update(of=Opening)
    row = gate.one(query.options(joinedload(Opening.employer), joinedload(Opening.recruiter)))
    gate.require(user, "opening.edit")
    return row


def taken(user: Actor, opening: Opening) -> int:
    """How many places of the opening people hold, whoever's case took them."""
    query = scope.taken_heads(user).where(Placement.opening_id == opening.id)
    return db.session.scalar(query.with_only_columns(func.count(Placement.id))) or 0


def site_of(user: Actor, opening: Opening) -> OpeningSite | None:
    """At which site the work of an opening is, None where none is said."""
    query = scope.openings(user).join(OpeningSite, OpeningSite.opening_id == Opening.id)
    return db.session.scalar(query.where(Opening.id == opening.id).with_only_columns(OpeningSite))
