"""A contract is worse in every point in which somebody would be worse off, and in no other."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from caseflow.rules import contracts
from caseflow.rules.contracts import Agreed, Paper, findings
from caseflow.rules.reason import NotAllowed

START = date(2027, 3, 1)
OFFER = Paper(
    isco="5321", country="CAN", region="CA-NS", municipality="Kentville", starts_on=START, ends_on=date(2027, 11, 30),
    wage=Decimal("20"), wage_period="hour", currency="CAD", hours_per_week=Decimal(40), deductions=Decimal(1),
    has_housing=True, employer="Valley Farm",
)  # fmt: skip
SAME = replace(OFFER, language="spa", employer="")


def codes(paper: Paper, offer: Paper = OFFER, agreed: Agreed | None = None) -> list[str]:
    return [one.code for one in findings(paper, offer, agreed, ["spa"])]


def test_the_same_terms_are_as_good() -> None:
    assert codes(SAME) == []
    assert codes(replace(SAME, employer="valley  FARM", municipality="kentville")) == []


@pytest.mark.parametrize(
    "better",
    [
        {"wage": Decimal(25)},
        {"deductions": Decimal(0)},
        {"starts_on": START - timedelta(days=10)},
        {"starts_on": START + timedelta(days=30)},
        {"ends_on": None},
        {"ends_on": date(2028, 1, 1)},
    ],
)
def test_what_is_better_or_little_later_is_no_finding(better: dict[str, object]) -> None:
    assert codes(replace(SAME, **better)) == []


@pytest.mark.parametrize(
    ("worse", "code"),
    [
        ({"wage": Decimal("19.99")}, "contract_lower_wage"),
        ({"hours_per_week": Decimal(41)}, "contract_more_hours"),
        ({"hours_per_week": Decimal(39)}, "contract_fewer_hours"),
        ({"currency": "USD", "deductions": Decimal(0)}, "contract_other_currency"),
        ({"isco": "9211"}, "contract_other_occupation"),
        ({"country": "USA", "region": ""}, "contract_other_place"),
        ({"region": "CA-NB"}, "contract_other_place"),
        ({"region": ""}, "contract_other_place"),
        ({"municipality": ""}, "contract_other_town"),
        ({"employer": "Valley Farms"}, "contract_other_employer"),
        ({"deductions": Decimal("1.01")}, "contract_more_deductions"),
        ({"has_housing": False}, "contract_no_housing"),
        ({"ends_on": date(2027, 11, 29)}, "contract_shorter"),
        ({"starts_on": START + timedelta(days=31)}, "contract_starts_later"),
        ({"language": "eng"}, "contract_not_understood"),
    ],
)
def test_each_worse_point_is_one_finding(worse: dict[str, object], code: str) -> None:
    assert codes(replace(SAME, **worse)) == [code]


def test_an_end_where_the_opening_has_none_is_worse() -> None:
    assert codes(SAME, replace(OFFER, ends_on=None)) == ["contract_has_end"]


def test_wages_of_other_periods_compare_by_the_hour() -> None:
    weekly = replace(SAME, wage_period="week", wage=Decimal(800), deductions=Decimal(40))
    assert codes(weekly) == ["contract_other_period"]
    assert codes(replace(weekly, wage=Decimal(799))) == ["contract_other_period", "contract_lower_wage"]
    assert codes(replace(weekly, deductions=Decimal(41))) == ["contract_other_period", "contract_more_deductions"]


def test_work_by_the_piece_compares_with_work_by_the_piece() -> None:
    piece = replace(OFFER, wage_period="piece", wage=Decimal(2), deductions=Decimal(0))
    assert codes(replace(piece, language="spa", wage=Decimal("1.90")), piece) == ["contract_lower_wage"]


def test_less_than_agreed_with_the_person_is_worse_even_above_the_opening() -> None:
    agreed = Agreed(Decimal(23), "hour", "CAD", Decimal(40))
    assert codes(replace(SAME, wage=Decimal(22)), agreed=agreed) == ["contract_below_agreed"]
    assert codes(replace(SAME, wage=Decimal(23)), agreed=agreed) == []


def test_both_values_are_named() -> None:
    (found,) = findings(replace(SAME, wage=Decimal(18)), OFFER, None, ["spa"])
    assert dict(found.facts) == {"offered": "20.00 CAD", "written": "18.00 CAD"}


@given(
    wage=some.decimals("0.01", "99.99", places=2),
    hours=some.integers(1, 84),
    period=some.sampled_from(["hour", "day", "week", "fortnight", "month", "year", "piece"]),
)
def test_a_contract_is_never_worse_than_itself(wage: Decimal, hours: int, period: str) -> None:
    paper = replace(SAME, wage=wage, hours_per_week=Decimal(hours), wage_period=period, deductions=Decimal(0))
    assert codes(paper, replace(paper, employer="Valley Farm")) == []


@pytest.mark.parametrize(
    ("level", "interpreter", "answer"),
    [("A2", False, False), ("B1", False, True), ("native", False, True), ("C2", True, False), ("none", False, False)],
)
def test_who_understands_a_contract(level: str, interpreter: bool, answer: bool) -> None:
    assert contracts.understands(level, interpreter) is answer


def test_only_a_compared_contract_lets_anybody_go_on() -> None:
    assert [contracts.may_go_on(state) is None for state in (None, "flagged", "refused", "good", "accepted")] == [
        False, False, False, True, True,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("state", "decides", "reason"), [("good", 2, "Yes."), ("flagged", 1, "Yes."), ("flagged", 2, " ")]
)
def test_a_decision_wants_a_worse_contract_another_person_and_a_reason(state: str, decides: int, reason: str) -> None:
    contracts.check_decision("flagged", 1, 2, "Training.")
    with pytest.raises(NotAllowed):
        contracts.check_decision(state, 1, decides, reason)
