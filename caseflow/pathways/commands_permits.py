"""Permits that people hold: one held already, a correction, an end before its time."""

from dataclasses import asdict
from datetime import date

from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.pathways import Permit
from caseflow.models.people import Person
from caseflow.pathways import track
from caseflow.pathways.permit_details import PermitDetails, check_details, new_permit, plain
from caseflow.pathways.wording import told
from caseflow.vocabulary.language import _


def add_permit(user: Actor, person_ref: str, details: PermitDetails, *, renew_before_days: int | None = None) -> int:
    """Record a permit that the person holds already. Gives its id. Raises NotFound, Denied or Refused."""
    person = gate.one(scope.people(user).where(Person.ref == person_ref))
    gate.require(user, "permit.edit")
    check_details(details)
    permit = new_permit(details, person.id)
    case = _open_case(user, person)
    permit.case_id, permit.renew_before_days = case.id if case else None, renew_before_days
    db.session.add(permit)
    db.session.flush()
    trail.commit(user, "permit.add", case or person, f"{person_ref}/permits/{permit.id}", after=plain(permit))
    return permit.id


def edit_permit(
    user: Actor,
    person_ref: str,
    permit_id: int,
    details: PermitDetails,
    *,
    renew_before_days: int | None = None,
    seen: int,
) -> None:
    """Correct what is written down of a permit. Due days that hang on it move. Raises the four."""
    permit = _permit(user, person_ref, permit_id)
    gate.require(user, "permit.edit")
    new = {**asdict(details), "renew_before_days": renew_before_days}
    gate.fresh(permit, seen, new)
    check_details(details)
    if permit.ended_on is not None and permit.ended_on < details.valid_from:
        raise Refused(_("The permit was ended before this day. Check the two dates."), "valid_from")
    before = plain(permit)
    for name, value in new.items():
        setattr(permit, name, value)
    _commit(user, "permit.edit", permit, person_ref, before)


def end_permit(user: Actor, person_ref: str, permit_id: int, *, ended_on: date, reason: str, seen: int) -> None:
    """End a permit before its last day: given back, taken away, replaced. Raises the four."""
    permit = _permit(user, person_ref, permit_id)
    gate.require(user, "permit.edit")
    gate.fresh(permit, seen, {"ended_on": ended_on, "end_reason": reason})
    if ended_on > clock.today(user.timezone):
        raise Refused(_("This day lies in the future. Enter the day on which the permit ended."), "ended_on")
    if permit.valid_until is not None and ended_on > permit.valid_until:
        raise Refused(_("By then the permit had run out by itself. Check the date."), "ended_on")
    before = plain(permit)
    permit.ended_on, permit.end_reason = ended_on, told(reason)
    _commit(user, "permit.end", permit, person_ref, before)


def _permit(user: Actor, person_ref: str, permit_id: int) -> Permit:
    query = scope.of_person(user, Permit).where(Person.ref == person_ref, Permit.id == permit_id)
    return gate.one(query.options(joinedload(Permit.person)))


def _open_case(user: Actor, person: Person) -> Case | None:
    """The case in which the person takes part now."""
    query = scope.cases(user).join(CaseMember, CaseMember.case_id == Case.id)
    return db.session.scalar(query.where(CaseMember.open_person_id == person.id))


def _commit(user: Actor, action: str, permit: Permit, person_ref: str, before: dict[str, object]) -> None:
    """Keep the change, in the chain of the case that the permit belongs to, else in the person's."""
    about: Case | Person = permit.person
    ref = db.session.scalar(scope.cases(user).where(Case.id == permit.case_id).with_only_columns(Case.ref))
    if ref is not None:
        found = track.load(user, ref)
        if permit.step_id is not None:
            track.update(user, found, clock.today(user.timezone))
        about = found.case
    trail.commit(user, action, about, f"{person_ref}/permits/{permit.id}", before=before, after=plain(permit))
