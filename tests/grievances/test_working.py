"""What is done about a grievance, how it is changed, closed by a second person, and opened again."""

import pytest

from caseflow.extensions import db
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance, GrievanceAction
from tests.browsing import form_values
from tests.grievances.conftest import day

ENDED = {"outcome": "reimbursed", "note": "The recruiter paid the money back; she is content."}


def act(browser, row, **fields):
    return browser.submit(f"/grievances/{row.ref}/actions/new", **fields)


def test_a_referral_says_where_to_and_moves_the_grievance_on(browse, raised):
    row, cara = raised(), browse("caseworker")
    missing = act(cara, row, kind="labour_inspection")
    assert missing.status_code == 422 and "to which office" in missing.text
    sent = act(cara, row, kind="labour_inspection", referred_to="Inspección de Trabajo", due_on=day(14))
    assert sent.status_code == 302
    page = cara.get(f"/grievances/{row.ref}").text
    assert "Inspección de Trabajo" in page and "Referred" in page and "in 14 days" in page


def test_nobody_speaks_with_the_employer_before_the_person_agreed(browse, raised):
    row, cara = raised(), browse("caseworker")
    for kind in ("spoke_employer", "ask_reimbursement"):
        answer = act(cara, row, kind=kind)
        assert answer.status_code == 422 and "did not agree" in answer.text
    assert cara.submit(f"/grievances/{row.ref}/edit", may_speak="yes").status_code == 302
    assert act(cara, row, kind="spoke_employer").status_code == 302
    assert db.session.query(Grievance).one().state == "in_progress"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"kind": ""}, "Choose what is done"),
        ({"kind": "revenge"}, "valid choice"),
        ({"on": day(1)}, "lies in the future"),
        ({"on": day(-3)}, "before the grievance was raised"),
        ({"due_on": day(-1)}, "on or after the day"),
        ({"due_on": "2999-01-01"}, "within two years"),
        ({"done_on": day(1)}, "has not come"),
        ({"done_on": day(-1)}, "before it began"),
        ({"note": "x" * 2001}, "at most 2000"),
    ],
)
def test_an_action_that_cannot_be_is_named_and_not_kept(browse, raised, fields, words):
    row = raised()
    answer = act(browse("caseworker"), row, **{"kind": "contacted_worker", **fields})
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(GrievanceAction).count() == 0


def test_an_action_is_finished_once_and_not_before_it_began(browse, raised):
    row, cara = raised(), browse("caseworker")
    act(cara, row, kind="contacted_worker", note="Called twice")
    finish = f"/grievances/{row.ref}/actions/1/finish"
    early = cara.submit(finish, done_on=day(-1))
    assert early.status_code == 422 and "before it began" in early.text
    page = form_values(cara.get(finish).text)
    assert cara.submit(finish, done_on=day(0), note="She wants her money").status_code == 302
    again = cara.post(finish, {**page, "done_on": day(0)})
    assert again.status_code == 422 and "recorded as done" in again.text
    assert cara.get(f"/grievances/{row.ref}/actions/9/finish").status_code == 404
    shown = cara.get(f"/grievances/{row.ref}").text
    assert "Called twice" in shown and "She wants her money" in shown


def test_two_people_who_change_it_do_not_overwrite_each_other(browse, raised):
    row, cara, sam = raised(), browse("caseworker"), browse("second")
    edit = f"/grievances/{row.ref}/edit"
    old = form_values(sam.get(edit).text)
    assert cara.submit(edit, category="unlawful_deduction", account="They took it from the wage").status_code == 302
    late = sam.post(edit, {**old, "account": "She paid in cash"})
    assert late.status_code == 409
    assert "She paid in cash" in late.text and "They took it from the wage" in late.text
    assert "Unlawful deductions from the wage" in late.text
    assert db.session.query(Grievance).one().account == "They took it from the wage"


def test_what_becomes_known_later_stops_submissions_then(browse, scene, raised):
    row, cara = raised(category="wage_late", severity="low"), browse("caseworker")
    mild = cara.submit(f"/grievances/{row.ref}/edit", indicators=["FL05"])
    assert mild.status_code == 422 and "at the least" in mild.text
    assert not db.session.get(Employer, scene.farm.id).is_frozen
    assert cara.submit(f"/grievances/{row.ref}/edit", indicators=["FL05"], severity="critical").status_code == 302
    assert db.session.get(Employer, scene.farm.id).is_frozen
    assert db.session.query(GrievanceAction).one().kind == "protect"


def test_a_supervisor_who_did_not_raise_it_closes_it_with_an_outcome(browse, scene, raised):
    row, sue = raised(), browse("supervisor")
    assert browse("caseworker").get(f"/grievances/{row.ref}/close").status_code == 403
    for fields, words in (({"note": "Paid"}, "Choose how it ended"), ({"outcome": "reimbursed"}, "Say what was done")):
        answer = sue.submit(f"/grievances/{row.ref}/close", **fields)
        assert answer.status_code == 422 and words in answer.text
    form = form_values(sue.get(f"/grievances/{row.ref}/close").text)
    assert sue.submit(f"/grievances/{row.ref}/close", **ENDED).status_code == 302
    assert "Paid back" in sue.get(f"/grievances/{row.ref}").text
    assert db.session.get(Employer, scene.farm.id).is_frozen, "closing lifts no stop"
    assert sue.post(f"/grievances/{row.ref}/close", {**form, **ENDED}).status_code == 409
    second = sue.submit(f"/grievances/{row.ref}/close", **ENDED)
    assert second.status_code == 422 and "is closed" in second.text
    for address, fields in (("edit", {"account": "More"}), ("actions/new", {"kind": "other"})):
        late = sue.submit(f"/grievances/{row.ref}/{address}", **fields)
        assert late.status_code == 422 and "is closed" in late.text


def test_whoever_raised_it_neither_closes_it_nor_lets_submissions_go_on(browse, scene, raised):
    row, sue = raised("supervisor"), browse("supervisor")
    answer = sue.submit(f"/grievances/{row.ref}/close", **ENDED)
    assert answer.status_code == 422 and "You raised this grievance" in answer.text
    for party in (scene.farm, scene.recruiter):
        stays = sue.submit(f"/employers/{party.ref}/unfreeze", reason="All is well")
        assert stays.status_code == 422 and "Another supervisor decides" in stays.text
    assert db.session.get(Employer, scene.farm.id).is_frozen
    assert "/unfreeze" not in sue.get(f"/grievances/{row.ref}").text


def test_another_supervisor_decides_about_the_stop_and_a_later_one_is_nobodys_old_grievance(browse, scene, raised):
    row, sue = raised(), browse("supervisor")
    assert f"/employers/{scene.farm.ref}/unfreeze" in sue.get(f"/grievances/{row.ref}").text
    assert sue.submit(f"/employers/{scene.farm.ref}/unfreeze", reason="The money was paid back").status_code == 302
    assert not db.session.get(Employer, scene.farm.id).is_frozen
    assert db.session.query(Grievance).one().state == "open", "the decision closes nothing"


def test_what_is_urgent_is_done_before_it_is_closed(browse, raised):
    row, sue = raised(category="document_retention", severity="critical"), browse("supervisor")
    answer = sue.submit(f"/grievances/{row.ref}/close", **ENDED)
    assert answer.status_code == 422 and "urgent protection action is not done" in answer.text
    sue.submit(f"/grievances/{row.ref}/actions/1/finish", done_on=day(0))
    assert sue.submit(f"/grievances/{row.ref}/close", **ENDED).status_code == 302


def test_it_is_opened_again_for_a_reason_and_stops_submissions_again(browse, scene, raised):
    row, sue, cara = raised(), browse("supervisor"), browse("caseworker")
    assert "open already" in cara.submit(f"/grievances/{row.ref}/reopen", reason="x").text
    sue.submit(f"/grievances/{row.ref}/close", **ENDED)
    sue.submit(f"/employers/{scene.farm.ref}/unfreeze", reason="Paid back")
    assert cara.submit(f"/grievances/{row.ref}/reopen", reason="").status_code == 422
    assert cara.submit(f"/grievances/{row.ref}/reopen", reason="They asked for money again").status_code == 302
    page = cara.get(f"/grievances/{row.ref}").text
    assert "They asked for money again" in page and "Grievance opened again" in page and "Paid back" in page
    assert db.session.get(Employer, scene.farm.id).is_frozen
