"""Everything that depends on the reader's language. The only module that knows Flask-Babel.

Outside a request (rules tested alone, a script) everything speaks English.
`_` translates now, `_l` when shown, `_n` and `_ln` choose between one and many. Placeholders are `%(name)s`.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache

import flask_babel
import pycountry
from babel import Locale
from babel import dates as babel_dates
from babel import numbers as babel_numbers
from flask_babel import speaklater
from markupsafe import escape

from caseflow.vocabulary import tables
from caseflow.vocabulary.fold import fold

__all__ = [
    "DEFAULT_LOCALE",
    "LOCALES",
    "LOCALE_NAMES",
    "Counted",
    "LazyString",
    "_",
    "_l",
    "_ln",
    "_n",
    "best_locale",
    "countries",
    "country_name",
    "currencies",
    "currency_name",
    "current_language",
    "format_date",
    "format_datetime",
    "format_money",
    "format_number",
    "format_percent",
    "format_time",
    "in_language",
    "is_country",
    "is_currency",
    "is_language",
    "is_subdivision",
    "iso_name",
    "language_name",
    "person_languages",
    "subdivision_name",
    "subdivisions",
]

LOCALES: tuple[str, ...] = ("en", "es", "fr", "pt")
DEFAULT_LOCALE = "en"
LOCALE_NAMES = {"en": "English", "es": "Español", "fr": "Français", "pt": "Português"}  # each in its own language

# How dates and numbers look: "3 May 2026" rather than "May 3, 2026", and the decimal point of Central America.
_FORMATS = {"en": "en_GB", "es": "es_419", "fr": "fr", "pt": "pt"}
_KOSOVO = {"XKX": "XK"}  # used by UNHCR and R4V, not in ISO 3166


class LazyString(speaklater.LazyString):
    """Text in the reader's language at the moment it is shown.

    Escaped in a page like any other text: Flask-Babel's own counts as markup, so that a name among its facts would.
    """

    def __html__(self) -> str:
        return str(escape(str(self)))


@dataclass(frozen=True)
class Counted:
    """A sentence that differs for one and for many, chosen when its facts are known (see `reasons.sentence`)."""

    one: str
    many: str
    by: str

    def with_facts(self, number: int, **facts: object) -> str:
        """The sentence in the reader's language for that number."""
        return _n(self.one, self.many, number, **facts)


def _(message: str, **facts: object) -> str:
    """The message in the reader's language, now."""
    return str(flask_babel.gettext(message, **facts))


def _l(message: str, **facts: object) -> LazyString:
    """The message in the reader's language at the moment it is shown; for constants and form labels."""
    return LazyString(_, message, **facts)


def _n(one: str, many: str, number: int, **facts: object) -> str:
    """One or many, by `number`, which the message may show as `%(num)s`."""
    return str(flask_babel.ngettext(one, many, number, **facts))


def _ln(one: str, many: str, by: str) -> Counted:
    """One or many, later, by the fact called `by`."""
    return Counted(one, many, by)


def current_language() -> str:
    """The reader's language as one of LOCALES."""
    found = flask_babel.get_locale()
    return found.language if found is not None and found.language in LOCALES else DEFAULT_LOCALE


def best_locale(accept: list[str]) -> str:
    """The first of our languages among those that a browser accepts, best first ("es-GT" is "es")."""
    for wanted in accept:
        language = wanted.replace("_", "-").split("-")[0].lower()
        if language in LOCALES:
            return language
    return DEFAULT_LOCALE


@contextmanager
def in_language(language: str) -> Iterator[None]:
    """Speak that language inside the block: for a PDF, a mail, a job. Needs an application context.

    Raises ValueError for a language that is not ours.
    """
    if language not in LOCALES:
        raise ValueError(f"no such language: {language}")
    with flask_babel.force_locale(language):
        yield


@lru_cache(maxsize=len(LOCALES))
def _format_of(language: str) -> Locale:
    return Locale.parse(_FORMATS[language])


def _formats() -> Locale:
    return _format_of(current_language())


def format_date(day: date, style: str = "medium") -> str:
    """A day as the reader writes it. Styles: short, medium ("3 May 2026"), long, full. Never invents today for None."""
    if not isinstance(day, date):
        raise TypeError("format_date needs a day")
    return babel_dates.format_date(day, style, locale=_formats())


def format_datetime(at: datetime, style: str = "medium") -> str:
    """A moment in the reader's time zone, without seconds ("3 May 2026, 14:05")."""
    local = _local(at)
    pattern = str(_formats().datetime_formats["medium"]).replace("'", "")
    return pattern.replace("{0}", format_time(at)).replace("{1}", format_date(local.date(), style))


def format_time(at: datetime) -> str:
    """The time of day of a moment in the reader's time zone ("14:05")."""
    return str(babel_dates.format_time(_local(at).time(), "HH:mm", locale=_formats()))


def _local(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise TypeError("a moment needs its time zone")
    return at.astimezone(flask_babel.get_timezone() if flask_babel.get_locale() is not None else UTC)


def format_number(number: int | float | Decimal) -> str:
    """A number with the reader's separators."""
    return str(babel_numbers.format_decimal(number, locale=_formats()))


def format_percent(share: float | Decimal) -> str:
    """A share of one as a percentage: 0.25 is "25%"."""
    return str(babel_numbers.format_percent(share, locale=_formats()))


def format_money(amount: int | float | Decimal, currency: str) -> str:
    """An amount with its ISO 4217 code after it: a dollar sign alone would mean nine currencies to our readers."""
    return babel_numbers.format_currency(amount, currency, "#,##0.00\xa0¤¤", locale=_formats())


def currency_name(code: str) -> str:
    """The name of an ISO 4217 currency, or the code itself."""
    return str(_formats().currencies.get(code, code))


def currencies() -> list[tuple[str, str]]:
    """The currencies offered for wages as (ISO 4217 code, "name (code)"), sorted by name."""
    named = [(code, f"{currency_name(code)} ({code})") for code in tables.read("currencies")]
    return sorted(named, key=lambda pair: fold(pair[1]))


def is_currency(code: str) -> bool:
    """Whether it is an ISO 4217 code."""
    return code.isupper() and pycountry.currencies.get(alpha_3=code) is not None


def language_name(code: str) -> str:
    """The name of an ISO 639-3 language ("quc" is "K’iche’"), or the code itself."""
    row = tables.read("languages").get(code)
    if row is not None:
        return row.text(current_language())
    found = pycountry.languages.get(alpha_3=code)
    return iso_name("iso639-3", str(found.name)) if found is not None else code


def person_languages() -> list[tuple[str, str]]:
    """The languages offered for people as (ISO 639-3 code, name), sorted by name in the reader's language."""
    language = current_language()
    named = [(code, row.text(language)) for code, row in tables.read("languages").items()]
    return sorted(named, key=lambda pair: fold(pair[1]))


def is_language(code: str) -> bool:
    """Whether it is an ISO 639-3 code, offered or not."""
    return len(code) == 3 and pycountry.languages.get(alpha_3=code) is not None


def _alpha2(alpha3: str) -> str | None:
    if alpha3 in _KOSOVO:
        return _KOSOVO[alpha3]
    found = pycountry.countries.get(alpha_3=alpha3) if len(alpha3) == 3 else None
    return found.alpha_2 if found is not None else None


def is_country(alpha3: str) -> bool:
    """Whether it is an ISO 3166-1 alpha-3 code (or XKX)."""
    return alpha3.isupper() and _alpha2(alpha3) is not None


def country_name(alpha3: str) -> str:
    """The name of a country ("GTM" is "Guatemala"), or the code itself if there is no such country."""
    return _countries(current_language()).get(alpha3, alpha3)


def countries() -> list[tuple[str, str]]:
    """All countries as (alpha-3, name), sorted by name in the reader's language."""
    return list(_countries(current_language()).items())


@lru_cache(maxsize=len(LOCALES))
def _countries(language: str) -> dict[str, str]:
    names = _format_of(language).territories
    codes = {c.alpha_3: c.alpha_2 for c in pycountry.countries} | _KOSOVO
    named = [(alpha3, str(names.get(alpha2, alpha3))) for alpha3, alpha2 in codes.items()]
    return dict(sorted(named, key=lambda pair: fold(pair[1])))


def is_subdivision(code: str) -> bool:
    """Whether it is an ISO 3166-2 code ("CA-NS")."""
    return "-" in code and code.isupper() and bool(_regions(code=code))


def subdivision_name(code: str) -> str:
    """The name of a region ("CA-NS" is "Nova Scotia"), or the code itself."""
    found = _regions(code=code)
    return iso_name("iso3166-2", found[0][1]) if found else code


def subdivisions(alpha3: str) -> list[tuple[str, str]]:
    """The regions of a country as (ISO 3166-2 code, name), sorted by name; empty if there are none."""
    alpha2 = _alpha2(alpha3)
    named = [(code, iso_name("iso3166-2", name)) for code, name in (_regions(country_code=alpha2) if alpha2 else [])]
    return sorted(named, key=lambda pair: fold(pair[1]))


def _regions(**wanted: str) -> list[tuple[str, str]]:
    """pycountry answers with one, a list or None, depending on what is asked."""
    found = pycountry.subdivisions.get(**wanted)
    several = found if isinstance(found, (list, set)) else [found]
    return [(str(region.code), str(region.name)) for region in several if region is not None]


def iso_name(domain: str, english: str) -> str:
    """A name from an ISO list in the reader's language, as far as pycountry has it translated."""
    return _iso_catalogue(domain, current_language()).gettext(english)


@lru_cache(maxsize=16)
def _iso_catalogue(domain: str, language: str) -> gettext.NullTranslations:
    wanted = ["pt_BR", "pt"] if language == "pt" else [language]
    return gettext.translation(domain, pycountry.LOCALES_DIR, languages=wanted, fallback=True)
