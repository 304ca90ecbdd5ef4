"""What waits for somebody stands on their first page."""

from datetime import timedelta

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.placements import PlacementCheck

TODAY = clock.today()


def test_a_supervisor_finds_choices_and_worse_contracts_on_the_first_page(browse, scene, placed):
    placed(choice="waiting")
    row = placed("offered", scene.julio, with_contract=False)
    fields = {"received_on": TODAY.isoformat(), "starts_on": scene.opening.starts_on.isoformat(), "wage": "20"}
    fields |= {"hours_per_week": "37.5", "language": "eng", "explained_on": TODAY.isoformat()}
    assert browse("caseworker").submit(f"/placements/{row.ref}/contracts/new", **fields).status_code == 302
    assert "2 choices or contracts of placements" in browse("supervisor").get("/").text
    listed = browse("supervisor").get("/placements/choices").text
    assert f"/placements/{row.ref}/contracts/1/decision" in listed and "1 point" in listed
    assert "choices or contracts" not in browse("caseworker").get("/").text


def test_late_checks_are_counted_where_they_are_looked_for(browse, placed):
    row = placed("active", head=1, started_on=TODAY - timedelta(days=40))
    db.session.add(PlacementCheck(placement_id=row.id, day=30, due_on=TODAY - timedelta(days=10)))
    db.session.commit()
    for who, address in (("caseworker", "/"), ("supervisor", "/"), ("supervisor", "/supervision")):
        page = browse(who).get(address).text
        assert "checks after the start overdue" in page and "/placements?checks=overdue" in page, address
