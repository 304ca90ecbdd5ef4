"""Openings, the answers of the checklist, the days of a placement, and to whom somebody may be presented."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from caseflow.rules import openings, placement_days, presenting, reference, vetting_answers
from caseflow.rules.birth import Birth
from caseflow.rules.consent import Consent, Person
from caseflow.rules.placements import Terms
from caseflow.rules.reason import NotAllowed
from caseflow.rules.vetting import CRITICAL, MAJOR, MINOR, Answer, Question

TODAY = date(2026, 11, 24)
TERMS = Terms(date(2027, 1, 10), None, Decimal("20"), "hour", "CAD", Decimal(40))


def code_of(act, *args, **more) -> str:
    with pytest.raises(NotAllowed) as no:
        act(*args, **more)
    return no.value.because.code


@pytest.mark.parametrize(
    ("terms", "heads", "taken", "code"),
    [
        (TERMS, None, 0, "opening_heads_not_possible"),
        (TERMS, 0, 0, "opening_heads_not_possible"),
        (TERMS, 5001, 0, "opening_heads_not_possible"),
        (TERMS, 2, 3, "opening_heads_taken"),
        (replace(TERMS, starts_on=None), 2, 0, "placement_start_missing"),
        (replace(TERMS, ends_on=date(2127, 1, 1)), 2, 0, "opening_too_long"),
    ],
)
def test_an_opening_that_cannot_be(terms, heads, taken, code):
    assert code_of(openings.check_opening, terms, heads, taken=taken) == code


def test_an_opening_that_can_be():
    openings.check_opening(TERMS, 3, taken=3)


@pytest.mark.parametrize(
    ("same", "employer", "recruiter", "code"),
    [
        (False, "recruiter", None, "opening_of_recruiter"),
        (True, "employer", "employer", "opening_not_a_recruiter"),
        (False, "employer", "employer", "opening_not_a_recruiter"),
    ],
)
def test_who_cannot_stand_in_an_opening(same, employer, recruiter, code):
    assert code_of(openings.check_parties, same=same, employer_kind=employer, recruiter_kind=recruiter) == code


def test_a_withdrawn_opening_stays_withdrawn_and_no_state_leads_nowhere():
    assert openings.MOVES[openings.WITHDRAWN] == ()
    assert {to for many in openings.MOVES.values() for to in many} <= set(openings.MOVES)
    assert code_of(openings.check_state, "withdrawn", "open") == "opening_no_such_move"
    assert code_of(openings.check_state, "open", "withdrawn", taken=1, reason="x") == "opening_has_people"
    assert code_of(openings.check_state, "open", "paused", reason="  ") == "opening_reason_missing"
    assert openings.check_state("filled", "open", taken=2) == "open"


QUESTIONS = [Question("FR02", CRITICAL), Question("FR06", MAJOR), Question("FR19", MINOR, frozenset({"employer"}))]
GOOD = {one.id: Answer("yes", note="seen") for one in QUESTIONS}


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"FR02": None}, "vetting_answer_missing", "FR02_answer"),
        ({"FR02": Answer("yes")}, "vetting_evidence_missing", "FR02_evidence"),
        ({"FR06": Answer("yes", note=" ")}, "vetting_evidence_missing", "FR06_evidence"),
        ({"FR06": Answer("no", TODAY + timedelta(days=30))}, "vetting_evidence_missing", "FR06_evidence"),
        ({"FR06": Answer("not_applicable")}, "vetting_note_missing", "FR06_evidence"),
        ({"FR06": Answer("partly", note="pay slips")}, "vetting_action_missing", "FR06_action_by"),
        ({"FR06": Answer("no", TODAY - timedelta(days=1), "pay slips")}, "vetting_action_missing", "FR06_action_by"),
        ({"FR06": Answer("no", TODAY + timedelta(days=800), "pay slips")}, "vetting_action_too_late", "FR06_action_by"),
    ],
)
def test_a_gap_in_the_answers_is_named(change, code, field):
    given = {key: value for key, value in {**GOOD, **change}.items() if value is not None}
    (no,) = vetting_answers.against_proposing(QUESTIONS, given, "employer", TODAY)
    assert (no.because.code, no.field) == (code, field)


def test_whole_answers_have_no_gap_and_nobody_is_asked_what_is_not_theirs():
    assert vetting_answers.against_proposing(QUESTIONS, GOOD, "employer", TODAY) == ()
    minor = {**GOOD, "FR19": Answer("yes")}
    assert vetting_answers.against_proposing(QUESTIONS, minor, "employer", TODAY) == ()
    without = {key: value for key, value in GOOD.items() if key != "FR19"}
    assert vetting_answers.against_proposing(QUESTIONS, without, "recruiter", TODAY) == ()


def test_the_last_day_of_a_decision():
    latest = TODAY + timedelta(days=90)
    assert vetting_answers.check_last_day(None, TODAY, latest) == latest
    assert vetting_answers.check_last_day(TODAY + timedelta(days=1), TODAY, None) is None
    for wrong in (TODAY, latest + timedelta(days=1)):
        assert code_of(vetting_answers.check_last_day, wrong, TODAY, latest) == "vetting_end_not_ahead"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({}, None),
        ({"wage": Decimal("19.99")}, "wage_below_opening"),
        ({"wage": Decimal("799"), "wage_period": "week"}, "wage_below_opening"),
        ({"wage": Decimal("800"), "wage_period": "week"}, None),
        ({"wage": Decimal("99"), "currency": "USD"}, "wage_other_currency"),
        ({"wage": Decimal("99"), "wage_period": "piece"}, "wage_other_period"),
        ({"wage": None}, None),
    ],
)
def test_a_wage_below_the_offer_needs_a_reason(change, code):
    found = placement_days.lower_than_offered(replace(TERMS, **change), TERMS)
    assert (found.code if found else None) == code


def test_days_follow_each_other():
    earlier = TODAY - timedelta(days=2)
    assert placement_days.check_day(TODAY, earlier, TODAY) == TODAY
    tomorrow, before = TODAY + timedelta(days=1), earlier - timedelta(days=1)
    assert code_of(placement_days.check_day, tomorrow, None, TODAY) == "placement_day_in_future"
    assert code_of(placement_days.check_day, before, earlier, TODAY) == "placement_day_too_early"


def test_the_first_day_agreed_upon_is_near_and_before_the_end():
    assert placement_days.check_agreed_start(TODAY, TODAY, None) == TODAY
    for far in (TODAY - timedelta(days=400), TODAY + timedelta(days=800)):
        assert code_of(placement_days.check_agreed_start, far, TODAY, None) == "placement_start_not_near"
    assert code_of(placement_days.check_agreed_start, TODAY, TODAY, TODAY) == "placement_ends_before_start"


ROSA = Person(frozenset({"HND"}), "clear", Birth(date(1990, 5, 17), "day"))
AGREED = Consent(
    kind="present_to_employer", recipient_name="Café del Río, S.A.", purpose="job_placement",
    fields=frozenset({"work"}), giver="self", how_given="signature", text_language="es", text_counts=True,
    risks_explained=True,
    not_conditional=True, given_on=TODAY - timedelta(days=9), expires_on=TODAY + timedelta(days=90),
)  # fmt: skip


REF = reference.make("EM", bytes(range(5)))


@pytest.mark.parametrize("said", ["Café del Río, S.A.", "CAFE DEL RIO,  s.a.", REF, REF.lower().replace("-", " ")])
def test_a_consent_names_an_employer_by_its_name_or_reference(said):
    consent = replace(AGREED, recipient_name=said)
    assert presenting.may_present([consent], ROSA, REF, "Café del Río, S.A.", TODAY)


@pytest.mark.parametrize(
    "change",
    [
        {"recipient_name": ""},
        {"recipient_name": "Another"},
        {"kind": "service"},
        {"expires_on": TODAY},
        {"given_on": TODAY + timedelta(days=1)},
        {"risks_explained": False},
        {"giver": "guardian"},
    ],
)
def test_a_consent_that_does_not_count_presents_nobody(change):
    assert not presenting.may_present([replace(AGREED, **change)], ROSA, "EM-1", "Café del Río, S.A.", TODAY)
