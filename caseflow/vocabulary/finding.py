"""Finding a line of a code list by what somebody types: a code, a name in any of the languages, or another word.

Neither accents nor case matter, and words may be begun only. Whole names come first, one slip of the hand comes last.
"""

from dataclasses import dataclass
from functools import lru_cache

from caseflow.vocabulary import tables
from caseflow.vocabulary.fold import fold

SPOKEN = ("en", "es", "fr", "pt")
# Nobody types more than this to name an occupation; the rest is not looked at.
MOST_WORDS, MOST_SIGNS = 12, 120
# A slip is only forgiven in words that are long enough to be told apart afterwards.
LONG_ENOUGH = 5

Words = tuple[str, ...]


@dataclass(frozen=True)
class _Entry:
    code: str
    phrases: tuple[tuple[str, Words], ...]  # (language or "also", its words)
    every: frozenset[str]


def find_codes(table: str, text: str, language: str, limit: int) -> list[str]:
    """The codes of a list that fit `text`, best first: exact names, then beginnings, then words, then slips."""
    wanted = words_of(text)
    if not wanted or limit <= 0:
        return []
    hits = [(rank, entry.code) for entry in _entries(table) if (rank := _rank(entry, wanted, language)) is not None]
    if not hits:
        hits = [((9, 0), entry.code) for entry in _entries(table) if _fits_with_slips(wanted, entry.every)]
    return [code for _rank_, code in sorted(hits)[:limit]]


def exact_codes(table: str, text: str) -> list[str]:
    """The codes whose own code, name in any language or other name is exactly `text`, accents and case aside."""
    wanted = words_of(text)
    if not wanted:
        return []
    if wanted[0] in tables.read(table) and len(wanted) == 1:
        return [wanted[0]]
    return [entry.code for entry in _entries(table) if any(words == wanted for _, words in entry.phrases)]


def words_of(text: str) -> Words:
    """`Préposé (bénéficiaires)` becomes `prepose`, `beneficiaires`."""
    plain = fold(text[:MOST_SIGNS])
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())[:MOST_WORDS]


@lru_cache(maxsize=4)
def _entries(table: str) -> tuple[_Entry, ...]:
    found = []
    for code, row in tables.read(table).items():
        named = [(spoken, words_of(row.columns.get(spoken) or "")) for spoken in SPOKEN]
        named += [("also", words_of(other)) for other in (row.columns.get("also") or "").split(";")]
        phrases = tuple((kind, words) for kind, words in named if words)
        found.append(_Entry(code, phrases, frozenset(word for _, words in phrases for word in words)))
    return tuple(found)


def _rank(entry: _Entry, wanted: Words, language: str) -> tuple[int, int] | None:
    """How well it fits, smaller is better; None if it does not."""
    if len(wanted) == 1 and entry.code.startswith(wanted[0]):
        return (0, 0)
    if not all(any(word.startswith(part) for word in entry.every) for part in wanted):
        return None
    best = (8, 99)  # its words are there, but in different names
    for kind, words in entry.phrases:
        grade = _grade(words, wanted)
        if grade is not None:
            best = min(best, (grade + _distance(kind, language), len(words)))
    return best


def _grade(words: Words, wanted: Words) -> int | None:
    if words == wanted:
        return 0
    begun = words[: len(wanted)]
    if len(begun) == len(wanted) and begun[:-1] == wanted[:-1] and begun[-1].startswith(wanted[-1]):
        return 1
    if set(wanted) <= set(words):
        return 4
    return 5 if all(any(word.startswith(part) for word in words) for part in wanted) else None


def _distance(kind: str, language: str) -> int:
    """Names in the reader's language and other names before names in the other languages."""
    return 0 if kind in (language, "also") else 1


def _fits_with_slips(wanted: Words, every: frozenset[str]) -> bool:
    return all(
        any(word.startswith(part) or (len(part) >= LONG_ENOUGH and _one_slip(part, word)) for word in every)
        for part in wanted
    )


def _one_slip(typed: str, word: str) -> bool:
    """Whether one letter wrong, missing, too many or swapped makes `typed` the word or its beginning."""
    if typed[0] != word[0]:
        return False  # hardly anybody gets the first letter wrong, and it keeps odd words out
    at = next((i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), None)
    if at is None:  # the word ends before what was typed does
        return len(typed) - len(word) == 1
    rest, other = typed[at:], word[at:]
    return (
        other[1:].startswith(rest[1:])  # another letter
        or other[1:].startswith(rest)  # one is missing
        or other.startswith(rest[1:])  # one too many
        or (len(other) > 1 and rest[:2] == other[1::-1] and other[2:].startswith(rest[2:]))  # two swapped
    )
