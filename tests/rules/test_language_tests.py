"""What a language certificate is worth."""

from dataclasses import replace
from datetime import date

import pytest

from caseflow.rules import language_tests as rules
from caseflow.rules.language_tests import Result, benchmark, check_result
from caseflow.rules.reason import NotAllowed

TODAY = date(2026, 11, 24)
IELTS = Result("ielts_general", "6.0", "5.0", "5.5", "5.5", date(2026, 1, 15))
NURSE = Result("ielts_academic", "7.0", "6.5", "6.5", "7.0", date(2026, 1, 15), overall="7.0")

# codes.yaml, ielts_general_to_clb
TABLE = [
    (4, "4.5", "3.5", "4.0", "4.0"), (5, "5.0", "4.0", "5.0", "5.0"), (6, "5.5", "5.0", "5.5", "5.5"),
    (7, "6.0", "6.0", "6.0", "6.0"), (8, "7.5", "6.5", "6.5", "6.5"), (9, "8.0", "7.0", "7.0", "7.0"),
    (10, "8.5", "8.0", "7.5", "7.5"),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE)
def test_ielts_general_gives_the_benchmarks_of_the_table(row: tuple[int, str, str, str, str]) -> None:
    level, *scores = row
    for skill, score in zip(rules.SKILLS, scores, strict=True):
        assert benchmark("ielts_general", skill, score) == level
        below = str(float(score) - 0.5)
        assert benchmark("ielts_general", skill, below) == level - 1


def test_ielts_above_the_table_is_ten_and_far_below_it_three() -> None:
    assert benchmark("ielts_general", "listening", "9.0") == 10
    assert benchmark("ielts_general", "listening", "1.0") == 3


@pytest.mark.parametrize(("score", "level"), [("4", 4), ("9", 9), ("10", 10), ("12", 10), ("2", 3), ("7.5", None)])
def test_a_celpip_level_is_its_benchmark(score: str, level: int | None) -> None:
    assert benchmark("celpip_general", "speaking", score) == level


def test_the_weakest_skill_decides() -> None:
    assert rules.benchmarks(IELTS) == {"listening": 7, "reading": 6, "writing": 6, "speaking": 6}
    assert rules.lowest_benchmark(IELTS) == 6


@pytest.mark.parametrize("test", ["ielts_academic", "celban", "oet", "cefr", "A2", "other"])
def test_no_other_test_and_no_own_judgement_gives_a_benchmark(test: str) -> None:
    assert benchmark(test, "listening", "7") is None
    assert benchmark(test, "listening", "B2") is None
    assert rules.lowest_benchmark(replace(IELTS, test=test)) is None


def codes(result: Result) -> list[str] | None:
    found = rules.nurse_shortfalls(result)
    return None if found is None else [reason.code for reason in found]


def test_a_nurse_with_the_minimums_of_any_accepted_test_lacks_nothing() -> None:
    assert codes(NURSE) == []
    assert codes(Result("celban", "9", "8", "7", "8", TODAY)) == []
    assert codes(Result("oet", "B", "C+", "C+", "B", TODAY)) == []
    assert codes(Result("oet", "A", "A", "B", "A", TODAY)) == []


def test_each_skill_below_the_minimum_is_named() -> None:
    assert codes(replace(NURSE, writing="6.0", overall="6.5")) == ["nurse_writing_short", "nurse_overall_short"]
    assert codes(Result("celban", "8", "7", "6", "7", TODAY)) == [
        "nurse_writing_short", "nurse_speaking_short", "nurse_listening_short", "nurse_reading_short",
    ]  # fmt: skip
    assert codes(Result("oet", "C+", "C", "C+", "B", TODAY)) == ["nurse_listening_short", "nurse_reading_short"]


def test_a_test_that_the_regulator_does_not_take_answers_nothing() -> None:
    assert codes(IELTS) is None


@pytest.mark.parametrize(
    ("scores", "band"),
    [
        (("6.5", "6.5", "5.0", "7.0"), "6.5"),
        (("6.5", "6.5", "5.5", "6.0"), "6.0"),
        (("6.5", "7.0", "6.5", "7.0"), "7.0"),
    ],
)
def test_an_overall_band_is_the_mean_with_quarters_rounded_up(scores: tuple[str, ...], band: str) -> None:
    assert str(rules.overall_band(Result("ielts_academic", *scores, TODAY))) in (band, band.removesuffix(".0"))


def test_a_result_holds_two_years_or_until_its_own_end() -> None:
    assert rules.valid_until(IELTS) == date(2028, 1, 15)
    assert rules.valid_until(replace(IELTS, taken_on=date(2024, 2, 29))) == date(2026, 2, 28)
    assert rules.is_valid(IELTS, date(2028, 1, 15))
    assert not rules.is_valid(IELTS, date(2028, 1, 16))
    assert not rules.is_valid(IELTS, date(2026, 1, 14))
    assert not rules.is_valid(replace(IELTS, expires_on=date(2026, 6, 1)), TODAY)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"listening": "9.5"}, "listening"), ({"reading": "6.3"}, "reading"), ({"writing": "-1"}, "writing"),
        ({"speaking": "B"}, "speaking"), ({"speaking": ""}, "speaking"), ({"overall": "ten"}, "overall"),
        ({"test": "oet"}, "listening"), ({"test": "celpip_general", "listening": "13"}, "listening"),
        ({"taken_on": date(2026, 11, 25)}, "taken_on"), ({"expires_on": date(2026, 1, 15)}, "expires_on"),
        ({"listening": "1_0"}, "listening"), ({"listening": "NaN"}, "listening"),
    ],
)  # fmt: skip
def test_an_impossible_result_is_refused_beside_its_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check_result(replace(IELTS, **change), TODAY)
    assert refused.value.field == field


def test_possible_results_pass_with_a_decimal_comma_too() -> None:
    assert check_result(replace(IELTS, listening="6,5"), TODAY)
    assert check_result(Result("dele", "apto", "apto", "apto", "apto", TODAY), TODAY)
    assert check_result(Result("toefl", "25", "25", "25", "25", TODAY, overall="100"), TODAY)
