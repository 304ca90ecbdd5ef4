"""A signed evaluation is opened again with a reason, once; what changed between two versions can be read."""

import pytest

from caseflow.extensions import db
from caseflow.models.evaluation import Evaluation, Skill, WantedOccupation, WorkExperience
from tests.evaluation.trail import actions_of, reads_of
from tests.factories import evaluation as make
from tests.factories import people

FIRST = "Open it again, with the reason"


@pytest.fixture
def rosa(world, browse):
    """Rosa, whose evaluation is complete and signed by a colleague of whoever wrote it."""
    row = people.person(world.teams["north"])
    make.occupation(row)
    make.education(row)
    make.experience(row, title="Nurse at night")
    people.language(row)
    make.evaluation(row, started_by=world.users["caseworker"])
    db.session.commit()
    assert browse("second").post(f"/people/{row.ref}/evaluation/sign", {"seen": "0"}).status_code == 302
    return row


def at(person, rest: str = "") -> str:
    return f"/people/{person.ref}/evaluation{rest}"


def test_whoever_wants_to_change_a_signed_one_is_asked_for_the_reason_once_and_goes_on(browse, rosa):
    cara = browse("caseworker")
    asked = cara.get(at(rosa, "/skill/new"))
    assert asked.status_code == 302 and asked.location.endswith(f"/reopen?to=/people/{rosa.ref}/evaluation/skill/new")
    answer = cara.submit(asked.location, reason="She passed a course.")
    assert answer.status_code == 302 and answer.location.endswith("/evaluation/skill/new")
    assert cara.get(answer.location).status_code == 200
    row = db.session.query(Evaluation).filter_by(number=2).one()
    assert (row.state, row.reopened_reason) == ("draft", "She passed a course.")
    assert actions_of(rosa)[-1] == "evaluation.reopen"


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/people/../admin", "/cases"])
def test_it_goes_on_only_to_the_same_evaluation(browse, rosa, to):
    answer = browse("caseworker").submit(at(rosa, f"/reopen?to={to}"), reason="Why not")
    assert answer.status_code == 302 and answer.location == at(rosa)


@pytest.mark.parametrize(
    ("reason", "said"), [("", "Write down why"), ("  ", "Write down why"), ("x" * 501, "at most 500")]
)
def test_without_a_reason_it_stays_signed(browse, rosa, reason, said):
    answer = browse("caseworker").post(at(rosa, "/reopen"), {"reason": reason})
    assert answer.status_code == 422 and said in answer.text
    assert db.session.query(Evaluation).count() == 1


def test_a_form_that_was_open_while_it_was_signed_saves_nothing(browse, rosa):
    cara = browse("caseworker")
    fields = {"skill": "wound_care", "source": "said", "level": "3"}
    answer = cara.post(at(rosa, "/skill/new"), fields)
    assert answer.status_code == 422 and FIRST in answer.text and db.session.query(Skill).count() == 0
    job, wanted = db.session.query(WorkExperience).one(), db.session.query(WantedOccupation).one()
    assert cara.post(at(rosa, f"/work/{job.id}/remove"), {"seen": "1"}).status_code == 422
    moved = cara.post(at(rosa, f"/occupation/{wanted.id}/remove"), {"seen": "1"})
    assert moved.status_code == 422 and db.session.query(WantedOccupation).count() == 1
    make.occupation(rosa, "5321", 2)
    db.session.commit()
    moved = cara.post(at(rosa, f"/occupation/{wanted.id}/move"), {"up": "n", "seen": "1"})
    assert moved.status_code == 422 and FIRST in moved.text and "Somebody else changed" not in moved.text
    assert cara.post(at(rosa, "/summary"), {"summary": "New", "seen": "100002"}).status_code == 422
    assert db.session.query(Evaluation).one().summary is None


def test_two_who_open_it_again_begin_one_version(browse, rosa):
    assert browse("caseworker").post(at(rosa, "/reopen"), {"reason": "One"}).status_code == 302
    late = browse("second").post(at(rosa, "/reopen"), {"reason": "Two"})
    assert late.status_code == 422 and "is being written already" in late.text
    assert [row.number for row in db.session.query(Evaluation)] == [1, 2]
    assert browse("second").get(at(rosa, "/reopen")).status_code == 302


def test_the_one_who_opened_it_again_has_written_in_it_and_cannot_sign_it(browse, rosa):
    sue = browse("supervisor")
    sue.post(at(rosa, "/reopen"), {"reason": "A test came in"})
    page = sue.get(at(rosa)).text
    assert "You have written in this evaluation." in page
    mark = page.split('name="seen" value="')[1].split('"')[0] if 'name="seen" value="' in page else "3"
    assert sue.post(at(rosa, "/sign"), {"seen": mark}).status_code in (409, 422)
    assert db.session.query(Evaluation).filter_by(number=2).one().state == "draft"


def test_what_changed_between_two_versions_is_shown_line_by_line(browse, rosa):
    cara = browse("caseworker")
    cara.post(at(rosa, "/reopen"), {"reason": "A course and a mistake"})
    job = db.session.query(WorkExperience).one()
    cara.submit(at(rosa, f"/work/{job.id}"), title="Nurse by day")
    cara.post(at(rosa, "/skill/new"), {"skill": "wound_care", "source": "said", "level": "3"})
    cara.submit(at(rosa, "/occupation/new"), looked_for="5321")
    study = rosa_education(rosa)
    cara.submit(at(rosa, f"/education/{study}/remove"))
    cara.submit(at(rosa, "/summary"), summary="Works by day.")
    page = " ".join(cara.get(at(rosa, "/2/changes")).text.split())
    assert "A course and a mistake" in page and "is still being written" in page
    assert "</span>Nurse at night</del> → <ins>" in page and "</span>Nurse by day</ins>" in page
    assert "+ added" in page and "Wound care" in page and "− removed" in page and "Licenciatura" in page
    assert "Health care assistants (5321)" in page and "Works by day." in page
    assert reads_of(rosa)[-1] == ("evaluation.read", "versions 1 and 2")
    assert "Nurse at night" in cara.get(at(rosa, "/1")).text
    assert cara.get(at(rosa, "/1/changes")).status_code == 404
    assert browse("stranger").get(at(rosa, "/2/changes")).status_code == 404


def rosa_education(person) -> int:
    return db.session.execute(db.text("select id from education where person_id = :id"), {"id": person.id}).scalar_one()


def test_a_version_without_a_change_says_so(browse, rosa):
    browse("caseworker").post(at(rosa, "/reopen"), {"reason": "Only to look"})
    assert "Nothing differs" in browse("caseworker").get(at(rosa, "/2/changes")).text


def test_what_was_not_kept_is_not_compared(browse, world):
    row = people.person(world.teams["north"], "Ana", "Paz")
    make.evaluation(row, signed_by=world.users["supervisor"])
    make.evaluation(row, started_by=world.users["caseworker"], number=2, reopened_reason="New")
    db.session.commit()
    assert "was not kept" in browse("caseworker").get(at(row, "/2/changes")).text
