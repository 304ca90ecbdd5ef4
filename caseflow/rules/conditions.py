"""Comparing a fact with what a rule wants, in three values: met, not met, unknown.

Facts are a mapping from dotted names to values. A name that is missing, or None, is unknown: "not recorded" is
never "no". What is known to be absent is said so: False for a thing that does not exist or a date that never
came, an empty set for somebody without a nationality, `person.documents_missing` for papers known to be missing.

`person.nationality` reads `person.nationalities`, a set: equal to a country means that any nationality held is it.
An `Estimate` (a CEFR level turned into a CLB level, a guess) never satisfies or fails a rule.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from caseflow.rules.reason import Because, because

Facts: TypeAlias = Mapping[str, object]

# Which operators make sense for which type of fact.
OPERATORS: dict[str, tuple[str, ...]] = {
    "text": ("eq", "ne", "in", "not_in", "exists", "not_exists"),
    "flag": ("eq", "ne", "exists", "not_exists"),
    "number": ("eq", "ne", "in", "not_in", "gte", "lte", "between", "exists", "not_exists"),
    "date": ("date_on_or_before", "date_on_or_after", "date_between", "season_between", "exists", "not_exists"),
    "set": ("eq", "ne", "in", "not_in", "has", "exists", "not_exists"),
    "documents": ("has_any_document",),
    "scores": ("all_skills_gte", "exists", "not_exists"),
    "record": ("exists", "not_exists"),
}
ALL_OPERATORS = tuple(dict.fromkeys(op for ops in OPERATORS.values() for op in ops))

# The occupational English test gives letters. Best last.
_LETTERS = ("E", "D", "C", "C+", "B", "A")


class Answer(StrEnum):
    """Whether something holds."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Estimate:
    """A value that nobody measured. `basis` says where it comes from, e.g. "cefr"."""

    value: object
    basis: str


@dataclass(frozen=True)
class Compare:
    """A fact, an operator and what it is compared with: a value, or another fact (`value_of`)."""

    field: str
    op: str
    value: object = None
    value_of: str | None = None


@dataclass(frozen=True)
class AllOf:
    """Every one of the conditions."""

    of: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one of the conditions."""

    of: tuple["Condition", ...]


Condition: TypeAlias = Compare | AllOf | AnyOf


@dataclass(frozen=True)
class Outcome:
    """The answer, the facts that would have to be found out to know, and anything remarkable about it."""

    answer: Answer
    missing: tuple[str, ...] = field(default=())
    because: Because | None = None


def evaluate(condition: Condition, facts: Facts, today: date) -> Outcome:
    """Whether the condition holds of the facts. "All of" is not met as soon as one is not, whatever is unknown."""
    if isinstance(condition, Compare):
        return _compare(condition, facts, today)
    decisive = Answer.NOT_MET if isinstance(condition, AllOf) else Answer.MET
    outcomes = [evaluate(part, facts, today) for part in condition.of]
    if any(outcome.answer is decisive for outcome in outcomes):
        return Outcome(decisive)
    open_ones = [outcome for outcome in outcomes if outcome.answer is Answer.UNKNOWN]
    if open_ones:
        return Outcome(Answer.UNKNOWN, tuple(dict.fromkeys(name for o in open_ones for name in o.missing)))
    return Outcome(Answer.MET if isinstance(condition, AllOf) else Answer.NOT_MET)


def fields_of(condition: Condition) -> tuple[str, ...]:
    """Every fact that the condition asks for."""
    if isinstance(condition, Compare):
        return (condition.field,) if condition.value_of is None else (condition.field, condition.value_of)
    return tuple(dict.fromkeys(name for part in condition.of for name in fields_of(part)))


def _compare(wanted: Compare, facts: Facts, today: date) -> Outcome:
    if wanted.op == "has_any_document":
        return _documents(wanted, facts)
    found = _look_up(wanted.field, facts)
    if found is None:
        return _unknown(wanted.field, "fact_missing")
    if isinstance(found, Estimate):
        return _unknown(wanted.field, "fact_is_estimate", basis=found.basis)
    value = wanted.value
    if wanted.value_of is not None:
        value = _look_up(wanted.value_of, facts)
        if value is None or isinstance(value, Estimate):
            return _unknown(wanted.value_of, "fact_missing")
    if wanted.op == "all_skills_gte":
        return _skills(wanted.field, found, value, today)
    try:
        return Outcome(Answer.MET if _HOLDS[wanted.op](found, value) else Answer.NOT_MET)
    except TypeError:  # a fact of the wrong type is not known; a case page must not break on it
        return _unknown(wanted.field, "fact_unusable")


def _look_up(name: str, facts: Facts) -> object:
    found = facts.get(name)
    return facts.get("person.nationalities") if found is None and name == "person.nationality" else found


def _unknown(name: str, code: str, **more: str) -> Outcome:
    return Outcome(Answer.UNKNOWN, (name,), because(code, fact=name, **more))


def _documents(wanted: Compare, facts: Facts) -> Outcome:
    kinds = _members(wanted.value)
    held, missing = facts.get(wanted.field), facts.get(f"{wanted.field}_missing")
    if _is_list(held) and any(kind in _members(held) for kind in kinds):
        return Outcome(Answer.MET)
    if _is_list(missing) and all(kind in _members(missing) for kind in kinds):
        return Outcome(Answer.NOT_MET)
    return _unknown(wanted.field, "fact_missing")


def _skills(name: str, found: object, minimum: object, today: date) -> Outcome:
    if found is False:
        return Outcome(Answer.NOT_MET)  # the test was never taken
    if not isinstance(found, Mapping) or not isinstance(minimum, Mapping):
        return _unknown(name, "fact_unusable")
    until = found.get("valid_until")
    if isinstance(until, date) and until < today:
        return Outcome(Answer.NOT_MET, (), because("test_result_expired", fact=name, day=until))
    if any(isinstance(found.get(skill), Estimate) for skill in minimum):
        return _unknown(name, "fact_is_estimate", basis="estimate")
    known = {skill: _reaches(found[skill], least) for skill, least in minimum.items() if found.get(skill) is not None}
    if any(reached is False for reached in known.values()):
        return Outcome(Answer.NOT_MET)
    if len(known) < len(minimum) or None in known.values():
        return _unknown(name, "fact_missing")
    return Outcome(Answer.MET)


def _reaches(score: object, least: object) -> bool | None:
    """Whether a score, a number or a letter, is at least `least`; None if the two cannot be compared."""
    if isinstance(score, str) and isinstance(least, str) and score in _LETTERS and least in _LETTERS:
        return _LETTERS.index(score) >= _LETTERS.index(least)
    if _is_number(score) and _is_number(least):
        return _number(score) >= _number(least)
    return None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise TypeError("not a number")
    return value


def _is_list(value: object) -> bool:
    return isinstance(value, Collection) and not isinstance(value, (str, bytes))


def _members(value: object) -> Collection[object]:
    return value if isinstance(value, Collection) and not isinstance(value, (str, bytes)) else (value,)


def _same(one: object, other: object) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _in(found: object, value: object) -> bool:
    """Whether anything found (a value, or any member of a set) is among those wanted."""
    return any(_same(one, other) for one in _members(found) for other in _members(value))


def _exists(found: object) -> bool:
    return not (found is False or (isinstance(found, Collection) and not found))


def _between(found: object, value: object) -> bool:
    low, high = _members(value)
    return _number(low) <= _number(found) <= _number(high)


def _day(value: object) -> date:
    if isinstance(value, datetime) or not isinstance(value, date):
        raise TypeError("not a day")
    return value


def _by_date(holds: Callable[[date, object], bool]) -> Callable[[object, object], bool]:
    """A comparison of days. False stands for a day that never came, which is neither before nor after anything."""
    return lambda found, value: False if found is False else holds(_day(found), value)


def _date_between(found: date, value: object) -> bool:
    first, last = _members(value)
    return _day(first) <= found <= _day(last)


def _season_between(found: date, value: object) -> bool:
    """Whether the day lies in a season of every year, given as (month, day) pairs; it may span the new year."""
    first, last = _members(value)
    here = (found.month, found.day)
    if not isinstance(first, tuple) or not isinstance(last, tuple):
        raise TypeError("not a season")
    return first <= here <= last if first <= last else here >= first or here <= last


_HOLDS: dict[str, Callable[[object, object], bool]] = {
    "eq": _in,
    "ne": lambda found, value: not _in(found, value),
    "in": _in,
    "not_in": lambda found, value: not _in(found, value),
    "has": lambda found, value: found is not False and _in(found, value),
    "gte": lambda found, value: _number(found) >= _number(value),
    "lte": lambda found, value: _number(found) <= _number(value),
    "between": _between,
    "exists": lambda found, _value: _exists(found),
    "not_exists": lambda found, _value: not _exists(found),
    "date_on_or_before": _by_date(lambda found, value: found <= _day(value)),
    "date_on_or_after": _by_date(lambda found, value: found >= _day(value)),
    "date_between": _by_date(_date_between),
    "season_between": _by_date(_season_between),
}
