"""Whether a pathway that can be read can also be walked: no step that never comes, none that leads nowhere, no day that
cannot be."""

from collections.abc import Iterator, Mapping

from caseflow.rules.file_nodes import Entry, Node, Problems
from caseflow.rules.pathway import Pathway, StepTemplate
from caseflow.rules.pathway_links import waits_on
from caseflow.rules.reason import Because, because

_Found = Iterator[tuple[str, Because]]


def check_sense(pathway: Pathway, top: Entry, problems: Problems) -> None:
    """Note every step that cannot be walked, with the line of the key that has to be mended.

    Only of a file whose links are sound: every step named is there, and none waits for itself.
    """
    before = {step.code: _all_before(step, pathway) for step in pathway.steps}
    outcomes = _outcomes(pathway)
    for step, node in zip(pathway.steps, top.items("steps"), strict=True):
        for key, reason in (
            *_never_reached(step, pathway),
            *_leads_nowhere(step, before, outcomes),
            *_days(step, pathway),
            *_deadline_days(step, pathway),
        ):
            problems.add(_line(node, key), reason)


def _line(node: Node, key: str) -> int:
    value = node.value
    child = value.get(key) if isinstance(value, Mapping) else None
    return int(child.line) if child is not None else int(node.line)


def _all_before(step: StepTemplate, pathway: Pathway) -> frozenset[str]:
    """Every step that this one waits for, directly or through others."""
    found: set[str] = set()
    left = list(waits_on(step))
    while left:
        code = left.pop()
        if code not in found:
            found.add(code)
            left += waits_on(pathway.step(code))
    return frozenset(found)


def _outcomes(pathway: Pathway) -> frozenset[str]:
    """The steps that give what the pathway is for: the permits, and the last of those that everybody takes."""
    gives = frozenset(step.code for step in pathway.steps if step.gives is not None)
    needed = [step.code for step in pathway.steps if not _aside(step)]
    return gives | frozenset(needed[-1:])


def _aside(step: StepTemplate) -> bool:
    """A step beside the way, of which nobody expects that it leads on."""
    return bool(step.optional or step.every_days or step.after_refusal_of)


def _never_reached(step: StepTemplate, pathway: Pathway) -> _Found:
    """A step that only a refusal opens does not also wait until the very same step is granted."""
    refused = step.after_refusal_of
    if refused is None:
        return
    granted: set[str] = set()
    left = list(step.after)
    while left:
        code = left.pop()
        if code not in granted:
            granted.add(code)
            left += pathway.step(code).after
    if refused in granted:
        yield "after", because("file_never_reached", code=step.code, other=refused)


def _leads_nowhere(step: StepTemplate, before: Mapping[str, frozenset[str]], outcomes: frozenset[str]) -> _Found:
    """A step that everybody must take leads to the outcome or follows from it."""
    if _aside(step) or step.code in outcomes or before[step.code] & outcomes:
        return
    if not any(step.code in before[outcome] for outcome in outcomes):
        yield "code", because("file_dead_end", code=step.code, outcome=", ".join(sorted(outcomes)))


def _days(step: StepTemplate, pathway: Pathway) -> _Found:
    if step.fixed_expiry is not None and step.fixed_expiry < pathway.read_on:
        yield "fixed_expiry", because("file_day_is_past", key="fixed_expiry", day=step.fixed_expiry)
    if step.validity_days and step.renew_before_days and step.renew_before_days >= step.validity_days:
        yield "renew_before_days", because("file_renews_before_it_begins", days=step.validity_days)


def _deadline_days(step: StepTemplate, pathway: Pathway) -> _Found:
    """A deadline hangs on a day that comes at all, and not on the result of its own step."""
    deadline = step.deadline
    if deadline is None:
        return
    if deadline.on is not None and deadline.on < pathway.read_on and deadline.kind == "latest":
        yield "deadline", because("file_day_is_past", key="on", day=deadline.on)
    code, _dot, event = (deadline.anchor or "").partition(".")
    named = next((one for one in pathway.steps if one.code == code), None)
    if named is None:
        return
    if code == step.code and event in _RESULTS and step.every_days is None:
        yield "deadline", because("file_deadline_after_itself", code=step.code, anchor=deadline.anchor or "")
    if event == "refused_on" and not named.decided:
        yield "deadline", because("file_never_refused", code=code)
    if event in ("valid_from", "valid_until") and not _has_validity(named):
        yield "deadline", because("file_anchor_gives_nothing", code=code, anchor=deadline.anchor or "")


_RESULTS = ("granted_on", "refused_on", "valid_from", "valid_until")


def _has_validity(step: StepTemplate) -> bool:
    return step.gives is not None or step.validity_days is not None or step.fixed_expiry is not None
