"""A placement goes on, each move on its day; whoever is not safe stays, whoever begins is followed."""

from datetime import date, timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.cases import Case
from caseflow.models.employers import Employer, Opening
from caseflow.models.followup import Visit
from caseflow.models.placements import Placement
from caseflow.rules.visits import SCHEDULES
from tests.factories import employers as make

TODAY = clock.today()


def day(ago: int) -> str:
    return (TODAY - timedelta(days=ago)).isoformat()


def move(browse, row, to: str, ago: int = 0, who: str = "caseworker", **fields):
    return browse(who).submit(f"/placements/{row.ref}/move/{to}", on=day(ago), **fields)


def kept(row) -> Placement:
    db.session.expire_all()
    return db.session.get(Placement, row.id)


def visits_of(row) -> list[Visit]:
    db.session.expire_all()
    return db.session.query(Visit).filter_by(placement_id=row.id).order_by(Visit.planned_on).all()


def change(model, row, **values) -> None:
    found = db.session.get(model, row.id)
    for name, value in values.items():
        setattr(found, name, value)
    db.session.commit()


def test_from_the_match_to_the_end_with_every_day(browse, scene, placed, agree):
    row = placed()
    agree(scene.rosa)
    way = [("submitted", 30), ("offered", 25), ("accepted", 20), ("contract_signed", 15), ("travelling", 10),
           ("started", 8), ("active", 1)]  # fmt: skip
    for to, ago in way:
        assert move(browse, row, to, ago).status_code == 302, to
    found = kept(row)
    days = [found.submitted_on, found.offered_on, found.accepted_on, found.signed_on, found.travelled_on]
    assert days == [TODAY - timedelta(days=ago) for ago in (30, 25, 20, 15, 10)]
    assert (found.state, found.head, found.started_on) == ("active", 1, TODAY - timedelta(days=8))
    assert move(browse, row, "ended_completed", 0, reason="The season is over.").status_code == 302
    assert (kept(row).ended_on, kept(row).head) == (TODAY, 1)
    page = browse("caseworker").get(f"/placements/{row.ref}").text
    history = page[page.index('id="history"') :]
    words = ["Ended, contract completed", "The season is over.", "Travelling", "Offer accepted", "Submitted to the"]
    assert [history.index(word) for word in words] == sorted(history.index(word) for word in words)
    assert "Cara Worker" in history
    actions = [entry.action for entry in db.session.query(AuditEntry).filter(AuditEntry.action.like("placement.%"))]
    assert "placement.submit" in actions and "placement.start" in actions and "placement.end" in actions


@pytest.mark.parametrize("to", ["submitted", "offered"])
def test_nobody_is_put_forward_before_they_agreed_to_this_employer(browse, scene, placed, agree, to):
    row = placed()
    assert "has not agreed to be presented" in move(browse, row, to).text
    agree(scene.rosa, "Another Farm")
    assert move(browse, row, to).status_code == 422
    agree(scene.rosa, "valley  FARM", given_on=TODAY - timedelta(days=400), expires_on=TODAY)
    assert move(browse, row, to).status_code == 422
    withdrawn = agree(scene.rosa)
    withdrawn.withdrawn_at = clock.now()
    db.session.commit()
    assert move(browse, row, to).status_code == 422
    assert kept(row).state == "matched"
    agree(scene.rosa, "valley  FARM")
    assert move(browse, row, to).status_code == 302


def test_a_consent_by_the_reference_of_the_employer_counts_too(browse, scene, placed, agree):
    agree(scene.rosa, scene.farm.ref.lower())
    assert move(browse, placed(), "offered").status_code == 302


def test_a_consent_of_somebody_else_opens_nothing(browse, scene, placed, agree):
    agree(scene.julio)
    assert move(browse, placed(), "offered").status_code == 422


@pytest.mark.parametrize(
    ("state", "to"),
    [
        ("matched", "submitted"),
        ("offered", "accepted"),
        ("accepted", "contract_signed"),
        ("contract_signed", "travelling"),
    ],
)
@pytest.mark.parametrize(
    "party", [{"vetting_state": "refused"}, {"is_frozen": True}, {"vetted_until": date(2020, 1, 1)}]
)
def test_nobody_is_sent_on_to_an_employer_that_is_not_safe_any_more(browse, scene, placed, agree, state, to, party):
    agree(scene.rosa)
    row = placed(state, head=None if state in ("matched", "offered") else 1)
    change(Employer, scene.farm, **party)
    assert move(browse, row, to).status_code == 422
    assert kept(row).state == state


def test_nobody_is_sent_on_through_a_recruiter_that_is_not_safe_any_more(world, browse, scene, placed):
    agency = make.employer(world.houses["house"], "Agencia Sol", kind="recruiter", is_frozen=True)
    change(Opening, scene.opening, recruiter_id=agency.id)
    answer = move(browse, placed("accepted", head=1), "contract_signed")
    assert answer.status_code == 422 and "The recruiter of this opening is not vetted" in answer.text


def test_that_work_began_is_written_down_whatever_the_vetting(browse, scene, placed):
    row = placed("travelling", head=1, accepted_on=TODAY - timedelta(days=9))
    change(Employer, scene.farm, is_frozen=True)
    assert move(browse, row, "started", 1).status_code == 302


@pytest.mark.parametrize("risk", list(SCHEDULES))
def test_the_visits_are_planned_with_the_start_by_the_risk_of_the_case(browse, world, scene, placed, risk):
    change(Case, scene.case, risk=risk)
    row = placed("contract_signed", head=1)
    assert move(browse, row, "started", 2).status_code == 302
    made, began = visits_of(row), TODAY - timedelta(days=2)
    assert [(one.planned_on - began).days for one in made] == [one.day for one in made] == list(SCHEDULES[risk])
    assert {one.assignee_id for one in made} == {world.users["caseworker"].id}
    assert all(one.ref.startswith("VI-") and one.window_until == one.planned_on + timedelta(days=14) for one in made)
    assert db.session.get(Case, scene.case.id).visit_due_on == made[0].window_until
    assert "Follow-up visits" in browse("caseworker").get(f"/placements/{row.ref}").text


def test_an_end_leaves_the_visits_unless_it_is_asked_to_cancel_them(browse, scene, placed):
    first, second = placed("contract_signed", head=1), placed("contract_signed", scene.julio, head=2)
    for row in (first, second):
        move(browse, row, "started", 3)
    assert "5 visits are still planned" in browse("caseworker").get(f"/placements/{first.ref}/move/ended_resigned").text
    assert move(browse, first, "ended_resigned", reason="A better job.").status_code == 302
    assert {one.state for one in visits_of(first)} == {"planned"}
    assert move(browse, second, "ended_dismissed", reason="No work.", cancel_visits="y").status_code == 302
    assert {one.state for one in visits_of(second)} == {"cancelled"}
    assert {one.state for one in visits_of(first)} == {"planned"}


def test_whoever_fled_abuse_stops_new_submissions_to_that_employer(browse, scene, placed):
    row = placed("active", head=1, started_on=TODAY - timedelta(days=30))
    assert move(browse, row, "ended_abuse_exit", reason="They took her passport.").status_code == 302
    farm = db.session.get(Employer, scene.farm.id)
    db.session.refresh(farm)
    assert farm.is_frozen and row.ref in farm.freeze_reason and "passport" not in farm.freeze_reason
    assert db.session.query(AuditEntry).filter_by(action="employer.freeze").one().chain == f"employer:{farm.id}"


@pytest.mark.parametrize("to", ["declined_by_employer", "declined_by_person", "withdrawn"])
def test_who_gives_up_before_the_start_gives_the_place_back(browse, scene, placed, to):
    row = placed("contract_signed", head=1)
    assert move(browse, row, to).status_code == 422
    assert move(browse, row, to, reason="They changed their mind.").status_code == 302
    assert (kept(row).head, kept(row).state, kept(row).end_reason) == (None, to, "They changed their mind.")


def test_who_is_lost_on_the_way_gives_the_place_back_when_it_ends(browse, scene, placed):
    row = placed("travelling", head=1)
    assert move(browse, row, "unknown_no_contact", reason="No answer.").status_code == 302
    assert kept(row).head == 1
    assert move(browse, row, "ended_resigned", reason="Went home.").status_code == 302
    assert kept(row).head is None


@pytest.mark.parametrize(
    ("to", "fields", "words"),
    [
        ("started", {"on": (TODAY + timedelta(days=1)).isoformat()}, "lies in the future"),
        ("started", {"on": (TODAY - timedelta(days=11)).isoformat()}, "before the step before it"),
        ("started", {"on": ""}, "Enter the day on which it happened"),
        ("started", {"on": "soon"}, "Not a valid date"),
        ("started", {"reason": "x" * 201}, "at most 200"),
        ("started", {"on": day(1), "head": "2"}, "no field called"),
        ("matched", {"on": day(1)}, "cannot go to that state"),
        ("withdrawn", {"on": day(1), "reason": " "}, "Say why"),
        ("travelling", {"on": (TODAY + timedelta(days=3)).isoformat()}, "Record it when it has happened"),
    ],
)
def test_a_move_that_cannot_be_is_refused_and_nothing_is_saved(browse, scene, placed, to, fields, words):
    row = placed("contract_signed", head=1, accepted_on=TODAY - timedelta(days=10), signed_on=TODAY - timedelta(days=5))
    answer = browse("caseworker").submit(f"/placements/{row.ref}/move/{to}", **fields)
    assert answer.status_code == 422 and words in answer.text
    assert kept(row).state == "contract_signed" and not visits_of(row)


def test_an_end_before_the_start_is_a_mistake(browse, scene, placed):
    row = placed("active", head=1, started_on=TODAY - timedelta(days=5))
    answer = move(browse, row, "ended_resigned", 6, reason="Left.")
    assert answer.status_code == 422 and "before it begins" in answer.text


def test_a_second_who_moves_it_is_told(browse, scene, placed):
    row = placed("contract_signed", head=1)
    assert move(browse, row, "started", 1).status_code == 302
    answer = move(browse, row, "ended_resigned", 0, who="second", reason="Left.", seen="1")
    assert answer.status_code == 409 and kept(row).state == "started"


def test_an_unknown_state_or_placement_is_not_there(browse, scene, placed):
    row = placed()
    browser = browse("caseworker")
    assert browser.get(f"/placements/{row.ref}/move/promoted").status_code == 404
    assert browser.get("/placements/PL-0000-0000-0").status_code == 404
    for who in ("stranger", "foreign", "liaison", "employer", "administrator"):
        for page in ("", "/edit", "/move/offered"):
            assert browse(who).get(f"/placements/{row.ref}{page}").status_code == 404


def test_nothing_moves_in_a_closed_case(browse, scene, placed):
    row = placed("active", head=1, started_on=TODAY - timedelta(days=5))
    change(Case, scene.case, status="closed", stage="closed", outcome="withdrawn", closed_on=TODAY)
    assert "The case is closed" in move(browse, row, "ended_resigned", reason="Left.").text
    assert "What happens next?" not in browse("caseworker").get(f"/placements/{row.ref}").text
