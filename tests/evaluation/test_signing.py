"""An evaluation is signed by somebody who did not write in it, when it is complete, and opens again by a change."""

from decimal import Decimal

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.evaluation import Evaluation, WantedOccupation, WorkExperience
from tests.evaluation.trail import actions_of, facts_of, reads_of
from tests.factories import cases, people, training
from tests.factories import evaluation as make

OWN = "You have written in this evaluation."
BUTTON = "Sign the evaluation"


@pytest.fixture
def rosa(world):
    row = people.person(world.teams["north"])
    db.session.commit()
    return row


@pytest.fixture
def complete(rosa, world):
    """Rosa with all that an evaluation needs, begun by the caseworker."""
    make.occupation(rosa)
    make.education(rosa)
    people.language(rosa)
    make.evaluation(rosa, started_by=world.users["caseworker"])
    db.session.commit()
    return rosa


def at(person, rest: str = "") -> str:
    return f"/people/{person.ref}/evaluation{rest}"


def sign(browser, person, seen: str = "0"):
    return browser.post(at(person, "/sign"), {"seen": seen})


def states(person) -> list[tuple[int, str]]:
    rows = db.session.query(Evaluation).filter_by(person_id=person.id).order_by(Evaluation.number)
    return [(row.number, row.state) for row in rows]


def test_it_begins_with_a_button_and_says_what_is_missing(browse, rosa):
    cara = browse("caseworker")
    assert "Not begun" in cara.get(at(rosa)).text
    assert cara.post(at(rosa, "/start")).status_code == 302
    page = cara.get(at(rosa)).text
    assert "names no occupation" in page and "has no education" in page and "has no language" in page
    assert OWN in page and BUTTON not in page
    assert "Who can sign it: Sam Second, Sue Visor." in page
    assert cara.post(at(rosa, "/start")).status_code == 302
    assert actions_of(rosa) == ["evaluation.start"]


def test_the_one_who_wrote_it_is_told_who_can_sign_and_cannot(browse, complete):
    cara = browse("caseworker")
    page = cara.get(at(complete)).text
    assert OWN in page and BUTTON not in page
    answer = sign(cara, complete)
    assert answer.status_code == 422 and OWN in answer.text
    assert states(complete) == [(1, "draft")]


def test_a_colleague_signs_it_and_it_shows_by_whom_and_when(browse, complete, world):
    sam = browse("second")
    assert BUTTON in sam.get(at(complete)).text
    assert sign(sam, complete).status_code == 302
    row = db.session.query(Evaluation).one()
    assert (row.state, row.signed_by_id) == ("signed", world.users["second"].id)
    page = browse("caseworker").get(at(complete)).text
    assert "by Sam Second." in page and "Complete and signed" in page and BUTTON not in page
    assert "Open the evaluation again" in page
    assert facts_of(complete, "evaluation.sign") == [{"number": 1}]
    again = sign(browse("supervisor"), complete)
    assert again.status_code == 422 and "is signed already" in again.text


def test_whoever_writes_a_line_into_it_cannot_sign_it_either(browse, complete):
    sam = browse("second")
    assert sam.submit(at(complete, "/occupation/new"), isco="5321").status_code == 302
    page = sam.get(at(complete)).text
    assert OWN in page and "Who can sign it: Sue Visor." in page
    assert sign(sam, complete, "1").status_code == 422
    assert sign(browse("supervisor"), complete, "1").status_code == 302


def test_what_was_added_after_it_was_read_is_not_signed_unread(browse, complete):
    sue = browse("supervisor")
    assert 'name="seen" value="0"' in sue.get(at(complete)).text
    browse("caseworker").submit(at(complete, "/occupation/new"), isco="5321")
    late = sign(sue, complete, "0")
    assert late.status_code == 409 and "Somebody else changed this" in late.text
    assert states(complete) == [(1, "draft")]
    assert 'name="seen" value="1"' in late.text and sign(sue, complete, "1").status_code == 302


def test_an_incomplete_one_is_not_signed_and_everything_that_is_missing_is_said(browse, rosa, world):
    make.evaluation(rosa, started_by=world.users["caseworker"])
    db.session.commit()
    answer = sign(browse("supervisor"), rosa)
    assert answer.status_code == 422
    assert "names no occupation" in answer.text and "has no education" in answer.text
    nothing = people.person(world.teams["north"], "Ana", "Paz")
    db.session.commit()
    assert sign(browse("supervisor"), nothing).status_code == 422


def test_a_language_that_is_not_spoken_at_all_is_no_language(browse, rosa, world):
    make.occupation(rosa)
    make.education(rosa)
    people.language(rosa, "eng", "none")
    make.evaluation(rosa, started_by=world.users["caseworker"])
    db.session.commit()
    answer = sign(browse("supervisor"), rosa)
    assert answer.status_code == 422 and "has no language" in answer.text
    make.language_test(rosa)
    db.session.commit()
    assert sign(browse("supervisor"), rosa).status_code == 302


def reopen(browser, person, reason: str = "A language test came in."):
    return browser.post(at(person, "/reopen"), {"reason": reason})


def test_opened_again_it_is_the_next_version_and_the_old_one_stays_in_the_list(browse, complete):
    browse("caseworker").submit(at(complete, "/summary"), summary="A nurse with ten years of practice.")
    assert sign(browse("second"), complete, "1").status_code == 302
    row = db.session.query(WantedOccupation).one()
    assert reopen(browse("second"), complete).status_code == 302
    assert browse("second").submit(at(complete, f"/occupation/{row.id}/remove")).status_code == 302
    assert states(complete) == [(1, "signed"), (2, "draft")]
    assert facts_of(complete, "evaluation.reopen") == [{"number": 2, "reason": "A language test came in."}]
    assert actions_of(complete)[-2:] == ["evaluation.reopen", "occupation.remove"]
    page = browse("caseworker").get(at(complete)).text
    assert "Opened again because" in page and "A language test came in." in page
    assert "Version 2" in page and ">Version 1</a>, signed on" in page and "by Sam Second" in page
    assert "A nurse with ten years of practice." in page
    # Who wrote the first version and nothing of the second may sign the second.
    assert OWN not in page and "names no occupation" in page


def test_saving_without_a_change_opens_nothing_again(browse, complete):
    sign(browse("second"), complete)
    cara = browse("caseworker")
    assert cara.get(at(complete, "/summary")).status_code == 302
    assert cara.post(at(complete, "/start")).status_code == 302
    assert states(complete) == [(1, "signed")]


def test_the_summary_is_written_by_one_at_a_time(browse, complete):
    cara = browse("caseworker")
    assert cara.submit(at(complete, "/summary"), summary="First").status_code == 302
    late = browse("second").submit(at(complete, "/summary"), summary="Second", seen="100001")
    assert late.status_code == 409 and "First" in late.text and "Second" in late.text
    assert db.session.query(Evaluation).one().summary == "First"
    assert cara.submit(at(complete, "/summary"), summary="x" * 4001).status_code == 422
    # A line that somebody adds meanwhile is no reason to refuse a summary.
    form = cara.get(at(complete, "/summary")).text
    assert 'value="100002"' in form
    browse("second").submit(at(complete, "/occupation/new"), isco="5321")
    assert cara.submit(at(complete, "/summary"), summary="Third", seen="100002").status_code == 302
    assert facts_of(complete, "evaluation.edit")[-1] == {"before": {"summary": "First"}, "after": {"summary": "Third"}}


def test_an_old_version_stays_readable_as_it_was_signed(browse, complete):
    make.licence(complete, "RN-2204417")
    make.experience(complete, title="Nurse at night", hours_per_week=Decimal("37.5"))
    make.language_test(complete)
    db.session.commit()
    cara = browse("caseworker")
    assert cara.get(at(complete, "/1")).status_code == 404
    assert sign(browse("second"), complete).status_code == 302
    row = db.session.query(WorkExperience).one()
    reopen(cara, complete)
    cara.submit(at(complete, f"/work/{row.id}"), title="Something else")
    page = cara.get(at(complete, "/1")).text
    assert "Nurse at night" in page and "Something else" not in page and "37.5" in page and "by Sam Second." in page
    assert "Nursing professionals (2221)" in page and "Spanish: First language" in page and "IELTS" in page
    assert "••••4417" in page and "RN-2204417" not in page
    assert reads_of(complete)[-1] == ("evaluation.read", "version 1")
    assert browse("stranger").get(at(complete, "/1")).status_code == 404
    assert cara.get(at(complete, "/2")).status_code == 404 and cara.get(at(complete, "/7")).status_code == 404


def test_a_signed_version_of_which_nothing_was_kept_says_so(browse, rosa, world):
    make.evaluation(rosa, signed_by=world.users["supervisor"], summary="A nurse.")
    db.session.commit()
    page = browse("caseworker").get(at(rosa, "/1")).text
    assert "A nurse." in page and "Its lines were not kept" in page


def test_the_one_who_recorded_a_training_result_meanwhile_does_not_sign(browse, world, complete):
    file = cases.case(world.teams["north"], complete)
    row = training.enrolment(
        training.offer(world.houses["house"], "First aid", ("skill", "cpr", "3", None)), file, complete,
        state="attending", seat=1,
    )  # fmt: skip
    db.session.commit()
    second = browse("second")
    fields = {"result_on": clock.today().isoformat(), "reason": "The list of days was lost."}
    assert second.submit(f"/enrolments/{row.ref}/passed", **fields).status_code == 302
    assert OWN in second.get(at(complete)).text
    assert sign(second, complete, "1").status_code == 422 and states(complete) == [(1, "draft")]
    assert sign(browse("supervisor"), complete, "0").status_code == 409  # a skill was added meanwhile
    assert sign(browse("supervisor"), complete, "1").status_code == 302
