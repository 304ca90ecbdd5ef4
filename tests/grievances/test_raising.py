"""A grievance is raised; what must follow follows, and nothing is half-saved."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.accounts import TeamMember
from caseflow.models.cases import Task
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance, GrievanceAction
from tests.browsing import form_values
from tests.factories import cases, people
from tests.factories import employers as make
from tests.grievances.conftest import TOLD, day, newest


def test_a_fee_is_written_down_and_stops_employer_and_recruiter_without_saying_why(browse, scene, raised):
    row = raised(wishes="My money back", happened_on=day(-60))
    assert (row.employer_id, row.recruiter_id, row.person_id) == (scene.farm.id, scene.recruiter.id, scene.rosa.id)
    assert row.froze and not row.may_speak and row.state == "open"
    for party in (scene.farm, scene.recruiter):
        now = db.session.get(Employer, party.id)
        assert now.is_frozen
        assert not any(word in now.freeze_reason for word in ("fee", "Rosa", row.ref, scene.case.ref))
    page = browse("caseworker").get(f"/grievances/{row.ref}").text
    assert TOLD in page and "My money back" in page and "Do not speak with the employer" in page
    assert "New submissions stopped" in page and "Grievance raised" in page


def test_late_wages_stop_nobody(scene, raised):
    raised(category="wage_late", severity="low")
    assert not db.session.get(Employer, scene.farm.id).is_frozen
    assert db.session.query(Task).count() == db.session.query(GrievanceAction).count() == 0


def test_kept_papers_make_an_urgent_task_for_tomorrow_that_tells_nothing(browse, scene, raised):
    row = raised(category="document_retention", severity="critical")
    task = db.session.query(Task).one()
    assert task.due_on == clock.today() + timedelta(days=1) and task.assignee_id == scene.case.caseworker_id
    assert row.ref in task.title and "passport" not in task.title.lower()
    action = db.session.query(GrievanceAction).one()
    assert action.kind == "protect" and action.due_on == task.due_on
    answer = browse("caseworker").submit(f"/grievances/{row.ref}/actions/1/finish", done_on=day(0), note="She is safe")
    assert answer.status_code == 302
    assert db.session.query(Task).one().state == "done"


def test_any_two_signs_are_urgent_and_stop_submissions(scene, raised):
    raised(category="housing", severity="high", indicators=["FL04", "FL10"])
    assert db.session.get(Employer, scene.farm.id).is_frozen
    assert db.session.query(Task).count() == 1


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"category": ""}, "Choose what it is about"),
        ({"category": "bad_weather"}, "valid choice"),
        ({"severity": "low"}, "at the least: High"),
        ({"severity": "dreadful"}, "valid choice"),
        ({"category": "housing", "severity": "high", "indicators": ["FL05"]}, "at the least: Critical"),
        ({"indicators": ["FL99"]}, "valid choice"),
        ({"account": "  "}, "Write what was told"),
        ({"account": "x" * 5000}, "at most 4000"),
        ({"account": "a\0b"}, "cannot be seen"),
        ({"happened_on": day(1)}, "has not come"),
        ({"happened_on": "1900-01-01"}, "before the person"),
        ({"happened_on": "31/02/2026"}, "valid date"),
        ({"raised_on": day(2)}, "has not come"),
        ({"raised_on": day(-9), "happened_on": day(-3)}, "before it happened"),
        ({"may_speak": "maybe"}, "valid choice"),
        ({"who": "PE-0000-0000-0"}, "valid choice"),
        ({"employer_id": "1"}, "no field called employer_id"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_kept(scene, tell, fields, words):
    answer = tell(**fields)
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(Grievance).count() == db.session.query(Task).count() == 0
    assert not db.session.get(Employer, scene.farm.id).is_frozen


def test_somebody_who_does_not_want_to_be_named_leaves_no_trace_to_the_case(browse, scene, raised):
    row = raised(category="document_retention", severity="critical", who="unnamed")
    assert row.case_id is row.person_id is row.placement_id is row.visit_id is None
    assert row.team_id == scene.case.team_id and db.session.query(Task).count() == 0
    assert db.session.query(GrievanceAction).one().kind == "protect"
    cara = browse("caseworker")
    page = cara.get(f"/grievances/{row.ref}").text
    assert "does not want to be named" in page and scene.case.ref not in page and "Rosa" not in page
    assert "Grievance raised" in page
    assert "Grievance raised" not in cara.get(f"/cases/{scene.case.ref}").text


def test_it_is_raised_from_the_employers_page_by_choice_from_a_list_or_of_the_family(browse, scene, tell):
    assert tell(where=f"/grievances/new?employer={scene.farm.ref}", category="other", severity="low").status_code == 302
    assert newest().employer_id == scene.farm.id and newest().case_id is None
    told = {"category": "other", "severity": "low"}
    assert tell(where="/grievances/new", employer=scene.recruiter.ref, **told).status_code == 302
    assert newest().employer_id == scene.recruiter.id
    assert "from the list" in tell(where="/grievances/new", employer="", **told).text
    chosen = {"employer": scene.farm.ref, "who": "family"}
    assert tell(where=f"/grievances/new?case={scene.case.ref}", **chosen, **told).status_code == 302
    assert newest().case_id == scene.case.id and newest().person_id is None


def test_a_supervisor_of_several_teams_says_which_team_follows_it_up(browse, world, scene, tell):
    from_employer = f"/grievances/new?employer={scene.farm.ref}"
    db.session.add(_member(world))
    db.session.commit()
    answer = tell("supervisor", where=from_employer, category="other", severity="low", team="")
    assert answer.status_code == 422 and "Choose the team" in answer.text
    south = world.teams["south"]
    assert tell("supervisor", where=from_employer, category="other", severity="low", team=south.ref).status_code == 302
    assert newest().team_id == south.id


def _member(world):
    return TeamMember(team_id=world.teams["south"].id, user_id=world.users["supervisor"].id)


def test_what_does_not_belong_together_is_named(browse, world, scene):
    cara = browse("caseworker")
    other = make.employer(world.houses["house"], "Another Farm")
    theirs = make.employer(world.houses["other"], "Foreign Farm")
    db.session.commit()
    mixed = cara.get(f"/grievances/new?employer={other.ref}&placement={scene.placed.ref}")
    assert mixed.status_code == 422 and "with another employer" in mixed.text
    for query in (f"employer={theirs.ref}", "placement=PL-0000-0000-0", "visit=VI-0000-0000-0", "case=nonsense"):
        assert cara.get(f"/grievances/new?{query}").status_code == 404
    assert browse("stranger").get(f"/grievances/new?placement={scene.placed.ref}").status_code == 404


def test_a_placement_of_another_case_than_the_visit_is_named(browse, world, scene):

    ana = people.person(world.teams["north"], "Ana", "Paz")
    other = cases.case(world.teams["north"], ana)
    db.session.commit()
    answer = browse("caseworker").get(f"/grievances/new?case={other.ref}&placement={scene.placed.ref}")
    assert answer.status_code == 422 and "does not belong to the case" in answer.text


def test_a_form_sent_twice_makes_one(browse, scene):
    cara = browse("caseworker")
    address = f"/grievances/new?placement={scene.placed.ref}"
    told = {"category": "other", "severity": "low", "account": TOLD, "source": "worker"}
    form = {**form_values(cara.get(address).text), **told}
    first, second = cara.post(address, form), cara.post(address, form)
    assert first.status_code == second.status_code == 302 and first.location == second.location
    assert db.session.query(Grievance).count() == 1
