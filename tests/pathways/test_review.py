"""An authority's reviewers decide complete applications, the oldest first; a refusal takes two; nobody their own."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.decisions import Application, AuthorityActor
from caseflow.models.pathways import Step, WantedDocument
from caseflow.models.people import Person
from tests.factories import accounts as make
from tests.factories import cases, pathways, people

TODAY = clock.today()
YES = {"IDENTITY": "yes", "DOCUMENTS": "yes", "CONDITIONS": "yes", "DEADLINES": "yes", "HEARD": "not_applicable"}
GRANT = {**YES, "result": "granted", "internal": "All in order."}
REFUSE = {**YES, "CONDITIONS": "no", "result": "refused", "internal": "No offer.", "shareable": "The offer is missing."}


@pytest.fixture
def ministry(world):
    """The authority decides for the province, with two reviewers."""
    house = world.houses["ministry"]
    house.country = "CAN"
    for actor in ("province", "migration_authority"):
        db.session.add(AuthorityActor(organization_id=house.id, actor=actor))
    world.users["reviewer2"] = make.user(house, "reviewer", "Rolf Reviewer")
    db.session.commit()
    return house


@pytest.fixture
def filed(world, ministry, browse):
    """`filed(step code)`: a step of Rosa's that was handed in today."""
    pathways.load_library()

    def file(code="AIP_ENDORSEMENT", *, complete=True, ago=0, name="Rosa"):
        rosa = people.person(world.teams["north"], name, "Mejía", nationalities=("GTM",))
        case = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"], stage="regularization")
        pathways.start_pathway(case, "ca_aip_ns_care")
        step = pathways.step(case, code, rosa)
        step.state, step.filed_on = "submitted", TODAY - timedelta(days=ago)
        step.authority_id = ministry.id
        if complete:
            for wanted in db.session.scalars(select(WantedDocument).where(WantedDocument.step_id == step.id)):
                wanted.state = "verified"
        db.session.add(
            Application(
                ref=f"AP-TEST-000{ago}-0", step_id=step.id, case_id=case.id, person_id=rosa.id,
                authority_id=ministry.id, filed_on=step.filed_on,
            )
        )  # fmt: skip
        db.session.commit()
        return step.id, f"/applications/AP-TEST-000{ago}-0", case.ref, step.number, rosa.ref

    return file


def step_of(step_id) -> Step:
    return db.session.scalars(select(Step).where(Step.id == step_id).execution_options(populate_existing=True)).one()


def test_the_queue_has_complete_applications_the_oldest_first(filed, browse):
    filed(ago=1, name="Younger")
    filed(ago=3, name="Older")
    filed(ago=5, name="Incomplete", complete=False)
    page = browse("reviewer").get("/applications").text
    assert page.index("Older") < page.index("Younger")
    assert "Incomplete" not in page


def test_a_grant_needs_every_answer_and_is_final(filed, browse):
    step_id, address, *_ = filed()
    reviewer = browse("reviewer")
    assert reviewer.submit(f"{address}/decide", result="granted", internal="Fine").status_code == 422
    answer = reviewer.submit(f"{address}/decide", **GRANT, **dates(reviewer, address))
    assert answer.status_code == 302
    assert step_of(step_id).state == "granted"
    assert "No complete application" in reviewer.get("/applications").text
    assert reviewer.get(address).status_code == 200


def dates(reviewer, address) -> dict:
    page = reviewer.get(f"{address}/decide").text
    return {"valid_from": TODAY.isoformat()} if 'name="valid_from"' in page else {}


def test_who_answers_no_cannot_grant_and_who_refuses_says_at_what(filed, browse):
    _id, address, *_ = filed()
    reviewer = browse("reviewer")
    no = reviewer.submit(f"{address}/decide", **{**GRANT, "DOCUMENTS": "no"}, **dates(reviewer, address))
    assert no.status_code == 422 and "answered no here" in no.text
    no = reviewer.submit(f"{address}/decide", **{**REFUSE, "CONDITIONS": "yes"})
    assert no.status_code == 422 and "at which question it fails" in no.text
    no = reviewer.submit(f"{address}/decide", **{**REFUSE, "shareable": ""})
    assert no.status_code == 422 and "plain words" in no.text


def test_a_refusal_takes_two_and_then_opens_the_remedy(filed, browse):
    step_id, address, case_ref, number, _person = filed()
    one, two = browse("reviewer"), browse("reviewer2")
    assert one.submit(f"{address}/decide", **REFUSE).status_code == 302
    assert step_of(step_id).state == "submitted"
    own = one.submit(f"{address}/second", agrees="yes")
    assert own.status_code == 422 and "Another reviewer" in own.text
    assert two.submit(f"{address}/second", agrees="yes").status_code == 302
    step = step_of(step_id)
    assert (step.state, step.decision_shareable) == ("refused", "The offer is missing.")
    assert step.remedy is not None
    page = browse("caseworker").get(f"/cases/{case_ref}/steps/{number}").text
    assert "The offer is missing." in page


def test_the_second_reviewer_can_send_it_back_with_a_reason(filed, browse):
    step_id, address, *_ = filed()
    browse("reviewer").submit(f"{address}/decide", **REFUSE)
    two = browse("reviewer2")
    assert two.submit(f"{address}/second", agrees="no").status_code == 422
    assert two.submit(f"{address}/second", agrees="no", note="The offer is on page 4.").status_code == 302
    assert step_of(step_id).state == "submitted"
    assert two.submit(f"{address}/decide", **GRANT, **dates(two, address)).status_code == 302
    assert step_of(step_id).state == "granted"


def test_of_two_who_decide_at_once_the_second_is_told(filed, browse):
    _id, address, *_ = filed()
    one, two = browse("reviewer"), browse("reviewer2")
    two_form = two.get(f"{address}/decide")
    assert two_form.status_code == 200
    one.submit(f"{address}/decide", **REFUSE)
    late = two.submit(f"{address}/decide", **REFUSE, seen="1")
    assert late.status_code == 409


def test_an_incomplete_application_is_not_decided(filed, browse):
    _id, address, *_ = filed(complete=False)
    answer = browse("reviewer").submit(f"{address}/decide", **REFUSE)
    assert answer.status_code == 422 and "was not accepted yet" in answer.text


def test_who_declares_a_conflict_finds_the_application_no_more(filed, browse):
    _id, address, *_ = filed()
    one = browse("reviewer")
    assert one.submit(f"{address}/conflict", kind="relative").status_code == 302
    assert one.get(address).status_code == 404
    assert "Mejía" not in one.get("/applications").text
    assert browse("reviewer2").get(address).status_code == 200


def test_staff_with_a_conflict_may_not_decide_about_the_person(filed, browse, world):
    _id, _address, case_ref, _number, person = filed()
    supervisor = browse("supervisor")
    assert supervisor.submit(f"/people/{person}/conflict", kind="friend").status_code == 302
    step = db.session.scalars(select(Step).where(Step.state == "ready")).first()
    answer = supervisor.submit(f"/cases/{case_ref}/steps/{step.number}/waive", reason="Not needed")
    assert answer.status_code == 422 and "conflict of interest" in answer.text
    assert browse("supervisor").get(f"/cases/{case_ref}").status_code == 200


def test_staff_do_not_write_down_a_decision_that_the_authority_makes_here(filed, browse):
    _id, _address, case_ref, number, _person = filed()
    fields = {"decided_on": TODAY.isoformat(), "internal": "x", "shareable": "y"}
    answer = browse("caseworker").submit(f"/cases/{case_ref}/steps/{number}/refuse", **fields)
    assert answer.status_code == 422 and "authority decides" in answer.text


def test_a_reviewer_reads_nothing_but_the_application(filed, browse):
    _id, address, case_ref, number, person = filed()
    reviewer = browse("reviewer")
    page = reviewer.get(address).text
    assert case_ref not in page and person not in page
    for other in (f"/cases/{case_ref}", f"/people/{person}", f"/cases/{case_ref}/steps/{number}"):
        assert reviewer.get(other).status_code == 404


def test_an_administrator_says_what_the_authority_decides_and_a_step_then_lands_in_its_queue(world, browse):
    pathways.load_library()
    house = world.houses["ministry"]
    house.country = "CAN"
    rosa = people.person(world.teams["north"], "Rosa", "Mejía", nationalities=("GTM",), protection="protected")
    case = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"], stage="regularization")
    pathways.start_pathway(case, "ca_claimant_open_work_permit")
    step = pathways.step(case, "OWP_ISSUE", rosa)
    step.state, step.started_on = "in_progress", TODAY
    for wanted in db.session.scalars(select(WantedDocument).where(WantedDocument.step_id == step.id)):
        wanted.state = "verified"
    db.session.commit()
    address, number, case_ref = f"/admin/organizations/{house.ref}/decides", step.number, case.ref
    assert browse("administrator").submit(address, actors=["migration_authority"]).status_code == 302
    answer = browse("caseworker").submit(f"/cases/{case_ref}/steps/{number}/submit", filed_on=TODAY.isoformat())
    assert answer.status_code == 302
    assert "Rosa" in browse("reviewer").get("/applications").text


def test_the_state_that_somebody_fled_never_finds_their_application(filed, browse, ministry):
    _id, address, _case, _number, ref = filed()
    row = db.session.scalars(select(Person).where(Person.ref == ref)).one()
    row.protection = "protected"
    house = db.session.merge(ministry)
    house.country = "GTM"
    db.session.commit()
    assert browse("reviewer").get(address).status_code == 404
    assert "Mejía" not in browse("reviewer").get("/applications").text
