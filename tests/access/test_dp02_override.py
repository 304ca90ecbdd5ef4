"""DP02: an exception for a protected person takes a separate consent, two people, named fields and at most 90 days.

How staff record and approve one is in `tests/consent/test_override_and_withdrawal.py`; here are its given cases, and
that a row which breaks the rule opens nothing however it came into the database.
"""

from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from tests.consent import sheets
from tests.consular.people import whole
from tests.factories import consent as make
from tests.factories import people as make_people


@pytest.fixture
def claimant(world):
    make.texts()
    row = whole(world, "Carmen", "Reyes", protection="protected")
    db.session.get(Organization, world.houses["house"].id).override_allowed = True
    db.session.commit()
    return row


def test_the_same_user_records_and_approves_rejected(browse, world, claimant):
    browser = browse("supervisor")
    sheet = f"/people/{claimant.ref}/consents/new/consulate_override/es"
    consent = browser.submit(sheet, **sheets.override(world)).location
    answer = browser.post(f"{consent}/approve", {"seen": "1"})
    assert answer.status_code == 422 and "Ask a colleague" in answer.text
    with pytest.raises(IntegrityError):
        make.override(claimant, world.houses["consulate"], world.users["supervisor"], world.users["supervisor"])
    db.session.rollback()


def test_an_override_for_120_days_rejected(browse, world, claimant):
    sheet = f"/people/{claimant.ref}/consents/new/consulate_override/es"
    ends = str(clock.today() + timedelta(days=120))
    answer = browse("supervisor").submit(sheet, **sheets.override(world, expires_on=ends))
    assert answer.status_code == 422 and "at most 90 days" in answer.text


@pytest.mark.parametrize(
    "change",
    [
        {"days": 91}, {"counselled_on": None}, {"counselled_on": clock.today()}, {"fields": ["name", "address"]},
        {"fields": []}, {"how_given": "witnessed_verbal"}, {"kind": "consulate"},
    ],
)  # fmt: skip
def test_a_row_that_breaks_the_rule_opens_nothing(browse, world, claimant, change):
    officer, second = world.users["supervisor"], world.users["supervisor_south"]
    row = make.override(claimant, world.houses["consulate"], officer, second)
    db.session.commit()
    assert browse("liaison").get(f"/consular/{claimant.ref}").status_code == 200
    if "days" in change:
        row.expires_on = row.given_on + timedelta(days=change["days"])
    else:
        for name, value in change.items():
            setattr(row, name, value)
    db.session.add(row)
    db.session.commit()
    assert browse("liaison").get(f"/consular/{claimant.ref}").status_code == 404


def test_without_the_second_person_it_opens_nothing(browse, world, claimant):
    make.override(claimant, world.houses["consulate"], world.users["supervisor"], None)
    db.session.commit()
    assert browse("liaison").get(f"/consular/{claimant.ref}").status_code == 404


def test_it_shows_the_named_fields_and_never_that_the_person_seeks_protection(browse, world, claimant):
    officer, second = world.users["supervisor"], world.users["supervisor_south"]
    make.override(claimant, world.houses["consulate"], officer, second, fields=["name", "employer"])
    db.session.commit()
    page = browse("liaison").get(f"/consular/{claimant.ref}").text
    assert "Glen Farm" in page and "0147" not in page
    main = page.split('id="main"')[1]
    assert not [word for word in ("protect", "override", "claim for", "asylum") if word in main.lower()]


def test_nobody_opens_a_protected_person_alone_by_calling_them_clear(browse, world):
    """The way round the override: end the protection, then record an ordinary consent."""
    rosa = make_people.person(world.teams["north"], nationalities=("HND",), protection="protected")
    rosa.was_protected = True
    db.session.commit()
    page = f"/people/{rosa.ref}/protection"
    refused = browse("caseworker").submit(page, protection="clear", protection_status="none_known")
    assert refused.status_code == 422 and "protection officer" in refused.text
    around = browse("caseworker").submit(page, protection="unknown", protection_status="")
    assert around.status_code == 302
    again = browse("caseworker").submit(page, protection="clear", protection_status="none_known")
    assert again.status_code == 422 and "protection officer" in again.text
    assert browse("supervisor").submit(page, protection="clear", protection_status="none_known").status_code == 302
    db.session.rollback()
    make.consent(rosa, world.houses["consulate"], world.users["supervisor"])
    db.session.commit()
    assert browse("liaison").get(f"/consular/{rosa.ref}").status_code == 404
    newer = make.consent(rosa, world.houses["consulate"], world.users["caseworker"], given_on=clock.today())
    db.session.commit()
    assert newer.recorded_by_id != rosa.cleared_by_id
    assert browse("liaison").get(f"/consular/{rosa.ref}").status_code == 200
