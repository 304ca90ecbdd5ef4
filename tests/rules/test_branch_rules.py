"""Steps that are left out by themselves, and what waits for them."""

from datetime import date

import pytest

from caseflow.rules.branches import Branch, decide
from caseflow.rules.conditions import Compare
from caseflow.rules.reason import NotAllowed
from caseflow.rules.spans import Span, evaluate_facts
from caseflow.rules.steps import PlacedStep, check_reopen, is_released, settle, waits_for

TODAY = date(2026, 11, 24)
NO_LICENCE = Compare("person.has_licence", "eq", False)


def exam(state: str = "pending", **more: object) -> Branch:
    return Branch(PlacedStep(1, "EXAM", 7, state, ("APPLY",), **more), NO_LICENCE)  # type: ignore[arg-type]


def test_who_has_the_licence_is_spared_the_exam_with_a_reason() -> None:
    found = decide([exam()], {7: {"person.has_licence": True}}, TODAY)
    assert found.left_out[1].code == "not_needed_condition" and found.left_out[1].fact("fact") == "person.has_licence"
    assert found.missing == {}


def test_what_is_not_known_stays_possible_and_is_asked() -> None:
    found = decide([exam("ready")], {7: {}}, TODAY)
    assert (found.left_out, found.needed) == ({}, ())
    assert found.missing == {7: ("person.has_licence",)}


def test_a_fact_that_turns_brings_the_step_back_and_so_does_one_that_is_no_longer_known() -> None:
    for facts in ({"person.has_licence": False}, {}):
        assert decide([exam("waived", left_out=True)], {7: facts}, TODAY).needed == (1,)
    assert decide([exam("waived", left_out=True)], {7: {"person.has_licence": True}}, TODAY).needed == ()


@pytest.mark.parametrize("state", ["in_progress", "submitted", "granted", "refused", "waived", "cancelled"])
def test_what_somebody_did_by_hand_is_left_alone(state: str) -> None:
    assert decide([exam(state)], {7: {"person.has_licence": True}}, TODAY).left_out == {}


def test_a_step_taken_up_by_hand_stays() -> None:
    one = Branch(exam().step, NO_LICENCE, by_hand=True)
    assert decide([one], {7: {"person.has_licence": True}}, TODAY).left_out == {}


def branches(state: str) -> list[Branch]:
    return [
        Branch(PlacedStep(1, "DECIDE", 7, state)),
        Branch(PlacedStep(2, "APPEAL", 7, "pending", (), after_refusal_of="DECIDE")),
        Branch(PlacedStep(3, "COURT", 7, "pending", (), after_refusal_of="APPEAL")),
    ]


def test_an_appeal_waits_for_the_refusal_and_is_left_out_when_there_is_none() -> None:
    assert decide(branches("submitted"), {}, TODAY).left_out == {}
    steps = [one.step for one in branches("submitted")]
    assert [held.code for held in waits_for(steps[1], steps)] == ["DECIDE"] and settle(steps) == {}
    granted = decide(branches("granted"), {}, TODAY).left_out
    assert granted[2].fact("step") == "DECIDE" and granted[3].fact("step") == "APPEAL", "and no second appeal either"
    refused = [one.step for one in branches("refused")]
    assert settle(refused) == {2: "ready"} and decide(branches("refused"), {}, TODAY).left_out == {}


@pytest.mark.parametrize(("appeal", "court", "goes_on"), [
    ("granted", "pending", True), ("refused", "pending", False),
    ("refused", "granted", True), ("waived", "pending", False),
])  # fmt: skip
def test_an_appeal_that_is_won_opens_what_the_refusal_shut(appeal: str, court: str, goes_on: bool) -> None:
    steps = [
        PlacedStep(1, "DECIDE", 7, "refused"),
        PlacedStep(2, "APPEAL", 7, appeal, (), after_refusal_of="DECIDE"),
        PlacedStep(3, "COURT", 7, court, (), after_refusal_of="APPEAL"),
        PlacedStep(4, "CARD", 7, "pending", ("DECIDE",)),
        PlacedStep(5, "DECIDE", 8, "refused"),
    ]
    assert is_released(steps[0], steps) is goes_on
    assert (settle(steps).get(4) == "ready") is goes_on
    assert not is_released(steps[4], steps), "the appeal of one member wins nothing for another"


def test_what_follows_a_step_that_is_left_out_waits_for_what_is_before_it() -> None:
    steps = [
        PlacedStep(1, "APPLY", 7, "in_progress"),
        PlacedStep(2, "EXAM", 7, "waived", ("APPLY",), left_out=True),
        PlacedStep(3, "CARD", 7, "pending", ("EXAM",)),
    ]
    assert [held.code for held in waits_for(steps[2], steps)] == ["APPLY"]
    check_reopen(steps[0], steps)


def test_a_refusal_under_an_appeal_is_not_opened_again() -> None:
    steps = [
        PlacedStep(1, "DECIDE", 7, "refused"),
        PlacedStep(2, "APPEAL", 7, "submitted", (), after_refusal_of="DECIDE"),
    ]
    with pytest.raises(NotAllowed):
        check_reopen(steps[0], steps)


def test_an_age_that_is_known_roughly_answers_what_it_can() -> None:
    adult = Compare("person.age", "gte", 18)
    assert evaluate_facts(adult, {"person.age": Span(20, 21)}, TODAY).answer.value == "met"
    rough = evaluate_facts(adult, {"person.age": Span(17, 18)}, TODAY)
    assert rough.missing == ("person.age",) and rough.because is not None
