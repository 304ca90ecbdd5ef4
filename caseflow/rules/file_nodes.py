"""Reading values out of a file's nodes, and collecting what is wrong with them instead of stopping at the first.

A node is anything with a `value`, the `line` it stands on and whether it was `quoted` (`adapters.yaml_lines` makes
them; rules may not import an adapter). A value is a text, a number, a truth value, None, a sequence of nodes or a
mapping from text to nodes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from caseflow.rules.pathway import LANGUAGES, NEEDED_LANGUAGES, MonthDay, Words
from caseflow.rules.reason import Because, Fact, because

MAX_TEXT = 1_000


class Node(Protocol):
    """A value of the file and where it stands."""

    @property
    def value(self) -> object: ...
    @property
    def line(self) -> int: ...
    @property
    def quoted(self) -> bool: ...


@dataclass(frozen=True)
class Problem:
    """Why a file is refused: the line, and what is wrong there."""

    line: int
    because: Because


@dataclass(frozen=True)
class Stored:
    """A node made of plain values that were validated before and kept as JSON; it stands on no line."""

    value: object
    line: int = 0
    quoted: bool = True


def plain(node: Node) -> object:
    """The node as plain JSON values, for keeping."""
    value = node.value
    if isinstance(value, Mapping):
        return {key: plain(child) for key, child in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain(child) for child in value]
    return value


def stored(value: object) -> Stored:
    """Nodes again from what `plain` gave."""
    if isinstance(value, Mapping):
        return Stored({str(key): stored(child) for key, child in value.items()})
    if isinstance(value, Sequence) and not isinstance(value, str):
        return Stored(tuple(stored(child) for child in value))
    return Stored(value)


@dataclass
class Problems:
    """What was found wrong so far."""

    found: list[Problem] = field(default_factory=list)

    def add(self, line: int, reason: Because) -> None:
        """One more."""
        self.found.append(Problem(line, reason))


@dataclass
class Entry:
    """A mapping of the file. Each reader takes a key, notes what is wrong with it and gives a value of its type."""

    node: Node
    problems: Problems
    allowed: str  # the keys it may have, as words in one text
    values: Mapping[str, Node] = field(init=False)

    def __post_init__(self) -> None:
        value = self.node.value
        self.values = value if isinstance(value, Mapping) else {}
        if not isinstance(value, Mapping):
            self.problems.add(self.node.line, because("file_wants_mapping"))
        known = set(self.allowed.split())
        for key, child in self.values.items():
            if key not in known:
                self.problems.add(child.line, because("file_unknown_key", key=key))

    def line(self, key: str) -> int:
        """Where the key stands, or the entry if it is missing."""
        return self.values[key].line if key in self.values else self.node.line

    def refuse(self, key: str, code: str, /, **facts: Fact) -> None:
        """Note a problem with that key."""
        self.problems.add(self.line(key), Because(code, tuple(sorted({"key": key, **facts}.items()))))

    def given(self, key: str) -> Node | None:
        """The node of that key, or None when it is missing or null."""
        child = self.values.get(key)
        return child if child is not None and child.value is not None else None

    def needed(self, key: str) -> Node | None:
        """The same, noting a problem when it is missing."""
        child = self.given(key)
        if child is None:
            self.refuse(key, "file_key_missing")
        return child

    def text(self, key: str, needed: bool = True) -> str:
        """A text in one line, empty if missing."""
        child = self.needed(key) if needed else self.given(key)
        if child is None:
            return ""
        value = child.value
        if isinstance(value, str) and value.strip() and len(value) <= MAX_TEXT:
            return value.strip()
        self.refuse(key, "file_wants_text" if not isinstance(value, str) else "file_text_length", most=MAX_TEXT)
        return ""

    def one_of(self, key: str, choices: Collection[str], default: str | None = None) -> str:
        """A bare word out of a list."""
        if default is not None and self.given(key) is None:
            return default
        found = self.text(key)
        if found and found not in choices:
            self.refuse(key, "file_unknown_word", word=found, allowed=", ".join(choices))
        return found

    def whole(self, key: str, least: int = 0, most: int = 40_000, needed: bool = False) -> int | None:
        """A whole number between two bounds, or None."""
        child = self.needed(key) if needed else self.given(key)
        if child is None:
            return None
        value = child.value
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        self.refuse(key, "file_wants_number", least=least, most=most)
        return None

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        child = self.given(key)
        if child is None:
            return default
        if not isinstance(child.value, bool):
            self.refuse(key, "file_wants_flag")
        return child.value is True

    def day(self, key: str, needed: bool = False) -> date | None:
        """A date as "2026-11-24"."""
        child = self.needed(key) if needed else self.given(key)
        if child is None:
            return None
        found = as_day(child.value)
        if found is None:
            self.refuse(key, "file_wants_date")
        return found

    def month_day(self, key: str) -> MonthDay | None:
        """A day of every year as "12-15"."""
        child = self.given(key)
        if child is None:
            return None
        found = as_month_day(child.value)
        if found is None:
            self.refuse(key, "file_wants_month_day")
        return found

    def items(self, key: str) -> Sequence[Node]:
        """The nodes of a list, empty if missing."""
        child = self.given(key)
        if child is None:
            return ()
        if isinstance(child.value, Sequence) and not isinstance(child.value, str):
            return child.value
        self.refuse(key, "file_wants_list")
        return ()

    def texts(self, key: str, quoted: bool = False) -> tuple[str, ...]:
        """A list of texts; codes that YAML could misread must be in quotes."""
        return tuple(self._texts(key, quoted))

    def _texts(self, key: str, quoted: bool) -> Iterator[str]:
        seen = {""}
        for item in self.items(key):
            if not isinstance(item.value, str) or (quoted and not item.quoted):
                self.problems.add(item.line, because("file_wants_quotes", key=key, word=str(item.value)))
            elif item.value in seen:
                self.problems.add(item.line, because("file_duplicate", code=item.value))
            else:
                seen.add(item.value)
                yield item.value

    def code(self, key: str, needed: bool = True) -> str | None:
        """A code of the outside world ("CAN", "31301"), which must be in quotes."""
        child = self.needed(key) if needed else self.given(key)
        if child is None:
            return None
        if not isinstance(child.value, str) or not child.quoted:
            self.refuse(key, "file_wants_quotes", word=str(child.value))
            return None
        return child.value

    def words(self, key: str, needed: bool = True) -> Words | None:
        """A text in several languages."""
        child = self.needed(key) if needed else self.given(key)
        return None if child is None else words(child, key, self.problems)


def words(node: Node, key: str, problems: Problems) -> Words | None:
    """A mapping of languages to texts, English and Spanish among them; None when it is not."""
    entry = Entry(node, problems, " ".join(LANGUAGES))
    texts = tuple((language, entry.text(language)) for language in LANGUAGES if language in entry.values)
    for language in NEEDED_LANGUAGES:
        if language not in entry.values:
            problems.add(node.line, because("file_language_missing", key=key, language=language))
    return Words(texts)


def as_day(value: object) -> date | None:
    """The date in a text like 2026-11-24, or None."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def as_month_day(value: object) -> MonthDay | None:
    """The month and day in a text like 12-15, or None. 29 February is a day of some years only."""
    found = as_day(f"2023-{value}") if isinstance(value, str) and len(value) == 5 else None
    return MonthDay(found.month, found.day) if found is not None else None
