"""Numbers that are known only to lie between two others: the age of somebody whose year of birth is known.

A rule that gives the same answer for every number in between is answered; any other is unknown.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from caseflow.rules.conditions import Answer, Condition, Facts, Outcome, evaluate, fields_of
from caseflow.rules.eligibility import Judged, facts_needed, judge
from caseflow.rules.pathway import EligibilityRule
from caseflow.rules.reason import because

_FEW = 10
_ANY_MORE = 10**9


@dataclass(frozen=True)
class Span:
    """At least `low`, at most `high`; None is "or any more"."""

    low: int
    high: int | None

    def values(self) -> tuple[int, ...]:
        """Every number in between when they are few, else the two ends."""
        if self.high is None:
            return (self.low, _ANY_MORE)
        few = self.high - self.low <= _FEW
        return tuple(range(self.low, self.high + 1)) if few else (self.low, self.high)


def judge_facts(
    rules: Iterable[EligibilityRule], facts: Facts, today: date, step: str | None = None
) -> tuple[Judged, ...]:
    """Like `eligibility.judge`, for facts some of which may be spans."""
    return tuple(_judged(rule, facts, today) for rule in rules if rule.for_step in (None, step))


def _judged(rule: EligibilityRule, facts: Facts, today: date) -> Judged:
    loose = tuple(name for name in facts_needed((rule,)) if isinstance(facts.get(name), Span))
    answers = [judge((rule,), variant, today, rule.for_step)[0] for variant in _variants(loose, facts)]
    first = answers[0]
    if all((other.answer, other.applies) == (first.answer, first.applies) for other in answers):
        return first
    return Judged(rule, Answer.UNKNOWN, True, loose, because("fact_not_precise", fact=loose[0]), first.stale)


def evaluate_facts(condition: Condition, facts: Facts, today: date) -> Outcome:
    """Like `conditions.evaluate`, for facts some of which may be spans."""
    loose = tuple(name for name in fields_of(condition) if isinstance(facts.get(name), Span))
    outcomes = [evaluate(condition, variant, today) for variant in _variants(loose, facts)]
    first = outcomes[0]
    if all(other.answer is first.answer for other in outcomes):
        return first
    return Outcome(Answer.UNKNOWN, loose, because("fact_not_precise", fact=loose[0]))


def _variants(loose: tuple[str, ...], facts: Facts) -> Iterator[Facts]:
    """The facts with each span replaced by a number that lies in it, in every combination."""
    choices = [span.values() for name in loose if isinstance(span := facts[name], Span)]
    for values in product(*choices):
        yield {**facts, **dict(zip(loose, values, strict=True))}
