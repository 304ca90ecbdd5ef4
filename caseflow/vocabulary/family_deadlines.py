"""Why a day is what it is, said to a family: the kind of reason, never the names of steps that it hangs on."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from caseflow.vocabulary.family_message import day, say, span

_FIXED = frozenset({"due_on_fixed_day", "due_at_season_end"})


def why_then(language: str, kept: Mapping[str, Any] | None, by_hand: bool) -> str:
    """The sentence for a stored reason (`rules.reason.as_json`); "" when there is nothing plain to say."""
    if by_hand:
        return say(language, "why_by_hand")
    if not kept:
        return ""
    code, facts = str(kept.get("code", "")), dict(kept.get("facts") or {})
    if code in _FIXED:
        return say(language, "why_fixed")
    if code == "due_by_law":
        return say(language, "why_law")
    if code == "due_usually":
        return say(language, "why_usual", span=span(language, int(facts.get("days", 0))))
    if code == "due_again":
        return say(language, "why_again", span=span(language, int(facts.get("days", 0))))
    since = facts.get("since")
    if isinstance(since, Mapping):
        return say(language, "why_since", since=day(language, date.fromisoformat(str(since["date"]))))
    return ""
