"""One's days in one's own calendar: a secret address that says what kind of day, never whose, and can be taken back."""

import re
from datetime import timedelta

import icalendar
import pytest

from caseflow import clock
from caseflow.extensions import db
from tests.factories import cases, people

TODAY = clock.today()


@pytest.fixture
def case(world):
    rosa = people.person(world.teams["north"], "Rosalinda", "Mejía")
    row = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"])
    cases.task(row, by=world.users["caseworker"], due_on=TODAY + timedelta(days=1), title="Call Rosalinda")
    cases.task(row, by=world.users["second"], due_on=TODAY, title="Another")
    db.session.commit()
    return row


def address(browse, who="caseworker"):
    page = browse(who).submit("/calendar").text
    return re.search(r"http://localhost(/calendar/[^<\s]+\.ics)", page).group(1)


def test_a_calendar_reads_the_days_and_nothing_about_anybody(case, browse):
    answer = browse(None).get(address(browse))
    assert answer.status_code == 200 and answer.mimetype == "text/calendar"
    events = icalendar.Calendar.from_ical(answer.get_data()).walk("VEVENT")
    assert len(events) == 2
    assert {str(event["summary"]) for event in events} == {"A task is due"}
    assert "Rosalinda" not in answer.text and "Mej" not in answer.text


def test_the_same_day_keeps_its_key_so_that_it_moves_instead_of_doubling(case, browse):
    link = address(browse)
    first, second = (browse(None).get(link).text for _time in range(2))
    assert re.findall(r"UID:(.*)", first) == re.findall(r"UID:(.*)", second)


def test_an_address_that_was_taken_back_leads_nowhere(case, browse):
    link = address(browse)
    assert browse("caseworker").post("/calendar/end").status_code == 302
    assert browse(None).get(link).status_code == 404


def test_a_new_address_ends_the_old_one(case, browse):
    old, new = address(browse), address(browse)
    assert browse(None).get(old).status_code == 404
    assert browse(None).get(new).status_code == 200


def test_who_may_no_longer_sign_in_has_no_calendar(case, browse, world):
    link = address(browse)
    user = db.session.merge(world.users["caseworker"])
    user.active = False
    db.session.commit()
    assert browse(None).get(link).status_code == 404


@pytest.mark.parametrize("token", ["x", "a" * 43, "%00"])
def test_guessing_leads_nowhere(case, browse, token):
    assert browse(None).get(f"/calendar/{token}.ics").status_code == 404


def test_a_liaison_finds_an_empty_calendar(case, browse):
    answer = browse(None).get(address(browse, "liaison"))
    assert "VEVENT" not in answer.text
