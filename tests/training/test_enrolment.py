"""Somebody goes through a training: planned, a seat, attendance, a result that closes the gap by itself."""

import threading
from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.errors import Refused
from caseflow.extensions import db, expect_writes
from caseflow.models.evaluation import Licence, Skill
from caseflow.models.people import PersonLanguage
from caseflow.models.training import Attendance, Enrolment
from caseflow.training.commands_enrolment import move_enrolment, plan_training
from tests.factories import cases, evaluation, people, training


@pytest.fixture
def rosa(world):
    return people.person(world.teams["north"], "Rosa", "Mejía")


@pytest.fixture
def file(world, rosa):
    return cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"])


def enrolled(world, file, person, *gains, days=10, came=10, **more):
    """Somebody who attended `came` of `days` days."""
    offer = training.offer(world.houses["house"], "First aid", *gains, **more)
    row = training.enrolment(offer, file, person, state="attending", seat=1)
    for day in range(days):
        training.attended(row, offer.starts_on + timedelta(days=day), day < came)
    db.session.commit()
    return row.ref


def test_a_training_is_planned_from_the_gaps_of_a_person(world, browse, rosa, file):
    offer = training.offer(world.houses["house"])
    db.session.commit()
    page = browse("caseworker").submit(f"/trainings/{offer.ref}/plan?person={rosa.ref}", state="enrolled")
    assert page.status_code == 302 and page.location.endswith(f"/cases/{file.ref}/trainings")
    plan = browse("caseworker").get(f"/cases/{file.ref}/trainings").text
    assert "Enrolled" in plan and "First aid" in plan
    again = browse("caseworker").submit(f"/trainings/{offer.ref}/plan?person={rosa.ref}", state="planned")
    assert again.status_code == 422 and "in the plan of this person already" in again.text


def test_nobody_is_planned_who_is_in_no_open_case(world, browse):
    offer = training.offer(world.houses["house"])
    alone = people.person(world.teams["north"], "Alone")
    db.session.commit()
    with pytest.raises(Refused, match="no open case"):
        plan_training(world.actor("caseworker"), offer.ref, alone.ref, state="planned", note="")


def test_a_full_training_says_so_and_can_still_be_planned(world, browse, rosa, file):
    offer = training.offer(world.houses["house"], seats=1)
    other = people.person(world.teams["south"], "Far")
    training.enrolment(offer, cases.case(world.teams["south"], other), other, state="enrolled", seat=1)
    db.session.commit()
    page = browse("caseworker").submit(f"/trainings/{offer.ref}/plan?person={rosa.ref}", state="enrolled")
    assert page.status_code == 422 and "The one seat is taken." in page.text
    assert (
        browse("caseworker").submit(f"/trainings/{offer.ref}/plan?person={rosa.ref}", state="planned").status_code
        == 302
    )


@pytest.mark.parametrize(("seats", "wanting"), [(1, 2), (2, 5)])
def test_of_those_who_enrol_at_the_same_moment_only_as_many_as_there_are_seats_get_one(app, world, seats, wanting):
    offer = training.offer(world.houses["house"], seats=seats)
    refs = []
    for number in range(wanting):
        person = people.person(world.teams["north"], f"Person {number}")
        cases.case(world.teams["north"], person)
        refs.append(person.ref)
    db.session.commit()
    user, offer_ref = world.actor("caseworker"), offer.ref
    db.session.rollback()
    gate, said = threading.Barrier(wanting), ["?"] * wanting

    def one(place, ref):
        with app.app_context():
            expect_writes(True)
            gate.wait(timeout=20)
            try:
                plan_training(user, offer_ref, ref, state="enrolled", note="")
                said[place] = ""
            except Refused as no:
                said[place] = no.message
            finally:
                db.session.remove()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(refs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert said.count("") == seats, said
    assert sorted(row.seat for row in db.session.query(Enrolment)) == list(range(1, seats + 1))


def test_a_passed_result_closes_the_gap_by_itself_and_a_correction_takes_it_back(world, browse, rosa, file):
    people.language(rosa, language="eng", level="A2")
    ref = enrolled(
        world, file, rosa, ("skill", "cpr", "3", 12), ("language", "eng", "B1", None), ("licence", "8332", "", 24)
    )
    evaluation.evaluation(rosa, started_by=world.users["caseworker"], signed_by=world.users["supervisor"])
    db.session.commit()
    browser, today = browse("caseworker"), clock.today()
    page = browser.submit(f"/enrolments/{ref}/passed", result_on=today.isoformat(), certificate="C-17")
    assert page.status_code == 302, page.text
    skill = db.session.query(Skill).one()
    assert (skill.skill, skill.level, skill.source, skill.assessed_on) == ("cpr", 3, "certified", today)
    assert skill.expires_on > today and "First aid" in skill.evidence
    assert db.session.query(PersonLanguage).filter_by(language="eng").one().level == "B1"
    assert db.session.query(Licence).one().country == "CAN"
    back = browser.submit(f"/enrolments/{ref}/attending", reason="The wrong person.")
    assert back.status_code == 302, back.text
    db.session.expire_all()
    assert db.session.query(Skill).count() == 0
    assert db.session.query(Licence).count() == 0
    assert db.session.query(PersonLanguage).filter_by(language="eng").one().level == "A2"


def test_a_training_lowers_nothing_that_was_there(world, rosa, file):
    people.language(rosa, language="eng", level="C1")
    db.session.add(Skill(person_id=rosa.id, skill="cpr", source="certified", level=4))
    ref = enrolled(world, file, rosa, ("skill", "cpr", "2", 6), ("language", "eng", "A2", None))
    user = world.actor("caseworker")
    move_enrolment(user, ref, "passed", on=clock.today(), reason="", seen=1)
    assert db.session.query(PersonLanguage).filter_by(language="eng").one().level == "C1"
    assert sorted((row.level, row.enrolment_id is None) for row in db.session.query(Skill)) == [(2, False), (4, True)]


def test_what_somebody_changed_since_stays_when_a_result_is_taken_back(world, browse, rosa, file):
    ref = enrolled(world, file, rosa, ("language", "eng", "B1", None))
    user = world.actor("caseworker")
    move_enrolment(user, ref, "passed", on=clock.today(), reason="", seen=1)
    spoken = db.session.query(PersonLanguage).filter_by(language="eng").one()
    spoken.level = "B2"
    db.session.commit()
    version = db.session.query(Enrolment).one().version
    assert move_enrolment(user, ref, "attending", reason="Mistake.", seen=version) == ["language eng B1"]
    assert db.session.query(PersonLanguage).filter_by(language="eng").one().level == "B2"


def test_whoever_was_there_too_seldom_passes_only_with_a_reason(world, browse, rosa, file):
    ref = enrolled(world, file, rosa, ("skill", "cpr", "3", None), came=6)
    browser, today = browse("caseworker"), clock.today().isoformat()
    no = browser.submit(f"/enrolments/{ref}/passed", result_on=today)
    assert no.status_code == 422 and "attended 60 %; 80 % is wanted" in no.text
    assert db.session.query(Skill).count() == 0
    assert browser.submit(f"/enrolments/{ref}/passed", result_on=today, reason="Sat the exam.").status_code == 302


@pytest.mark.parametrize(
    ("to", "given", "says"),
    [
        ("passed", {}, "Enter the day."),
        ("passed", {"result_on": "tomorrow"}, "Not a valid date"),
        ("failed", {"result_on": "2026-11-01"}, "Say why"),
        ("attending", {}, "cannot follow"),
        ("planned", {}, "cannot follow"),
    ],
)
def test_a_wrong_move_is_named_and_keeps_nothing(world, browse, rosa, file, to, given, says):
    ref = enrolled(world, file, rosa, ("skill", "cpr", "3", None))
    page = browse("caseworker").submit(f"/enrolments/{ref}/{to}", **given)
    assert page.status_code == 422 and says in page.text
    assert db.session.query(Enrolment).one().state == "attending"


def test_a_result_is_not_recorded_for_a_day_to_come(world, browse, rosa, file):
    ref = enrolled(world, file, rosa)
    later = clock.today() + timedelta(days=1)
    page = browse("caseworker").submit(f"/enrolments/{ref}/passed", result_on=later.isoformat(), reason="x")
    assert page.status_code == 422 and "still to come" in page.text


def test_attendance_of_a_day_is_recorded_for_everybody_at_once(world, browse, rosa, file):
    offer = training.offer(world.houses["house"])
    row = training.enrolment(offer, file, rosa, state="enrolled", seat=1)
    db.session.commit()
    browser, day = browse("caseworker"), (clock.today() - timedelta(days=1)).isoformat()
    address = f"/trainings/{offer.ref}/attendance?day={day}"
    said = {f"there_{row.ref}": "yes", f"hours_{row.ref}": "2,5"}
    assert browser.submit(address, **said).status_code == 302
    kept = db.session.query(Attendance).one()
    assert (kept.was_there, str(kept.hours)) == (True, "2.5")
    assert db.session.query(Enrolment).one().state == "attending"
    stale = browser.submit(address, seen="0", **{f"there_{row.ref}": "no", f"hours_{row.ref}": ""})
    assert stale.status_code == 409
    wrong = browser.submit(address, **{f"there_{row.ref}": "no", f"hours_{row.ref}": "3"})
    assert wrong.status_code == 422 and "has no hours" in wrong.text
    outside = browser.submit(address, day=(offer.ends_on + timedelta(days=9)).isoformat())
    assert outside.status_code == 422 and "Enter a day of it" in outside.text


def test_a_training_called_off_takes_everybody_out_in_all_teams(world, browse, rosa, file):
    offer = training.offer(world.houses["house"])
    far = people.person(world.teams["south"], "Far")
    training.enrolment(offer, file, rosa, state="enrolled", seat=1)
    training.enrolment(offer, cases.case(world.teams["south"], far), far, state="planned")
    db.session.commit()
    page = browse("caseworker").submit(f"/trainings/{offer.ref}/state/cancelled", reason="No teacher.")
    assert page.status_code == 302
    assert {(row.state, row.seat) for row in db.session.query(Enrolment)} == {("cancelled", None)}
    assert "No teacher." in browse("caseworker").get(f"/cases/{file.ref}/trainings").text


def test_a_seat_is_given_back_when_the_case_is_closed_already(world, browse, rosa):
    file = cases.case(world.teams["north"], rosa, status="closed")
    offer = training.offer(world.houses["house"], seats=1)
    row = training.enrolment(offer, file, rosa, state="enrolled", seat=1)
    db.session.commit()
    browser = browse("caseworker")
    assert browser.submit(f"/enrolments/{row.ref}/passed", result_on="2026-11-01", reason="x").status_code == 422
    assert browser.submit(f"/enrolments/{row.ref}/cancelled", reason="The case is closed.").status_code == 302
    assert db.session.query(Enrolment).one().seat is None
    assert "Passed" not in browser.get(f"/cases/{file.ref}/trainings").text
