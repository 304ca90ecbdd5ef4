"""A caseworker follows up a family; what a visit finds is acted on."""

import re
from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.cases import Case, Task
from caseflow.models.employers import Employer
from caseflow.models.followup import Need, Visit
from tests.factories.cases import case
from tests.factories.employers import employer, opening, placement
from tests.factories.people import person


@pytest.fixture
def family(world):
    """A family whose principal began work forty days ago."""
    amina = person(world.teams["north"], given="Amina", family="Haddad")
    row = case(world.teams["north"], amina, caseworker=world.users["caseworker"], stage="follow_up")
    job = opening(employer(world.houses["house"]))
    placement(job, row, amina, state="active", head=1, started_on=clock.today() - timedelta(days=40))
    db.session.commit()
    return row


def plan(browser, ref: str, days: int = 1) -> str:
    day = (clock.today() + timedelta(days=days)).isoformat()
    answer = browser.submit(f"/cases/{ref}/visits/new", planned_on=day, kind="visit")
    assert answer.status_code == 302
    return db.session.query(Visit).order_by(Visit.id.desc()).first().ref


GOOD = {name: "good" for name in ("work", "wage", "housing", "health", "schooling", "safety", "isolation")}


def record(browser, ref: str, visit: str, **fields):
    today = clock.today().isoformat()
    return browser.submit(f"/cases/{ref}/visits/{visit}/record", **{"done_on": today, **GOOD, **fields})


def test_a_visit_is_planned_recorded_and_shown(browse, family):
    cara = browse("caseworker")
    visit = plan(cara, family.ref)
    answer = record(cara, family.ref, visit, work_text="Likes the team", internal="Ask about night shifts")
    assert answer.status_code == 302
    page = cara.get(f"/cases/{family.ref}/visits/{visit}").text
    assert "Likes the team" in page and "Going well" in page and "Ask about night shifts" in page
    assert "Done" in cara.get(f"/cases/{family.ref}/follow-up").text


def test_a_visit_in_the_past_is_not_planned(browse, family):
    answer = browse("caseworker").submit(
        f"/cases/{family.ref}/visits/new", planned_on=(clock.today() - timedelta(1)).isoformat(), kind="visit"
    )
    assert answer.status_code == 422 and "Choose today or later" in answer.text
    assert db.session.query(Visit).count() == 0


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("done_on", "", "Enter the day"),
        ("done_on", "31/02/2026", "valid date"),
        ("done_on", "2999-01-01", "in the future"),
        ("kind", "seance", "valid choice"),
        ("work", "", "Say how it is"),
        ("wage_paid", "-5", "from 0 to"),
        ("wage_paid", "12", "which period"),
        ("internal", "x" * 5000, "at most 4000"),
        ("wat", "x", "no field called wat"),
    ],
)
def test_what_is_wrong_in_a_report_stands_next_to_its_field_and_nothing_is_kept(browse, family, field, value, words):
    cara = browse("caseworker")
    visit = plan(cara, family.ref)
    answer = record(cara, family.ref, visit, **{"wage_period": "", "currency": "", field: value})
    assert answer.status_code == 422 and words in answer.text
    db.session.rollback()
    assert db.session.query(Visit).filter_by(ref=visit).one().state == "planned"


def test_a_wage_below_what_was_agreed_makes_an_alert_and_a_task(browse, family):
    cara = browse("caseworker")
    visit = plan(cara, family.ref)
    record(cara, family.ref, visit, wage_paid="15", wage_period="hour", currency="CAD")
    row = db.session.query(Visit).filter_by(ref=visit).one()
    assert row.is_alert
    assert db.session.query(Task).filter_by(case_id=family.id, fact_key=f"visit:{visit}:alert").count() == 1
    assert not db.session.query(Employer).one().is_frozen


def test_a_fee_stops_new_submissions_to_the_employer(browse, family):
    cara = browse("caseworker")
    record(cara, family.ref, plan(cara, family.ref), fee_charged="yes")
    house = db.session.query(Employer).one()
    assert house.is_frozen and "Haddad" not in house.freeze_reason


def test_a_missed_visit_says_why_and_a_new_one_is_planned(browse, family):
    cara = browse("caseworker")
    visit = plan(cara, family.ref, 0)
    day = (clock.today() + timedelta(days=5)).isoformat()
    answer = cara.submit(f"/cases/{family.ref}/visits/{visit}/miss", reason="Nobody at home", planned_on=day)
    assert answer.status_code == 302
    page = cara.get(f"/cases/{family.ref}/follow-up").text
    assert "Nobody at home" in page and "Missed" in page
    assert db.session.query(Visit).filter_by(state="planned").count() == 1


def test_higher_risk_brings_visits_closer_together(browse, family):
    cara = browse("caseworker")
    assert cara.submit(f"/cases/{family.ref}/risk", risk="standard", reason="first plan").status_code == 302
    before = db.session.query(Visit).filter_by(state="planned").count()
    assert cara.submit(f"/cases/{family.ref}/risk", risk="critical", reason="threats").status_code == 302
    db.session.rollback()
    assert db.session.query(Visit).filter_by(state="planned").count() > before
    assert db.session.get(Case, family.id).risk == "critical"


def test_two_people_do_not_record_the_same_visit(browse, family):
    cara, sam = browse("caseworker"), browse("second")
    visit = plan(cara, family.ref)
    assert record(cara, family.ref, visit).status_code == 302
    late = record(sam, family.ref, visit, seen="1")
    assert late.status_code == 409


def test_a_need_is_raised_referred_and_met(browse, family):
    cara = browse("caseworker")
    answer = cara.submit(f"/cases/{family.ref}/needs/new", sector="health", description="Dentist for the son")
    assert answer.status_code == 302
    need = db.session.query(Need).one()
    address = f"/cases/{family.ref}/needs/{need.id}"
    nothing = cara.submit(address, state="referred")
    assert nothing.status_code == 422 and "to which service" in nothing.text
    assert cara.submit(address, state="referred", referred_to="Community clinic").status_code == 302
    assert "Community clinic" in cara.get(f"/cases/{family.ref}/follow-up").text


def test_other_teams_find_no_visit_and_cannot_tell_it_from_none(browse, family):
    visit = plan(browse("caseworker"), family.ref)
    for who in ("stranger", "foreign", "liaison", "employer", "analyst", "auditor", "administrator"):
        browser = browse(who)
        for end in ("follow-up", f"visits/{visit}", f"visits/{visit}/record", "risk"):
            hidden = browser.get(f"/cases/{family.ref}/{end}")
            missing = browser.get(f"/cases/CF-0000-0000-0/{end}")
            assert hidden.status_code == missing.status_code == 404
            assert without_token(hidden.text) == without_token(missing.text)


def without_token(page: str) -> str:
    """The page without what differs from second to second."""
    return re.sub(r'name="(csrf_token|once)" value="[^"]+"', "", page)


def test_a_closed_case_gets_no_visit(browse, world):
    sara = person(world.teams["north"], given="Sara", family="Closed")
    row = case(world.teams["north"], sara, status="closed")
    db.session.commit()
    day = clock.today().isoformat()
    answer = browse("caseworker").submit(f"/cases/{row.ref}/visits/new", planned_on=day, kind="visit")
    assert answer.status_code == 422 and "closed" in answer.text
