"""A stage is left when nothing is missing, or when a supervisor says why not to wait."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from caseflow.rules import stages
from caseflow.rules.reason import NotAllowed
from caseflow.rules.stages import CaseFacts, Hold

TODAY = date(2026, 11, 24)
ALL = CaseFacts(
    principal_named=True, birth_recorded=True, nationality_recorded=True, not_screened=0, service_consent=True,
    contact_way=True, caseworker_assigned=True, evaluation_signed=True, occupation=True, education=True, language=True,
    pathway_chosen=True, placement_accepted=True, employer_vetted=True, principal_permit=True, outcome="regularized",
)  # fmt: skip


def codes(found: object) -> list[str]:
    return [reason.code for reason in found]


def test_a_new_case_lacks_everything_that_intake_asks() -> None:
    assert codes(stages.leave_intake(CaseFacts())) == [
        "intake_name_missing", "intake_birth_missing", "intake_nationality_missing", "intake_screening_missing",
        "intake_consent_missing", "intake_contact_missing", "intake_caseworker_missing",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("stage", "change", "code"),
    [
        ("intake", {"service_consent": False}, "intake_consent_missing"),
        ("intake", {"not_screened": 2}, "intake_screening_missing"),
        ("evaluation", {"evaluation_signed": False}, "evaluation_not_signed"),
        ("evaluation", {"occupation": False}, "evaluation_occupation_missing"),
        ("evaluation", {"education": False}, "evaluation_education_missing"),
        ("evaluation", {"language": False}, "evaluation_language_missing"),
        ("evaluation", {"pathway_chosen": False}, "evaluation_pathway_missing"),
        ("placement", {"placement_accepted": False}, "placement_not_accepted"),
        ("placement", {"employer_vetted": False}, "placement_employer_not_vetted"),
        ("regularization", {"principal_permit": False, "outcome": ""}, "regularization_no_permit"),
        ("follow_up", {"visits_open": 1}, "follow_up_visits_open"),
        ("follow_up", {"needs_open": 3}, "follow_up_needs_open"),
        ("follow_up", {"grievances_open": 1}, "follow_up_grievances_open"),
        ("follow_up", {"outcome": ""}, "closing_outcome_missing"),
    ],
)
def test_what_is_missing_is_named_and_nothing_else(stage: str, change: dict[str, object], code: str) -> None:
    assert stages.missing_to_leave(stage, ALL) == ()
    assert codes(stages.missing_to_leave(stage, replace(ALL, **change))) == [code]


def test_a_reason_may_stand_in_for_a_pathway_and_an_outcome_for_a_permit() -> None:
    assert stages.leave_evaluation(replace(ALL, pathway_chosen=False, no_pathway_reason=True)) == ()
    assert stages.leave_regularization(replace(ALL, principal_permit=False, outcome="refused")) == ()


def test_a_pathway_without_an_employer_needs_no_placement() -> None:
    assert stages.leave_placement(CaseFacts(pathway_needs_employer=False)) == ()


def test_a_complete_case_walks_through_every_stage() -> None:
    stage, walked = "intake", ["intake"]
    while stage != "follow_up":
        stage = stages.advance(stage, ALL).to_stage
        walked.append(stage)
    assert (*walked, "closed") == stages.STAGES
    assert stages.next_stage("follow_up") == "closed"
    assert stages.next_stage("closed") is None
    with pytest.raises(NotAllowed):
        stages.advance("follow_up", ALL)


def test_only_a_supervisor_moves_an_incomplete_case_and_what_was_missing_is_kept() -> None:
    lacking = replace(ALL, service_consent=False)
    with pytest.raises(NotAllowed) as refused:
        stages.advance("intake", lacking, is_supervisor=True)
    assert refused.value.because.code == "stage_exit_missing"
    with pytest.raises(NotAllowed) as refused:
        stages.advance("intake", lacking, override_reason="She travels tomorrow.")
    assert refused.value.because.code == "stage_override_by_supervisor"
    move = stages.advance("intake", lacking, is_supervisor=True, override_reason="She travels tomorrow.")
    assert (move.to_stage, codes(move.overridden)) == ("evaluation", ["intake_consent_missing"])


def test_a_reason_given_without_need_overrides_nothing() -> None:
    assert stages.advance("intake", ALL, override_reason="To be sure.").overridden == ()


def test_a_case_goes_back_to_an_earlier_stage_with_a_reason() -> None:
    assert stages.go_back("placement", "intake", "Another adult joined.").to_stage == "intake"
    for stage, to_stage, reason in (
        ("placement", "placement", "x"), ("placement", "follow_up", "x"), ("placement", "intake", " "),
        ("closed", "intake", "x"), ("placement", "nowhere", "x"),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            stages.go_back(stage, to_stage, reason)


@pytest.mark.parametrize("stage", stages.STAGES[:-1])
@pytest.mark.parametrize("outcome", stages.OUTCOMES)
def test_a_case_closes_from_any_stage_with_any_outcome(stage: str, outcome: str) -> None:
    move = stages.check_closing(stage, outcome, "For the file.", "For you.", principal_permit=True)
    assert (move.from_stage, move.to_stage) == (stage, "closed")


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (("intake", "won", "a", "b"), "outcome"),
        (("intake", "", "a", "b"), "outcome"),
        (("intake", "regularized", "a", "b"), "outcome"),
        (("intake", "moved", " ", "b"), "closing_internal"),
        (("intake", "moved", "a", ""), "closing_shareable"),
        (("closed", "moved", "a", "b"), None),
    ],
)
def test_a_closing_says_how_and_why(given: tuple[str, str, str, str], field: str | None) -> None:
    with pytest.raises(NotAllowed) as refused:
        stages.check_closing(*given, principal_permit=False)
    assert refused.value.field == field


def test_the_dead_and_the_lost_are_sent_no_reason() -> None:
    for outcome in ("deceased", "lost_contact"):
        assert stages.check_closing("intake", outcome, "a", "", principal_permit=False)


def test_a_supervisor_opens_a_closed_case_again_at_the_stage_it_reached() -> None:
    move = stages.reopen("closed", "placement", "Closed by mistake.", is_supervisor=True, has_other_open_case=False)
    assert move.to_stage == "placement"
    for stage, reason, supervisor, other in (
        ("intake", "x", True, False), ("closed", "", True, False), ("closed", "x", False, False),
        ("closed", "x", True, True),
    ):  # fmt: skip
        with pytest.raises(NotAllowed):
            stages.reopen(stage, "placement", reason, is_supervisor=supervisor, has_other_open_case=other)


def test_a_hold_ends_on_its_day_and_not_before() -> None:
    hold = stages.check_hold("intake", Hold(TODAY, until=date(2026, 12, 1)), "Waits for the birth certificate.")
    assert stages.wakes(hold, date(2026, 11, 30)) is None
    assert stages.wakes(hold, date(2026, 12, 1)).code == "hold_day_came"


def test_a_hold_for_an_event_ends_with_it_and_in_any_case_after_a_year() -> None:
    hold = stages.check_hold("intake", Hold(TODAY, event="permit_decided"), "Waits for the authority.")
    assert stages.wakes(hold, TODAY, frozenset({"other"})) is None
    assert stages.wakes(hold, TODAY, frozenset({"permit_decided"})).code == "hold_event_came"
    assert stages.wakes(hold, TODAY + timedelta(days=364)) is None
    assert stages.wakes(hold, TODAY + timedelta(days=365)).code == "hold_lasted"


@pytest.mark.parametrize(
    ("stage", "hold", "reason", "code"),
    [
        ("intake", Hold(TODAY), "x", "hold_without_end"),
        ("intake", Hold(TODAY, TODAY), "x", "hold_not_ahead"),
        ("intake", Hold(TODAY, date(2027, 11, 25)), "x", "hold_too_long"),
        ("intake", Hold(TODAY, date(2026, 12, 1)), " ", "hold_reason_missing"),
        ("closed", Hold(TODAY, date(2026, 12, 1)), "x", "case_is_closed"),
    ],
)
def test_a_hold_without_end_or_reason_is_refused(stage: str, hold: Hold, reason: str, code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        stages.check_hold(stage, hold, reason)
    assert refused.value.because.code == code
