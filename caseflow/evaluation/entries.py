"""What somebody wrote down about what a person can do, form by form: checked by nothing yet.

The names are those of the form's fields and of the table's columns.
"""

from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

Entry = TypeVar("Entry")


@dataclass(frozen=True)
class Work:
    isco: str = ""
    noc: str = ""
    title: str = ""
    employer_name: str = ""
    country: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    hours_per_week: Decimal | None = None
    is_paid: bool | None = None
    is_verified: bool = False


@dataclass(frozen=True)
class Schooling:
    isced: str = ""
    title: str = ""
    institution: str = ""
    country: str = ""
    completed_on: date | None = None


@dataclass(frozen=True)
class Ability:
    """A skill, who says so, and how well."""

    skill: str = ""
    source: str = ""
    level: str = ""
    assessed_on: date | None = None
    expires_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True)
class HeldLicence:
    isco: str = ""
    body: str = ""
    country: str = ""
    kind: str = ""
    number: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    conditions: str = ""


@dataclass(frozen=True)
class Recognized:
    isco: str = ""
    credential: str = ""
    body: str = ""
    country: str = ""
    procedure: str = ""
    result: str = ""
    applied_on: date | None = None
    decided_on: date | None = None
    conditions: str = ""


@dataclass(frozen=True)
class StepTaken:
    """One step of a recognition, as it stands."""

    state: str = ""
    body: str = ""
    started_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    expires_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class StepSaid(StepTaken):
    """One step as a signed evaluation keeps it: with what it is a step of."""

    credential: str = ""
    step_kind: str = ""


@dataclass(frozen=True)
class TestResult:
    __test__ = False  # not a test of ours

    test: str = ""
    language: str = ""
    listening: str = ""
    reading: str = ""
    writing: str = ""
    speaking: str = ""
    overall: str = ""
    taken_on: date | None = None
    expires_on: date | None = None


def saved(kind: type[Entry], row: Any) -> Entry:
    """What a row holds, in the shape in which somebody would write it down."""
    values = {f.name: getattr(row, f.name) for f in fields(kind)}  # type: ignore[arg-type]
    texts = {f.name for f in fields(kind) if f.type is str}  # type: ignore[arg-type]
    return kind(**{name: _text(value) if name in texts else value for name, value in values.items()})


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def filled(entry: Any) -> dict[str, Any]:
    """What was written down, for the trail: without what was left empty."""
    return {name: value for name, value in asdict(entry).items() if value not in ("", None)}


def changes(before: Any, after: Any) -> dict[str, Any]:
    """What changed, for the trail: the fields that differ, before and after; empty when nothing did."""
    old, new = asdict(before), asdict(after)
    differ = [name for name in old if old[name] != new[name]]
    if not differ:
        return {}
    return {"before": {name: old[name] for name in differ}, "after": {name: new[name] for name in differ}}
