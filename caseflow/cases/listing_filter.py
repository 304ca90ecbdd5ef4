"""What somebody asks the list of cases for, read from the address. Codes and references only, never a name."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from caseflow.paging import Cursor
from caseflow.rules.reference import normalise
from caseflow.vocabulary.language import _, is_country
from caseflow.vocabulary.stages import Risk, Stage

SORTS = ("due", "cliff", "name", "opened", "stage")
# "" is open and on hold together: the work at hand.
STATUSES = ("", "open", "on_hold", "closed", "all")
CLIFF_DAYS = ("30", "90")
MINE, NOBODY = "mine", "nobody"
FIELDS = ("stage", "status", "team", "caseworker", "nationality", "pathway", "risk", "overdue", "cliff", "sort")


@dataclass(frozen=True)
class Known:
    """What can be chosen besides fixed codes, as (value, words): the user's teams, their colleagues, the pathways."""

    teams: tuple[tuple[str, str], ...] = ()
    caseworkers: tuple[tuple[str, str], ...] = ()
    pathways: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Asked:
    """A list as it is asked for. `problems` says what of the address makes no sense, by field; those are left out."""

    stage: str = ""
    status: str = ""
    team: str = ""
    caseworker: str = ""
    nationality: str = ""
    pathway: str = ""
    risk: str = ""
    overdue: bool = False
    cliff: str = ""
    sort: str = "due"
    cursor: Cursor = field(default_factory=Cursor)
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out besides closed cases."""
        return self.is_narrowed_otherwise or bool(self.nationality or self.team)

    @property
    def is_narrowed_otherwise(self) -> bool:
        """Whether something of the cases themselves leaves others out, not their people or team."""
        given = (self.stage, self.caseworker, self.pathway, self.risk, self.cliff)
        return any(given) or self.overdue or self.status not in ("", "all")

    @property
    def only(self) -> str:
        """The one thing asked for, when it is one that is often asked for alone: mine, nobody, overdue or cliff."""
        rest = (self.stage, self.status, self.team, self.nationality, self.pathway, self.risk)
        given = {
            MINE: self.caseworker == MINE,
            NOBODY: self.caseworker == NOBODY,
            "overdue": self.overdue,
            "cliff": self.cliff == "90",
        }
        found = [name for name, is_given in given.items() if is_given]
        return found[0] if len(found) == 1 and not any(rest) else ""


def read(args: Mapping[str, str], known: Known) -> Asked:
    """The list that an address asks for."""
    allowed: dict[str, Collection[str]] = {
        "stage": set(Stage),
        "status": set(STATUSES),
        "team": {value for value, _words in known.teams},
        "caseworker": {MINE, NOBODY, *(value for value, _words in known.caseworkers)},
        "pathway": {value for value, _words in known.pathways},
        "risk": set(Risk),
        "overdue": {"1"},
        "cliff": set(CLIFF_DAYS),
        "sort": set(SORTS),
    }
    given = {name: args[name] for name in FIELDS if args.get(name)}
    problems = {
        name: _("Choose from the list.")
        for name, value in given.items()
        if (not is_country(value) if name == "nationality" else value not in allowed[name])
    }
    cursor, misplaced = _cursor(args)
    good = {name: value for name, value in given.items() if name not in problems and name != "overdue"}
    is_overdue = "overdue" in given and "overdue" not in problems
    return Asked(**good, overdue=is_overdue, cursor=cursor, problems={**problems, **misplaced})


def _cursor(args: Mapping[str, str]) -> tuple[Cursor, dict[str, str]]:
    """Where the page begins. An address that somebody cut short begins with the first page, and says so."""
    found = {name: args[name] for name in ("after", "before") if args.get(name)}
    if not found:
        return Cursor(), {}
    refs = {name: normalise(text) for name, text in found.items()}
    if len(refs) > 1 or not all(ref and ref.startswith("CF-") for ref in refs.values()):
        return Cursor(), {"page": misplaced()}
    return Cursor(**refs), {}


def misplaced() -> str:
    """What to say when a page begins after a case that is not there."""
    return _("This page of the list does not exist any more. Here is the first one.")
