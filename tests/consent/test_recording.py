"""A caseworker writes down what a person agreed to; whatever is missing stands next to its field."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.consent import Consent
from tests.access.harvest import whole
from tests.consent import sheets
from tests.factories import consent as make
from tests.factories import employers, people


def page_of(person, kind="consulate", language="es"):
    return f"/people/{person.ref}/consents/new/{kind}/{language}"


def count():
    return db.session.scalar(select(func.count()).select_from(Consent))


def test_a_consent_toward_the_own_consulate_is_recorded_and_shown(browse, world, rosa):
    browser = browse("caseworker")
    answer = browser.submit(page_of(rosa), **sheets.toward_consulate(world))
    assert answer.status_code == 302
    row = db.session.scalars(select(Consent)).one()
    assert answer.location == f"/people/{rosa.ref}/consents/{row.ref}"
    assert row.fields == ["name", "permit"] and row.text_id and row.recorded_by_id == world.users["caseworker"].id
    page = browser.get(f"/people/{rosa.ref}/consents").text
    assert "Consulate of Honduras, Halifax" in page and "Active" in page
    entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "consent.record")).one()
    assert entry.subject == f"{rosa.ref}/consents/{row.ref}" and entry.chain == f"person:{rosa.id}"
    assert verify.verify_all().is_sound


def test_the_text_to_read_out_is_shown_in_its_language_and_its_version_is_kept(browse, world, rosa):
    for language, words in (("es", "Nuestra ayuda no depende"), ("fr", "Notre aide ne dépend pas")):
        page = browse("caseworker").get(page_of(rosa, language=language)).text
        assert words in page and f'lang="{language}"' in page
    browse("caseworker").submit(page_of(rosa, language="fr"), **sheets.toward_consulate(world))
    row = db.session.scalars(select(Consent)).one()
    text = db.session.get(type(make.text()), row.text_id)
    assert (text.kind, text.language, text.number) == ("consulate", "fr", 1)


def test_nothing_is_ticked_or_chosen_beforehand(browse, world, rosa):
    kinds = ("service", "consulate", "present_to_employer", "submit_to_authority")
    for kind in kinds:
        page = browse("caseworker").get(page_of(rosa, kind)).text
        assert not re.search(
            r"<(input|option)[^>]*\s(checked|selected)", page.split('id="main"')[1].split("</main>")[0]
        )


def test_an_empty_sheet_is_told_everything_that_is_missing_at_once(browse, world, rosa):
    answer = browse("caseworker").submit(page_of(rosa))
    assert answer.status_code == 422 and count() == 0
    for field in ("recipient", "fields", "giver", "how_given", "evidence", "given_on", "expires_on"):
        assert f'href="#{field}"' in answer.text, field
        assert f'id="{field}-error"' in answer.text, field
    for sentence in ("Name who may receive the data.", "Explain the risks", "Our help does not depend"):
        assert sentence in answer.text or sentence.lower() in answer.text.lower()


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"recipient": ""}, "recipient", "Name who may receive the data"),
        ({"fields": []}, "fields", "Choose the data"),
        ({"fields": ["permit"]}, "fields", "A consulate always sees the name"),
        ({"fields": ["name", "address"]}, "fields", "not a valid choice"),
        ({"purpose": ""}, "purpose", "for which purpose"),
        ({"giver": "guardian"}, "giver", "Not a valid choice"),
        ({"how_given": ""}, "how_given", "how the consent was given"),
        ({"evidence": ""}, "evidence", "where the signed paper is kept"),
        ({"evidence": "x" * 201}, "evidence", "at most 200"),
        ({"risks_explained": []}, "risks_explained", "Explain the risks"),
        ({"not_conditional": []}, "not_conditional", "does not depend"),
        ({"given_on": ""}, "given_on", "Enter the day on which the consent was given"),
        ({"given_on": "2026-02-30"}, "given_on", "Not a valid date"),
        ({"given_on": "2999-01-01", "expires_on": "2999-02-01"}, "given_on", "lies in the future"),
        ({"expires_on": ""}, "expires_on", "Enter the day on which the consent ends"),
        ({"expires_on": "2001-01-01"}, "expires_on", "before it is given"),
        ({"expires_on": "2999-01-01"}, "expires_on", "at most 732 days"),
        ({"given_on": "2025-01-01", "expires_on": "2025-06-01"}, "expires_on", "ended on"),
        ({"given_on": "1980-01-01", "expires_on": "1980-02-01"}, "given_on", "older than the person"),
    ],
)
def test_a_sheet_with_one_thing_wrong_says_it_next_to_its_field(browse, world, rosa, changed, field, says):
    answer = browse("caseworker").submit(page_of(rosa), **sheets.toward_consulate(world, **changed))
    assert answer.status_code == 422 and count() == 0
    near = re.search(rf'id="{field}-error"[^>]*>(.*?)</p>', answer.text, re.S)
    assert near, f"no message next to {field}"
    assert says in answer.text


def test_a_consulate_of_another_nationality_or_any_other_organization_is_no_recipient(browse, world, rosa):
    for house in ("consulate_gtm", "house", "ministry"):
        sheet = sheets.toward_consulate(world, recipient=world.houses[house].ref)
        assert browse("caseworker").submit(page_of(rosa), **sheet).status_code == 422
    assert count() == 0


def test_a_field_that_the_sheet_does_not_have_is_refused(browse, world, rosa):
    for extra in ("approved_by_id", "recipient_name", "counselled_on", "withdrawn_at", "person_id"):
        answer = browse("caseworker").submit(page_of(rosa), **sheets.toward_consulate(world, **{extra: "1"}))
        assert answer.status_code == 422 and "has no field called" in answer.text
    assert count() == 0


def test_a_text_that_was_renewed_meanwhile_must_be_read_anew(browse, world, rosa):
    sheet = {**sheets.toward_consulate(world), "text": str(make.text("consulate", "es").id)}
    make.text("consulate", "es").is_current = False
    make.text("consulate", "es", 2)
    db.session.commit()
    answer = browse("caseworker").post(page_of(rosa), sheet)
    assert answer.status_code == 422 and "The text was renewed" in answer.text and count() == 0


def test_a_text_of_another_kind_does_not_pass(browse, world, rosa):
    sheet = {**sheets.toward_consulate(world), "text": str(make.text("service", "es").id)}
    assert browse("caseworker").post(page_of(rosa), sheet).status_code == 422
    assert count() == 0


def test_a_protected_or_unscreened_person_has_no_ordinary_consent_toward_a_consulate(browse, world, rosa):
    for protection, says in (("protected", "seeks or has protection"), ("unknown", "has not been screened")):
        rosa.protection = protection
        db.session.add(rosa)
        db.session.commit()
        page = browse("caseworker").get(page_of(rosa))
        assert says in page.text and 'name="recipient"' not in page.text
        sheet = {**sheets.toward_consulate(world), "text": str(make.text("consulate", "es").id)}
        assert browse("caseworker").post(page_of(rosa), sheet).status_code == 422
    assert count() == 0


def test_a_minor_toward_a_consulate_takes_a_protection_officer_a_guardian_and_assent(browse, world, rosa):
    born = clock.today().replace(year=clock.today().year - 15, day=1)
    young = people.person(world.teams["north"], "Luis", born=born)
    db.session.commit()
    page = browse("caseworker").get(page_of(young)).text
    assert "Only a protection officer" in page and 'name="giver"' not in page
    browser = browse("supervisor")
    alone = browser.submit(page_of(young), **sheets.toward_consulate(world))
    assert alone.status_code == 422 and "A guardian must consent" in alone.text
    guardian = sheets.toward_consulate(world, giver="guardian")
    answer = browser.submit(page_of(young), **guardian)
    assert 'id="guardian_name-error"' in answer.text and 'id="has_assent-error"' in answer.text and count() == 0
    complete = {**guardian, "guardian_name": "Rosa Mejía", "has_assent": "y"}
    assert browser.submit(page_of(young), **complete).status_code == 302 and count() == 1


def test_a_service_consent_may_be_spoken(browse, world, rosa):
    assert browse("caseworker").submit(page_of(rosa, "service"), **sheets.to_service()).status_code == 302
    row = db.session.scalars(select(Consent)).one()
    assert row.recipient_id == world.houses["house"].id and row.how_given == "witnessed_verbal"


def test_a_consent_for_an_employer_names_the_employer(browse, world, rosa):
    sheet = sheets.to_service(purpose="job_placement", fields=["identity", "work"])
    answer = browse("caseworker").submit(page_of(rosa, "present_to_employer"), **sheet)
    assert answer.status_code == 422 and 'id="recipient-error"' in answer.text
    assert 'id="identity_from-error"' in answer.text and count() == 0
    named = {**sheet, "recipient_name": "Valley Farm", "identity_from": "interview"}
    assert browse("caseworker").submit(page_of(rosa, "present_to_employer"), **named).status_code == 302
    row = db.session.scalars(select(Consent)).one()
    assert (row.employer_id, row.recipient_name, row.identity_from) == (None, "Valley Farm", "interview")


@pytest.mark.parametrize("way", ["chosen", "by name", "by reference"])
def test_an_employer_of_our_list_is_known_by_its_name_too(browse, world, rosa, way):
    farm = employers.employer(world.houses["house"], "Café del Río, S.A.")
    db.session.commit()
    said = {"chosen": {"recipient": farm.ref}, "by name": {"recipient_name": "CAFE DEL RIO  s.a."}}
    said["by reference"] = {"recipient_name": farm.ref.lower().replace("-", " ")}
    more = {"purpose": "job_placement", "fields": ["identity", "work"], "identity_from": "offered", **said[way]}
    answer = browse("caseworker").submit(page_of(rosa, "present_to_employer"), **sheets.to_service(**more))
    assert answer.status_code == 302
    row = db.session.scalars(select(Consent)).one()
    assert (row.employer_id, row.recipient_name, row.identity_from) == (farm.id, farm.name, "offered")
    page = browse("caseworker").get(answer.location).text
    assert "When the employer makes an offer" in page and "Café del Río" in page


def test_only_an_employer_of_the_own_list_can_be_chosen(browse, world, rosa):
    strange = employers.employer(world.houses["other"], "Finca")
    db.session.commit()
    more = {"purpose": "job_placement", "fields": ["work"], "identity_from": "offered", "recipient": strange.ref}
    answer = browse("caseworker").post(page_of(rosa, "present_to_employer"), sheets.to_service(**more))
    assert answer.status_code == 422 and count() == 0
    assert "Finca" not in browse("caseworker").get(page_of(rosa, "present_to_employer")).text


def test_a_withdrawal_cannot_be_undone_by_an_older_paper(browse, world, rosa):
    old = make.consent(rosa, world.houses["consulate"], world.users["caseworker"])
    make.withdrawn(old, world.users["caseworker"])
    db.session.commit()
    yesterday = str(clock.today() - timedelta(days=1))
    answer = browse("caseworker").submit(page_of(rosa), **sheets.toward_consulate(world, given_on=yesterday))
    assert answer.status_code == 422 and "The person withdrew this consent" in answer.text and count() == 1


def test_people_of_other_teams_and_unknown_people_are_not_found(browse, world, rosa):
    missing = "/people/PE-0000-0000-0/consents"
    for who in ("stranger", "foreign", "liaison", "employer", "auditor", "administrator"):
        for address in ("", "/new", "/new/consulate/es"):
            there = browse(who).get(f"/people/{rosa.ref}/consents{address}")
            nowhere = browse(who).get(missing + address)
            assert there.status_code == 404 and whole(there) == whole(nowhere)
    for address in ("/new/census/es", "/new/consulate/xx", "/CO-0000-0000-0"):
        assert browse("caseworker").get(f"/people/{rosa.ref}/consents{address}").status_code == 404


def test_choosing_kind_and_language_leads_to_the_sheet(browse, world, rosa):
    browser = browse("caseworker")
    answer = browser.submit(f"/people/{rosa.ref}/consents/new", kind="service", language="pt")
    assert answer.location == page_of(rosa, "service", "pt")
    assert browser.submit(f"/people/{rosa.ref}/consents/new", kind="", language="").status_code == 422
