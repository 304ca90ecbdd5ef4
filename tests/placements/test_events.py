"""CV reviews, interviews and tests: planned, then how they went; and mistakes that are taken back."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.employers import Employer
from caseflow.models.followup import Visit
from caseflow.models.placements import Placement, PlacementCheck, PlacementEvent

TODAY = clock.today()


def day(ahead: int) -> str:
    return (TODAY + timedelta(days=ahead)).isoformat()


def add(browse, row, kind: str, ahead: int = 0, result: str = "planned"):
    return browse("caseworker").submit(
        f"/placements/{row.ref}/events/new", kind=kind, on=day(ahead), result=result
    )  # fmt: skip


def state_of(row) -> str:
    db.session.expire_all()
    return db.session.get(Placement, row.id).state


def events_of(row) -> list[PlacementEvent]:
    db.session.expire_all()
    return db.session.query(PlacementEvent).filter_by(placement_id=row.id).order_by(PlacementEvent.number).all()


@pytest.fixture
def submitted(scene, placed, agree):
    agree(scene.rosa)
    return placed("submitted", submitted_on=TODAY - timedelta(days=10))


def test_from_the_cv_to_the_test_the_placement_comes_along_and_the_page_shows_the_line(browse, submitted):
    assert add(browse, submitted, "cv_review", -8, "passed").status_code == 302
    assert state_of(submitted) == "cv_review"
    for ahead in (-5, 3):
        assert add(browse, submitted, "interview", ahead, "passed" if ahead < 0 else "planned").status_code == 302
    assert state_of(submitted) == "interview"
    assert add(browse, submitted, "test", 6).status_code == 302
    assert state_of(submitted) == "testing"
    assert [one.number for one in events_of(submitted)] == [1, 2, 3, 4]
    page = browse("caseworker").get(f"/placements/{submitted.ref}").text
    line = page[page.index('id="events"') :]
    places = [line.index(word) for word in ("CV review", "Interview", "Test")]
    assert places == sorted(places) and "Planned" in line
    assert "The next appointment with the employer is on" in page


def test_an_earlier_kind_of_event_takes_nothing_back(browse, submitted):
    add(browse, submitted, "test", -3, "passed")
    assert add(browse, submitted, "interview", -2, "passed").status_code == 302
    assert state_of(submitted) == "testing"


@pytest.mark.parametrize("result", ["passed", "failed", "no_show", "called_off"])
def test_how_an_interview_went_is_written_down_afterwards(browse, submitted, result):
    add(browse, submitted, "interview", 0)
    address = f"/placements/{submitted.ref}/events/1"
    assert browse("caseworker").submit(address, result=result).status_code == 302
    assert events_of(submitted)[0].result == result
    assert browse("second").submit(address, result="failed", seen="1").status_code == 409


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": "dance"}, "Not a valid choice"),
        ({"kind": ""}, "Choose one"),
        ({"on": ""}, "Enter the day"),
        ({"on": "tomorrow"}, "Not a valid date"),
        ({"on": day(1), "result": "passed"}, "has not happened yet"),
        ({"on": day(-11), "result": "passed"}, "before the step before it"),
        ({"on": day(400)}, "more than a year ahead"),
        ({"result": "hired"}, "Not a valid choice"),
        ({"by_side": "employer"}, "no field called"),
    ],
)
def test_an_event_that_cannot_be_is_refused_and_nothing_is_saved(browse, submitted, fields, words):
    given = {"kind": "interview", "on": day(1), "result": "planned"}
    answer = browse("caseworker").submit(f"/placements/{submitted.ref}/events/new", **{**given, **fields})
    assert answer.status_code == 422 and words in answer.text
    assert not events_of(submitted) and state_of(submitted) == "submitted"


def test_no_interview_is_planned_before_the_employer_knows_of_the_person(browse, placed):
    row = placed("matched")
    answer = add(browse, row, "interview", 1)
    assert answer.status_code == 422 and "Only while the employer considers somebody" in answer.text


def test_nobody_is_sent_to_an_interview_that_they_did_not_agree_to_or_that_is_not_safe(
    browse, scene, placed, submitted
):
    db.session.get(Employer, scene.farm.id).is_frozen = True
    db.session.commit()
    assert add(browse, submitted, "interview", 1).status_code == 422
    row = placed("submitted", scene.julio, submitted_on=TODAY)
    db.session.get(Employer, scene.farm.id).is_frozen = False
    db.session.commit()
    answer = add(browse, row, "interview", 1)
    assert answer.status_code == 422 and "agree" in answer.text


def test_a_step_written_down_by_mistake_is_taken_back_with_a_reason(browse, submitted):
    add(browse, submitted, "test", -1, "passed")
    address = f"/placements/{submitted.ref}/correct"
    assert browse("caseworker").submit(address, to="submitted").status_code == 422
    assert browse("caseworker").submit(address, to="offered", reason="Up.").status_code == 422
    assert browse("caseworker").submit(address, to="submitted", reason="It was another person.").status_code == 302
    assert state_of(submitted) == "submitted"
    assert "It was another person." in browse("caseworker").get(f"/placements/{submitted.ref}").text
    assert browse("second").submit(address, to="matched", reason="Late.", seen="1").status_code == 409


def test_an_accepted_offer_is_not_corrected_away(browse, placed):
    row = placed("accepted", head=1)
    answer = browse("caseworker").submit(f"/placements/{row.ref}/correct", to="offered", reason="Oops.")
    assert answer.status_code == 422 and state_of(row) == "accepted"


def test_checks_and_planned_visits_move_with_a_corrected_start(browse, scene, placed):
    row = placed("contract_signed", head=1, accepted_on=TODAY - timedelta(days=30))
    browse("caseworker").submit(f"/placements/{row.ref}/move/started", on=day(-3))
    assert (
        browse("caseworker").submit(f"/placements/{row.ref}/start", on=day(-5), reason="Typed wrong.").status_code
        == 302
    )
    db.session.expire_all()
    started = TODAY - timedelta(days=5)
    assert db.session.get(Placement, row.id).started_on == started
    checks = db.session.query(PlacementCheck).filter_by(placement_id=row.id)
    assert all((one.due_on - started).days == one.day for one in checks)
    visits = db.session.query(Visit).filter_by(placement_id=row.id)
    assert all((one.planned_on - started).days == one.day for one in visits)


@pytest.mark.parametrize(
    ("ahead", "reason", "words"),
    [(1, "Typed wrong.", "future"), (-31, "Typed wrong.", "before the step before it"), (-4, " ", "Say why")],
)
def test_a_start_that_cannot_be_is_refused(browse, placed, ahead, reason, words):
    row = placed("started", head=1, accepted_on=TODAY - timedelta(days=30), started_on=TODAY - timedelta(days=3))
    answer = browse("caseworker").submit(f"/placements/{row.ref}/start", on=day(ahead), reason=reason)
    assert answer.status_code == 422 and words in answer.text


def test_no_start_is_corrected_before_there_is_one(browse, placed):
    row = placed("accepted", head=1)
    answer = browse("caseworker").submit(f"/placements/{row.ref}/start", on=day(-1), reason="Typed wrong.")
    assert answer.status_code == 422 and "has not begun" in answer.text
