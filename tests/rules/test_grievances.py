"""How grave a grievance is at the least, when it is urgent, what it stops, what a visit opens, who closes it."""

from datetime import date, timedelta

import pytest

from caseflow.rules import grievances as rules
from caseflow.rules.reason import NotAllowed
from caseflow.rules.visits import INDICATORS, Findings

TODAY = date(2026, 11, 24)
ALONE = {"FL05", "FL07", "FL09"}


@pytest.mark.parametrize("sign", INDICATORS)
def test_one_of_three_signs_is_urgent_alone_and_critical(sign):
    assert (rules.urgent("other", [sign]) is not None) == (sign in ALONE)
    assert rules.stops("other", [sign]) == (sign in ALONE)
    assert (rules.least_severity("other", [sign]) == "critical") == (sign in ALONE)


@pytest.mark.parametrize("first", [sign for sign in INDICATORS if sign not in ALONE])
def test_any_two_signs_are_urgent_and_never_less_than_high(first):
    second = "FL01" if first != "FL01" else "FL02"
    assert rules.urgent("housing", [first, second]) is not None
    assert rules.least_severity("housing", [first, second]) in ("critical", "high")


def test_kept_papers_are_the_sign_whether_or_not_somebody_ticked_it():
    assert rules.signs("document_retention", []) == {"FL07"}
    assert rules.urgent("document_retention", []) is not None
    assert rules.to_ask("document_retention", ["FL03"]) == ()
    assert rules.to_ask("recruitment_fee", []) == ("FL09", "FL02")


def test_unknown_signs_count_for_nothing():
    assert rules.urgent("other", ["FL77", "FL78"]) is None
    assert rules.least_severity("other", ["FL77"]) == "low"


@pytest.mark.parametrize("category", rules.CATEGORIES)
def test_what_stops_new_submissions(category):
    alone = {"recruitment_fee", "document_retention", "contract_substitution", "violence_or_threat"}
    assert rules.stops(category, []) == (category in alone)


@pytest.mark.parametrize(
    ("severity", "ok"), [("critical", True), ("high", True), ("medium", False), ("low", False), ("", False)]
)
def test_a_fee_is_at_least_high(severity, ok):
    if ok:
        assert rules.check_severity(severity, "recruitment_fee", []) == severity
    else:
        with pytest.raises(NotAllowed) as no:
            rules.check_severity(severity, "recruitment_fee", [])
        assert no.value.field == "severity"


@pytest.mark.parametrize(
    ("happened", "raised", "born", "code"),
    [
        (None, TODAY, None, ""),
        (TODAY, TODAY, None, ""),
        (TODAY + timedelta(1), TODAY, None, "grievance_in_future"),
        (None, TODAY + timedelta(1), None, "grievance_raised_in_future"),
        (date(1989, 5, 1), TODAY, date(1990, 1, 1), "grievance_before_birth"),
        (date(1026, 11, 24), TODAY, None, "grievance_day_too_long_ago"),
        (None, date(1026, 11, 24), None, "grievance_day_too_long_ago"),
        (date(2026, 11, 3), date(2026, 11, 2), None, "grievance_told_before"),
    ],
)
def test_days(happened, raised, born, code):
    if not code:
        rules.check_days(happened, raised, TODAY, born)
        return
    with pytest.raises(NotAllowed) as no:
        rules.check_days(happened, raised, TODAY, born)
    assert no.value.because.code == code and no.value.field in ("happened_on", "raised_on")


@pytest.mark.parametrize(
    ("action", "code"),
    [
        (rules.Action("contacted_worker", TODAY), ""),
        (rules.Action("spoke_employer", TODAY), "grievance_may_not_speak"),
        (rules.Action("other", TODAY + timedelta(1)), "grievance_action_in_future"),
        (rules.Action("other", TODAY - timedelta(9)), "grievance_action_before_raised"),
        (rules.Action("other", TODAY, due_on=TODAY - timedelta(1)), "grievance_due_not_possible"),
        (rules.Action("police", TODAY, referred_to=" "), "grievance_referral_to_missing"),
        (rules.Action("other", TODAY, done_on=TODAY - timedelta(1)), "grievance_done_before_begun"),
        (rules.Action("other", TODAY, done_on=TODAY + timedelta(1)), "grievance_done_in_future"),
    ],
)
def test_what_is_done(action, code):
    context = {"raised_on": TODAY - timedelta(3), "may_speak": False, "today": TODAY}
    if not code:
        rules.check_action(action, **context)
        return
    with pytest.raises(NotAllowed) as no:
        rules.check_action(action, **context)
    assert no.value.because.code == code


def test_states_follow_what_is_done():
    assert rules.state_after("open", "protect") == "open"
    assert rules.state_after("open", "contacted_worker") == "in_progress"
    assert rules.state_after("in_progress", "police") == "referred"
    assert rules.state_after("referred", "contacted_worker") == "referred"
    assert rules.state_when_reopened(["protect", "lawyer", "other"]) == "referred"


@pytest.mark.parametrize(
    ("state", "closer", "kinds", "outcome", "note", "code"),
    [
        ("open", 2, [], "resolved", "Paid", ""),
        ("open", 2, ["contacted_worker"], "resolved", "Paid", ""),
        ("closed", 2, [], "resolved", "Paid", "grievance_is_closed"),
        ("open", 1, [], "resolved", "Paid", "grievance_same_person"),
        ("open", 2, ["protect"], "resolved", "Paid", "grievance_urgent_open"),
        ("open", 2, [], "", "Paid", "grievance_outcome_missing"),
        ("open", 2, [], "resolved", "  ", "grievance_outcome_note_missing"),
    ],
)
def test_who_may_close_what(state, closer, kinds, outcome, note, code):
    act = {"raised_by": 1, "closer": closer, "open_kinds": kinds, "outcome": outcome, "note": note}
    if not code:
        rules.check_closing(state, **act)
        return
    with pytest.raises(NotAllowed) as no:
        rules.check_closing(state, **act)
    assert no.value.because.code == code


@pytest.mark.parametrize(
    ("findings", "opened"),
    [
        (Findings(), {}),
        (Findings(indicators=frozenset({"FL11"})), {}),
        (Findings(fee_charged=True), {"recruitment_fee": set()}),
        (Findings(passport_kept=True), {"document_retention": {"FL07"}}),
        (Findings(indicators=frozenset({"FL05"})), {"violence_or_threat": {"FL05"}}),
        (Findings(indicators=frozenset({"FL09"})), {"other": {"FL09"}}),
        (Findings(indicators=frozenset({"FL03", "FL04"})), {"other": {"FL03", "FL04"}}),
        (Findings(indicators=frozenset({"FL10", "FL11"})), {"health_and_safety": {"FL10", "FL11"}}),
        (
            Findings(fee_charged=True, passport_kept=True, indicators=frozenset({"FL06", "FL07"})),
            {"recruitment_fee": set(), "document_retention": {"FL07"}, "violence_or_threat": {"FL06"}},
        ),
        (Findings(contract_changed=True, indicators=frozenset({"FL10"})), {"contract_substitution": {"FL10"}}),
    ],
)
def test_what_a_visit_opens(findings, opened):
    assert {category: set(signs) for category, signs in rules.from_visit(findings)} == opened


def test_an_urgent_visit_always_opens_an_urgent_grievance_with_every_sign():
    for first in INDICATORS:
        for second in INDICATORS:
            for fee in (None, True):
                found = rules.from_visit(Findings(fee_charged=fee, indicators=frozenset({first, second})))
                if first == second and first not in ALONE:
                    continue
                assert any(rules.urgent(category, signs) for category, signs in found), (first, second, fee)
                assert {first, second} <= frozenset().union(*(signs for _category, signs in found))
