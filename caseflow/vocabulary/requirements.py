"""What occupations ask of a person, by country: `data/requirements.yaml`, each item with its source and confidence.

A guide, not law. An occupation without a profile gets what work of its kind usually asks for, and that is said.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from caseflow.vocabulary.recognition import PROCEDURES

GENERAL_KNOWLEDGE = "General knowledge"


@dataclass(frozen=True)
class Item:
    """One thing that an occupation asks for; kinds and codes as in `rules.wanted`."""

    kind: str
    code: str
    level: str
    must: bool
    source: str
    confidence: str


@dataclass(frozen=True)
class Profile:
    """What an occupation asks for in a country. `is_general`: there is no profile of it, only of work of its kind."""

    isco: str
    country: str
    items: tuple[Item, ...]
    read_on: date
    is_general: bool = False
    of_country: bool = False  # written for that very country, not for countries in general


def profile(isco: str, country: str) -> Profile:
    """The profile of an occupation in a country: its own, else one for any country, else a general one. Never empty."""
    data = _data()
    for of_country in (country, "") if country else ("",):
        for one in data["profiles"]:
            if isco in one["isco"] and one["country"] == of_country:
                steps = _steps(one.get("procedure", ""), isco)
                items = (*(_item(item, isco) for item in one["wants"]), *steps)
                return Profile(isco, country, items, data["read_on"], of_country=bool(of_country))
    items = tuple(_item(item, isco) for item in data["general"][isco[:1]])
    return Profile(isco, country, items, data["read_on"], is_general=True)


def profiled() -> frozenset[str]:
    """The occupations that have a profile of their own."""
    return frozenset(isco for one in _data()["profiles"] for isco in one["isco"])


def _item(item: dict[str, Any], isco: str) -> Item:
    return Item(
        kind=item["kind"],
        code=str(item.get("code", "")).replace("{isco}", isco),
        level=str(item.get("level", "")),
        must=item.get("must", True),
        source=item.get("source", GENERAL_KNOWLEDGE),
        confidence=item.get("confidence", "low"),
    )


def _steps(procedure: str, isco: str) -> tuple[Item, ...]:
    """The steps of the recognition, except those that have an item of their own: the language test, the licence."""
    if not procedure:
        return ()
    steps = PROCEDURES[procedure].steps
    return tuple(
        Item("recognition", f"{isco}/{step.kind}", "", False, step.source, step.confidence)
        for step in steps
        if step.kind not in ("language_test", "registration")
    )


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = (files("caseflow.vocabulary") / "data" / "requirements.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
