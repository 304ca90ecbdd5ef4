"""What must hold before a step moves: confirmations, documents, no contact with the country that somebody fled."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.pathways import WantedDocument
from tests.factories import cases, pathways, people
from tests.pathways.walking import AGO, TODAY, address, all_steps, day, origin_step, put, step

# Conditions and documents


def test_a_step_is_not_done_while_a_confirmation_is_missing(claimant, browse):
    put(claimant, "OWP_CLAIM", state="in_progress", started_on=day(1))
    browser = browse("caseworker")
    assert "To be confirmed" in browser.get(address(claimant, "OWP_CLAIM")).text
    refused = browser.submit(address(claimant, "OWP_CLAIM", "/complete"), done_on=str(day(3)))
    assert refused.status_code == 422 and "This stands in the way: Qualified legal advice" in refused.text
    early = browser.submit(address(claimant, "OWP_CLAIM", "/complete"), done_on=str(day(0)))
    assert early.status_code == 422 and "before the step was started" in early.text


def test_a_step_is_not_done_while_a_document_is_missing_or_ends_too_soon(claimant, browse):
    put(claimant, "OWP_RENEW", state="in_progress", ready_on=day(1), started_on=day(2))
    row = db.session.scalar(select(WantedDocument).where(WantedDocument.step_id == step(claimant, "OWP_RENEW").id))
    row.state, row.expires_on = "verified", TODAY + timedelta(days=1)
    db.session.commit()
    browser = browse("caseworker")
    browser.submit(address(claimant, "OWP_RENEW", "/due"), due_on=str(TODAY + timedelta(days=30)))
    refused = browser.submit(address(claimant, "OWP_RENEW", "/complete"), done_on=str(day(30)))
    assert refused.status_code == 422 and "expires before the step will be finished: Work permit" in refused.text


def test_a_confirmation_is_kept_with_who_and_when_and_can_be_taken_back(claimant, browse):
    browser, rule = browse("caseworker"), "BR_LEGAL_ADVICE_RECORDED"
    answer = browser.submit(address(claimant, "OWP_CLAIM", f"/confirm/{rule}"), note="Legal clinic, Ms Roy.")
    assert answer.status_code == 302
    page = browser.get(address(claimant, "OWP_CLAIM")).text
    assert "Confirmed by Cara Worker on" in page and "Legal clinic, Ms Roy." in page
    assert browser.submit(address(claimant, "OWP_CLAIM", f"/confirm/{rule}/take-back")).status_code == 302
    assert step(claimant, "OWP_CLAIM").confirmations == {}


def test_what_follows_from_records_cannot_be_confirmed_away(claimant, browse):
    seen = str(step(claimant, "OWP_CLAIM").version)
    browser = browse("caseworker")
    for rule, said in (("BR_CONSENT_SERVICE", "no such condition"), ("BR_NONSENSE", "no such condition")):
        answer = browser.post(address(claimant, "OWP_CLAIM", f"/confirm/{rule}"), {"seen": seen, "note": "x"})
        assert answer.status_code in (404, 422)
        assert answer.status_code == 404 or said in answer.text or "cannot be confirmed" in answer.text


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"state": "verified", "expires_on": str(TODAY - timedelta(days=1))}, 422, "has expired"),
        ({"state": "rejected", "note": ""}, 422, "Say why"),
        ({"state": "not_required"}, 422, "Say why"),
        ({"state": "eaten"}, 422, "Not a valid choice"),
        ({"state": "verified", "expires_on": str(TODAY + timedelta(days=400))}, 302, ""),
    ],
)
def test_how_far_a_document_has_come(claimant, browse, fields, status, said):
    browser = browse("caseworker")
    row = db.session.scalar(select(WantedDocument).where(WantedDocument.step_id == step(claimant, "OWP_CLAIM").id))
    answer = browser.submit(address(claimant, "OWP_CLAIM", f"/documents/{row.kind}"), **fields)
    assert answer.status_code == status and said in answer.text
    db.session.expire_all()
    assert row.state == ("verified" if status == 302 else "missing")


def test_a_document_that_expires_soon_or_has_expired_says_so(claimant, browse):
    rows = db.session.scalars(
        select(WantedDocument).where(WantedDocument.step_id == step(claimant, "OWP_CLAIM").id)
    ).all()
    rows[0].state, rows[0].expires_on = "verified", TODAY + timedelta(days=10)
    db.session.commit()
    assert "Expires soon" in browse("caseworker").get(address(claimant, "OWP_CLAIM")).text
    rows[0].expires_on = TODAY - timedelta(days=1)
    db.session.commit()
    assert "Expired" in browse("caseworker").get(address(claimant, "OWP_CLAIM")).text


def test_one_document_can_be_entered_for_all_open_steps_of_the_person(claimant, browse):
    kinds = [w.kind for w in db.session.scalars(select(WantedDocument))]
    kind = next(k for k in kinds if kinds.count(k) > 1)
    wanting = db.session.scalars(select(WantedDocument).where(WantedDocument.kind == kind)).all()
    code = next(s.code for s in all_steps(claimant) if s.id == wanting[0].step_id)
    where = address(claimant, code, f"/documents/{kind}")
    assert browse("caseworker").submit(where, state="received", everywhere="y").status_code == 302
    db.session.expire_all()
    assert {row.state for row in wanting} == {"received"}


def test_the_country_that_somebody_may_have_fled_is_not_contacted_and_other_evidence_takes_its_place(world, browse):
    north = world.teams["north"]
    for protection in ("protected", "unknown"):
        person = people.person(north, nationalities=("GTM",), protection=protection)
        case = cases.case(north, person)
        pathways.start_pathway(case, "ca_ns_ien_registration", began_on=AGO)
        db.session.commit()
        put(case, origin_step(case), state="ready", ready_on=AGO)
        code, browser = origin_step(case), browse("caseworker")
        refused = browser.submit(address(case, code, "/start"), started_on=str(day(2)))
        assert refused.status_code == 422 and "country" in refused.text and "evidence" in refused.text
        page = browser.get(address(case, code)).text
        assert "Use other evidence" in page
        rule = address(case, code, "/confirm/BR_REFUGEE_NO_ORIGIN_CONTACT")
        assert browser.submit(rule, note="").status_code == 422
        assert browser.submit(rule, note="Sworn declaration of 3 May.").status_code == 302
        assert browser.submit(address(case, code, "/start"), started_on=str(day(2))).status_code == 302
