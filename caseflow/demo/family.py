"""One case of the demo while its story is told: who works on it, its reference, its people."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.demo.town import Town

DAYS_A_YEAR = 365.25


@dataclass(frozen=True)
class Someone:
    """An invented person. `age` in years today; `birth` says how much of the day is known: day, month, year,
    estimated, unknown. `spoken` are (language, level, needs interpreter); `feared` countries make them protected."""

    given: str
    family: str
    sex: str
    age: float
    nationality: str = ""
    latin: str = ""
    relation: str = ""
    second_nationality: str = ""
    birth: str = "day"
    born_in: str = ""
    protection: str = "clear"
    protection_status: str = ""
    feared: tuple[str, ...] = ()
    paper: str = "passport"
    # Days from today until the paper expires.
    paper_ends: int | None = 900
    spoken: tuple[tuple[str, str, bool], ...] = ()
    gender: str = ""
    unsafe: str = ""  # why the phone is not safe to call
    stateless: bool = False


@dataclass
class Family:
    """What a story acts with. `worker` and `boss` are the acting users, `people` references, the principal first."""

    town: Town
    team: str
    worker: Actor
    boss: Actor
    chance: Random
    home: tuple[str, str, str] = ("", "", "")  # country, region, town in which they live
    case: str = ""
    people: list[str] = field(default_factory=list)
    placement: str = ""
    employer: str = ""

    @property
    def principal(self) -> str:
        """The principal applicant's reference."""
        return self.people[0]

    def ago(self, days: int) -> date:
        """The day so many days before today."""
        return self.town.calendar.ago(days)

    def today(self) -> date:
        """The day on which the story is, for the one who works on the case."""
        return clock.today(self.worker.timezone)

    @staticmethod
    def later(day: date, days: int) -> date:
        """So many days after that day."""
        return day + timedelta(days=days)


WORKERS = {
    "care": ("caseworker", "supervisor"),
    "valley": ("caseworker", "supervisor"),
    "abroad": ("caseworker.abroad", "supervisor"),
    "labour": ("caseworker.guatemala", "supervisor.guatemala"),
    "back": ("caseworker.guatemala", "supervisor.guatemala"),
    "border": ("caseworker.tapachula", "supervisor.guatemala"),
    "sanjose": ("caseworker.sanjose", "supervisor.guatemala"),
    "lima": ("caseworker.lima", "supervisor.lima"),
    "bogota": ("caseworker.bogota", "supervisor.lima"),
    "boavista": ("caseworker.bogota", "supervisor.lima"),
}


def of_team(town: Town, team: str, home: tuple[str, str, str], seed: str) -> Family:
    """A family that this team works with. The seed makes its numbers the same in every run."""
    worker, boss = WORKERS[team]
    chance = Random(f"caseflow demo {seed}")  # noqa: S311 # invented phone numbers, not secrets
    return Family(town, team, town.users[worker], town.users[boss], chance, home)
