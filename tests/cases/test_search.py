"""Looking for a case, and for somebody to put into one."""

import pytest

from caseflow.cases import queries_search
from caseflow.errors import Denied
from caseflow.extensions import db
from tests.factories import cases, people, trail


@pytest.fixture
def north(world):
    return world.teams["north"]


@pytest.fixture
def case(north):
    mother = people.person(north, "María José", "Núñez Łuczak")
    child = people.person(north, "Joaquín", "Núñez")
    people.document(mother, "E-123 456")
    row = cases.case(north, mother, child, relationships=("child",))
    db.session.commit()
    return row


def found(world, text, who="caseworker"):
    db.session.commit()
    return queries_search.cases_found(world.actor(who), text)


def refs(hits):
    return [hit.line.ref for hit in hits.hits]


@pytest.mark.parametrize(
    "text", ["nunez", "Núñez María", "maria jose", "luczak", "NUÑES", "nunze", "e123456", "E 123-456"]
)
def test_a_case_is_found_by_name_in_spite_of_slips_and_by_document(world, case, text):
    assert refs(found(world, text)) == [case.ref]


def test_a_case_is_found_by_everybody_in_it_and_says_who_it_was(world, case):
    hit = found(world, "Joaquín").hits[0]
    assert hit.line.name == "María José Núñez Łuczak"
    assert hit.matched == (("Joaquín Núñez", "child"),)


@pytest.mark.parametrize("change", [str, str.lower, lambda ref: ref.replace("-", ""), lambda ref: f"  {ref} "])
def test_a_typed_reference_goes_straight_to_the_case(world, case, change):
    assert found(world, change(case.ref)).goes_to == case.ref


def test_a_persons_reference_finds_their_cases(world, north):
    person = people.person(north)
    old = cases.case(north, person, status="closed")
    new = cases.case(north, person)
    assert sorted(refs(found(world, person.ref))) == sorted([old.ref, new.ref])


def test_what_is_out_of_sight_is_not_found_by_anything(world, case):
    for text in ("nunez", "E123456", "Joaquín", case.ref):
        for who in ("stranger", "foreign"):
            hits = found(world, text, who)
            assert hits.hits == () and hits.goes_to is None


@pytest.mark.parametrize("text", ["", " ", "%", "_", "'; --", "x" * 200, "0", "CF-0000-0000-1", "👍"])
def test_odd_texts_find_nothing_and_break_nothing(world, case, text):
    hits = found(world, text)
    assert hits.hits == () and hits.goes_to is None


def test_looking_is_written_down_with_what_was_found_and_not_what_was_typed(world, case):
    found(world, "nunez maria")
    log = trail.readings("case.list")[-1]
    assert case.ref in log.fields and "nunez" not in log.fields + log.subject


def test_nobody_else_searches(world, case):
    for who in ("liaison", "analyst", "auditor"):
        with pytest.raises(Denied):
            found(world, "nunez", who)


def test_somebody_to_choose_is_shown_with_what_tells_namesakes_apart(world, north, case):
    people.person(north, "María", "Núñez", nationalities=("GTM", "MEX"))
    db.session.commit()
    chosen = queries_search.people_found(world.actor("caseworker"), "maria nunez")
    by_name = {person.name: person for person in chosen}
    assert by_name["María José Núñez Łuczak"].open_case == case.ref
    assert by_name["María Núñez"].open_case == ""
    assert by_name["María Núñez"].nationalities == ("GTM", "MEX")
