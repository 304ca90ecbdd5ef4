"""DP03: silence about existence. Totals count what is visible; a hidden person's papers find nothing."""

import pytest
from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from tests.consular.people import whole
from tests.factories import consent as make
from tests.factories import people

NUMBER = "E7731904"


@pytest.fixture
def hidden(world):
    """A national whose passport number the consulate knows, and who took her consent back; and one who agreed."""
    row = whole(world, "Hilda", "Oculta")
    people.document(row, NUMBER)
    make.withdrawn(make.consent(row, world.houses["consulate"], world.users["caseworker"]), world.users["caseworker"])
    visible = whole(world, "Vera", "Visible")
    people.document(visible, "E7731905")
    make.consent(visible, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    return row


def test_the_consular_total_counts_only_visible_cases(browse, hidden):
    page = browse("liaison").get("/consular").text
    assert "1 person" in page and page.count("<bdi>") == 1


def test_a_search_by_the_exact_passport_number_of_a_hidden_person_has_no_results(browse, hidden):
    browser = browse("liaison")
    for typed in (NUMBER, NUMBER.lower(), "E77 31904", hidden.ref, "Hilda Oculta"):
        page = browser.post("/consular", {"name": typed}).text
        assert "<bdi>" not in page and "Nobody who agreed answers to this" in page


def test_nor_does_the_passport_number_of_somebody_visible_find_them(browse, hidden):
    """Papers are not in the whitelist: who has the number learns nothing by it, not even of people who agreed."""
    assert "<bdi>" not in browse("liaison").post("/consular", {"name": "E7731905"}).text


@pytest.mark.parametrize("address", ["/people/search", "/cases/search", "/people", "/cases", "/api/v1/cases"])
def test_no_other_search_or_list_is_open_to_a_liaison(browse, hidden, address):
    browser = browse("liaison")
    for answer in (browser.get(address), browser.post(address, {"q": NUMBER})):
        assert answer.status_code in (401, 403, 404, 405) and "Hilda" not in answer.text


def test_who_looks_in_vain_leaves_no_trace_of_whom_they_missed(browse, hidden):
    browser = browse("liaison")
    browser.post("/consular", {"name": "Hilda Oculta"})
    row = db.session.scalars(select(AccessLog)).one()
    assert (row.action, row.subject, row.fields, row.consent_id) == ("national.list", "consular", "", None)
