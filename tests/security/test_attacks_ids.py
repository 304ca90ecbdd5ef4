"""Children under another parent, and references of others in the fields of forms: all of the attacker's own team or
in forms of the attacker's own, so that only the look-up through the parent or the scope stands in the way."""

import re
from datetime import timedelta
from typing import Any

import pytest

from caseflow import clock
from caseflow.access.routes import ROUTES
from caseflow.extensions import db, expect_writes
from caseflow.models.accounts import Organization, Team
from caseflow.models.cases import CaseMember, Task
from caseflow.models.employers import Opening
from caseflow.models.followup import Visit
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from tests.factories import cases, employers, people
from tests.security import scene as scenes
from tests.security.matrix import DOORS, place
from tests.security.test_matrix import ask, built, scene  # noqa: F401  # the scene of the matrix

# The second part of these addresses is a word of a list, not a row that somebody owns.
WORDS = {
    "consent.give", "people.record_fact", "people.remove_fact", "pathways.choose", "placements.move",
    "employers.move_opening", "pathways.stop_registration", "pathways.include_member",
    "evaluation.add_work", "evaluation.add_education", "evaluation.add_licence", "evaluation.add_recognition",
    "evaluation.add_language_test", "evaluation.add_skill",
}  # fmt: skip


def of_children() -> list[str]:
    return sorted(set(ROUTES) - DOORS - WORDS)


@pytest.fixture
def other_parents(whole_app, scene) -> dict[str, str]:  # noqa: F811
    """A second case, person and employer of the same team, without any children."""
    with whole_app.app_context():
        expect_writes(True)
        rosa = db.session.query(Person).filter_by(ref=scene.things["own"]["person.ref"]).one()
        team = db.session.get(Team, rosa.team_id)
        ana = people.person(team, "Ana", "Otra", nationalities=("GTM",))
        file = cases.case(team, ana)
        boss = employers.employer(db.session.get(Organization, team.organization_id), "Another Farm")
        db.session.commit()
        found = {"case": file.ref, "task": file.ref, "step": file.ref, "person": ana.ref, "employer": boss.ref}
        db.session.remove()
        expect_writes(False)
    return found


@pytest.mark.parametrize("endpoint", of_children())
def test_a_child_is_not_there_under_another_parent(whole_app, scene, other_parents, endpoint):  # noqa: F811
    rule = next(r for r in whole_app.url_map.iter_rules() if r.endpoint == endpoint)
    about = place(endpoint)
    parent = scenes.PARENT.get(about, about)
    # A pathway belongs to nobody: under whomever it stands in an address, it is there.
    if len(rule.arguments - {"key"}) < 2 or parent not in other_parents:
        return
    mixed = dict(scene.things["own"])
    mixed[f"{about}.ref"] = mixed[f"{parent}.ref"] = other_parents[parent]
    scene.things["mixed"] = mixed
    for method in sorted({"GET", "POST"} & rule.methods):
        answer = ask(whole_app, scene, "supervisor", method, scene.address(rule, "mixed", about))
        assert answer.status_code == 404, f"{method} {answer.request.path}"


def send(app, scene, address: str, fields: dict[str, Any]):  # noqa: F811
    """One form of the caseworker's, whole but for what stands in `fields`."""
    client = app.test_client()
    with client.session_transaction() as cookie:
        cookie["_user_id"], cookie["_fresh"] = scene.tokens["supervisor"], True
    with app.app_context():
        page = client.get("/account").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
    with app.app_context():
        return client.post(address, data={**fields, "csrf_token": token})


def counted(app, model) -> int:
    with app.app_context():
        found = db.session.query(model).count()
        db.session.remove()
        return found


@pytest.mark.parametrize("whose", ["other_team", "other_organization"])
class TestReferencesOfOthers:
    """Each form is right but for one reference that is somebody else's: nothing is saved, and nothing is said of it."""

    def forms(self, own: dict[str, Any], theirs: dict[str, Any]) -> list[tuple[Any, str, dict[str, Any]]]:
        today = clock.today().isoformat()
        case = f"/cases/{own['case.ref']}"
        task = {"title": "Call", "kind": "other", "due_on": today}
        visit = {"planned_on": today, "kind": "visit"}
        job = {
            "title": "Picker", "occupation": "6111", "country": "CAN", "heads": "2", "contract_kind": "seasonal",
            "starts_on": today, "ends_on": (clock.today() + timedelta(days=180)).isoformat(),
            "wage": "30", "wage_period": "hour", "currency": "CAD", "hours_per_week": "40",
        }  # fmt: skip
        terms = {k: job[k] for k in ("starts_on", "wage", "wage_period", "currency", "hours_per_week")}
        return [
            (Task, f"{case}/tasks/add", {**task, "assignee": theirs["user.ref"]}),
            (Task, f"{case}/tasks/add", {**task, "person": theirs["person.ref"]}),
            (CaseMember, f"{case}/members/add", {"person": theirs["person.ref"], "relationship": "child"}),
            (Visit, f"{case}/visits/new", {**visit, "assignee": theirs["user.ref"]}),
            (Opening, f"/employers/{own['employer.ref']}/openings/new", {**job, "recruiter": theirs["employer.ref"]}),
            (
                Placement,
                f"{case}/placements/new?opening={own['opening.ref']}",
                {**terms, "person": theirs["person.ref"], "choice_reason": "Knows the work."},
            ),
        ]

    def test_are_refused_and_nothing_is_saved(self, whole_app, scene, whose):  # noqa: F811
        own, theirs = scene.things["own"], dict(scene.things[whose])
        if whose == "other_team":  # employers and openings belong to the whole organization
            theirs["employer.ref"] = scene.things["other_organization"]["employer.ref"]
        for model, address, fields in self.forms(own, theirs):
            before = counted(whole_app, model)
            answer = send(whole_app, scene, address, fields)
            assert answer.status_code in (404, 422), (address, fields, answer.status_code)
            assert counted(whole_app, model) == before, address
            assert f"Mejía {whose}" not in answer.text and f"Farm {whose}" not in answer.text

    def test_cannot_be_given_the_case(self, whole_app, scene, whose):  # noqa: F811
        case, theirs = f"/cases/{scene.things['own']['case.ref']}", scene.things[whose]
        for address, fields in (
            (f"{case}/assign", {"caseworker": theirs["user.ref"], "seen": "1"}),
            (f"{case}/hand-over", {"team": "TM-0000-0000-0", "reason": "x", "seen": "1"}),
        ):
            assert send(whole_app, scene, address, fields).status_code in (409, 422), address


def test_the_forms_above_are_right_but_for_the_reference(whole_app, scene):  # noqa: F811
    """Otherwise they would be refused for another reason and show nothing."""
    own = scene.things["own"]
    with whole_app.app_context():
        expect_writes(True)
        rosa = db.session.query(Person).filter_by(ref=own["person.ref"]).one()
        free = people.person(db.session.get(Team, rosa.team_id), "Free", "Person").ref
        db.session.commit()
        db.session.remove()
        expect_writes(False)
    saved = []
    for model, address, fields in TestReferencesOfOthers().forms(own, own):
        for name in ("assignee", "recruiter"):
            fields.pop(name, None)
        if model is CaseMember:
            fields["person"] = free
        if model is Placement:  # Rosa is matched with the opening already
            fields["person"] = own["person_ref"]
        before = counted(whole_app, model)
        answer = send(whole_app, scene, address, fields)
        if counted(whole_app, model) > before:
            saved.append(model.__name__)
        else:
            print(address, answer.status_code, re.findall(r"(?:error-message[^>]*|<li)>(.*?)</", answer.text, re.S))
    assert saved == ["Task", "Task", "CaseMember", "Visit", "Opening", "Placement"]
