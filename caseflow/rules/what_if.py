"""A pathway for somebody: open now, open when something comes, or shut; and what would open it.

Some rules can be met by learning, waiting, working, a paper or an offer; others (a nationality, a day in the past)
cannot. A rule that nobody can do anything about shuts the pathway; everything else is a condition.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from caseflow.rules.conditions import Answer
from caseflow.rules.eligibility import Eligibility, Judged, Verdict
from caseflow.rules.gaps_language import LEARN_FOR, LEARN_FOR_NURSING
from caseflow.rules.pathway import EligibilityRule
from caseflow.rules.reason import Because, because
from caseflow.rules.wanted import LANGUAGE, Closing

NOW, WHEN, SHUT = "now", "when", "shut"
# What kind of thing opens it: something to find out, an offer, or something to get or do.
FIND_OUT, OFFER, GET = "find_out", "offer", "get"

_OFFER = ("offer", "employer")
_BY_FACT = {
    "person.documents": "close_by_document",
    "person.paid_work_hours_total": "close_by_hours",
    "person.paid_work_hours_last_5y": "close_by_hours",
    "person.has_farm_experience": "close_by_hours",
    "person.has_verifiable_experience_in_offer_occupation": "close_by_hours",
    "person.experience_noc": "close_by_hours",
    "person.can_read_write": "close_by_literacy",
    "person.nursing_currency": "close_by_practice",
    "person.elp_evidence": "close_by_evidence",
    "person.declares_intention_to_return": "close_by_saying",
    "person.days_since_yellow_fever_vaccine": "close_by_vaccine",
    "person.days_since_mmr_vaccine": "close_by_vaccine",
}
_GROWING = {
    "person.age": "close_by_age",
    "person.age_months": "close_by_age",
    "person.cpp_age_days": "close_by_waiting",
    "person.working_days_since_entry_MEX": "close_by_waiting",
}


@dataclass(frozen=True)
class Way:
    """What would meet a rule: of which kind it is, in words, and what a training would have to give."""

    kind: str
    how: Because
    closing: Closing | None = None


@dataclass(frozen=True)
class Need:
    """A rule that is not met or not known, and what would meet it. `any_of`: one of several rules is enough."""

    judged: Judged
    way: Way
    any_of: bool = False


@dataclass(frozen=True)
class Outlook:
    """How a pathway stands: what is needed, and what shuts it."""

    stands: str
    needs: tuple[Need, ...]
    shuts: tuple[Judged, ...]
    warns: tuple[Judged, ...]


def outlook(result: Eligibility, *, takes_applications: bool) -> Outlook:
    """How the pathway stands for whoever these rules were judged for. A closed intake shuts it, whatever the rules."""
    shuts: list[Judged] = []
    needs: list[Need] = []
    for verdict in result.verdicts:
        if verdict.severity == "block" and verdict.answer is not Answer.MET:
            found = tuple(_needs(verdict))
            needs += found
            if not found:
                shuts += [one for one in verdict.members if one.answer is Answer.NOT_MET]
    warns = tuple(
        one
        for verdict in result.verdicts
        if verdict.severity == "warn" and verdict.answer is not Answer.MET
        for one in verdict.members
        if one.applies and one.answer is verdict.answer
    )
    stands = SHUT if shuts or not takes_applications else WHEN if needs else NOW
    return Outlook(stands, tuple(needs), tuple(shuts), warns)


def _needs(verdict: Verdict) -> Iterable[Need]:
    """What would meet a verdict; nothing when nobody can do anything about it."""
    open_ones = [one for one in verdict.members if one.applies and one.answer is not Answer.MET]
    several = verdict.group is not None and len(verdict.members) > 1
    for one in open_ones:
        way = way_to(one)
        if way is not None:
            yield Need(one, way, several)


def way_to(judged: Judged) -> Way | None:
    """What would meet this rule; None for one that is not met and that nobody can do anything about."""
    if judged.answer is Answer.UNKNOWN:
        names = judged.missing or (judged.rule.compare.field,)
        if all(name.startswith(_OFFER) for name in names):
            return Way(OFFER, because("close_by_offer"))
        if _learnable(judged.rule) is not None and not any(name.startswith(_OFFER) for name in names):
            return _learnable(judged.rule)
        return Way(FIND_OUT, because("close_by_asking"))
    return _way_of(judged.rule)


def _way_of(rule: EligibilityRule) -> Way | None:
    name, op = rule.compare.field, rule.compare.op
    if name.startswith(_OFFER):
        return Way(OFFER, because("close_by_offer"))
    if (learnt := _learnable(rule)) is not None:
        return learnt
    if name == "person.isced_level" and op == "gte":
        return Way(GET, because("close_by_schooling", wanted_isced=str(rule.compare.value)))
    if name in _GROWING and op == "gte":
        return Way(GET, because(_GROWING[name]))
    if name in _BY_FACT and op not in ("not_exists", "ne", "not_in", "lte"):
        return Way(GET, because(_BY_FACT[name]))
    return None


def _learnable(rule: EligibilityRule) -> Way | None:
    """A language that a test has to show: a course prepares for it."""
    name, op, value = rule.compare.field, rule.compare.op, rule.compare.value
    if name == "person.clb_min_skill" and op == "gte" and isinstance(value, int):
        closing = Closing(LANGUAGE, "eng", LEARN_FOR.get(value, "B2"), whole=False)
        return Way(GET, because("close_by_test", benchmark=value), closing)
    if name.startswith("person.tests.") and op == "all_skills_gte":
        return Way(GET, because("close_by_nurse_test"), Closing(LANGUAGE, "eng", LEARN_FOR_NURSING, whole=False))
    return None
