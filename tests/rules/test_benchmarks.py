"""From test scores to benchmarks, cell by cell as IRCC's charts state them; and what gives none."""

from datetime import date

import pytest

from caseflow.rules import language_tests as rules
from caseflow.rules.benchmark_tables import benchmarks_near, cefr_near
from caseflow.rules.language_tests import Result, benchmark, check_result
from caseflow.rules.reason import NotAllowed

TODAY = date(2026, 11, 24)
# (level, listening, reading, writing, speaking): the lowest score of each level.
TEF = [
    (4, 306, 306, 268, 328), (5, 352, 352, 330, 387), (6, 393, 393, 379, 422), (7, 434, 434, 428, 456),
    (8, 462, 462, 472, 494), (9, 503, 503, 512, 518), (10, 546, 546, 558, 556),
]  # fmt: skip
TCF = [
    (4, 331, 342, 4, 4), (5, 369, 375, 6, 6), (6, 398, 406, 7, 7), (7, 458, 453, 10, 10),
    (8, 503, 499, 12, 12), (9, 523, 524, 14, 14), (10, 549, 549, 16, 16),
]  # fmt: skip
PTE = [
    (4, 28, 33, 41, 42), (5, 39, 42, 51, 51), (6, 50, 51, 60, 59), (7, 60, 60, 69, 68),
    (8, 71, 69, 79, 76), (9, 82, 78, 88, 84), (10, 89, 88, 90, 89),
]  # fmt: skip


@pytest.mark.parametrize(("test", "table"), [("tef_canada", TEF), ("tcf_canada", TCF), ("pte_core", PTE)])
def test_each_level_begins_at_its_lowest_score(test: str, table: list[tuple[int, ...]]) -> None:
    for level, *scores in table:
        for skill, score in zip(rules.SKILLS, scores, strict=True):
            assert benchmark(test, skill, str(score)) == level
            assert benchmark(test, skill, str(score - 1)) == level - 1


def sitting(test: str, scores: str, taken: date = date(2026, 3, 1)) -> Result:
    return Result(test, *scores.split(), taken)


def test_the_weakest_skill_decides_in_french_as_well() -> None:
    assert rules.lowest_benchmark(sitting("tef_canada", "470 440 400 500")) == 6
    assert rules.lowest_benchmark(sitting("tcf_canada", "470 460 10 3")) == 3


def test_an_old_tef_says_nothing_on_the_new_scale() -> None:
    assert rules.lowest_benchmark(sitting("tef_canada", "470 440 400 500", date(2023, 12, 10))) is None
    assert rules.lowest_benchmark(sitting("tef_canada", "470 440 400 500", date(2023, 12, 11))) == 6


def test_celban_shows_its_own_benchmarks_and_satisfies_no_programme() -> None:
    result = sitting("celban", "9 8 7 8")
    assert rules.shown_benchmarks(result) == {"listening": 9, "reading": 8, "writing": 7, "speaking": 8}
    assert rules.benchmarks(result) == {} and not rules.counts_for_programmes("celban")


def test_what_somebody_says_of_themselves_is_relied_on_by_nothing() -> None:
    result = check_result(sitting("cefr_self", "B2 B1 A2 B1"), TODAY)
    assert rules.benchmarks(result) == rules.shown_benchmarks(result) == {}
    assert rules.lowest_benchmark(result) is None and not rules.is_valid(result, TODAY)


def test_between_clb_and_cefr_there_are_hints_only() -> None:
    assert [cefr_near(level) for level in (4, 5, 7, 9, 10, 12)] == ["A2", "B1", "B2", "C1", "C2", "C2"]
    assert benchmarks_near("B1") == (5, 6) and benchmarks_near("native") == ()


@pytest.mark.parametrize(
    ("result", "field", "code"),
    [
        (sitting("tef_canada", "700 1 1 1"), "listening", "score_not_on_scale"),
        (sitting("tcf_canada", "1 1 21 1"), "writing", "score_not_on_scale"),
        (sitting("pte_core", "1 40 40 40"), "listening", "score_not_on_scale"),
        (sitting("oet", "350 B B B"), "listening", "score_not_a_grade"),
        (sitting("cefr_self", "B2 B1 7 B1"), "writing", "score_not_a_level"),
        (Result("toefl", "25", "25", "25", "25", TODAY, overall="121"), "overall", "score_not_on_scale"),
    ],
)
def test_a_score_that_the_test_does_not_give_is_named_with_those_that_it_gives(result, field, code) -> None:
    with pytest.raises(NotAllowed) as no:
        check_result(result, TODAY)
    assert (no.value.field, no.value.because.code) == (field, code)
