"""Trainings on offer: the list, the form, what passing gives."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.training import TrainingGain, TrainingOffer
from tests.factories import cases, people, training

GOOD = {
    "title": "Rights at work", "provider": "Workers' centre", "area": "rights", "mode": "online", "language": "spa",
    "starts_on": "2027-02-01", "ends_on": "2027-02-20", "seats": "15",
}  # fmt: skip


def test_a_training_that_gives_nothing_is_recorded(world, browse):
    page = browse("caseworker").submit("/trainings/new", **GOOD)
    assert page.status_code == 302, page.text
    shown = browse("caseworker").get(page.location).text
    assert "Rights at work" in shown and "Free" in shown and "15 of 15" in shown


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": ""}, "Enter the title."),
        ({"ends_on": "2027-01-01"}, "before it begins"),
        ({"starts_on": ""}, "Enter the first day."),
        ({"seats": "0"}, "Enter a whole number from 1"),
        ({"seats": "many"}, "Not a valid integer value"),
        ({"cost": "100"}, "Choose the currency"),
        ({"cost": "-1"}, "Enter a number from 0"),
        ({"area": "magic"}, "Not a valid choice"),
        ({"language": "xxx"}, "Not a valid choice"),
        ({"mode": "presence"}, "Choose the country in which it is given."),
        ({"country": "CAN", "region": "Atlantis"}, "no region of this name"),
        ({"hours": "9000"}, "at most"),
        ({"attendance_wanted": "101"}, "Enter a whole number from 0 to 100"),
        ({"title": "x" * 201}, "at most 200 characters"),
        ({"extra": "x"}, "has no field called extra"),
    ],
)
def test_a_wrong_training_is_named_next_to_its_field_and_not_kept(world, browse, wrong, says):
    page = browse("caseworker").submit("/trainings/new", **{**GOOD, **wrong})
    assert page.status_code == 422
    assert says in page.text
    assert db.session.query(TrainingOffer).count() == 0


def test_there_are_never_fewer_seats_than_are_taken(world, browse):
    offer = training.offer(world.houses["house"], seats=3)
    rosa, julio, _alba = people.family(world.teams["north"])
    file = cases.case(world.teams["north"], rosa, julio)
    for seat, person in enumerate((rosa, julio), 1):
        training.enrolment(offer, file, person, state="enrolled", seat=seat)
    db.session.commit()
    page = browse("caseworker").submit(f"/trainings/{offer.ref}/edit", seats="1")
    assert page.status_code == 422 and "2 seats are taken" in page.text
    assert browse("caseworker").submit(f"/trainings/{offer.ref}/edit", seats="2").status_code == 302


def test_two_who_change_a_training_do_not_overwrite_each_other(world, browse):
    offer = training.offer(world.houses["house"])
    db.session.commit()
    browser, address = browse("caseworker"), f"/trainings/{offer.ref}/edit"
    assert browser.submit(address, title="First aid A").status_code == 302
    stale = browser.submit(address, title="First aid B", seen="1")
    assert stale.status_code == 409 and "First aid A" in stale.text and "First aid B" in stale.text


def test_what_passing_gives_is_said_and_taken_back(world, browse):
    offer = training.offer(world.houses["house"])
    db.session.commit()
    browser, base = browse("caseworker"), f"/trainings/{offer.ref}/gives"
    assert browser.submit(f"{base}/skill", code="cpr", level="3", valid_months="12").status_code == 302
    twice = browser.submit(f"{base}/skill", code="cpr", level="2")
    assert twice.status_code == 422 and "gives this already" in twice.text
    assert browser.submit(f"{base}/skill", code="flying", level="2").status_code == 422
    assert browser.submit(f"{base}/language", code="eng", level="native").status_code == 422
    assert browser.submit(f"{base}/language", code="eng", level="B1").status_code == 302
    assert browser.submit(f"{base}/licence", code="8332", valid_months="24").status_code == 302
    assert browser.get(f"{base}/magic").status_code == 404
    gain = db.session.query(TrainingGain).filter_by(code="cpr").one()
    assert browser.submit(f"{base}/{gain.id}/remove").status_code == 302
    assert db.session.query(TrainingGain).count() == 2
    page = browser.get(f"/trainings/{offer.ref}").text
    assert "English" in page and "B1" in page


def test_the_list_shows_what_can_be_joined_and_pages_through_the_rest(world, browse):
    today = clock.today()
    for number in range(30):
        day = today + timedelta(days=number)
        training.offer(world.houses["house"], f"Course {number:02}", starts_on=day, ends_on=day)
    training.offer(world.houses["house"], "Over", starts_on=today - timedelta(9), ends_on=today - timedelta(1))
    training.offer(world.houses["other"], "Elsewhere")
    db.session.commit()
    browser = browse("caseworker")
    first = browser.get("/trainings").text
    assert "Course 00" in first and "Course 24" in first and "Course 25" not in first
    assert "Over" not in first and "Elsewhere" not in first and "30 trainings" in first
    last = db.session.query(TrainingOffer).filter_by(title="Course 24").one().ref
    second = browser.get("/trainings", after=last).text
    assert "Course 25" in second and "Course 24" not in second
    assert "Over" in browser.get("/trainings", which="all").text
    assert "No training fits" in browser.get("/trainings", area="digital").text
    assert "left out" in browser.get("/trainings", area="magic").text


def test_others_seats_are_counted_and_their_names_are_not_shown(world, browse):
    offer = training.offer(world.houses["house"])
    far = people.person(world.teams["south"], "Farida", "Unseen")
    training.enrolment(offer, cases.case(world.teams["south"], far), far, state="enrolled", seat=1)
    db.session.commit()
    page = browse("caseworker").get(f"/trainings/{offer.ref}").text
    assert "1 more seat is taken" in page and "Unseen" not in page


@pytest.mark.parametrize("who", ["liaison", "employer", "analyst", "administrator"])
def test_trainings_are_for_staff(world, browse, who):
    offer = training.offer(world.houses["house"])
    db.session.commit()
    assert browse(who).get("/trainings").status_code == 403
    assert browse(who).get(f"/trainings/{offer.ref}").status_code == 404
