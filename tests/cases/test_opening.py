"""A case is opened, for somebody known or new; nobody is in two open ones."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.cases import commands_closing, commands_opening
from caseflow.cases.commands_closing import Closing
from caseflow.cases.commands_opening import Opening
from caseflow.cases.newcomer import Newcomer
from caseflow.errors import Denied, NotFound, Refused, Stale
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import NameKey, Nationality, Person
from tests.factories import accounts, cases, people, trail

ROSA = Newcomer("Rosa", "Núñez", birth_year=1990, birth_month=5, nationality="HND", residence_country="CAN")


@pytest.fixture
def north(world):
    return world.teams["north"]


def opened(world, principal=ROSA, who="caseworker", **more):
    db.session.commit()
    opening = Opening(**{"team": world.teams["north"].ref, "caseworker": world.users[who].ref, **more})
    ref = commands_opening.open_case(world.actor(who), principal, opening)
    return db.session.scalars(select(Case).where(Case.ref == ref)).one()


def nothing_is_kept():
    db.session.rollback()
    return not db.session.scalars(select(Case)).all() and not db.session.scalars(select(Person)).all()


def test_a_case_for_somebody_new_begins_at_intake_with_the_person_in_it(world, north):
    case = opened(world, risk="high", referred_by="Parish of San José")
    assert (case.stage, case.status, case.risk) == ("intake", "open", "high")
    assert case.caseworker_id == world.users["caseworker"].id
    assert case.ref.startswith("CF-")
    member = db.session.scalars(select(CaseMember)).one()
    person = db.session.get(Person, member.person_id)
    assert member.is_principal and member.open_person_id == person.id
    assert (person.given_names, person.birth_precision, person.protection) == ("Rosa", "month", "unknown")
    assert person.team_id == north.id
    assert case.sort_name == person.sort_name == "nunez rosa"
    assert db.session.scalars(select(Nationality.country)).all() == ["HND"]
    assert "nunez" in db.session.scalars(select(NameKey.token)).all()
    action, facts = trail.last(case)
    assert action == "case.open"
    assert facts["name"] == "Rosa Núñez" and facts["referred_by"] == "Parish of San José"


def test_a_case_for_somebody_known_takes_them_into_its_team(world, north):
    both = accounts.user(world.houses["house"], "supervisor", "Bo Both", (north, world.teams["south"]))
    person = people.person(world.teams["south"])
    db.session.commit()
    ref = commands_opening.open_case(accounts.actor(both), person.ref, Opening(team=north.ref))
    assert db.session.get(Person, person.id).team_id == north.id
    assert db.session.scalars(select(Case).where(Case.ref == ref)).one().caseworker_id is None


def test_somebody_whom_the_user_cannot_see_is_not_there(world):
    stranger = people.person(world.teams["south"])
    with pytest.raises(NotFound):
        opened(world, stranger.ref)


@pytest.mark.parametrize("who", ["liaison", "analyst", "auditor", "administrator", "reviewer", "employer"])
def test_only_staff_open_cases(world, who):
    with pytest.raises(Denied):
        opened(world, who=who)


@pytest.mark.parametrize(
    ("principal", "more", "field"),
    [
        (Newcomer(), {}, "family_names"),
        (Newcomer("Ro\u202esa", "Núñez"), {}, "given_names"),
        (Newcomer("王", "小明"), {}, "latin_name"),
        (Newcomer("Rosa", birth_year=1990, birth_month=2, birth_day=30), {}, "birth_year"),
        (Newcomer("Rosa", birth_month=2), {}, "birth_year"),
        (Newcomer("Rosa", birth_year=3000), {}, "birth_year"),
        (Newcomer("Rosa", nationality="ZZZ"), {}, "nationality"),
        (Newcomer("Rosa", nationality="HND", is_stateless=True), {}, "is_stateless"),
        (Newcomer("Rosa", residence_country="Canada"), {}, "residence_country"),
        (ROSA, {"team": "TM-0000-0000-0"}, "team"),
        (ROSA, {"risk": "enormous"}, "risk"),
        (ROSA, {"caseworker": "US-0000-0000-0"}, "caseworker"),
    ],
)
def test_what_cannot_be_is_said_next_to_its_field_and_nothing_is_kept(world, principal, more, field):
    with pytest.raises(Refused) as no:
        opened(world, principal, **more)
    assert no.value.field == field
    assert nothing_is_kept()


def test_whoever_looks_like_somebody_known_is_added_only_on_purpose(world, north):
    people.person(north, "Rosa", "Núñez", born=date(1990, 2, 1))
    twin = replace(ROSA, given_names="ROSA", family_names="Nuñes")
    with pytest.raises(Refused) as no:
        opened(world, twin)
    assert no.value.field == "is_somebody_else"
    db.session.rollback()
    assert opened(world, replace(twin, birth_year=1971))
    assert opened(world, replace(twin, is_somebody_else=True))


def test_a_likeness_out_of_sight_is_never_told(world):
    people.person(world.teams["south"], "Rosa", "Núñez", born=date(1990, 2, 1))
    assert opened(world, ROSA)


def test_another_teams_team_or_caseworker_cannot_be_chosen(world):
    with pytest.raises(Refused):
        opened(world, team=world.teams["south"].ref)
    with pytest.raises(Refused):
        opened(world, caseworker=world.users["stranger"].ref)


def test_a_second_open_case_is_refused_and_says_where_the_first_is(world, north):
    person = people.person(north)
    first = cases.case(north, person)
    with pytest.raises(Refused) as no:
        opened(world, person.ref)
    assert first.ref in no.value.message and "Rosa Elena" in no.value.message
    db.session.rollback()
    assert len(db.session.scalars(select(Case)).all()) == 1


def test_a_case_out_of_sight_is_neither_named_nor_placed(world, north):
    person = people.person(north)
    other = cases.case(world.teams["far"], person)
    # The case is elsewhere, yet the person is in sight: the worst there could be.
    person.team_id = north.id
    with pytest.raises(Refused) as no:
        opened(world, person.ref)
    for secret in (other.ref, "Casa del Río", "Bogotá", "far"):
        assert secret not in no.value.message


def test_whoever_was_in_a_closed_case_may_open_another(world, north):
    person = people.person(north)
    first = cases.case(north, person)
    db.session.commit()
    end = Closing("withdrawn", "Went home.", "You told us that you go home.")
    commands_closing.close_case(world.actor("caseworker"), first.ref, end, seen=first.version)
    assert opened(world, person.ref).ref != first.ref


def test_risk_and_referral_can_be_changed_by_whoever_read_the_newest(world, north):
    case = cases.case(north, people.person(north))
    db.session.commit()
    user, seen = world.actor("caseworker"), case.version
    commands_opening.edit_case(user, case.ref, risk="critical", referred_by="Police", seen=seen)
    assert (case.risk, case.referred_by) == ("critical", "Police")
    assert trail.last(case)[1]["before"]["risk"] == "standard"
    with pytest.raises(Stale) as stale:
        commands_opening.edit_case(user, case.ref, risk="raised", referred_by="Police", seen=seen)
    assert stale.value.current == {"risk": "critical"}
    with pytest.raises(NotFound):
        commands_opening.edit_case(world.actor("stranger"), case.ref, risk="raised", referred_by="", seen=seen)


def test_a_closed_case_is_not_edited(world, north):
    case = cases.case(north, people.person(north), status="closed")
    db.session.commit()
    with pytest.raises(Refused, match="closed"):
        commands_opening.edit_case(
            world.actor("caseworker"), case.ref, risk="raised", referred_by="", seen=case.version
        )
    assert case.opened_on < clock.today()
