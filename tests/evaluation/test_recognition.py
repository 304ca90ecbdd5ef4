"""The recognition of a nurse's degree, step by step: order, days, waivers, what runs out, the result, the licence."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.evaluation import Licence, Recognition, RecognitionStep
from tests.evaluation.trail import facts_of
from tests.factories import evaluation as make
from tests.factories import people

DEGREE = {
    "isco": "2221",
    "credential": "Licenciatura en Enfermería",
    "body": "Nova Scotia College of Nursing",
    "country": "CAN",
    "procedure": "ca_ns_nurse",
}


def ago(days: int) -> str:
    return str(clock.today() - timedelta(days=days))


@pytest.fixture
def rosa(world):
    row = people.person(world.teams["north"])
    db.session.commit()
    return row


@pytest.fixture
def steps(browse, rosa) -> str:
    """The address of the steps of a nurse's recognition that has just begun."""
    assert browse("caseworker").submit(f"/people/{rosa.ref}/evaluation/recognition/new", **DEGREE).status_code == 302
    row = db.session.query(Recognition).one()
    return f"/people/{rosa.ref}/evaluation/recognition/{row.id}/steps"


def write(browser, steps: str, number: int, **fields):
    return browser.submit(f"{steps}/{number}", **fields)


def states() -> list[str]:
    return [row.state for row in db.session.query(RecognitionStep).order_by(RecognitionStep.position)]


def result() -> str:
    return db.session.query(Recognition).one().result


def test_a_procedure_gives_its_steps_and_the_page_says_what_is_next_and_who_acts(browse, rosa, steps):
    kinds = [row.kind for row in db.session.query(RecognitionStep).order_by(RecognitionStep.position)]
    assert kinds == [
        "credential_assessment", "language_test", "competence_assessment", "examination", "registration",
    ]  # fmt: skip
    page = " ".join(browse("caseworker").get(f"/people/{rosa.ref}/evaluation").text.split())
    assert "Nurse in Nova Scotia, Canada" in page and "Who acts: Credential assessor (National Nursing" in page
    whole = browse("caseworker").get(steps).text
    assert "NCLEX-RN" in whole and "nscn.ca" in whole and "High: an official source was read" in whole
    assert result() == "not_asked"


def test_from_the_first_step_to_the_licence(browse, rosa, steps):
    cara = browse("caseworker")
    assert write(cara, steps, 1, state="in_progress", started_on=ago(300)).status_code == 302
    assert result() == "pending" and db.session.query(Recognition).one().applied_on is not None
    assert write(cara, steps, 1, state="passed", done_on=ago(200)).status_code == 302
    assert write(cara, steps, 2, state="passed", started_on=ago(190), done_on=ago(150)).status_code == 302
    assert write(cara, steps, 3, state="not_needed", note="The college asks for none (letter).").status_code == 302
    assert write(cara, steps, 4, state="failed", started_on=ago(140), done_on=ago(120)).status_code == 302
    page = " ".join(cara.get(steps).text.split())
    assert "Next</strong>: Examination, Not passed" in page and result() == "pending"
    assert write(cara, steps, 4, state="passed", done_on=ago(60)).status_code == 302
    assert write(cara, steps, 5, state="passed", done_on=ago(10)).status_code == 302
    row = db.session.query(Recognition).one()
    assert (row.result, str(row.applied_on), str(row.decided_on)) == ("full", ago(300), ago(10))
    assert facts_of(rosa, "recognition.step")[-1]["result"] == "full"
    page = cara.get(f"/people/{rosa.ref}/evaluation").text
    assert "Write down the licence" in page
    saved = cara.submit(f"/people/{rosa.ref}/evaluation/licence/new?recognition={row.id}", number="RN-77001234")
    assert saved.status_code == 302
    licence = db.session.query(Licence).one()
    assert (licence.isco, licence.body, licence.country) == ("2221", DEGREE["body"], "CAN")


WRONG = [
    (2, {"state": "in_progress", "started_on": ago(5)}, "First comes: Credential assessment"),
    (1, {"state": "in_progress"}, "Enter the day on which this step began"),
    (1, {"state": "passed"}, "Enter the day of the result"),
    (1, {"state": "passed", "done_on": ago(-1)}, "lies in the future"),
    (1, {"state": "passed", "done_on": "1980-01-01"}, "before the person&#39;s birth"),
    (1, {"state": "passed", "started_on": ago(5), "done_on": ago(6)}, "before the beginning of the step"),
    (1, {"state": "in_progress", "started_on": ago(5), "done_on": ago(1)}, "There is a day of the result"),
    (1, {"state": "passed", "done_on": ago(5), "expires_on": ago(6)}, "before the day of the result"),
    (1, {"state": "failed", "done_on": ago(5), "expires_on": ago(1)}, "Only what is passed"),
    (1, {"state": "in_progress", "started_on": ago(5), "due_on": ago(6)}, "before it begins"),
    (1, {"state": "not_needed"}, "Write down why this step is not needed"),
    (1, {"state": "to_do", "started_on": ago(5)}, "has no day"),
    (5, {"state": "not_needed", "note": "x"}, "It is always needed"),
    (1, {"state": "granted"}, "Not a valid choice"),
    (1, {"state": ""}, "Choose where this step stands"),
    (1, {"state": "to_do", "note": "x" * 2001}, "Use at most 2000"),
    (1, {"state": "to_do", "position": "4"}, "no field called position"),
]


@pytest.mark.parametrize(("number", "fields", "said"), WRONG, ids=lambda v: str(v)[:40])
def test_what_cannot_be_is_said_and_nothing_is_saved(browse, steps, number, fields, said):
    answer = write(browse("caseworker"), steps, number, **fields)
    assert answer.status_code == 422 and said in answer.text
    assert set(states()) == {"to_do"} and result() == "not_asked"


def test_a_step_is_not_taken_back_while_a_later_one_has_begun(browse, steps):
    cara = browse("caseworker")
    write(cara, steps, 1, state="passed", done_on=ago(100))
    write(cara, steps, 2, state="in_progress", started_on=ago(90))
    back = write(cara, steps, 1, state="to_do", done_on="")
    assert back.status_code == 422 and "Language test has begun already" in back.text
    early = write(cara, steps, 2, state="in_progress", started_on=ago(110))
    assert early.status_code == 422 and "before the step before it was done" in early.text


def test_what_was_passed_and_has_run_out_is_said_and_no_longer_opens_the_next(browse, rosa, steps):
    cara = browse("caseworker")
    write(cara, steps, 1, state="passed", done_on=ago(400), expires_on=ago(35))
    page = cara.get(f"/people/{rosa.ref}/evaluation").text
    assert "Credential assessment was valid until" in page and "Next" in page
    late = write(cara, steps, 2, state="in_progress", started_on=ago(30))
    assert late.status_code == 422 and "has to be passed again first" in late.text
    assert write(cara, steps, 2, state="in_progress", started_on=ago(40)).status_code == 302


def test_the_second_to_save_a_step_sees_what_the_first_saved(browse, steps):
    write(browse("second"), steps, 1, state="in_progress", started_on=ago(9))
    late = write(browse("caseworker"), steps, 1, state="passed", done_on=ago(8), seen="1")
    assert late.status_code == 409 and "In progress" in late.text and states()[0] == "in_progress"


def test_the_result_follows_from_the_steps_and_is_not_written_beside_them(browse, rosa, steps):
    cara = browse("caseworker")
    row = db.session.query(Recognition).one()
    address = f"/people/{rosa.ref}/evaluation/recognition/{row.id}"
    assert 'name="result"' not in cara.get(address).text
    assert cara.submit(address, conditions="A course").status_code == 302
    assert db.session.query(RecognitionStep).count() == 5 and result() == "not_asked"
    assert cara.submit(address, result="full").status_code == 422 and result() == "not_asked"
    assert cara.submit(address + "/remove").status_code == 302
    assert db.session.query(RecognitionStep).count() == 0
    assert len(facts_of(rosa, "recognition.remove")[0]["steps"]) == 5


def test_a_recognition_with_a_result_does_not_begin_steps(browse, rosa):
    row = make.recognition(rosa)
    db.session.commit()
    answer = browse("caseworker").submit(f"/people/{rosa.ref}/evaluation/recognition/{row.id}", procedure="ca_engineer")
    assert answer.status_code == 422 and "The result follows from the steps" in answer.text
    assert db.session.query(RecognitionStep).count() == 0


def test_steps_of_somebody_else_are_not_there(browse, rosa, steps, world):
    other = people.person(world.teams["north"], "Ana", "Paz")
    row = make.recognition(other)
    db.session.commit()
    cara = browse("caseworker")
    assert cara.get(f"/people/{rosa.ref}/evaluation/recognition/{row.id}/steps").status_code == 404
    assert cara.get(f"{steps}/6").status_code == 404
    assert browse("stranger").get(steps).status_code == 404
    page = cara.get(f"/people/{other.ref}/evaluation/recognition/{row.id}/steps").text
    assert "follows no procedure" in page


@pytest.mark.parametrize(
    ("protection", "said"), [("protected", "This person is protected"), ("unknown", "not screened")]
)
def test_nobody_writes_to_the_country_that_a_person_fled(browse, rosa, steps, protection, said):
    rosa.protection = protection
    db.session.commit()
    cara = browse("caseworker")
    answer = write(cara, steps, 1, state="in_progress", started_on=ago(5))
    assert answer.status_code == 422 and said in answer.text and 'id="without_contact-error"' in answer.text
    assert set(states()) == {"to_do"}
    assert write(cara, steps, 1, state="in_progress", started_on=ago(5), without_contact="y").status_code == 302
    assert "Nobody writes to the country that the person fled." in cara.get(steps).text
    assert facts_of(rosa, "recognition.step")[0]["after"]["without_contact"] is True
    assert 'name="without_contact"' not in cara.get(f"{steps}/2").text


@pytest.mark.parametrize("given", [{"result": "pending"}, {"result": "not_asked", "applied_on": ago(40)}])
def test_a_result_beside_a_procedure_is_refused_and_not_dropped_in_silence(browse, rosa, given):
    answer = browse("caseworker").submit(f"/people/{rosa.ref}/evaluation/recognition/new", **DEGREE, **given)
    assert answer.status_code == 422 and "The result follows from the steps" in answer.text
    assert db.session.query(Recognition).count() == 0
