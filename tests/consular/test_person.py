"""One national as the consulate sees them: what they named, and not a word more."""

import io
from dataclasses import fields as fields_of
from datetime import timedelta

import pikepdf
import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.access import fields
from caseflow.consular import queries
from caseflow.extensions import db
from caseflow.models.audit import AccessLog
from caseflow.models.cases import Case
from tests.access.harvest import whole as bytes_of
from tests.consular.people import at_work, permit, whole
from tests.factories import consent as make
from tests.factories import people

VALUES = {
    "contact": "+1 902 555 0147",
    "permit": "Work permit",
    "employer": "Glen Farm",
    "municipality": "Truro",
    "assistance": "Assistance by your consulate",
}


def agreed(world, person, *named, **more):
    row = make.consent(person, world.houses["consulate"], world.users["caseworker"], fields=named or None, **more)
    db.session.commit()
    return row


def test_the_type_is_the_whitelist():
    assert tuple(f.name for f in fields_of(queries.National)) == fields.LIAISON_ALWAYS + fields.LIAISON_BY_CONSENT
    inside = {"contact": queries.Reach, "permit": queries.Stay, "assistance": queries.Assistance}
    assert {name: tuple(f.name for f in fields_of(kind)) for name, kind in inside.items()} == fields.LIAISON_INSIDE


@pytest.mark.parametrize("named", [("name",), *[("name", field) for field in VALUES], ("permit",), tuple(VALUES)])
def test_only_what_the_consent_names_is_shown(browse, world, named):
    rosa = whole(world)
    agreed(world, rosa, *named)
    page = browse("liaison").get(f"/consular/{rosa.ref}").text
    assert "Rosa Elena Mejía Pineda" in page
    for field, value in VALUES.items():
        assert (value in page) == (field in named), field
    row = db.session.scalars(select(AccessLog).where(AccessLog.action == "national.read")).one()
    assert set(row.fields.split(", ")) == {"name", *named} and row.subject == rosa.ref


def test_a_contact_is_shown_only_if_it_is_preferred_safe_and_says_nothing_more(browse, world):
    for number, more in enumerate(
        (
            {"is_safe": False},
            {"is_preferred": False},
            {"ended_on": clock.today()},
            {"kind": "address", "value": "12 Hidden Lane"},
            {"kind": "through_somebody", "value": "her sister Alba"},
            {"kind": "other", "value": "the church"},
        )
    ):
        row = people.person(world.teams["north"], f"Ana {number}")
        people.contact(row, **{"value": "+1 902 555 0199", "is_preferred": True, "safe_note": "never at night", **more})
        agreed(world, row)
        page = browse("liaison").get(f"/consular/{row.ref}").text
        assert "Nothing recorded" in page
        for secret in ("0199", "Hidden Lane", "Alba", "church", "never at night"):
            assert secret not in page


def test_a_permit_that_tells_of_protection_is_called_a_stay_permit(browse, world):
    for kind in sorted(fields.TELLS_OF_PROTECTION):
        row = people.person(world.teams["north"], "Ana")
        permit(row, kind)
        agreed(world, row, "name", "permit")
        browser = browse("liaison")
        for page in (browser.get(f"/consular/{row.ref}").text, browser.get("/consular").text):
            assert "Stay permit" in page
            for word in ("efugee", "laimant", "umanitarian", "rotection"):
                assert word not in page.split('id="main"')[1]


def test_the_employer_is_where_the_person_is_at_work_today(browse, world):
    row = people.person(world.teams["north"])
    case = at_work(world, row, "Old Farm", "ended_abuse_exit", started_on=clock.today() - timedelta(days=90)).case_id
    agreed(world, row, "name", "employer")
    assert "Nothing recorded" in browse("liaison").get(f"/consular/{row.ref}").text
    db.session.expire_all()
    at_work(world, row, "New Farm", case=db.session.get(Case, case))
    db.session.commit()
    page = browse("liaison").get(f"/consular/{row.ref}").text
    assert "New Farm" in page and "Old Farm" not in page


def test_whoever_did_not_agree_is_missing_byte_for_byte_at_every_address(browse, world):
    hidden = whole(world)
    under = agreed(world, hidden)
    done = make.assistance(under, world.users["liaison"])
    make.withdrawn(under, world.users["caseworker"])
    db.session.commit()
    browser = browse("liaison")
    browser.get("/consular")  # the first page of all also sets a cookie
    for address in ("/consular/{}", "/consular/{}/extract.pdf", "/consular/{}/assistance/new"):
        there, nowhere = (browser.get(address.format(ref)) for ref in (hidden.ref, "PE-0000-0000-0"))
        assert there.status_code == 404 and bytes_of(there) == bytes_of(nowhere)
    edit = [f"/consular/{ref}/assistance/{done.ref}" for ref in (hidden.ref, "PE-0000-0000-0")]
    entry = {"kind": "visit", "state": "given", "on": str(clock.today()), "note": "x"}
    answers = [browser.get(address) for address in edit]
    answers += [browser.post(address, {"state": "given", "seen": "1"}) for address in edit]
    answers += [browser.post(f"/consular/{ref}/assistance/new", entry) for ref in (hidden.ref, "PE-0000-0000-0")]
    assert all(answer.status_code == 404 for answer in answers)
    assert len({bytes_of(answer) for answer in answers}) == 1
    assert not db.session.scalars(select(AccessLog).where(AccessLog.subject == hidden.ref)).all()


def test_a_lookup_of_somebody_hidden_asks_the_database_the_same_as_one_of_nobody(browse, world, statements):
    hidden = whole(world, protection="unknown")
    agreed(world, hidden)
    address, browser = f"/consular/{hidden.ref}", browse("liaison")
    browser.get("/consular/PE-0000-0000-0")
    with statements() as of_hidden:
        browser.get(address)
    with statements() as of_nobody:
        browser.get("/consular/PE-0000-0000-0")
    assert of_hidden == of_nobody


def test_the_extract_is_printed_from_the_same_whitelist_and_says_nothing_in_its_metadata(browse, world):
    rosa = whole(world)
    agreed(world, rosa, "name", "employer")
    answer = browse("liaison").get(f"/consular/{rosa.ref}/extract.pdf")
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="extract.pdf"'
    with pikepdf.open(io.BytesIO(answer.get_data())) as pdf:
        about = {key: str(value) for key, value in pdf.docinfo.items()}
    assert about["/Title"] == "Consular extract"
    assert not {"/Author", "/Keywords", "/Subject"} & set(about) and "Rosa" not in str(about)
    row = db.session.scalars(select(AccessLog).where(AccessLog.action == "national.print")).one()
    assert (row.subject, row.fields) == (rosa.ref, "name, employer")


def test_the_page_carries_the_readers_name_and_time(browse, world):
    rosa = whole(world)
    agreed(world, rosa)
    assert "Lia Honduras, " in browse("liaison").get(f"/consular/{rosa.ref}").text


def test_a_liaison_of_another_country_or_consulate_and_staff_see_nothing_here(browse, world):
    rosa = whole(world, nationalities=("HND", "SLV"))
    agreed(world, rosa)
    for who in ("liaison_slv", "liaison_gtm", "caseworker", "supervisor", "administrator", "auditor"):
        assert browse(who).get(f"/consular/{rosa.ref}").status_code == 404
        assert browse(who).get(f"/consular/{rosa.ref}/extract.pdf").status_code == 404
