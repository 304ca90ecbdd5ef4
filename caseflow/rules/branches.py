"""Which steps of a case are left out by themselves: a condition that does not hold, an appeal without a refusal.

What is not known leaves a step as it is: it may be needed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseflow.rules.conditions import Answer, Condition, Facts, fields_of
from caseflow.rules.reason import Because, because
from caseflow.rules.spans import evaluate_facts
from caseflow.rules.steps import RELEASING, PlacedStep, named_from


@dataclass(frozen=True)
class Branch:
    """A step with its condition. `by_hand`: somebody took it up again although it was left out; then it stays."""

    step: PlacedStep
    only_if: Condition | None = None
    by_hand: bool = False


@dataclass(frozen=True)
class Branched:
    """What changes: steps to leave out with why, steps that are needed after all, facts to find out by member."""

    left_out: Mapping[int, Because]
    needed: tuple[int, ...]
    missing: Mapping[int, tuple[str, ...]]


def decide(branches: Sequence[Branch], facts: Mapping[int, Facts], today: date) -> Branched:
    """What the facts of each member, and what happened to the other steps, say of these steps of one pathway."""
    states = {one.step.id: one.step for one in branches}
    left_out: dict[int, Because] = {}
    needed: list[int] = []
    while True:  # a step that is left out may leave out another; every turn settles at least one
        changed = _once(branches, states, facts, today)
        if changed is None:
            break
        step_id, why = changed
        step = states[step_id]
        states[step_id] = replace(step, state="waived" if why else "pending", left_out=why is not None)
        if why is not None:
            left_out[step_id] = why
        else:
            needed.append(step_id)
    return Branched(left_out, tuple(needed), _missing(branches, states, facts, today))


def _once(
    branches: Sequence[Branch], states: Mapping[int, PlacedStep], facts: Mapping[int, Facts], today: date
) -> tuple[int, Because | None] | None:
    """The first step whose state is not what it should be, and why it is left out; None when all is settled."""
    for one in branches:
        step = states[one.step.id]
        if one.by_hand or not (step.left_out or step.state in ("pending", "ready")):
            continue
        why = _why(one, step, list(states.values()), facts.get(step.member, {}), today)
        if (why is not None) != step.left_out:
            return step.id, why
    return None


def _why(one: Branch, step: PlacedStep, steps: Sequence[PlacedStep], facts: Facts, today: date) -> Because | None:
    if step.after_refusal_of is not None:
        named = named_from(step, step.after_refusal_of, steps)
        if named and all(other.state in (*RELEASING, "cancelled") for other in named):
            return because("not_needed_granted", step=step.after_refusal_of)
    if one.only_if is not None and evaluate_facts(one.only_if, facts, today).answer is Answer.NOT_MET:
        return because("not_needed_condition", fact=fields_of(one.only_if)[0])
    return None


def _missing(
    branches: Sequence[Branch], states: Mapping[int, PlacedStep], facts: Mapping[int, Facts], today: date
) -> dict[int, tuple[str, ...]]:
    """What must be known to say whether a step is needed; not for an appeal that nobody needs yet."""
    found: dict[int, dict[str, None]] = {}
    for one in branches:
        step = states[one.step.id]
        if one.only_if is None or one.by_hand or step.state not in ("pending", "ready"):
            continue
        refused = named_from(step, step.after_refusal_of, list(states.values())) if step.after_refusal_of else ()
        if refused and not any(other.state == "refused" for other in refused):
            continue
        outcome = evaluate_facts(one.only_if, facts.get(step.member, {}), today)
        if outcome.answer is Answer.UNKNOWN:
            found.setdefault(step.member, {}).update(dict.fromkeys(outcome.missing))
    return {member: tuple(names) for member, names in found.items()}
