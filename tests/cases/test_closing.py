"""A case closes with an outcome and two reasons, and can be opened again while nobody in it has another one."""

import pytest

from caseflow import clock
from caseflow.cases import commands_closing, commands_members
from caseflow.cases.commands_closing import Closing
from caseflow.errors import Denied, NotFound, Refused
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import CaseMember
from tests.factories import cases, pathways, people, trail

END = Closing("withdrawn", "They went home.", "You told us that you want to go home.")


@pytest.fixture
def north(world):
    return world.teams["north"]


def close(world, case, end=END, who="caseworker", seen=None):
    db.session.commit()
    commands_closing.close_case(world.actor(who), case.ref, end, seen=seen or case.version)


def reopen(world, case, who="supervisor", reason="They came back."):
    db.session.commit()
    commands_closing.reopen_case(world.actor(who), case.ref, reason=reason, seen=case.version)


def members(case):
    return db.session.query(CaseMember).filter_by(case_id=case.id).order_by(CaseMember.id).all()


def test_closing_keeps_the_outcome_the_stage_reached_and_both_reasons(world, north):
    case = cases.case(north, *people.family(north), stage="placement")
    close(world, case)
    assert (case.status, case.stage, case.stage_reached, case.outcome) == ("closed", "closed", "placement", "withdrawn")
    assert case.closed_on == clock.today()
    assert case.closing_internal == END.internal and case.closing_shareable == END.shareable
    assert [m.open_person_id for m in members(case)] == [None, None, None]
    action, told = trail.last(case)
    assert action == "case.close" and told["outcome"] == "withdrawn" and told["stage_reached"] == "placement"


def test_a_case_on_hold_closes_and_waits_no_more(world, north):
    case = cases.case(north, people.person(north), status="on_hold", hold_reason="Papers.")
    close(world, case)
    assert (case.hold_until, case.hold_reason) == (None, None)


@pytest.mark.parametrize(
    ("end", "field"),
    [
        (Closing("", "x", "y"), "outcome"),
        (Closing("vanished", "x", "y"), "outcome"),
        (Closing("regularized", "x", "y"), "outcome"),
        (Closing("withdrawn", " ", "y"), "closing_internal"),
        (Closing("withdrawn", "x", ""), "closing_shareable"),
    ],
)
def test_an_end_that_says_too_little_closes_nothing(world, north, end, field):
    case = cases.case(north, people.person(north))
    with pytest.raises(Refused) as no:
        close(world, case, end)
    assert no.value.field == field
    db.session.rollback()
    assert case.status == "open" and members(case)[0].open_person_id


def test_regularized_needs_the_permit_in_the_file(world, north):
    person = people.person(north)
    case = cases.case(north, person, stage="follow_up")
    pathways.permit(person)
    close(world, case, Closing("regularized", "Permit holds.", "You have your permit."))
    assert case.outcome == "regularized"


def test_with_contact_lost_nobody_is_there_to_read_a_reason(world, north):
    case = cases.case(north, people.person(north))
    close(world, case, Closing("lost_contact", "No answer since March.", ""))
    assert case.closing_shareable is None


def test_a_closed_case_is_not_closed_again(world, north):
    case = cases.case(north, people.person(north), status="closed")
    with pytest.raises(Refused, match="closed"):
        close(world, case)


def test_a_supervisor_opens_it_again_at_the_stage_it_had_reached(world, north):
    case = cases.case(north, *people.family(north), stage="placement")
    close(world, case)
    reopen(world, case)
    assert (case.status, case.stage, case.stage_reached, case.outcome) == ("open", "placement", None, None)
    assert case.closing_internal is None
    assert all(m.open_person_id == m.person_id for m in members(case))
    action, told = trail.last(case)
    assert action == "case.reopen" and told["before"]["outcome"] == "withdrawn"


def test_a_caseworker_does_not_reopen_nor_anybody_without_a_reason(world, north):
    case = cases.case(north, people.person(north), status="closed")
    with pytest.raises(Denied):
        reopen(world, case, "caseworker")
    with pytest.raises(NotFound):
        reopen(world, case, "supervisor_south")
    with pytest.raises(Refused) as no:
        reopen(world, case, reason=" ")
    assert no.value.field == "reason"


def test_it_stays_closed_while_somebody_in_it_has_another_case(world, north):
    mother, father, child = people.family(north)
    case = cases.case(north, mother, father, child, status="closed")
    other = cases.case(north, child)
    with pytest.raises(Refused) as no:
        reopen(world, case)
    assert other.ref in no.value.message and "Alba" in no.value.message
    db.session.rollback()
    db.session.refresh(case)
    assert case.status == "closed" and not any(m.open_person_id for m in members(case))


def test_whoever_left_before_it_closed_does_not_come_back_with_it(world, north):
    mother, father, _child = people.family(north)
    case = cases.case(north, mother, father)
    db.session.commit()
    user, member = world.actor("caseworker"), members(case)[1]
    commands_members.remove_member(
        user, case.ref, father.ref, left_on=clock.today(), reason="Separated.", seen=member.version
    )
    close(world, case)
    other = cases.case(north, father)
    reopen(world, case)
    assert [m.open_person_id for m in members(case)] == [mother.id, None]
    assert other.status == "open"


def test_what_is_left_open_in_a_closed_case_is_due_no_more_and_comes_back_with_it(world, north):
    case = cases.case(north, people.person(north))
    cases.task(case, by=world.users["caseworker"], due_on=clock.today())
    close(world, case)
    db.session.refresh(case)
    assert case.next_due_on == NEVER
    reopen(world, case)
    db.session.refresh(case)
    assert case.next_due_on == clock.today()
