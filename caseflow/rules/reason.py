"""How a rule says no, or why: a code and its facts, never a sentence.

Rules know no language. `caseflow.vocabulary.reasons` has the sentence of every code and puts it in the
words of whoever reads it, so a reason kept in the database still speaks Spanish to a Spanish reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

Fact = str | int | date


@dataclass(frozen=True)
class Because:
    """Why a date is what it is, why a thing may not be done, what is missing."""

    code: str
    facts: tuple[tuple[str, Fact], ...] = ()

    def fact(self, name: str) -> Fact | None:
        """The fact of that name, or None."""
        return dict(self.facts).get(name)

    def named(self, names: Mapping[str, str]) -> "Because":
        """The same, to be shown: every text that is a code in `names` ("OWP_CLAIM") is replaced by its name."""
        return Because(
            self.code,
            tuple((key, names.get(value, value) if isinstance(value, str) else value) for key, value in self.facts),
        )


class NotAllowed(Exception):
    """A rule refuses an act. `because` says why, `field` names the form field it belongs to, if any."""

    def __init__(self, because: Because, field: str | None = None) -> None:
        super().__init__(because.code)
        self.because = because
        self.field = field


def because(code: str, /, **facts: Fact) -> Because:
    """A reason with its facts in the order of their names, so that equal reasons compare equal."""
    return Because(code, tuple(sorted(facts.items())))


def as_json(reason: Because) -> dict[str, object]:
    """The reason as plain JSON values; a date becomes {"date": "2026-05-03"}."""
    facts: dict[str, object] = {name: _plain(value) for name, value in reason.facts}
    return {"code": reason.code, "facts": facts}


def from_json(stored: Mapping[str, object]) -> Because:
    """The reason that `as_json` wrote. Raises ValueError if it is anything else."""
    code, facts = stored.get("code"), stored.get("facts", {})
    if not isinstance(code, str) or not isinstance(facts, Mapping):
        raise ValueError("not a stored reason")
    return because(code, **{str(name): _fact(value) for name, value in facts.items()})


def _plain(value: Fact) -> object:
    if isinstance(value, datetime):
        raise ValueError("a fact is a day, not a moment")
    return {"date": value.isoformat()} if isinstance(value, date) else value


def _fact(value: object) -> Fact:
    if isinstance(value, Mapping):
        return date.fromisoformat(str(value["date"]))
    if isinstance(value, (str, int)):
        return value
    raise ValueError("a fact is a text, a number or a day")
