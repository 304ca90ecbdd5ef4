"""The liaison's list: who agreed, page by page, by name and by what was agreed to."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from tests.consular.people import permit, whole
from tests.factories import consent as make
from tests.factories import people


def shown(page: str) -> list[str]:
    return re.findall(r'href="/consular/PE-[^"]+"><bdi>([^<]+)</bdi>', page)


@pytest.fixture
def crowd(world):
    """Sixty nationals who agreed, and among them sixty who did not, of the same names."""
    names = [f"{first}{last}" for first in ("Ána", "Bea", "Çelia", "Dora") for last in "abcdefghijklmno"]
    for number, name in enumerate(names):
        row = people.person(world.teams["north"], "Iris", name)
        make.consent(row, world.houses["consulate"], world.users["caseworker"], fields=["name"])
        other = people.person(world.teams["north"], "Iris", name, protection="unknown" if number % 2 else "clear")
        if number % 2:
            make.consent(other, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    return [f"Iris {name}" for name in names]


def test_nobody_has_agreed_so_far(browse, world):
    whole(world)
    db.session.commit()
    page = browse("liaison").get("/consular").text
    assert "Nobody has agreed so far" in page and shown(page) == []


def test_the_pages_show_everybody_who_agreed_once_in_order_and_back_again(browse, world, crowd):
    browser = browse("liaison")
    address, found, pages = "/consular", [], []
    while address:
        page = browser.get(address).text
        assert "60 people" in page
        found += shown(page)
        pages.append(shown(page))
        after = re.search(r'href="(/consular\?after=[^"]+)" rel="next"', page)
        address = after.group(1) if after else None
    assert found == crowd and len(pages) == 3
    back = re.search(r'href="(/consular\?before=[^"]+)" rel="prev"', page).group(1)
    assert shown(browser.get(back).text) == pages[1]


def test_a_page_that_goes_on_after_a_hidden_or_a_missing_person_is_the_first(browse, world, crowd):
    hidden = people.person(world.teams["north"], "Iris", "Zeta")
    db.session.commit()
    first = shown(browse("liaison").get("/consular").text)
    for ref in (hidden.ref, "PE-0000-0000-0", "x", "PE-0000-0000-0' OR 1=1 --"):
        for way in ("after", "before"):
            assert shown(browse("liaison").get("/consular", **{way: ref}).text) == first


def test_a_name_is_found_with_slips_and_without_accents_among_those_who_agreed_only(browse, world):
    by, consulate = world.users["caseworker"], world.houses["consulate"]
    agreed = [whole(world), people.person(world.teams["north"], "Rosa", "Hernández")]
    for row in agreed:
        make.consent(row, consulate, by)
    whole(world, "Rosa", "Mejia")
    db.session.commit()
    browser = browse("liaison")
    for typed, found in (
        ("mejia", ["Rosa Elena Mejía Pineda"]),
        ("MEJIA rosa", ["Rosa Elena Mejía Pineda"]),
        ("ernandes", ["Rosa Hernández"]),
        ("ros", ["Rosa Hernández", "Rosa Elena Mejía Pineda"]),
        ("nobody", []),
    ):
        answer = browser.post("/consular", {"name": typed})
        assert answer.status_code == 200 and shown(answer.text) == found, typed


def test_a_search_is_posted_keeps_its_pages_and_wants_letters(browse, world, crowd):
    browser = browse("liaison")
    first = browser.post("/consular", {"name": "iris"})
    assert "60 people" in first.text and len(shown(first.text)) == 25
    after = re.search(r'name="after" value="([^"]+)"', first.text).group(1)
    second = browser.post("/consular", {"name": "iris", "after": after})
    assert shown(second.text) == crowd[25:50]
    for wrong in ("", "?", "x" * 101):
        assert browser.post("/consular", {"name": wrong}).status_code == 422
    assert browser.post("/consular", {"name": "iris", "nationality": "SLV"}).status_code == 422
    assert "iris" not in first.request.url


def test_filters_see_only_what_each_person_agreed_to(browse, world):
    by, consulate = world.users["caseworker"], world.houses["consulate"]
    agreed, silent = whole(world, "Ana", "Agreed"), whole(world, "Sol", "Silent")
    under = make.consent(agreed, consulate, by, fields=["name", "permit", "assistance"])
    other = make.consent(silent, consulate, by, fields=["name", "contact"])
    for consent in (under, other):
        make.assistance(consent, world.users["liaison"])
    db.session.commit()
    browser = browse("liaison")
    assert shown(browser.get("/consular").text) == ["Ana Agreed", "Sol Silent"]
    for query in ({"permit": "soon"}, {"assistance": "open"}, {"permit": "soon", "assistance": "open"}):
        page = browser.get("/consular", **query).text
        assert shown(page) == ["Ana Agreed"] and "1 person" in page
        assert shown(browser.post("/consular", {"name": "sol", **query}).text) == []


def test_the_permit_filter_goes_by_the_permit_that_is_shown(browse, world):
    by, consulate, today = world.users["caseworker"], world.houses["consulate"], clock.today()
    soon = today + timedelta(days=20)

    def national(given: str):
        row = people.person(world.teams["north"], given, "Paz")
        make.consent(row, consulate, by)
        return row

    permit(national("Soon"), until=soon)
    longer = national("Longer")
    permit(longer, until=soon)
    permit(longer, "permanent_residence", until=today + timedelta(days=2000))
    permit(national("Ended"), until=soon, ended_on=today - timedelta(days=1))
    permit(national("Elsewhere"), until=soon, country="MEX")
    permit(national("Licence"), "licence", until=soon)
    permit(national("Later"), until=soon, valid_from=today + timedelta(days=1))
    national("Without")
    db.session.commit()
    page = browse("liaison").get("/consular", permit="soon").text
    assert shown(page) == ["Soon Paz"]
    everybody = browse("liaison").get("/consular").text
    assert everybody.count("Work permit, until") == 1 and everybody.count("Permanent residence, until") == 1


def test_each_person_on_a_page_is_in_the_access_log_with_their_consent(browse, world):
    by, consulate = world.users["caseworker"], world.houses["consulate"]
    rosa, ana = whole(world), whole(world, "Ana", "Paz")
    under = {
        rosa.ref: make.consent(rosa, consulate, by, fields=["name", "permit", "employer"]),
        ana.ref: make.consent(ana, consulate, by, fields=["name"]),
    }
    whole(world, "Hidden", "Person")
    db.session.commit()
    browse("liaison").get("/consular")
    logged = db.session.scalars(select(AccessLog).order_by(AccessLog.id)).all()
    assert [(row.subject, row.action, row.fields, row.consent_id) for row in logged] == [
        (rosa.ref, "national.list", "name, permit", under[rosa.ref].id),
        (ana.ref, "national.list", "name", under[ana.ref].id),
    ]
    assert len({row.request_id for row in logged}) == 1


def test_the_list_is_for_liaisons(browse, world):
    for who in ("caseworker", "supervisor", "employer", "reviewer", "analyst", "auditor", "administrator"):
        assert browse(who).get("/consular").status_code == 403
        assert browse(who).post("/consular", {"name": "rosa"}).status_code == 403


def test_a_page_of_the_list_takes_a_few_statements_however_many_agreed(browse, world, crowd, statements):
    browser = browse("liaison")
    browser.get("/consular")
    with statements() as made:
        browser.get("/consular")
    assert len(made) < 20
