"""What forbids a step to move, what is not known about it, and what a caseworker may confirm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.blocking import ORIGIN, check, codes_at, is_confirmable, is_known
from caseflow.rules.conditions import Answer
from tests.factories.pathways import a_step, shipped_catalogue, shipped_pathways

RULES = shipped_catalogue().blocking_rules
MET, NOT_MET, UNKNOWN = Answer.MET, Answer.NOT_MET, Answer.UNKNOWN


def one(code: str, facts: dict | None = None, *confirmed: str) -> tuple[Answer, str | None]:
    (found,) = check([code], facts or {}, confirmed, RULES)
    return found.answer, found.because.code if found.because else None


def test_every_rule_of_the_catalogue_can_be_decided() -> None:
    assert [code for code in RULES if not is_known(code)] == []


@pytest.mark.parametrize("code", sorted(RULES))
def test_what_is_not_recorded_never_lets_a_step_pass(code: str) -> None:
    (found,) = check([code], {}, (), RULES)
    assert found.answer is not MET
    assert found.blocks is (RULES[code].severity == "block")
    assert found.because is not None


@given(st.sampled_from(sorted(code for code in RULES if not is_confirmable(code))))
def test_what_the_records_decide_nobody_confirms_away(code: str) -> None:
    assert one(code, {}, code) == one(code, {})


@given(st.sampled_from(sorted(code for code in RULES if is_confirmable(code))))
def test_what_a_caseworker_must_confirm_is_met_once_confirmed(code: str) -> None:
    assert one(code) == (UNKNOWN, "needs_confirmation")
    assert one(code, {}, code) == (MET, None)


def test_a_record_that_says_the_opposite_outweighs_a_confirmation() -> None:
    confirmed = one("BR_WAGE_AT_LEAST_LEGAL", {"offer.wage_at_least_legal": False}, "BR_WAGE_AT_LEAST_LEGAL")
    assert confirmed == (NOT_MET, "wage_below_legal")


def test_nobody_is_sent_to_an_employer_who_is_not_vetted() -> None:
    assert one("BR_EMPLOYER_VETTED", {"employer.vetted": True}) == (MET, None)
    assert one("BR_EMPLOYER_VETTED", {"employer.vetted": False}) == (NOT_MET, "employer_not_vetted")
    assert one("BR_EMPLOYER_VETTED") == (UNKNOWN, "employer_not_known")


def test_documents_that_are_missing_are_named() -> None:
    (found,) = check(["BR_DOCS_COMPLETE"], {"step.documents_missing": {"passport", "cv"}}, (), RULES)
    assert found.because is not None
    assert (found.because.fact("documents"), found.because.fact("count")) == ("cv, passport", 2)
    assert one("BR_DOCS_COMPLETE", {"step.documents_missing": set()}) == (MET, None)


def test_a_consent_must_name_the_onward_sharing_that_the_law_allows() -> None:
    agreed = {"consent.share_recipient": True, "pathway.shares_onward": True}
    assert one("BR_CONSENT_SHARE_RECIPIENT", agreed) == (NOT_MET, "consent_without_onward_sharing")
    assert one("BR_CONSENT_SHARE_RECIPIENT", agreed | {"consent.names_onward_sharing": True}) == (MET, None)
    assert one("BR_CONSENT_SHARE_RECIPIENT", {"consent.share_recipient": True}) == (MET, None)


# The country of feared persecution is not contacted


@pytest.mark.parametrize(
    ("protection", "expected"),
    [
        ("clear", (MET, None)),
        ("protected", (NOT_MET, "origin_contact_protected")),
        ("unknown", (NOT_MET, "origin_contact_unknown")),
        (None, (NOT_MET, "origin_contact_unknown")),
    ],
)
def test_a_step_that_writes_to_the_origin_is_blocked_for_protected_and_unknown(
    protection: str | None, expected: tuple[Answer, str | None]
) -> None:
    assert one(ORIGIN, {"person.protection": protection, "step.contacts_origin": True}) == expected


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        ("step.alternative_evidence", "origin_contact_avoided"),
        ("consent.origin_contact_override", "origin_contact_agreed"),
    ],
)
def test_other_evidence_or_an_approved_consent_opens_the_way(fact: str, why: str) -> None:
    assert one(ORIGIN, {"person.protection": "protected", "step.contacts_origin": True, fact: True}) == (MET, why)


def test_a_step_that_does_not_write_there_goes_on_with_a_warning() -> None:
    facts = {"person.protection": "protected", "step.contacts_origin": False}
    assert one(ORIGIN, facts) == (MET, "origin_must_not_be_told")


def test_the_police_certificate_of_a_salvadoran_claimant_is_blocked_from_the_start() -> None:
    step = shipped_pathways()["ca_aip_ns_care"].step("AIP_DECISION")
    assert "police_certificate" in step.requires_documents
    assert codes_at("start", step, RULES) == (ORIGIN,)


# When a rule is checked


def test_some_rules_hold_a_step_from_the_start_and_all_of_them_when_it_is_handed_in() -> None:
    step = a_step(blocking_rules=("BR_EMPLOYER_VETTED", "BR_DOCS_COMPLETE"))
    assert codes_at("start", step, RULES) == ("BR_EMPLOYER_VETTED",)
    assert codes_at("submit", step, RULES) == codes_at("complete", step, RULES) == step.blocking_rules
    assert codes_at("grant", step, RULES) == ()


def test_a_warning_does_not_block() -> None:
    (found,) = check(["BR_PREDEPARTURE_DONE"], {}, (), RULES)
    assert (found.answer, found.blocks) == (UNKNOWN, False)
