"""A country that is not in the library: an exam for who has no licence, an appeal only after a refusal."""

import threading
from datetime import timedelta
from pathlib import Path

import pytest
from flask import current_app

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.errors import Denied
from caseflow.extensions import db, expect_writes
from caseflow.jobs import worker
from caseflow.models.cases import Task
from caseflow.models.people import PersonFact
from caseflow.pathways import commands_branches, commands_choice, track
from tests.factories import cases, evaluation, pathways, people
from tests.pathways.walking import address, put, state, step

GUIDES = Path(__file__).parent / "files" / "xx_guides.yaml"
KEY, TODAY = "xx_guides", clock.today()


@pytest.fixture
def guides(world):
    """The library and the pathway of Belize, and a caseworker's family of two with nothing recorded."""
    pathways.publish(GUIDES.read_text())
    north = world.teams["north"]
    ana, leo = people.person(north, "Ana", "Tut"), people.person(north, "Leo", "Tut")
    case = cases.case(north, ana, leo, caseworker=world.users["caseworker"])
    case.ana, case.leo = ana, leo
    db.session.commit()
    return case


def begin(world, case) -> list[str]:
    user = world.actor("caseworker")
    asked = commands_choice.choose_pathway(user, case.ref, KEY, seen=track.load(user, case.ref).case.version)
    db.session.expire_all()
    return asked


def answer(world, case, value: str) -> None:
    row = db.session.query(PersonFact).filter_by(person_id=case.ana.id, name="person.has_licence").first()
    if row is None:
        row = PersonFact(person_id=case.ana.id, name="person.has_licence", recorded_on=TODAY)
        row.recorded_by_id = world.users["caseworker"].id
        db.session.add(row)
    row.value = value
    db.session.flush()


def look_again(case) -> None:
    """What every move of a step does, and the clock."""
    track.update(SYSTEM, track.load(SYSTEM, case.ref), TODAY)
    db.session.commit()


def test_who_has_the_licence_skips_the_exam_and_reads_why(world, guides, browse):
    evaluation.licence(guides.ana)
    db.session.commit()
    begin(world, guides)
    exam = step(guides, "EXAM")
    assert (exam.state, exam.decided_on) == ("waived", TODAY) and exam.not_needed["code"] == "not_needed_condition"
    assert state(guides, "PERMIT") == "pending", "what follows the exam waits for what comes before it"
    page = browse("caseworker").get(f"/cases/{guides.ref}/pathway").text
    assert "Not needed: it is only for some people" in page and "Has a licence that is valid today" in page
    assert "Not needed" in browse("caseworker").get(address(guides, "EXAM")).text
    put(guides, "PAPERS", state="granted", ready_on=TODAY, decided_on=TODAY)
    look_again(guides)
    assert (state(guides, "PERMIT"), step(guides, "PERMIT").ready_on) == ("ready", TODAY)


def test_who_has_none_takes_it_and_what_is_not_known_is_asked(world, guides):
    asked = begin(world, guides)
    assert state(guides, "EXAM") == "pending"
    tasks = db.session.query(Task).filter_by(case_id=guides.id).all()
    assert f"{guides.ana.ref}:person.has_licence" in {task.fact_key for task in tasks}, asked
    answer(world, guides, "false")
    look_again(guides)
    assert state(guides, "EXAM") == "pending" and step(guides, "EXAM").not_needed is None


def test_a_fact_that_turns_leaves_the_step_out_and_brings_it_back(world, guides):
    begin(world, guides)
    for value, expected in (("true", "waived"), ("false", "pending"), ("true", "waived")):
        answer(world, guides, value)
        look_again(guides)
        assert state(guides, "EXAM") == expected
    look_again(guides)
    assert step(guides, "EXAM").version == step(guides, "EXAM").version


def test_a_supervisor_who_takes_a_left_out_step_up_again_keeps_it(world, guides, browse):
    evaluation.licence(guides.ana)
    db.session.commit()
    begin(world, guides)
    put(guides, "PAPERS", state="granted", ready_on=TODAY, decided_on=TODAY)
    browser = browse("supervisor")
    assert (
        browser.submit(address(guides, "EXAM", "/reopen"), reason="The licence is of another country.").status_code
        == 302
    )
    assert state(guides, "EXAM") == "ready"
    look_again(guides)
    assert state(guides, "EXAM") == "ready"


def test_an_appeal_waits_for_a_refusal_and_what_it_wins_goes_on(world, guides, browse):
    evaluation.licence(guides.ana)
    db.session.commit()
    begin(world, guides)
    assert state(guides, "APPEAL") == "pending"
    put(guides, "PAPERS", state="granted", ready_on=TODAY, decided_on=TODAY)
    put(guides, "PERMIT", state="refused", ready_on=TODAY, filed_on=TODAY, decided_on=TODAY)
    look_again(guides)
    assert (state(guides, "APPEAL"), state(guides, "CARD")) == ("ready", "pending")
    put(guides, "APPEAL", state="granted", filed_on=TODAY, decided_on=TODAY)
    look_again(guides)
    assert (state(guides, "CARD"), step(guides, "CARD").ready_on) == ("ready", TODAY)


def test_an_appeal_is_left_out_once_it_is_granted_and_returns_when_the_grant_is_opened_again(world, guides):
    begin(world, guides)
    put(guides, "PERMIT", state="granted", ready_on=TODAY, filed_on=TODAY, decided_on=TODAY)
    look_again(guides)
    assert step(guides, "APPEAL").not_needed == {"code": "not_needed_granted", "facts": {"step": "PERMIT"}}
    put(guides, "PERMIT", state="submitted", decided_on=None)
    look_again(guides)
    assert state(guides, "APPEAL") == "pending"


def test_the_library_draws_every_step_and_says_it_in_words(guides, browse):
    page = browse("caseworker").get(f"/pathways/{KEY}").text
    picture = page.split("<svg")[1].split("</svg>")[0]
    for words in ("1. Gather the papers", "Optional", "Only if: Has a licence", "Only if refused:",
                  "Gives: Work permit", "Renewed from 60 days before", "Who: ", "<title", "<desc"):  # fmt: skip
        assert words in picture, words
    assert "style=" not in picture and "<script" not in picture
    rest = page.split("</svg>")[1]
    assert "Only after a refusal of" in rest and "Only if" in rest, "the same as a list"


def work_through() -> None:
    expect_writes(False)
    db.session.rollback()
    worker.work(current_app._get_current_object(), threading.Event(), once=True)
    expect_writes(True)
    db.session.rollback()


def test_recording_a_licence_leaves_the_exam_out_at_the_next_turn_of_the_worker(world, guides, browse):
    begin(world, guides)
    sent = browse("caseworker").submit(f"/people/{guides.ana.ref}/facts/person.has_licence", value="True")
    assert sent.status_code == 302
    work_through()
    assert state(guides, "EXAM") == "waived"
    assert "Steps left out or needed again" in browse("caseworker").get(f"/cases/{guides.ref}").text


def test_a_licence_that_expires_brings_the_exam_back_without_anybody_writing_it_down(world, guides):
    licence = evaluation.licence(guides.ana)
    db.session.commit()
    begin(world, guides)
    assert state(guides, "EXAM") == "waived"
    licence.expires_on = TODAY - timedelta(days=1)
    db.session.commit()
    assert commands_branches.cases_to_look_at(SYSTEM, guides.organization_id) == [guides.id]
    db.session.rollback()
    assert commands_branches.look_again(SYSTEM, guides.id, TODAY) >= 1
    assert state(guides, "EXAM") == "pending"
    db.session.rollback()
    assert commands_branches.look_again(SYSTEM, guides.id, TODAY) == 0, "safe to do again"


def test_only_the_clock_looks_again(world, guides):
    with pytest.raises(Denied):
        commands_branches.look_again(world.actor("supervisor"), guides.id, TODAY)
