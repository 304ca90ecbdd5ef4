"""The words of each part's pages, and what is said after something was saved."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow.evaluation.entries import Ability, HeldLicence, TestResult
from caseflow.evaluation.lines import result_of
from caseflow.rules.language_tests import valid_until
from caseflow.vocabulary.language import LazyString, _, _l, format_date


@dataclass(frozen=True)
class PartWords:
    """What the pages of one part are called. `expired`: the field that has ended, and what is said next to it."""

    name: LazyString
    new: LazyString
    change: LazyString
    remove: LazyString
    expired: Callable[[Any, date], tuple[str, str] | None] = lambda _entry, _today: None


def _licence_expired(entry: HeldLicence, today: date) -> tuple[str, str] | None:
    if entry.expires_on is None or entry.expires_on >= today:
        return None
    return "expires_on", _("This licence expired on %(day)s.", day=format_date(entry.expires_on))


def _result_expired(entry: TestResult, today: date) -> tuple[str, str] | None:
    last = valid_until(result_of(entry)) if entry.taken_on else today
    if last >= today:
        return None
    return "expires_on", _("This result has expired: it was valid until %(day)s.", day=format_date(last))


def _skill_expired(entry: Ability, today: date) -> tuple[str, str] | None:
    if entry.expires_on is None or entry.expires_on >= today:
        return None
    return "expires_on", _("This proof expired on %(day)s.", day=format_date(entry.expires_on))


WORDS = {
    "skill": PartWords(
        _l("Skills"), _l("Add a skill"), _l("Change a skill"), _l("Remove this skill?"), expired=_skill_expired
    ),
    "work": PartWords(_l("Work"), _l("Add work"), _l("Change work"), _l("Remove this work?")),
    "education": PartWords(_l("Education"), _l("Add education"), _l("Change education"), _l("Remove this education?")),
    "licence": PartWords(
        _l("Licences"),
        _l("Add a licence"),
        _l("Change a licence"),
        _l("Remove this licence?"),
        expired=_licence_expired,
    ),
    "recognition": PartWords(
        _l("Recognition of what was learnt"),
        _l("Add a recognition"),
        _l("Change a recognition"),
        _l("Remove this recognition?"),
    ),
    "language_test": PartWords(
        _l("Language tests"),
        _l("Add a language test"),
        _l("Change a language test"),
        _l("Remove this language test?"),
        expired=_result_expired,
    ),
}


def said_after(noun: str, entry: Any, today: date) -> str:
    """What is said after a line was saved: that it is, and that it has expired if so."""
    ended = WORDS[noun].expired(entry, today)
    return f"{_('Saved.')} {ended[1]}" if ended else _("Saved.")
