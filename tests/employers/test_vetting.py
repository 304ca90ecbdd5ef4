"""The checklist is answered by one person and decided by another, and the decision ends by itself."""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from caseflow import clock
from caseflow.employers import commands_vetting
from caseflow.employers.entries import AnswerEntry, AnswersEntry
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Employer, Vetting
from caseflow.vocabulary import checklist
from tests.factories import employers as make


@pytest.fixture
def farm(world):
    row = make.employer(world.houses["house"], "Valley Farm", vetted=False)
    db.session.commit()
    return row


def answers(kind: str = "employer", **change: str) -> dict[str, str]:
    """A form full of good answers, but for these: `answers(FR02="no")`."""
    found = {}
    for question in checklist.questions(kind):
        found[f"{question.id}_answer"] = change.get(question.id, "yes")
        found[f"{question.id}_evidence"] = "Seen on 3 May, binder 2."
    return found


def propose(browse, farm, who: str = "caseworker", **fields: str):
    return browse(who).submit(f"/employers/{farm.ref}/vetting", act="propose", **{**answers(), **fields})


def decide(browse, farm, who: str = "supervisor", **fields: str):
    return browse(who).submit(f"/employers/{farm.ref}/vetting/decide", **fields)


def state(farm) -> tuple[str, object]:
    db.session.expire_all()
    row = db.session.get(Employer, farm.id)
    return row.vetting_state, row.vetted_until


def test_one_proposes_another_approves_and_it_holds_for_a_year(browse, farm):
    assert propose(browse, farm).status_code == 302
    assert "Waiting for approval" in browse("caseworker").get(f"/employers/{farm.ref}").text
    assert decide(browse, farm, decision="approved").status_code == 302
    assert state(farm) == ("approved", clock.today() + timedelta(days=365))
    page = browse("caseworker").get(f"/employers/{farm.ref}").text
    assert "Vetted, approved" in page and "Cara Worker" in page and "Sue Visor" in page


def test_it_shows_as_expired_on_the_day_after_the_last(browse, farm):
    propose(browse, farm)
    decide(browse, farm, decision="approved")
    browser = browse("caseworker")
    with clock.moved(timedelta(minutes=1)):
        assert "Vetted, approved" in browser.get(f"/employers/{farm.ref}").text
    row = db.session.get(Employer, farm.id)
    row.vetted_until = clock.today()
    db.session.commit()
    assert "Vetting expired" not in browser.get(f"/employers/{farm.ref}").text
    row = db.session.get(Employer, farm.id)
    row.vetted_until = clock.today() - timedelta(days=1)
    db.session.commit()
    page = browser.get(f"/employers/{farm.ref}").text
    assert "Vetting expired" in page and "Vet again before anybody is put forward" in page


def test_who_proposed_never_decides_and_the_database_agrees(world, browse, farm):
    assert propose(browse, farm, who="supervisor").status_code == 302
    answer = decide(browse, farm, who="supervisor", decision="approved")
    assert answer.status_code == 422 and "cannot decide it" in answer.text
    assert state(farm)[0] == "missing"
    row = db.session.query(Vetting).one()
    row.decided_by_id = row.proposed_by_id
    with pytest.raises(IntegrityError):
        db.session.commit()
    db.session.rollback()


def test_a_caseworker_cannot_decide(browse, farm):
    propose(browse, farm)
    assert browse("second").get(f"/employers/{farm.ref}/vetting/decide").status_code == 403
    assert browse("second").post(f"/employers/{farm.ref}/vetting/decide", {"decision": "approved"}).status_code == 403
    assert "Decide the vetting" not in browse("second").get(f"/employers/{farm.ref}").text


def test_a_critical_no_can_only_be_refused(browse, farm):
    assert propose(browse, farm, **{"FR02_answer": "no"}).status_code == 302
    page = browse("supervisor").get(f"/employers/{farm.ref}/vetting/decide").text
    assert "The answers allow no approval" in page and "Question FR02 is answered no" in page
    for decision in ("approved", "conditional"):
        answer = decide(browse, farm, decision=decision)
        assert answer.status_code == 422 and "do not allow an approval" in answer.text
    assert decide(browse, farm, decision="refused").status_code == 422
    assert decide(browse, farm, decision="refused", reason="Workers pay for the job.").status_code == 302
    assert state(farm)[0] == "refused"
    assert "Nobody is sent there" in browse("caseworker").get(f"/employers/{farm.ref}").text


def test_two_open_points_take_conditions_for_ninety_days(browse, farm):
    soon = (clock.today() + timedelta(days=20)).isoformat()
    open_points = {"FR06_answer": "no", "FR06_action_by": soon, "FR11_answer": "no", "FR11_action_by": soon}
    assert propose(browse, farm, **open_points).status_code == 302
    answer = decide(browse, farm, decision="approved")
    assert answer.status_code == 422 and "only an approval with conditions" in answer.text
    too_late = (clock.today() + timedelta(days=91)).isoformat()
    assert decide(browse, farm, decision="conditional", valid_until=too_late).status_code == 422
    assert decide(browse, farm, decision="conditional").status_code == 302
    assert state(farm) == ("conditional", clock.today() + timedelta(days=90))


def test_an_earlier_end_can_be_chosen_and_none_that_has_passed(browse, farm):
    propose(browse, farm)
    assert decide(browse, farm, decision="approved", valid_until=clock.today().isoformat()).status_code == 422
    day = clock.today() + timedelta(days=100)
    assert decide(browse, farm, decision="approved", valid_until=day.isoformat()).status_code == 302
    assert state(farm) == ("approved", day)


def test_every_gap_of_the_checklist_is_named_next_to_its_question(browse, farm):
    given = {"FR02_answer": "yes", "FR06_answer": "no", "FR09_answer": "not_applicable"}
    answer = browse("caseworker").submit(f"/employers/{farm.ref}/vetting", act="propose", **given)
    assert answer.status_code == 422
    assert "Question FR03 has no answer" in answer.text and 'href="#FR03_answer"' in answer.text
    assert "Question FR02: say what shows it" in answer.text and 'href="#FR02_evidence"' in answer.text
    assert "Question FR06 is open. Enter a day" in answer.text and "FR09: say why it does not apply" in answer.text
    assert db.session.query(Vetting).count() == 0


def test_a_draft_keeps_what_is_there_and_is_continued_by_a_colleague(browse, farm):
    first = browse("caseworker").submit(f"/employers/{farm.ref}/vetting", act="save", FR02_answer="yes")
    assert first.status_code == 302
    assert "Vetting begun" in browse("caseworker").get("/employers").text
    assert state(farm)[0] == "missing"
    second = browse("second").submit(f"/employers/{farm.ref}/vetting", act="save", FR03_answer="partly")
    assert second.status_code == 302
    row = db.session.query(Vetting).one()
    assert {code: one["answer"] for code, one in row.answers.items()} == {"FR02": "yes", "FR03": "partly"}


def test_two_who_begin_at_once_do_not_overwrite_each_other(browse, farm):
    address = f"/employers/{farm.ref}/vetting"
    browse("caseworker").submit(address, act="save", FR02_answer="yes")
    late = browse("second").submit(address, act="save", FR02_answer="no", seen="0")
    assert late.status_code == 409 and "Somebody else changed this" in late.text
    assert db.session.query(Vetting).one().answers["FR02"]["answer"] == "yes"


def test_changing_a_proposal_takes_it_back(browse, farm):
    propose(browse, farm)
    browse("caseworker").submit(f"/employers/{farm.ref}/vetting", act="save", FR02_answer="unknown")
    assert db.session.query(Vetting).one().state == "draft"
    answer = browse("supervisor").get(f"/employers/{farm.ref}/vetting/decide")
    assert answer.status_code == 302


def test_a_decision_on_answers_that_changed_meanwhile_is_stale(browse, farm):
    propose(browse, farm)
    propose(browse, farm, FR02_evidence="Another binder.")
    answer = decide(browse, farm, decision="approved", seen="1")
    assert answer.status_code == 409 and state(farm)[0] == "missing"


def test_a_vetting_in_preparation_leaves_the_old_one_in_force(browse, farm):
    propose(browse, farm)
    decide(browse, farm, decision="approved")
    propose(browse, farm, FR04_answer="no")
    assert state(farm)[0] == "approved"
    page = browse("caseworker").get("/employers").text
    assert "Vetted, approved" in page and "Waiting for approval" in page
    assert [row.state for row in db.session.query(Vetting).order_by(Vetting.id)] == ["approved", "proposed"]
    decide(browse, farm, decision="refused", reason="They keep passports.")
    assert state(farm)[0] == "refused"


def test_each_vetting_of_the_past_can_be_read_with_its_answers(browse, farm):
    propose(browse, farm)
    decide(browse, farm, decision="approved", reason="All seen.")
    number = db.session.query(Vetting).one().id
    page = browse("caseworker").get(f"/employers/{farm.ref}/vettings/{number}").text
    assert "Seen on 3 May, binder 2." in page and "All seen." in page
    assert browse("caseworker").get(f"/employers/{farm.ref}/vettings/{number + 1}").status_code == 404
    assert browse("foreign").get(f"/employers/{farm.ref}/vettings/{number}").status_code == 404


def test_a_recruiter_is_asked_its_own_questions(world, browse):
    row = make.employer(world.houses["house"], "Agencia Sol", vetted=False, kind="recruiter")
    db.session.commit()
    page = browse("caseworker").get(f"/employers/{row.ref}/vetting").text
    assert "FR01. " in page and "FR03. " not in page
    given = answers("recruiter")
    address = f"/employers/{row.ref}/vetting"
    refused = browse("caseworker").submit(address, act="propose", **given)
    assert refused.status_code == 422 and "until when the registration is valid" in refused.text
    edit(row, registered_until=clock.today() - timedelta(days=1))
    assert "registration on file ended" in browse("caseworker").submit(address, act="propose", **given).text
    edit(row, registered_until=clock.today())
    assert browse("caseworker").submit(address, act="propose", **given).status_code == 302


def edit(row, **values):
    for name, value in values.items():
        setattr(db.session.get(Employer, row.id), name, value)
    db.session.commit()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"FR02_answer": "perhaps"}, "Not a valid choice"),
        ({"FR02_evidence": "x" * 1001}, "at most 1000"),
        ({"FR06_answer": "no", "FR06_action_by": "2020-01-01"}, "Enter a day ahead"),
        ({"FR99_answer": "yes"}, "no field called"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_next_to_its_field(browse, farm, change, words):
    answer = propose(browse, farm, **change)
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(Vetting).count() == 0


def test_a_command_takes_no_answer_that_the_form_would_not(world, farm):
    entry = AnswersEntry({"FR02": AnswerEntry("perhaps")})
    with pytest.raises(Refused):
        commands_vetting.save_answers(world.actor("caseworker"), farm.ref, entry, seen=0)


def test_the_trail_knows_who_answered_what_and_who_decided(browse, farm):
    propose(browse, farm)
    decide(browse, farm, decision="approved")
    entries = db.session.query(AuditEntry).filter(AuditEntry.chain == f"employer:{farm.id}").order_by(AuditEntry.seq)
    assert [entry.action for entry in entries] == ["vetting.propose", "vetting.decide"]
