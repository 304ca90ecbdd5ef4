"""Copies of people who differ in what must not count get the same score and the same reasons, through the database."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.matching import commands
from caseflow.models.matching import MatchRun
from caseflow.models.people import Person, PersonFact
from caseflow.rules import ranking
from tests.factories import cases, consent, employers, evaluation, people
from tests.factories.matching import wish

NOW = clock.today()
DIFFERENCES = {
    "nationality": [{"nationalities": ("HND",)}, {"nationalities": ("GTM", "CAN")}, {"nationalities": ()}],
    "statelessness": [{"nationalities": (), "is_stateless": True}, {"nationalities": ("CAN",)}],
    "sex": [{"sex": "female", "gender": "woman"}, {"sex": "male", "gender": "non_binary"}],
    "age": [{"born": NOW - timedelta(days=19 * 366)}, {"born": NOW - timedelta(days=64 * 365)}],
    "protection": [{"protection": "clear"}, {"protection": "protected", "protection_status": "refugee"}],
    "birthplace": [{"birth_country": "HND", "municipality": "Danlí"}, {"birth_country": "SYR"}],
    "name": [{"given": "Aaron", "family": "Abel"}, {"given": "Zoila", "family": "Zúñiga"}],
}  # fmt: skip
FAMILIES = (0, 1, 4)  # relatives in the case
HEALTH = (False, True)


@pytest.fixture
def job(world):
    consent.texts()
    boss = employers.employer(world.houses["house"])
    wants = {"language": "eng", "language_level": "A2", "skills": ["cpr"], "isced": 2, "needs_licence": True}
    return employers.opening(boss, isco="2221", takes_families=True, **wants)


def copy(world, relatives: int, sick: bool, **different) -> Person:
    """The same nurse, but for what is different."""
    north = world.teams["north"]
    one = people.person(
        north, **{"given": "Rosa", "family": "Mejía", "born": NOW - timedelta(days=33 * 365), **different}
    )
    kin = [people.person(north, f"Kin {n}", born=NOW - timedelta(days=365 * (n + 1) * 9)) for n in range(relatives)]
    kinds = ("spouse", "child", "parent", "sibling")
    file = cases.case(north, one, *kin, stage="evaluation", relationships=kinds[:relatives])
    wish(file, regions=["CA-NS"], together="rather", by=world.users["caseworker"].id)
    evaluation.occupation(one, "2221")
    evaluation.experience(one, "2221")
    evaluation.education(one)
    evaluation.licence(one, country="CAN", kind="full")
    evaluation.skill(one, "cpr")
    people.language(one, "eng", "B1")
    consent.consent(one, "Harbour House", world.users["caseworker"], kind="service")
    if sick:
        by = world.users["caseworker"]
        evaluation.circumstance(one, by=by)
        db.session.add(
            PersonFact(person_id=one.id, name="person.has_illness", value="true", recorded_on=NOW, recorded_by_id=by.id)
        )
    return one


def outcome(world, opening) -> dict[int, tuple]:
    db.session.commit()
    ref = commands.rank_people(world.actor("caseworker"), opening.ref)
    results = ranking.unpack(db.session.scalars(select(MatchRun).where(MatchRun.ref == ref)).one().results)
    columns = results.columns
    told = ("occupation", "experience", "skills", "language", "education", "region", "start")
    return {
        person: (columns["score"][n], tuple(columns[c][n] for c in told), str(results.head["why"][columns["why"][n]]))
        for n, person in enumerate(columns["person"])
    }


@pytest.mark.parametrize("what", sorted(DIFFERENCES))
def test_changing_it_changes_nothing(world, job, what):
    copies = [copy(world, 0, False, **different) for different in DIFFERENCES[what]]
    found = outcome(world, job)
    assert len({found[one.id] for one in copies}) == 1 and found[copies[0].id][2] == "[]"


def test_family_and_health_change_nothing(world, job):
    copies = [copy(world, relatives, sick) for relatives, sick in product(FAMILIES, HEALTH)]
    found = outcome(world, job)
    assert len({found[one.id] for one in copies}) == 1 and found[copies[0].id][2] == "[]"


def test_changing_it_changes_nothing_for_who_is_kept_out(world, job):
    job.country, job.region = "ESP", "ES-MD"
    copies = [copy(world, 0, False, **one) for parts in DIFFERENCES.values() for one in parts]
    found = outcome(world, job)
    assert len({found[one.id] for one in copies}) == 1 and "match_wish_place" in found[copies[0].id][2]


def test_an_opening_restricted_by_law_says_so(world, job):
    job.residence_countries = ["GTM"]
    here, there = copy(world, 0, False), copy(world, 0, False, residence_country="GTM")
    found = outcome(world, job)
    assert found[here.id][:2] == found[there.id][:2]
    assert "match_residence" in found[here.id][2] and found[there.id][2] == "[]"
