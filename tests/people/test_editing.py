"""Correcting who somebody is: what changed is remembered, and nobody's words are lost."""

import pytest

from caseflow.extensions import db
from caseflow.models.people import NameKey
from tests.factories import cases, people


@pytest.fixture
def rosa(north):
    person = people.person(north)
    db.session.commit()
    return person


def test_a_new_name_sorts_and_finds_the_person_and_their_case(cara, north, rosa, story):
    case = cases.case(north, rosa)
    db.session.commit()
    answer = cara.submit(f"/people/{rosa.ref}/identity", given_names="Alba", family_names="Zelaya Cálix")
    assert answer.status_code == 302
    db.session.refresh(rosa)
    db.session.refresh(case)
    assert rosa.sort_name == case.sort_name == "zelaya calix alba"
    assert db.session.query(NameKey).filter_by(person_id=rosa.id, kind="word", token="zelaya").count() == 1
    (entry,) = story(rosa)
    assert entry == (
        "person.edit",
        {
            "part": "identity",
            "before": {"given_names": "Rosa Elena", "family_names": "Mejía Pineda"},
            "after": {"given_names": "Alba", "family_names": "Zelaya Cálix"},
        },
    )


def test_the_form_begins_with_what_is_saved_and_saving_it_unchanged_writes_nothing(cara, rosa, story):
    assert cara.submit(f"/people/{rosa.ref}/identity").status_code == 302
    db.session.refresh(rosa)
    assert (str(rosa.birth_date), rosa.birth_precision, rosa.version) == ("1990-05-17", "day", 1)
    assert story(rosa) == []


@pytest.mark.parametrize(
    ("written", "precision", "between"),
    [
        ({"birth_day": "", "birth_month": "", "birth_year": ""}, "unknown", (None, None)),
        ({"birth_day": "", "birth_month": ""}, "year", ("1990-01-01", "1990-12-31")),
        ({"birth_day": ""}, "month", ("1990-05-01", "1990-05-31")),
        ({"birth_day": "", "birth_month": "", "birth_is_estimate": "y"}, "estimated", ("1988-01-01", "1992-12-31")),
    ],
)
def test_a_birth_date_is_as_precise_as_it_is_known(cara, rosa, written, precision, between):
    assert cara.submit(f"/people/{rosa.ref}/identity", **written).status_code == 302
    db.session.refresh(rosa)
    assert rosa.birth_precision == precision
    found = tuple(str(day) if day else None for day in (rosa.born_earliest, rosa.born_latest))
    assert found == between


def test_the_second_editor_keeps_their_text_and_sees_what_was_saved(cara, browse, rosa):
    theirs = {"given_names": "Rosa", "family_names": "Mejía", "sex": "female", "gender": "not_recorded", "seen": "1"}
    assert browse("second").submit(f"/people/{rosa.ref}/identity", given_names="Rosalía", sex="x").status_code == 302
    answer = cara.post(f"/people/{rosa.ref}/identity", {**theirs, "birth_year": "1990"})
    assert answer.status_code == 409
    assert 'value="Rosa"' in answer.text and "Rosalía" in answer.text
    assert "What somebody else saved" in answer.text and "X (not specified in the document)" in answer.text
    assert 'name="seen" value="2"' in answer.text
    db.session.refresh(rosa)
    assert rosa.given_names == "Rosalía"
    again = cara.post(f"/people/{rosa.ref}/identity", {**theirs, "birth_year": "1990", "seen": "2"})
    assert again.status_code == 302


def test_nationalities_are_replaced_and_two_editors_notice_each_other(cara, rosa, story):
    address = f"/people/{rosa.ref}/nationalities"
    assert cara.submit(address, nationality_1="HND", nationality_2="GTM").status_code == 302
    late = cara.post(address, {"nationality_1": "SLV", "seen": "1"})
    assert late.status_code == 409 and "Guatemala" in late.text
    db.session.refresh(rosa, ["nationalities", "version"])
    assert [one.country for one in rosa.nationalities] == ["GTM", "HND"] and rosa.version == 2
    _action, facts = story(rosa)[-1]
    assert facts["before"]["nationalities"] == ["HND"] and facts["after"]["nationalities"] == ["GTM", "HND"]


def test_somebody_becomes_stateless(cara, rosa):
    answer = cara.submit(f"/people/{rosa.ref}/nationalities", nationality_1="", is_stateless="y")
    assert answer.status_code == 302
    assert "Stateless" in cara.get(f"/people/{rosa.ref}").text
    both = cara.submit(f"/people/{rosa.ref}/nationalities", nationality_1="HND")
    assert both.status_code == 422


def test_where_somebody_lives(cara, rosa, story):
    address = f"/people/{rosa.ref}/residence"
    assert cara.submit(address, residence_country="GTM", residence_region="quiché").status_code == 302
    db.session.refresh(rosa)
    assert (rosa.residence_country, rosa.residence_region) == (
        "GTM",
        "GT-QC" if rosa.residence_region == "GT-QC" else "GT-14",
    )
    wrong = cara.submit(address, residence_region="Nova Scotia")
    assert wrong.status_code == 422 and "Guatemala has no region of this name" in wrong.text
    assert story(rosa)[-1][1]["part"] == "residence"


@pytest.mark.parametrize("page", ["", "/identity", "/nationalities", "/residence", "/protection", "/facts"])
def test_somebody_elses_person_is_not_there(world, browse, rosa, page):
    missing = browse("caseworker").get(f"/people/PE-0000-0000-0{page}")
    assert missing.status_code == 404
    for who in ("stranger", "foreign", "liaison", "employer", "reviewer", "analyst", "auditor", "administrator"):
        answer = browse(who).get(f"/people/{rosa.ref}{page}")
        assert answer.status_code == 404, who


def test_somebody_elses_form_changes_nothing(browse, rosa):
    for who in ("stranger", "foreign", "liaison", "administrator"):
        written = {"given_names": "X", "sex": "x", "gender": "other", "seen": "1"}
        assert browse(who).post(f"/people/{rosa.ref}/identity", written).status_code == 404
        assert browse(who).post(f"/people/{rosa.ref}/identity", {"seen": "x"}).status_code == 404
    db.session.refresh(rosa)
    assert rosa.given_names == "Rosa Elena"


def test_a_form_without_its_version_or_with_too_much_saves_nothing(cara, rosa):
    address = f"/people/{rosa.ref}/residence"
    assert cara.post(address, {"municipality": "Truro"}).status_code == 422
    assert cara.submit(address, municipality="Truro", team_id="2").status_code == 422
    assert cara.submit(address, municipality="T" * 201).status_code == 422
    db.session.refresh(rosa)
    assert rosa.municipality == ""
