"""A caseworker who wants to favour somebody finds no way round the second person."""

from dataclasses import replace
from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.employers import commands_openings, queries_opening
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.matching import MatchRun
from caseflow.models.placements import PlacementChoice
from tests.factories import rankings
from tests.placements.test_choices import choice_of, move, placed_ref

TODAY = clock.today()
ODD = {"occupation": 0, "experience": 0, "skills": 0, "language": 0, "education": 0, "region": 100, "start": 0}


def withdraw(browse, ref):
    answer = browse("caseworker").submit(f"/placements/{ref}/move/withdrawn", on=TODAY.isoformat(), reason="No room.")
    assert answer.status_code == 302, answer.text


@pytest.fixture
def both_agree(scene, agree):
    agree(scene.rosa)
    agree(scene.julio)


def test_an_older_ranking_does_not_save_whom_the_newest_keeps_out(world, browse, scene):
    by = world.users["caseworker"].id
    rankings.ranking(scene.opening, scene.julio, left_out=(scene.rosa,), by=by)
    db.session.commit()
    answer = browse("caseworker").submit(scene.new, person=scene.rosa.ref)
    assert answer.status_code == 422 and "is not in the ranking MR-" in answer.text
    assert not db.session.query(PlacementChoice).count()


def test_a_newest_ranking_that_looked_at_others_only_leaves_the_older_one_standing(world, browse, scene):
    rankings.ranking(scene.opening, scene.julio, by=world.users["caseworker"].id)
    db.session.commit()
    ref = placed_ref(browse("caseworker").submit(scene.new, person=scene.rosa.ref))
    assert (choice_of(ref).state, choice_of(ref).place) == ("none", 1)


def test_a_better_match_matched_and_withdrawn_at_once_is_still_passed_over(browse, scene, both_agree):
    withdraw(browse, placed_ref(browse("caseworker").submit(scene.new, person=scene.rosa.ref)))
    answer = browse("caseworker").submit(scene.new, person=scene.julio.ref)
    assert answer.status_code == 422 and "1 person who is free stands above" in answer.text


@pytest.mark.parametrize("gone", [False, True])
def test_a_better_match_who_is_only_parked_in_the_opening_is_put_forward_first(browse, scene, both_agree, gone):
    first = placed_ref(browse("caseworker").submit(scene.new, person=scene.rosa.ref))
    second = placed_ref(browse("caseworker").submit(scene.new, person=scene.julio.ref))
    assert choice_of(second).state == "none"
    if gone:
        withdraw(browse, first)
    answer = move(browse, second, "submitted")
    assert answer.status_code == 422 and "not put forward" in answer.text
    assert "Say why this person" in browse("caseworker").get(f"/placements/{second}").text
    address = f"/placements/{second}/choice"
    assert browse("caseworker").submit(address, choice_reason="Rosa went home.").status_code == 302
    assert choice_of(second).state == "waiting"
    assert move(browse, second, "submitted").status_code == 422
    answer = browse("supervisor").submit(f"/placements/{second}/choice/decision", decision="approve", note="Asked.")
    assert answer.status_code == 302 and move(browse, second, "submitted").status_code == 302


def test_in_the_order_of_the_ranking_both_go_forward_without_a_word(browse, scene, both_agree):
    first = placed_ref(browse("caseworker").submit(scene.new, person=scene.rosa.ref))
    second = placed_ref(browse("caseworker").submit(scene.new, person=scene.julio.ref))
    assert move(browse, first, "submitted").status_code == 302
    assert move(browse, second, "submitted").status_code == 302


def weigh(actor, opening, weights):
    page = queries_opening.opening_page(actor, opening.ref)
    commands_openings.edit_opening(actor, opening.ref, replace(page.entry, weights=weights), seen=page.version)


def ranked_anew(world, opening, *people):
    db.session.query(MatchRun).delete()
    fresh = db.session.get(Opening, opening.id)
    rankings.ranking(fresh, *people, by=world.users["caseworker"].id)
    db.session.commit()


def test_whoever_set_the_weights_does_not_choose_by_them_alone(world, browse, scene):
    weigh(world.actor("caseworker"), scene.opening, ODD)
    ranked_anew(world, scene.opening, scene.julio, scene.rosa)
    answer = browse("caseworker").submit(scene.new, person=scene.julio.ref)
    assert answer.status_code == 422 and "You set the weights of this opening" in answer.text
    ref = placed_ref(browse("caseworker").submit(scene.new, person=scene.julio.ref, choice_reason="They live there."))
    assert choice_of(ref).state == "waiting"


def test_weights_that_were_changed_back_after_the_ranking_are_remembered(world, browse, scene):
    weigh(world.actor("caseworker"), scene.opening, ODD)
    weigh(world.actor("caseworker"), scene.opening, {})
    ranked_anew(world, scene.opening, scene.julio, scene.rosa)
    assert browse("caseworker").submit(scene.new, person=scene.julio.ref).status_code == 422


def test_weights_that_somebody_else_set_need_no_second_person(world, browse, scene):
    weigh(world.actor("supervisor"), scene.opening, ODD)
    ranked_anew(world, scene.opening, scene.julio, scene.rosa)
    ref = placed_ref(browse("caseworker").submit(scene.new, person=scene.julio.ref))
    assert choice_of(ref).state == "none"


def test_after_thirty_days_the_weights_are_as_good_as_anybodys(world, browse, scene):
    with clock.moved(-timedelta(days=31)):
        weigh(world.actor("caseworker"), scene.opening, ODD)
    ranked_anew(world, scene.opening, scene.julio, scene.rosa)
    placed_ref(browse("caseworker").submit(scene.new, person=scene.julio.ref))


def test_who_chose_first_does_not_approve_because_another_said_why_later(world, browse, scene):
    ranked_anew(world, scene.opening, scene.julio, scene.rosa)
    ref = placed_ref(browse("supervisor").submit(scene.new, person=scene.rosa.ref, choice_reason="I know her."))
    browse("caseworker").submit(f"/placements/{ref}/choice", reason="She lives there.")
    answer = browse("supervisor").submit(f"/placements/{ref}/choice/decision", decision="approve", note="Fine")
    assert answer.status_code in (404, 422)
    assert choice_of(ref).state == "waiting"
