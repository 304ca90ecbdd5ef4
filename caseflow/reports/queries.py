"""Studies that were made, and two of them side by side."""

from dataclasses import dataclass
from datetime import date, datetime

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.reports import BaselineStudy
from caseflow.reports import study
from caseflow.reports.study import ORDER, Study
from caseflow.rules.study import REST
from caseflow.rules.suppression import Cell

# More than anybody makes in years; the list is not cut into pages.
MOST = 200


@dataclass(frozen=True)
class Line:
    """One study in the list."""

    ref: str
    on: date
    people: int


@dataclass(frozen=True)
class Change:
    """One column of a table in two studies. None: not shown there."""

    value: str
    before: Cell
    after: Cell

    @property
    def difference(self) -> Cell:
        """How many more or fewer; None unless both are shown."""
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Beside:
    """Two studies side by side, the older one first."""

    older: Study
    newer: Study
    occupations: tuple[Change, ...]
    tables: tuple[tuple[str, tuple[Change, ...]], ...]


def study_list(user: Actor) -> tuple[Line, ...]:
    """The studies of the organization, newest first. Raises Denied."""
    gate.require(user, "report.read")
    query = scope.studies(user).order_by(BaselineStudy.on.desc(), BaselineStudy.id.desc()).limit(MOST)
    return tuple(Line(row.ref, row.on, row.content["people"]) for row in db.session.scalars(query))


def one_study(user: Actor, ref: str, how: str) -> tuple[Study, datetime]:
    """A study and when it was made; `how` it is read goes into the access log. Raises NotFound or Denied."""
    found, made_at = _study(user, ref)
    trail.seen(user, "report.read", ref, how)
    return found, made_at


def two_studies(user: Actor, ref: str, other: str) -> Beside:
    """Two studies, whichever way round they were named. Raises NotFound or Denied."""
    pair = sorted((_study(user, ref), _study(user, other)), key=lambda one: (one[0].on, one[1]))
    older, newer = pair[0][0], pair[1][0]
    tables = []
    for key in ORDER:
        before, after = older.crosses.get(key), newer.crosses.get(key)
        if before is not None and after is not None:
            counts = (
                dict(zip(before.columns, before.column_totals, strict=True)),
                dict(zip(after.columns, after.column_totals, strict=True)),
            )
            tables.append((key, _changes(*counts)))
    trail.seen(user, "report.read", older.ref, "beside " + newer.ref)
    return Beside(older, newer, _changes(dict(older.rows), dict(newer.rows)), tuple(tables))


def _changes(before: dict[str, int], after: dict[str, int]) -> tuple[Change, ...]:
    """Column by column. Those put together are left out: they are not the same ones in both."""
    values = [value for value in (*after, *before) if value != REST]
    return tuple(Change(value, before.get(value), after.get(value)) for value in dict.fromkeys(values))


def _study(user: Actor, ref: str) -> tuple[Study, datetime]:
    row = gate.one(scope.studies(user).where(BaselineStudy.ref == ref))
    gate.require(user, "report.read")
    return study.read(row.ref, row.on, row.smallest, row.content), row.made_at
