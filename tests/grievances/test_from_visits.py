"""What a follow-up visit finds opens its grievance in the same moment, once."""

import subprocess

import pytest

from caseflow.extensions import db
from caseflow.models.cases import Task
from caseflow.models.employers import Employer
from caseflow.models.followup import Visit
from caseflow.models.grievances import Grievance, GrievanceAction
from caseflow.models.placements import Placement
from tests.factories import employers as make
from tests.grievances.conftest import GOOD, day


@pytest.fixture
def cara(browse):
    return browse("caseworker")


@pytest.fixture
def record(cara, scene):
    """`record(…)` plans a visit of Rosa's family and records it; the answer, and the reference of the visit."""

    def send(visit: str = "", **fields):
        if not visit:
            cara.submit(f"/cases/{scene.case.ref}/visits/new", planned_on=day(0), kind="visit")
            visit = db.session.query(Visit).order_by(Visit.id.desc()).first().ref
        page = f"/cases/{scene.case.ref}/visits/{visit}/record"
        return cara.submit(page, **{"done_on": day(0), "kind": "visit", **GOOD, **fields}), visit

    return send


@pytest.mark.parametrize(
    ("field", "category", "severity"),
    [
        ("fee_charged", "recruitment_fee", "high"),
        ("passport_kept", "document_retention", "critical"),
        ("contract_changed", "contract_substitution", "high"),
    ],
)
def test_a_fee_a_kept_passport_or_a_changed_contract_opens_a_grievance(
    browse, scene, record, field, category, severity
):
    answer, visit = record(**{field: "yes", "work_text": "The foreman told her so", "internal": "Frightened"})
    assert answer.status_code == 302
    row = db.session.query(Grievance).one()
    assert (row.category, row.severity, row.source) == (category, severity, "visit")
    assert (row.placement_id, row.person_id, row.case_id) == (scene.placed.id, scene.rosa.id, scene.case.id)
    assert "The foreman told her so" in row.account and "Frightened" in row.account
    assert row.froze and db.session.get(Employer, scene.farm.id).is_frozen
    assert db.session.get(Employer, scene.recruiter.id).is_frozen
    cara = browse("caseworker")
    assert f"/grievances/{row.ref}" in cara.get(f"/cases/{scene.case.ref}/visits/{visit}").text
    page = cara.get(f"/grievances/{row.ref}").text
    assert visit in page and "Grievance raised" in page
    assert f"/grievances/{row.ref}" in cara.get(f"/cases/{scene.case.ref}").text


def test_a_wage_below_what_was_agreed_opens_one_but_stops_nobody(scene, record):
    record(wage_paid="15", wage_period="hour", currency="CAD")
    assert db.session.query(Grievance).one().category == "wage_underpayment"
    assert not db.session.get(Employer, scene.farm.id).is_frozen


def test_violence_opens_one_even_when_nothing_else_was_said(scene, record):
    record(indicators=["FL05"])
    row = db.session.query(Grievance).one()
    assert (row.category, row.severity, row.indicators) == ("violence_or_threat", "critical", ["FL05"])
    assert db.session.query(GrievanceAction).one().kind == "protect"
    assert db.session.query(Task).count() == 1, "the visit's own task; none twice"


def test_two_findings_open_two_and_a_good_visit_none(scene, record):
    record(fee_charged="yes", contract_changed="yes")
    assert {row.category for row in db.session.query(Grievance)} == {"recruitment_fee", "contract_substitution"}
    record()
    assert db.session.query(Grievance).count() == 2


def test_one_that_is_open_for_the_visit_already_is_not_opened_twice(browse, scene, record, tell):
    cara = browse("caseworker")
    cara.submit(f"/cases/{scene.case.ref}/visits/new", planned_on=day(0), kind="visit")
    visit = db.session.query(Visit).one().ref
    assert tell(where=f"/grievances/new?visit={visit}&placement={scene.placed.ref}").status_code == 302
    record(visit, fee_charged="yes")
    row = db.session.query(Grievance).one()
    again = tell(where=f"/grievances/new?visit={visit}&placement={scene.placed.ref}")
    assert again.status_code == 422 and row.ref in again.text and "already for this visit" in again.text


def test_a_grievance_outlives_the_job(scene, record):
    placed = db.session.get(Placement, scene.placed.id)
    placed.state, placed.ended_on = "ended_abuse_exit", placed.started_on
    db.session.commit()
    record(fee_charged="yes")
    assert db.session.query(Grievance).one().placement_id == scene.placed.id
    assert db.session.get(Employer, scene.farm.id).is_frozen


def test_a_report_that_is_refused_opens_nothing(scene, record):
    answer, _visit = record(fee_charged="yes", done_on=day(3))
    assert answer.status_code == 422
    assert db.session.query(Grievance).count() == 0
    assert not db.session.get(Employer, scene.farm.id).is_frozen


def test_without_work_on_record_the_caseworker_hears_to_raise_it_by_hand(cara, scene, record):
    placed = db.session.get(Placement, scene.placed.id)
    placed.state, placed.head, placed.started_on = "matched", None, None
    db.session.commit()
    answer, visit = record(fee_charged="yes")
    assert answer.status_code == 302 and db.session.query(Grievance).count() == 0
    assert "Raise the grievance by hand" in cara.get(answer.location).text
    form = cara.get(f"/grievances/new?visit={visit}").text
    assert "Employer or recruiter" in form and scene.farm.name in form


def test_the_paper_for_the_family_says_nothing_of_it(browse, world, scene, record):
    make.employer(world.houses["house"], "Unrelated")
    record(passport_kept="yes", internal="CANARYWORD")
    answer = browse("caseworker").get(f"/cases/{scene.case.ref}/summary.pdf")
    assert answer.status_code == 200
    text = _text(answer.get_data())
    assert scene.case.ref in text
    for word in ("rievance", "passport is kept", "CANARYWORD", "Protection at work", "Act on what"):
        assert word not in text


def _text(pdf: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
