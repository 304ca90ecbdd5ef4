"""Whether a person can take a pathway, rule by rule: met, not met or unknown, with where it is written.

Unknown never blocks silently: each missing fact is named, and becomes a task to find it out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.rules.conditions import AllOf, Answer, Condition, Facts, Outcome, evaluate, fields_of
from caseflow.rules.pathway import EligibilityRule
from caseflow.rules.reason import Because, because

# A source read longer ago than this should be read again before anybody relies on it.
STALE_AFTER = timedelta(days=365)

ELIGIBLE, NOT_ELIGIBLE, UNKNOWN = "eligible", "not_eligible", "unknown"


@dataclass(frozen=True)
class Judged:
    """One rule, judged. `applies` is False when its condition is known not to hold; it then counts as met."""

    rule: EligibilityRule
    answer: Answer
    applies: bool
    missing: tuple[str, ...]
    because: Because | None
    stale: bool

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def severity(self) -> str:
        """block, warn or info."""
        return self.rule.severity


@dataclass(frozen=True)
class Verdict:
    """A rule on its own, or alternatives of which any one is enough."""

    group: str | None
    answer: Answer
    severity: str
    members: tuple[Judged, ...]


@dataclass(frozen=True)
class Eligibility:
    """The result over all rules. `missing` are the facts to find out, in the order in which they matter."""

    result: str
    verdicts: tuple[Verdict, ...]
    missing: tuple[str, ...]

    def of(self, answer: Answer, severity: str) -> tuple[Verdict, ...]:
        """The verdicts with that answer and severity."""
        return tuple(v for v in self.verdicts if v.answer is answer and v.severity == severity)


def judge(rules: Iterable[EligibilityRule], facts: Facts, today: date, step: str | None = None) -> tuple[Judged, ...]:
    """Each rule in order. Rules that belong to one step are left out unless that step is asked about."""
    return tuple(_judged(rule, facts, today) for rule in rules if rule.for_step in (None, step))


def sum_up(judged: Sequence[Judged]) -> Eligibility:
    """The result: one unmet blocking verdict is enough for "not eligible", one unknown for "unknown"."""
    verdicts = tuple(_verdicts(judged))
    blocking = [verdict.answer for verdict in verdicts if verdict.severity == "block"]
    result = {Answer.NOT_MET: NOT_ELIGIBLE, Answer.UNKNOWN: UNKNOWN, Answer.MET: ELIGIBLE}[_all_of(blocking)]
    return Eligibility(result, verdicts, _missing(verdicts))


def facts_needed(rules: Iterable[EligibilityRule]) -> tuple[str, ...]:
    """Every fact that the rules can ask for, so that whoever gathers facts gathers no others."""
    conditions: list[Condition] = []
    for rule in rules:
        conditions.append(rule.compare if rule.when is None else AllOf((rule.compare, rule.when)))
    return tuple(dict.fromkeys(name for condition in conditions for name in fields_of(condition)))


def _judged(rule: EligibilityRule, facts: Facts, today: date) -> Judged:
    stale = today - rule.read_on > STALE_AFTER
    itself = evaluate(rule.compare, facts, today)
    condition = Outcome(Answer.MET) if rule.when is None else evaluate(rule.when, facts, today)
    if condition.answer is Answer.NOT_MET:
        return Judged(rule, Answer.MET, False, (), because("rule_does_not_apply"), stale)
    if condition.answer is Answer.MET or itself.answer is Answer.MET:
        # A rule that holds anyway needs no answer to whether it applies.
        return Judged(rule, itself.answer, True, itself.missing, itself.because, stale)
    missing = tuple(dict.fromkeys((*condition.missing, *itself.missing)))
    return Judged(rule, Answer.UNKNOWN, True, missing, because("rule_may_not_apply"), stale)


def _verdicts(judged: Sequence[Judged]) -> Iterable[Verdict]:
    groups: dict[str, list[Judged]] = {}
    for one in judged:
        groups.setdefault(one.rule.group or f"\0{one.code}", []).append(one)
    for members in groups.values():
        group, severity = members[0].rule.group, _worst(one.severity for one in members)
        # An alternative whose condition does not hold is no way in.
        asked = [one.answer for one in members if one.applies] if group else [members[0].answer]
        yield Verdict(group, _any_of(asked), severity, tuple(members))


def _any_of(answers: Sequence[Answer]) -> Answer:
    if Answer.MET in answers or not answers:
        return Answer.MET
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.NOT_MET


def _all_of(answers: Sequence[Answer]) -> Answer:
    if Answer.NOT_MET in answers:
        return Answer.NOT_MET
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.MET


def _worst(severities: Iterable[str]) -> str:
    return min(severities, key=("block", "warn", "info").index)


def _missing(verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """The facts of unknown verdicts, blocking ones first; what is for information only is not chased."""
    names = [
        name
        for severity in ("block", "warn")
        for verdict in verdicts
        if verdict.severity == severity and verdict.answer is Answer.UNKNOWN
        for one in verdict.members
        if one.answer is Answer.UNKNOWN
        for name in one.missing
    ]
    return tuple(dict.fromkeys(names))
