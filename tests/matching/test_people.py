"""People for an opening: who is ranked, who is kept out and why, as a caseworker sees it."""

from datetime import timedelta

import pytest
from sqlalchemy import event, select

from caseflow import clock
from caseflow.errors import Denied, NotFound
from caseflow.extensions import db
from caseflow.matching import commands
from caseflow.models.accounts import TeamMember
from caseflow.models.cases import Case, CaseMember
from caseflow.models.matching import MatchRun
from caseflow.rules import ranking
from tests.factories import cases, consent, employers, evaluation, people
from tests.factories.matching import ready, wish


@pytest.fixture
def boss(world):
    return employers.employer(world.houses["house"])


@pytest.fixture
def job(boss):
    consent.texts()
    return employers.opening(boss)


def ranked(world, opening, who="caseworker", **more):
    """The ranking just made, opened."""
    db.session.commit()
    ref = commands.rank_people(world.actor(who), opening.ref, **more)
    run = db.session.scalars(select(MatchRun).where(MatchRun.ref == ref)).one()
    return ranking.unpack(run.results)


def why(results, person):
    line = results.columns["person"].index(person.id)
    return [one["code"] for one in results.head["why"][results.columns["why"][line]]]


def score(results, person):
    return results.columns["score"][results.columns["person"].index(person.id)]


def test_who_fits_is_ranked_and_who_does_not_is_kept_out_with_a_reason(world, job):
    first, second = ready(world), ready(world, "Bea")
    evaluation.experience(first, "5321")
    young = ready(world, "Carla", born=clock.today() - timedelta(days=17 * 365))
    results = ranked(world, job)
    assert ranking.place_of(results, first.id).place == 1
    assert ranking.place_of(results, second.id).passed_ids == (first.id,)
    assert why(results, young)[0] == "match_too_young"
    assert ranking.place_of(results, young.id).place is None
    assert set(ranking.place_of(results, young.id).passed_ids) == {first.id, second.id}


def test_everybody_kept_out_has_every_reason(world, job):
    job.language, job.language_level, job.region = "eng", "B1", "CA-ON"
    job.needs_licence, job.isco, job.residence_countries, job.statuses = True, "2221", ["GTM"], ["returned"]
    one = people.person(world.teams["north"], "Dora", "Díaz", born=None)
    file = cases.case(world.teams["north"], one, stage="intake")
    wish(file, regions=["CA-NS"], together="must", needs_housing=True, earliest_on=job.starts_on + timedelta(days=1))
    assert why(ranked(world, job), one) == [
        "match_not_evaluated", "match_age_unknown", "match_other_occupation", "match_licence_missing",
        "match_language_unknown", "match_residence", "match_status_unknown", "match_service_consent_missing",
        "match_wish_place", "match_wish_together", "match_wish_housing", "match_wish_later",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, []),
        ({"country": "HND"}, ["match_licence_elsewhere"]),
        ({"kind": "foreign"}, ["match_licence_elsewhere"]),
        ({"expires_on": clock.today() + timedelta(days=59)}, ["match_licence_ends"]),
        ({"expires_on": clock.today() + timedelta(days=60)}, []),
        ({"issued_on": clock.today() + timedelta(days=61), "expires_on": None}, ["match_licence_not_yet"]),
        ({"isco": "3221"}, ["match_licence_missing"]),
    ],
)
def test_a_licence_counts_for_the_work_and_country_and_on_the_first_day(world, job, more, said):
    job.isco, job.needs_licence = "2221", True
    nurse = ready(world, isco="2221")
    evaluation.licence(nurse, **{"country": "CAN", "kind": "full", **more})
    assert why(ranked(world, job), nurse) == said


def test_a_level_that_must_be_tested_is_not_what_somebody_says(world, job):
    job.language, job.language_level = "eng", "B1"
    says, tested = ready(world), ready(world, "Bea")
    people.language(says, "eng", "C1")
    people.language(tested, "eng", "A1")
    evaluation.language_test(tested, scores="6.0 6.0 6.0 6.0")
    plain = ranked(world, job)
    assert (why(plain, says), why(plain, tested)) == ([], [])
    job.language_tested = True
    strict = ranked(world, job)
    assert (why(strict, says), why(strict, tested)) == (["match_language_untested"], [])


def test_somebody_who_does_not_want_to_be_presented_is_left_out_and_who_was_not_asked_is_not(world, boss, job):
    by = world.users["caseworker"]
    unasked, agreed, withdrew = ready(world), ready(world, "Bea"), ready(world, "Cleo")
    for one in (agreed, withdrew):
        consent.consent(one, "annapolis care HOMES", by, kind="present_to_employer")
    consent.consent(withdrew, boss.name, by, kind="present_to_employer", withdrawn_at=clock.now())
    consent.consent(unasked, "Another farm", by, kind="present_to_employer", withdrawn_at=clock.now())
    results = ranked(world, job)
    assert why(results, withdrew) == ["match_presenting_withdrawn"]
    todo = {
        one: [reason["code"] for reason in results.head["first"][results.columns["first"][line]]]
        for line, one in enumerate(results.columns["person"])
    }
    assert todo[unasked.id] == ["match_ask_consent"] and todo[agreed.id] == []


def test_who_is_placed_is_left_out(world, boss, job):
    here, elsewhere, over = ready(world), ready(world, "Bea"), ready(world, "Cleo")
    other = employers.opening(boss, "Cook")
    of = {one: db.session.scalars(cases_of(one)).one() for one in (here, elsewhere, over)}
    employers.placement(job, of[here], here)
    employers.placement(other, of[elsewhere], elsewhere, state="accepted", head=1)
    employers.placement(other, of[over], over, state="withdrawn")
    results = ranked(world, job)
    assert [why(results, one) for one in (here, elsewhere, over)] == [
        ["match_placed_here"], ["match_placed_elsewhere"], [],
    ]  # fmt: skip


def cases_of(one):
    return select(Case).join(CaseMember, CaseMember.case_id == Case.id).where(CaseMember.person_id == one.id)


def test_weights_can_be_others_for_once_and_are_kept(world, job):
    skilled, worked = ready(world), ready(world, "Bea")
    job.skills = ["first_aid"]
    evaluation.skill(skilled, "first_aid", level=4, source="certified")
    evaluation.experience(worked, "5321", started_on=clock.today() - timedelta(days=4000))
    only = dict.fromkeys(("occupation", "language", "education", "region", "start"), 0)
    by_skill = ranked(world, job, weights={**only, "skills": 10, "experience": 0})
    by_work = ranked(world, job, weights={**only, "skills": 0, "experience": 10})
    assert (score(by_skill, skilled), score(by_skill, worked)) == (10_000, 0)
    assert (score(by_work, skilled), score(by_work, worked)) == (0, 10_000)


def test_other_teams_are_neither_ranked_nor_shown(world, job, browse):
    ready(world), ready(world, "Bea", team="south")
    results = ranked(world, job)
    assert len(results.columns["person"]) == 1
    db.session.add(TeamMember(user_id=world.users["supervisor"].id, team_id=world.teams["south"].id))
    whole = ranked(world, job, "supervisor")
    assert len(whole.columns["person"]) == 2
    run = db.session.scalars(select(MatchRun).order_by(MatchRun.id.desc())).first()
    page = browse("caseworker").get(f"/rankings/{run.ref}").text
    assert "Ana" in page and "Bea" not in page and "Ranked (1)" in page and "neither shown nor counted" in page
    made = browse("caseworker").get(f"/openings/{job.ref}/ranking").text
    assert "2 of 2" not in made and "1 of 1" in made


def test_the_number_of_statements_does_not_grow_with_the_people(world, boss, job):
    counts = []
    for number in (1, 2, 12):  # the first ranking of an employer begins its chain
        for n in range(number):
            one = ready(world, f"P{n}")
            evaluation.experience(one, "5321")
            consent.consent(one, boss.name, world.users["caseworker"], kind="present_to_employer")
        seen = []
        db.session.commit()
        event.listen(db.engine, "before_cursor_execute", listener := lambda *a, seen=seen: seen.append(a[2]))
        commands.rank_people(world.actor("caseworker"), job.ref)
        event.remove(db.engine, "before_cursor_execute", listener)
        counts.append(len(seen))
    assert counts[1] == counts[2] < 40


def test_an_opening_of_others_is_not_there_and_an_analyst_may_not(world, job):
    db.session.commit()
    with pytest.raises(NotFound):
        commands.rank_people(world.actor("foreign"), job.ref)
    with pytest.raises((NotFound, Denied)):
        commands.rank_people(world.actor("analyst"), job.ref)
