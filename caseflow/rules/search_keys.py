"""How a name is found: by whole words, by beginnings, and in spite of one slip or another spelling.

For every word of a name the table `name_key` holds rows of three kinds:

- `word`: the folded word. A query word of two letters or more is a range scan on it, which serves whole words and
  beginnings (`word >= from_` and `word < before`). The column must compare by code point (COLLATE "C" on PostgreSQL).
- `slip`: the word with one letter left out, in every way (of its first eight letters, which is enough). A query asks
  for its own such forms among words and slips. Two words that differ by one letter more, less or other, or by two
  neighbours swapped, always share a form; so do some that differ by more, which `score` puts last.
- `sound`: how the word sounds to a Spanish ear: `Hernández` and `Ernandes`, `Velásquez` and `Belasques` meet.

Neighbouring words that are also written as one (`delacruz`, `alhassan`) are kept as a `word` too. About 35 rows a
person. Standard library only; no database extension.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from caseflow.rules.names import fold

WORD, SLIP, SOUND = "word", "slip", "sound"
SHORTEST_PREFIX = 2
SHORTEST_SLIP = 4
LONGEST_WORD = 60
MOST_QUERY_WORDS = 8

_SLIP_LETTERS = 8
# Small words that many leave out. A query of other words too does not insist on them.
_PARTICLES = frozenset({
    "al", "da", "das", "de", "del", "di", "do", "dos", "du", "e", "el", "la", "las", "le", "los", "y",
})  # fmt: skip
_JOINED = _PARTICLES | {
    "abd", "abdel", "abdul", "abou", "abu", "ben", "bin", "bint", "della", "ibn", "mac", "mc", "saint", "san",
    "santa", "st", "van", "von",
}  # fmt: skip


class Key(NamedTuple):
    """A row of `name_key`, or what one is looked up by."""

    kind: str
    token: str


@dataclass(frozen=True)
class Wanted:
    """What one word of a query accepts: any of `keys`, or a `word` in the range [`from_`, `before`)."""

    text: str
    keys: frozenset[Key]
    from_: str
    before: str


def keys_of(*parts: str) -> frozenset[Key]:
    """Every key of a name, from its parts as written (given, family, Latin form)."""
    keys = {Key(WORD, joined) for joined in _run_together(parts)}
    for part in parts:
        keys |= {Key(WORD, joined) for joined in _compounds(part)}
        for word in _words(part):
            keys.add(Key(WORD, word))
            if len(word) >= SHORTEST_SLIP:
                keys.add(Key(SOUND, sound(word)))
                keys |= {Key(SLIP, form) for form in slips(word)}
    return frozenset(keys)


def query_keys(text: str) -> list[Wanted]:
    """What to look up for a typed name, one entry a word, the longest (rarest) first.

    A person is a hit when every entry is met. An empty list means that the text has nothing to search for.
    """
    words = _words(text)[:MOST_QUERY_WORDS]
    joined = _joined(words)
    return [_wanted(word, joined[word]) for word in sorted(_asked(words), key=lambda word: (-len(word), word))]


def slips(word: str) -> frozenset[str]:
    """The beginning of the word with one letter left out, in every way."""
    start = word[:_SLIP_LETTERS]
    return frozenset(start[:place] + start[place + 1 :] for place in range(len(start)))


def sound(word: str) -> str:
    """A folded word by its sound in Spanish: the same for spellings that sound alike. Other scripts stay as written."""
    text = "j" + word[1:] if word.startswith("x") else word
    for seen, heard in _SOUNDS:
        text = text.replace(seen, heard)
    heard_once = "".join(sign for place, sign in enumerate(text) if place == 0 or sign != text[place - 1])
    return heard_once or word


def is_one_slip(left: str, right: str) -> bool:
    """Whether two words are equal but for one letter more, less or other, or two neighbours swapped."""
    if left == right:
        return True
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) > 1:
        return False
    start = next((place for place, sign in enumerate(short) if sign != long[place]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = short[:start] + short[start + 1 : start + 2] + short[start] + short[start + 2 :]
    return swapped == long or short[start + 1 :] == long[start + 1 :]


def score(query: str, *parts: str) -> int:
    """How well a name answers a query, 0 to 100: 100 only when every query word is a word of the name.

    Only for order; a better judge of likeness may replace it (rules know no outside library).
    """
    typed = _words(query)
    asked, joined = _asked(typed), _joined(typed)
    words = {word for part in parts for word in _words(part)} | _run_together(parts)
    words |= {word for part in parts for word in _compounds(part)}
    if not asked or not words:
        return 0
    best = [90 if joined[wanted] & words else max(_likeness(wanted, word) for word in words) for wanted in asked]
    return sum(best) // len(asked)


def document_key(text: str) -> str:
    """A document's number to compare by: capital letters and digits only."""
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in plain if sign.isalnum())


def prefix_end(prefix: str) -> str:
    """The first text after all that begin with the prefix, by code point."""
    return prefix[:-1] + chr(min(ord(prefix[-1]) + 1, 0x10FFFF))


# In this order: what is written, what is heard. 1 is the sound of ch, 3 the hard g.
_SOUNDS = (
    ("sch", "1"), ("sh", "1"), ("ch", "1"), ("ph", "f"), ("qu", "k"), ("gue", "3e"), ("gui", "3i"), ("ge", "je"),
    ("gi", "ji"), ("g", "3"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ll", "y"), ("x", "s"), ("z", "s"),
    ("c", "k"), ("q", "k"), ("v", "b"), ("w", "u"), ("y", "i"), ("h", ""),
)  # fmt: skip


def _words(text: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in fold(text).split()]


def _windows(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[start : start + size]) for start in range(len(words) - size + 1))


def _joined(words: list[str]) -> dict[str, set[str]]:
    """For each word of a query: what it becomes when it and its neighbours are written as one."""
    joined: dict[str, set[str]] = {word: set() for word in words}
    for size in (2, 3):
        for window in _windows(words, size):
            for word in window:
                joined[word].add("".join(window)[:LONGEST_WORD])
    return joined


def _asked(words: list[str]) -> list[str]:
    """The words of a query that must be met, each once: not its particles, unless there is nothing else."""
    long_enough = list(dict.fromkeys(word for word in words if len(word) >= SHORTEST_PREFIX or not word.isascii()))
    return [word for word in long_enough if word not in _PARTICLES] or long_enough


def _compounds(part: str) -> set[str]:
    """Words of a part that are also written as one: around a particle, around a hyphen."""
    words = _words(part)
    found = {first + second for first, second in pairwise(words) if first in _JOINED}
    found |= {"".join(window) for window in _windows(words, 3) if window[0] in _JOINED and window[1] in _JOINED}
    found |= {"".join(_words(chunk)) for chunk in part.split()}
    return {word[:LONGEST_WORD] for word in found if word} - set(words)


def _run_together(parts: tuple[str, ...]) -> set[str]:
    """The whole name without blanks, either part first, in scripts that write no blank: 王小明."""
    blankless = ["".join(_words(part)) for part in parts if any(_is_blankless(sign) for sign in part)]
    return {(first + second)[:LONGEST_WORD] for first in blankless for second in blankless if first is not second}


def _is_blankless(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(("CJK", "HANGUL", "HIRAGANA", "KATAKANA"))


def _wanted(word: str, joined: set[str]) -> Wanted:
    keys = {Key(WORD, run) for run in joined} | {Key(SLIP, word)}
    if len(word) >= SHORTEST_SLIP:
        keys |= {Key(kind, form) for form in slips(word) for kind in (WORD, SLIP)}
        keys.add(Key(SOUND, sound(word)))
    return Wanted(word, frozenset(keys), word, prefix_end(word))


def _likeness(wanted: str, word: str) -> int:
    if wanted == word:
        return 100
    if word.startswith(wanted):
        return 90
    if min(len(wanted), len(word)) >= SHORTEST_SLIP - 1 and is_one_slip(wanted, word):
        return 80
    return 70 if sound(wanted) == sound(word) else 0
