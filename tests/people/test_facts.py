"""Facts that programmes ask for: each in its own words, and known to the rules that ask."""

import json
from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.people import PersonFact
from caseflow.pathways import facts as of_rules
from caseflow.vocabulary.facts import FACTS, FactType, stored, value_of
from tests.factories import cases, people
from tests.factories.pathways import shipped_catalogue

TYPES = {
    "flag": {FactType.FLAG},
    "number": {FactType.NUMBER, FactType.DAY},
    "date": {FactType.DAY},
    "text": {FactType.CHOICE, FactType.REGION, FactType.CODE},
    "set": {FactType.SEVERAL, FactType.CODES},
}


@pytest.fixture
def rosa(north):
    person = people.person(north, residence_country="MEX", residence_region=None)
    db.session.commit()
    return person


def saved():
    return {row.name: json.loads(row.value) for row in db.session.query(PersonFact)}


def test_every_fact_that_rules_ask_for_is_assembled_or_recorded():
    asked = set(shipped_catalogue().facts)
    assert asked <= of_rules.ASSEMBLED | set(FACTS)


@pytest.mark.parametrize("name", FACTS)
def test_a_fact_is_asked_for_in_the_type_that_rules_want(name):
    kind = shipped_catalogue().facts.get(name)
    if kind is not None:
        assert FACTS[name].type in TYPES[kind.type]
        assert (FACTS[name].type is FactType.DAY) == (kind.type == "date" or name in of_rules.GROWING)


@pytest.mark.parametrize(
    ("name", "written", "kept", "words"),
    [
        ("person.can_read_write", {"value": "True"}, True, "Yes"),
        ("person.has_criminal_record", {"value": "False"}, False, "No"),
        ("person.h2_continuous_months", {"value": "14"}, 14, "14"),
        ("claim.date", {"value": "2026-03-01"}, "2026-03-01", "1 Mar 2026"),
        ("claim.date", {"is_never": "y"}, False, "Never"),
        ("person.status_COL", {"value": "PEP"}, "PEP", "PEP, special stay permit"),
        (
            "person.elp_evidence",
            {"value": ["nursing_education_in_english"]},
            ["nursing_education_in_english"],
            "Nursing",
        ),
        ("person.elp_evidence", {}, [], "None"),
        ("claim.region", {"value": "MX-CHP"}, "MX-CHP", "Chiapas"),
        ("offer.noc", {"value": "85100"}, "85100", "85100"),
        ("person.experience_noc", {"value": "31301, 32101"}, ["31301", "32101"], "31301, 32101"),
    ],
)
def test_a_fact_is_recorded_and_said_in_words(cara, rosa, name, written, kept, words):
    answer = cara.submit(f"/people/{rosa.ref}/facts/{name}", **written)
    assert answer.status_code == 302
    assert saved() == {name: kept}
    assert words in cara.get(f"/people/{rosa.ref}").text
    # The form shows what is recorded, and saving it again changes nothing.
    assert cara.submit(f"/people/{rosa.ref}/facts/{name}").status_code == 302
    assert saved() == {name: kept} and db.session.query(PersonFact).one().version == 1


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("person.can_read_write", {"value": ""}),
        ("person.can_read_write", {"value": "perhaps"}),
        ("person.h2_continuous_months", {"value": "-1"}),
        ("offer.noc_teer", {"value": "6"}),
        ("claim.date", {"value": "", "is_never": ""}),
        ("claim.date", {"value": "2026-03-01", "is_never": "y"}),
        ("person.status_COL", {"value": "XYZ"}),
        ("person.elp_evidence", {"value": ["a_diploma"]}),
        ("claim.region", {"value": "CA-NS"}),
        ("offer.noc", {"value": "8510"}),
        ("person.experience_noc", {"value": "31301; nurse"}),
    ],
)
def test_what_is_no_answer_is_refused(cara, rosa, name, written):
    if written.get("is_never") == "":
        written = {"value": ""}
    answer = cara.submit(f"/people/{rosa.ref}/facts/{name}", **written)
    assert answer.status_code == 422 and "There is a problem" in answer.text
    assert saved() == {}


def test_two_who_record_the_same_fact_at_once_notice_each_other(cara, rosa, story):
    address = f"/people/{rosa.ref}/facts/person.can_read_write"
    assert cara.post(address, {"value": "True", "seen": "0"}).status_code == 302
    late = cara.post(address, {"value": "False", "seen": "0"})
    assert late.status_code == 409 and "Yes" in late.text
    assert saved() == {"person.can_read_write": True}
    assert cara.post(address, {"value": "False", "seen": "1"}).status_code == 302
    action, facts = story(rosa)[-1]
    assert (action, facts["before"], facts["after"]) == ("person.fact", True, False)


def test_a_fact_can_become_unknown_again(cara, rosa):
    address = f"/people/{rosa.ref}/facts/person.can_read_write"
    cara.submit(address, value="True")
    assert "Can read and write: Yes" in cara.get(f"{address}/remove").text
    assert cara.submit(f"{address}/remove").status_code == 302
    assert saved() == {}
    assert cara.post(f"{address}/remove", {"seen": "1"}).status_code == 404


def test_a_fact_that_no_rule_asks_for_is_not_there(cara, browse, rosa):
    assert cara.get(f"/people/{rosa.ref}/facts/person.shoe_size").status_code == 404
    assert cara.post(f"/people/{rosa.ref}/facts/person.age", {"value": "30", "seen": "0"}).status_code == 404
    assert browse("stranger").get(f"/people/{rosa.ref}/facts/claim.date").status_code == 404


def test_what_is_stored_is_what_is_read():
    for name, value in (("claim.date", False), ("person.elp_evidence", frozenset({"a", "b"})), ("offer.noc", "85100")):
        assert value_of(name, stored(value)) == value
    assert value_of("person.shoe_size", "42") is None


def test_a_day_that_rules_count_from_does_not_grow_old(world, cara, rosa):
    today = clock.today()
    cara.submit(f"/people/{rosa.ref}/facts/person.days_since_mmr_vaccine", value=str(today - timedelta(days=30)))
    facts = of_rules.of_people(world.actor("caseworker"), [rosa.id], today + timedelta(days=5))
    assert facts[rosa.id]["person.days_since_mmr_vaccine"] == 35


def test_recording_a_fact_finishes_the_task_to_find_it_out(cara, rosa, world):
    file = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"])
    name = "person.can_read_write"
    task = cases.task(file, "Find out", by=world.users["caseworker"], fact_key=f"{rosa.ref}:{name}")
    other = cases.task(file, "Find out more", by=world.users["caseworker"], fact_key=f"{rosa.ref}:person.has_farm")
    db.session.commit()
    assert cara.submit(f"/people/{rosa.ref}/facts/{name}", value="True").status_code == 302
    db.session.expire_all()
    assert (task.state, other.state) == ("done", "open")
