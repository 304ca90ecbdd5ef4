"""Ways to reach a person, and attempts to do so."""

from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.cases import CaseMember
from caseflow.models.people import Contact, ContactAttempt, Person
from caseflow.people import checks, current
from caseflow.people.entries import Attempt, Way
from caseflow.people.rows import person_to_change, row_of
from caseflow.vocabulary.language import _


def add_contact(user: Actor, ref: str, entry: Way) -> None:
    """Record a way to reach the person, and whether it is safe. Raises NotFound, Denied or Refused."""
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    row = Contact(person_id=person.id, **checks.way(entry))
    db.session.add(row)
    db.session.flush()
    _prefer_only(user, person, row)
    trail.commit(user, "contact.edit", person, f"{ref}/contacts/{row.id}", after=current.filled(entry))


def edit_contact(user: Actor, ref: str, row_id: int, entry: Way, *, seen: int) -> None:
    """Correct a way to reach the person. Raises NotFound, Denied, Stale or Refused."""
    person = person_to_change(user, ref)
    row = row_of(user, Contact, ref, row_id)
    gate.require(user, "person.edit")
    before = current.way(row)
    current.still(row, seen, before, entry)
    for name, value in checks.way(entry).items():
        setattr(row, name, value)
    changed = current.changes(before, current.way(row))
    if not changed:
        return
    _prefer_only(user, person, row)
    trail.commit(user, "contact.edit", person, f"{ref}/contacts/{row_id}", **changed)


def end_contact(user: Actor, ref: str, row_id: int, *, ended_on: date, seen: int) -> None:
    """Say that a way no longer reaches the person; it stays in the list of ended ones. Raises NotFound … Refused."""
    person = person_to_change(user, ref)
    row = row_of(user, Contact, ref, row_id)
    gate.require(user, "person.edit")
    gate.fresh(row, seen, {"ended_on": ended_on})
    if ended_on > clock.today(user.timezone):
        raise Refused(_("This day lies in the future. End the contact when it has ended."), "ended_on")
    row.ended_on = ended_on
    row.is_preferred = False
    trail.commit(user, "contact.end", person, f"{ref}/contacts/{row_id}", ended_on=ended_on, kind=row.kind)


def add_attempt(user: Actor, ref: str, entry: Attempt) -> None:
    """Record that somebody tried to reach the person; it counts for their open case, if they have one, and before.

    Raises NotFound, Denied or Refused.
    """
    person = person_to_change(user, ref)
    gate.require(user, "contact.record")
    values = checks.attempt(entry)
    own_case = scope.members(user).where(CaseMember.open_person_id == person.id)
    case_id = db.session.scalar(own_case.with_only_columns(CaseMember.case_id))
    row = ContactAttempt(person_id=person.id, case_id=case_id, by_user_id=user.id, **values)
    db.session.add(row)
    db.session.flush()
    facts = {"channel": row.channel, "result": row.result, "at": row.at}
    trail.commit(user, "contact.record", person, f"{ref}/attempts/{row.id}", **facts)


def _prefer_only(user: Actor, person: Person, preferred: Contact) -> None:
    """One way is tried first: the others step back when it is this one."""
    if not preferred.is_preferred:
        return
    others = scope.of_person(user, Contact).where(Contact.person_id == person.id, Contact.id != preferred.id)
    for row in db.session.scalars(others.where(Contact.is_preferred)):
        row.is_preferred = False
