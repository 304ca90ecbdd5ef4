"""People for an opening: who is ranked, who is kept out and why."""

from datetime import timedelta

from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.matching import commands
from caseflow.models.matching import MatchRun
from caseflow.rules import ranking
from tests.factories import cases, consent, employers, evaluation, people


def ready(world, given="Ana", isco="5321", **more):
    """Somebody of a case in evaluation who wants the work and agreed to be served."""
    one = people.person(world.teams["north"], given, "Pérez", **more)
    cases.case(world.teams["north"], one, stage="evaluation")
    evaluation.occupation(one, isco)
    consent.consent(one, "Harbour House", world.users["caseworker"], kind="service")
    return one


def test_who_fits_is_ranked_and_who_does_not_is_kept_out_with_a_reason(world):
    consent.texts()
    job = employers.opening(employers.employer(world.houses["house"]))
    first, second = ready(world), ready(world, "Bea")
    evaluation.experience(first, "5321")
    young = ready(world, "Carla", born=clock.today() - timedelta(days=17 * 365))
    db.session.commit()
    ref = commands.rank_people(world.actor("caseworker"), job.ref)
    run = db.session.scalars(select(MatchRun)).one()
    results = ranking.unpack(run.results)
    assert (run.ref, run.considered, run.ranked) == (ref, 3, 2)
    assert ranking.place_of(results, first.id).place == 1
    assert ranking.place_of(results, second.id).passed_ids == (first.id,)
    line = results.columns["person"].index(young.id)
    assert [one["code"] for one in results.head["why"][results.columns["why"][line]]] [0] == "match_too_young"
