"""Reasons are kept as codes and facts, and come back as they were."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.reason import Because, as_json, because, from_json

facts = st.dictionaries(
    st.text(st.characters(codec="ascii", categories=["Ll"]), min_size=1),
    st.one_of(st.text(), st.integers(), st.dates()),
)


@given(st.text(min_size=1), facts)
def test_a_reason_that_is_kept_comes_back_as_it_was(code: str, given_facts: dict) -> None:
    reason = because(code, **given_facts)
    assert from_json(as_json(reason)) == reason


def test_a_day_is_kept_as_a_day_and_not_as_a_text() -> None:
    assert as_json(because("due", day=date(2026, 5, 3))) == {"code": "due", "facts": {"day": {"date": "2026-05-03"}}}


def test_a_moment_is_no_fact() -> None:
    with pytest.raises(ValueError, match="a day"):
        as_json(Because("due", (("at", datetime(2026, 5, 3, 12, 0)),)))  # noqa: DTZ001


@pytest.mark.parametrize("stored", [{}, {"code": 3}, {"code": "x", "facts": []}, {"code": "x", "facts": {"a": [1]}}])
def test_something_else_is_no_reason(stored: dict) -> None:
    with pytest.raises(ValueError, match=r"reason|fact"):
        from_json(stored)


def test_the_order_in_which_facts_are_given_does_not_matter() -> None:
    assert because("x", a=1, b=2) == because("x", b=2, a=1)


def test_codes_in_a_reason_get_their_names_when_shown() -> None:
    assert because("due", step="OWP_CLAIM", days=3).named({"OWP_CLAIM": "Claim"}).fact("step") == "Claim"
