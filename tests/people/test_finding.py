"""A person is found however their name was typed, and never by whoever may not know of them."""

import pytest
from sqlalchemy import event, select

from caseflow.access import finding
from caseflow.extensions import db
from caseflow.models.people import NameKey, Person
from tests.factories import people


def found(world, text, who="caseworker"):
    ids = finding.people_named(world.actor(who), text).ids
    names = {p.id: f"{p.given_names} {p.family_names}".strip() for p in db.session.scalars(select(Person))}
    return [names[i] for i in ids]


@pytest.mark.parametrize(
    ("given", "family", "typed"),
    [
        ("José Ángel", "Muñoz Peña", "jose angel munoz"),
        ("Łukasz", "Błaszczyk", "lukasz blaszczyk"),
        ("Đặng", "Văn Thịnh", "dang van thinh"),
        ("Ayşe", "Yıldırım", "ayse yildirim"),
        ("Søren", "Ødegård", "soren odegard"),
        ("Rosa Elena", "Mejía Pineda", "PINEDA, rosa"),
        ("Rosa Elena", "Mejía Pineda", "mejia elena"),
        ("Wilmer", "Hernández", "ernandes wilmer"),
        ("Yessenia", "Velásquez", "yesenia belasques"),
        ("Ixchel", "K'iche' Tzoc", "kiche"),
        ("María", "de la Cruz", "delacruz"),
        ("Suharto", "", "suharto"),
        ("Rosa Elena", "Mejía Pineda", "mejai"),
    ],
)
def test_accents_foreign_letters_order_and_small_slips_do_not_matter(world, north, given, family, typed):
    people.person(north, given, family)
    people.person(north, "Zoltán", "Quux")
    db.session.commit()
    assert found(world, typed) == [f"{given} {family}".strip()]


def test_a_name_in_another_script_is_found_by_both_its_forms(world, north):
    people.person(north, "محمد", "العلي", latin="Mohammed Al-Ali")
    db.session.commit()
    assert found(world, "mohamed alali") == found(world, "محمد") == ["محمد العلي"]


def test_the_best_answer_comes_first(world, north):
    for given in ("Mariana", "Marie", "Maria"):
        people.person(north, given, "Soto")
    db.session.commit()
    assert found(world, "maria soto")[0] == "Maria Soto"


def test_every_word_must_be_met(world, north):
    people.person(north, "Rosa", "Mejía")
    db.session.commit()
    assert found(world, "rosa zelaya") == []


def test_people_of_other_teams_and_houses_are_never_found(world):
    for team in ("north", "south", "far"):
        people.document(people.person(world.teams[team], "Rosa", team.title()), "E 77-1234")
    db.session.commit()
    assert found(world, "rosa") == ["Rosa North"]
    assert found(world, "rosa", "stranger") == ["Rosa South"]
    for who in ("liaison", "employer", "analyst", "auditor", "administrator", "reviewer"):
        assert found(world, "rosa", who) == []
        assert finding.people_with_document(world.actor(who), "E771234") == ()
    assert len(finding.people_with_document(world.actor("foreign"), "e77 1234")) == 1


def test_a_document_is_found_by_its_whole_number_only(world, north):
    people.document(people.person(north), "A 12-345")
    db.session.commit()
    user = world.actor("caseworker")
    assert len(finding.people_with_document(user, "a12345")) == 1
    assert finding.people_with_document(user, "a1234") == ()
    assert finding.people_with_document(user, "—") == ()


def test_at_most_fifty_are_shown_and_it_is_said(world, north):
    for number in range(55):
        people.person(north, f"Rosa {chr(97 + number % 26)}x", "Soto")
    db.session.commit()
    hits = finding.people_named(world.actor("caseworker"), "rosa")
    assert len(hits.ids) == 50 and hits.is_cut


def test_a_search_is_two_questions_at_most(world, north):
    people.family(north)
    db.session.commit()
    user = world.actor("caseworker")
    asked = []

    def count(_connection, _cursor, statement, *_more):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", count)
    try:
        finding.people_named(user, "rosa elena mejia pineda")
    finally:
        event.remove(db.engine, "before_cursor_execute", count)
    assert len(asked) <= 2


def test_a_new_name_leaves_no_key_of_the_old_one(world, north):
    person = people.person(north, "Rosa", "Mejía")
    person.given_names, person.family_names = "Alba", "Cálix"
    finding.index_name(person)
    words = set(db.session.scalars(select(NameKey.token).where(NameKey.kind == "word")))
    assert words == {"alba", "calix"}
    assert person.sort_name == "calix alba"
