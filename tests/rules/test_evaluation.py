"""What may stand in an evaluation, who may sign it, and which jobs are asked about."""

from datetime import date
from decimal import Decimal

import pytest

from caseflow.rules import evaluation as rules
from caseflow.rules.evaluation import Standing, stands_against_signing
from caseflow.rules.experience import Spell
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary import skills

TODAY = date(2026, 11, 24)
BORN = date(1990, 5, 17)
COMPLETE = Standing("draft", occupation=True, education=True, language=True, is_writer=False)


def refused(check, *given) -> tuple[str, str | None]:
    with pytest.raises(NotAllowed) as no:
        check(*given)
    return no.value.because.code, no.value.field


def spell(begins: str, ends: str | None, hours: int | None) -> Spell:
    last = date.fromisoformat(ends) if ends else None
    return Spell("9211", date.fromisoformat(begins), last, None if hours is None else Decimal(hours))


def test_a_complete_evaluation_is_signed_by_somebody_who_did_not_write_in_it() -> None:
    assert stands_against_signing(COMPLETE) == ()
    own = Standing("draft", occupation=True, education=True, language=True, is_writer=True)
    assert [b.code for b in stands_against_signing(own)] == ["evaluation_own_work"]


def test_everything_that_is_missing_is_said_at_once() -> None:
    codes = [b.code for b in stands_against_signing(Standing("draft"))]
    assert codes == [
        "evaluation_occupation_missing",
        "evaluation_education_missing",
        "evaluation_language_missing",
        "evaluation_own_work",
    ]


@pytest.mark.parametrize(("state", "code"), [(None, "evaluation_not_begun"), ("signed", "evaluation_signed_already")])
def test_only_a_draft_is_signed(state: str | None, code: str) -> None:
    standing = Standing(state, occupation=True, education=True, language=True, is_writer=False)
    assert [b.code for b in stands_against_signing(standing)] == [code]


def test_an_occupation_is_wanted_once_and_not_every_occupation_is() -> None:
    assert rules.check_wanted("2221", ["5321"]) == "2221"
    assert refused(rules.check_wanted, "2221", ["5321", "2221"]) == ("occupation_wanted_already", "isco")
    assert refused(rules.check_wanted, "2221", [str(n) for n in range(10)]) == ("occupations_too_many", "isco")


@pytest.mark.parametrize(
    ("begins", "ends", "hours", "said"),
    [
        (None, None, None, ("work_start_missing", "started_on")),
        (date(1989, 1, 1), None, None, ("evaluation_day_before_birth", "started_on")),
        (date(2027, 1, 1), None, None, ("evaluation_day_in_future", "started_on")),
        (date(2020, 1, 1), date(2019, 12, 31), None, ("work_ends_before_begins", "ended_on")),
        (date(2020, 1, 1), date(2026, 11, 25), None, ("evaluation_day_in_future", "ended_on")),
        (date(2020, 1, 1), None, Decimal(0), ("work_hours_not_possible", "hours_per_week")),
        (date(2020, 1, 1), None, Decimal("112.1"), ("work_hours_not_possible", "hours_per_week")),
        (date(2020, 1, 1), None, Decimal("37.25"), ("work_hours_not_possible", "hours_per_week")),
    ],
)
def test_a_job_runs_forward_in_a_life(begins, ends, hours, said) -> None:
    assert refused(rules.check_work, begins, ends, hours, BORN, TODAY) == said


def test_a_job_that_goes_on_with_unknown_hours_is_written_down() -> None:
    rules.check_work(date(2020, 1, 1), None, None, BORN, TODAY)
    rules.check_work(TODAY, TODAY, Decimal("37.5"), None, TODAY)
    rules.check_work(TODAY, None, Decimal("112.0"), BORN, TODAY)


def test_a_degree_has_a_name_and_school_years_need_none() -> None:
    rules.check_education(2, "", None, BORN, TODAY)
    rules.check_education(9, "", date(2010, 1, 1), BORN, TODAY)
    assert refused(rules.check_education, 6, "", None, BORN, TODAY) == ("education_title_missing", "title")
    assert refused(rules.check_education, 1, "", date(2027, 1, 1), BORN, TODAY) == (
        "evaluation_day_in_future",
        "completed_on",
    )


@pytest.mark.parametrize(
    ("kind", "issued", "expires", "said"),
    [
        ("full", date(2027, 1, 1), None, ("evaluation_day_in_future", "issued_on")),
        ("full", date(1980, 1, 1), None, ("evaluation_day_before_birth", "issued_on")),
        ("full", None, date(1980, 1, 1), ("evaluation_day_before_birth", "expires_on")),
        ("full", date(2020, 1, 1), date(2020, 1, 1), ("licence_ends_before_issued", "expires_on")),
        ("conditional", date(2020, 1, 1), None, ("licence_conditions_missing", "conditions")),
    ],
)
def test_a_licence_that_cannot_be(kind, issued, expires, said) -> None:
    assert refused(rules.check_licence, kind, issued, expires, "", BORN, TODAY) == said


def test_an_expired_licence_is_written_down_all_the_same() -> None:
    rules.check_licence("conditional", date(2014, 1, 1), date(2016, 1, 1), "Under supervision", BORN, TODAY)


@pytest.mark.parametrize(
    ("result", "applied", "decided", "said"),
    [
        ("full", date(2020, 5, 1), date(2020, 4, 1), ("recognition_decided_before_asked", "decided_on")),
        ("full", date(2020, 5, 1), None, ("recognition_day_missing", "decided_on")),
        ("refused", None, None, ("recognition_day_missing", "decided_on")),
        ("not_asked", date(2020, 5, 1), None, ("recognition_was_asked", "result")),
        ("pending", None, date(2020, 5, 1), ("recognition_is_decided", "result")),
        ("conditional", None, date(2020, 5, 1), ("recognition_conditions_missing", "conditions")),
        ("pending", date(2027, 1, 1), None, ("evaluation_day_in_future", "applied_on")),
        ("full", date(1980, 1, 1), date(2020, 1, 1), ("evaluation_day_before_birth", "applied_on")),
    ],
)
def test_a_recognition_whose_days_and_result_do_not_agree(result, applied, decided, said) -> None:
    assert refused(rules.check_recognition, result, applied, decided, "", BORN, TODAY) == said


def test_a_recognition_that_nobody_asked_for_has_no_days() -> None:
    rules.check_recognition("not_asked", None, None, "", BORN, TODAY)
    rules.check_recognition("pending", TODAY, None, "", BORN, TODAY)
    rules.check_recognition("conditional", None, TODAY, "A bridging course", None, TODAY)


def test_a_test_says_its_language_itself() -> None:
    assert rules.language_of_test("ielts_general", "") == "eng"
    assert rules.language_of_test("other", "ara") == "ara"
    assert refused(rules.language_of_test, "tef_canada", "eng") == ("test_of_another_language", "language")
    assert refused(rules.language_of_test, "other", "") == ("test_language_missing", "language")
    assert set(rules.TEST_LANGUAGES) | {"other", "cefr_self"} == {test.value for test in skills.LanguageTest}


def test_nobody_took_a_test_before_they_were_born() -> None:
    assert refused(rules.check_taken, date(1989, 1, 1), BORN) == ("evaluation_day_before_birth", "taken_on")
    assert refused(rules.check_taken, None, BORN) == ("test_day_missing", "taken_on")


def test_two_jobs_at_once_are_asked_about_only_above_eighty_hours() -> None:
    day, night = spell("2024-01-01", "2024-06-30", 40), spell("2024-03-01", None, 40)
    assert rules.crowded([day, night], TODAY) == ()
    more = spell("2024-03-01", "2024-04-30", 12)
    (said,) = rules.crowded([day, night, more], TODAY)
    assert (said.fact("begins"), said.fact("ends"), said.fact("hours")) == (date(2024, 3, 1), date(2024, 4, 30), 92)


def test_crowded_times_that_follow_each_other_are_one() -> None:
    jobs = [spell("2024-01-01", "2024-12-31", 60), spell("2024-02-01", "2024-02-29", 30), spell("2024-03-01", None, 40)]
    (said,) = rules.crowded(jobs, TODAY)
    assert (said.fact("begins"), said.fact("ends"), said.fact("hours")) == (date(2024, 2, 1), date(2024, 12, 31), 100)


def test_jobs_without_hours_and_jobs_one_after_the_other_crowd_nothing() -> None:
    assert rules.crowded([spell("2024-01-01", None, 60), spell("2024-01-01", None, None)], TODAY) == ()
    assert rules.crowded([spell("2024-01-01", "2024-01-31", 60), spell("2024-02-01", None, 60)], TODAY) == ()
    assert rules.crowded([], TODAY) == ()
