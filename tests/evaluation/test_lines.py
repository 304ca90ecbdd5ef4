"""Work, education, licences, recognition, language tests: written down, corrected, taken out; what is wrong is said."""

import re
from datetime import date, timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.evaluation import (
    Education,
    Evaluation,
    LanguageTest,
    Licence,
    Recognition,
    Skill,
    WorkExperience,
)
from tests.evaluation.trail import actions_of, facts_of
from tests.factories import evaluation as make
from tests.factories import people

TOMORROW = str(clock.today() + timedelta(days=1))
GOOD = {
    "skill": {
        "skill": "wound_care",
        "source": "certified",
        "level": "3",
        "assessed_on": "2024-05-02",
        "expires_on": "2040-05-02",
        "evidence": "Certificate 12",
    },
    "work": {
        "isco": "9211",
        "title": "Picked coffee",
        "noc": "85101",
        "employer_name": "Finca Santa Rosa",
        "country": "HND",
        "started_on": "2015-11-01",
        "ended_on": "2016-02-28",
        "hours_per_week": "48.5",
        "is_paid": "True",
        "is_verified": "y",
    },
    "education": {"isced": "6", "title": "Ingeniería Civil", "country": "HND", "completed_on": "2013-12-01"},
    "licence": {
        "isco": "2221",
        "body": "Colegio de Enfermería",
        "country": "HND",
        "kind": "foreign",
        "number": "RN-2204417",
        "issued_on": "2014-02-03",
        "expires_on": "2040-02-03",
    },
    "recognition": {
        "credential": "Licenciatura",
        "body": "NSCN",
        "country": "CAN",
        "result": "conditional",
        "applied_on": "2024-01-05",
        "decided_on": "2024-06-09",
        "conditions": "A bridging course",
    },
    "language_test": {
        "test": "ielts_general",
        "listening": "6,0",
        "reading": "5",
        "writing": "5.5",
        "speaking": "3.5",
        "taken_on": str(clock.today() - timedelta(days=30)),
    },
}
TABLES = {
    "skill": Skill,
    "work": WorkExperience,
    "education": Education,
    "licence": Licence,
    "recognition": Recognition,
    "language_test": LanguageTest,
}
PARTS = sorted(GOOD)


@pytest.fixture
def rosa(world):
    row = people.person(world.teams["north"])
    db.session.commit()
    return row


def address(person, part: str, rest: str) -> str:
    return f"/people/{person.ref}/evaluation/{part.replace('_', '-')}/{rest}"


@pytest.mark.parametrize("part", PARTS)
def test_a_line_is_written_corrected_and_taken_out_and_the_trail_keeps_it(browse, rosa, part):
    cara = browse("caseworker")
    added = cara.submit(address(rosa, part, "new"), **GOOD[part])
    assert added.status_code == 302 and added.location.endswith(f"/evaluation#{part}")
    row = db.session.query(TABLES[part]).one()
    assert actions_of(rosa) == ["evaluation.start", f"{part}.add"]
    text = {"licence": "conditions", "recognition": "conditions", "language_test": "overall", "skill": "evidence"}
    text = text.get(part, "title")
    one = address(rosa, part, str(row.id))
    assert cara.submit(one, **{text: "6.5"}).status_code == 302
    changed = facts_of(rosa, f"{part}.edit")[0]
    assert list(changed["before"]) == [text] and changed["after"] == {text: "6.5"}
    question = cara.get(one + "/remove").text
    assert "Remove this" in question and "6.5" in question
    assert cara.submit(one + "/remove").status_code == 302
    assert db.session.query(TABLES[part]).count() == 0
    before = facts_of(rosa, f"{part}.remove")[0]["before"]
    assert before[text] == "6.5" and len(before) >= len(GOOD[part])
    assert cara.get(one).status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_saving_without_a_change_leaves_no_trace(browse, rosa, part):
    cara = browse("caseworker")
    cara.submit(address(rosa, part, "new"), **GOOD[part])
    row = db.session.query(TABLES[part]).one()
    assert cara.submit(address(rosa, part, str(row.id))).status_code == 302
    assert facts_of(rosa, f"{part}.edit") == [] and db.session.get(TABLES[part], row.id).version == 1


@pytest.mark.parametrize("part", PARTS)
def test_the_second_to_save_sees_what_the_first_saved_and_keeps_their_text(browse, rosa, part):
    cara = browse("caseworker")
    cara.submit(address(rosa, part, "new"), **GOOD[part])
    row = db.session.query(TABLES[part]).one()
    one = address(rosa, part, str(row.id))
    text = {"recognition": "credential", "licence": "body", "language_test": "overall", "skill": "evidence"}
    text = text.get(part, "title")
    assert cara.submit(one, **{text: "7.0"}).status_code == 302
    late = cara.submit(one, seen="1", **{text: "8.0"})
    assert late.status_code == 409
    assert "What somebody else saved" in late.text and "7.0" in late.text and 'value="8.0"' in late.text
    assert cara.submit(one + "/remove", seen="1").status_code == 409
    assert getattr(db.session.get(TABLES[part], row.id), text) == "7.0"


WRONG = [
    ("skill", {"skill": ""}, "Choose a skill"),
    ("skill", {"skill": "alchemy"}, "Not a valid choice"),
    ("skill", {"source": "rumour"}, "Not a valid choice"),
    ("skill", {"level": "5"}, "Not a valid choice"),
    ("skill", {"level": ""}, "Choose how well"),
    ("skill", {"assessed_on": ""}, "Enter the day of the test or certificate"),
    ("skill", {"assessed_on": TOMORROW}, "lies in the future"),
    ("skill", {"assessed_on": "1980-01-01"}, "before the person&#39;s birth"),
    ("skill", {"evidence": ""}, "Write down the evidence"),
    ("skill", {"expires_on": "2024-05-02"}, "before its day"),
    ("work", {"title": ""}, "Enter what the person did"),
    ("work", {"isco": "0001"}, "Type the name of an occupation"),
    ("work", {"noc": "99999"}, "Not a valid choice"),
    ("work", {"country": "XYZ"}, "Not a valid choice"),
    ("work", {"started_on": ""}, "Enter the day on which the work began"),
    ("work", {"started_on": "2016-02-31"}, "Not a valid date"),
    ("work", {"started_on": "1989-12-31"}, "lies before the person&#39;s birth (17 May 1990)"),
    ("work", {"started_on": TOMORROW, "ended_on": ""}, "lies in the future"),
    ("work", {"ended_on": "2015-10-31"}, "before it begins (1 Nov 2015)"),
    ("work", {"ended_on": TOMORROW}, "lies in the future"),
    ("work", {"hours_per_week": "169"}, "Enter a number from 0 to 168"),
    ("work", {"hours_per_week": "120"}, "up to 112"),
    ("work", {"hours_per_week": "0"}, "above 0"),
    ("work", {"hours_per_week": "40.25"}, "with one decimal"),
    ("work", {"is_paid": ""}, "Say whether the work was paid"),
    ("work", {"title": "x" * 201}, "Use at most 200 characters"),
    ("work", {"title": "a\x00b"}, "characters that cannot be seen"),
    ("work", {"person_id": "1"}, "no field called person_id"),
    ("education", {"isced": ""}, "Choose the level"),
    ("education", {"isced": "12"}, "Not a valid choice"),
    ("education", {"title": ""}, "Enter the title of the diploma"),
    ("education", {"completed_on": TOMORROW}, "lies in the future"),
    ("education", {"completed_on": "1980-01-01"}, "before the person&#39;s birth"),
    ("licence", {"body": ""}, "Enter the body"),
    ("licence", {"kind": "royal"}, "Not a valid choice"),
    ("licence", {"kind": "conditional"}, "Write down the conditions of the licence"),
    ("licence", {"issued_on": TOMORROW}, "lies in the future"),
    ("licence", {"expires_on": "2014-02-03"}, "before it was issued"),
    ("licence", {"number": "1" * 61}, "Use at most 60 characters"),
    ("recognition", {"decided_on": "2023-12-31"}, "lies before the application"),
    ("recognition", {"decided_on": ""}, "Enter the day of the decision"),
    ("recognition", {"result": "not_asked"}, "so it was asked for"),
    ("recognition", {"result": "pending"}, "Choose what was decided"),
    ("recognition", {"conditions": ""}, "conditions under which it is recognised"),
    ("recognition", {"conditions": "x" * 2001}, "Use at most 2000 characters"),
    ("language_test", {"listening": "9.5"}, "This test gives no such score"),
    ("language_test", {"reading": "5.3"}, "This test gives no such score"),
    ("language_test", {"speaking": "B2"}, "This test gives no such score"),
    ("language_test", {"overall": "11"}, "This test gives no such score"),
    ("language_test", {"writing": ""}, "Enter the score for writing"),
    ("language_test", {"taken_on": TOMORROW}, "lies in the future"),
    ("language_test", {"taken_on": "1985-01-01"}, "before the person&#39;s birth"),
    ("language_test", {"expires_on": "2020-01-01"}, "before the test"),
    ("language_test", {"language": "fra"}, "This test is about English"),
    ("language_test", {"test": "other"}, "Choose the language that was tested"),
    ("language_test", {"test": "toeic"}, "Not a valid choice"),
    ("language_test", {"listening": "700", "test": "tef_canada"}, "they go from 0 to 699 in steps of 1"),
    ("recognition", {"result": ""}, "Choose one of the list"),
    ("recognition", {"procedure": "ca_ns_wizard"}, "Not a valid choice"),
]

# What is said next to another field than the one that was changed.
ELSEWHERE = {
    "Type the name of an occupation": "looked_for",
    "Write down the conditions of the licence": "conditions",
    "Choose the language that was tested": "language",
}


@pytest.mark.parametrize(("part", "fields", "said"), WRONG, ids=lambda v: str(v)[:40])
def test_what_is_wrong_is_said_next_to_its_field_and_nothing_is_saved(browse, rosa, part, fields, said):
    answer = browse("caseworker").submit(address(rosa, part, "new"), **{**GOOD[part], **fields})
    assert answer.status_code == 422 and said in answer.text
    if "no field called" not in said:
        field = ELSEWHERE.get(said, next(iter(fields)))
        beside = re.search(rf'<p id="{field}-error".*?</p>', answer.text, re.S)
        assert beside and said in beside.group(0)
    assert db.session.query(TABLES[part]).count() == 0 and db.session.query(Evaluation).count() == 0


def test_a_wrong_correction_changes_nothing_and_keeps_what_was_typed(browse, rosa):
    row = make.experience(rosa)
    db.session.commit()
    answer = browse("caseworker").submit(address(rosa, "work", str(row.id)), started_on=TOMORROW, title="Ward nurse")
    assert answer.status_code == 422 and 'value="Ward nurse"' in answer.text
    assert db.session.query(WorkExperience).one().title == "Nurse on a children's ward"


def test_somebody_elses_line_is_not_there_under_this_person(browse, rosa, world):
    other = people.person(world.teams["north"], "Ana", "Paz")
    row = make.experience(other)
    db.session.commit()
    cara = browse("caseworker")
    assert cara.get(address(rosa, "work", str(row.id))).status_code == 404
    assert cara.post(address(rosa, "work", f"{row.id}/remove"), {"seen": "1"}).status_code == 404
    assert db.session.query(WorkExperience).count() == 1


def test_a_person_whose_birth_is_not_known_may_have_worked_at_any_time(browse, world):
    unknown = people.person(world.teams["north"], born=None)
    db.session.commit()
    fields = {**GOOD["work"], "started_on": "1961-01-01", "ended_on": "1962-01-01"}
    assert browse("caseworker").submit(address(unknown, "work", "new"), **fields).status_code == 302
    assert db.session.query(WorkExperience).one().started_on == date(1961, 1, 1)
