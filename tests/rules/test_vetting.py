"""No worker goes to an employer that two people have not cleared."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules import vetting
from caseflow.rules.reason import NotAllowed
from caseflow.rules.vetting import Answer, Assessment, Question, Vetting, assess, may_submit_to

TODAY = date(2026, 11, 24)
LATER = date(2027, 1, 1)
BOTH = frozenset({"employer", "recruiter"})
QUESTIONS = (
    Question("FR01", "critical", frozenset({"recruiter"})),
    Question("FR02", "critical", BOTH),
    Question("FR06", "major", frozenset({"employer"})),
    Question("FR10", "major", BOTH),
    Question("FR14", "major", BOTH),
    Question("FR19", "minor", frozenset({"employer"})),
)
YES = {question.id: Answer("yes") for question in QUESTIONS}


def best(kind: str = "employer", **answers: Answer) -> str:
    return assess(QUESTIONS, {**YES, **answers}, kind, TODAY).best


def test_an_employer_that_answers_yes_throughout_may_be_approved() -> None:
    assert assess(QUESTIONS, YES, "employer", TODAY) == Assessment("approved")


def test_one_critical_no_refuses_whatever_else_is_open() -> None:
    found = assess(QUESTIONS, {**YES, "FR02": Answer("no"), "FR10": Answer("no")}, "employer", TODAY)
    assert found.best == "refused"
    assert found.reasons[0].fact("question") == "FR02"


@pytest.mark.parametrize("value", ["unknown", "partly", "not_applicable"])
def test_an_open_critical_question_blocks(value: str) -> None:
    assert best(FR02=Answer(value)) == ""


def test_a_question_without_answer_is_open_and_a_question_for_others_is_not_asked() -> None:
    assert assess(QUESTIONS, {}, "employer", TODAY).best == ""
    employer_only = {key: answer for key, answer in YES.items() if key != "FR01"}
    assert assess(QUESTIONS, employer_only, "employer", TODAY).best == "approved"
    assert assess(QUESTIONS, employer_only, "recruiter", TODAY).best == ""


def test_a_question_that_does_not_apply_needs_its_reason() -> None:
    assert best(FR02=Answer("not_applicable", note="No recruiter and no fee: own staff.")) == "approved"
    assert best(FR06=Answer("not_applicable", note=" "), FR10=Answer("no", LATER)) == ""


def test_one_open_major_with_a_day_is_approved_two_are_conditional_three_block() -> None:
    open_ = Answer("partly", LATER)
    assert best(FR06=open_) == "approved"
    assert best(FR06=open_, FR10=Answer("no", LATER)) == "conditional"
    assert best(FR06=open_, FR10=open_, FR14=Answer("unknown", LATER)) == ""


@pytest.mark.parametrize("action_by", [None, TODAY - timedelta(days=1)])
def test_an_open_major_needs_a_day_ahead(action_by: date | None) -> None:
    assert best(FR06=Answer("no", action_by)) == ""


def test_a_minor_no_is_only_recorded() -> None:
    assert best(FR19=Answer("no")) == "approved"


values = st.sampled_from(["yes", "no", "partly", "unknown", "not_applicable"])


@given(st.lists(values, min_size=6, max_size=6), st.integers(0, 5))
def test_mending_an_answer_never_makes_the_decision_worse(given_: list[str], place: int) -> None:
    order = ["refused", "", "conditional", "approved"]
    answers = {question.id: Answer(value, LATER) for question, value in zip(QUESTIONS, given_, strict=True)}
    before = assess(QUESTIONS, answers, "recruiter", TODAY).best
    after = assess(QUESTIONS, {**answers, QUESTIONS[place].id: Answer("yes")}, "recruiter", TODAY).best
    assert order.index(after) >= order.index(before)


def decide(best_: str, decision: str, *, decider: int = 2, supervisor: bool = True, reason: str = "Why.") -> str:
    return vetting.check_decision(
        Assessment(best_), decision, proposer=1, decider=decider, is_supervisor=supervisor, reason=reason
    )


@pytest.mark.parametrize(
    ("best_", "decision"),
    [
        ("approved", "approved"), ("approved", "conditional"), ("conditional", "conditional"), ("", "refused"),
        ("approved", "refused"), ("refused", "refused"),
    ],
)  # fmt: skip
def test_a_second_person_decides_within_what_the_answers_allow(best_: str, decision: str) -> None:
    assert decide(best_, decision) == decision


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"best_": "approved", "decision": "approved", "decider": 1}, "vetting_same_person"),
        ({"best_": "approved", "decision": "perhaps"}, "vetting_decision_missing"),
        ({"best_": "", "decision": "approved"}, "vetting_blocked"),
        ({"best_": "refused", "decision": "conditional"}, "vetting_blocked"),
        ({"best_": "conditional", "decision": "approved"}, "vetting_only_conditional"),
        ({"best_": "conditional", "decision": "conditional", "supervisor": False}, "vetting_conditional_by_supervisor"),
        ({"best_": "approved", "decision": "refused", "reason": " "}, "vetting_reason_missing"),
    ],
)
def test_any_other_decision_is_refused(change: dict[str, object], code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        decide(**change)
    assert refused.value.because.code == code


def test_an_approval_lasts_a_year_and_a_conditional_one_ninety_days() -> None:
    assert vetting.valid_until("approved", TODAY) == date(2027, 11, 24)
    assert vetting.valid_until("conditional", TODAY) == date(2027, 2, 22)
    assert vetting.valid_until("refused", TODAY) is None


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (None, "vetting_missing"),
        (Vetting(), "vetting_missing"),
        (Vetting("none"), "vetting_missing"),
        (Vetting("draft"), "vetting_undecided"),
        (Vetting("proposed"), "vetting_undecided"),
        (Vetting("refused", LATER), "vetting_refused"),
        (Vetting("expired", LATER), "vetting_expired"),
        (Vetting("approved", TODAY - timedelta(days=1)), "vetting_expired"),
        (Vetting("conditional", TODAY - timedelta(days=1)), "vetting_expired"),
        (Vetting("approved"), "vetting_missing"),
        (Vetting("approved", LATER, is_frozen=True), "employer_frozen"),
    ],
)
def test_nobody_is_submitted_to_an_employer_that_is_not_cleared(found: Vetting | None, code: str) -> None:
    assert may_submit_to(found, TODAY).code == code


@pytest.mark.parametrize("state", ["approved", "conditional"])
def test_a_cleared_employer_may_be_given_workers_until_its_last_day(state: str) -> None:
    assert may_submit_to(Vetting(state, TODAY), TODAY) is None
    assert vetting.state_on(Vetting(state, TODAY), TODAY) == state
    assert vetting.state_on(Vetting(state, TODAY), TODAY + timedelta(days=1)) == "expired"
