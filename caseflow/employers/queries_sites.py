"""The places of work of an employer, and who speaks for it."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.adapters.phones import dialled
from caseflow.employers import current
from caseflow.employers.entries import ContactEntry, SiteEntry
from caseflow.extensions import db
from caseflow.models.employers import Employer, EmployerContact, EmployerSite


@dataclass(frozen=True)
class SiteLine:
    """A place of work. `region` is a code."""

    number: int
    name: str
    country: str
    region: str
    municipality: str
    address: str
    has_housing: bool
    housing_inspected_on: date | None
    note: str
    ended_on: date | None


@dataclass(frozen=True)
class ContactLine:
    """Somebody who speaks for an employer. `call` and `write` are what links lead to, made of a number and an address
    and nothing else; number 0 is the contact of old, of which nobody has made one yet."""

    number: int
    name: str
    function: str
    site: str
    phone: str
    call: str
    email: str
    write: str
    language: str
    is_main: bool
    ended_on: date | None


@dataclass(frozen=True)
class Sites:
    """The sites and contacts of an employer: those of today first, the main contact before the others."""

    sites: tuple[SiteLine, ...]
    contacts: tuple[ContactLine, ...]


@dataclass(frozen=True)
class SiteFile:
    employer_ref: str
    employer: str
    entry: SiteEntry
    version: int


@dataclass(frozen=True)
class ContactFile:
    employer_ref: str
    employer: str
    entry: ContactEntry
    version: int


def sites_of(user: Actor, employer: Employer) -> Sites:
    """Where people work, and who speaks for the employer, which was found within scope."""
    places = scope.of_employer(user, EmployerSite).where(EmployerSite.employer_id == employer.id)
    people = scope.of_employer(user, EmployerContact).where(EmployerContact.employer_id == employer.id)
    sites = db.session.scalars(places.order_by(EmployerSite.ended_on.is_not(None), EmployerSite.name)).all()
    order = (EmployerContact.ended_on.is_not(None), EmployerContact.is_main.desc(), EmployerContact.id)
    contacts = db.session.scalars(people.order_by(*order)).all()
    names = {site.id: site.name for site in sites}
    lines = [_contact(one, names.get(one.site_id or 0, "")) for one in contacts]
    if not lines and (employer.contact_name or employer.contact_phone or employer.contact_email):
        lines = [_of_old(employer)]
    return Sites(tuple(_site(one) for one in sites), tuple(lines))


def site_to_edit(user: Actor, ref: str, number: int) -> SiteFile:
    """What the forms about a site begin with. Raises NotFound, then Denied."""
    employer = _employer(user, ref)
    row = gate.one(
        scope.of_employer(user, EmployerSite).where(Employer.ref == ref, EmployerSite.id == number)
    )  # fmt: skip
    gate.require(user, "employer.edit")
    return SiteFile(ref, employer.name, current.site(row), row.version)


def contact_to_edit(user: Actor, ref: str, number: int) -> ContactFile:
    """What the forms about a contact begin with. Raises NotFound, then Denied."""
    employer = _employer(user, ref)
    row = gate.one(
        scope.of_employer(user, EmployerContact).where(Employer.ref == ref, EmployerContact.id == number)
    )  # fmt: skip
    gate.require(user, "employer.edit")
    return ContactFile(ref, employer.name, current.contact(row), row.version)


def contact_to_add(user: Actor, ref: str) -> ContactFile:
    """What the form of a new contact begins with: the contact of old, as long as there is no other. Raises NotFound,
    then Denied."""
    employer = _employer(user, ref)
    gate.require(user, "employer.edit")
    known = scope.of_employer(user, EmployerContact).where(EmployerContact.employer_id == employer.id)
    if db.session.scalars(known.limit(1)).first() is not None:
        return ContactFile(ref, employer.name, ContactEntry(), 0)
    entry = ContactEntry(
        name=employer.contact_name, phone=employer.contact_phone, email=employer.contact_email, is_main=True
    )
    return ContactFile(ref, employer.name, entry, 0)


def _employer(user: Actor, ref: str) -> Employer:
    return gate.one(scope.employers(user).where(Employer.ref == ref))


def _site(row: EmployerSite) -> SiteLine:
    return SiteLine(
        number=row.id,
        name=row.name,
        country=row.country,
        region=row.region or "",
        municipality=row.municipality,
        address=row.address,
        has_housing=row.has_housing,
        housing_inspected_on=row.housing_inspected_on,
        note=row.note,
        ended_on=row.ended_on,
    )


def _contact(row: EmployerContact, site: str) -> ContactLine:
    return ContactLine(
        number=row.id,
        name=row.name,
        function=row.function,
        site=site,
        phone=row.phone,
        call=dialled(row.phone),
        email=row.email,
        write=quote(row.email, safe="@"),
        language=row.language or "",
        is_main=row.is_main,
        ended_on=row.ended_on,
    )


def _of_old(employer: Employer) -> ContactLine:
    phone, email = employer.contact_phone, employer.contact_email
    return ContactLine(
        0, employer.contact_name, "", "", phone, dialled(phone), email, quote(email, safe="@"), "", True, None
    )
