"""What must hold across a pathway file: codes used once, steps that exist, no circle in their order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from caseflow.rules.file_nodes import Entry, Node, Problems
from caseflow.rules.pathway import FACT_ANCHORS, STEP_EVENTS, Pathway, StepTemplate
from caseflow.rules.reason import because


def with_default_order(steps: Sequence[StepTemplate]) -> tuple[StepTemplate, ...]:
    """Each step that names no predecessor waits for the one before it.

    Steps that are optional, that come back every week, that only a refusal opens or that only the accompanying family
    takes hold nothing up, so they are skipped when looking for the one before.
    """
    ordered, before = [], ""
    for step in steps:
        if step.after == ("",):
            step = replace(step, after=(before,) if before else ())
        ordered.append(step)
        aside = step.optional or step.every_days or step.after_refusal_of or step.applies_to == "accompanying"
        if not aside:
            before = step.code
    return tuple(ordered)


def check_links(pathway: Pathway, top: Entry, problems: Problems) -> None:
    """Note every reference that leads nowhere, with its line."""
    steps, rules = top.items("steps"), top.items("eligibility")
    _once((step.code for step in pathway.steps), steps, problems)
    _once((rule.code for rule in pathway.rules), rules, problems)
    known = {step.code for step in pathway.steps}
    for step, node in zip(pathway.steps, steps, strict=True):
        for code in step.after:
            if code not in known:
                problems.add(_line(node, "after"), because("file_unknown_step", code=code))
        if step.after_refusal_of is not None:
            _check_refusal(step.after_refusal_of, pathway, _line(node, "after_refusal_of"), problems)
        if step.deadline is not None and step.deadline.anchor is not None:
            _check_anchor(step.deadline.anchor, known, _line(node, "deadline"), problems)
    for rule, node in zip(pathway.rules, rules, strict=True):
        if rule.for_step is not None and rule.for_step not in known:
            problems.add(_line(node, "for_step"), because("file_unknown_step", code=rule.for_step))
    if circle := _circle(pathway.steps):
        at = next(node for step, node in zip(pathway.steps, steps, strict=True) if step.code == circle[0])
        named = pathway.step(circle[0])
        line = _line(at, "after_refusal_of" if circle[1] == named.after_refusal_of else "after")
        problems.add(line, because("file_steps_in_a_circle", code=circle[0], way=" → ".join(circle)))
    if pathway.id in pathway.alternatives:
        problems.add(top.line("alternatives"), because("file_own_alternative"))


def _once(codes: Iterable[str], nodes: Sequence[Node], problems: Problems) -> None:
    seen: set[str] = set()
    for code, node in zip(codes, nodes, strict=True):
        if code and code in seen:
            problems.add(_line(node, "code"), because("file_duplicate", code=code))
        seen.add(code)


def _line(node: Node, key: str) -> int:
    value = node.value
    child = value.get(key) if isinstance(value, Mapping) else None
    return int(child.line) if child is not None else int(node.line)


def _check_anchor(anchor: str, known: set[str], line: int, problems: Problems) -> None:
    if anchor in FACT_ANCHORS:
        return
    code, _, event = anchor.partition(".")
    if code not in known or event not in STEP_EVENTS:
        problems.add(line, because("file_unknown_anchor", anchor=anchor))


def waits_on(step: StepTemplate) -> tuple[str, ...]:
    """Every step that must have come to some end before this one is there."""
    return step.after if step.after_refusal_of is None else (*step.after, step.after_refusal_of)


def _check_refusal(code: str, pathway: Pathway, line: int, problems: Problems) -> None:
    named = next((step for step in pathway.steps if step.code == code), None)
    if named is None:
        problems.add(line, because("file_unknown_step", code=code))
    elif not named.decided:
        problems.add(line, because("file_never_refused", code=code))


def _circle(steps: Sequence[StepTemplate]) -> tuple[str, ...]:
    """The way from a step back to itself through what it waits for, its code first and last; empty if there is none."""
    left = {step.code: set(waits_on(step)) for step in steps}
    while free := [code for code, before in left.items() if not before & left.keys()]:
        for code in free:
            del left[code]
    if not left:
        return ()
    way = [next(iter(left))]
    while (following := min(left[way[-1]] & left.keys())) not in way:
        way.append(following)
    return (*way[way.index(following) :], following)
