"""The places of work of an employer, and who speaks for it: added, changed, ended."""

from typing import Any

from sqlalchemy import func

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal
from caseflow.audit import trail
from caseflow.employers import checks, current
from caseflow.employers.entries import ContactEntry, SiteEntry
from caseflow.employers.rows import employer_to_change, of_employer_to_change
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.employers import Employer, EmployerContact, EmployerSite, Opening, OpeningSite
from caseflow.rules.openings import WITHDRAWN
from caseflow.rules.reason import because
from caseflow.vocabulary.language import _


def add_site(user: Actor, ref: str, entry: SiteEntry) -> None:
    """Record a place of work. Raises NotFound, Denied or Refused."""
    employer = employer_to_change(user, ref, "employer.edit")
    row = EmployerSite(employer_id=employer.id, **_site_columns(user, entry))
    db.session.add(row)
    db.session.flush()
    after = {"name": row.name, "country": row.country, "municipality": row.municipality}
    trail.commit(user, "employer.add_site", employer, f"{ref}/sites/{row.id}", after=after)


def edit_site(user: Actor, ref: str, number: int, entry: SiteEntry, *, seen: int) -> None:
    """Change a place of work. Raises NotFound, Denied, Stale or Refused."""
    employer, row = of_employer_to_change(user, ref, EmployerSite, number)
    before = current.site(row)
    current.same_version(row.version, seen, entry, before)
    _must_go_on(row)
    for name, value in _site_columns(user, entry).items():
        setattr(row, name, value)
    was, now = current.changes(before, current.site(row))
    if was:
        subject = f"{ref}/sites/{number}"
        trail.commit(user, "employer.edit_site", employer, subject, name=row.name, before=was, after=now)


def end_site(user: Actor, ref: str, number: int, *, seen: int) -> None:
    """Nobody works there any more; it stays in the history. Raises NotFound, Denied, Stale or Refused."""
    employer, row = of_employer_to_change(user, ref, EmployerSite, number)
    gate.fresh(row, seen)
    _must_go_on(row)
    there = scope.openings(user).join(OpeningSite, OpeningSite.opening_id == Opening.id)
    there = there.where(OpeningSite.site_id == row.id, Opening.state != WITHDRAWN)
    if number_of := db.session.scalar(there.with_only_columns(func.count(Opening.id))):
        raise refusal(because("site_in_use", open=number_of))
    row.ended_on = clock.today(user.timezone)
    after = {"ended_on": row.ended_on}
    trail.commit(user, "employer.end_site", employer, f"{ref}/sites/{number}", name=row.name, after=after)


def add_contact(user: Actor, ref: str, entry: ContactEntry) -> None:
    """Record somebody who speaks for an employer; the first one is the main one. Raises NotFound, Denied or Refused."""
    employer = employer_to_change(user, ref, "employer.edit")
    others = _contacts(user, employer)
    row = EmployerContact(employer_id=employer.id, **_contact_columns(user, employer, entry))
    row.is_main = entry.is_main or not others
    db.session.add(row)
    _only_main(row, others)
    db.session.flush()
    after = {"name": row.name, "function": row.function, "is_main": row.is_main}
    trail.commit(user, "employer.add_contact", employer, f"{ref}/contacts/{row.id}", after=after)


def edit_contact(user: Actor, ref: str, number: int, entry: ContactEntry, *, seen: int) -> None:
    """Change a contact. Raises NotFound, Denied, Stale or Refused."""
    employer, row = of_employer_to_change(user, ref, EmployerContact, number)
    before = current.contact(row)
    current.same_version(row.version, seen, entry, before)
    _must_go_on(row)
    if row.is_main and not entry.is_main:
        raise Refused(_("One contact is the main one. Make another one the main contact instead."), "is_main")
    for name, value in _contact_columns(user, employer, entry).items():
        setattr(row, name, value)
    row.is_main = entry.is_main
    _only_main(row, _contacts(user, employer))
    was, now = current.changes(before, current.contact(row))
    if was:
        subject = f"{ref}/contacts/{number}"
        trail.commit(user, "employer.edit_contact", employer, subject, name=row.name, before=was, after=now)


def end_contact(user: Actor, ref: str, number: int, *, seen: int) -> None:
    """This person speaks for the employer no longer. Raises NotFound, Denied, Stale or Refused."""
    employer, row = of_employer_to_change(user, ref, EmployerContact, number)
    gate.fresh(row, seen)
    _must_go_on(row)
    others = [one for one in _contacts(user, employer) if one.id != row.id]
    was_main, row.is_main, row.ended_on = row.is_main, False, clock.today(user.timezone)
    if was_main and others:
        others[0].is_main = True
    facts = {"name": row.name, "after": {"ended_on": row.ended_on}}
    trail.commit(user, "employer.end_contact", employer, f"{ref}/contacts/{number}", **facts)


def first_contact(country: str, name: str, phone: str, email: str) -> EmployerContact | None:
    """The contact that somebody named while recording an employer, None for none. Raises Refused."""
    if not (name or phone or email):
        return None
    known = checks.name(name, "contact_name")
    number = checks.telephone(phone, country, "contact_phone")
    checks.ways_to_reach(number, email, "contact_phone")
    return EmployerContact(name=known, phone=number, email=email, is_main=True)


def _site_columns(user: Actor, entry: SiteEntry) -> dict[str, Any]:
    country = checks.country(entry.country)
    return {
        "name": checks.name(entry.name),
        "country": country,
        "region": checks.region(country, entry.region),
        "municipality": entry.municipality,
        "address": entry.address,
        "has_housing": entry.has_housing,
        "housing_inspected_on": checks.housing(
            entry.has_housing, entry.housing_inspected_on, clock.today(user.timezone)
        ),
        "note": entry.note,
    }


def _contact_columns(user: Actor, employer: Employer, entry: ContactEntry) -> dict[str, Any]:
    phone = checks.telephone(entry.phone, employer.country)
    checks.ways_to_reach(phone, entry.email)
    return {
        "name": checks.name(entry.name),
        "function": entry.function,
        "site_id": _site(user, employer, entry.site),
        "phone": phone,
        "email": entry.email,
        "language": checks.spoken(entry.language),
    }


def _site(user: Actor, employer: Employer, number: str) -> int | None:
    """The site of a contact, None for all. Raises Refused (field site)."""
    if not number:
        return None
    query = scope.of_employer(user, EmployerSite).where(EmployerSite.employer_id == employer.id)
    known = {str(one.id): one for one in db.session.scalars(query)}
    if number not in known:
        raise Refused(_("Choose a site from the list."), "site")
    return known[number].id


def _contacts(user: Actor, employer: Employer) -> list[EmployerContact]:
    """Those who speak for the employer today, the longest known first."""
    query = scope.of_employer(user, EmployerContact).where(EmployerContact.employer_id == employer.id)
    return list(db.session.scalars(query.where(EmployerContact.ended_on.is_(None)).order_by(EmployerContact.id)))


def _only_main(row: EmployerContact, others: list[EmployerContact]) -> None:
    """There is one main contact: whoever becomes it takes the place of the other. The employer's row is locked."""
    if row.is_main:
        for one in others:
            if one is not row and one.is_main:
                one.is_main = False


def _must_go_on(row: EmployerSite | EmployerContact) -> None:
    if row.ended_on is not None:
        raise Refused(_("It was ended already. Add a new one instead."))
