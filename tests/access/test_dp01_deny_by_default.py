"""DP01: a consulate sees a national only with that nationality, a written consent for it, and no protection."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from tests.consular.people import whole
from tests.factories import consent as make
from tests.factories import people


@pytest.fixture
def door(browse, world):
    """`door("liaison", person)` is (in the list, status of their page) for that liaison."""

    def look(who, person):
        ref, name = person.ref, person.given_names
        db.session.commit()
        browser = browse(who)
        return name in browser.get("/consular").text, browser.get(f"/consular/{ref}").status_code

    return look


@pytest.fixture
def carmen(world):
    """A national of Honduras, clear."""
    return whole(world, "Carmen", "Reyes")


def agreed(world, person, house="consulate", **more):
    return make.consent(person, world.houses[house], world.users["caseworker"], **more)


SEEN, HIDDEN = (True, 200), (False, 404)


def test_a_national_who_agreed_and_is_not_flagged_is_seen(door, world, carmen):
    agreed(world, carmen)
    assert door("liaison", carmen) == SEEN


def test_a_consent_to_another_consulate_shows_nothing_to_either(door, world, carmen):
    agreed(world, carmen, "consulate_gtm")
    assert door("liaison", carmen) == HIDDEN
    assert door("liaison_gtm", carmen) == HIDDEN


def test_a_dual_national_who_agreed_to_one_consulate_is_hidden_from_the_other(door, world):
    dual = people.person(world.teams["north"], "Dalia", nationalities=("HND", "SLV"))
    agreed(world, dual, "consulate_slv")
    assert door("liaison", dual) == HIDDEN
    assert door("liaison_slv", dual) == SEEN


def test_a_claimant_with_an_active_consent_and_no_override_is_hidden(door, world, carmen):
    agreed(world, carmen)
    carmen.protection, carmen.protection_status = "protected", "claim_made"
    assert door("liaison", carmen) == HIDDEN


def test_an_override_shows_a_claimant_until_the_day_it_ends(door, world, carmen):
    carmen.protection = "protected"
    db.session.get(Organization, world.houses["house"].id).override_allowed = True
    officer, second = world.users["supervisor"], world.users["supervisor_south"]
    ends = clock.today() + timedelta(days=1)
    override = make.override(carmen, world.houses["consulate"], officer, second, expires_on=ends)
    assert door("liaison", carmen) == SEEN
    override.expires_on = clock.today()
    assert door("liaison", carmen) == HIDDEN
    override.expires_on = clock.today() - timedelta(days=1)
    assert door("liaison", carmen) == HIDDEN


def test_somebody_not_screened_is_hidden(door, world, carmen):
    agreed(world, carmen)
    carmen.protection = "unknown"
    assert door("liaison", carmen) == HIDDEN


def test_a_consent_withdrawn_one_minute_ago_shows_nothing(door, world, carmen):
    row = agreed(world, carmen)
    row.withdrawn_at = clock.now() - timedelta(minutes=1)
    assert door("liaison", carmen) == HIDDEN


def test_a_consent_ends_with_the_day_before_its_last_day_without_anybody_doing_anything(door, world, carmen):
    agreed(world, carmen, expires_on=clock.today() + timedelta(days=1))
    assert door("liaison", carmen) == SEEN
    with clock.moved(timedelta(days=1)):
        assert door("liaison", carmen) == HIDDEN


@pytest.mark.parametrize(
    "change",
    [
        {"how_given": "witnessed_verbal"}, {"risks_explained": False}, {"not_conditional": False}, {"fields": []},
        {"fields": ["name", "address"]}, {"purpose": "referral"}, {"kind": "service"},
        {"end_reason": "protection_changed"},
    ],
)  # fmt: skip
def test_a_consent_that_lacks_anything_opens_nothing(door, world, carmen, change):
    agreed(world, carmen, **change)
    assert door("liaison", carmen) == HIDDEN


def test_a_text_that_was_retired_no_longer_carries_a_consent(door, world, carmen):
    row = agreed(world, carmen)
    text = db.session.get(type(make.text()), row.text_id)
    text.is_current = False
    assert door("liaison", carmen) == SEEN
    text.is_grandfathered = False
    assert door("liaison", carmen) == HIDDEN


def test_a_nationality_that_was_taken_out_and_statelessness_hide(door, world, carmen):
    agreed(world, carmen)
    carmen.is_stateless = True
    assert door("liaison", carmen) == HIDDEN
