"""Restrictions, wishes and weights of an opening, as people write them, turned into what is kept."""

import re
from collections.abc import Iterable, Mapping

from caseflow.access.refusals import refusal, rules_decide
from caseflow.errors import Refused
from caseflow.rules.matching import CRITERIA, DEFAULT_WEIGHTS, check_weights
from caseflow.rules.names import fold
from caseflow.rules.openings import check_youngest
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary.language import _, countries, is_country
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.skill_list import is_skill
from caseflow.vocabulary.skills import Isced

MOST_COUNTRIES = 60


def residence_countries(text: str) -> list[str]:
    """Codes of the countries written by name or code, one a line, each once, sorted. Raises Refused."""
    by_name = {fold(name): code for code, name in countries()}
    found: set[str] = set()
    for part in (one.strip() for one in re.split(r"[;\n]|,(?=\s)", text) if one.strip()):
        code = part.upper() if is_country(part.upper()) else by_name.get(fold(part), "")
        if not code:
            message = _("“%(name)s” is no country. Write countries by name, one a line.", name=part[:60])
            raise Refused(message, "residence_countries")
        found.add(code)
    if len(found) > MOST_COUNTRIES:
        raise Refused(_("Write at most %(most)s countries.", most=MOST_COUNTRIES), "residence_countries")
    return sorted(found)


def codes(known: Iterable[str], given: Iterable[str], field: str) -> list[str]:
    """Codes of that list, each once, sorted. Raises Refused."""
    chosen = set(given)
    if chosen - set(known):
        raise Refused(_("Choose from the list."), field)
    return sorted(chosen)


def statuses(given: Iterable[str]) -> list[str]:
    """Migration statuses. Raises Refused."""
    return codes((status.value for status in MigrationStatus), given, "statuses")


def skills(given: Iterable[str]) -> list[str]:
    """Codes of skills, each once, sorted. Raises Refused."""
    chosen = sorted(set(given))
    if not all(is_skill(code) for code in chosen):
        raise Refused(_("Choose from the list."), "skills")
    return chosen


def schooling(code: str) -> int | None:
    """A level of ISCED 2011, None for none wanted. Raises Refused."""
    if code and code not in set(Isced) - {Isced.NOT_CLASSIFIED}:
        raise Refused(_("Choose one from the list."), "isced")
    return int(code) if code else None


def youngest(age: int | None) -> int | None:
    """The youngest age that the work asks for, None for 18. Raises Refused."""
    with rules_decide():
        return check_youngest(age)


def experience(months: int | None) -> int | None:
    """Months of work wanted, None for none. Raises Refused."""
    if months is not None and not 0 <= months <= 480:
        raise Refused(_("Enter a whole number from 0 to 480."), "experience_months")
    return months or None


def weights(given: Mapping[str, int]) -> dict[str, int]:
    """How much each criterion counts; nothing where all count as usual. Raises Refused next to the first of them."""
    try:
        found = check_weights(given)
    except NotAllowed as no:
        raise refusal(no.because, f"weight_{CRITERIA[0]}") from no
    return {} if found == DEFAULT_WEIGHTS else found
