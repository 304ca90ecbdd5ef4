"""Occupations are found by name or code, kept in order, and taken out with a question before."""

import pytest

from caseflow.extensions import db
from caseflow.models.evaluation import Evaluation, WantedOccupation
from tests.evaluation.trail import actions_of, facts_of
from tests.factories import evaluation as make
from tests.factories import people


@pytest.fixture
def rosa(world):
    row = people.person(world.teams["north"])
    db.session.commit()
    return row


def iscos(person) -> list[str]:
    rows = db.session.query(WantedOccupation).filter_by(person_id=person.id).order_by(WantedOccupation.rank)
    return [row.isco for row in rows]


def test_an_occupation_is_found_by_its_name_and_chosen(browse, rosa):
    cara = browse("caseworker")
    new = f"/people/{rosa.ref}/evaluation/occupation/new"
    found = cara.submit(new, isco="nursi")
    assert found.status_code == 422 and "Which one do you mean?" in found.text
    assert 'value="2221"' in found.text and "Nursing professionals" in found.text and 'value="nursi"' in found.text
    assert iscos(rosa) == []
    answer = cara.submit(new, isco=["nursi", "2221"])
    assert answer.status_code == 302 and answer.location.endswith("/evaluation#occupation")
    page = cara.get(f"/people/{rosa.ref}/evaluation").text
    assert "Nursing professionals" in page and "2221" in page
    assert actions_of(rosa) == ["evaluation.start", "occupation.add"]


def test_it_is_found_in_the_language_of_the_reader(browse, rosa, world):
    world.users["caseworker"].language = "es"
    db.session.commit()
    found = browse("caseworker").submit(f"/people/{rosa.ref}/evaluation/occupation/new", isco="enfermeria")
    assert "Profesionales de enfermería" in found.text


def test_a_code_typed_in_full_chooses_itself(browse, rosa):
    address = f"/people/{rosa.ref}/evaluation/occupation/new"
    assert browse("caseworker").submit(address, isco="5321").status_code == 302
    assert iscos(rosa) == ["5321"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "Type the name of an occupation or its code"),
        ({"isco": "nursi"}, "Several occupations may be meant"),
        ({"isco": "astronaut of mars"}, "No occupation of the list has this name or code"),
        ({"isco": "0001"}, "No occupation of the list has this name or code"),
        ({"isco": "c" * 201}, "Use at most 200 characters"),
        ({"isco": "2221", "rank": "7"}, "no field called rank"),
    ],
)
def test_what_is_no_occupation_is_said_next_to_the_field_and_nothing_is_saved(browse, rosa, fields, said):
    answer = browse("caseworker").submit(f"/people/{rosa.ref}/evaluation/occupation/new", **fields)
    assert answer.status_code == 422 and said in answer.text
    assert iscos(rosa) == [] and db.session.query(Evaluation).count() == 0


def test_each_occupation_is_wanted_once(browse, rosa):
    make.occupation(rosa, "2221")
    db.session.commit()
    answer = browse("caseworker").submit(f"/people/{rosa.ref}/evaluation/occupation/new", isco="2221")
    assert answer.status_code == 422 and "Nursing professionals is in the list already" in answer.text
    assert iscos(rosa) == ["2221"]


def test_the_order_is_changed_one_place_at_a_time(browse, rosa):
    rows = [make.occupation(rosa, code, rank) for rank, code in enumerate(("2221", "5321", "5322"), 1)]
    db.session.commit()
    cara, last = browse("caseworker"), rows[2].id
    address = f"/people/{rosa.ref}/evaluation/occupation/{last}/move"
    assert cara.post(address, {"up": "y", "seen": "1"}).status_code == 302
    assert iscos(rosa) == ["2221", "5322", "5321"]
    assert facts_of(rosa, "occupation.move")[0]["after"] == {"order": ["2221", "5322", "5321"]}
    late = cara.post(address, {"up": "y", "seen": "1"})
    assert late.status_code == 409 and "Somebody else changed the list" in late.text
    assert iscos(rosa) == ["2221", "5322", "5321"]


def test_the_first_cannot_go_higher(browse, rosa):
    row = make.occupation(rosa)
    db.session.commit()
    address = f"/people/{rosa.ref}/evaluation/occupation/{row.id}/move"
    assert browse("caseworker").post(address, {"up": "y", "seen": "1"}).status_code == 302
    assert facts_of(rosa, "occupation.move") == []


def test_an_occupation_is_taken_out_after_a_question(browse, rosa):
    row = make.occupation(rosa)
    db.session.commit()
    cara = browse("caseworker")
    address = f"/people/{rosa.ref}/evaluation/occupation/{row.id}/remove"
    assert "Remove this occupation?" in cara.get(address).text and iscos(rosa) == ["2221"]
    assert cara.submit(address).status_code == 302
    assert iscos(rosa) == []
    assert facts_of(rosa, "occupation.remove") == [{"before": {"isco": "2221", "rank": 1}}]
    assert cara.get(address).status_code == 404


def test_ten_occupations_are_enough(browse, rosa):
    codes = ("1311", "2142", "2144", "2145", "2146", "2149", "2151", "2211", "2212", "2221")
    for rank, code in enumerate(codes, 1):
        make.occupation(rosa, code, rank)
    db.session.commit()
    answer = browse("caseworker").submit(f"/people/{rosa.ref}/evaluation/occupation/new", isco="5321")
    assert answer.status_code == 422 and "There are 10 occupations" in answer.text
