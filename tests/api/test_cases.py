"""A program with a personal token does what its owner may do, and nothing else."""

import pytest

from caseflow.accounts import commands_tokens
from caseflow.extensions import db, expect_writes
from caseflow.models.audit import AccessLog
from caseflow.models.pathways import Step
from tests.factories.cases import case
from tests.factories.pathways import start_pathway
from tests.factories.people import person


class Program:
    """What calls the API."""

    def __init__(self, app, world, who: str | None) -> None:
        self.app, self.client = app, app.test_client()
        token = commands_tokens.create_token(world.actor(who), "test", 30) if who else ""
        self.headers = {"Authorization": f"Bearer {token}"} if who else {}

    def call(self, address: str, method: str = "GET", **more):
        db.session.rollback()
        with self.app.app_context():
            answer = self.client.open(f"/api/v1{address}", method=method, headers=self.headers, **more)
        expect_writes(True)
        return answer


@pytest.fixture
def program(app, world):
    return lambda who=None: Program(app, world, who)


@pytest.fixture
def family(world):
    rosa = person(world.teams["north"], given="Rosa", family="Ixcoy", nationalities=("GTM",), residence_country="GTM")
    row = case(world.teams["north"], rosa, caseworker=world.users["caseworker"], stage="regularization")
    start_pathway(row, "gt_mintrab_ptte")
    far = person(world.teams["south"], given="Faraway", family="Person")
    case(world.teams["south"], far)
    db.session.commit()
    return row


def test_the_list_has_the_cases_of_the_owner_and_no_other(program, family):
    answer = program("caseworker").call("/cases")
    assert answer.status_code == 200
    assert [line["ref"] for line in answer.json["items"]] == [family.ref]
    assert answer.json["items"][0]["name"] == "Rosa Ixcoy" and answer.json["total"] == 1


def test_a_case_is_read_and_the_reading_is_written_down(program, family):
    answer = program("caseworker").call(f"/cases/{family.ref}")
    assert answer.status_code == 200
    assert answer.json["family"][0]["name"] == "Rosa Ixcoy"
    assert answer.json["pathway"]["key"] == "gt_mintrab_ptte"
    assert db.session.query(AccessLog).filter_by(subject=family.ref, action="case.read").count() == 1


def test_a_step_is_moved_with_the_version_that_was_read(program, family):
    cara = program("caseworker")
    ready = next(s for s in cara.call(f"/cases/{family.ref}").json["pathway"]["steps"] if s["state"] == "ready")
    address = f"/cases/{family.ref}/steps/{ready['number']}"
    step = cara.call(address).json
    assert "start" in step["verbs"]
    moved = cara.call(f"{address}/start", "POST", json={"seen": step["seen"]})
    if moved.status_code == 422:  # a blocking rule is not confirmed yet: the reason is said, nothing moved
        assert moved.json["detail"]
        return
    assert moved.json["state"] == "in_progress"
    again = cara.call(f"{address}/start", "POST", json={"seen": step["seen"]})
    assert again.status_code == 409 and again.mimetype == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "seen"),
        ({"seen": "one"}, "seen"),
        ({"seen": 1, "state": "granted"}, "state"),
        ({"seen": 1, "filed_on": "yesterday"}, "filed_on"),
    ],
)
def test_what_is_wrong_in_a_body_is_named_by_its_field_and_nothing_moves(program, family, body, field):
    number = db.session.query(Step).filter_by(case_id=family.id, state="ready").first().number
    answer = program("caseworker").call(f"/cases/{family.ref}/steps/{number}/submit", "POST", json=body)
    assert answer.status_code == 422 and field in answer.json["errors"]
    assert answer.mimetype == "application/problem+json"
    db.session.rollback()
    assert db.session.query(Step).filter_by(case_id=family.id, number=number).one().state == "ready"


@pytest.mark.parametrize("query", ["stage=nowhere", "unknown=1", "after=CF-1", "overdue=maybe"])
def test_an_unknown_filter_is_refused(program, family, query):
    assert program("caseworker").call(f"/cases?{query}").status_code == 422


def test_without_a_token_there_is_nothing_and_a_cookie_is_no_token(program, browse, family):
    assert program().call("/cases").status_code == 401
    assert browse("caseworker").get("/api/v1/cases").status_code == 401


def test_an_ended_token_is_worth_nothing(program, world, family):
    cara = program("caseworker")
    assert cara.call("/cases").status_code == 200
    commands_tokens.end_token(world.actor("caseworker"), 1)
    assert cara.call("/cases").status_code == 401


@pytest.mark.parametrize("who", ["stranger", "foreign", "liaison", "employer", "reviewer", "analyst", "administrator"])
def test_hidden_and_missing_are_the_same_for_everybody_else(program, family, who):
    other = program(who)
    for end in ("", "/steps/1"):
        hidden, missing = other.call(f"/cases/{family.ref}{end}"), other.call(f"/cases/CF-0000-0000-0{end}")
        assert hidden.status_code == missing.status_code == 404
        assert hidden.data == missing.data
    moved = other.call(f"/cases/{family.ref}/steps/1/start", "POST", json={"seen": 1})
    assert moved.status_code == 404 and moved.data == missing.data


def test_the_description_names_every_path_and_no_secret(program):
    answer = program().call("/openapi.json")
    assert answer.status_code == 200
    paths = answer.json["paths"]
    assert "/api/v1/cases" in paths and "/api/v1/cases/{ref}/steps/{number}/{verb}" in paths


def test_an_unknown_address_answers_in_json(program):
    answer = program("caseworker").call("/nothing")
    assert answer.status_code == 404 and answer.mimetype == "application/problem+json"
