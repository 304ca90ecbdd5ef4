"""Everybody finds in the morning what needs them."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.audit import kept
from caseflow.extensions import db
from caseflow.models.followup import Visit
from tests.factories.cases import case
from tests.factories.people import person


def visit(of, days: int, **more) -> Visit:
    day = clock.today() + timedelta(days=days)
    row = Visit(
        ref=new_ref("VI"), case_id=of.id, planned_on=day, window_from=day - timedelta(7),
        window_until=day + timedelta(14), created_at=clock.now(), **more,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    kept.refresh({f"case:{of.id}"})
    return row


@pytest.fixture
def family(world):
    amina = person(world.teams["north"], given="Amina", family="Haddad")
    row = case(world.teams["north"], amina, caseworker=world.users["caseworker"], stage="follow_up")
    far = person(world.teams["south"], given="Faraway", family="Person")
    visit(case(world.teams["south"], far, caseworker=world.users["stranger"]), -40)
    db.session.commit()
    return row


def test_a_caseworker_sees_what_is_due_in_their_own_cases(browse, world, family):
    visit(family, -5)
    db.session.commit()
    page = browse("caseworker").get("/").text
    assert "Amina Haddad" in page and family.ref in page and "Faraway" not in page
    assert "Amina Haddad" not in browse("second").get("/").text


def test_the_supervisor_sees_the_visit_that_was_missed_and_who_should_have_made_it(browse, world, family):
    visit(family, -40)
    db.session.commit()
    page = browse("supervisor").get("/supervision").text
    assert "Amina Haddad" in page and "26 days ago" in page and "Cara Worker" in page
    assert "Faraway" not in page


def test_a_visit_that_is_not_overdue_is_under_its_own_heading(browse, world, family):
    visit(family, 3)
    db.session.commit()
    supervisor = browse("supervisor")
    assert "Amina Haddad" not in supervisor.get("/supervision").text
    assert "Amina Haddad" in supervisor.get("/supervision?show=due").text


def test_overdue_visits_come_in_pages_and_none_is_lost(browse, world, family):
    for days in range(60):
        visit(family, -30 - days)
    db.session.commit()
    supervisor, address, seen = browse("supervisor"), "/supervision?show=overdue", 0
    while address:
        page = supervisor.get(address).text
        seen += page.count('<th scope="row"><a class="govuk-link" href="/cases/CF-')
        found = page.split('rel="next"')[0].rpartition('href="') if 'rel="next"' in page else None
        address = found[2].split('"')[0].replace("&amp;", "&") if found else ""
    assert seen == 60


def test_an_empty_day_says_so(browse):
    page = browse("caseworker").get("/").text
    assert "Nothing is due in the next 14 days." in page and "No open task is yours." in page


@pytest.mark.parametrize("who", ["liaison", "employer", "reviewer", "analyst", "auditor", "administrator"])
def test_every_role_has_a_first_page_without_names(browse, family, who):
    page = browse(who).get("/partner" if who == "employer" else "/")
    assert page.status_code == 200 and "Haddad" not in page.text


def test_an_analyst_sees_no_small_number(browse, world, family):
    page = browse("analyst").get("/").text
    assert "--" in page and ">1<" not in page


def test_supervision_is_for_supervisors(browse):
    for who in ("caseworker", "liaison", "analyst", "administrator"):
        assert browse(who).get("/supervision").status_code == 403


def test_the_auditor_sees_what_was_done_and_verifies_it(browse, family):
    auditor = browse("auditor")
    page = auditor.get("/audit").text
    assert "Signed in" in page and "Haddad" not in page
    assert "Nothing was changed" in auditor.post("/audit/verify").text


def test_reading_names_is_written_down(browse, family):
    browse("supervisor").get("/supervision")
    assert "supervision" in browse("auditor").get("/audit?show=reads").text
