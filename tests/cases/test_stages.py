"""A case moves on when its exit rules hold, goes back with a reason, and waits until a day or an event."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.cases import commands_opening, commands_stages, commands_waking, facts
from caseflow.errors import Denied, NotFound, Refused, Stale
from caseflow.extensions import db
from caseflow.models.cases import Case, Task
from caseflow.models.people import ContactAttempt, Person
from tests.factories import cases, people, ready, trail

TODAY = clock.today()


@pytest.fixture
def north(world):
    return world.teams["north"]


@pytest.fixture
def worker(world):
    return world.users["caseworker"]


def move(world, case, who="caseworker", **more):
    db.session.commit()
    return commands_stages.move_case(world.actor(who), case.ref, **{"seen": case.version, **more})


def test_a_case_moves_on_when_nothing_is_missing(world, north, worker):
    case = ready.to_leave_intake(north, worker)
    assert move(world, case) == "evaluation"
    assert (case.stage, case.stage_since) == ("evaluation", TODAY)
    assert trail.last(case) == ("case.move", {"before": {"stage": "intake"}, "after": {"stage": "evaluation"}})


def test_a_case_stays_while_something_is_missing(world, north, worker):
    case = ready.to_leave_intake(north, worker, caseworker=None)
    with pytest.raises(Refused, match="1 thing is missing"):
        move(world, case)
    db.session.rollback()
    assert case.stage == "intake" and trail.story(case) == []


def test_everything_that_intake_wants_is_looked_at(world, north):
    case = cases.case(north, people.person(north, nationalities=(), born=None, protection="unknown"))
    db.session.commit()
    found = facts.facts_of(world.actor("caseworker"), case, TODAY)
    assert found.principal_named
    assert not (found.birth_recorded or found.nationality_recorded or found.service_consent or found.contact_way)
    assert (found.not_screened, found.caseworker_assigned) == (1, False)


def test_the_evaluation_ends_with_a_pathway_or_a_reason_why_there_is_none(world, north, worker):
    case = ready.to_leave_evaluation(north, worker)
    with pytest.raises(Refused):
        move(world, case)
    user = world.actor("caseworker")
    commands_opening.explain_no_pathway(user, case.ref, reason="No route for this trade.", seen=case.version)
    assert move(world, case) == "placement"
    # Without a pathway nobody asks for an employer.
    assert move(world, case) == "regularization"


def test_a_supervisor_goes_on_with_a_reason_and_it_stands_out(world, north, worker):
    case = ready.to_leave_intake(north, worker, caseworker=None)
    with pytest.raises(Denied):
        move(world, case, override_reason="Urgent.")
    assert move(world, case, "supervisor", override_reason="Urgent: eviction tomorrow.") == "evaluation"
    action, told = trail.last(case)
    assert action == "case.override"
    assert told["reason"] == "Urgent: eviction tomorrow."
    assert [m["code"] for m in told["missing"]] == ["intake_caseworker_missing"]


def test_a_reason_that_was_not_needed_is_no_override(world, north, worker):
    case = ready.to_leave_intake(north, worker)
    move(world, case, "supervisor", override_reason="To be sure.")
    assert trail.last(case)[0] == "case.move"


def test_nobody_moves_what_they_do_not_see_or_did_not_read(world, north, worker):
    case = ready.to_leave_intake(north, worker)
    for who in ("stranger", "foreign", "liaison", "administrator"):
        with pytest.raises(NotFound):
            move(world, case, who)
    with pytest.raises(Stale):
        move(world, case, seen=case.version + 1)


def test_after_follow_up_comes_closing(world, north):
    case = cases.case(north, people.person(north), stage="follow_up")
    with pytest.raises(Refused, match="Close the case instead"):
        move(world, case)


def test_back_goes_only_to_a_stage_already_passed_and_with_a_reason(world, north):
    case = cases.case(north, people.person(north), stage="placement")
    db.session.commit()
    user = world.actor("caseworker")

    def back(to_stage, reason="The offer fell through."):
        commands_stages.move_case_back(user, case.ref, to_stage=to_stage, reason=reason, seen=case.version)

    for to_stage in ("placement", "regularization", "closed", "limbo", ""):
        with pytest.raises(Refused) as no:
            back(to_stage)
        assert no.value.field == "to_stage"
    with pytest.raises(Refused) as no:
        back("intake", " ")
    assert no.value.field == "reason"
    back("evaluation")
    assert case.stage == "evaluation"
    assert trail.last(case)[1]["reason"] == "The offer fell through."


def hold(world, case, **more):
    db.session.commit()
    given = {"until": TODAY + timedelta(days=20), "event": "", "reason": "Papers are awaited.", "seen": case.version}
    commands_stages.hold_case(world.actor("caseworker"), case.ref, **{**given, **more})


def test_a_case_waits_and_moves_nowhere_meanwhile(world, north, worker):
    case = ready.to_leave_intake(north, worker)
    hold(world, case)
    assert (case.status, case.hold_since, case.hold_reason) == ("on_hold", TODAY, "Papers are awaited.")
    with pytest.raises(Refused, match="on hold"):
        move(world, case)
    with pytest.raises(Refused, match="on hold"):
        hold(world, case)
    commands_stages.resume_case(world.actor("caseworker"), case.ref, seen=case.version)
    assert (case.status, case.hold_until, case.hold_reason) == ("open", None, None)
    assert [action for action, _facts in trail.story(case)] == ["case.hold", "case.wake"]
    assert trail.last(case)[1]["by_hand"] is True
    with pytest.raises(Refused, match="not on hold"):
        commands_stages.resume_case(world.actor("caseworker"), case.ref, seen=case.version)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"until": None}, "hold_until"),
        ({"until": TODAY}, "hold_until"),
        ({"until": TODAY + timedelta(days=366)}, "hold_until"),
        ({"event": "snow"}, "hold_event"),
        ({"reason": "  "}, "hold_reason"),
    ],
)
def test_a_hold_needs_an_end_and_a_reason(world, north, more, field):
    case = cases.case(north, people.person(north))
    with pytest.raises(Refused) as no:
        hold(world, case, **more)
    assert no.value.field == field
    db.session.rollback()
    assert case.status == "open"


def woken(day):
    db.session.commit()
    return commands_waking.wake_due_cases(SYSTEM, day)


def test_a_case_wakes_itself_on_its_day_with_a_task_for_its_caseworker(world, north, worker):
    case = cases.case(north, people.person(north), caseworker=worker)
    hold(world, case)
    assert woken(TODAY + timedelta(days=19)) == 0
    assert woken(TODAY + timedelta(days=20)) == 1
    db.session.refresh(case)
    assert case.status == "open"
    task = db.session.scalars(select(Task)).one()
    assert (task.kind, task.assignee_id, task.created_by_id) == ("wake", worker.id, None)
    assert task.due_on == TODAY + timedelta(days=20) == case.next_due_on
    action, told = trail.last(case)
    assert action == "case.wake" and told["by_hand"] is False and told["why"]["code"] == "hold_day_came"
    assert woken(TODAY + timedelta(days=21)) == 0


def test_no_case_waits_for_ever(world, north):
    case = cases.case(north, people.person(north))
    hold(world, case, until=None, event="other")
    assert woken(TODAY + timedelta(days=364)) == 0
    assert woken(TODAY + timedelta(days=365)) == 1


def test_a_case_wakes_when_the_family_is_reached_again(world, north, worker):
    person = people.person(north)
    case = cases.case(north, person)
    hold(world, case, until=None, event="family_reached")
    attempt = {"person_id": person.id, "channel": "phone", "by_user_id": worker.id}
    db.session.add(ContactAttempt(**attempt, result="no_answer", at=clock.now() + timedelta(days=2)))
    assert woken(TODAY + timedelta(days=3)) == 0
    db.session.add(ContactAttempt(**attempt, result="reached", at=clock.now() + timedelta(days=3)))
    assert woken(TODAY + timedelta(days=4)) == 1


def test_only_the_clock_and_staff_wake_cases(world, north):
    hold(world, cases.case(north, people.person(north)))
    with pytest.raises(Denied):
        commands_waking.wake_due_cases(world.actor("auditor"), TODAY)
    assert db.session.scalars(select(Case.status)).all() == ["on_hold"]
    assert db.session.scalars(select(Person.given_names)).all() == ["Rosa Elena"]
