"""What is wanted against what somebody holds, item by item: held, held but ending, ended, missing, or not known.

What nobody has recorded is not known; it is missing only when a signed evaluation stands behind its absence.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from caseflow.rules import gaps_language
from caseflow.rules.birth import age_on
from caseflow.rules.deadlines import add_months
from caseflow.rules.holdings import FOREIGN, HeldRecognition, Holdings, holds
from caseflow.rules.reason import because
from caseflow.rules.wanted import (
    AGE,
    BENCHMARK,
    EDUCATION,
    EXPERIENCE,
    EXPIRED,
    EXPIRING,
    HELD,
    LANGUAGE,
    LICENCE,
    MISSING,
    NURSE_TEST,
    RECOGNITION,
    SKILL,
    UNKNOWN,
    Closing,
    Gap,
    Wanted,
)

# What ends within this many days is shown as ending: time enough to renew most things.
HORIZON = 180
_DONE = frozenset({"passed", "not_needed"})
_FAILED = frozenset({"failed"})
_RECOGNISED = frozenset({"full", "conditional"})


def gaps(wanted: Iterable[Wanted], holdings: Holdings, today: date, horizon: int = HORIZON) -> tuple[Gap, ...]:
    """How each wanted item stands for this person today, in the order in which they are wanted."""
    return tuple(gap(one, holdings, today, horizon) for one in wanted)


def gap(wanted: Wanted, holdings: Holdings, today: date, horizon: int = HORIZON) -> Gap:
    """How one item stands. Raises KeyError for a kind that is not known."""
    found = _BY_KIND[wanted.kind](wanted, holdings, today)
    if found.state == HELD and found.until is not None and found.until <= today + timedelta(days=horizon):
        return Gap(
            wanted, EXPIRING, found.because, found.until, because("close_by_renewal", day=found.until), found.closing
        )
    return found


def is_placeable(found: Iterable[Gap]) -> bool | None:
    """Whether everything that must be there is: yes, no, or None when something is not known and nothing lacking."""
    states = [one for one in found if one.wanted.must]
    if any(one.is_open for one in states):
        return False
    return None if any(one.state == UNKNOWN for one in states) else True


def _skill(wanted: Wanted, holdings: Holdings, today: date) -> Gap:
    """A skill at a level. One that nobody asked about is not known, in a signed evaluation too unless it names some."""
    least = int(wanted.level or 1)
    closing = Closing(SKILL, wanted.code, str(least))
    learn = because("close_by_learning", skill=wanted.code, skill_level=str(least))
    best = holdings.skill(wanted.code, today)
    facts = {"skill": wanted.code, "wanted_level": str(least)}
    if best is not None and best.level >= least:
        lasting = [s.expires_on for s in holdings.skills if s.code == wanted.code and s.level >= least]
        until = None if None in lasting else max((day for day in lasting if day is not None), default=None)
        return Gap(wanted, HELD, because("gap_skill_held", skill_level=str(best.level), **facts), until, None, closing)
    past = [s for s in holdings.skills if s.code == wanted.code and s.level >= least and s.expires_on is not None]
    if past:
        ended = max(s.expires_on for s in past if s.expires_on is not None)
        return Gap(wanted, EXPIRED, because("gap_skill_expired", day=ended, **facts), ended, learn, closing)
    if best is not None:
        short = because("gap_skill_short", skill_level=str(best.level), **facts)
        return Gap(wanted, MISSING, short, None, learn, closing)
    if holdings.is_signed and holdings.skills:
        return Gap(wanted, MISSING, because("gap_skill_none", **facts), None, learn, closing)
    return Gap(wanted, UNKNOWN, because("gap_skill_unknown", **facts), None, because("close_by_asking"), closing)


def _education(wanted: Wanted, holdings: Holdings, _today: date) -> Gap:
    held, least = holdings.isced, int(wanted.level)
    if held is not None and held >= least:
        return Gap(wanted, HELD, because("gap_education_held", isced=str(held), wanted_isced=str(least)))
    if held is None:
        code = "gap_education_unfinished" if holdings.studied else "gap_education_unknown"
        return Gap(wanted, UNKNOWN, because(code, wanted_isced=str(least)), None, because("close_by_asking"))
    short = because("gap_education_short", isced=str(held), wanted_isced=str(least))
    return Gap(wanted, MISSING, short, None, because("close_by_schooling", wanted_isced=str(least)))


def _experience(wanted: Wanted, holdings: Holdings, today: date) -> Gap:
    """Months of work in an occupation, or in a group of occupations that begin with the same digits."""
    least, had = int(wanted.level or 1), holdings.months_of_work(wanted.code, today)
    if had >= least:
        return Gap(wanted, HELD, because("gap_experience_held", months=had, wanted=least))
    if not holdings.work and not holdings.is_signed:
        return Gap(wanted, UNKNOWN, because("gap_experience_unknown", wanted=least), None, because("close_by_asking"))
    lacks = because("gap_experience_short", months=had, wanted=least)
    return Gap(wanted, MISSING, lacks, None, because("close_by_working", months=least - had))


def _licence(wanted: Wanted, holdings: Holdings, today: date) -> Gap:
    closing = Closing(LICENCE, wanted.code)
    facts = {"occupation": wanted.code, "country": wanted.country}
    here = [
        one
        for one in holdings.licences
        if one.isco == wanted.code and one.country == wanted.country and one.kind != FOREIGN
    ]
    valid = [one for one in here if holds(one.expires_on, today)]
    if valid:
        best = max(valid, key=lambda one: one.expires_on or date.max)
        code = "gap_licence_conditional" if all(one.kind == "conditional" for one in valid) else "gap_licence_held"
        return Gap(wanted, HELD, because(code, **facts), best.expires_on, None, closing)
    apply = because("close_by_licence", **facts)
    if here:
        ended = max(one.expires_on for one in here if one.expires_on is not None)
        return Gap(wanted, EXPIRED, because("gap_licence_expired", day=ended, **facts), ended, apply, closing)
    abroad = [one for one in holdings.licences if one.isco == wanted.code]
    if abroad:
        said = because("gap_licence_foreign", **{**facts, "nationality": abroad[0].country})
        return Gap(wanted, MISSING, said, None, because("close_by_recognition", **facts), closing)
    if holdings.is_signed:
        return Gap(wanted, MISSING, because("gap_licence_none", **facts), None, apply, closing)
    return Gap(wanted, UNKNOWN, because("gap_licence_unknown", **facts), None, because("close_by_asking"), closing)


def _recognition(wanted: Wanted, holdings: Holdings, today: date) -> Gap:
    """A step of a recognition for an occupation (`code` is "2221/credential_assessment"), in a country."""
    isco, _slash, step = wanted.code.partition("/")
    same = [r for r in holdings.recognitions if r.country == wanted.country and r.isco in ("", isco)]
    begin = because("close_by_step", recognition_step=step)
    licensed = any(
        one.isco == isco and one.country == wanted.country and one.kind == "full" and holds(one.expires_on, today)
        for one in holdings.licences
    )
    if licensed or any(r.result in _RECOGNISED for r in same):
        return Gap(wanted, HELD, because("gap_recognised"))
    steps = [one for r in same for one in r.steps if one.kind == step]
    done = [one for one in steps if one.state in _DONE]
    if any(holds(one.expires_on, today) for one in done):
        ends = [one.expires_on for one in done if holds(one.expires_on, today)]
        until = None if None in ends else max(day for day in ends if day is not None)
        return Gap(wanted, HELD, because("gap_step_done", recognition_step=step), until)
    if done:
        ended = max(one.expires_on for one in done if one.expires_on is not None)
        return Gap(wanted, EXPIRED, because("gap_step_expired", recognition_step=step, day=ended), ended, begin)
    return _step_not_done(wanted, holdings, step, same, [one.state for one in steps])


def _step_not_done(
    wanted: Wanted, holdings: Holdings, step: str, same: list[HeldRecognition], states: list[str]
) -> Gap:
    begin = because("close_by_step", recognition_step=step)
    if any(state in _FAILED for state in states) or any(r.result == "refused" for r in same):
        return Gap(wanted, MISSING, because("gap_step_refused", recognition_step=step), None, begin)
    if any(state != "to_do" for state in states):
        return Gap(wanted, MISSING, because("gap_step_under_way", recognition_step=step), None, begin)
    if same or holdings.is_signed:
        return Gap(wanted, MISSING, because("gap_step_none", recognition_step=step), None, begin)
    asked = because("close_by_asking")
    return Gap(wanted, UNKNOWN, because("gap_step_unknown", recognition_step=step), None, asked)


def _age(wanted: Wanted, holdings: Holdings, today: date) -> Gap:
    least, earliest, latest = int(wanted.level), holdings.born_earliest, holdings.born_latest
    if latest is not None and age_on(latest, today) >= least:
        return Gap(wanted, HELD, because("gap_age_held", years=least))
    if earliest is not None and age_on(earliest, today) < least:
        when = add_months(earliest, 12 * least)
        return Gap(wanted, MISSING, because("gap_age_short", years=least), None, because("close_by_birthday", day=when))
    return Gap(wanted, UNKNOWN, because("gap_age_unknown", years=least), None, because("close_by_asking"))


_BY_KIND: dict[str, Callable[[Wanted, Holdings, date], Gap]] = {
    LANGUAGE: gaps_language.spoken,
    BENCHMARK: gaps_language.benchmark,
    NURSE_TEST: gaps_language.nurse_test,
    LICENCE: _licence,
    RECOGNITION: _recognition,
    EDUCATION: _education,
    EXPERIENCE: _experience,
    SKILL: _skill,
    AGE: _age,
}
