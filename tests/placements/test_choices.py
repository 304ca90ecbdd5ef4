"""Nobody is favoured in the dark: whoever is chosen past a better match is chosen for a reason that another read."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.matching import MatchRun
from caseflow.models.placements import Placement, PlacementChoice
from tests.factories import cases, people, rankings
from tests.factories import employers as make

TODAY = clock.today()


def choice_of(ref: str) -> PlacementChoice:
    db.session.expire_all()
    return db.session.query(PlacementChoice).join(Placement).filter(Placement.ref == ref).one()


def placed_ref(answer) -> str:
    assert answer.status_code == 302, answer.text
    return answer.location.rsplit("/", 1)[-1]


def move(browse, ref: str, to: str, who: str = "caseworker"):
    return browse(who).submit(f"/placements/{ref}/move/{to}", on=TODAY.isoformat())


@pytest.fixture
def past_rosa(browse, scene, agree):
    """A placement of Julio, who stands second, with a reason; he agreed."""
    agree(scene.julio)
    answer = browse("caseworker").submit(scene.new, person=scene.julio.ref, choice_reason="Rosa wants nights only.")
    return placed_ref(answer)


def test_the_best_match_who_is_free_needs_no_reason(browse, scene, agree):
    agree(scene.rosa)
    page = browse("caseworker").get(scene.new).text
    assert "number 1 in MR-" in page and "1 person who is free stands above (this one is number 2 in MR-" in page
    ref = placed_ref(browse("caseworker").submit(scene.new, person=scene.rosa.ref))
    found = choice_of(ref)
    assert (found.state, found.place, found.passed, found.reason) == ("none", 1, 0, None)
    assert move(browse, ref, "submitted").status_code == 302


def test_choosing_past_a_better_match_asks_for_a_reason_and_saves_nothing_without(browse, scene):
    answer = browse("caseworker").submit(scene.new, person=scene.julio.ref)
    assert answer.status_code == 422 and "1 person who is free stands above" in answer.text
    assert 'id="choice_reason-error"' in answer.text
    assert browse("caseworker").submit(scene.new, person=scene.julio.ref, choice_reason="  ").status_code == 422
    assert not db.session.query(Placement).count() and not db.session.query(PlacementChoice).count()


def test_until_a_second_person_agrees_nobody_is_shortlisted_submitted_or_offered(browse, scene, past_rosa):
    assert choice_of(past_rosa).state == "waiting"
    for to in ("shortlisted", "submitted", "offered"):
        answer = move(browse, past_rosa, to)
        assert answer.status_code == 422 and "waits for a second person" in answer.text
    listed = browse("supervisor").get("/placements/choices").text
    assert past_rosa in listed and "Number 2, 1 free person above" in listed
    assert "Rosa wants nights only." in browse("supervisor").get(f"/placements/{past_rosa}/choice/decision").text
    decided = browse("supervisor").submit(
        f"/placements/{past_rosa}/choice/decision", decision="approve", note="Asked Rosa: she does not want it."
    )
    assert decided.status_code == 302
    found = choice_of(past_rosa)
    assert (found.state, found.decided_by_id != found.chosen_by_id) == ("approved", True)
    assert "No choice waits" in browse("supervisor").get("/placements/choices").text
    assert move(browse, past_rosa, "shortlisted").status_code == 302
    assert move(browse, past_rosa, "submitted").status_code == 302
    actions = {entry.action for entry in db.session.query(AuditEntry)}
    assert {"placement.create", "choice.approve", "placement.submit"} <= actions


def test_a_refused_choice_needs_another_reason(browse, scene, past_rosa):
    address = f"/placements/{past_rosa}/choice/decision"
    assert browse("supervisor").submit(address, decision="refuse").status_code == 422
    assert browse("supervisor").submit(address, decision="refuse", note="Ask Rosa first.").status_code == 302
    answer = move(browse, past_rosa, "submitted")
    assert answer.status_code == 422 and "was refused" in answer.text
    again = browse("caseworker").submit(f"/placements/{past_rosa}/choice", choice_reason="Asked Rosa: no.")
    assert again.status_code == 302
    found = choice_of(past_rosa)
    assert (found.state, found.decided_by_id, found.reason) == ("waiting", None, "Asked Rosa: no.")
    assert browse("caseworker").submit(f"/placements/{past_rosa}/choice", choice_reason=" ").status_code == 422


def test_a_supervisor_does_not_decide_on_their_own_choice(browse, scene):
    answer = browse("supervisor").submit(scene.new, person=scene.julio.ref, choice_reason="I know him well.")
    ref = placed_ref(answer)
    refused = browse("supervisor").submit(f"/placements/{ref}/choice/decision", decision="approve", note="Fine.")
    assert refused.status_code == 422 and "Somebody else has to decide" in refused.text
    assert "You chose: somebody else decides" in browse("supervisor").get("/placements/choices").text
    assert choice_of(ref).state == "waiting"


def test_a_caseworker_decides_on_nothing(browse, past_rosa):
    assert browse("second").get(f"/placements/{past_rosa}/choice/decision").status_code == 403
    assert browse("second").get("/placements/choices").status_code == 403


def test_without_a_recent_ranking_a_reason_and_a_second_person_are_needed(browse, scene):
    run = db.session.query(MatchRun).one()
    run.on = TODAY - timedelta(days=31)
    db.session.commit()
    answer = browse("caseworker").submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and "no ranking for this opening from the last 30 days" in answer.text
    fields = {"person": scene.rosa.ref, "choice_reason": "The employer asked for her."}
    ref = placed_ref(browse("caseworker").submit(scene.new, **fields))
    found = choice_of(ref)
    assert (found.state, found.run_id, found.place) == ("waiting", None, None)


def test_somebody_whom_a_rule_kept_out_of_the_ranking_needs_a_reason(world, browse, scene):
    db.session.query(MatchRun).delete()
    rankings.ranking(scene.opening, scene.julio, left_out=(scene.rosa,), by=world.users["caseworker"].id)
    db.session.commit()
    answer = browse("caseworker").submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and "is not in the ranking MR-" in answer.text


def test_who_is_placed_elsewhere_or_here_or_gone_is_not_passed_over(world, browse, scene):
    """Above Julio: Rosa is in this opening already, one works elsewhere, one has left; nobody is passed over."""
    north = world.teams["south"]
    busy, gone = people.person(north, "Busy"), people.person(north, "Gone")
    elsewhere = make.opening(scene.farm, "Packer")
    make.placement(elsewhere, cases.case(north, busy), busy, state="accepted", head=1)
    cases.case(north, gone, status="closed", stage="closed", outcome="moved", closed_on=TODAY)
    make.placement(scene.opening, scene.case, scene.rosa, state="submitted")
    db.session.query(MatchRun).delete()
    order = (scene.rosa, busy, gone, scene.julio)
    rankings.ranking(scene.opening, *order, by=world.users["caseworker"].id)
    db.session.commit()
    ref = placed_ref(browse("caseworker").submit(scene.new, person=scene.julio.ref))
    assert (choice_of(ref).place, choice_of(ref).passed) == (4, 0)


def test_somebody_free_in_another_team_is_passed_over_too_and_stays_unnamed(world, browse, scene):
    far = people.person(world.teams["south"], "Faraway", "Unnamed")
    cases.case(world.teams["south"], far)
    db.session.query(MatchRun).delete()
    rankings.ranking(scene.opening, far, scene.rosa, by=world.users["caseworker"].id)
    db.session.commit()
    page = browse("caseworker").get(scene.new).text
    assert "1 person who is free stands above (this one is number 2" in page and "Faraway" not in page


def test_a_ranking_with_other_weights_puts_nobody_first_without_a_reason(world, browse, scene):
    db.session.query(MatchRun).delete()
    odd = {"occupation": 0, "experience": 0, "skills": 0, "language": 0, "education": 0, "region": 100, "start": 0}
    rankings.ranking(scene.opening, scene.rosa, by=world.users["caseworker"].id, weights=odd)
    db.session.commit()
    answer = browse("caseworker").submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and "with other weights than those of the opening" in answer.text


def test_a_placement_of_which_nobody_said_why_waits_until_somebody_does(browse, scene, placed, agree):
    agree(scene.rosa)
    row = placed(choice=None)
    answer = move(browse, row.ref, "submitted")
    assert answer.status_code == 422 and "Nobody has said yet why" in answer.text
    assert browse("caseworker").submit(f"/placements/{row.ref}/choice").status_code == 302
    assert choice_of(row.ref).state == "none"
    assert move(browse, row.ref, "submitted").status_code == 302


def test_two_supervisors_decide_once(browse, world, past_rosa):
    address = f"/placements/{past_rosa}/choice/decision"
    assert browse("supervisor").submit(address, decision="approve", note="Yes.").status_code == 302
    answer = browse("supervisor").submit(address, decision="refuse", note="No.", seen="1")
    assert answer.status_code == 409 and choice_of(past_rosa).state == "approved"
    answer = browse("supervisor").submit(address, decision="refuse", note="No.")
    assert answer.status_code == 422 and choice_of(past_rosa).state == "approved"
