"""An opening as an employer writes it, turned into what is kept. Staff check it against the law when they open it."""

from typing import Any

from caseflow.access.refusals import rules_decide
from caseflow.errors import Refused
from caseflow.partner.entries import ProposalEntry
from caseflow.rules import openings as rules
from caseflow.rules.names import check_name, fold
from caseflow.rules.placements import Terms
from caseflow.rules.wages import check_deductions
from caseflow.vocabulary.language import _, country_name, is_country, is_currency, is_language, subdivisions
from caseflow.vocabulary.occupations import is_occupation
from caseflow.vocabulary.placements import ContractKind, WagePeriod
from caseflow.vocabulary.skills import LanguageLevel


def columns(entry: ProposalEntry) -> dict[str, Any]:
    """Everything that is kept of the opening by name, each value checked. Raises Refused."""
    _codes(entry)
    terms = Terms(entry.starts_on, entry.ends_on, entry.wage, entry.wage_period, entry.currency, entry.hours_per_week)
    with rules_decide():
        title = check_name(entry.title, "title", needed=True)
        rules.check_opening(terms, entry.heads)
        rules.check_end(entry.contract_kind, entry.ends_on)
        deductions = check_deductions(entry.deductions, entry.deductions_for, entry.wage)
    return {
        "title": title,
        "isco": entry.occupation,
        "country": entry.country,
        "region": _region(entry.country, entry.region),
        "municipality": entry.municipality,
        "heads": entry.heads,
        "contract_kind": entry.contract_kind,
        "starts_on": entry.starts_on,
        "ends_on": entry.ends_on,
        "wage": entry.wage,
        "wage_period": entry.wage_period,
        "currency": entry.currency,
        "hours_per_week": entry.hours_per_week,
        "deductions": deductions,
        "deductions_for": entry.deductions_for,
        "has_housing": entry.has_housing,
        "has_meals": entry.has_meals,
        "takes_families": entry.takes_families,
        "language": entry.language or None,
        "language_level": entry.language_level or None if entry.language else None,
        "needs_licence": entry.needs_licence,
    }


def _codes(entry: ProposalEntry) -> None:
    checks = (
        (is_occupation(entry.occupation), "occupation"),
        (is_country(entry.country), "country"),
        (entry.contract_kind in set(ContractKind), "contract_kind"),
        (entry.wage_period in set(WagePeriod), "wage_period"),
        (is_currency(entry.currency), "currency"),
        (not entry.language or is_language(entry.language), "language"),
        (not entry.language_level or entry.language_level in set(LanguageLevel), "language_level"),
    )
    for is_right, field in checks:
        if not is_right:
            raise Refused(_("Choose one from the list."), field)


def _region(country: str, text: str) -> str | None:
    """The ISO 3166-2 code of a region written by name or code, None for none. Raises Refused."""
    if not text.strip():
        return None
    known = subdivisions(country)
    for code, words in known:
        if text.strip().upper() == code or fold(text) == fold(words):
            return code
    names = ", ".join(words for _code, words in known[:40])
    message = _(
        "%(country)s has no region of this name. Write one of: %(names)s", country=country_name(country), names=names
    )
    raise Refused(message if known else _("Leave the region empty: this country has none."), "region")
