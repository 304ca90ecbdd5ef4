"""What is saved now, in the shape in which somebody would write it: to fill a form, and to say what changed."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from caseflow.employers.checks import occupation_words
from caseflow.employers.entries import AnswerEntry, ContactEntry, EmployerEntry, OpeningEntry, SiteEntry
from caseflow.errors import Stale
from caseflow.models.employers import Employer, EmployerContact, EmployerSite, Opening
from caseflow.rules.matching import DEFAULT_WEIGHTS
from caseflow.rules.wages import Pay
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import _, country_name, format_date, language_name, subdivision_name
from caseflow.vocabulary.placements import ContractKind, WagePeriod
from caseflow.vocabulary.skills import Isced, LanguageLevel
from caseflow.vocabulary.vetting import EmployerKind, Industry

_WORDS: dict[str, Callable[[str], str]] = {
    "kind": lambda code: label_of(EmployerKind, code),
    "country": country_name,
    "sector": lambda code: label_of(Industry, code),
    "contract_kind": lambda code: label_of(ContractKind, code),
    "wage_period": lambda code: label_of(WagePeriod, code),
    "language": language_name,
    "isced": lambda code: label_of(Isced, code),
    "language_level": lambda code: label_of(LanguageLevel, code),
}


def employer(row: Employer) -> EmployerEntry:
    """An employer as somebody would write it down."""
    return EmployerEntry(
        kind=row.kind,
        name=row.name,
        country=row.country,
        region=subdivision_name(row.region) if row.region else "",
        municipality=row.municipality,
        sector=row.sector,
        registration_number=row.registration_number,
        registered_until=row.registered_until,
        designations="\n".join(row.designations),
        contact_name=row.contact_name,
        contact_phone=row.contact_phone,
        contact_email=row.contact_email,
        note=row.note,
    )


def site(row: EmployerSite) -> SiteEntry:
    """A place of work as somebody would write it down."""
    return SiteEntry(
        name=row.name,
        country=row.country,
        region=subdivision_name(row.region) if row.region else "",
        municipality=row.municipality,
        address=row.address,
        has_housing=row.has_housing,
        housing_inspected_on=row.housing_inspected_on,
        note=row.note,
    )


def contact(row: EmployerContact) -> ContactEntry:
    """Somebody who speaks for an employer as somebody would write it down."""
    return ContactEntry(
        name=row.name,
        function=row.function,
        site=str(row.site_id or ""),
        phone=row.phone,
        email=row.email,
        language=row.language or "",
        is_main=row.is_main,
    )


def pay(row: Opening) -> Pay:
    """What an opening pays, for the comparison with the law of its place."""
    taken = row.deductions or Decimal(0)
    return Pay(row.wage, row.wage_period, row.currency, row.hours_per_week, taken, row.deductions_for)


def opening(row: Opening, recruiter_ref: str, site_id: int | None) -> OpeningEntry:
    """An opening as somebody would write it down."""
    return OpeningEntry(
        title=row.title,
        occupation=occupation_words(row.isco),
        noc=row.noc or "",
        country=row.country,
        region=subdivision_name(row.region) if row.region else "",
        municipality=row.municipality,
        heads=row.heads,
        contract_kind=row.contract_kind,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        wage=row.wage,
        wage_period=row.wage_period,
        currency=row.currency,
        hours_per_week=row.hours_per_week,
        has_housing=row.has_housing,
        language=row.language or "",
        language_level=row.language_level or "",
        language_tested=row.language_tested,
        needs_licence=row.needs_licence,
        recruiter=recruiter_ref,
        pathway_keys=tuple(sorted(row.pathway_keys)),
        note=row.note,
        site=str(site_id or ""),
        residence_countries="\n".join(country_name(code) for code in row.residence_countries),
        statuses=tuple(sorted(row.statuses)),
        programmes=tuple(sorted(row.programmes)),
        youngest=row.youngest,
        skills=tuple(sorted(row.skills)),
        experience_months=row.experience_months,
        isced="" if row.isced is None else str(row.isced),
        has_meals=row.has_meals,
        takes_families=row.takes_families,
        deductions=row.deductions,
        deductions_for=row.deductions_for,
        weights=row.weights or dict(DEFAULT_WEIGHTS),
    )


def answers(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, AnswerEntry]:
    """The answers of a vetting as they were kept."""
    return {code: answer(one) for code, one in stored.items()}


def answer(stored: Mapping[str, Any]) -> AnswerEntry:
    """One answer as it was kept."""
    day = stored.get("action_by")
    return AnswerEntry(
        answer=str(stored.get("answer", "")),
        evidence=str(stored.get("evidence", "")),
        action_by=date.fromisoformat(day) if day else None,
    )


def same_version(version: int, seen: int, written: Any, now: Any) -> None:
    """Go on only if this is still what the user read. Raises Stale with what is saved now where it differs."""
    if version == seen:
        return
    saved, mine = asdict(now), asdict(written)
    raise Stale({name: _in_words(name, value) for name, value in saved.items() if value != mine[name]}, version)


def changes(before: Any, after: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What differs between two entries, before and after, for the trail."""
    old, new = asdict(before), asdict(after)
    names = [name for name in old if old[name] != new[name]]
    return {name: old[name] for name in names}, {name: new[name] for name in names}


def _in_words(name: str, value: object) -> str:
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {one}" for key, one in value.items())
    text = "" if value is None else str(value)
    return _WORDS[name](text) if text and name in _WORDS else text
