"""What differs between two versions of a pathway, and whether a version takes applications on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from caseflow.rules.conditions import Answer
from caseflow.rules.pathway import EligibilityRule, Intake, Pathway, StepTemplate
from caseflow.rules.reason import Because, because

_Part = TypeVar("_Part", EligibilityRule, StepTemplate)


@dataclass(frozen=True)
class Difference:
    """One thing that changed: of the pathway, a rule or a step (`code`), added, removed or changed in `aspects`."""

    part: str
    code: str
    change: str
    aspects: tuple[str, ...] = ()


def differences(old: Pathway, new: Pathway) -> tuple[Difference, ...]:
    """What a caseworker must know when the next version comes, in the order: pathway, rules, steps."""
    head = _aspects(replace(old, rules=(), steps=(), version=0), replace(new, rules=(), steps=(), version=0))
    found = [Difference("pathway", new.id, "changed", head)] if head else []
    found += _parts("rule", old.rules, new.rules)
    # The number of a step moves when another one is put before it; that is no change of the step.
    found += _parts(
        "step",
        [replace(step, number=0) for step in old.steps],
        [replace(step, number=0) for step in new.steps],
    )
    return tuple(found)


def _parts(part: str, old: Iterable[_Part], new: Iterable[_Part]) -> list[Difference]:
    before: Mapping[str, _Part] = {one.code: one for one in old}
    after: Mapping[str, _Part] = {one.code: one for one in new}
    found = [Difference(part, code, "removed") for code in before if code not in after]
    for code, one in after.items():
        if code not in before:
            found.append(Difference(part, code, "added"))
        elif aspects := _aspects(before[code], one):
            found.append(Difference(part, code, "changed", aspects))
    return found


def _aspects(old: Pathway | _Part, new: Pathway | _Part) -> tuple[str, ...]:
    names = (field.name for field in fields(new))
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))


def takes_applications(intake: Intake, on: date) -> tuple[Answer, Because | None]:
    """Whether an application can be handed in on that day, and why not."""
    if intake.closed_on is not None and on > intake.closed_on:
        return Answer.NOT_MET, because("intake_closed", day=intake.closed_on)
    if intake.state == "paused":
        return Answer.NOT_MET, because("intake_paused")
    if intake.opened_on is not None and on < intake.opened_on:
        return Answer.NOT_MET, because("intake_not_yet_open", day=intake.opened_on)
    if intake.state in ("open", "closed"):  # closed, but not before the day asked about
        return Answer.MET, None
    if intake.state == "seasonal" and intake.season_from is not None and intake.season_until is not None:
        first = (intake.season_from.month, intake.season_from.day)
        last, here = (intake.season_until.month, intake.season_until.day), (on.month, on.day)
        inside = first <= here <= last if first <= last else here >= first or here <= last
        return (Answer.MET, None) if inside else (Answer.NOT_MET, because("intake_out_of_season"))
    return Answer.UNKNOWN, because("intake_not_known")
