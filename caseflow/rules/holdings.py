"""What one person holds that an occupation, an opening or a pathway can ask for. Frozen, and without a name in it."""

from dataclasses import dataclass, field
from datetime import date

from caseflow.rules.experience import Spell
from caseflow.rules.language_tests import Result

SAID, TESTED, CERTIFIED = "said", "tested", "certified"
FOREIGN = "foreign"
SIGNED = "signed"
_NOT_CLASSIFIED = 9
_DAYS_A_MONTH = 30.4375
# The Common European Framework, lowest first; "native" is above them all.
LEVELS = ("none", "A1", "A2", "B1", "B2", "C1", "C2", "native")


@dataclass(frozen=True)
class HeldSkill:
    """A skill as one source knows it: 1 beginner, 2 with help, 3 alone, 4 teaches others."""

    code: str
    level: int
    source: str = SAID
    expires_on: date | None = None


@dataclass(frozen=True)
class HeldTest:
    """A language test: in which language, and its result."""

    language: str
    result: Result


@dataclass(frozen=True)
class HeldLicence:
    """A licence to practise an occupation in a country. A foreign one opens nothing here by itself."""

    isco: str
    country: str
    kind: str
    expires_on: date | None = None


@dataclass(frozen=True)
class HeldStep:
    """One step of a recognition."""

    kind: str
    state: str
    expires_on: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class HeldRecognition:
    """The recognition of a credential in a country, with the steps of its procedure."""

    isco: str
    country: str
    result: str
    procedure: str = ""
    steps: tuple[HeldStep, ...] = ()


@dataclass(frozen=True)
class Holdings:
    """What one person holds. `evaluation` is the state of the newest one ("" for none): what a signed one does not
    name is not there; before that it is not known."""

    person_id: int
    evaluation: str = ""
    skills: tuple[HeldSkill, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    tests: tuple[HeldTest, ...] = ()
    licences: tuple[HeldLicence, ...] = ()
    recognitions: tuple[HeldRecognition, ...] = ()
    education: tuple[int, ...] = ()  # ISCED levels that were completed
    studied: bool = False  # there is schooling on record, completed or not
    work: tuple[Spell, ...] = ()
    born_earliest: date | None = None
    born_latest: date | None = None
    wanted: tuple[str, ...] = field(default=())  # occupations that the person wants, best first

    @property
    def is_signed(self) -> bool:
        """Whether a signed evaluation stands behind what is here."""
        return self.evaluation == SIGNED

    @property
    def isced(self) -> int | None:
        """The highest level of schooling that was completed and is classified; None when none is known."""
        return max((level for level in self.education if level != _NOT_CLASSIFIED), default=None)

    def spoken(self, language: str) -> str | None:
        """The level somebody speaks a language at, as they judge it themselves; None when it is not recorded."""
        return dict(self.languages).get(language)

    def skill(self, code: str, today: date) -> HeldSkill | None:
        """The best line of a skill that holds today; of equal ones the one that lasts longest."""
        lines = [one for one in self.skills if one.code == code and holds(one.expires_on, today)]
        return max(lines, key=lambda one: (one.level, one.expires_on or date.max, one.source != SAID), default=None)

    def months_of_work(self, isco: str, today: date) -> int:
        """Whole months of work in an occupation, overlaps counted once.

        `isco` may be the first digits of a group, and name several, any of which counts ("6|92").
        """
        days, groups = 0, tuple(isco.split("|"))
        reached = date.min
        spells = sorted((s for s in self.work if s.isco.startswith(groups)), key=lambda s: s.started_on)
        for spell in spells:
            begins, ends = max(spell.started_on, reached), min(spell.ended_on or today, today)
            if begins <= ends:
                days += (ends - begins).days + 1
                reached = date.fromordinal(ends.toordinal() + 1)
        return int((days + 0.5) / _DAYS_A_MONTH)


def holds(expires_on: date | None, today: date) -> bool:
    """Whether what ends on that day, or never, still holds."""
    return expires_on is None or expires_on >= today


def reaches(level: str | None, floor: str) -> bool:
    """Whether a level of the Common European Framework is at least the floor. Raises ValueError for another floor."""
    least = LEVELS.index(floor)
    return level in LEVELS and LEVELS.index(level or "") >= least
