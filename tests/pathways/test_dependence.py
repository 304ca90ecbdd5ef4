"""Permits that hang on another member's permit, and stays of children: the family falls on the earliest day."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.audit import kept as keeping
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.cases import CaseMember, Task
from caseflow.models.pathways import MemberCliff, Permit, PermitDependence
from caseflow.models.people import Person
from caseflow.pathways import commands_watch
from tests.factories import cases, pathways, people
from tests.pathways.walking import kept

TODAY = clock.today()


def day(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.fixture
def family(world):
    """Rosa with a work permit for 200 days, her daughter Sol with a study permit for 700."""
    north = world.teams["north"]
    rosa = people.person(north, "Rosa", "Mejía", residence_country="CAN")
    sol = people.person(north, "Sol", "Mejía", residence_country="CAN", born=day(-365 * 10))
    case = cases.case(north, rosa, sol, caseworker=world.users["caseworker"], stage="regularization")
    case.rosa, case.sol = rosa, sol
    case.work = pathways.permit(rosa, "work_permit", valid_until=day(200), case_id=case.id, renew_before_days=60)
    case.study = pathways.permit(sol, "study_permit", valid_until=day(700), case_id=case.id)
    db.session.commit()
    return case


def hang(browser, case, **fields):
    return browser.submit(f"/people/{case.sol.ref}/permits/{case.study.id}/hangs-on", **fields)


def rows() -> list[PermitDependence]:
    return list(db.session.scalars(select(PermitDependence).execution_options(populate_existing=True)))


def cliff_of(case, person) -> date | None:
    query = select(MemberCliff.ends_on).where(MemberCliff.case_id == case.id, MemberCliff.person_id == person.id)
    return db.session.scalar(query)


def test_a_permit_ends_with_the_permit_that_it_hangs_on(family, browse):
    browser = browse("caseworker")
    assert hang(browser, family, on_permit=str(family.work.id)).status_code == 302
    assert cliff_of(family, family.sol) == day(200)
    page = browser.get(f"/cases/{family.ref}").text
    assert "It ends with the permit of Rosa Mejía (Work permit) on" in page
    assert verify.verify_all().is_sound


def test_when_the_permit_that_others_hang_on_ends_they_all_stand_at_the_cliff(family, browse):
    browser = browse("caseworker")
    hang(browser, family, on_permit=str(family.work.id))
    browser.submit(f"/people/{family.rosa.ref}/permits/{family.work.id}/end", ended_on=str(TODAY), reason="Dismissed")
    assert cliff_of(family, family.sol) == TODAY and kept(family).cliff_on == TODAY


def test_when_it_is_renewed_they_stand_further_from_it(family, browse):
    browser = browse("caseworker")
    hang(browser, family, on_permit=str(family.work.id))
    pathways.permit(family.rosa, "work_permit", valid_from=day(201), valid_until=day(500), case_id=family.id)
    keeping.refresh({f"case:{family.id}"})
    assert cliff_of(family, family.sol) == day(500)


def test_a_child_who_comes_of_age_stands_alone_from_that_day(family, browse):
    family.sol.birth_date, family.sol.birth_precision = day(30).replace(year=day(30).year - 18), "day"
    db.session.commit()
    browser = browse("caseworker")
    assert "usually 22 in Canada" in browser.get(f"/people/{family.sol.ref}/permits/{family.study.id}/hangs-on").text
    hang(browser, family, until_age="18")
    assert cliff_of(family, family.sol) == day(29) == kept(family).cliff_on
    assert "the last day before the child turns 18" in browser.get(f"/cases/{family.ref}").text


def test_a_corrected_birth_date_moves_the_day(family, browse, world):
    hang(browse("caseworker"), family, until_age="11")
    before = cliff_of(family, family.sol)
    later = family.sol.birth_date + timedelta(days=40)
    db.session.execute(update(Person).where(Person.id == family.sol.id).values(birth_date=later))
    keeping.refresh({f"person:{family.sol.id}"})
    assert (cliff_of(family, family.sol) - before).days == 40


def test_an_unknown_birth_date_and_an_unrecorded_permit_are_shown_as_unknown(family, browse):
    family.sol.birth_date, family.sol.birth_precision = None, "unknown"
    db.session.commit()
    browser = browse("caseworker")
    hang(browser, family, until_age="18", on_permit="not_recorded")
    page = browser.get(f"/cases/{family.ref}").text
    assert "The date of birth is not recorded; ask for it." in page
    assert "that is not recorded. Record which one." in page
    assert "ends on" in page and "at the latest" in page and cliff_of(family, family.sol) == day(700)


def test_it_can_be_taken_back(family, browse):
    browser = browse("caseworker")
    hang(browser, family, on_permit=str(family.work.id), until_age="18")
    assert hang(browser, family, on_permit="", until_age="").status_code == 302
    assert rows() == [] and cliff_of(family, family.sol) == day(700)


def test_two_permits_cannot_hang_on_each_other(family, browse):
    browser = browse("caseworker")
    hang(browser, family, on_permit=str(family.work.id))
    answer = browser.submit(
        f"/people/{family.rosa.ref}/permits/{family.work.id}/hangs-on", on_permit=str(family.study.id)
    )
    assert answer.status_code == 422 and "cannot hang on each other" in answer.text and len(rows()) == 1


@pytest.mark.parametrize("fields", [
    {"on_permit": "999999"}, {"on_permit": "x" * 50}, {"until_age": "0"}, {"until_age": "41"}, {"until_age": "old"},
    {"colour": "red"},
])  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_is_saved(family, browse, fields):
    assert hang(browse("caseworker"), family, **fields).status_code == 422 and rows() == []


def test_a_permit_of_another_family_cannot_be_chosen_and_is_not_named(family, browse, world):
    stranger = people.person(world.teams["north"], "Other", "Family", residence_country="CAN")
    cases.case(world.teams["north"], stranger, caseworker=world.users["caseworker"])
    foreign = pathways.permit(stranger, "work_permit")
    db.session.commit()
    browser = browse("caseworker")
    assert "Other Family" not in browser.get(f"/people/{family.sol.ref}/permits/{family.study.id}/hangs-on").text
    assert hang(browser, family, on_permit=str(foreign.id)).status_code == 422 and rows() == []


def test_who_has_left_the_readers_world_is_not_named(family, browse, world):
    browser = browse("caseworker")
    hang(browser, family, on_permit=str(family.work.id))
    left = {"left_on": TODAY, "open_person_id": None, "is_principal": False}
    south = world.teams["south"].id
    db.session.execute(update(Person).where(Person.id == family.rosa.id).values(team_id=south))
    db.session.execute(update(CaseMember).where(CaseMember.person_id == family.rosa.id).values(left))
    db.session.execute(update(CaseMember).where(CaseMember.person_id == family.sol.id).values(is_principal=True))
    db.session.commit()
    page = browser.get(f"/cases/{family.ref}").text
    assert "the permit of somebody who is not in this case" in page and "Rosa" not in page


def test_what_two_people_say_at_once_is_not_lost(family, browse):
    first, second = browse("caseworker"), browse("supervisor")
    address = f"/people/{family.sol.ref}/permits/{family.study.id}/hangs-on"
    seen = first.get(address).text.split('name="seen"')[1].split('value="')[1].split('"')[0]
    assert first.submit(address, until_age="18", seen=seen).status_code == 302
    assert second.submit(address, until_age="22", seen=seen).status_code == 409
    assert [row.until_age for row in rows()] == [18]


def test_taking_the_permit_back_leaves_those_that_hung_on_it_as_not_known(family, browse):
    hang(browse("caseworker"), family, on_permit=str(family.work.id))
    db.session.delete(db.session.get(Permit, family.work.id))
    db.session.commit()
    (row,) = rows()
    assert row.with_other and row.on_permit_id is None


def test_the_days_of_cases_kept_before_are_caught_up(family):
    keeping.refresh({f"case:{family.id}"})
    db.session.query(MemberCliff).delete()
    assert keeping.catch_up() == 1 and keeping.catch_up() == 0
    assert {cliff_of(family, family.rosa), cliff_of(family, family.sol)} == {day(200), day(700)}


def asked(case) -> list[tuple[int, str]]:
    """The tasks that ask what a permit hangs on, after the clock has looked: whose permit, and the state."""
    db.session.rollback()
    commands_watch.watch_permits(SYSTEM, case.id, TODAY)
    query = select(Task).where(Task.case_id == case.id, Task.fact_key.like("permit_hangs:%"))
    return [(row.person_id, row.state) for row in db.session.scalars(query.execution_options(populate_existing=True))]


def test_whoever_keeps_the_family_is_asked_once_what_a_member_s_permit_hangs_on(family, browse):
    assert family.id in commands_watch.cases_to_watch(SYSTEM, family.organization_id, TODAY)
    assert asked(family) == [(family.sol.id, "open")] == asked(family)
    hang(browse("caseworker"), family, until_age="22")
    assert asked(family) == [(family.sol.id, "done")]


def test_that_it_hangs_on_nothing_is_an_answer_too(family, browse):
    asked(family)
    hang(browse("caseworker"), family, on_permit="", until_age="")
    assert asked(family) == [(family.sol.id, "done")] and rows() == []


def test_a_permit_that_is_over_or_known_to_hang_on_another_is_not_asked_about(family, browse):
    hang(browse("caseworker"), family, on_permit=str(family.work.id))
    pathways.permit(family.sol, "visa", valid_from=day(-90), valid_until=day(-1), case_id=family.id)
    pathways.permit(family.sol, "permanent_residence", valid_until=None, case_id=family.id)
    db.session.commit()
    assert asked(family) == []
