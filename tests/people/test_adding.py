"""Adding a person: with little, with much, and not twice."""

import pytest
from sqlalchemy import func, select

from caseflow.extensions import db
from caseflow.models.accounts import TeamMember
from caseflow.models.people import IdentityDocument, Person
from tests.factories import people

NEW = {"given_names": "Rosa Elena", "family_names": "Mejía Pineda"}


def everybody():
    return list(db.session.scalars(select(Person).order_by(Person.id)))


def test_a_name_is_enough(world, cara):
    answer = cara.submit("/people/new", **NEW)
    assert answer.status_code == 302
    (person,) = everybody()
    assert answer.location == f"/people/{person.ref}"
    assert (person.team_id, person.organization_id) == (world.teams["north"].id, world.houses["house"].id)
    assert person.protection == "unknown" and person.birth_precision == "unknown"
    assert person.sort_name == "mejia pineda rosa elena"


def test_everything_that_is_known_is_kept(world, cara, story):
    answer = cara.submit(
        "/people/new",
        **NEW,
        birth_year="1990",
        birth_month="5",
        sex="female",
        nationality_1="HND",
        nationality_2="SLV",
        residence_country="CAN",
        residence_region="nova scotia",
        municipality="Kentville",
        kind="passport",
        country="HND",
        number="E 123-456",
    )
    assert answer.status_code == 302
    (person,) = everybody()
    assert (str(person.birth_date), person.birth_precision) == ("1990-05-01", "month")
    assert (str(person.born_earliest), str(person.born_latest)) == ("1990-05-01", "1990-05-31")
    assert (person.residence_region, person.municipality) == ("CA-NS", "Kentville")
    page = cara.get(answer.location).text
    assert "Honduras, El Salvador" in page or "El Salvador, Honduras" in page
    assert "May 1990" in page and "-456" in page and "E 123-456" not in page
    (action, facts) = story(person)[0]
    assert action == "person.create" and facts["nationalities"] == ["HND", "SLV"]
    assert db.session.scalar(select(IdentityDocument.number_key)) is not None


@pytest.mark.parametrize(
    ("given", "family", "latin"),
    [
        ("Suharto", "", ""),
        ("", "Okonkwo", ""),
        ("María José", "de la Cruz Ibarrondo Zuazo-Etxeberria", ""),
        ("محمد", "العلي", "Mohammed Al-Ali"),
        ("Ixb'alanq'e", "K'iche'", ""),
    ],
)
def test_names_are_kept_as_written(cara, given, family, latin):
    assert cara.submit("/people/new", given_names=given, family_names=family, latin_name=latin).status_code == 302
    (person,) = everybody()
    assert (person.given_names, person.family_names, person.latin_name) == (given, family, latin)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"given_names": "", "family_names": ""}, "Enter the name."),
        ({"given_names": "Ro\u202esa"}, "cannot be seen"),
        ({"given_names": "Ro\u0007sa"}, "cannot be seen"),
        ({"given_names": "محمد"}, "Latin letters"),
        ({"family_names": "M" * 201}, "at most 200"),
        ({"family_names": "1234"}, "at least one letter"),
        ({"birth_year": "2999"}, "lies in the future"),
        ({"birth_year": "1990", "birth_day": "3"}, "Enter the year. Add the month"),
        ({"birth_year": "1990", "birth_month": "2", "birth_day": "30"}, "no such day"),
        ({"birth_month": "13", "birth_year": "1990"}, "from 1 to 12"),
        ({"birth_year": "ninety"}, "valid integer"),
        ({"nationality_1": "XXX"}, "Not a valid choice"),
        ({"nationality_1": "HND", "is_stateless": "y"}, "stateless person has no nationality"),
        ({"residence_country": "CAN", "residence_region": "Oaxaca"}, "no region of this name"),
        ({"residence_region": "Oaxaca"}, "Choose the country of the region"),
        ({"number": "E123456"}, "Choose one of the list"),
        ({"sex": "unicorn"}, "Not a valid choice"),
        ({"team": "TM-0000-0000-0"}, "Not a valid choice"),
        ({"protection": "clear"}, "no field called protection"),
    ],
)
def test_what_cannot_be_is_said_next_to_its_field_and_nothing_is_saved(cara, wrong, words):
    answer = cara.submit("/people/new", **{**NEW, **wrong})
    assert answer.status_code == 422 and words in answer.text
    assert "There is a problem" in answer.text
    assert everybody() == []


def test_somebody_of_two_teams_says_which(world, browse):
    db.session.add(TeamMember(user_id=world.users["caseworker"].id, team_id=world.teams["south"].id))
    db.session.commit()
    cara = browse("caseworker")
    assert cara.submit("/people/new", **NEW).status_code == 422
    south = world.teams["south"].ref
    assert cara.submit("/people/new", **NEW, team=south).status_code == 302
    assert everybody()[0].team_id == world.teams["south"].id


def test_somebody_alike_is_shown_first_and_nothing_is_saved_yet(world, cara, north):
    people.person(north, "Rosa", "Mejía")
    db.session.commit()
    answer = cara.submit("/people/new", **NEW, birth_year="1990")
    assert answer.status_code == 200 and "Is it one of these?" in answer.text and "Rosa Mejía" in answer.text
    assert len(everybody()) == 1


def test_whoever_is_none_of_them_is_added_and_the_trail_says_who_was_set_aside(cara, north, story):
    known = people.person(north, "Rosa", "Mejía")
    db.session.commit()
    written = {**NEW, "birth_year": "1990", "is_new": "yes"}
    assert cara.submit("/people/new", **written).status_code == 302
    added = everybody()[-1]
    assert story(added)[0][1]["set_aside"] == [known.ref]


def test_going_back_from_the_question_keeps_what_was_written(cara, north):
    people.person(north, "Rosa", "Mejía")
    db.session.commit()
    answer = cara.submit("/people/new", **NEW, birth_year="1990", is_new="change")
    assert answer.status_code == 200 and "Add a person" in answer.text and "Mejía Pineda" in answer.text
    assert len(everybody()) == 1


@pytest.mark.parametrize(
    ("given", "family", "born"),
    [("Rosa", "Mejía", "1970"), ("Wilmer", "Cálix", "1990"), ("Rosa", "Zelaya", "1990")],
)
def test_whoever_is_much_younger_or_called_otherwise_is_not_alike(cara, north, given, family, born):
    people.person(north, "Rosa", "Mejía")
    db.session.commit()
    answer = cara.submit("/people/new", given_names=given, family_names=family, birth_year=born)
    assert answer.status_code == 302


def test_the_same_document_number_asks_whatever_the_name(cara, north):
    people.document(people.person(north, "Alba", "Cálix"), "E123456")
    db.session.commit()
    answer = cara.submit("/people/new", **NEW, kind="passport", number="e 123 456")
    assert answer.status_code == 200 and "Alba Cálix" in answer.text


def test_people_whom_the_user_may_not_know_of_never_make_a_question(world, cara):
    for team in ("south", "far"):
        people.document(people.person(world.teams[team]), "E123456")
    db.session.commit()
    answer = cara.submit("/people/new", **NEW, birth_year="1990", kind="passport", number="E123456")
    assert answer.status_code == 302
    assert db.session.scalar(select(func.count(Person.id))) == 3


def test_only_staff_add_people(world, browse):
    for who in ("liaison", "employer", "reviewer", "analyst", "auditor", "administrator"):
        assert browse(who).get("/people/new").status_code == 403
        assert browse(who).get("/people").status_code == 403
        assert browse(who).post("/people/search", {"q": "rosa"}).status_code == 403
