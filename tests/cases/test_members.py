"""Who is in a case: joins, leaves, comes back, becomes the principal applicant."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.cases import commands_members
from caseflow.cases.newcomer import Newcomer
from caseflow.errors import NotFound, Refused, Stale
from caseflow.extensions import db
from caseflow.models.cases import CaseMember
from caseflow.models.people import Person
from tests.factories import accounts, cases, people, trail

TODAY = clock.today()


@pytest.fixture
def north(world):
    return world.teams["north"]


@pytest.fixture
def family(north):
    """A case with both parents in it."""
    mother, father, child = people.family(north)
    case = cases.case(north, mother, father, relationships=("spouse",))
    db.session.commit()
    return case, mother, father, child


def part(case, person):
    return db.session.query(CaseMember).filter_by(case_id=case.id, person_id=person.id).one()


def test_a_known_person_joins(world, family):
    case, _mother, _father, child = family
    commands_members.add_member(world.actor("caseworker"), case.ref, child.ref, "child")
    row = part(case, child)
    assert (row.relationship_to_principal, row.is_principal, row.open_person_id) == ("child", False, child.id)
    action, told = trail.last(case)
    assert action == "member.add" and told["name"] == "Alba Mejía Pineda" and told["again"] is False


def test_a_new_person_joins_and_belongs_to_the_team_of_the_case(world, family):
    case = family[0]
    new = Newcomer("Inés", "Mejía", birth_year=2020, nationality="CAN")
    ref = commands_members.add_member(world.actor("caseworker"), case.ref, new, "child")
    assert db.session.query(Person).filter_by(ref=ref).one().team_id == case.team_id


@pytest.mark.parametrize("relationship", ["principal", "", "boss"])
def test_the_relationship_must_be_one_of_the_list(world, family, relationship):
    case, _mother, _father, child = family
    with pytest.raises(Refused) as no:
        commands_members.add_member(world.actor("caseworker"), case.ref, child.ref, relationship)
    assert no.value.field == "relationship"


def test_nobody_joins_twice_nor_while_in_another_open_case(world, north, family):
    case, _mother, father, child = family
    user = world.actor("caseworker")
    with pytest.raises(Refused, match="already"):
        commands_members.add_member(user, case.ref, father.ref, "spouse")
    other = cases.case(north, child)
    db.session.commit()
    with pytest.raises(Refused) as no:
        commands_members.add_member(user, case.ref, child.ref, "child")
    assert other.ref in no.value.message


def test_who_is_out_of_sight_cannot_join(world, family):
    stranger = people.person(world.teams["south"])
    db.session.commit()
    with pytest.raises(NotFound):
        commands_members.add_member(world.actor("caseworker"), family[0].ref, stranger.ref, "child")
    with pytest.raises(NotFound):
        commands_members.add_member(world.actor("stranger"), family[0].ref, stranger.ref, "child")


def test_the_team_of_a_person_follows_the_case(world, north, family):
    both = accounts.user(world.houses["house"], "supervisor", "Bo Both", (north, world.teams["south"]))
    aunt = people.person(world.teams["south"], "Clara")
    db.session.commit()
    commands_members.add_member(accounts.actor(both), family[0].ref, aunt.ref, "other_relative")
    assert aunt.team_id == north.id


def test_somebody_leaves_and_comes_back(world, family):
    case, _mother, father, _child = family
    user, row = world.actor("caseworker"), part(case, father)
    commands_members.remove_member(user, case.ref, father.ref, left_on=TODAY, reason="Moved to Peru.", seen=row.version)
    assert (row.left_on, row.open_person_id) == (TODAY, None)
    assert trail.last(case)[1]["reason"] == "Moved to Peru."
    with pytest.raises(NotFound):
        commands_members.edit_member(user, case.ref, father.ref, relationship="sibling", seen=row.version)
    commands_members.add_member(user, case.ref, father.ref, "common_law_partner")
    assert (row.left_on, row.open_person_id, row.joined_on) == (None, father.id, TODAY)
    assert trail.last(case)[1]["again"] is True


@pytest.mark.parametrize("days", [1, -400])
def test_the_day_of_leaving_lies_between_joining_and_today(world, family, days):
    case, _mother, father, _child = family
    day = TODAY + timedelta(days=days)
    seen = part(case, father).version
    with pytest.raises(Refused) as no:
        commands_members.remove_member(
            world.actor("caseworker"), case.ref, father.ref, left_on=day, reason="x", seen=seen
        )
    assert no.value.field == "left_on"


def test_the_principal_applicant_does_not_leave(world, family):
    case, mother, _father, _child = family
    seen = part(case, mother).version
    with pytest.raises(Refused, match="principal"):
        commands_members.remove_member(
            world.actor("caseworker"), case.ref, mother.ref, left_on=TODAY, reason="x", seen=seen
        )


def test_a_relationship_is_corrected_by_whoever_read_the_newest(world, family):
    case, mother, father, _child = family
    user, seen = world.actor("caseworker"), part(case, father).version
    commands_members.edit_member(user, case.ref, father.ref, relationship="sibling", seen=seen)
    assert part(case, father).relationship_to_principal == "sibling"
    with pytest.raises(Stale):
        commands_members.edit_member(user, case.ref, father.ref, relationship="parent", seen=seen)
    with pytest.raises(Refused):
        commands_members.edit_member(user, case.ref, mother.ref, relationship="parent", seen=part(case, mother).version)


def test_another_member_becomes_the_principal_applicant_and_the_case_sorts_by_their_name(world, north, family):
    case, mother, _father, _child = family
    aunt = people.person(north, "Zoila", "Zapata")
    cases.member(case, aunt, "other_relative")
    db.session.commit()
    commands_members.change_principal(
        world.actor("caseworker"), case.ref, aunt.ref, former_is="other_relative", seen=case.version
    )
    assert part(case, aunt).is_principal and part(case, aunt).relationship_to_principal == "principal"
    assert not part(case, mother).is_principal
    assert part(case, mother).relationship_to_principal == "other_relative"
    assert case.sort_name == "zapata zoila"


def test_a_closed_case_keeps_its_people(world, north):
    person = people.person(north)
    case = cases.case(north, people.person(north, "Ana"), status="closed")
    db.session.commit()
    with pytest.raises(Refused, match="closed"):
        commands_members.add_member(world.actor("caseworker"), case.ref, person.ref, "child")
