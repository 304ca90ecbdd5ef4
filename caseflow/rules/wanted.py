"""What an occupation, an opening or a pathway asks of a person, item by item, and how one item stands for somebody."""

from dataclasses import dataclass
from datetime import date

from caseflow.rules.reason import Because

# Kinds of items.
LANGUAGE, BENCHMARK, NURSE_TEST = "language", "benchmark", "nurse_test"
LICENCE, RECOGNITION, EDUCATION = "licence", "recognition", "education"
EXPERIENCE, SKILL, AGE, FACT = "experience", "skill", "age", "fact"
KINDS = (LANGUAGE, BENCHMARK, NURSE_TEST, LICENCE, RECOGNITION, EDUCATION, EXPERIENCE, SKILL, AGE, FACT)
# How an item stands.
HELD, EXPIRING, EXPIRED, MISSING, UNKNOWN = "held", "expiring", "expired", "missing", "unknown"
STATES = (MISSING, EXPIRED, UNKNOWN, EXPIRING, HELD)
OPEN = frozenset({MISSING, EXPIRED})  # what a training or an act would have to close
GOOD = frozenset({HELD, EXPIRING})


@dataclass(frozen=True)
class Source:
    """Where it is written that something is wanted, the day on which that was read, and how sure we are."""

    text: str = ""
    confidence: str = ""
    read_on: date | None = None


NO_SOURCE = Source()


@dataclass(frozen=True)
class Wanted:
    """One thing that is wanted.

    `code`: a language, an occupation or the first digits of some, a skill, a step of a recognition, a fact.
    `level`: of the Common European Framework, a benchmark, an ISCED level, months, a skill's level, years of age.
    `must`: without it nobody can begin; otherwise it helps.
    """

    kind: str
    code: str = ""
    level: str = ""
    country: str = ""
    must: bool = True
    source: Source = NO_SOURCE


@dataclass(frozen=True)
class Closing:
    """What a training would have to give. `whole` is False for what only prepares: a test has still to be sat."""

    kind: str
    code: str
    level: str = ""
    whole: bool = True


@dataclass(frozen=True)
class Gap:
    """How one wanted item stands: why, until when it is held, and what would close it."""

    wanted: Wanted
    state: str
    because: Because
    until: date | None = None
    next: Because | None = None
    closing: Closing | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is known to be lacking."""
        return self.state in OPEN

    @property
    def is_good(self) -> bool:
        """Whether the person has it today."""
        return self.state in GOOD
