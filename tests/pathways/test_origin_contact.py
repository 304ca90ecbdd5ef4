"""Nobody who fled, or may have fled, is made known to the state they fled: at every step of the shipped library."""

import pytest
from sqlalchemy import select

from caseflow.access.actor import SYSTEM
from caseflow.accounts import commands_tokens
from caseflow.extensions import db
from caseflow.models.pathways import Step
from caseflow.pathways import track
from caseflow.rules import blocking
from caseflow.rules.blocking import ORIGIN
from tests.factories import cases, pathways, people
from tests.pathways.walking import AGO, address, day, put, state

ORIGIN_PAPERS = {"police_certificate", "professional_registration_verification"}
# An office of the country of origin acts in the step itself: no paper stands in for it.
WITH_EVIDENCE = {
    ("ca_aip_ns_care", "AIP_DECISION"),
    ("ca_empp_federal_job_offer", "EMPP_DECISION"),
    ("ca_ns_ien_registration", "IEN_NNAS_DOCS"),
}


def origin_steps() -> list[tuple[str, str]]:
    return [
        (key, step.code)
        for key, pathway in pathways.shipped_pathways().items()
        for step in pathway.steps
        if step.contacts_origin or ORIGIN_PAPERS & set(step.requires_documents)
    ]


def a_case(world, key: str, protection: str):
    """Somebody on that pathway; of the country it leads through where it is one of the region, else of Guatemala."""
    home = pathways.shipped_pathways()[key].country
    home = home if home in ("GTM", "HND", "SLV") else "GTM"
    north, worker = world.teams["north"], world.users["caseworker"]
    someone = people.person(north, "Ana", "López", nationalities=(home,), protection=protection)
    case = cases.case(north, someone, caseworker=worker)
    pathways.start_pathway(case, key, began_on=AGO)
    db.session.commit()
    return case


def begun(case, code: str, **more):
    put(case, code, ready_on=AGO, **{"state": "ready", **more})
    return code


def origin_row(page: str) -> str:
    """The line of the step's page that is about the contact."""
    return page.split('id="conditions"')[1].split("no authority of the country of origin")[1].split("</tr>")[0]


def test_the_library_has_the_steps_that_this_is_about():
    assert len(origin_steps()) >= 19 and set(origin_steps()) >= WITH_EVIDENCE


@pytest.mark.parametrize("protection", ["protected", "unknown"])
@pytest.mark.parametrize(("key", "code"), origin_steps())
def test_a_step_that_reaches_the_country_of_origin_is_blocked_by_every_verb(world, browse, key, code, protection):
    case, browser = a_case(world, key, protection), browse("caseworker")
    if not [s for s in track.steps_of(SYSTEM, case.id) if s.row.code == code]:
        pytest.skip("a step of members who come along")
    begun(case, code)
    refused = browser.submit(address(case, code, "/start"), started_on=str(day(2)))
    assert refused.status_code == 422 and "country" in refused.text and state(case, code) == "ready"
    # Begun while it was allowed, it is still not handed in, nor marked as done.
    begun(case, code, state="in_progress", started_on=day(1))
    decided = pathways.shipped_pathways()[key].step(code).decided
    verb, field = ("submit", "filed_on") if decided else ("complete", "done_on")
    refused = browser.submit(address(case, code, f"/{verb}"), **{field: str(day(3))})
    assert refused.status_code == 422 and state(case, code) == "in_progress"
    row = origin_row(browser.get(address(case, code)).text)
    assert ("Use other evidence" in row) == ((key, code) in WITH_EVIDENCE)
    said = "no other evidence can stand in" if (key, code) not in WITH_EVIDENCE else "Instead of"
    assert said in row


@pytest.mark.parametrize(("key", "code"), origin_steps())
def test_a_person_who_is_clear_is_not_held_by_it(world, browse, key, code):
    case, browser = a_case(world, key, "clear"), browse("caseworker")
    if not [s for s in track.steps_of(SYSTEM, case.id) if s.row.code == code]:
        pytest.skip("a step of members who come along")
    begun(case, code)
    row = origin_row(browser.get(address(case, code)).text)
    assert "Use other evidence" not in row and "stand in" not in row


def test_the_page_says_which_evidence_is_accepted_for_which_paper(world, browse):
    case, browser = a_case(world, "ca_ns_ien_registration", "protected"), browse("caseworker")
    row = origin_row(browser.get(address(case, begun(case, "IEN_NNAS_DOCS"))).text)
    assert row.count("Instead of") == 3 and "sworn declarations of colleagues" in row
    case = a_case(world, "ca_empp_federal_job_offer", "protected")
    row = origin_row(browser.get(address(case, begun(case, "EMPP_DECISION"))).text)
    assert "Police certificate" in row and "police certificates of the countries they lived in since" in row


def test_other_evidence_cannot_be_recorded_where_an_office_of_that_country_acts(world, browse):
    case, browser = a_case(world, "gt_mintrab_ptte", "protected"), browse("caseworker")
    begun(case, "GT_VALIDATE")
    answer = browser.submit(address(case, "GT_VALIDATE", f"/confirm/{ORIGIN}"), note="A sworn declaration.")
    assert answer.status_code == 422 and "No other evidence stands in for it" in answer.text
    put(case, "GT_VALIDATE", confirmations={ORIGIN: {"by": "x", "name": "Old", "on": "2026-01-01", "note": "old"}})
    assert browser.submit(address(case, "GT_VALIDATE", "/start"), started_on=str(day(2))).status_code == 422


def test_evidence_that_was_taken_back_blocks_again(world, browse):
    case, browser = a_case(world, "ca_ns_ien_registration", "unknown"), browse("caseworker")
    begun(case, "IEN_NNAS_DOCS")
    rule = address(case, "IEN_NNAS_DOCS", f"/confirm/{ORIGIN}")
    assert browser.submit(rule, note="Her own diploma.").status_code == 302
    assert browser.submit(f"{rule}/take-back").status_code == 302
    assert browser.submit(address(case, "IEN_NNAS_DOCS", "/start"), started_on=str(day(2))).status_code == 422


def test_a_program_is_held_by_the_same_rule(world, app):
    case = a_case(world, "ca_ns_ien_registration", "protected")
    begun(case, "IEN_NNAS_DOCS")
    row = db.session.scalars(select(Step).where(Step.case_id == case.id, Step.code == "IEN_NNAS_DOCS")).one()
    number, seen = row.number, row.version
    token = commands_tokens.create_token(world.actor("caseworker"), "program", 30)
    client = app.test_client()
    for verb, day_field in (("start", "started_on"), ("submit", "filed_on"), ("complete", "done_on")):
        answer = client.post(
            f"/api/v1/cases/{case.ref}/steps/{number}/{verb}",
            json={"seen": seen, day_field: str(day(2))},
            headers={"Authorization": f"Bearer {token}"},
        )
        assert answer.status_code in (409, 422), (verb, answer.status_code)
    assert state(case, "IEN_NNAS_DOCS") == "ready"


def test_a_step_whose_file_forgot_to_say_so_is_blocked_too():
    quiet = pathways.a_step(requires_documents=("police_certificate",))
    assert blocking.reaches_origin(quiet)
