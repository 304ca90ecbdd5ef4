"""Three values: what is not recorded is unknown, never no."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.conditions import (
    ALL_OPERATORS,
    AllOf,
    Answer,
    AnyOf,
    Compare,
    Condition,
    Estimate,
    evaluate,
    fields_of,
)

TODAY = date(2026, 11, 24)
MET, NOT_MET, UNKNOWN = Answer.MET, Answer.NOT_MET, Answer.UNKNOWN


def answer(field: str, op: str, value: object, found: object) -> Answer:
    return evaluate(Compare(field, op, value), {field: found}, TODAY).answer


@pytest.mark.parametrize(
    ("op", "value", "found", "expected"),
    [
        ("eq", "VEN", "VEN", MET),
        ("eq", False, False, MET),
        ("eq", False, True, NOT_MET),
        ("eq", 1, True, NOT_MET),
        ("ne", "CAN", "KEN", MET),
        ("ne", "CAN", "CAN", NOT_MET),
        ("in", (0, 1, 2), 2, MET),
        ("not_in", ("withdrawn",), "withdrawn", NOT_MET),
        ("gte", 30, 30, MET),
        ("gte", 30, 29.5, NOT_MET),
        ("lte", 24, 24, MET),
        ("between", (9, 720), 8, NOT_MET),
        ("between", (9, 720), 720, MET),
        ("exists", True, {"title": "cook"}, MET),
        ("exists", True, False, NOT_MET),
        ("exists", True, frozenset(), NOT_MET),
        ("not_exists", True, False, MET),
        ("has", "AIP-NS", frozenset({"AIP-NS", "X"}), MET),
        ("has", "AIP-NS", frozenset(), NOT_MET),
        ("date_on_or_before", date(2021, 1, 31), date(2021, 1, 31), MET),
        ("date_on_or_before", date(2021, 1, 31), date(2021, 2, 1), NOT_MET),
        ("date_on_or_before", date(2021, 1, 31), False, NOT_MET),
        ("date_on_or_after", date(2025, 6, 3), date(2025, 6, 2), NOT_MET),
        ("date_between", (date(2021, 5, 29), date(2023, 5, 28)), date(2023, 5, 28), MET),
        ("season_between", ((1, 1), (12, 15)), date(2027, 12, 16), NOT_MET),
        ("season_between", ((11, 1), (2, 28)), date(2027, 1, 5), MET),
        ("season_between", ((11, 1), (2, 28)), date(2027, 6, 5), NOT_MET),
    ],
)
def test_a_fact_is_compared(op: str, value: object, found: object, expected: Answer) -> None:
    assert answer("f", op, value, found) is expected


@given(st.sampled_from([op for op in ALL_OPERATORS if op != "has_any_document"]))
def test_whatever_is_asked_a_fact_that_is_not_recorded_is_unknown_and_named(op: str) -> None:
    outcome = evaluate(Compare("f", op, 1), {"f": None}, TODAY)
    assert (outcome.answer, outcome.missing) == (UNKNOWN, ("f",))


@given(st.sampled_from(ALL_OPERATORS), st.one_of(st.text(), st.integers(), st.booleans(), st.dates(), st.binary()))
def test_a_fact_of_the_wrong_type_never_breaks_the_page(op: str, found: object) -> None:
    values = {"between": (1, 2), "date_between": (TODAY, TODAY), "season_between": ((1, 1), (2, 2))}
    assert answer("f", op, values.get(op, 3), found) in tuple(Answer)


@pytest.mark.parametrize(
    ("op", "value", "expected"),
    [
        ("eq", "GTM", MET),
        ("in", ("SLV", "HND"), MET),
        ("eq", "MEX", NOT_MET),
        ("ne", "GTM", NOT_MET),
        ("ne", "MEX", MET),
    ],
)
def test_any_nationality_held_counts(op: str, value: object, expected: Answer) -> None:
    facts = {"person.nationalities": frozenset({"GTM", "SLV"})}
    assert evaluate(Compare("person.nationality", op, value), facts, TODAY).answer is expected


def test_somebody_stateless_has_no_nationality_and_that_is_known() -> None:
    facts = {"person.nationalities": frozenset()}
    assert evaluate(Compare("person.nationality", "eq", "GTM"), facts, TODAY).answer is NOT_MET


@pytest.mark.parametrize(
    ("held", "missing", "expected"),
    [
        ({"cv", "passport"}, set(), MET),
        (set(), set(), UNKNOWN),
        (set(), {"passport"}, UNKNOWN),
        (set(), {"passport", "visa"}, NOT_MET),
    ],
)
def test_a_document_that_nobody_asked_for_is_not_a_missing_document(held: set, missing: set, expected: Answer) -> None:
    facts = {"person.documents": held, "person.documents_missing": missing}
    wanted = Compare("person.documents", "has_any_document", ("passport", "visa"))
    assert evaluate(wanted, facts, TODAY).answer is expected


IELTS = {"writing": 6.5, "speaking": 7, "listening": 7, "reading": 6.5, "overall": 7}


@pytest.mark.parametrize(
    ("minimum", "scores", "expected"),
    [
        (IELTS, IELTS, MET),
        (IELTS, IELTS | {"speaking": 6.5}, NOT_MET),
        (IELTS, {"writing": 7}, UNKNOWN),
        (IELTS, {"writing": 6}, NOT_MET),
        (IELTS, False, NOT_MET),
        (IELTS, IELTS | {"valid_until": date(2026, 11, 23)}, NOT_MET),
        (IELTS, IELTS | {"valid_until": TODAY}, MET),
        ({"writing": "C+"}, {"writing": "B"}, MET),
        ({"writing": "C+"}, {"writing": "C"}, NOT_MET),
        ({"writing": "C+"}, {"writing": 350}, UNKNOWN),
    ],
)
def test_a_language_test_must_reach_every_skill(minimum: dict, scores: object, expected: Answer) -> None:
    assert answer("person.tests.ielts_academic", "all_skills_gte", minimum, scores) is expected


@pytest.mark.parametrize("level", [1, 5, 12])
def test_a_converted_language_level_neither_satisfies_nor_fails_a_rule(level: int) -> None:
    outcome = evaluate(
        Compare("person.clb_min_skill", "gte", 5), {"person.clb_min_skill": Estimate(level, "cefr")}, TODAY
    )
    assert outcome.answer is UNKNOWN
    assert outcome.because is not None and outcome.because.code == "fact_is_estimate"


def test_one_fact_is_compared_with_another() -> None:
    same = Compare("person.current_region", "eq", None, "claim.region")
    assert evaluate(same, {"person.current_region": "MX-CHP", "claim.region": "MX-CHP"}, TODAY).answer is MET
    assert evaluate(same, {"person.current_region": "MX-CHP"}, TODAY).missing == ("claim.region",)


leaves = st.builds(lambda name: Compare(name, "eq", True), st.sampled_from("abc"))
conditions = st.recursive(
    leaves,
    lambda inner: (
        st.builds(AllOf, st.lists(inner, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple))
    ),
    max_leaves=6,
)


@given(conditions, st.fixed_dictionaries({}, optional={name: st.booleans() for name in "abc"}))
def test_learning_a_fact_never_overturns_an_answer_that_was_known(condition: Condition, facts: dict) -> None:
    before = evaluate(condition, facts, TODAY)
    if before.answer is UNKNOWN:
        assert before.missing and set(before.missing) <= set(fields_of(condition)) - set(facts)
        return
    for name in "abc":
        for value in (True, False):
            assert evaluate(condition, {name: value} | facts, TODAY).answer is before.answer
