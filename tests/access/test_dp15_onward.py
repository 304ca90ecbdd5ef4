"""DP15: whoever agrees to a submission is told with whom the authority may share it."""

import pytest

from caseflow.extensions import db
from caseflow.rules.blocking import check
from tests.consent import sheets
from tests.factories import cases, people
from tests.factories import consent as make
from tests.factories.pathways import shipped_catalogue, shipped_pathways, start_pathway

RULES = shipped_catalogue().blocking_rules
PARTNERS = "Federal and provincial partners"


@pytest.fixture
def nurse(world):
    """Somebody on a Canadian pathway, whose authority may share what it gets."""
    make.texts()
    row = people.person(world.teams["north"])
    start_pathway(cases.case(world.teams["north"], row), "ca_aip_ns_care")
    db.session.commit()
    return row


def sheet(person):
    return f"/people/{person.ref}/consents/new/submit_to_authority/en"


def filled(**changed):
    return sheets.to_service(
        purpose="permit_application", fields=["identity", "status"], recipient_name="IRCC", **changed
    )


def test_the_sheet_names_the_partners_of_the_persons_own_pathway(browse, nurse):
    page = browse("caseworker").get(sheet(nurse)).text
    assert PARTNERS in page and "read these out too" in page


def test_a_submission_consent_without_onward_sharing_for_a_canadian_pathway_is_not_recorded(browse, nurse):
    answer = browse("caseworker").submit(sheet(nurse), **filled())
    assert answer.status_code == 422 and 'id="onward-error"' in answer.text and PARTNERS in answer.text
    assert browse("caseworker").submit(sheet(nurse), **filled(onward=PARTNERS)).status_code == 302


def test_where_the_authority_shares_with_nobody_nothing_need_be_named(browse, world, nurse):
    other = people.person(world.teams["north"], "Ana", "Paz")
    db.session.commit()
    assert browse("caseworker").submit(sheet(other), **filled()).status_code == 302


def test_a_submission_is_blocked_while_the_consent_text_lacks_the_notice():
    facts = {"consent.share_recipient": True, "pathway.shares_onward": True, "consent.names_onward_sharing": False}
    (found,) = check(["BR_CONSENT_SHARE_RECIPIENT"], facts, (), RULES)
    assert found.blocks and found.because.code == "consent_without_onward_sharing"
    (found,) = check(["BR_CONSENT_SHARE_RECIPIENT"], {**facts, "consent.names_onward_sharing": True}, (), RULES)
    assert not found.blocks


def test_every_canadian_pathway_of_the_library_says_who_the_authority_shares_with():
    canadian = [pathway for pathway in shipped_pathways().values() if pathway.country == "CAN"]
    assert canadian and all(pathway.shares_data_with for pathway in canadian)
