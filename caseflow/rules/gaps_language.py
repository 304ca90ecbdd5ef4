"""Languages that are wanted: spoken at a level, or proved by a test. What people say of themselves proves nothing."""

from datetime import date

from caseflow.rules.holdings import LEVELS, HeldTest, Holdings, reaches
from caseflow.rules.language_tests import (
    CEFR_SELF,
    is_valid,
    lowest_benchmark,
    nurse_shortfalls,
    valid_until,
)
from caseflow.rules.reason import because
from caseflow.rules.wanted import EXPIRED, HELD, LANGUAGE, MISSING, UNKNOWN, Closing, Gap, Wanted

# Near which level of the Common European Framework a benchmark lies (comprenders.com, secondary source, medium): good
# enough to see that somebody who was tested speaks the language, never the other way round.
_CEFR_NEAR = {4: "A2", 5: "B1", 6: "B1", 7: "B2", 8: "B2", 9: "C1", 10: "C2", 11: "C2", 12: "C2"}
# Up to where somebody should learn before they sit a test for a benchmark, or one of the nursing tests.
LEARN_FOR = {4: "A2", 5: "B1", 6: "B1", 7: "B2", 8: "B2", 9: "C1", 10: "C2"}
LEARN_FOR_NURSING = "C1"


def spoken(wanted: Wanted, holdings: Holdings, today: date) -> Gap:
    """A language at a level: as the person says it, or by the level near a valid test."""
    floor = wanted.level or "A1"
    closing = Closing(LANGUAGE, wanted.code, floor)
    learn = because("close_by_language", language=wanted.code, level=floor)
    facts = {"language": wanted.code, "wanted": floor}
    level = max((holdings.spoken(wanted.code), _tested(holdings, wanted.code, today)), key=_rank)
    if level is None:
        if (test := _without_level(holdings, wanted.code, today)) is not None:
            sat = because("gap_language_unplaced", test=test.result.test, **facts)
            return Gap(wanted, UNKNOWN, sat, None, because("close_by_asking"), closing)
        if holdings.is_signed:
            return Gap(wanted, MISSING, because("gap_language_none", **facts), None, learn, closing)
        return Gap(wanted, UNKNOWN, because("gap_language_unknown", **facts), None, because("close_by_asking"), closing)
    if reaches(level, floor):
        return Gap(wanted, HELD, because("gap_language_held", level=level, **facts), None, None, closing)
    return Gap(wanted, MISSING, because("gap_language_short", level=level, **facts), None, learn, closing)


def _rank(level: str | None) -> int:
    return LEVELS.index(level) if level in LEVELS else -1


def _tested(holdings: Holdings, language: str, today: date) -> str | None:
    """The level near the best valid test in a language."""
    valid = [one.result for one in holdings.tests if one.language == language and is_valid(one.result, today)]
    levels = [_CEFR_NEAR[b] for result in valid if (b := lowest_benchmark(result)) in _CEFR_NEAR]
    return max(levels, key=LEVELS.index, default=None)


def _without_level(holdings: Holdings, language: str, today: date) -> HeldTest | None:
    """A valid test in a language that gives no level: whoever sat it speaks the language, how well is open."""
    valid = [one for one in holdings.tests if one.language == language and is_valid(one.result, today)]
    return max(valid, key=_until, default=None)


def benchmark(wanted: Wanted, holdings: Holdings, today: date) -> Gap:
    """A test result that gives at least this Canadian Language Benchmark in every skill.

    `code` is a language, or several of which any will do ("eng fra").
    """
    least, languages = int(wanted.level), wanted.code.split()
    closing = Closing(LANGUAGE, languages[0], LEARN_FOR.get(least, "B2"), whole=False)
    sit = because("close_by_test", benchmark=least)
    sat = [one for one in holdings.tests if one.language in languages and one.result.test != CEFR_SELF]
    levels = {id(one): lowest_benchmark(one.result) for one in sat}
    enough = [one for one in sat if (levels[id(one)] or 0) >= least]
    valid = [one for one in enough if is_valid(one.result, today)]
    if valid:
        best = max(valid, key=_until)
        held = because("gap_test_held", test=best.result.test, benchmark=levels[id(best)] or 0, wanted=least)
        return Gap(wanted, HELD, held, _until(best), None, closing)
    if enough:
        last = max(enough, key=_until)
        ended = because("gap_test_expired", test=last.result.test, day=_until(last))
        return Gap(wanted, EXPIRED, ended, _until(last), sit, closing)
    counted = [one for one in sat if levels[id(one)] is not None]
    if counted:
        best = max(counted, key=lambda one: levels[id(one)] or 0)
        short = because("gap_test_short", test=best.result.test, benchmark=levels[id(best)] or 0, wanted=least)
        return Gap(wanted, MISSING, short, None, sit, closing)
    return _no_test(wanted, holdings, closing, uncounted=bool(sat))


def _no_test(wanted: Wanted, holdings: Holdings, closing: Closing, *, uncounted: bool) -> Gap:
    sit = because("close_by_test", benchmark=int(wanted.level))
    if uncounted:
        return Gap(wanted, MISSING, because("gap_test_uncounted", wanted=int(wanted.level)), None, sit, closing)
    if holdings.is_signed:
        return Gap(wanted, MISSING, because("gap_test_none", wanted=int(wanted.level)), None, sit, closing)
    unknown = because("gap_test_unknown", wanted=int(wanted.level))
    return Gap(wanted, UNKNOWN, unknown, None, because("close_by_asking"), closing)


def nurse_test(wanted: Wanted, holdings: Holdings, today: date) -> Gap:
    """One of the tests that the College of Nursing of Nova Scotia takes, with all of its minimums (nscn.ca)."""
    closing = Closing(LANGUAGE, "eng", LEARN_FOR_NURSING, whole=False)
    sit = because("close_by_nurse_test")
    shortfalls = [(one, nurse_shortfalls(one.result)) for one in holdings.tests]
    sat = [(one, short) for one, short in shortfalls if short is not None]
    enough = [one for one, short in sat if not short]
    valid = [one for one in enough if is_valid(one.result, today)]
    if valid:
        best = max(valid, key=_until)
        return Gap(wanted, HELD, because("gap_nurse_held", test=best.result.test), _until(best), None, closing)
    if enough:
        last = max(enough, key=_until)
        ended = because("gap_test_expired", test=last.result.test, day=_until(last))
        return Gap(wanted, EXPIRED, ended, _until(last), sit, closing)
    if sat:
        nearest, short = min(sat, key=lambda pair: (len(pair[1] or ()), -_until(pair[0]).toordinal()))
        lacks = because("gap_nurse_short", test=nearest.result.test, skills=len(short or ()))
        return Gap(wanted, MISSING, lacks, None, sit, closing)
    if holdings.is_signed:
        return Gap(wanted, MISSING, because("gap_nurse_none"), None, sit, closing)
    return Gap(wanted, UNKNOWN, because("gap_nurse_unknown"), None, because("close_by_asking"), closing)


def _until(one: HeldTest) -> date:
    return valid_until(one.result)
