"""Rankings made again: equal, or what differs; by whom; on the page and on the command line's door."""

from datetime import date

import pytest
from sqlalchemy import delete, select, update

from caseflow.access.actor import SYSTEM
from caseflow.errors import Denied, NotFound
from caseflow.extensions import db
from caseflow.matching import commands, replay
from caseflow.models.matching import MatchRun
from caseflow.rules import match_order, ranking
from tests.factories import consent, employers, evaluation
from tests.factories.matching import ready


@pytest.fixture
def made(world):
    consent.texts()
    job = employers.opening(employers.employer(world.houses["house"]))
    for n in range(3):
        evaluation.experience(ready(world, f"Ana {n}"), "5321", started_on=date(2022 + n, 1, 1))
    db.session.commit()
    return commands.rank_people(world.actor("caseworker"), job.ref)


def change(of, **values):
    db.session.execute(update(MatchRun).where(MatchRun.ref == of).values(**values))
    db.session.commit()


def kept(ref):
    run = db.session.scalars(select(MatchRun).where(MatchRun.ref == ref)).one()
    return ranking.unpack(run.inputs), ranking.unpack(run.results)


def codes(world, ref, who="auditor"):
    return [one.code for one in replay.replayed(world.actor(who), ref).differs]


def test_a_ranking_is_the_same_when_it_is_made_again_although_people_changed_meanwhile(world, made):
    db.session.execute(update(evaluation.WorkExperience).values(isco="9211"))
    db.session.commit()
    found = replay.replayed(world.actor("auditor"), made)
    assert found.is_equal and (found.considered, found.ranked) == (3, 3)


def test_a_place_changed_by_hand_is_found_even_with_a_new_hash(world, made):
    _inputs, results = kept(made)
    forged = ranking.pack(ranking.Kept(results.head, {**results.columns, "place": [3, 2, 1]}))
    change(made, results=forged)
    assert codes(world, made) == ["replay_results_changed", "replay_line_differs"]
    change(made, results_hash=ranking.digest(forged))
    assert codes(world, made) == ["replay_line_differs", "replay_other_in_trail"]


def test_inputs_and_results_changed_together_are_still_not_those_of_the_trail(world, made):
    inputs, _results = kept(made)
    other = ranking.Kept(inputs.head, {**inputs.columns, "months": [0, 0, 0]})
    again = match_order.rank(match_order.read(other))
    packed, results = ranking.pack(other), ranking.pack(again)
    change(
        made, inputs=packed, results=results, inputs_hash=ranking.digest(packed), results_hash=ranking.digest(results)
    )
    assert codes(world, made) == ["replay_other_in_trail"]


def test_what_the_row_says_beside_is_compared_too(world, made):
    change(made, weights={"skills": 100}, ranked=2)
    assert codes(world, made) == ["replay_row_changed", "replay_row_changed"]


def test_bytes_that_cannot_be_opened_are_named(world, made):
    db.session.connection().exec_driver_sql("UPDATE match_run SET inputs = results")
    db.session.commit()
    assert codes(world, made) == ["replay_unreadable"]


def test_a_ranking_that_nobody_wrote_into_the_trail_is_found(world, made):
    change(made, ref="MR-0000-0000-0")
    assert "replay_not_in_trail" in codes(world, "MR-0000-0000-0")


def test_a_ranking_that_was_removed_is_missed(world, made):
    assert replay.removed(SYSTEM) == []
    db.session.execute(delete(MatchRun))
    db.session.commit()
    assert replay.removed(world.actor("auditor")) == [made]
    for who in ("employer", "caseworker"):
        with pytest.raises(Denied):
            replay.removed(world.actor(who))


def test_a_ranking_moved_to_another_opening_or_maker_is_found(world, made):
    other = employers.opening(employers.employer(world.houses["house"], "Other Farm"))
    change(made, opening_id=other.id)
    assert codes(world, made) == ["replay_row_changed"]
    change(made, made_by_id=world.users["supervisor"].id)
    assert codes(world, made) == ["replay_row_changed"] * 2


def test_the_auditor_sees_numbers_and_nobody(world, made, browse):
    browser = browse("auditor")
    page = browser.get(f"/rankings/{made}/replay")
    assert page.status_code == 200 and "Equal" in page.text and "Ana" not in page.text
    assert browser.get(f"/rankings/{made}").status_code == 403
    listed = browser.get("/rankings").text
    assert made in listed and "Ana" not in listed and "3 of 3" in listed


def test_who_may_replay(world, made):
    assert [one.is_equal for one in replay.all_replayed(SYSTEM)] == [True]
    assert replay.replayed(world.actor("stranger"), made).is_equal  # of another team of the house
    for who in ("foreign", "liaison", "employer", "analyst"):
        with pytest.raises((NotFound, Denied)):
            replay.replayed(world.actor(who), made)
