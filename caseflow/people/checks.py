"""From what somebody wrote to what is stored: codes must be known, dates must agree. Every refusal names its field."""

from dataclasses import astuple
from enum import StrEnum
from typing import Any

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.errors import Refused
from caseflow.models.people import Person
from caseflow.people.entries import (
    Attempt,
    Document,
    Identity,
    Nationalities,
    Residence,
    Screening,
    Spoken,
    Status,
    Way,
)
from caseflow.rules import names, papers
from caseflow.rules.birth import Birth, birth_from
from caseflow.rules.names import fold
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary.contact import AttemptResult, ContactChannel, ContactKind
from caseflow.vocabulary.documents import IdentityKind
from caseflow.vocabulary.language import _, country_name, is_country, is_language, is_subdivision, subdivisions
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.persons import Gender, Sex
from caseflow.vocabulary.protection import Protection, ProtectionStatus
from caseflow.vocabulary.skills import LanguageLevel


def identity(user: Actor, entry: Identity) -> dict[str, Any]:
    """The columns of a name, a birth date and a sex."""
    with rules_decide():
        name = names.check_full_name(entry.given_names, entry.family_names, entry.latin_name)
    try:
        birth = birth_from(
            entry.birth_year,
            entry.birth_month,
            entry.birth_day,
            clock.today(user.timezone),
            is_estimate=entry.birth_is_estimate,
        )
    except NotAllowed as no:
        raise refusal(no.because, "birth_year") from no
    return {
        "given_names": name.given,
        "family_names": name.family,
        "latin_name": name.latin_form,
        "birth_date": birth.on,
        "birth_precision": birth.precision,
        "born_earliest": birth.earliest(),
        "born_latest": birth.latest(),
        "birth_country": country(entry.birth_country, "birth_country"),
        "sex": known(Sex, entry.sex, "sex"),
        "gender": known(Gender, entry.gender, "gender"),
    }


def nationalities(entry: Nationalities) -> list[str]:
    """The countries, each once. A stateless person has none."""
    *written, is_stateless = astuple(entry)
    found = [country(code, f"nationality_{place}") for place, code in enumerate(written, 1) if code]
    if is_stateless and found:
        raise Refused(_("A stateless person has no nationality. Take out one of the two."), "is_stateless")
    return sorted({code for code in found if code})


def residence(entry: Residence) -> dict[str, Any]:
    """The columns of where a person lives."""
    lives_in = country(entry.residence_country, "residence_country")
    with rules_decide():
        town = names.check_name(entry.municipality, "municipality")
    return {
        "residence_country": lives_in,
        "residence_region": _region(lives_in, entry.residence_region),
        "municipality": town,
    }


def screening(entry: Screening) -> dict[str, Any]:
    """The columns of a protection screening."""
    protection = known(Protection, entry.protection, "protection")
    status = known(ProtectionStatus, entry.protection_status, "protection_status") if entry.protection_status else None
    written = (entry.feared_1, entry.feared_2, entry.feared_3)
    feared = [country(code, f"feared_{place}") for place, code in enumerate(written, 1) if code]
    with rules_decide():
        papers.check_screening(protection, status or "", [code for code in feared if code])
    return {
        "protection": protection,
        "protection_status": status,
        "feared_countries": " ".join(sorted({code for code in feared if code})) or None,
        "protection_note": entry.protection_note or None,
    }


def document(user: Actor, person: Person, entry: Document) -> dict[str, Any]:
    """The columns of an identity document."""
    kind = known(IdentityKind, entry.kind, "kind")
    issuer = country(entry.country, "country")
    with rules_decide():
        papers.check_paper(entry.issued_on, entry.expires_on, birth_of(person), clock.today(user.timezone))
    return {
        "kind": kind,
        "country": issuer,
        "number": entry.number or None,
        "issued_on": entry.issued_on,
        "expires_on": entry.expires_on,
        "note": entry.note,
    }


def status(person: Person, entry: Status) -> dict[str, Any]:
    """The columns of a migration status."""
    kind = known(MigrationStatus, entry.kind, "kind")
    where = country(entry.country, "country", need=True)
    if entry.is_regular is None:
        raise Refused(_("Say whether the person is there regularly."), "is_regular")
    with rules_decide():
        papers.check_status(kind, entry.is_regular, entry.valid_from, entry.valid_until, birth_of(person))
    return {
        "country": where,
        "status": kind,
        "is_regular": entry.is_regular,
        "valid_from": entry.valid_from,
        "valid_until": entry.valid_until,
        "note": entry.note or None,
    }


def spoken(entry: Spoken) -> dict[str, Any]:
    """The columns of a language."""
    if not is_language(entry.language):
        raise Refused(_("Choose a language."), "language")
    level = known(LanguageLevel, entry.level, "level")
    return {"language": entry.language, "level": level, "needs_interpreter": entry.needs_interpreter}


def way(entry: Way) -> dict[str, Any]:
    """The columns of a way to reach a person."""
    kind = known(ContactKind, entry.kind, "kind")
    if not entry.value:
        raise Refused(_("Enter the number or address."), "value")
    if entry.is_safe is None:
        raise Refused(_("Say whether it is safe to use."), "is_safe")
    with rules_decide():
        papers.check_contact(kind, entry.value, entry.is_safe, entry.safe_note)
    return {
        "kind": kind,
        "value": entry.value,
        "is_safe": entry.is_safe,
        "safe_note": entry.safe_note,
        "is_preferred": entry.is_preferred,
    }


def attempt(entry: Attempt) -> dict[str, Any]:
    """The columns of an attempt to reach a person."""
    channel = known(ContactChannel, entry.channel, "channel")
    result = known(AttemptResult, entry.result, "result")
    with rules_decide():
        papers.check_attempt(entry.at, clock.now())
    return {"channel": channel, "result": result, "at": entry.at, "note": entry.note or None}


def birth_of(person: Person) -> Birth:
    """A person's birth date as far as it is known."""
    return Birth(person.birth_date, person.birth_precision)


def known(kind: type[StrEnum], code: str, field: str) -> str:
    """The code, if the enum has it. Raises Refused."""
    if code not in set(kind):
        raise Refused(_("Choose one of the list."), field)
    return kind(code).value


def country(code: str, field: str, *, need: bool = False) -> str | None:
    """A country's code, None for none. Raises Refused."""
    if not code and not need:
        return None
    if not is_country(code):
        raise Refused(_("Choose a country."), field)
    return code


def _region(lives_in: str | None, text: str) -> str | None:
    """The code of a region written by its name or its code."""
    wanted = text.strip()
    if not wanted:
        return None
    if lives_in is None:
        raise Refused(_("Choose the country of the region too."), "residence_country")
    regions = subdivisions(lives_in)
    for code, name in regions:
        if wanted.upper() == code or (fold(wanted) == fold(name) and is_subdivision(code)):
            return code
    offered = ", ".join(name for _code, name in regions[:40])
    raise Refused(
        _(
            "%(country)s has no region of this name. Write one of: %(names)s",
            country=country_name(lives_in),
            names=offered,
        ),
        "residence_region",
    )
