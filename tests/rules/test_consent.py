"""Who may know of somebody, and when a consent counts: access rules DP01, DP02, DP04, DP06, DP12 with their cases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from caseflow.rules import consent as rules
from caseflow.rules.birth import NOT_KNOWN, Birth
from caseflow.rules.consent import Consent, Person, may_know

TODAY = date(2026, 11, 24)
HND, GTM, COL, VEN = 1, 2, 3, 4  # consulates
PURPOSE = "consular_assistance"
ADULT = Birth(date(1990, 5, 1), "day")
CHILD_15 = Birth(date(2011, 5, 1), "day")
CHILD_8 = Birth(date(2018, 5, 1), "day")

CARMEN = Person(frozenset({"HND"}), "clear", ADULT)
CONSENT = Consent(
    id=1, kind="consulate", recipient=HND, purpose=PURPOSE, fields=frozenset({"name", "contact"}), giver="self",
    how_given="signature", text_language="es", text_counts=True, risks_explained=True, not_conditional=True,
    given_on=date(2026, 6, 1), expires_on=date(2027, 6, 1), recorded_by=10,
)  # fmt: skip
OVERRIDE = replace(
    CONSENT, kind="consulate_override", given_on=date(2026, 11, 1), expires_on=date(2027, 1, 30),
    counselled_on=date(2026, 10, 30), approved_by=11,
)  # fmt: skip


def seen(person: Person, *consents: Consent, country: str = "HND", by: int = HND, on: bool = True):
    return may_know(country, by, PURPOSE, person, consents, TODAY, override_on=on)


def codes(found: object) -> set[str]:
    return {reason.code for reason in found}


# DP01


def test_a_national_who_agreed_is_seen_with_the_fields_they_named() -> None:
    assert seen(CARMEN, CONSENT) == {"name", "contact"}


def test_the_name_comes_with_every_visible_person_and_nothing_else_unasked() -> None:
    assert seen(CARMEN, replace(CONSENT, fields=frozenset({"permit"}))) == {"name", "permit"}


def test_a_consent_to_another_consulate_shows_nothing() -> None:
    assert seen(CARMEN, replace(CONSENT, recipient=GTM)) is None


def test_a_dual_national_who_agreed_to_one_consulate_is_hidden_from_the_other() -> None:
    dual = Person(frozenset({"VEN", "COL"}), "clear", ADULT)
    toward_colombia = replace(CONSENT, recipient=COL)
    assert seen(dual, toward_colombia, country="VEN", by=VEN) is None
    assert seen(dual, toward_colombia, country="COL", by=COL) is not None


def test_a_consent_does_not_make_a_national() -> None:
    assert seen(Person(frozenset({"SLV"}), "clear", ADULT), CONSENT) is None


def test_a_claimant_is_hidden_in_spite_of_an_active_consent() -> None:
    assert seen(replace(CARMEN, protection="protected"), CONSENT) is None


def test_an_override_that_ended_yesterday_shows_nothing() -> None:
    ended = replace(OVERRIDE, given_on=date(2026, 9, 1), counselled_on=date(2026, 9, 1), expires_on=date(2026, 11, 23))
    assert seen(replace(CARMEN, protection="protected"), ended) is None
    assert seen(replace(CARMEN, protection="protected"), replace(ended, expires_on=TODAY)) is None


def test_somebody_not_screened_is_hidden() -> None:
    assert seen(replace(CARMEN, protection="unknown"), CONSENT) is None
    assert seen(Person(frozenset({"HND"}), birth=ADULT), CONSENT) is None


def test_a_consent_withdrawn_one_minute_ago_shows_nothing() -> None:
    withdrawn = replace(CONSENT, withdrawn_at=datetime(2026, 11, 24, 11, 59, tzinfo=UTC))
    assert seen(CARMEN, withdrawn) is None


@pytest.mark.parametrize(
    "change",
    [
        {"given_on": TODAY + timedelta(days=1)}, {"expires_on": TODAY}, {"given_on": None}, {"expires_on": None},
        {"text_counts": False}, {"end_reason": "protection_changed"}, {"purpose": "census"}, {"kind": "service"},
        {"recipient": None, "recipient_name": "Consulate of Honduras"}, {"how_given": "witnessed_verbal"},
        {"risks_explained": False}, {"not_conditional": False}, {"came_ticked": True}, {"fields": frozenset()},
        {"fields": frozenset({"name", "address"})}, {"giver": ""}, {"giver": "guardian", "guardian_name": "Rosa"},
    ],
)  # fmt: skip
def test_anything_missing_hides_the_person(change: dict[str, object]) -> None:
    assert seen(CARMEN, replace(CONSENT, **change)) is None


def test_nobody_without_a_consent_and_nobody_stateless_is_seen() -> None:
    assert seen(CARMEN) is None
    assert seen(replace(CARMEN, is_stateless=True), CONSENT) is None
    assert seen(replace(CARMEN, nationalities=frozenset()), CONSENT) is None


def test_the_last_word_replaces_a_broader_one_and_its_withdrawal_revives_nothing() -> None:
    narrow = replace(CONSENT, id=2, given_on=date(2026, 7, 1), fields=frozenset({"name"}))
    assert seen(CARMEN, CONSENT, narrow) == {"name"}
    assert seen(CARMEN, CONSENT, replace(narrow, withdrawn_at=datetime(2026, 8, 1, tzinfo=UTC))) is None


def test_minors_are_seen_with_a_guardian_and_their_own_assent_only() -> None:
    guardian = replace(CONSENT, giver="guardian", guardian_name="Rosa Paz")
    assert seen(replace(CARMEN, birth=CHILD_15), CONSENT) is None
    assert seen(replace(CARMEN, birth=CHILD_15), guardian) is None
    assert seen(replace(CARMEN, birth=CHILD_15), replace(guardian, has_assent=True)) is not None
    assert seen(replace(CARMEN, birth=CHILD_8), guardian) is not None


def test_an_unknown_age_counts_as_a_minors() -> None:
    unknown = replace(CARMEN, birth=NOT_KNOWN)
    assert seen(unknown, CONSENT) is None
    assert seen(unknown, replace(CONSENT, giver="guardian", guardian_name="Rosa Paz", has_assent=True)) is not None


# DP02


def test_an_override_shows_a_protected_person_where_the_organization_switched_it_on() -> None:
    protected = replace(CARMEN, protection="protected")
    assert seen(protected, OVERRIDE) == {"name", "contact"}
    assert seen(protected, OVERRIDE, on=False) is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"approved_by": 10}, "override_same_person"),
        ({"approved_by": None}, "override_not_approved"),
        ({"expires_on": date(2027, 3, 1)}, "override_too_long"),
        ({"counselled_on": None}, "override_without_counselling"),
        ({"counselled_on": date(2026, 11, 2)}, "override_counselled_after"),
        ({"fields": frozenset()}, "consent_fields_missing"),
        ({"fields": frozenset({"address"})}, "consent_fields_not_allowed"),
        ({"purpose": ""}, "consent_purpose_missing"),
        ({"how_given": "witnessed_verbal"}, "consent_not_written"),
        ({"kind": "consulate"}, "override_not_separate"),
    ],
)
def test_an_override_that_breaks_a_rule_is_rejected_and_opens_nothing(change: dict[str, object], code: str) -> None:
    protected, broken = replace(CARMEN, protection="protected"), replace(OVERRIDE, **change)
    assert code in codes(rules.override_allowed(broken, protected, TODAY, switched_on=True))
    assert seen(protected, broken) is None


def test_an_override_for_120_days_is_rejected_and_for_90_allowed() -> None:
    protected = replace(CARMEN, protection="protected")
    for days, allowed in ((90, True), (91, False), (120, False)):
        override = replace(OVERRIDE, expires_on=OVERRIDE.given_on + timedelta(days=days))
        assert (rules.override_allowed(override, protected, TODAY, switched_on=True) == ()) is allowed


def test_an_override_is_for_protected_people_where_it_is_switched_on() -> None:
    assert codes(rules.override_allowed(OVERRIDE, CARMEN, TODAY, switched_on=False)) == {
        "override_switched_off", "override_not_needed",
    }  # fmt: skip


def test_whoever_recorded_an_override_does_not_approve_it() -> None:
    assert rules.may_approve(OVERRIDE, 10).code == "override_same_person"
    assert rules.may_approve(OVERRIDE, 11) is None


def test_when_somebody_becomes_protected_or_unknown_ordinary_consulate_consents_end() -> None:
    service = replace(CONSENT, id=3, kind="service")
    ended = replace(CONSENT, id=4, end_reason="protection_changed")
    consents = (CONSENT, replace(OVERRIDE, id=2), service, ended)
    assert rules.after_status_change("protected", consents) == {1}
    assert rules.after_status_change("unknown", consents) == {1}
    assert rules.after_status_change("clear", consents) == frozenset()


# DP06


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"recipient": None}, "consent_recipient_missing"),
        ({"came_ticked": True}, "consent_came_ticked"),
        ({"kind": ""}, "consent_kind_missing"),
        ({"purpose": ""}, "consent_purpose_missing"),
        ({"fields": frozenset()}, "consent_fields_missing"),
        ({"giver": ""}, "consent_giver_missing"),
        ({"how_given": ""}, "consent_manner_missing"),
        ({"text_language": ""}, "consent_text_missing"),
        ({"text_counts": False}, "consent_text_retired"),
        ({"risks_explained": False}, "consent_risks_missing"),
        ({"not_conditional": False}, "consent_conditional"),
        ({"given_on": None}, "consent_date_missing"),
        ({"expires_on": None}, "consent_expiry_missing"),
        ({"given_on": date(2026, 11, 25)}, "consent_given_in_future"),
        ({"expires_on": date(2026, 6, 1)}, "consent_ends_before_given"),
        ({"expires_on": date(2030, 6, 1)}, "consent_too_long"),
        ({"giver": "guardian", "guardian_name": "Rosa"}, "adult_consents_alone"),
    ],
)
def test_a_form_that_lacks_something_is_rejected(change: dict[str, object], code: str) -> None:
    assert codes(rules.complete(replace(CONSENT, **change), CARMEN, TODAY)) == {code}


def test_a_complete_form_is_accepted_and_an_empty_one_lacks_everything() -> None:
    assert rules.complete(CONSENT, CARMEN, TODAY) == ()
    assert len(rules.complete(Consent(), CARMEN, TODAY)) == 11


def test_a_service_consent_may_be_spoken_and_name_a_recipient_in_words() -> None:
    spoken = replace(CONSENT, kind="service", recipient=None, recipient_name="Casa", how_given="witnessed_verbal")
    spoken = replace(spoken, fields=frozenset({"case"}), expires_on=date(2036, 1, 1))
    assert rules.counts(spoken, CARMEN, TODAY)
    assert not rules.counts(replace(spoken, withdrawn_at=datetime(2026, 11, 1, tzinfo=UTC)), CARMEN, TODAY)
    assert not rules.counts(CONSENT, CARMEN, TODAY)


# DP07, DP12


def test_one_word_ends_every_consent_in_the_matter_and_no_other() -> None:
    older, other, service = replace(CONSENT, id=2), replace(CONSENT, id=3, recipient=GTM), Consent(id=4, kind="service")
    assert rules.to_withdraw((CONSENT, older, replace(OVERRIDE, id=5), other, service), 1) == {1, 2, 5}
    assert rules.to_withdraw((CONSENT,), 99) == frozenset()


def test_a_consent_cannot_be_dated_before_the_last_withdrawal() -> None:
    withdrawn = replace(CONSENT, withdrawn_at=datetime(2026, 10, 1, tzinfo=UTC))
    assert rules.backdated(replace(CONSENT, id=2), (withdrawn,)).code == "consent_withdrawn_since"
    assert rules.backdated(replace(CONSENT, id=2, given_on=date(2026, 10, 1)), (withdrawn,)) is None
    assert rules.backdated(replace(CONSENT, id=2, recipient=GTM), (withdrawn,)) is None


def test_a_fifteen_year_old_alone_leaves_the_consent_incomplete() -> None:
    young = replace(CARMEN, birth=CHILD_15)
    guardian = replace(CONSENT, giver="guardian")
    assert codes(rules.complete(CONSENT, young, TODAY)) == {"minor_needs_guardian"}
    assert codes(rules.complete(guardian, young, TODAY)) == {"guardian_name_missing", "minor_needs_assent"}


def test_a_minors_contact_with_a_consulate_takes_a_protection_officer() -> None:
    young = replace(CARMEN, birth=CHILD_8)
    assert rules.contact_for_a_minor(CONSENT, young, TODAY, by_protection_officer=False) is not None
    assert rules.contact_for_a_minor(CONSENT, young, TODAY, by_protection_officer=True) is None
    assert rules.contact_for_a_minor(CONSENT, CARMEN, TODAY, by_protection_officer=False) is None
