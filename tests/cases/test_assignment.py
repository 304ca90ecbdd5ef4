"""Whose case it is."""

import pytest

from caseflow.cases import commands_assignment
from caseflow.errors import Denied, NotFound, Refused, Stale
from caseflow.extensions import db
from caseflow.models.accounts import TeamMember
from caseflow.models.people import Person
from tests.factories import accounts, cases, people, trail


@pytest.fixture
def north(world):
    return world.teams["north"]


@pytest.fixture
def case(world, north):
    row = cases.case(north, *people.family(north))
    db.session.commit()
    return row


def assign(world, case, who, to, seen=None):
    ref = world.users[to].ref if to else ""
    commands_assignment.assign_case(world.actor(who), case.ref, caseworker=ref, seen=seen or case.version)


def test_a_supervisor_gives_a_case_to_somebody_of_its_team_and_takes_it_back(world, case):
    assign(world, case, "supervisor", "second")
    assert case.caseworker_id == world.users["second"].id
    assert trail.last(case) == (
        "case.assign",
        {"before": {"caseworker": ""}, "after": {"caseworker": "Sam Second"}},
    )
    assign(world, case, "supervisor", None)
    assert case.caseworker_id is None


def test_nobody_of_another_team_is_given_the_case(world, case):
    for other in ("stranger", "foreign", "liaison", "administrator"):
        with pytest.raises(Refused) as no:
            assign(world, case, "supervisor", other)
        assert no.value.field == "caseworker"


def test_a_caseworker_does_not_assign_and_a_stranger_finds_nothing(world, case):
    with pytest.raises(Denied):
        assign(world, case, "caseworker", "second")
    with pytest.raises(NotFound):
        assign(world, case, "supervisor_south", "second")


def test_a_caseworker_takes_a_case_that_is_nobodys(world, case):
    commands_assignment.take_case(world.actor("caseworker"), case.ref, seen=case.version)
    assert case.caseworker_id == world.users["caseworker"].id
    assert trail.last(case)[0] == "case.take"
    with pytest.raises(Refused, match="Cara Worker"):
        commands_assignment.take_case(world.actor("second"), case.ref, seen=case.version)


def test_of_two_who_take_it_at_once_the_second_is_told(world, case):
    seen = case.version
    commands_assignment.take_case(world.actor("caseworker"), case.ref, seen=seen)
    with pytest.raises(Stale):
        commands_assignment.take_case(world.actor("second"), case.ref, seen=seen)


def hand_over(world, case, team, who="supervisor"):
    return commands_assignment.hand_over_case(
        world.actor(who), case.ref, team=world.teams[team].ref, reason="They moved south.", seen=case.version
    )


def test_a_case_goes_to_another_team_with_all_its_people(world, north, case):
    assign(world, case, "supervisor", "second")
    assert hand_over(world, case, "south") is False
    south = world.teams["south"].id
    assert (case.team_id, case.caseworker_id) == (south, None)
    assert {p.team_id for p in db.session.query(Person).all()} == {south}
    told = trail.last(case)[1]
    assert (told["before"]["team"], told["after"]["team"]) == ("North", "South")
    with pytest.raises(NotFound):
        hand_over(world, case, "north")


def test_whoever_belongs_to_both_teams_keeps_the_case_and_sees_it(world, north, case):
    south = world.teams["south"]
    both = accounts.user(world.houses["house"], "supervisor", "Bo Both", (north, south))
    db.session.add(TeamMember(user_id=world.users["second"].id, team_id=south.id))
    case.caseworker_id = world.users["second"].id
    db.session.commit()
    kept = commands_assignment.hand_over_case(
        accounts.actor(both), case.ref, team=south.ref, reason="They moved.", seen=case.version
    )
    assert kept is True and case.caseworker_id == world.users["second"].id


@pytest.mark.parametrize("team", ["north", "far"])
def test_the_other_team_must_be_another_one_of_the_same_organization(world, case, team):
    with pytest.raises(Refused) as no:
        hand_over(world, case, team)
    assert no.value.field == "team"


def test_a_closed_case_stays_where_it_is(world, north):
    case = cases.case(north, people.person(north), status="closed")
    db.session.commit()
    with pytest.raises(Refused, match="closed"):
        hand_over(world, case, "south")
    with pytest.raises(Refused, match="closed"):
        assign(world, case, "supervisor", "second")


def test_whoever_assigns_what_somebody_else_changed_meanwhile_is_told(world, case):
    seen = case.version
    assign(world, case, "supervisor", "second")
    with pytest.raises(Stale):
        assign(world, case, "supervisor", "caseworker", seen=seen)
    with pytest.raises(Stale):
        commands_assignment.hand_over_case(
            world.actor("supervisor"), case.ref, team=world.teams["south"].ref, reason="x", seen=seen
        )
