"""A word found nowhere else stands in every text of a visible and a hidden person; a consulate may meet but a few."""

import subprocess
from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.consent import ConsularAssistance
from caseflow.models.people import Nationality, Person
from tests.access.canaries import Field, tables
from tests.factories import consent as make

# All that a consulate can ever read of the texts about somebody who agreed to everything.
MAY_BE_READ = {
    "person.ref",
    "person.given_names",
    "person.family_names",
    "person.latin_name",
    "person.municipality",
    "contact.value",
    "employer.name",
    "consular_assistance.ref",
    "consular_assistance.note",
}


def grow(world, about: str) -> tuple[Person, Field]:
    """A grown-up national of Honduras with a row in every table, and the consulate's own assistance."""
    ids = {
        "organization": world.houses["house"].id,
        "team": world.teams["north"].id,
        "app_user": world.users["caseworker"].id,
    }
    field = Field(about, ids)
    person = None
    for table in tables():
        if table.name == "consular_assistance":
            under = make.consent(person, world.houses["consulate"], world.users["caseworker"])
            field.ids.update(consent=under.id, organization=world.houses["consulate"].id)
        row = field.plant(table)
        if table.name == "person":
            person = row
            person.born_earliest = person.born_latest = person.birth_date = clock.today() - timedelta(days=40 * 365)
            db.session.add(Nationality(person_id=person.id, country="HND"))
            db.session.flush()
    db.session.get(ConsularAssistance, field.ids["consular_assistance"]).consulate_id = world.houses["consulate"].id
    return person, field


@pytest.fixture
def grown(world):
    """(visible person, its words), (hidden person, its words)"""
    visible, hidden = grow(world, "v"), grow(world, "h")
    hidden[0].protection = "protected"
    db.session.commit()
    return visible, hidden


def read_everything(browse, person: Person) -> str:
    """All words that a liaison gets about a person, on pages and in print."""
    browser = browse("liaison")
    assistance = db.session.scalars(select(ConsularAssistance.ref).where(ConsularAssistance.person_id == person.id))
    addresses = [f"/consular/{person.ref}", f"/consular/{person.ref}/assistance/new"]
    addresses += [f"/consular/{person.ref}/assistance/{ref}" for ref in assistance]
    lists = ["/", "/account", "/consular", "/consular?permit=soon", "/consular?assistance=open"]
    pages = [browser.get(address).text for address in addresses + lists]
    pages.append(browser.post("/consular", {"name": "zq"}).text)
    printed = browser.get(f"/consular/{person.ref}/extract.pdf")
    if printed.status_code == 200:
        command = ["pdftotext", "-", "-"]
        pages.append(subprocess.run(command, input=printed.get_data(), capture_output=True, check=True).stdout.decode())
    return "\n".join(pages)


def met(words: dict[str, str], text: str) -> set[str]:
    return {column for word, column in words.items() if word in text}


def test_every_table_about_people_has_its_words(grown):
    (_visible, field), _hidden = grown
    columns = set(field.words.values())
    assert len(columns) > 60
    some = {"note.body", "person.protection_note", "identity_document.number", "need.description", "visit.internal"}
    assert some <= columns


def test_of_somebody_who_agreed_to_everything_only_the_whitelist_is_read(browse, grown):
    (visible, field), _hidden = grown
    assert met(field.words, read_everything(browse, visible)) == MAY_BE_READ


def test_of_somebody_who_agreed_to_their_name_only_the_name_is_read(browse, world, grown):
    (visible, field), _hidden = grown
    make.consent(visible, world.houses["consulate"], world.users["caseworker"], fields=["name"], given_on=clock.today())
    db.session.commit()
    names = {"person.ref", "person.given_names", "person.family_names", "person.latin_name"}
    assert met(field.words, read_everything(browse, visible)) == names


def test_of_somebody_hidden_not_a_word_is_read_anywhere(browse, grown):
    (visible, _), (hidden, field) = grown
    for person in (visible, hidden):
        assert met(field.words, read_everything(browse, person)) == set()
    assert {"person.ref", "case_file.ref"} <= set(field.words.values())


def test_no_word_but_a_visible_name_finds_anybody(browse, grown):
    (_visible, seen), (_hidden, unseen) = grown
    browser = browse("liaison")
    for word in [*list(seen.words)[::3], *unseen.words]:
        assert "<bdi>" not in browser.post("/consular", {"name": word}).text.split('id="main"')[1]
