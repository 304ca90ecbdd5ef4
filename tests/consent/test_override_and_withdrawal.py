"""A protected person's exception needs two people; taking back needs one press."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from caseflow import clock
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.cases import Task
from caseflow.models.consent import Consent
from tests.consent import sheets
from tests.factories import accounts, cases
from tests.factories import consent as make


@pytest.fixture
def protected(world, rosa):
    """Rosa seeks protection, and her organization has switched exceptions on."""
    rosa.protection = "protected"
    db.session.get(Organization, world.houses["house"].id).override_allowed = True
    db.session.add(rosa)
    second = accounts.user(world.houses["house"], "supervisor", "Nora Second", (world.teams["north"],))
    world.users["nora"] = second
    db.session.commit()
    return rosa


def sheet_page(person):
    return f"/people/{person.ref}/consents/new/consulate_override/es"


def record(browse, world, person, **changed):
    return browse("supervisor").submit(sheet_page(person), **sheets.override(world, **changed))


def the_consent() -> Consent:
    db.session.expire_all()
    return db.session.scalars(select(Consent).order_by(Consent.id.desc())).first()


def approve_page(person):
    return f"/people/{person.ref}/consents/{the_consent().ref}/approve"


def names(browse, who="liaison"):
    return browse(who).get("/consular").text


def test_an_exception_opens_the_view_only_after_a_second_person_approved_it(browse, world, protected):
    assert record(browse, world, protected).status_code == 302
    assert "Mejía" not in names(browse)
    page = browse("nora").get(f"/people/{protected.ref}/consents").text
    assert "Waiting for a second person" in page and "No consulate learns" in page
    assert "Rosa Elena" in browse("nora").get("/consents/waiting").text
    assert browse("nora").submit(approve_page(protected)).status_code == 302
    assert "Mejía" in names(browse)
    assert the_consent().approved_by_id == world.users["nora"].id
    assert verify.verify_all().is_sound


def test_whoever_recorded_it_cannot_approve_it(browse, world, protected):
    record(browse, world, protected)
    page = browse("supervisor").get(approve_page(protected)).text
    assert "A colleague must look at it" in page
    answer = browse("supervisor").post(approve_page(protected), {"seen": "1"})
    assert answer.status_code == 422 and "cannot approve it" in answer.text
    assert the_consent().approved_by_id is None and "Mejía" not in names(browse)


def test_the_database_too_refuses_one_person_as_both(world, protected):
    officer = world.users["supervisor"]
    with pytest.raises(IntegrityError):
        make.override(protected, world.houses["consulate"], officer, officer)
    db.session.rollback()


@pytest.mark.parametrize("who", ["caseworker", "second", "stranger", "supervisor_south", "foreign", "liaison"])
def test_nobody_without_the_right_approves(browse, world, protected, who):
    record(browse, world, protected)
    expected = 403 if who in ("caseworker", "second") else 404
    assert browse(who).get(approve_page(protected)).status_code == expected
    assert browse(who).post(approve_page(protected), {"seen": "1"}).status_code == expected
    assert the_consent().approved_by_id is None


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"expires_on": str(clock.today() + timedelta(days=120))}, "expires_on", "at most 90 days"),
        ({"expires_on": str(clock.today() + timedelta(days=91))}, "expires_on", "at most 90 days"),
        ({"counselled_on": ""}, "counselled_on", "was counselled about the danger"),
        ({"counselled_on": str(clock.today() + timedelta(days=1))}, "counselled_on", "lies in the future"),
        ({"how_given": "witnessed_verbal"}, "how_given", "Not a valid choice"),
        ({"fields": []}, "fields", "Choose the data"),
    ],
)
def test_an_exception_that_breaks_a_rule_is_not_recorded(browse, world, protected, changed, field, says):
    answer = record(browse, world, protected, **changed)
    assert answer.status_code == 422 and f'id="{field}-error"' in answer.text and says in answer.text
    assert the_consent() is None


def test_ninety_days_are_the_most(browse, world, protected):
    assert record(browse, world, protected, expires_on=str(clock.today() + timedelta(days=90))).status_code == 302


def test_where_it_is_switched_off_or_nobody_is_a_protection_officer_there_is_no_sheet(browse, world, protected):
    page = browse("caseworker").get(sheet_page(protected)).text
    assert "Only a protection officer records this consent" in page and 'name="recipient"' not in page
    db.session.get(Organization, world.houses["house"].id).override_allowed = False
    db.session.commit()
    page = browse("supervisor").get(sheet_page(protected)).text
    assert "has not switched on exceptions" in page and 'name="recipient"' not in page
    token = {**sheets.override(world), "text": str(make.text("consulate_override", "es").id)}
    assert browse("supervisor").post(sheet_page(protected), token).status_code == 422
    assert the_consent() is None


def test_switching_it_off_closes_the_view_and_nothing_waiting_can_be_approved(browse, world, protected):
    make.override(protected, world.houses["consulate"], world.users["supervisor"], world.users["nora"])
    db.session.commit()
    assert "Mejía" in names(browse)
    db.session.get(Organization, world.houses["house"].id).override_allowed = False
    db.session.commit()
    assert "Mejía" not in names(browse)
    make.override(protected, world.houses["consulate"], world.users["supervisor"], None)
    db.session.commit()
    answer = browse("nora").submit(approve_page(protected))
    assert answer.status_code == 422 and "has not switched on" in answer.text


def test_an_approval_of_something_that_changed_meanwhile_is_refused(browse, world, protected):
    record(browse, world, protected)
    assert browse("nora").post(approve_page(protected), {"seen": "7"}).status_code == 409
    browse("caseworker").post(f"/people/{protected.ref}/consents/{the_consent().ref}/withdraw")
    answer = browse("nora").post(approve_page(protected), {"seen": "2"})
    assert answer.status_code == 422 and "does not wait for approval" in answer.text
    assert "Mejía" not in names(browse)


def test_taking_back_is_one_press_by_any_caseworker_of_the_team_and_works_at_once(browse, world, rosa):
    row = make.consent(rosa, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    liaison = browse("liaison")
    assert "Mejía" in liaison.get("/consular").text
    answer = browse("second").post(f"/people/{rosa.ref}/consents/{row.ref}/withdraw")
    assert answer.status_code == 302
    assert "Mejía" not in liaison.get("/consular").text
    assert liaison.get(f"/consular/{rosa.ref}").status_code == 404
    page = browse("caseworker").get(f"/people/{rosa.ref}/consents").text
    assert "Withdrawn" in page and "None. No consulate learns" in page


def test_one_word_takes_back_every_consent_in_the_matter_and_a_second_press_does_no_harm(browse, world, rosa):
    by, consulate = world.users["caseworker"], world.houses["consulate"]
    first, newest = make.consent(rosa, consulate, by), make.consent(rosa, consulate, by)
    service = make.consent(rosa, world.houses["house"], by, kind="service")
    db.session.commit()
    for _ in range(2):
        assert browse("second").post(f"/people/{rosa.ref}/consents/{newest.ref}/withdraw").status_code == 302
    db.session.expire_all()
    assert first.withdrawn_at and newest.withdrawn_at and service.withdrawn_at is None


def test_a_withdrawal_needs_a_token_and_a_team(browse, world, rosa):
    row = make.consent(rosa, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    address = f"/people/{rosa.ref}/consents/{row.ref}/withdraw"
    assert browse("second")._open(address, method="POST").status_code == 400
    assert browse("second").get(address).status_code == 405
    for who in ("stranger", "foreign", "liaison", "liaison_slv"):
        assert browse(who).post(address).status_code == 404
    db.session.expire_all()
    assert row.withdrawn_at is None


def test_an_employer_is_asked_to_stop_and_a_consulate_is_told_nothing(browse, world, rosa):
    by = world.users["caseworker"]
    cases.case(world.teams["north"], rosa, caseworker=by)
    toward = make.consent(rosa, world.houses["consulate"], by)
    farm = make.consent(rosa, "Valley Farm", by, kind="present_to_employer")
    db.session.commit()
    browse("second").post(f"/people/{rosa.ref}/consents/{toward.ref}/withdraw")
    assert db.session.scalars(select(Task)).all() == []
    browse("second").post(f"/people/{rosa.ref}/consents/{farm.ref}/withdraw")
    task = db.session.scalars(select(Task)).one()
    assert "Valley Farm" in task.title and "Give no reasons" in task.title and task.due_on == clock.today()


def test_a_consent_recorded_by_whoever_ended_the_protection_is_shown_as_not_counted(browse, world, rosa):
    make.consent(rosa, world.houses["consulate"], world.users["supervisor"])
    rosa.was_protected, rosa.cleared_by_id = True, world.users["supervisor"].id
    db.session.add(rosa)
    db.session.commit()
    page = browse("caseworker").get(f"/people/{rosa.ref}/consents").text
    assert "Recorded, but not counted" in page and "A colleague must ask" in page
    assert "None. No consulate learns" in page
