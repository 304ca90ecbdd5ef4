"""DP09: nobody protected or unscreened has their school, police or regulator at home written to.

Through the rule that the pathways room asks before a step moves; its pages are tried in `tests/pathways`.
"""

import pytest

from caseflow.rules.blocking import ORIGIN, check, codes_at
from caseflow.rules.conditions import Answer
from caseflow.vocabulary.reasons import sentence
from tests.factories.pathways import shipped_catalogue, shipped_pathways

RULES = shipped_catalogue().blocking_rules


def origin_steps():
    return [
        pytest.param(step, id=f"{pathway.id}/{step.code}")
        for pathway in shipped_pathways().values()
        for step in pathway.steps
        if step.contacts_origin
    ]


def judged(step, **facts):
    known = {"step.contacts_origin": step.contacts_origin, **{k.replace("_", ".", 1): v for k, v in facts.items()}}
    return next(one for one in check(codes_at("start", step, RULES), known, (), RULES) if one.code == ORIGIN)


@pytest.mark.parametrize("step", origin_steps())
@pytest.mark.parametrize("protection", ["protected", "unknown", None])
def test_a_step_that_contacts_the_country_of_origin_is_blocked_and_offers_the_alternative(step, protection):
    found = judged(step, person_protection=protection)
    assert found.blocks and found.answer is Answer.NOT_MET
    said = sentence(found.because.code, found.because.facts)
    assert "evidence" in said or "proof" in said


@pytest.mark.parametrize("step", origin_steps())
def test_other_evidence_or_an_explicit_consent_lets_it_go_on_and_a_clear_person_is_not_held(step):
    assert not judged(step, person_protection="protected", step_alternative_evidence=True).blocks
    assert not judged(step, person_protection="protected", consent_origin_contact_override=True).blocks
    assert not judged(step, person_protection="clear").blocks


def test_a_step_that_wants_a_police_certificate_contacts_the_country_of_origin():
    """The given case: a police certificate from El Salvador for a Salvadoran claimant."""
    wants = [
        step
        for pathway in shipped_pathways().values()
        for step in pathway.steps
        if "police_certificate" in step.requires_documents
    ]
    assert wants and all(step.contacts_origin for step in wants)
