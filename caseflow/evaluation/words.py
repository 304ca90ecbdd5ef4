"""The values of an evaluation's fields in the reader's words: for what somebody else saved, and before a removal."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from caseflow.vocabulary import skills
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import _, country_name, format_date, format_number, language_name
from caseflow.vocabulary.occupations import noc_name, occupation_name
from caseflow.vocabulary.recognition import RecognitionStepKind, RecognitionStepState, procedure_name
from caseflow.vocabulary.skill_list import skill_name


def _of(kind: type[StrEnum]) -> Callable[[str], str]:
    return lambda code: label_of(kind, code)


def skill_level(code: str) -> str:
    """How well somebody does something, in words; the number itself if it is none of ours."""
    found = skills.SKILL_LEVEL_LABELS.get(int(code))
    return code if found is None else str(found)


_WORDS: Mapping[str, Callable[[str], str]] = {
    "isco": lambda code: f"{occupation_name(code)} ({code})",
    "noc": lambda code: f"{code} {noc_name(code)}",
    "country": country_name,
    "language": language_name,
    "level": lambda code: skill_level(code) if code.isdigit() else label_of(skills.LanguageLevel, code),
    "skill": skill_name,
    "source": _of(skills.SkillSource),
    "procedure": procedure_name,
    "state": _of(RecognitionStepState),
    "step_kind": _of(RecognitionStepKind),
    "isced": _of(skills.Isced),
    "kind": _of(skills.LicenceKind),
    "result": _of(skills.RecognitionResult),
    "test": _of(skills.LanguageTest),
}
_ENDING = 4  # signs of a number that are shown
_SEEN_NUMBERS = 2 * _ENDING


def shown(name: str, value: Any) -> str:
    """One value; "" for nothing."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Decimal):
        return format_number(value)
    if name == "number":
        return masked(str(value))
    return _WORDS[name](str(value)) if name in _WORDS else str(value)


def in_words(entry: Any) -> dict[str, str]:
    """Every field of an entry."""
    return {name: shown(name, value) for name, value in asdict(entry).items()}


def masked(number: str | None) -> str:
    """A number of which only the end can be read, and nothing of a short one."""
    if not number:
        return ""
    return f"••••{number[-_ENDING:]}" if len(number) >= _SEEN_NUMBERS else "••••"
