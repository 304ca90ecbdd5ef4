"""A page for the family as plain words, and how much of it fits."""

from dataclasses import dataclass, replace

from caseflow.vocabulary.family_message import RIGHT_TO_LEFT, apart, say

LONGEST_REASON, LONGEST_NAMES = 220, 140


@dataclass(frozen=True)
class Point:
    """One thing, for whom (empty when that is clear), and what there is to say about it."""

    what: str
    who: str
    says: tuple[str, ...]


@dataclass(frozen=True)
class Letter:
    """Everything that the page says, in its language. `has_more` in a part says that not all of it fitted."""

    language: str
    title: str
    addressed: str
    closed: str
    closing: str
    words: str
    done: tuple[Point, ...]
    coming: tuple[Point, ...]
    later: str
    visit: str
    bring: tuple[Point, ...]
    others: str
    ask: str
    ref: str
    made_on: str
    has_more_coming: bool = False
    has_more_to_bring: bool = False

    @property
    def direction(self) -> str:
        """ltr or rtl."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    def says(self, sentence: str, **facts: object) -> str:
        """A sentence in the language of the page."""
        return say(self.language, sentence, **facts)


@dataclass(frozen=True)
class Size:
    """How much of each part is said, and how small: from roomy to as tight as can still be read."""

    name: str
    done: int
    coming: int
    bring: int
    letters: int
    names: int


SIZES = (
    Size("roomy", 3, 6, 8, LONGEST_REASON, LONGEST_NAMES),
    Size("close", 3, 6, 8, LONGEST_REASON, LONGEST_NAMES),
    Size("snug", 3, 6, 8, LONGEST_REASON, LONGEST_NAMES),
    Size("tight", 2, 4, 7, 110, 90),
    Size("tightest", 1, 3, 5, 60, 60),
    Size("tightest", 1, 1, 2, 60, 40),
)


def fitted(letter: Letter, size: Size) -> Letter:
    """As much of the letter as this size says. What to do and to bring says itself that there is more."""
    return replace(
        letter,
        addressed=shortened(letter.addressed, size.names),
        closing=_apart(letter, shortened(letter.closing, 3 * size.letters)),
        words=_apart(letter, letter.words if size.letters == LONGEST_REASON else " ".join(letter.words.split())),
        done=tuple(_short(one, size) for one in letter.done[: size.done]),
        coming=tuple(_short(one, size) for one in letter.coming[: size.coming]),
        bring=tuple(_short(one, size) for one in letter.bring[: size.bring]),
        later=shortened(letter.later, 2 * LONGEST_REASON),
        others=shortened(letter.others, 2 * LONGEST_REASON),
        ask=shortened(letter.ask, LONGEST_REASON),
        has_more_coming=len(letter.coming) > size.coming,
        has_more_to_bring=len(letter.bring) > size.bring,
    )


def shortened(text: str, longest: int = LONGEST_REASON) -> str:
    """The text in one line, and not longer; what is cut off is marked."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    cut = line[:longest].rsplit(" ", 1)[0] if " " in line[longest // 2 : longest] else line[:longest]
    # An isolate that lost its end would turn what follows.
    return f"{cut.rstrip()} …" + "\u2069" * (cut.count("\u2068") - cut.count("\u2069"))


def _short(point: Point, size: Size) -> Point:
    says = tuple(shortened(one, max(size.letters, 100)) for one in point.says)
    return Point(shortened(point.what, 90), shortened(point.who, size.names), says)


def _apart(letter: Letter, text: str) -> str:
    """What somebody wrote, each line in the direction of its own language."""
    return "\n".join(apart(letter.language, line.strip()) for line in text.splitlines())
