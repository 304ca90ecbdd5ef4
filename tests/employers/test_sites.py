"""The places of work of an employer, and who speaks for it."""

import pytest

from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import EmployerContact, EmployerSite
from tests.factories import employers as make

SITE = {"name": "North ward", "country": "CAN", "region": "Nova Scotia"}
CONTACT = {"name": "Joan Penner", "function": "Owner", "phone": "902 555 0143"}


@pytest.fixture
def farm(world):
    row = make.employer(world.houses["house"], "Valley Farm")
    db.session.commit()
    return row


def contacts(farm):
    db.session.expire_all()
    return db.session.query(EmployerContact).filter_by(employer_id=farm.id).order_by(EmployerContact.id).all()


def last_action() -> str:
    return db.session.query(AuditEntry).order_by(AuditEntry.id.desc()).first().action


def test_a_site_is_added_changed_and_ended(browse, farm):
    browser, base = browse("caseworker"), f"/employers/{farm.ref}"
    assert browser.submit(f"{base}/sites/new", **SITE, has_housing="y").status_code == 302
    (site,) = db.session.query(EmployerSite).all()
    assert site.region == "CA-NS" and last_action() == "employer.add_site"
    page = browser.get(base).text
    assert "North ward" in page and "no inspection recorded" in page
    assert browser.submit(f"{base}/sites/{site.id}/edit", housing_inspected_on="2026-05-03").status_code == 302
    assert "inspected on 3 May 2026" in browser.get(base).text
    assert "stays in the history" in browser.get(f"{base}/sites/{site.id}/end").text
    assert browser.submit(f"{base}/sites/{site.id}/end").status_code == 302
    assert "until" in browser.get(base).text and last_action() == "employer.end_site"
    assert "ended already" in browser.submit(f"{base}/sites/{site.id}/end").text


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Enter a name"),
        ({"name": "x" * 201}, "at most 200"),
        ({"country": ""}, "Choose a country"),
        ({"region": "Atlantis"}, "no region of this name"),
        ({"housing_inspected_on": "2026-02-31"}, "Not a valid date"),
        ({"housing_inspected_on": "2026-02-01"}, "Tick that there is housing"),
        ({"housing_inspected_on": "2999-02-01", "has_housing": "y"}, "lies in the future"),
        ({"surprise": "1"}, "no field called"),
    ],
)
def test_what_is_wrong_with_a_site_stands_next_to_its_field(browse, farm, change, words):
    answer = browse("caseworker").submit(f"/employers/{farm.ref}/sites/new", **{**SITE, **change})
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(EmployerSite).count() == 0


def test_a_site_where_work_is_offered_is_not_ended(browse, farm):
    site, opening = make.site(farm), make.opening(farm)
    db.session.commit()
    browser = browse("caseworker")
    assert browser.submit(f"/openings/{opening.ref}/edit", site=str(site.id)).status_code == 302
    assert "North ward" in browser.get(f"/openings/{opening.ref}").text
    answer = browser.submit(f"/employers/{farm.ref}/sites/{site.id}/end")
    assert answer.status_code == 422 and "1 opening is at this site" in answer.text


def test_a_site_elsewhere_or_of_somebody_else_is_refused(world, browse, farm):
    opening = make.opening(farm)
    far = make.site(farm, "Far", region="CA-ON")
    other = make.site(make.employer(world.houses["house"], "Other Farm"))
    db.session.commit()
    answer = browse("caseworker").submit(f"/openings/{opening.ref}/edit", site=str(far.id))
    assert answer.status_code == 422 and "This site is elsewhere (Ontario)" in answer.text
    assert browse("caseworker").submit(f"/openings/{opening.ref}/edit", site=str(other.id)).status_code == 422


def test_two_who_move_the_same_opening_to_a_site_do_not_overwrite_each_other(browse, farm):
    site, opening = make.site(farm), make.opening(farm)
    db.session.commit()
    address = f"/openings/{opening.ref}/edit"
    assert browse("second").submit(address, site=str(site.id)).status_code == 302
    assert browse("caseworker").submit(address, site="", seen="1").status_code == 409


def test_the_first_contact_is_the_main_one_and_there_is_only_one(browse, farm):
    browser, base = browse("caseworker"), f"/employers/{farm.ref}"
    assert browser.submit(f"{base}/contacts/new", **CONTACT).status_code == 302
    assert browser.submit(f"{base}/contacts/new", name="Lee", email="lee@example.org").status_code == 302
    assert [one.is_main for one in contacts(farm)] == [True, False]
    assert contacts(farm)[0].phone == "+1 902-555-0143"
    page = browser.get(base).text
    assert 'href="tel:+19025550143"' in page and 'href="mailto:lee@example.org"' in page
    joan, lee = (one.id for one in contacts(farm))
    assert browser.submit(f"{base}/contacts/{lee}/edit", is_main="y").status_code == 302
    assert [one.is_main for one in contacts(farm)] == [False, True]
    page = browser.get(f"{base}/contacts/{lee}/edit").text
    answer = browser.post(f"{base}/contacts/{lee}/edit", {"name": "Lee", "email": "lee@example.org", "seen": "2"})
    assert "checked" in page and answer.status_code == 422 and "One contact is the main one" in answer.text
    assert browser.submit(f"{base}/contacts/{lee}/end").status_code == 302
    assert [one.is_main for one in contacts(farm)] == [True, False] and contacts(farm)[0].id == joan


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": ""}, "Enter the name"),
        ({"phone": "12"}, "Enter a telephone number"),
        ({"phone": "call me"}, "Enter a telephone number"),
        ({"phone": "javascript:alert(1)"}, "Enter a telephone number"),
        ({"phone": ""}, "a name alone cannot be reached"),
        ({"email": "nobody at home"}, "such as name@example.org"),
        ({"language": "xxq"}, "Not a valid choice"),
        ({"site": "999"}, "Not a valid choice"),
    ],
)
def test_what_is_wrong_with_a_contact_stands_next_to_its_field(browse, farm, change, words):
    answer = browse("caseworker").submit(f"/employers/{farm.ref}/contacts/new", **{**CONTACT, **change})
    assert answer.status_code == 422 and words in answer.text and not contacts(farm)


def test_a_second_editor_of_a_contact_sees_what_changed(browse, farm):
    row = make.contact(farm)
    db.session.commit()
    address = f"/employers/{farm.ref}/contacts/{row.id}"
    assert browse("second").submit(f"{address}/edit", function="Owner").status_code == 302
    answer = browse("caseworker").submit(f"{address}/edit", function="Foreman", seen="1")
    assert answer.status_code == 409 and "Owner" in answer.text and 'value="Foreman"' in answer.text
    assert browse("caseworker").submit(f"{address}/end", seen="1").status_code == 409


def test_the_contact_of_old_is_shown_until_there_is_another(browse, world):
    row = make.employer(world.houses["house"], contact_name="Old Joe", contact_phone="+1 902 555 0199")
    db.session.commit()
    browser = browse("caseworker")
    page = browser.get(f"/employers/{row.ref}").text
    assert "Old Joe" in page and "Make it a contact" in page
    assert browser.submit(f"/employers/{row.ref}/contacts/new").status_code == 302
    assert [one.name for one in contacts(row)] == ["Old Joe"]
    assert "Make it a contact" not in browser.get(f"/employers/{row.ref}").text


def test_a_new_employer_comes_with_its_first_contact(browse):
    new = {"name": "Granja", "country": "GTM", "kind": "employer", "contact_name": "Ana", "contact_phone": "5512 3456"}
    browser = browse("caseworker")
    answer = browser.submit("/employers/new", **new)
    assert answer.status_code == 302
    (contact,) = db.session.query(EmployerContact).all()
    assert contact.is_main and contact.phone == "+502 5512 3456"
    refused = browser.submit("/employers/new", **{**new, "contact_phone": ""})
    assert refused.status_code == 422 and "cannot be reached" in refused.text
    assert db.session.query(EmployerContact).count() == 1


def test_nobody_reaches_a_contact_through_another_employer(world, browse, farm):
    mine, other = make.contact(farm), make.employer(world.houses["house"], "Other Farm")
    db.session.commit()
    browser = browse("caseworker")
    assert browser.get(f"/employers/{other.ref}/contacts/{mine.id}/edit").status_code == 404
    assert browser.get(f"/employers/{farm.ref}/contacts/999999/end").status_code == 404
    assert browse("foreign").get(f"/employers/{farm.ref}/contacts/{mine.id}/edit").status_code == 404
