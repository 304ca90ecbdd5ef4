"""Checks of what is entered about a training, each with its field."""

from dataclasses import asdict
from decimal import Decimal
from enum import StrEnum
from typing import Any

from caseflow.access.refusals import rules_decide
from caseflow.errors import Refused
from caseflow.rules.training import Gain, Terms, check_gain, check_offer
from caseflow.training.entries import GainEntry, OfferEntry
from caseflow.vocabulary.fold import fold
from caseflow.vocabulary.language import (
    _,
    country_name,
    is_country,
    is_currency,
    is_language,
    subdivisions,
)
from caseflow.vocabulary.occupations import is_occupation
from caseflow.vocabulary.skill_list import is_skill
from caseflow.vocabulary.training import GainKind, TrainingArea, TrainingMode

USUAL_ATTENDANCE = 80


def columns(entry: OfferEntry, taken: int) -> dict[str, Any]:
    """The columns of a training. Raises Refused next to the field that is wrong."""
    if not entry.title:
        raise Refused(_("Enter the title."), "title")
    if not entry.provider:
        raise Refused(_("Enter who gives the training."), "provider")
    _known(TrainingArea, entry.area, "area")
    _known(TrainingMode, entry.mode, "mode")
    if not is_language(entry.language):
        raise Refused(_("Choose the language in which it is given."), "language")
    if entry.country and not is_country(entry.country):
        raise Refused(_("Choose a country from the list."), "country")
    if entry.currency and not is_currency(entry.currency):
        raise Refused(_("Choose a currency from the list."), "currency")
    if entry.mode != TrainingMode.ONLINE and not entry.country:
        raise Refused(_("Choose the country in which it is given."), "country")
    region = _region(entry.country, entry.region)
    cost = entry.cost or Decimal(0)
    terms = Terms(
        entry.starts_on, entry.ends_on, cost, entry.currency, entry.hours, entry.seats or 0, entry.country, entry.region
    )
    with rules_decide():
        check_offer(terms, taken=taken)
    wanted = USUAL_ATTENDANCE if entry.attendance_wanted is None else entry.attendance_wanted
    return {
        **asdict(entry),
        "country": entry.country or None,
        "region": region,
        "cost": cost,
        "currency": entry.currency if cost else "",
        "attendance_wanted": wanted,
    }


def gain(entry: GainEntry, there: list[Gain], country: str) -> Gain:
    """What passing gives. Raises Refused: code, level."""
    known = {GainKind.SKILL: is_skill, GainKind.LANGUAGE: is_language, GainKind.LICENCE: is_occupation}
    if not known[GainKind(entry.kind)](entry.code):
        raise Refused(_("Choose one from the list."), "code")
    with rules_decide():
        return check_gain(Gain(entry.kind, entry.code, entry.level, entry.valid_months), there, country=country)


def _known(kind: type[StrEnum], code: str, field: str) -> None:
    if code not in set(kind):
        raise Refused(_("Choose one from the list."), field)


def _region(country: str, text: str) -> str | None:
    """The code of a region written by name or code; None for none. Raises Refused."""
    if not text:
        return None
    if not country:
        raise Refused(_("Choose the country that the region is in."), "country")
    known = subdivisions(country)
    for code, name in known:
        if fold(text) in (fold(code), fold(name)):
            return code
    if not known:
        raise Refused(_("Leave the region empty: this country has none."), "region")
    raise Refused(
        _("%(country)s has no region of this name. Check how it is written.", country=country_name(country)), "region"
    )
