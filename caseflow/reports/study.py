"""A baseline study as it is kept and read: tables that may be published, nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow.access import caseload
from caseflow.access.caseload import Demand, Numbers
from caseflow.rules.study import (
    NOBODY_KNOWS,
    REST,
    Cross,
    Pairs,
    UnitGroups,
    cross,
    cross_as_json,
    cross_from_json,
    occupation_groups,
    unit_groups,
)
from caseflow.rules.suppression import THRESHOLD, Cell
from caseflow.vocabulary.requirements import profile
from caseflow.vocabulary.skills import Isced

NOT_NEEDED = "not_needed"
# The tables in the order of the study, with the order of their columns; () is the order of size.
WHO = (caseload.SEX, caseload.AGE, caseload.EDUCATION, caseload.NATIONALITY, caseload.REGION)
HOLD = (caseload.EVALUATED, caseload.LICENSED, caseload.TESTED, caseload.SKILLED)
ORDER: dict[str, tuple[str, ...]] = {
    caseload.SEX: ("female", "male", "x", "not_recorded"),
    caseload.AGE: caseload.AGES,
    caseload.EDUCATION: tuple(level.value for level in Isced),
    caseload.NATIONALITY: (),
    caseload.REGION: (),
    caseload.EVALUATED: (caseload.YES, "draft", caseload.NO),
    caseload.LICENSED: (caseload.YES, caseload.NO, NOT_NEEDED),
    caseload.TESTED: (caseload.YES, caseload.EXPIRED, caseload.NO),
    caseload.SKILLED: (caseload.YES, "said", caseload.NO),
    **{language: caseload.LANGUAGE_ORDER for language in caseload.LANGUAGES},
}
# Which columns of which table count as a gap: what is most often missing.
GAPS: dict[str, tuple[str, ...]] = {
    caseload.EVALUATED: ("draft", caseload.NO),
    caseload.LICENSED: (caseload.NO,),
    caseload.TESTED: (caseload.EXPIRED, caseload.NO),
    caseload.SKILLED: ("said", caseload.NO),
}


@dataclass(frozen=True)
class Study:
    """A study as its page, its paper and its spreadsheet show it."""

    ref: str
    on: date
    smallest: int
    people: int
    # The occupation groups with how many people each has; every table has the same.
    rows: tuple[tuple[str, int], ...]
    crosses: dict[str, Cross]
    units: tuple[UnitGroups, ...]
    demand: tuple[Demand, ...]

    def heads(self, major: str) -> int:
        """Open heads in a major group of occupations."""
        return sum(one.heads for one in self.demand if one.isco[:1] == major)

    def by_place(self) -> dict[str, int]:
        """Open heads by region, or by country where an opening names none."""
        found: dict[str, int] = {}
        for one in self.demand:
            place = one.region or one.country
            found[place] = found.get(place, 0) + one.heads
        return found

    def lacking(self, key: str, row: str) -> Cell:
        """How many of a group lack what a table is about; None where a part of them is hidden."""
        table = self.crosses[key]
        if row not in table.rows:
            return 0  # a group in which no occupation wants it
        wanting = [column for column in table.columns if column in GAPS[key]]
        together = set(ORDER[key]) - set(table.columns)
        if REST in table.columns and together & set(GAPS[key]):
            if together - set(GAPS[key]):
                return None  # among those put together some may lack it and some not
            wanting.append(REST)
        cells = [table.cell(row, column) for column in wanting]
        return None if None in cells else sum(cell for cell in cells if cell is not None)


def content(numbers: Numbers, demand: tuple[Demand, ...]) -> dict[str, Any]:
    """What is kept of these numbers: what may be shown."""
    rows = occupation_groups(numbers.by_occupation)
    totals: dict[str, int] = {}
    for isco, row in rows.items():
        totals[row] = totals.get(row, 0) + numbers.by_occupation[isco]
    pairs = {**numbers.pairs, caseload.LICENSED: _licences(numbers.pairs.get(caseload.LICENSED, {}), rows)}
    crosses = [cross(key, pairs.get(key, {}), rows, order) for key, order in ORDER.items()]
    units = unit_groups(numbers.by_occupation, rows)
    return {
        "people": numbers.people,
        "rows": [[row, totals[row]] for row in sorted(totals, key=lambda row: (row in (NOBODY_KNOWS, REST), row))],
        "crosses": [cross_as_json(table) for table in crosses if table is not None],
        "units": [[one.major, [list(pair) for pair in one.counts]] for one in units],
        "demand": [[one.isco, one.country, one.region, one.heads] for one in demand],
    }


def is_enough(people: int) -> bool:
    """Whether a study of so many people may say how many they are."""
    return people >= THRESHOLD


def read(ref: str, on: date, smallest: int, kept: Mapping[str, Any]) -> Study:
    """The study out of what was kept."""
    crosses = [cross_from_json(table) for table in kept["crosses"]]
    return Study(
        ref,
        on,
        smallest,
        kept["people"],
        tuple((row, total) for row, total in kept["rows"]),
        {table.key: table for table in crosses},
        tuple(UnitGroups(major, tuple((code, count) for code, count in counts)) for major, counts in kept["units"]),
        tuple(Demand(*one) for one in kept["demand"]),
    )


def _licences(pairs: Pairs, rows: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Licences where the occupation wants one, in those groups of which one does: everybody knows about the others."""
    asked = {rows[isco] for isco, _ in pairs if isco in rows and needs_licence(isco)}
    found: dict[tuple[str, str], int] = {}
    for (isco, value), count in pairs.items():
        if rows.get(isco) in asked:
            key = isco, value if needs_licence(isco) else NOT_NEEDED
            found[key] = found.get(key, 0) + count
    return found


def needs_licence(isco: str) -> bool:
    """Whether nobody may begin in the occupation without a licence, as far as our profiles know."""
    return bool(isco) and any(item.kind == "licence" and item.must for item in profile(isco, "").items)
