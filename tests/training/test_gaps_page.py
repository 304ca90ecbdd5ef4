"""What somebody nobody prepared lacks for a job: a nurse, an engineer, a farm worker; never an empty page."""

from datetime import date, timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from tests.factories import cases, employers, evaluation, pathways, people, training


@pytest.fixture
def rosa(world):
    person = people.person(world.teams["north"], "Rosa", "Mejía", residence_country="CAN")
    cases.case(world.teams["north"], person, caseworker=world.users["caseworker"])
    return person


def test_a_nurse_sees_item_by_item_what_the_registration_wants(world, browse, rosa):
    evaluation.occupation(rosa)
    evaluation.education(rosa)
    evaluation.licence(rosa)
    training.offer(world.houses["house"], "English for nurses", ("language", "eng", "C1", None))
    db.session.commit()
    page = browse("caseworker").get(f"/people/{rosa.ref}/gaps").text
    for words in ("Canada", "Held", "Not known", "has to be recognised first", "nscn.ca", "confidence: high"):
        assert words in page, words
    assert "English for nurses" in page and "prepares" in page
    assert f"/plan?person={rosa.ref}" in page


def test_an_occupation_without_a_profile_says_so_and_falls_back(world, browse, rosa):
    evaluation.occupation(rosa, isco="7531")
    db.session.commit()
    page = browse("caseworker").get(f"/people/{rosa.ref}/gaps").text
    assert "no profile of this occupation yet" in page
    assert "Experience" in page and "Safety at work" in page


def test_somebody_of_whom_nothing_is_known_gets_a_way_to_go_on(world, browse, rosa):
    db.session.commit()
    browser = browse("caseworker")
    page = browser.get(f"/people/{rosa.ref}/gaps").text
    assert "Choose one above" in page
    chosen = browser.get(f"/people/{rosa.ref}/gaps", occupation="9211", country="").text
    assert "Not known" in chosen and "never as missing" in chosen and "Missing" not in chosen.split("<tbody>")[1]
    assert "not in the list" in browser.get(f"/people/{rosa.ref}/gaps", occupation="0000").text
    assert browser.get(f"/people/{rosa.ref}/gaps", opening="OP-0000-0000-0").status_code == 404


def test_an_opening_is_compared_by_what_it_asks(world, browse, rosa):
    job = employers.opening(
        employers.employer(world.houses["house"]), isco="5321", language="eng", language_level="B1", youngest=18,
        skills=["first_aid"], experience_months=6, isced=3, needs_licence=True,
    )  # fmt: skip
    training.offer(world.houses["house"], "First aid", ("skill", "first_aid", "3", 24))
    db.session.commit()
    page = browse("caseworker").get(f"/people/{rosa.ref}/gaps", opening=job.ref).text
    for words in ("Continuing care assistant", "First aid", "Upper secondary", "English", "18 years old"):
        assert words in page, words


def test_a_skill_that_ends_soon_is_shown_with_its_day(world, browse, rosa):
    ends = clock.today() + timedelta(days=60)
    evaluation.skill(rosa, code="harvesting", source="certified", level=3, expires_on=ends)
    db.session.commit()
    page = browse("caseworker").get(f"/people/{rosa.ref}/gaps", occupation="9211", country="").text
    assert "Held, ends soon" in page and "Renew it before" in page


def test_nobody_elses_people_have_gaps(world, browse):
    far = people.person(world.teams["south"], "Far")
    db.session.commit()
    assert browse("caseworker").get(f"/people/{far.ref}/gaps").status_code == 404
    assert browse("liaison").get(f"/people/{far.ref}/gaps").status_code == 404


def test_every_pathway_is_open_now_open_when_or_shut_with_its_source(world, browse):
    pathways.load_library()
    rosa = people.person(
        world.teams["north"], "Rosa", "Mejía", nationalities=("HND",), residence_country="CAN",
        born=date(1990, 4, 2),
    )  # fmt: skip
    julio = people.person(world.teams["north"], "Julio", "Mejía", nationalities=("HND",))
    file = cases.case(world.teams["north"], rosa, julio)
    training.offer(world.houses["house"], "English in the evening", ("language", "eng", "C1", None))
    db.session.commit()
    browser = browse("caseworker")
    page = browser.get(f"/cases/{file.ref}/what-if").text
    for words in ("The family at a glance", "Julio", "Open when", "Not open", "Shut by:", "Source:", "confidence:"):
        assert words in page, words
    assert "English in the evening" in page
    other = browser.get(f"/cases/{file.ref}/what-if", member=julio.ref)
    assert other.status_code == 200
    assert browser.get(f"/cases/{file.ref}/what-if", member="PE-0000-0000-0").status_code == 404
    rules = browser.get(f"/people/{rosa.ref}/gaps/ca_ns_ien_registration").text
    assert "Rule by rule" in rules and "Not known" in rules
    assert browser.get(f"/people/{rosa.ref}/gaps/no_such_pathway").status_code == 404


def test_what_a_training_would_change_is_counted_and_listed(world, browse):
    team = world.teams["north"]
    for number in range(3):
        person = people.person(team, f"Cleaner {number}")
        cases.case(team, person)
        evaluation.occupation(person, isco="9112")
        if number == 0:
            evaluation.skill(person, code="room_cleaning", level=3)
    far = people.person(world.teams["south"], "Farida")
    cases.case(world.teams["south"], far)
    evaluation.occupation(far, isco="9112")
    offer = training.offer(world.houses["house"], "Cleaning", ("skill", "room_cleaning", "2", None))
    db.session.commit()
    browser = browse("caseworker")
    empty = browser.get("/trainings/what-if").text
    assert "Choose a kind of work" in empty
    now = browser.get("/trainings/what-if", group="9112").text
    assert "Could be placed now" in now and "Cleaner 0" in now and "Cleaner 1" not in now
    then = browser.get("/trainings/what-if", group="9112", offer=offer.ref).text
    assert "(2 more)" in then and "Cleaner 1" in then and "Cleaner 2" in then and "Farida" not in then
    imagined = browser.get("/trainings/what-if", group="9", gain="skill room_cleaning", level="3").text
    assert "(2 more)" in imagined
    assert browser.get("/trainings/what-if", group="9112", offer="TR-0000-0000-0").status_code == 404
    assert "Nobody in an open case" in browser.get("/trainings/what-if", group="2512").text
