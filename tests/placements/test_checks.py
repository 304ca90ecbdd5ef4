"""30, 90, 180 and 365 days after the start: the same employer, occupation, region? Unknown is shown as unknown."""

from datetime import timedelta
from decimal import Decimal

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.placements import PlacementCheck, WageReport
from caseflow.rules.placement_checks import DAYS

TODAY = clock.today()
YES = {"same_employer": "yes", "same_occupation": "yes", "same_region": "yes"}


@pytest.fixture
def at_work(scene, placed):
    """`at_work(days)` is a placement that began so many days ago, with its checks."""

    def begin(ago: int, person=None, head: int = 1):
        started = TODAY - timedelta(days=ago)
        row = placed("active", person, head=head, started_on=started)
        for day in DAYS:
            db.session.add(PlacementCheck(placement_id=row.id, day=day, due_on=started + timedelta(days=day)))
        db.session.commit()
        return row

    return begin


def record(browse, row, day: int, **fields):
    return browse("caseworker").submit(
        f"/placements/{row.ref}/checks/{day}", **{"done_on": TODAY.isoformat(), **YES, **fields}
    )  # fmt: skip


def check_of(row, day: int) -> PlacementCheck:
    db.session.expire_all()
    return db.session.query(PlacementCheck).filter_by(placement_id=row.id, day=day).one()


def test_the_checks_are_planned_with_the_start(browse, placed):
    row = placed("contract_signed", head=1)
    browse("caseworker").submit(f"/placements/{row.ref}/move/started", on=TODAY.isoformat())
    made = db.session.query(PlacementCheck).filter_by(placement_id=row.id).order_by(PlacementCheck.day)
    assert [(one.day, (one.due_on - TODAY).days) for one in made] == [(30, 30), (90, 90), (180, 180), (365, 365)]


def test_each_question_is_answered_for_itself_and_what_nobody_knows_is_unknown(browse, at_work):
    row = at_work(100)
    answers = {"same_employer": "no", "same_occupation": "yes", "same_region": "unknown"}
    assert record(browse, row, 30, **answers, wage_paid="21.50", hours_worked="37.5").status_code == 302
    found = check_of(row, 30)
    assert (found.same_employer, found.same_occupation, found.same_region) == ("no", "yes", "unknown")
    assert found.wage_paid == Decimal("21.50")
    page = browse("caseworker").get("/placements").text
    table = page[page.index("Still there?") :]
    assert "0 yes, 1 no, 0 unknown" in table and "1 yes, 0 no, 0 unknown" in table
    assert table.count("0 yes, 0 no, 1 unknown") == 4  # the region after 30 days, and all of day 90, which nobody made
    assert 'href="/placements?checks=overdue"' in table


def test_less_than_agreed_is_a_warning(browse, at_work):
    row = at_work(40)
    record(browse, row, 30, wage_paid="19")
    assert "Less than agreed" in browse("caseworker").get(f"/placements/{row.ref}").text


def test_late_checks_are_listed_until_they_are_made(browse, at_work):
    row = at_work(95)
    browser = browse("caseworker")
    listed = browser.get("/placements?checks=overdue").text
    assert listed.count(f"/placements/{row.ref}/checks/") == 2 and "2 checks" in listed
    for day in (30, 90):
        record(browse, row, day)
    assert "No check is due" in browser.get("/placements?checks=overdue").text


def test_the_checks_of_a_closed_case_are_not_asked_for(browse, scene, at_work):
    at_work(95)
    case = db.session.get(Case, scene.case.id)
    case.status, case.stage, case.outcome, case.closed_on = "closed", "closed", "moved", TODAY
    db.session.commit()
    assert "No check is due" in browse("caseworker").get("/placements?checks=overdue").text


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"done_on": ""}, "Enter the day on which you asked"),
        ({"done_on": (TODAY + timedelta(days=1)).isoformat()}, "lies in the future"),
        ({"done_on": (TODAY - timedelta(days=40)).isoformat()}, "belongs to its day"),
        ({"same_region": "perhaps"}, "Not a valid choice"),
        ({"same_region": ""}, "Choose one"),
        ({"wage_paid": "-1"}, "number from 0"),
        ({"hours_worked": "169"}, "number from 0 to 168"),
        ({"note": "x" * 2001}, "at most 2000"),
        ({"due_on": "2020-01-01"}, "no field called"),
    ],
)
def test_a_check_that_cannot_be_is_refused_next_to_its_field(browse, at_work, fields, words):
    row = at_work(40)
    answer = record(browse, row, 30, **fields)
    assert answer.status_code == 422 and words in answer.text
    assert check_of(row, 30).done_on is None


def test_a_check_that_somebody_else_made_meanwhile_is_shown(browse, at_work):
    row = at_work(40)
    record(browse, row, 30)
    answer = record(browse, row, 30, same_employer="no", seen="1")
    assert answer.status_code == 409 and "Somebody else changed this" in answer.text
    assert check_of(row, 30).same_employer == "yes"


def test_there_is_no_check_for_another_day(browse, at_work):
    assert browse("caseworker").get(f"/placements/{at_work(40).ref}/checks/31").status_code == 404


def test_what_the_employer_says_it_paid_stands_beside_what_was_agreed(world, browse, at_work):
    row = at_work(40)
    paid = {"currency": "CAD", "reported_by_id": world.users["employer"].id, "reported_at": clock.now()}
    for ago, amount in ((30, 806), (16, 600)):
        first = TODAY - timedelta(days=ago)
        db.session.add(
            WageReport(
                placement_id=row.id,
                from_on=first,
                until_on=first + timedelta(days=6),
                paid=amount,
                hours=Decimal("37.5"),
                **paid,
            )
        )
    db.session.commit()
    page = browse("caseworker").get(f"/placements/{row.ref}").text
    wages = page[page.index('id="wages"') :].replace("\xa0", " ")
    assert wages.count("Less than agreed") == 2 and "16.00 CAD an hour" in wages and "21.49 CAD an hour" in wages
