"""How steps move, which dates they may carry, and what a move sets off."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.deadlines import Due
from caseflow.rules.pathway import Actor, RemedyTemplate
from caseflow.rules.reason import NotAllowed, because
from caseflow.rules.steps import (
    OVER_STATES,
    STATES,
    VERBS,
    PlacedStep,
    Remedy,
    after_refusal,
    charged_to,
    check_decision,
    check_filing,
    check_permit,
    check_reopen,
    check_start,
    may,
    move,
    permit_end,
    settle,
    waits_for,
    whose_turn,
)
from caseflow.vocabulary.steps import StepState, StepVerb
from tests.factories.pathways import a_step, shipped_catalogue, shipped_pathways, words

DECIDED = a_step()
OURS = a_step("VISIT", decided=False, actor="caseworker")
TODAY = date(2027, 5, 20)


def why(call: object, *given: object) -> tuple[str, str | None]:
    with pytest.raises(NotAllowed) as refusal:
        call(*given)  # type: ignore[operator]
    return refusal.value.because.code, refusal.value.field


def test_a_step_that_an_authority_decides_goes_its_way() -> None:
    state = "ready"
    for verb in ("start", "submit", "grant"):
        state = move(state, verb, DECIDED)
    assert state == "granted"


def test_a_step_that_nobody_decides_is_done_when_we_say_so() -> None:
    assert move(move("ready", "start", OURS), "complete", OURS) == "granted"


@pytest.mark.parametrize(
    ("state", "verb", "code"),
    [
        ("pending", "start", "step_not_ready"),
        ("pending", "submit", "step_not_ready"),
        ("ready", "submit", "step_not_started"),
        ("in_progress", "start", "step_already_started"),
        ("submitted", "submit", "step_already_submitted"),
        ("in_progress", "grant", "step_not_submitted"),
        ("submitted", "waive", "step_is_with_authority"),
        ("granted", "submit", "step_is_over"),
        ("waived", "waive", "step_is_over"),
        ("ready", "reopen", "step_is_open"),
        ("in_progress", "complete", "step_is_decided_by_others"),
    ],
)
def test_a_move_out_of_order_says_what_is_in_the_way(state: str, verb: str, code: str) -> None:
    assert why(move, state, verb, DECIDED)[0] == code


@pytest.mark.parametrize("verb", ["submit", "grant", "refuse", "withdraw"])
def test_what_nobody_decides_is_not_submitted(verb: str) -> None:
    assert why(move, "in_progress", verb, OURS)[0] == "step_is_not_decided_by_others"


def test_a_supervisor_opens_a_step_again() -> None:
    assert move("granted", "reopen", DECIDED) == "submitted"
    assert move("granted", "reopen", OURS) == "in_progress"
    assert move("waived", "reopen", OURS) == "pending"


def test_a_weekly_sign_in_comes_back_after_it_was_done() -> None:
    assert move("in_progress", "complete", a_step(decided=False, every_days=7)) == "in_progress"


def test_an_application_can_be_taken_back() -> None:
    assert move("submitted", "withdraw", DECIDED) == "in_progress"


@given(st.sampled_from(STATES), st.sampled_from([*VERBS, "fly"]), st.sampled_from([DECIDED, OURS]))
def test_every_move_ends_in_a_known_state_or_says_why_not(state: str, verb: str, template: object) -> None:
    try:
        assert move(state, verb, template) in STATES  # type: ignore[arg-type]
        assert verb in may(state, template)  # type: ignore[arg-type]
    except NotAllowed as refusal:
        assert refusal.because.code.startswith("step_")
        assert verb not in may(state, template)  # type: ignore[arg-type]


def test_states_and_verbs_are_those_that_users_have_words_for() -> None:
    assert set(STATES) == set(StepState)
    assert set(VERBS) == set(StepVerb)


# Dates


def test_a_submission_in_the_future_is_refused_at_its_field() -> None:
    assert why(check_filing, date(2027, 5, 21), None, TODAY) == ("day_in_future", "filed_on")


def test_a_submission_before_the_step_was_opened_is_refused() -> None:
    assert why(check_filing, date(2027, 5, 1), date(2027, 5, 2), TODAY) == ("filed_before_opened", "filed_on")


def test_a_decision_before_the_submission_is_refused() -> None:
    assert why(check_decision, date(2027, 5, 1), date(2027, 5, 2), TODAY) == ("decided_before_filed", "decided_on")


def test_a_start_before_the_step_was_possible_is_refused() -> None:
    assert why(check_start, date(2027, 5, 1), date(2027, 5, 2), TODAY) == ("started_before_ready", "started_on")


def test_a_permit_that_ends_before_it_begins_is_refused() -> None:
    assert why(check_permit, date(2026, 5, 9), date(2026, 5, 3)) == ("permit_ends_before_it_begins", "valid_until")


def test_a_permit_of_eight_thousand_years_is_a_mistyped_year() -> None:
    assert why(check_permit, date(2026, 5, 9), date(9999, 5, 9)) == ("permit_too_long", "valid_until")
    check_permit(date(2026, 5, 9), date(2126, 5, 9))


def test_dates_on_the_very_day_are_right() -> None:
    check_start(TODAY, TODAY, TODAY)
    check_filing(TODAY, TODAY, TODAY)
    check_decision(TODAY, TODAY, TODAY)
    check_permit(TODAY, TODAY)
    check_permit(TODAY, None)


def test_the_colombian_card_ends_on_its_fixed_day_whatever_the_day_of_issue() -> None:
    card = shipped_pathways()["co_ppt"].step("PPT_DELIVERY")
    assert permit_end(card, date(2026, 1, 1)) == permit_end(card, date(2029, 1, 1)) == date(2031, 5, 30)


def test_a_permit_of_a_year_ends_after_its_days() -> None:
    assert permit_end(a_step(validity_days=365), date(2027, 1, 1)) == date(2028, 1, 1)
    assert permit_end(a_step(), date(2027, 1, 1)) is None


# Order


def a_family(*steps: tuple[str, int, str, tuple[str, ...]]) -> list[PlacedStep]:
    return [PlacedStep(number, code, member, state, after) for number, (code, member, state, after) in enumerate(steps)]


def test_what_comes_after_becomes_possible_when_a_step_is_granted() -> None:
    family = a_family(("A", 1, "granted", ()), ("B", 1, "pending", ("A",)), ("C", 1, "pending", ("B",)))
    assert settle(family) == {1: "ready"}


def test_what_was_possible_waits_again_when_a_step_is_opened_again() -> None:
    assert settle(a_family(("A", 1, "submitted", ()), ("B", 1, "ready", ("A",)))) == {1: "pending"}


@pytest.mark.parametrize(
    ("state", "released"), [("granted", True), ("waived", True), ("refused", False), ("cancelled", False)]
)
def test_a_refusal_holds_up_what_comes_after_and_a_step_not_needed_does_not(state: str, released: bool) -> None:
    family = a_family(("A", 1, state, ()), ("B", 1, "pending", ("A",)))
    assert (settle(family) == {1: "ready"}) is released


def test_a_child_waits_for_its_own_step_or_for_the_parents_who_take_it() -> None:
    family = a_family(
        ("VOLUNTARY", 1, "granted", ()),
        ("VOLUNTARY", 2, "ready", ()),
        ("MEDICAL", 1, "pending", ("VOLUNTARY",)),
        ("MEDICAL", 3, "pending", ("VOLUNTARY",)),
    )
    assert settle(family) == {2: "ready"}
    assert [held.member for held in waits_for(family[3], family)] == [2]


def test_an_optional_step_holds_nothing_up() -> None:
    family = [PlacedStep(0, "BRIDGE", 1, "ready", (), optional=True), PlacedStep(1, "APPLY", 1, "pending", ("BRIDGE",))]
    assert settle(family) == {1: "ready"}


def test_a_step_is_not_opened_again_under_one_that_builds_on_it() -> None:
    family = a_family(("A", 1, "granted", ()), ("B", 1, "submitted", ("A",)), ("B", 2, "ready", ("A",)))
    assert why(check_reopen, family[0], family)[0] == "step_has_successor"
    check_reopen(family[0], family[::2])


@given(st.sampled_from(sorted(shipped_pathways())), st.data())
def test_every_pathway_of_the_library_can_be_walked_to_its_end(name: str, data: st.DataObject) -> None:
    pathway = shipped_pathways()[name]
    steps = {s.number: PlacedStep(s.number, s.code, 1, "pending", s.after, s.optional) for s in pathway.steps}
    for _ in pathway.steps:
        for number, state in settle(list(steps.values())).items():
            steps[number] = PlacedStep(
                number, steps[number].code, 1, state, steps[number].after, steps[number].optional
            )
        assert settle(list(steps.values())) == {}
        ready = [step for step in steps.values() if step.state == "ready"]
        assert ready, "nothing is possible and the pathway is not over"
        chosen = data.draw(st.sampled_from(ready))
        steps[chosen.id] = PlacedStep(chosen.id, chosen.code, 1, "granted", chosen.after, chosen.optional)
    assert {step.state for step in steps.values()} == {"granted"}


# Whose turn


@pytest.mark.parametrize(
    ("state", "actor", "account"),
    [
        ("pending", None, None),
        ("ready", "caseworker", "us"),
        ("submitted", "migration_authority", "authority"),
        ("granted", None, None),
    ],
)
def test_time_is_charged_to_whoever_must_act(state: str, actor: str | None, account: str | None) -> None:
    assert whose_turn(state, DECIDED) == actor
    assert charged_to(state, DECIDED, shipped_catalogue().actors) == account


def test_an_employer_who_prepares_a_petition_is_charged_for_it() -> None:
    petition = shipped_pathways()["us_h2a"].step("H2A_PETITION")
    assert (
        charged_to("in_progress", petition, {"employer": Actor("employer", words("Employer"), "employer", False)})
        == "employer"
    )


# Refusals


def test_a_refusal_by_the_mexican_commission_can_be_appealed_within_fifteen_working_days() -> None:
    found = after_refusal(shipped_pathways()["mx_comar_tvrh"].step("COMAR_DECISION").remedy, date(2027, 3, 1))
    reason = because("remedy_working_days", days=15, since=date(2027, 3, 1))
    assert found == Remedy("appeal", "asylum_authority", Due(date(2027, 3, 22), reason), reason)


def test_a_remedy_without_a_known_time_limit_says_so() -> None:
    found = after_refusal(RemedyTemplate("reconsideration", "migration_authority", "x", "low"), TODAY)
    assert isinstance(found, Remedy) and found.due is None and found.because.code == "remedy_time_not_known"


def test_a_remedy_in_calendar_days() -> None:
    found = after_refusal(RemedyTemplate("review", "province", "x", "low", days=10), date(2027, 2, 25))
    assert isinstance(found, Remedy) and found.due is not None and found.due.day == date(2027, 3, 7)


def test_without_a_remedy_the_reason_is_given() -> None:
    assert after_refusal(None, TODAY) == because("no_remedy_known")


def test_steps_that_are_over_offer_nothing_but_opening_again() -> None:
    assert {may(state, DECIDED) for state in OVER_STATES} == {("reopen",)}
