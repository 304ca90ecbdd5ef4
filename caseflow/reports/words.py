"""What the codes of a study are called in the reader's language, and its tables as lines of words and numbers."""

from collections.abc import Iterator
from dataclasses import dataclass

from caseflow.access import caseload
from caseflow.reports.study import HOLD, NOT_NEEDED, ORDER, Study
from caseflow.rules.study import NOBODY_KNOWS, REST, Cross
from caseflow.rules.suppression import HIDDEN, Cell
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import LazyString, _, _l, country_name, language_name, subdivision_name
from caseflow.vocabulary.occupation_groups import MAJOR_GROUPS
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.persons import Sex
from caseflow.vocabulary.skills import Isced

TITLES: dict[str, LazyString] = {
    caseload.SEX: _l("Sex"),
    caseload.AGE: _l("Age"),
    caseload.EDUCATION: _l("Education completed"),
    caseload.NATIONALITY: _l("Nationality"),
    caseload.REGION: _l("Where people live"),
    caseload.EVALUATED: _l("Evaluation"),
    caseload.LICENSED: _l("Licence for the occupation"),
    caseload.TESTED: _l("Language test"),
    caseload.SKILLED: _l("Skills"),
}
_VALUES: dict[str, dict[str, LazyString]] = {
    caseload.EVALUATED: {
        caseload.YES: _l("Signed"),
        "draft": _l("Being written"),
        caseload.NO: _l("None"),
    },
    caseload.LICENSED: {
        caseload.YES: _l("Held"),
        caseload.NO: _l("Needed, not held"),
        NOT_NEEDED: _l("None needed"),
    },
    caseload.TESTED: {
        caseload.YES: _l("In date"),
        caseload.EXPIRED: _l("Ended"),
        caseload.NO: _l("None"),
    },
    caseload.SKILLED: {
        caseload.YES: _l("Some tested or certified"),
        "said": _l("Only as said"),
        caseload.NO: _l("None recorded"),
    },
    caseload.NATIONALITY: {caseload.SEVERAL: _l("Several"), caseload.STATELESS: _l("Stateless")},
    "language": {
        "tested": _l("Test in date"),
        "fluent": _l("Says C1 or more"),
        "works": _l("Says B2"),
        "gets_along": _l("Says B1"),
        "basic": _l("Says A1 or A2"),
        NOBODY_KNOWS: _l("None or not recorded"),
    },
}
GAP_TITLES: dict[str, LazyString] = {
    caseload.EVALUATED: _l("Without a signed evaluation"),
    caseload.LICENSED: _l("Without the licence needed"),
    caseload.TESTED: _l("Without a language test in date"),
    caseload.SKILLED: _l("Without a proved skill"),
}

# Columns that a page across has room for.
_WIDEST = 8


@dataclass(frozen=True)
class Shown:
    """A table in words: `head` over the numbers, `lines` of (name, numbers), `total` below. None is hidden."""

    key: str
    title: str
    head: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Cell, ...]], ...]
    total: tuple[Cell, ...] = ()
    # What stands over the names of the lines, and the values with their totals, for a chart.
    first: str = ""
    chart: tuple[tuple[str, Cell], ...] = ()

    @property
    def pairs(self) -> list[tuple[str, Cell, Cell]]:
        """What a chart of two numbers a line shows."""
        return [(name, cells[0], cells[1]) for name, cells in self.lines]


def title(key: str) -> str:
    """The name of a table."""
    return str(TITLES[key]) if key in TITLES else language_name(key)


def row_name(code: str, alone: bool = False) -> str:
    """The name of an occupation group; `alone` when all are put together."""
    if code == REST:
        return _("All occupations together") if alone else _("Other occupations")
    return str(MAJOR_GROUPS[code]) if code in MAJOR_GROUPS else _("No occupation recorded")


def value_name(key: str, value: str) -> str:
    """The name of a column."""
    known = _VALUES.get("language" if key in caseload.LANGUAGES else key, {})
    if value == REST:
        return _("Others")
    if value in known:
        return str(known[value])
    if value == NOBODY_KNOWS:
        return _("Not recorded")
    return _plain_name(key, value)


def _plain_name(key: str, value: str) -> str:
    if key == caseload.SEX:
        return label_of(Sex, value)
    if key == caseload.EDUCATION:
        return label_of(Isced, value)
    if key == caseload.REGION:
        return place_name(value)
    return country_name(value) if key == caseload.NATIONALITY else value.replace("-", "–")


def place_name(code: str) -> str:
    """The name of a region or of a country."""
    return f"{subdivision_name(code)} ({code[:2]})" if "-" in code else country_name(code)


def unit_name(code: str) -> str:
    """The name of an occupation within its group."""
    return _("Others of this group") if code == REST else f"{occupation_name(code)} ({code})"


def shown(table: Cross) -> Shown:
    """A table of occupations by one thing, with its totals; turned round when it would be wider than a page."""
    rows, columns = (
        [row_name(row, len(table.rows) == 1) for row in table.rows],
        [value_name(table.key, one) for one in table.columns],
    )
    cells, row_totals, column_totals = table.cells, table.row_totals, table.column_totals
    first, name = _("Occupation"), title(table.key)
    chart = tuple(zip(columns, column_totals, strict=True))
    if len(columns) > _WIDEST:
        rows, columns, first = columns, rows, name
        cells, row_totals, column_totals = tuple(zip(*cells, strict=True)), column_totals, row_totals
    lines = zip(rows, cells, row_totals, strict=True)
    return Shown(
        table.key,
        name,
        (*columns, _("Total")),
        tuple((row, (*line, total)) for row, line, total in lines),
        (*column_totals, table.total),
        first,
        chart,
    )


def tables(study: Study) -> Iterator[Shown]:
    """All tables of a study in their order."""
    yield from (shown(study.crosses[key]) for key in ORDER if key in study.crosses)


def gaps(study: Study) -> Shown:
    """How many of each occupation group lack what most work asks for."""
    keys = [key for key in HOLD if key in study.crosses]
    lines = tuple(
        (row_name(row, len(study.rows) == 1), (*(study.lacking(key, row) for key in keys), total))
        for row, total in study.rows
    )
    return Shown(
        "gaps",
        _("What is missing"),
        (*(str(GAP_TITLES[key]) for key in keys), _("People")),
        lines,
        first=_("Occupation"),
    )


def supply(study: Study) -> Shown:
    """People beside open heads, by occupation group; groups that nobody of the caseload has stand there too."""
    people = dict(study.rows)
    majors = sorted({one.isco[:1] for one in study.demand} | {row for row in people if row in MAJOR_GROUPS})
    known = [(row_name(major), (people.get(major), study.heads(major))) for major in majors]
    rest: list[tuple[str, tuple[Cell, ...]]] = [
        (row_name(row, len(people) == 1), (people[row], None)) for row in people if row not in MAJOR_GROUPS
    ]
    return Shown(
        "supply",
        _("People and open heads by occupation"),
        (_("People"), _("Open heads")),
        (*known, *rest),
        first=_("Occupation"),
    )


def supply_by_place(study: Study) -> Shown:
    """People who live at a place beside open heads there."""
    table, heads = study.crosses.get(caseload.REGION), study.by_place()
    living = dict(zip(table.columns, table.column_totals, strict=True)) if table else {}
    places = sorted(set(heads) | (set(living) - {REST, NOBODY_KNOWS}), key=place_name)
    lines = tuple((place_name(place), (living.get(place), heads.get(place, 0))) for place in places)
    return Shown(
        "places",
        _("People and open heads by place"),
        (_("People living there"), _("Open heads")),
        lines,
        first=_("Place"),
    )


def printed(cell: Cell) -> str | int:
    """A cell as a spreadsheet has it."""
    return HIDDEN if cell is None else cell
