"""Employers and recruiters: recorded, changed, frozen for new submissions and opened again."""

from dataclasses import replace
from datetime import date
from typing import Any

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import refusal
from caseflow.audit import grievances, trail
from caseflow.employers import checks, current
from caseflow.employers.commands_sites import first_contact
from caseflow.employers.entries import EmployerEntry
from caseflow.employers.rows import employer_to_change
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.employers import Employer
from caseflow.rules.names import fold
from caseflow.rules.reason import because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.vetting import EmployerKind, Industry

CONTACT = ("contact_name", "contact_phone", "contact_email")


def create_employer(user: Actor, entry: EmployerEntry) -> str:
    """Record an employer or recruiter, not vetted yet, with its first contact. Returns its reference.

    Raises Denied or Refused.
    """
    gate.require(user, "employer.edit")
    checks.one_of(EmployerKind, entry.kind, "kind", need=True)
    columns = _columns(entry, clock.today(user.timezone))
    _must_be_new(user, entry, 0)
    contact = first_contact(columns["country"], entry.contact_name, entry.contact_phone, entry.contact_email)
    row = Employer(
        ref=new_ref("EM"), organization_id=user.organization_id, kind=entry.kind, created_at=clock.now(), **columns
    )
    db.session.add(row)
    db.session.flush()
    if contact is not None:
        contact.employer_id = row.id
        db.session.add(contact)
    after = {"name": row.name, "kind": row.kind, "country": row.country}
    trail.commit(user, "employer.create", row, row.ref, after=after)
    return row.ref


def edit_employer(user: Actor, ref: str, entry: EmployerEntry, *, seen: int) -> None:
    """Change what is recorded of an employer; its kind stays. Raises NotFound, Denied, Stale or Refused."""
    row = employer_to_change(user, ref, "employer.edit")
    before = current.employer(row)
    # Its kind stays, and so does the contact of old, until somebody makes a contact of it (commands_sites).
    entry = replace(entry, **{name: getattr(before, name) for name in ("kind", *CONTACT)})
    current.same_version(row.version, seen, entry, before)
    columns = _columns(entry, clock.today(user.timezone))
    _must_be_new(user, entry, row.id)
    for name, value in columns.items():
        setattr(row, name, value)
    was, now = current.changes(before, current.employer(row))
    if was:
        trail.commit(user, "employer.edit", row, ref, before=was, after=now)


def freeze_employer(user: Actor, ref: str, *, reason: str, seen: int) -> None:
    """Stop new submissions until a supervisor decides. Raises NotFound, Denied, Stale or Refused."""
    row = employer_to_change(user, ref, "employer.freeze")
    gate.fresh(row, seen)
    if row.is_frozen:
        raise Refused(_("New submissions are stopped already."))
    if not reason.strip():
        raise Refused(_("Say what was reported, by whom, and when."), "reason")
    row.is_frozen, row.freeze_reason = True, reason
    trail.commit(user, "employer.freeze", row, ref, name=row.name, reason=reason)


def unfreeze_employer(user: Actor, ref: str, *, reason: str, seen: int) -> None:
    """Allow new submissions again: a supervisor's decision. Raises NotFound, Denied, Stale or Refused."""
    row = employer_to_change(user, ref, "employer.unfreeze")
    gate.fresh(row, seen)
    if not row.is_frozen:
        raise Refused(_("New submissions are allowed already."))
    if not reason.strip():
        raise Refused(_("Say what was found, and why people may be sent there again."), "reason")
    if grievances.stopped_by(user, row):
        raise refusal(because("grievance_raised_by_you"))
    before, row.is_frozen, row.freeze_reason = row.freeze_reason, False, None
    trail.commit(user, "employer.unfreeze", row, ref, name=row.name, reason=reason, frozen_because=before or "")


def _columns(entry: EmployerEntry, today: date) -> dict[str, Any]:
    name, country = checks.name(entry.name), checks.country(entry.country)
    return {
        "name": name,
        "sort_name": fold(name),
        "country": country,
        "region": checks.region(country, entry.region),
        "municipality": entry.municipality,
        "sector": checks.one_of(Industry, entry.sector, "sector"),
        "registration_number": entry.registration_number,
        "registered_until": checks.registered_until(entry.registered_until, today),
        "designations": checks.designations(entry.designations),
        "note": entry.note,
    }


def _must_be_new(user: Actor, entry: EmployerEntry, own_id: int) -> None:
    """The same registration number in the same country is the same employer: two files would hide one vetting."""
    if not entry.registration_number:
        return
    query = scope.employers(user).where(
        Employer.organization_id == user.organization_id,
        Employer.country == entry.country,
        Employer.registration_number == entry.registration_number,
        Employer.id != own_id,
    )
    twin = db.session.scalars(query.limit(1)).first()
    if twin is not None:
        message = _("%(name)s (%(ref)s) is recorded with this number already.", name=twin.name, ref=twin.ref)
        raise Refused(message, "registration_number")
