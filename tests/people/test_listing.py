"""The list of people, page by page and narrowed down, and looking for somebody."""

from contextlib import contextmanager

import pytest
from sqlalchemy import event

from caseflow.extensions import db
from caseflow.models.accounts import TeamMember
from caseflow.paging import PAGE_SIZE, Cursor
from caseflow.people import queries
from caseflow.people.page import person_page
from caseflow.people.queries import Filters
from tests.factories import cases, people, trail


@contextmanager
def counted():
    asked: list[str] = []

    def note(_connection, _cursor, statement, *_more):
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def names(page):
    return [line.name for line in page.items]


@pytest.mark.parametrize("teams", [("north",), ("north", "south")])
def test_every_person_is_on_one_page_exactly_forward_and_back(world, teams):
    if len(teams) > 1:
        db.session.add(TeamMember(user_id=world.users["caseworker"].id, team_id=world.teams["south"].id))
    # Many share a name: the page goes on by the row, not by the name.
    for number in range(60):
        people.person(world.teams[teams[number % len(teams)]], f"G{number % 7}", "Soto")
    people.person(world.teams["far"], "Nobody", "Here")
    db.session.commit()
    user = world.actor("caseworker")
    page = queries.listing(user, Filters(), Cursor())
    seen = [line.ref for line in page.items]
    while page.next_ref:
        page = queries.listing(user, Filters(), Cursor(after=page.next_ref))
        seen += [line.ref for line in page.items]
    assert len(seen) == len(set(seen)) == 60
    back = [line.ref for line in page.items]
    while page.previous_ref:
        page = queries.listing(user, Filters(), Cursor(before=page.previous_ref))
        back = [line.ref for line in page.items] + back
    assert back == seen


def test_people_are_sorted_by_family_name_without_accents(world, north):
    for given, family in (("Ana", "Zelaya"), ("Eva", "Álvarez"), ("Ñusta", "Óscar"), ("Bo", "alonso")):
        people.person(north, given, family)
    db.session.commit()
    page = queries.listing(world.actor("caseworker"), Filters(), Cursor())
    assert names(page) == ["Bo alonso", "Eva Álvarez", "Ñusta Óscar", "Ana Zelaya"]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({"nationality": "GTM"}, {"Both", "Ana"}),
        ({"nationality": "stateless"}, {"Nadie"}),
        ({"protection": "unknown"}, {"Nadie"}),
        ({"protection": "protected"}, {"Ana"}),
        ({"cases": "open"}, {"Both"}),
        ({"cases": "none"}, {"Ana", "Nadie", "Past"}),
        ({"nationality": "GTM", "cases": "open"}, {"Both"}),
        ({"nationality": "NOWHERE", "protection": "x", "cases": "y"}, {"Both", "Ana", "Nadie", "Past"}),
    ],
)
def test_the_list_is_narrowed_by_codes_in_the_address(cara, north, query, wanted):
    both = people.person(north, "Both", "", nationalities=("HND", "GTM"))
    people.person(north, "Ana", "", nationalities=("GTM",), protection="protected")
    people.person(north, "Nadie", "", nationalities=(), is_stateless=True, protection="unknown")
    past = people.person(north, "Past", "")
    cases.case(north, both)
    cases.case(north, past, status="closed")
    db.session.commit()
    page = cara.get("/people", **query).text
    assert {name for name in ("Both", "Ana", "Nadie", "Past") if f">{name}</a>" in page} == wanted


def test_a_page_asks_the_same_few_questions_however_many_people_it_shows(world, north):
    user = world.actor("caseworker")
    people.person(north)
    db.session.commit()
    with counted() as few:
        queries.listing(user, Filters(), Cursor())
    for _ in range(PAGE_SIZE):
        cases.case(north, people.person(north))
    db.session.commit()
    with counted() as many:
        queries.listing(user, Filters(), Cursor())
    assert len(many) == len(few) <= 8


def test_a_person_page_asks_few_questions(world, north):
    person = people.person(north)
    for number in range(5):
        people.document(person, f"E{number}")
        people.contact(person)
    cases.case(north, person)
    db.session.commit()
    user = world.actor("caseworker")
    with counted() as asked:
        person_page(user, person.ref)
    assert len(asked) <= 16


def test_no_log_no_read(cara, north):
    person = people.person(north)
    db.session.commit()
    cara.get("/people")
    cara.post("/people/search", {"q": "rosa"})
    cara.get(f"/people/{person.ref}")
    assert [r.subject for r in trail.readings("person.list")] == ["people", "people"]
    (reading,) = trail.readings("person.read")
    assert reading.subject == person.ref and "contacts" in reading.fields


def test_looking_for_a_name_a_reference_a_case_or_a_number(cara, north):
    person = people.person(north)
    people.document(person, "E123456")
    case = cases.case(north, person)
    db.session.commit()
    for text in ("mejia rosa", person.ref, person.ref.lower().replace("-", " "), case.ref, "e 123 456"):
        answer = cara.post("/people/search", {"q": text})
        assert answer.status_code == 200 and "1 person found." in answer.text, text
    assert "Nobody found" in cara.post("/people/search", {"q": "E12345"}).text


def test_what_is_looked_for_never_stands_in_an_address(cara, north):
    people.person(north)
    db.session.commit()
    assert "Rosa Elena" not in cara.get("/people/search", q="rosa").text
    page = cara.post("/people/search", {"q": "rosa"})
    assert page.status_code == 200 and "q=rosa" not in page.text


@pytest.mark.parametrize("text", ["", "   ", "x" * 201])
def test_an_empty_or_endless_search_says_what_to_do(cara, text):
    answer = cara.post("/people/search", {"q": text})
    assert answer.status_code == 422 and "There is a problem" in answer.text


def test_an_empty_list_says_what_to_do_next(cara):
    assert "There is nobody yet." in cara.get("/people").text
    assert "Nobody matches these filters." in cara.get("/people", nationality="GTM").text


def test_a_page_after_somebody_unknown_begins_at_the_beginning(world, cara, north):
    people.person(north)
    hidden = people.person(world.teams["south"], "Zoltán", "Zz")
    db.session.commit()
    known = cara.get("/people", after=hidden.ref)
    missing = cara.get("/people", after="PE-0000-0000-0")
    assert "Rosa Elena" in known.text and "Rosa Elena" in missing.text


def test_the_page_leads_to_what_else_is_known_and_to_a_case_if_there_is_none(cara, north):
    person = people.person(north)
    db.session.commit()
    page = cara.get(f"/people/{person.ref}").text
    for href in (
        f"/people/{person.ref}/evaluation",
        f"/people/{person.ref}/permits",
        f"/cases/new?person={person.ref}",
    ):
        assert f'href="{href}"' in page and cara.get(href).status_code == 200
    case = cases.case(north, person)
    db.session.commit()
    page = cara.get(f"/people/{person.ref}").text
    assert f'href="/cases/{case.ref}"' in page and "Open a case" not in page
