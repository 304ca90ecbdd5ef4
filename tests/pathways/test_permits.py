"""Permits that people hold: entering one, correcting it, ending it, and what that does to the cliff."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.pathways import Permit
from tests.factories import cases, employers, pathways, people
from tests.pathways.walking import kept

TODAY = clock.today()
SOON = TODAY + timedelta(days=20)


@pytest.fixture
def somebody(world):
    north = world.teams["north"]
    person = people.person(north, "Rosa", "Mejía")
    person.case = cases.case(north, person, caseworker=world.users["caseworker"])
    db.session.commit()
    return person


def permits() -> list[Permit]:
    return list(db.session.scalars(select(Permit).execution_options(populate_existing=True)))


def entered(**changes):
    begins, ends = str(TODAY - timedelta(days=100)), str(SOON)
    return {"kind": "work_permit", "country": "CAN", "number": "W12345678", "valid_from": begins, "valid_until": ends,
            "renew_before_days": "90", **changes}  # fmt: skip


def test_a_permit_held_already_is_entered_and_the_case_shows_its_cliff(somebody, browse):
    browser = browse("caseworker")
    assert "No permit is recorded." in browser.get(f"/people/{somebody.ref}/permits").text
    assert browser.submit(f"/people/{somebody.ref}/permits/new", **entered()).status_code == 302
    page = browser.get(f"/people/{somebody.ref}/permits").text
    assert "Work permit" in page and "…678" in page and "W12345678" not in page and "in 20 days" in page
    assert kept(somebody.case).cliff_on == SOON and permits()[0].case_id == somebody.case.id
    assert verify.verify_all().is_sound


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"valid_until": "2020-01-01"}, "before it begins"),
        ({"valid_from": ""}, "Enter the first day"),
        ({"valid_from": "soon"}, "Not a valid date"),
        ({"kind": ""}, "Choose the kind of permit"),
        ({"country": "XX"}, "Not a valid choice"),
        ({"region": "CA-ZZ"}, "Choose a region of the list"),
        ({"renew_before_days": "many"}, "Not a valid integer"),
        ({"number": "n" * 61}, "at most 60 characters"),
        ({"colour": "red"}, "no field called colour"),
    ],
)
def test_a_permit_that_cannot_be_is_refused_and_nothing_is_saved(somebody, browse, fields, said):
    answer = browse("caseworker").submit(f"/people/{somebody.ref}/permits/new", **entered(**fields))
    assert answer.status_code == 422 and said in answer.text and permits() == []


def test_a_licence_to_work_in_a_profession_saves_nobodys_status(somebody, browse):
    browse("caseworker").submit(f"/people/{somebody.ref}/permits/new", **entered(kind="licence"))
    assert permits() and kept(somebody.case).cliff_on == NEVER


def test_permanent_residence_without_a_last_day_has_no_cliff_but_a_work_permit_without_one_is_not_known(
    somebody, browse
):
    browser, where = browse("caseworker"), f"/people/{somebody.ref}/permits/new"
    browser.submit(where, **entered(kind="work_permit", valid_until=""))
    assert kept(somebody.case).cliff_on == NEVER
    browser.submit(where, **entered(kind="permanent_residence", valid_until=""))
    assert "no last day written on it" in browser.get(f"/people/{somebody.ref}/permits").text
    assert kept(somebody.case).cliff_on == NEVER


def test_correcting_a_permit_moves_the_cliff_and_the_due_days_that_hang_on_it(somebody, world, browse):
    pathways.start_pathway(somebody.case, "ca_claimant_open_work_permit", began_on=TODAY - timedelta(days=60))
    issue = pathways.step(somebody.case, "OWP_ISSUE")
    issue.state, issue.decided_on = "granted", TODAY - timedelta(days=30)
    permit = pathways.permit(
        somebody, "open_work_permit", valid_until=SOON, step_id=issue.id, case_id=somebody.case.id
    )  # fmt: skip
    db.session.commit()
    later = TODAY + timedelta(days=400)
    address = f"/people/{somebody.ref}/permits/{permit.id}"
    assert browse("caseworker").submit(address, valid_until=str(later)).status_code == 302
    db.session.expire_all()
    assert kept(somebody.case).cliff_on == later
    assert pathways.step(somebody.case, "OWP_RENEW").due_on == later - timedelta(days=90)


def test_a_permit_is_ended_before_its_time_with_a_reason(somebody, browse):
    permit = pathways.permit(somebody, valid_until=SOON)
    db.session.commit()
    browser, address = browse("caseworker"), f"/people/{somebody.ref}/permits/{permit.id}/end"
    for fields, said in (
        ({"ended_on": str(TODAY + timedelta(days=1)), "reason": "x"}, "lies in the future"),
        ({"ended_on": str(TODAY), "reason": ""}, "Say why it ended"),
        ({"ended_on": "", "reason": "x"}, "Enter the day"),
    ):
        refused = browser.submit(address, **fields)
        assert refused.status_code == 422 and said in refused.text
    assert browser.submit(address, ended_on=str(TODAY - timedelta(days=1)), reason="Revoked.").status_code == 302
    assert (
        permits()[0].ended_on == TODAY - timedelta(days=1)
        and "Revoked." in browser.get(f"/people/{somebody.ref}/permits").text
    )
    assert kept(somebody.case).cliff_on == TODAY - timedelta(days=1)


def test_two_who_correct_the_same_permit_do_not_overwrite_each_other(somebody, browse):
    permit = pathways.permit(somebody)
    db.session.commit()
    browser, address = browse("caseworker"), f"/people/{somebody.ref}/permits/{permit.id}"
    assert browser.submit(address, number="ONE").status_code == 302
    late = browser.post(address, {**entered(number="TWO"), "seen": "1", "employer_name": "", "isco": "", "region": ""})
    assert late.status_code == 409 and "ONE" in late.text and "TWO" in late.text and permits()[0].number == "ONE"


def test_permits_of_another_teams_person_are_not_found(somebody, browse):
    permit = pathways.permit(somebody)
    other = people.person(somebody_team(somebody), "Other", "Person")
    db.session.commit()
    for rest in ("permits", "permits/new", f"permits/{permit.id}", f"permits/{permit.id}/end"):
        assert browse("stranger").get(f"/people/{somebody.ref}/{rest}").status_code == 404
        assert browse("liaison").get(f"/people/{somebody.ref}/{rest}").status_code == 404
    assert browse("caseworker").get(f"/people/{other.ref}/permits/{permit.id}").status_code == 404


def somebody_team(person):
    return type("T", (), {"id": person.team_id, "organization_id": person.organization_id})()


# Due days that hang on the work


def test_a_due_day_before_the_first_day_of_work_moves_when_the_work_moves(world, browse):
    north, house = world.teams["north"], world.houses["house"]
    worker = people.person(north, nationalities=("GTM",))
    case = cases.case(north, worker)
    opening = employers.opening(
        employers.employer(house, sector="agriculture", country="USA", region=None), isco="9211", country="USA",
        region=None, starts_on=TODAY + timedelta(days=200), ends_on=TODAY + timedelta(days=400),
    )  # fmt: skip
    placement = employers.placement(opening, case, worker, state="accepted")
    pathways.start_pathway(case, "us_h2a")
    db.session.commit()
    early = [
        s for s in pathways.shipped_pathways()["us_h2a"].steps if s.deadline and s.deadline.anchor == "offer.start_date"
    ]
    first = early[0]
    step = pathways.step(case, first.code)
    assert step.due_on == placement.starts_on + timedelta(days=first.deadline.days)
    end = next(
        s for s in pathways.shipped_pathways()["us_h2a"].steps if s.deadline and s.deadline.anchor == "contract.end"
    )
    assert pathways.step(case, end.code).due_anchor == "contract.end"
    placement.starts_on += timedelta(days=30)
    db.session.commit()
    # Whoever changes something of the case next, in whichever room, takes the day along.
    browse("caseworker").submit(f"/people/{worker.ref}/permits/new", **entered(country="USA"))
    db.session.expire_all()
    moved = pathways.step(case, first.code)
    assert moved.due_on == placement.starts_on + timedelta(days=first.deadline.days)
    assert moved.due_because["facts"]["event"] == "offer.start_date"
