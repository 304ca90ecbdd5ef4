"""Who may be placed where, on which terms, and how a placement goes on."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from caseflow.rules import placements
from caseflow.rules.birth import NOT_KNOWN, Birth
from caseflow.rules.placements import MOVES, Chance, Terms, check_move, check_terms, may_place
from caseflow.rules.reason import NotAllowed
from caseflow.rules.vetting import Vetting

TODAY = date(2026, 11, 24)
CLEARED = Vetting("approved", date(2027, 6, 1))
CHANCE = Chance(
    birth=Birth(date(1990, 1, 1), "day"),
    starts_on=date(2027, 1, 10),
    vetting=CLEARED,
    opening_open=True,
    heads=2,
    taken=1,
)
TERMS = Terms(date(2027, 1, 10), date(2027, 8, 31), Decimal("17.50"), "hour", "CAD", Decimal(40))


def codes(found: object) -> list[str]:
    return [reason.code for reason in found]


def test_an_adult_goes_to_a_cleared_employer_with_a_free_place() -> None:
    assert may_place(CHANCE, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"vetting": None}, "vetting_missing"),
        ({"vetting": Vetting("approved", date(2026, 11, 23))}, "vetting_expired"),
        ({"vetting": replace(CLEARED, is_frozen=True)}, "employer_frozen"),
        ({"through_recruiter": True}, "recruiter_not_cleared"),
        ({"through_recruiter": True, "recruiter": Vetting("refused")}, "recruiter_not_cleared"),
        ({"opening_open": False}, "opening_not_open"),
        ({"taken": 2}, "opening_full"),
        ({"birth": Birth(date(2009, 1, 11), "day")}, "worker_under_age"),
        ({"birth": Birth(date(2009, 1, 1), "year")}, "worker_age_unknown"),
        ({"birth": NOT_KNOWN}, "worker_age_unknown"),
        ({"has_consent": False}, "worker_not_consented"),
        ({"elsewhere": 1}, "worker_placed_elsewhere"),
    ],
)
def test_what_stands_against_a_placement_is_named(change: dict[str, object], code: str) -> None:
    assert codes(may_place(replace(CHANCE, **change), TODAY)) == [code]


def test_whoever_turns_eighteen_on_the_first_day_of_work_may_start() -> None:
    assert may_place(replace(CHANCE, birth=Birth(date(2009, 1, 10), "day")), TODAY) == ()


def test_a_cleared_recruiter_stands_in_nobodys_way() -> None:
    assert may_place(replace(CHANCE, through_recruiter=True, recruiter=CLEARED), TODAY) == ()


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": date(2027, 1, 10)}, "ends_on"),
        ({"wage": None}, "wage"),
        ({"wage": Decimal("-0.01")}, "wage"),
        ({"wage": Decimal("NaN")}, "wage"),
        ({"wage": Decimal("Infinity")}, "wage"),
        ({"wage": Decimal("1e12")}, "wage"),
        ({"wage_period": "century"}, "wage_period"),
        ({"currency": "cad"}, "currency"),
        ({"currency": "$"}, "currency"),
        ({"hours_per_week": None}, "hours_per_week"),
        ({"hours_per_week": Decimal(0)}, "hours_per_week"),
        ({"hours_per_week": Decimal("84.5")}, "hours_per_week"),
    ],
)
def test_impossible_terms_are_refused_beside_their_field(change: dict[str, object], field: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check_terms(replace(TERMS, **change))
    assert refused.value.field == field


def test_possible_terms_pass_with_or_without_an_end() -> None:
    assert check_terms(TERMS) == TERMS
    assert check_terms(replace(TERMS, ends_on=None, wage=Decimal(0)))


def test_a_placement_walks_from_the_match_to_the_end_of_the_work() -> None:
    way = ["matched", "submitted", "offered", "accepted", "contract_signed", "travelling", "started", "active"]
    for state, to_state in pairwise(way):
        assert check_move(state, to_state, vetting=CLEARED, today=TODAY) == to_state
    assert check_move("active", "ended_completed", vetting=None, today=TODAY, reason="Season over.")


def test_every_state_is_known_and_an_end_is_an_end() -> None:
    assert all(to_state in MOVES for targets in MOVES.values() for to_state in targets)
    assert all(MOVES[state] == () for state in (*placements.ENDED, "withdrawn", "declined_by_person"))


@pytest.mark.parametrize(("state", "to_state"), [("matched", "accepted"), ("active", "matched"), ("nowhere", "active")])
def test_steps_cannot_be_left_out(state: str, to_state: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check_move(state, to_state, vetting=CLEARED, today=TODAY)
    assert refused.value.because.code == "placement_no_such_move"


@pytest.mark.parametrize("to_state", ["submitted", "offered", "accepted", "contract_signed", "travelling"])
def test_nobody_is_sent_to_an_employer_whose_vetting_ended(to_state: str) -> None:
    state = next(state for state, targets in MOVES.items() if to_state in targets)
    with pytest.raises(NotAllowed) as refused:
        check_move(state, to_state, vetting=Vetting("approved", date(2026, 1, 1)), today=TODAY)
    assert refused.value.because.code == "vetting_expired"


def test_that_somebody_began_or_left_is_written_down_whatever_the_vetting() -> None:
    assert check_move("travelling", "started", vetting=None, today=TODAY) == "started"
    assert check_move("active", "ended_abuse_exit", vetting=None, today=TODAY, reason="Left the farm.")
    with pytest.raises(NotAllowed):
        check_move("active", "ended_dismissed", vetting=None, today=TODAY, reason=" ")


def test_work_is_recorded_as_begun_or_ended_when_it_has() -> None:
    assert placements.check_start(TODAY, TODAY) == TODAY
    assert placements.check_end(TODAY, TODAY, TODAY) == TODAY
    for started_on, ended_on in ((TODAY, date(2026, 11, 23)), (None, date(2026, 11, 25))):
        with pytest.raises(NotAllowed):
            placements.check_end(started_on, ended_on, TODAY)
    with pytest.raises(NotAllowed):
        placements.check_start(date(2026, 11, 25), TODAY)


@pytest.mark.parametrize(
    ("wage", "period", "hours", "hourly"),
    [
        ("17.5", "hour", 40, "17.5"), ("700", "week", 40, "17.5"), ("1400", "fortnight", 40, "17.5"),
        ("36400", "year", 40, "17.5"), ("140", "day", 40, "17.5"), ("160", "day", 48, "20"), ("5", "piece", 40, None),
        ("5", "hour", 0, None),
    ],
)  # fmt: skip
def test_wages_of_different_periods_compare_by_the_hour(wage: str, period: str, hours: int, hourly: str | None) -> None:
    found = placements.hourly(Decimal(wage), period, Decimal(hours))
    assert found == (None if hourly is None else Decimal(hourly))
