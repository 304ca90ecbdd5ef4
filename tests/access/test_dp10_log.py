"""DP10: every disclosure is written down under its consent, for ever, and the person can have the list."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError

from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from tests.consular.people import whole
from tests.factories import consent as make


@pytest.fixture
def agreed(world):
    """(person, consent): a national who agreed to three fields."""
    rosa = whole(world)
    row = make.consent(rosa, world.houses["consulate"], world.users["caseworker"], fields=["name", "contact", "permit"])
    db.session.commit()
    return rosa.ref, row.id, row.ref


def log():
    return db.session.scalars(select(AccessLog).order_by(AccessLog.id)).all()


def test_a_consular_user_opens_a_case_one_log_row_with_consent_id(browse, world, agreed):
    ref, consent_id, _ = agreed
    browse("liaison").get(f"/consular/{ref}")
    (row,) = log()
    assert (row.action, row.subject, row.consent_id) == ("national.read", ref, consent_id)
    assert row.fields == "name, contact, permit" and row.actor_id == world.users["liaison"].id and row.request_id


@pytest.mark.parametrize(
    ("address", "action"),
    [("extract.pdf", "national.print"), ("assistance/new", "national.read")],
)
def test_every_other_way_to_read_has_its_row_too(browse, agreed, address, action):
    ref, consent_id, _ = agreed
    browse("liaison").get(f"/consular/{ref}/{address}")
    assert [(row.action, row.subject, row.consent_id) for row in log()] == [(action, ref, consent_id)]


def test_a_search_that_shows_somebody_is_a_disclosure(browse, agreed):
    ref, consent_id, _ = agreed
    browse("liaison").post("/consular", {"name": "mejia"})
    assert [(row.subject, row.fields, row.consent_id) for row in log()] == [(ref, "name, permit", consent_id)]


@pytest.mark.parametrize("table", ["access_log", "audit_entry"])
@pytest.mark.parametrize("act", ["UPDATE {} SET actor_id = 0", "DELETE FROM {}"])
def test_application_code_tries_update_or_delete_on_log_refused(browse, agreed, table, act):
    browse("liaison").get(f"/consular/{agreed[0]}")
    browse("caseworker").get(f"/people/{agreed[0]}/consents")
    browse("caseworker").post(f"/people/{agreed[0]}/consents/{agreed[2]}/withdraw")
    before = db.session.scalar(text(f"SELECT count(*) FROM {table}"))
    assert before > 0
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text(act.format(table)))
    db.session.rollback()
    assert db.session.scalar(text(f"SELECT count(*) FROM {table}")) == before


def test_an_object_of_ours_cannot_be_changed_either(browse, agreed):
    browse("liaison").get(f"/consular/{agreed[0]}")
    (row,) = log()
    row.fields = "nothing"
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.flush()
    db.session.rollback()


def test_the_person_can_get_the_list(browse, agreed):
    ref, _, consent_ref = agreed
    browser = browse("liaison")
    browser.get("/consular")
    browser.get(f"/consular/{ref}")
    browser.get(f"/consular/{ref}/extract.pdf")
    page = browse("caseworker").get(f"/people/{ref}/disclosures").text
    for words in ("Nationals listed", "National read by the consulate", "Consular extract printed"):
        assert page.count(words) == 1, words
    assert page.count("Lia Honduras, Consulate of Honduras") == 3 and consent_ref in page
    assert "One way to reach the person" in page


def test_a_long_list_has_pages_and_names_no_running_number(browse, agreed):
    ref = agreed[0]
    browser = browse("liaison")
    for _ in range(27):
        browser.get(f"/consular/{ref}")
    staff = browse("caseworker")
    page = staff.get(f"/people/{ref}/disclosures").text
    assert page.count("Lia Honduras") == 25
    after = page.split("disclosures?after=")[1].split('"')[0]
    assert not after.isdecimal()
    assert staff.get(f"/people/{ref}/disclosures", after=after).text.count("Lia Honduras") == 2
    assert staff.get(f"/people/{ref}/disclosures", after="x").status_code == 404


def test_what_staff_of_the_house_read_is_no_disclosure_and_is_logged_all_the_same(browse, agreed):
    ref = agreed[0]
    page = browse("caseworker").get(f"/people/{ref}/disclosures").text
    assert "No consulate and no employer has read anything" in page
    assert [(row.action, row.subject, row.consent_id) for row in log()] == [("consent.read", ref, None)]


def test_nobody_else_reads_the_list(browse, agreed):
    for who in ("stranger", "foreign", "liaison", "liaison_slv", "auditor", "administrator"):
        assert browse(who).get(f"/people/{agreed[0]}/disclosures").status_code == 404
