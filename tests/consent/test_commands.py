"""The commands refuse by themselves what no sheet offers: a page may have been open while something changed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.consent import commands
from caseflow.consent.commands import Given, Incomplete
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.consent import Consent
from tests.factories import consent as make


@pytest.fixture
def given(world, rosa):
    today = clock.today()
    return Given(
        kind="consulate",
        text_id=make.text("consulate", "es").id,
        recipient=world.houses["consulate"].ref,
        purpose="consular_assistance",
        fields=frozenset({"name", "permit"}),
        giver="self",
        how_given="signature",
        evidence="Binder 3",
        risks_explained=True,
        not_conditional=True,
        given_on=today,
        expires_on=today + timedelta(days=60),
    )


def refused(world, rosa, given, who="caseworker") -> set[str]:
    """The messages of a refusal; nothing must have been kept."""
    with pytest.raises(Refused) as no:
        commands.record_consent(world.actor(who), rosa.ref, given)
    db.session.rollback()
    assert db.session.scalar(select(func.count()).select_from(Consent)) == 0
    return {part.message for part in no.value.all} if isinstance(no.value, Incomplete) else {no.value.message}


def said(messages: set[str], words: str) -> bool:
    return any(words in message for message in messages)


def test_what_is_complete_is_kept(world, rosa, given):
    ref = commands.record_consent(world.actor("caseworker"), rosa.ref, given)
    assert db.session.scalars(select(Consent.ref)).one() == ref


@pytest.mark.parametrize("house", ["consulate_gtm", "house", "ministry", "farm"])
def test_only_a_consulate_of_the_persons_own_nationality_receives_anything(world, rosa, given, house):
    messages = refused(world, rosa, replace(given, recipient=world.houses[house].ref))
    assert said(messages, "not a consulate of a country whose nationality") or said(messages, "Name who may receive")


@pytest.mark.parametrize(
    ("protection", "words"), [("protected", "No ordinary consent"), ("unknown", "Screen them first")]
)
def test_no_ordinary_consent_opens_a_protected_or_unscreened_person(world, rosa, given, protection, words):
    rosa.protection = protection
    db.session.commit()
    assert said(refused(world, rosa, given), words)


def test_a_stateless_person_has_no_consulate(world, rosa, given):
    rosa.is_stateless = True
    db.session.commit()
    assert said(refused(world, rosa, given), "is stateless")


def test_an_exception_takes_a_protection_officer_whatever_the_page_showed(world, rosa, given):
    rosa.protection = "protected"
    db.session.get(Organization, rosa.organization_id).override_allowed = True
    db.session.commit()
    text = make.text("consulate_override", "es").id
    override = replace(given, kind="consulate_override", text_id=text, counselled_on=clock.today())
    assert said(refused(world, rosa, override), "Only a protection officer")
    commands.record_consent(world.actor("supervisor"), rosa.ref, override)


def test_a_purpose_or_data_of_another_kind_do_not_pass(world, rosa, given):
    assert said(refused(world, rosa, replace(given, purpose="referral")), "for which purpose")
    assert said(refused(world, rosa, replace(given, fields=frozenset({"name", "health"}))), "never be shared")
    service = replace(given, kind="service", text_id=make.text("service", "es").id, purpose="case_management")
    assert said(refused(world, rosa, replace(service, fields=frozenset({"name"}))), "has no such data")


def test_the_words_of_another_kind_or_none_carry_no_consent(world, rosa, given):
    for text_id in (None, 0, make.text("service", "es").id):
        assert said(refused(world, rosa, replace(given, text_id=text_id)), "The text was renewed")


def test_a_spoken_word_opens_no_consulate(world, rosa, given):
    assert said(refused(world, rosa, replace(given, how_given="witnessed_verbal")), "must be in writing")


def test_a_guardian_speaks_for_no_adult(world, rosa, given):
    guardian = replace(given, giver="guardian", guardian_name="Ana Paz", has_assent=True)
    assert said(refused(world, rosa, guardian), "Nobody else can consent")
