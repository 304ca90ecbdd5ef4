"""The pages around a case, as a browser without a screen sees them."""

import inspect
import re

import pytest
from flask import url_for

from caseflow import clock
from caseflow.cases.views_mending import NOBODY, PLACES
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember, Note, Task
from caseflow.models.people import Person
from caseflow.rules import stages
from tests.factories import cases, people, ready, trail


@pytest.fixture
def north(world):
    return world.teams["north"]


@pytest.fixture
def case(world, north):
    row = cases.case(
        north, *people.family(north), relationships=("spouse", "child"), caseworker=world.users["caseworker"]
    )
    cases.task(row, by=world.users["caseworker"], assignee=world.users["caseworker"])
    db.session.commit()
    return row


def now(case):
    db.session.rollback()
    db.session.refresh(case)
    return case


def test_the_list_shows_the_case_and_filters_by_address_without_a_script(browse, case):
    browser = browse("caseworker")
    page = browser.get("/cases")
    assert case.ref in page.text and "Rosa Elena Mejía Pineda" in page.text and "and 2 more" in page.text
    assert 'method="get" action="/cases"' in page.text
    assert case.ref not in browser.get("/cases?stage=placement").text
    assert "No case answers this filter." in browser.get("/cases?stage=placement").text
    assert trail.readings("case.list")


def test_an_empty_house_says_what_to_do(browse, world):
    assert "No open case in your teams yet." in browse("caseworker").get("/cases").text


def test_an_address_that_makes_no_sense_is_answered_with_the_rest(browse, case):
    page = browse("caseworker").get("/cases?stage=limbo&nationality=Hnd&after=CF-x&sort=name%27--&overdue=2")
    assert page.status_code == 422
    assert case.ref in page.text and "makes no sense" in page.text


def test_no_address_of_a_list_holds_a_name(browse, north, world):
    for n in range(30):
        cases.case(north, people.person(north, f"Xochitl{n:02}", "Verdecia"))
    db.session.commit()
    page = browse("caseworker").get("/cases?sort=name")
    addresses = re.findall(r'href="([^"]*)"', page.text)
    assert any("after=CF-" in address for address in addresses)
    assert not [a for a in addresses if "xochitl" in a.lower() or "verdecia" in a.lower()]


def test_looking_for_a_case_is_posted_and_its_reference_goes_there(browse, case):
    browser = browse("caseworker")
    found = browser.post("/cases/search", {"q": "mejia rosa"})
    assert found.status_code == 200 and case.ref in found.text
    straight = browser.post("/cases/search", {"q": case.ref.lower()})
    assert straight.status_code == 302 and straight.location == f"/cases/{case.ref}"
    assert browser.post("/cases/search", {"q": ""}).status_code == 422
    assert "No case of your teams" in browse("stranger").post("/cases/search", {"q": "mejia rosa"}).text


def test_intake_of_somebody_new_in_one_page(browse, world, north):
    browser = browse("caseworker")
    done = browser.submit(
        "/cases/new", given_names="Lucía", family_names="Choc", birth_year="1994", nationality="GTM", risk="raised"
    )
    assert done.status_code == 302
    row = db.session.query(Case).one()
    assert done.location == f"/cases/{row.ref}"
    assert (row.risk, row.caseworker_id) == ("raised", world.users["caseworker"].id)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"given_names": "", "family_names": ""}, "family_names"),
        ({"birth_year": "ninety"}, "birth_year"),
        ({"birth_day": "31", "birth_month": "2"}, "birth_year"),
        ({"nationality": "Honduras"}, "nationality"),
        ({"risk": "low"}, "risk"),
        ({"family_names": "x" * 300}, "family_names"),
        ({"referred_by": "y" * 201}, "referred_by"),
        ({"team": ""}, "team"),
    ],
)
def test_what_is_wrong_at_intake_is_said_with_a_link_and_nothing_is_saved(browse, world, fields, field):
    given = {"given_names": "Lucía", "family_names": "Choc", "birth_year": "1994", **fields}
    page = browse("caseworker").submit("/cases/new", **given)
    assert page.status_code == 422
    assert f'href="#{field}"' in page.text and f'id="{field}' in page.text
    assert not db.session.query(Case).all() and not db.session.query(Person).all()


def test_somebody_who_looks_known_is_offered_before_they_are_written_down_twice(browse, world, north):
    person = people.person(north, "Lucía", "Choc")
    db.session.commit()
    browser, written = browse("caseworker"), {"given_names": "Lucia", "family_names": "Choc", "birth_year": "1990"}
    page = browser.submit("/cases/new", **written)
    assert page.status_code == 422 and f"/cases/new?person={person.ref}" in page.text
    assert 'name="is_somebody_else"' in page.text
    assert browser.submit("/cases/new", **written, is_somebody_else="y").status_code == 302


def test_a_field_that_the_form_does_not_have_is_refused(browse, world):
    page = browse("caseworker").submit("/cases/new", family_names="Choc", status="closed")
    assert page.status_code == 422 and "no field called status" in page.text


def test_somebody_known_is_looked_for_and_chosen(browse, world, north):
    person = people.person(north)
    db.session.commit()
    browser = browse("caseworker")
    found = browser.post("/cases/new/find", {"q": "mejia"})
    assert f"/cases/new?person={person.ref}" in found.text
    assert "given_names" not in browser.get(f"/cases/new?person={person.ref}").text
    assert browser.submit(f"/cases/new?person={person.ref}").status_code == 302
    assert db.session.query(CaseMember).one().person_id == person.id
    again = browser.submit(f"/cases/new?person={person.ref}")
    assert again.status_code == 422 and "already has an open case" in again.text


def test_somebody_out_of_sight_cannot_be_chosen(browse, world):
    person = people.person(world.teams["south"])
    db.session.commit()
    assert browse("caseworker").get(f"/cases/new?person={person.ref}").status_code == 404
    assert browse("caseworker").get("/cases/new?person=PE-0000-0000-0").status_code == 404


def test_the_way_on_lists_what_is_missing_with_where_to_mend_it(browse, case):
    page = browse("caseworker").get(f"/cases/{case.ref}/move")
    assert "2 things are missing" in page.text
    principal = next(p for p in db.session.query(Person) if p.given_names == "Rosa Elena")
    assert f"/people/{principal.ref}/consents" in page.text
    assert "Go on all the same" not in page.text and "A supervisor can move the case on" in page.text
    assert browse("caseworker").post(f"/cases/{case.ref}/move", {"seen": case.version}).status_code == 422
    assert now(case).stage == "intake"


def test_a_supervisor_goes_on_all_the_same_with_a_reason(browse, case):
    browser = browse("supervisor")
    assert "Go on all the same" in browser.get(f"/cases/{case.ref}/move").text
    empty = browser.post(f"/cases/{case.ref}/override", {"seen": case.version, "override_reason": ""})
    assert empty.status_code == 422 and 'href="#override_reason"' in empty.text
    sent = {"seen": case.version, "override_reason": "Eviction tomorrow."}
    assert browse("caseworker").post(f"/cases/{case.ref}/override", sent).status_code == 403
    assert browser.post(f"/cases/{case.ref}/override", sent).status_code == 302
    assert now(case).stage == "evaluation"


def test_a_case_that_is_ready_moves_with_one_button_and_back_with_a_reason(browse, world, north):
    row = ready.to_leave_intake(north, world.users["caseworker"])
    db.session.commit()
    browser = browse("caseworker")
    assert browser.submit(f"/cases/{row.ref}/move").status_code == 302
    assert now(row).stage == "evaluation"
    assert browser.submit(f"/cases/{row.ref}/back", to_stage="placement", reason="No.").status_code == 422
    assert browser.submit(f"/cases/{row.ref}/back", to_stage="intake", reason="Wrong person.").status_code == 302
    assert now(row).stage == "intake"


def test_hold_and_open_again(browse, case):
    browser = browse("caseworker")
    wrong = browser.submit(f"/cases/{case.ref}/hold", hold_until="2020-01-01", hold_reason="Papers.")
    assert wrong.status_code == 422 and 'href="#hold_until"' in wrong.text and "Papers." in wrong.text
    assert browser.submit(f"/cases/{case.ref}/hold", hold_until="31/12", hold_reason="x").status_code == 422
    assert browser.submit(f"/cases/{case.ref}/hold", hold_event="step_decided", hold_reason="x").status_code == 302
    assert now(case).status == "on_hold"
    assert browser.submit(f"/cases/{case.ref}/resume").status_code == 302
    assert now(case).status == "open"


CLOSING = {"outcome": "moved", "closing_internal": "Left for Peru.", "closing_shareable": "We wish you well."}


def test_closing_is_read_over_before_it_is_done(browse, case):
    browser = browse("caseworker")
    page = browser.submit(f"/cases/{case.ref}/close", **CLOSING)
    assert page.status_code == 200 and "Close this case?" in page.text and "1 task" in page.text
    assert now(case).status == "open"
    done = browser.post(f"/cases/{case.ref}/close", {**CLOSING, "seen": case.version, "confirmed": "yes"})
    assert done.status_code == 302 and now(case).status == "closed"
    assert browse("caseworker").get(f"/cases/{case.ref}/reopen").status_code == 403
    assert browse("supervisor").submit(f"/cases/{case.ref}/reopen", reason="Back.").status_code == 302
    assert now(case).status == "open"


def test_a_close_that_says_too_little_comes_back_with_what_was_written(browse, case):
    page = browse("caseworker").submit(f"/cases/{case.ref}/close", **{**CLOSING, "closing_shareable": ""})
    assert page.status_code == 422 and 'href="#closing_shareable"' in page.text and "Left for Peru." in page.text
    page = browse("caseworker").submit(f"/cases/{case.ref}/close", **{**CLOSING, "outcome": "regularized"})
    assert page.status_code == 422 and 'href="#outcome"' in page.text


def test_the_second_of_two_editors_keeps_their_text_and_sees_the_others(browse, case):
    first, second = browse("caseworker"), browse("second")
    seen = case.version
    first.post(f"/cases/{case.ref}/edit", {"risk": "high", "referred_by": "Parish", "seen": seen})
    page = second.post(f"/cases/{case.ref}/edit", {"risk": "raised", "referred_by": "School", "seen": seen})
    assert page.status_code == 409
    assert "School" in page.text and "Parish" in page.text and "What somebody else saved" in page.text
    assert "<dd>High risk</dd>" in page.text
    assert now(case).referred_by == "Parish"


def test_members_join_leave_and_lead(browse, case, north):
    browser = browse("caseworker")
    aunt = people.person(north, "Zoila", "Zapata")
    db.session.commit()
    assert aunt.ref in browser.post(f"/cases/{case.ref}/members/find", {"q": "zoila"}).text
    assert browser.submit(f"/cases/{case.ref}/members/add?person={aunt.ref}").status_code == 422
    joined = browser.submit(f"/cases/{case.ref}/members/add?person={aunt.ref}", relationship="other_relative")
    assert joined.status_code == 302
    at = f"/cases/{case.ref}/members/{aunt.ref}"
    assert browser.submit(f"{at}/edit", relationship="sibling").status_code == 302
    assert "Zoila Zapata" in browser.get(f"/cases/{case.ref}/principal").text
    assert browser.submit(f"{at}/principal", former_is="sibling").status_code == 302
    assert now(case).sort_name == "zapata zoila"
    assert browser.submit(f"{at}/leave", left_on=str(clock.today()), reason="x").status_code == 422
    rosa = next(p for p in db.session.query(Person) if p.given_names == "Rosa Elena")
    leave = f"/cases/{case.ref}/members/{rosa.ref}/leave"
    assert browser.submit(leave, left_on="2999-01-01", reason="x").status_code == 422
    assert browser.submit(leave, left_on=str(clock.today()), reason="Moved.").status_code == 302
    assert browser.get(leave).status_code == 404


def test_notes_and_tasks_are_written_on_small_pages(browse, case):
    browser = browse("caseworker")
    assert browser.submit(f"/cases/{case.ref}/notes/add", body="Hello").status_code == 422
    assert browser.submit(f"/cases/{case.ref}/notes/add", body="Hello", kind="shareable").status_code == 302
    assert db.session.query(Note).one().kind == "shareable"
    too_long = browser.submit(f"/cases/{case.ref}/notes/add", body="x" * 5000, kind="internal")
    assert too_long.status_code == 422 and "at most 4000" in too_long.text
    assert browser.submit(f"/cases/{case.ref}/tasks/add", title="").status_code == 422
    assert browser.submit(f"/cases/{case.ref}/tasks/add", title="Call", due_on="2001-01-01").status_code == 422
    assert browser.submit(f"/cases/{case.ref}/tasks/add", title="Call").status_code == 302
    assert browser.submit(f"/cases/{case.ref}/tasks/2/edit", title="Call back").status_code == 302
    assert "Call back" in browser.get("/tasks").text
    assert browser.submit(f"/cases/{case.ref}/tasks/2/done", result_text="They came.").status_code == 302
    assert browser.submit(f"/cases/{case.ref}/tasks/1/cancel", reason="").status_code == 422
    assert browser.submit(f"/cases/{case.ref}/tasks/1/cancel", reason="Not needed.").status_code == 302
    assert [t.state for t in db.session.query(Task).order_by(Task.number)] == ["cancelled", "done"]
    assert browser.get("/tasks?whose=god").status_code == 422


def test_assigning_taking_and_handing_over(browse, case, world):
    supervisor = browse("supervisor")
    assert supervisor.submit(f"/cases/{case.ref}/assign", caseworker="").status_code == 302
    assert browse("second").submit(f"/cases/{case.ref}/take").status_code == 302
    assert now(case).caseworker_id == world.users["second"].id
    assert browse("caseworker").post(f"/cases/{case.ref}/take", {"seen": case.version}).status_code == 422
    gone = supervisor.submit(f"/cases/{case.ref}/hand-over", team=world.teams["south"].ref, reason="Moved.")
    assert gone.location == "/cases"
    assert supervisor.get(f"/cases/{case.ref}/assign").status_code == 404
    assert browse("supervisor_south").get(f"/cases/{case.ref}/assign").status_code == 200


PAGES = (
    "move back hold resume close take edit no-pathway members/add principal notes/add tasks/add tasks/1/edit "
    "tasks/1/done tasks/1/cancel"
).split()


@pytest.mark.parametrize("page", PAGES)
def test_each_page_is_there_for_the_team_and_for_nobody_else(browse, case, page):
    address = f"/cases/{case.ref}/{page}"
    answer = browse("caseworker").get(address)
    assert answer.status_code in (200, 302)
    assert answer.status_code == 302 or "Exit this page" in answer.text
    for who in ("stranger", "foreign", "liaison", "employer", "administrator", "auditor"):
        assert browse(who).get(address).status_code == 404, who
        assert browse(who).post(address, {"seen": 1}).status_code in (404, 405), who


def test_each_page_of_a_case_is_logged_before_it_is_shown(browse, case):
    before = len(trail.readings("case.read"))
    browse("caseworker").get(f"/cases/{case.ref}/hold")
    log = trail.readings("case.read")
    assert len(log) == before + 1 and log[-1].subject == case.ref


def test_everything_that_can_be_missing_has_a_page_where_it_is_mended(app, case):
    rules = (getattr(stages, f"leave_{stage}") for stage in stages.STAGES[:-1])
    codes = {code for rule in rules for code in re.findall(r'because\("([a-z_]+)"', inspect.getsource(rule))}
    assert codes - {"closing_outcome_missing"} == set(PLACES)
    with app.test_request_context():
        for endpoint, whose, _words in PLACES.values():
            assert url_for(endpoint, **({} if whose == NOBODY else {"ref": case.ref}))
