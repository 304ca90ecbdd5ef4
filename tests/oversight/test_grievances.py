"""Open grievances, overdue actions and stops that wait for a decision are seen by whoever comes to work."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.grievances import GrievanceAction
from tests.factories import cases, employers, people
from tests.factories.grievances import grievance


@pytest.fixture
def farm(world):
    rosa = people.person(world.teams["north"], "Rosa", "Mejía")
    file = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"])
    farm = employers.employer(world.houses["house"], "Valley Farm", is_frozen=True)
    worker = world.users["caseworker"]
    grievance(file, farm, rosa, raised_by=worker, severity="critical", froze=True)
    late = grievance(file, farm, rosa, raised_by=worker, severity="low")
    grievance(file, farm, rosa, raised_by=worker, severity="high", state="closed", outcome="resolved")
    for action in db.session.query(GrievanceAction).filter_by(grievance_id=late.id):
        action.due_on = action.on = clock.today() - timedelta(days=2)
    db.session.commit()
    return farm


def test_today_counts_them_and_links_to_the_list(browse, farm):
    page = browse("caseworker").get("/").text
    assert '<strong>2</strong><a href="/grievances">open grievances</a>' in page
    assert '<strong>1</strong><a href="/grievances?overdue=yes">overdue actions on grievances</a>' in page
    assert "Valley Farm" not in page, "the decision is a supervisor's"


def test_a_supervisor_finds_the_stop_that_waits_and_how_grievances_were_answered(browse, farm):
    sue = browse("supervisor")
    assert "New submissions to Valley Farm are stopped" in sue.get("/").text
    page = sue.get("/supervision").text
    assert "open: Critical" in page and "Valley Farm" in page and "/grievances?severity=critical" in page
    assert "3 grievances were raised in the last twelve months: 1 put right, 0 about retaliation." in page


def test_other_teams_count_none(browse, farm):
    page = browse("stranger").get("/").text
    assert '<strong>0</strong><a href="/grievances">open grievances</a>' in page
