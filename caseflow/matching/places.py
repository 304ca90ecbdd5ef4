"""Regions and countries as people write them, turned into codes and back."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import lru_cache

from caseflow.errors import Refused
from caseflow.rules.names import fold
from caseflow.vocabulary.language import _, countries, country_name, current_language, is_country, subdivisions

MOST = 60


def region_codes(text: str, field: str) -> tuple[str, ...]:
    """Codes of the regions written one a line, by code, name, or name and country ("Nova Scotia, Canada").

    Raises Refused for a name that is no region's, or that of several.
    """
    return _codes(text, field, _region)


def country_codes(text: str, field: str) -> tuple[str, ...]:
    """Codes of the countries written one a line, by name or code. Raises Refused."""
    return _codes(text, field, _country)


def regions_written(codes: Iterable[str]) -> str:
    """The regions as `region_codes` reads them, one a line."""
    known = _regions(current_language())
    return "\n".join(f"{known[code][0]}, {country_name(known[code][1])}" if code in known else code for code in codes)


def countries_written(codes: Iterable[str]) -> str:
    """The countries as `country_codes` reads them, one a line."""
    return "\n".join(country_name(code) for code in codes)


def _codes(text: str, field: str, read: Callable[[str, str], str]) -> tuple[str, ...]:
    parts = [one.strip() for one in re.split(r"[;\n]", text) if one.strip()]
    if len(parts) > MOST:
        raise Refused(_("Write at most %(most)s, one a line.", most=MOST), field)
    return tuple(sorted({read(part, field) for part in parts}))


def _country(text: str, field: str) -> str:
    code = text.upper() if is_country(text.upper()) else _countries(current_language()).get(fold(text), "")
    if not code:
        raise Refused(_("“%(name)s” is no country. Write countries by name, one a line.", name=text[:60]), field)
    return code


def _region(text: str, field: str) -> str:
    known = _regions(current_language())
    if text.upper() in known:
        return text.upper()
    name, _comma, within = text.rpartition(",")
    country = _countries(current_language()).get(fold(within), "") if name else ""
    found = _by_name(current_language()).get(fold(name if country else text), ())
    fitting = [code for code in found if not country or known[code][1] == country]
    if not fitting:
        message = _("“%(name)s” is no region that we know. Write it as on a map, one a line.", name=text[:60])
        raise Refused(message, field)
    if len(fitting) > 1:
        message = _("There are several regions called “%(name)s”. Write the country after a comma.", name=text[:60])
        raise Refused(message, field)
    return fitting[0]


@lru_cache(maxsize=8)
def _countries(_language: str) -> dict[str, str]:
    return {fold(name): code for code, name in countries()}


@lru_cache(maxsize=8)
def _regions(_language: str) -> dict[str, tuple[str, str]]:
    return {code: (name, country) for country, _name in countries() for code, name in subdivisions(country)}


@lru_cache(maxsize=8)
def _by_name(language: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, (name, _within) in _regions(language).items():
        found[fold(name)].append(code)
    return found
