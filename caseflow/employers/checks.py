"""Codes and texts of employers and openings, as people write them, turned into what is kept. Each no has its field."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from caseflow.access.refusals import refusal, rules_decide
from caseflow.adapters.phones import international
from caseflow.errors import Refused
from caseflow.rules.names import check_name, fold
from caseflow.rules.reason import because
from caseflow.vocabulary.language import _, country_name, is_country, is_currency, is_language, subdivisions
from caseflow.vocabulary.occupations import find_occupations, is_noc, is_occupation, occupation_name, occupations

MOST_DESIGNATIONS = 20
_DESIGNATION = re.compile(r"[A-Z0-9][A-Z0-9-]{1,19}")
_REGISTERED_AT_MOST = timedelta(days=30 * 366)


def name(text: str, field: str = "name") -> str:
    """A name without blanks at its ends or signs that nobody sees. Raises Refused."""
    if not text.strip():
        raise Refused(_("Enter a name."), field)
    with rules_decide():
        return check_name(text, field, needed=True)


def country(code: str) -> str:
    """A country's code. Raises Refused."""
    if not is_country(code):
        raise Refused(_("Choose a country."), "country")
    return code


def region(within: str, text: str) -> str | None:
    """The code of a region of that country, written by its name or its code; None for none. Raises Refused."""
    wanted = text.strip()
    if not wanted:
        return None
    known = subdivisions(within)
    for code, words in known:
        if wanted.upper() == code or fold(wanted) == fold(words):
            return code
    names = ", ".join(words for _code, words in known[:40])
    message = _(
        "%(country)s has no region of this name. Write one of: %(names)s", country=country_name(within), names=names
    )
    raise Refused(message if known else _("Leave the region empty: this country has none."), "region")


def telephone(text: str, country: str, field: str = "phone") -> str:
    """A telephone number as it is dialled from anywhere, "" for none. Raises Refused."""
    if not text.strip():
        return ""
    found = international(text, country)
    if found is None:
        raise Refused(_("Enter a telephone number with its country code, such as +1 902 555 0143."), field)
    return found


def ways_to_reach(phone: str, email: str, field: str = "phone") -> None:
    """Nothing when somebody can be reached. Raises Refused."""
    if not phone and not email:
        raise refusal(because("contact_needs_way"), field)


def housing(has_housing: bool, inspected_on: date | None, today: date) -> date | None:
    """The day of the inspection of the housing, None for none. Raises Refused (field housing_inspected_on)."""
    if inspected_on is not None and not has_housing:
        raise refusal(because("site_inspection_without_housing"), "housing_inspected_on")
    if inspected_on is not None and inspected_on > today:
        raise refusal(because("site_inspection_in_future", day=inspected_on), "housing_inspected_on")
    return inspected_on


def one_of(kind: Iterable[str], code: str, field: str, *, need: bool = False) -> str:
    """A code of that list, or "" where it may be left out. Raises Refused."""
    if (not code and not need) or code in set(kind):
        return code
    raise Refused(_("Choose one from the list."), field)


def designations(text: str) -> list[str]:
    """Codes of programmes, one a line or divided by commas, each once. Raises Refused."""
    found = [part.strip().upper() for part in re.split(r"[,;\n]", text) if part.strip()]
    wrong = next((code for code in found if not _DESIGNATION.fullmatch(code)), None)
    if wrong is not None or len(found) > MOST_DESIGNATIONS:
        said = (wrong or "")[:40]
        message = _("“%(code)s” is no code of a programme. Write codes like AIP-NS, one a line.", code=said)
        many = _("Write at most %(most)s codes.", most=MOST_DESIGNATIONS)
        raise Refused(message if wrong is not None else many, "designations")
    return sorted(set(found))


def registered_until(day: date | None, today: date) -> date | None:
    """The last day of a registration: any that has passed, and none that a slip of the finger made. Raises Refused."""
    if day is not None and not date(1990, 1, 1) <= day <= today + _REGISTERED_AT_MOST:
        raise Refused(_("Check the year: a registration ends within thirty years."), "registered_until")
    return day


def occupation(text: str) -> str:
    """The ISCO-08 code of an occupation written by its name, part of it, another word for it, or its code.

    Raises Refused (field occupation) and offers what comes nearest when there is not exactly one.
    """
    wanted = text.strip()
    if is_occupation(wanted[-5:-1]) and wanted.endswith(")"):  # as the list offers it: "Bakers (7512)"
        return wanted[-5:-1]
    if is_occupation(wanted):
        return wanted
    exact = [code for code, words in occupations() if fold(words) == fold(wanted)]
    found = exact or [one.code for one in find_occupations(wanted, limit=6)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refused(
            _("No occupation of this name is in the list. Try another word, or the ISCO-08 code."), "occupation"
        )
    offered = "; ".join(f"{occupation_name(code)} ({code})" for code in found)
    raise Refused(_("Several occupations fit. Write one of: %(offered)s", offered=offered), "occupation")


def occupation_words(code: str) -> str:
    """How a form and its list show an occupation."""
    return f"{occupation_name(code)} ({code})" if code else ""


def noc(code: str) -> str | None:
    """A NOC 2021 code, None for none. Raises Refused."""
    if code and not is_noc(code):
        raise Refused(_("Choose an occupation from the list."), "noc")
    return code or None


def currency(code: str) -> str:
    """An ISO 4217 code. Raises Refused."""
    if not is_currency(code):
        raise Refused(_("Choose a currency."), "currency")
    return code


def spoken(code: str) -> str | None:
    """A language of a contact, None for none. Raises Refused."""
    if code and not is_language(code):
        raise Refused(_("Choose a language from the list."), "language")
    return code or None


def language(code: str, level: str, levels: Iterable[str]) -> tuple[str | None, str | None]:
    """A language and the level that the work needs: both or neither. Raises Refused."""
    if not code and not level:
        return None, None
    if not is_language(code):
        raise Refused(_("Choose the language that the level belongs to."), "language")
    if level not in set(levels):
        raise Refused(_("Choose the level that the work needs."), "language_level")
    return code, level
