"""Start, end and wage as the employer reports them: staff confirm, and look into what is less than was agreed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.cases import Task
from caseflow.models.placements import PlacementMessage, WageReport
from tests.partner.scenes import fresh

GENERIC = "This cannot be recorded here at the moment."


def day(days):
    return str(clock.today() - timedelta(days=days))


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def titles():
    db.session.expire_all()
    return [task.title for task in db.session.scalars(select(Task).order_by(Task.id))]


def month(**changed):
    """Thirty days at 37.5 hours a week and 21.50 an hour, as agreed."""
    return {
        "from_on": day(40), "until_on": day(11), "paid": "3460", "currency": "CAD", "hours": "160.7", "deductions": "",
        **changed,
    }  # fmt: skip


def test_a_start_is_reported_and_confirmed_by_staff(browse, forward):
    placed, *_rest = forward("contract_signed")
    browser = browse("employer")
    assert browser.submit(f"/partner/candidates/{placed.ref}/start", on=day(1)).status_code == 302
    assert fresh(placed).state == "contract_signed" and fresh(placed).started_on is None
    assert titles() == [f"The employer reports a start of work: placement {placed.ref}. Confirm it."]
    assert "the work began on" in db.session.scalars(select(PlacementMessage)).one().body
    for wrong in ("", day(-2), day(300)):
        answer = browser.submit(f"/partner/candidates/{placed.ref}/start", on=wrong)
        assert answer.status_code == 422 and 'id="on-error"' in answer.text
    assert count(PlacementMessage) == 1


def test_an_end_ends_nothing_by_itself(browse, forward):
    placed, *_rest = forward("active")
    browser = browse("employer")
    end = f"/partner/candidates/{placed.ref}/end"
    assert 'id="reason-error"' in browser.submit(end, on=day(1)).text
    assert browser.submit(end, on=day(1), reason="no_show", words="Since Friday.").status_code == 302
    assert fresh(placed).state == "active" and fresh(placed).ended_on is None
    assert titles() == [f"The employer reports an end of work: placement {placed.ref}. Ask the person first."]
    assert "Since Friday." in db.session.scalars(select(PlacementMessage)).one().body


@pytest.mark.parametrize("what", ["start", "end"])
def test_what_cannot_be_reported_yet_is_refused_with_the_one_sentence(browse, forward, what):
    placed, *_rest = forward("interview")
    form = {"on": day(1)} if what == "start" else {"on": day(1), "reason": "other"}
    answer = browse("employer").submit(f"/partner/candidates/{placed.ref}/{what}", **form)
    assert answer.status_code == 422 and GENERIC in answer.text and count(Task) == 0


def test_a_wage_as_agreed_is_kept_and_makes_no_task(browse, forward):
    placed, *_rest = forward("active")
    browser = browse("employer")
    assert browser.submit(f"/partner/candidates/{placed.ref}/wages/new", **month()).status_code == 302
    row = db.session.scalars(select(WageReport)).one()
    assert (row.paid, row.hours, row.deductions) == (Decimal("3460"), Decimal("160.7"), Decimal(0))
    assert titles() == []
    page = browser.get(f"/partner/candidates/{placed.ref}").text
    assert "Wages reported" in page and "3,460" in page
    again = browser.get(f"/partner/candidates/{placed.ref}/wages/new").text
    assert f'value="{day(10)}"' in again


@pytest.mark.parametrize(
    "less",
    [{"paid": "3000"}, {"paid": "1500", "hours": "69"}, {"deductions": "400"}, {"currency": "USD"}, {"paid": "0"}],
)
def test_less_than_agreed_is_kept_as_it_is_and_looked_into(browse, forward, less):
    placed, *_rest = forward("active")
    browser = browse("employer")
    answer = browser.submit(f"/partner/candidates/{placed.ref}/wages/new", **month(**less))
    assert answer.status_code == 302 and count(WageReport) == 1
    assert titles() == [f"A wage was paid below what was agreed: placement {placed.ref}. Look into it."]
    page = browser.get(answer.location).text.split('id="main"')[1]
    assert "The wage is recorded." in page and "below" not in page and "looked" not in page


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"from_on": ""}, "from_on"),
        ({"until_on": day(50)}, "until_on"),
        ({"until_on": day(-1)}, "until_on"),
        ({"from_on": day(300)}, "until_on"),
        ({"from_on": day(46)}, "from_on"),
        ({"paid": "-1"}, "paid"),
        ({"paid": "NaN"}, "paid"),
        ({"paid": "a lot"}, "paid"),
        ({"hours": "-3"}, "hours"),
        ({"hours": "1900"}, "hours"),
        ({"deductions": "-1"}, "deductions"),
        ({"deductions": "4000"}, "deductions"),
        ({"currency": "XXZ"}, "currency"),
    ],
)
def test_what_cannot_be_is_named_at_its_field_and_not_kept(browse, forward, wrong, field):
    placed, *_rest = forward("active")
    answer = browse("employer").submit(f"/partner/candidates/{placed.ref}/wages/new", **month(**wrong))
    assert answer.status_code == 422 and f'id="{field}-error"' in answer.text and count(WageReport) == 0


def test_periods_do_not_overlap_and_a_report_can_be_mended(browse, forward):
    placed, *_rest = forward("active")
    browser = browse("employer")
    browser.submit(f"/partner/candidates/{placed.ref}/wages/new", **month())
    for from_on, until_on in ((day(40), day(11)), (day(11), day(2)), (day(45), day(40)), (day(30), day(20))):
        form = month(from_on=from_on, until_on=until_on, paid="10", hours="1")
        answer = browser.submit(f"/partner/candidates/{placed.ref}/wages/new", **form)
        assert answer.status_code == 422 and "reported already" in answer.text
    assert count(WageReport) == 1
    one = f"/partner/candidates/{placed.ref}/wages/{day(40)}"
    assert browser.submit(one, paid="3470").status_code == 302
    assert db.session.scalars(select(WageReport)).one().paid == Decimal("3470")
    late = browser.post(one, {**month(), "seen": 1})
    assert late.status_code == 409 and db.session.scalars(select(WageReport)).one().paid == Decimal("3470")
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "placement.employer_wage")).all()
    assert len(entries) == 2
    assert browser.get(f"/partner/candidates/{placed.ref}/wages/{day(3)}").status_code == 404
    assert browser.get(f"/partner/candidates/{placed.ref}/wages/rubbish").status_code == 404


def test_no_wage_is_reported_before_the_work_began(browse, forward):
    placed, *_rest = forward("accepted")
    answer = browse("employer").submit(f"/partner/candidates/{placed.ref}/wages/new", **month())
    assert answer.status_code == 422 and GENERIC in answer.text


def test_a_wage_that_is_due_stands_on_the_first_page(browse, forward):
    placed, *_rest = forward("active")
    browser = browse("employer")
    page = browser.get("/partner").text
    assert f"/partner/candidates/{placed.ref}/wages/new" in page and "nothing so far" in page
    browser.submit(f"/partner/candidates/{placed.ref}/wages/new", **month())
    assert f"/partner/candidates/{placed.ref}/wages/new" not in browser.get("/partner").text
