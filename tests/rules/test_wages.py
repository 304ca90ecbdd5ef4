"""Wages and hours beside what the law of the place allows."""

from datetime import date
from decimal import Decimal

import pytest

from caseflow.rules import wages
from caseflow.rules.reason import NotAllowed
from caseflow.rules.wages import Floor, HoursLimit, Pay
from caseflow.vocabulary.reasons import sentence

SINCE = date(2026, 4, 1)
SCOTIA = Floor(Decimal("16.75"), "hour", "CAD", Decimal(40), "CA-NS", SINCE, "Labour Standards Code")
GUATEMALA = Floor(Decimal("3600"), "month", "GTQ", Decimal(48), "GTM", SINCE, "Acuerdo 256")
LIMIT = HoursLimit(Decimal(48), "GTM", SINCE, "Constitución, art. 102")


def pay(wage="16.75", period="hour", currency="CAD", hours="37.5", taken="0", purpose=""):
    return Pay(Decimal(wage), period, currency, Decimal(hours), Decimal(taken), purpose)


def verdict(offer, floor):
    return wages.beside_floor(offer, floor).verdict


@pytest.mark.parametrize(
    ("offer", "floor", "expected"),
    [
        (pay("16.75"), SCOTIA, "fits"),
        (pay("16.74"), SCOTIA, "below"),
        (pay("669.99", "week", hours="40"), SCOTIA, "below"),
        (pay("670", "week", hours="40"), SCOTIA, "fits"),
        (pay("1340", "fortnight", hours="40"), SCOTIA, "fits"),
        (pay("134", "day", hours="40"), SCOTIA, "fits"),
        (pay("133.9", "day", hours="40"), SCOTIA, "below"),
        (pay("34840", "year", hours="40"), SCOTIA, "fits"),
        (pay("34839", "year", hours="40"), SCOTIA, "below"),
        (pay("3600", "month", "GTQ", "48"), GUATEMALA, "fits"),
        (pay("3599.99", "month", "GTQ", "48"), GUATEMALA, "below"),
        (pay("43200", "year", "GTQ", "48"), GUATEMALA, "fits"),
        (pay("0.9", "piece"), SCOTIA, "not_compared"),
        (pay("50", "hour", "USD"), SCOTIA, "not_compared"),
        (pay("0.01"), None, "unknown"),
    ],
)
def test_a_wage_of_any_period_is_compared_by_the_hour(offer, floor, expected):
    assert verdict(offer, floor) == expected


def test_a_refusal_says_amount_floor_place_source_and_since_when():
    with pytest.raises(NotAllowed) as no:
        wages.check_pay(pay("15"), SCOTIA, None)
    words = sentence(no.value.because.code, no.value.because.facts)
    assert no.value.field == "wage"
    for part in ("15.00 CAD", "16.75 CAD", "Nova Scotia", "1 Apr 2026", "Labour Standards Code"):
        assert part in words


def test_housing_that_is_taken_off_the_wage_counts_and_is_named():
    with pytest.raises(NotAllowed) as no:
        wages.check_pay(pay("680", "week", hours="40", taken="30", purpose="housing"), SCOTIA, None)
    words = sentence(no.value.because.code, no.value.because.facts)
    assert no.value.field == "deductions" and "housing" in words and "16.25 CAD" in words and "30.00 CAD" in words


def test_hours_over_the_legal_maximum_are_refused():
    with pytest.raises(NotAllowed) as no:
        wages.check_pay(pay("9000", "month", "GTQ", "50"), GUATEMALA, LIMIT)
    assert no.value.field == "hours_per_week" and "48" in sentence(no.value.because.code, no.value.because.facts)
    wages.check_pay(pay("9000", "month", "GTQ", "48"), GUATEMALA, LIMIT)


def test_every_answer_has_its_words_also_where_nothing_is_known():
    taken = pay("18", taken="1", purpose="meals")
    offers = [(pay(), None), (pay(), SCOTIA), (pay(currency="USD"), SCOTIA), (pay(period="piece"), SCOTIA)]
    offers.append((taken, SCOTIA))
    answers = [wages.beside_floor(offer, floor) for offer, floor in offers]
    answers += [wages.beside_hours(Decimal(40), None), wages.beside_hours(Decimal("37.5"), LIMIT)]
    words = [sentence(one.says.code, one.says.facts) for one in answers]
    assert "No minimum wage is known" in words[0] and "cannot be compared" in words[2] and len(set(words)) == 7
    assert "1.00 CAD are taken off (meals), 17.00 CAD an hour are left" in words[4]


@pytest.mark.parametrize(
    ("amount", "purpose", "field"),
    [("-1", "housing", "deductions"), ("20", "", "deductions_for"), ("0", "meals", "deductions"),
     (None, "meals", "deductions"), ("21.5", "housing", "deductions"), ("NaN", "housing", "deductions")],
)  # fmt: skip
def test_deductions_have_an_amount_and_a_purpose_and_leave_a_wage(amount, purpose, field):
    with pytest.raises(NotAllowed) as no:
        wages.check_deductions(Decimal(amount) if amount else None, purpose, Decimal("21.50"))
    assert no.value.field == field


def test_no_deductions_are_none():
    assert wages.check_deductions(None, "", Decimal(10)) is None
    assert wages.check_deductions(Decimal(0), " ", Decimal(10)) is None
    assert wages.check_deductions(Decimal(2), "meals", Decimal(10)) == 2
