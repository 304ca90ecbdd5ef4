"""How a step moves, which dates a move may carry, and what it sets off. Pure: values in, values out.

`pending → ready → in_progress → submitted → granted | refused` where somebody outside decides;
`pending → ready → in_progress → granted` where nobody does. `waived` and `cancelled` end a step by hand.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from caseflow.rules.deadlines import NO_HOLIDAYS, Due, add_days, add_months, add_working_days
from caseflow.rules.pathway import Actor, RemedyTemplate, StepTemplate
from caseflow.rules.reason import Because, NotAllowed, because

STATES = ("pending", "ready", "in_progress", "submitted", "granted", "refused", "waived", "cancelled")
OPEN_STATES = ("pending", "ready", "in_progress", "submitted")
OVER_STATES = ("granted", "refused", "waived", "cancelled")
# A step in one of these no longer holds up what comes after it. A refused or cancelled one does.
RELEASING = ("granted", "waived")
_LONGEST_PERMIT_YEARS = 100  # longer is a mistyped year, or a permit without end
# Verbs that need a supervisor; who that is, access knows.
SUPERVISED = ("waive", "reopen")

_MOVES = {
    ("ready", "start"): "in_progress",
    ("in_progress", "submit"): "submitted",
    ("submitted", "withdraw"): "in_progress",
    ("submitted", "grant"): "granted",
    ("submitted", "refuse"): "refused",
    ("in_progress", "complete"): "granted",
    ("pending", "waive"): "waived",
    ("ready", "waive"): "waived",
    ("in_progress", "waive"): "waived",
    ("pending", "cancel"): "cancelled",
    ("ready", "cancel"): "cancelled",
    ("in_progress", "cancel"): "cancelled",
    ("submitted", "cancel"): "cancelled",
    ("refused", "reopen"): "submitted",
    ("granted", "reopen"): "submitted",
    ("waived", "reopen"): "pending",
    ("cancelled", "reopen"): "pending",
}
VERBS = tuple(dict.fromkeys(verb for _, verb in _MOVES))
_WHY_NOT = {
    "start": {
        "pending": "step_not_ready",
        "in_progress": "step_already_started",
        "submitted": "step_already_submitted",
    },
    "submit": {"pending": "step_not_ready", "ready": "step_not_started", "submitted": "step_already_submitted"},
    "complete": {"pending": "step_not_ready", "ready": "step_not_started"},
    "waive": {"submitted": "step_is_with_authority"},
    "reopen": dict.fromkeys(OPEN_STATES, "step_is_open"),
}


@dataclass(frozen=True)
class PlacedStep:
    """A step of one member of a case, as far as its order is concerned. `id` is whatever the caller knows it by."""

    id: int
    code: str
    member: int
    state: str
    after: tuple[str, ...] = ()
    optional: bool = False
    after_refusal_of: str | None = None
    left_out: bool = False  # waived because its condition does not hold: what waits for it waits for what is before it


@dataclass(frozen=True)
class Remedy:
    """What a refusal opens: the kind of remedy, who hears it, and until when if that is known."""

    kind: str
    to: str
    due: Due | None
    because: Because


def move(state: str, verb: str, template: StepTemplate) -> str:
    """The state after `verb`. Raises NotAllowed with what is in the way."""
    if verb in ("submit", "grant", "refuse", "withdraw") and not template.decided:
        raise NotAllowed(because("step_is_not_decided_by_others"))
    if verb == "complete" and template.decided:
        raise NotAllowed(because("step_is_decided_by_others"))
    if verb == "complete" and template.every_days is not None and state == "in_progress":
        return "in_progress"  # done once more; it comes back
    after = _MOVES.get((state, verb))
    if after is None:
        raise NotAllowed(because(_why_not(state, verb)))
    return "in_progress" if verb == "reopen" and after == "submitted" and not template.decided else after


def may(state: str, template: StepTemplate) -> tuple[str, ...]:
    """The verbs that are possible from this state, as far as the state is concerned."""
    return tuple(verb for verb in VERBS if _possible(state, verb, template))


def _possible(state: str, verb: str, template: StepTemplate) -> bool:
    try:
        move(state, verb, template)
    except NotAllowed:
        return False
    return True


def _why_not(state: str, verb: str) -> str:
    if state in OVER_STATES and verb != "reopen":
        return "step_is_over"
    return _WHY_NOT.get(verb, {}).get(state, "step_not_submitted")


# Dates


def check_start(started_on: date, ready_on: date | None, today: date) -> None:
    """A step is begun between the day it became ready and today. Raises NotAllowed."""
    _not_in_future(started_on, today, "started_on")
    if ready_on is not None and started_on < ready_on:
        raise NotAllowed(because("started_before_ready", day=started_on, ready=ready_on), "started_on")


def check_filing(filed_on: date, opened_on: date | None, today: date) -> None:
    """A filing lies between the day the step was opened and today. Raises NotAllowed."""
    _not_in_future(filed_on, today, "filed_on")
    if opened_on is not None and filed_on < opened_on:
        raise NotAllowed(because("filed_before_opened", day=filed_on, opened=opened_on), "filed_on")


def check_decision(decided_on: date, filed_on: date | None, today: date) -> None:
    """A decision (or the end of a step that nobody decides) lies between the filing and today. Raises NotAllowed."""
    _not_in_future(decided_on, today, "decided_on")
    if filed_on is not None and decided_on < filed_on:
        raise NotAllowed(because("decided_before_filed", day=decided_on, filed=filed_on), "decided_on")


def check_permit(valid_from: date, valid_until: date | None) -> None:
    """A permit ends on or after the day it begins, and within a lifetime. Raises NotAllowed."""
    if valid_until is not None and valid_until < valid_from:
        raise NotAllowed(because("permit_ends_before_it_begins", begins=valid_from, ends=valid_until), "valid_until")
    if valid_until is not None and valid_until > add_months(valid_from, 12 * _LONGEST_PERMIT_YEARS):
        raise NotAllowed(because("permit_too_long", years=_LONGEST_PERMIT_YEARS, ends=valid_until), "valid_until")


def permit_end(template: StepTemplate, valid_from: date) -> date | None:
    """The day on which what the step gives usually ends, to be offered in the form; None if the file has none."""
    if template.fixed_expiry is not None:
        return template.fixed_expiry
    return None if template.validity_days is None else add_days(valid_from, template.validity_days)


def _not_in_future(day: date, today: date, field: str) -> None:
    if day > today:
        raise NotAllowed(because("day_in_future", day=day, today=today), field)


# Order


def waits_for(step: PlacedStep, steps: Iterable[PlacedStep]) -> tuple[PlacedStep, ...]:
    """The steps that hold this one up.

    Each predecessor is looked for among the member's own steps; a member who does not take it waits for those who do.
    """
    found: list[PlacedStep] = []
    everybody = list(steps)
    for code in step.after:
        for other in named_from(step, code, everybody):
            if other.left_out:
                found.extend(waits_for(other, everybody))
            elif not other.optional and not is_released(other, everybody):
                found.append(other)
    refused = named_from(step, step.after_refusal_of, everybody) if step.after_refusal_of else ()
    if not any(other.state == "refused" for other in refused):
        found.extend(refused)
    return tuple(dict.fromkeys(found))


def named_from(step: PlacedStep, code: str, steps: Sequence[PlacedStep]) -> Sequence[PlacedStep]:
    """The steps that a member means by a code: their own, else those of the others who take it."""
    named = [other for other in steps if other.code == code]
    return [other for other in named if other.member == step.member] or named


def is_released(step: PlacedStep, steps: Sequence[PlacedStep]) -> bool:
    """Whether a step no longer holds up what comes after it: it was granted, waived, or won after its refusal."""
    if step.state in RELEASING:
        return True
    return step.state == "refused" and any(
        (other.state == "granted" or (other.state == "refused" and is_released(other, steps)))
        and step in named_from(other, step.code, steps)
        for other in steps
        if other.after_refusal_of == step.code
    )


def settle(steps: Sequence[PlacedStep]) -> Mapping[int, str]:
    """The states that change because of the others: what became ready, and what must wait again. Empty if settled."""
    changed = {}
    for step in steps:
        if step.state in ("pending", "ready"):
            state = "pending" if waits_for(step, steps) else "ready"
            if state != step.state:
                changed[step.id] = state
    return changed


def check_reopen(step: PlacedStep, steps: Iterable[PlacedStep]) -> None:
    """A step is not opened again under others that already built on it. Raises NotAllowed naming the first."""
    everybody = list(steps)
    for other in everybody:
        builds = step.code in other.after or step.code == other.after_refusal_of
        if builds and not other.left_out and other.state not in ("pending", "ready", "cancelled"):
            named = [s for s in everybody if s.code == step.code and s.member == other.member]
            if not named or step in named:
                raise NotAllowed(because("step_has_successor", step=other.code))


# Whose turn


def whose_turn(state: str, template: StepTemplate) -> str | None:
    """The actor who must do something now: who prepares it, then who decides; None when it waits or is over."""
    if state == "submitted":
        return template.actor
    return template.prepared_by if state in ("ready", "in_progress") else None


def charged_to(state: str, template: StepTemplate, actors: Mapping[str, Actor]) -> str | None:
    """On whose account the time runs now: us, person, employer, authority or partner."""
    turn = whose_turn(state, template)
    return actors[turn].charged_to if turn is not None else None


# Refusals


def after_refusal(
    remedy: RemedyTemplate | None, refused_on: date, holidays: Collection[date] = NO_HOLIDAYS
) -> Remedy | Because:
    """The remedy that the pathway names against a refusal, with its last day, or why there is none to offer."""
    if remedy is None:
        return because("no_remedy_known")
    if remedy.days is None:
        return Remedy(remedy.kind, remedy.to, None, because("remedy_time_not_known"))
    if remedy.working:
        day = add_working_days(refused_on, remedy.days, holidays)
        reason = because("remedy_working_days", days=remedy.days, since=refused_on)
    else:
        day = add_days(refused_on, remedy.days)
        reason = because("remedy_days", days=remedy.days, since=refused_on)
    return Remedy(remedy.kind, remedy.to, Due(day, reason), reason)
