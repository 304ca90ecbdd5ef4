"""The page of a case, as the people who may open it see it, and as nobody else does."""

import html
import re

import pytest

from caseflow.extensions import db
from tests.factories import casefiles, cases, people
from tests.factories.casefiles import days

MISSING = "CF-0000-0000-0"
OTHERS = "stranger foreign liaison liaison_gtm employer reviewer analyst auditor administrator".split()


@pytest.fixture
def ref(world) -> str:
    case = casefiles.five(world)
    db.session.commit()
    return case.ref


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page[page.index('id="main"') :]))


def test_it_opens_with_who_and_where_the_case_stands(browse, ref):
    said = text_of(browse("caseworker").get(f"/cases/{ref}").text)
    head = said[: said.index("Due next")]
    for words in (ref, "and 4 family members", "Xiloj Tz’unun", "يوسف عبد الله الحداد", "Honduras, Syria", "Stateless",
                  "38 years", "under 1 year", "Raised risk", "Cara Worker", "Regularization", "protected"):  # fmt: skip
        assert words in head, words


def test_what_is_due_next_comes_with_its_reason(browse, ref):
    said = text_of(browse("caseworker").get(f"/cases/{ref}").text)
    due = said[said.index("Due next") : said.index("Status cliff")]
    assert "Ask the school of Halifax" in due and "given to nobody yet" in due
    assert "with: Province or state" in due
    assert "Why this day: Usually takes 60 days, counted from" in due
    assert "15 days after the refusal" in due


def test_the_status_cliff_is_in_words(browse, ref):
    said = text_of(browse("caseworker").get(f"/cases/{ref}").text)
    cliff = said[said.index("Status cliff") : said.index("of 8 steps done")]
    assert "Status ends within days" in cliff
    assert "The next step had to begin by" in cliff
    assert "Open work permit ends on" in cliff


def test_staff_see_both_kinds_of_notes_and_each_says_which_it_is(browse, ref):
    page = browse("caseworker").get(f"/cases/{ref}").text
    assert casefiles.SECRET in page and "Internal" in page
    assert "They found a flat in Kentville." in page and "For the family too" in page


def test_numbers_of_documents_show_only_their_end(browse, ref):
    page = browse("caseworker").get(f"/cases/{ref}").text
    assert "A09876543" not in page and "…543" in page
    assert "U123456789" not in page


def test_somebody_who_must_leave_can_do_so_at_once(browse, ref):
    for address in (f"/cases/{ref}", f"/cases/{ref}/timeline"):
        assert "Exit this page" in browse("caseworker").get(address).text


def test_it_can_be_printed_from_here(browse, ref):
    assert f'href="/cases/{ref}/summary.pdf"' in browse("caseworker").get(f"/cases/{ref}").text


def test_every_link_of_the_page_leads_somewhere(browse, ref):
    browser = browse("supervisor")
    page = browser.get(f"/cases/{ref}").text
    addresses = set(re.findall(r'href="(/[^"#]*)', page[page.index('id="main"') :]))
    assert len(addresses) > 20
    answers = {address: browser.get(html.unescape(address)).status_code for address in sorted(addresses)}
    assert set(answers.values()) == {200}, {address: status for address, status in answers.items() if status != 200}


def test_a_supervisor_is_offered_what_only_a_supervisor_may(browse, ref):
    assert f"/cases/{ref}/assign" not in browse("caseworker").get(f"/cases/{ref}").text
    assert f"/cases/{ref}/assign" in browse("supervisor").get(f"/cases/{ref}").text


def test_a_case_on_hold_says_until_when_and_why(world, browse):
    person = people.person(world.teams["north"])
    case = cases.case(
        world.teams["north"], person, status="on_hold", hold_since=days(-3), hold_until=days(40),
        hold_event="intake_opens", hold_reason="The intake is closed.",
    )  # fmt: skip
    ref = case.ref
    db.session.commit()
    said = text_of(browse("caseworker").get(f"/cases/{ref}").text)
    assert "On hold since" in said and "It wakes by itself on" in said and "The intake is closed." in said
    assert "The intake of the pathway opens" in said


def test_a_closed_case_shows_both_reasons_and_offers_no_change(world, browse):
    person = people.person(world.teams["north"])
    case = cases.case(
        world.teams["north"], person, status="closed", stage="placement", closing_internal="Secret.",
        closing_shareable="Farewell.",
    )  # fmt: skip
    ref = case.ref
    db.session.commit()
    page = browse("caseworker").get(f"/cases/{ref}").text
    said = text_of(page)
    assert "Withdrew" in said and "Stage reached: Placement" in said
    assert "For the family: Farewell." in said and "For staff only: Secret." in said
    assert f"/cases/{ref}/close" not in page and f"/cases/{ref}/tasks/new" not in page


def test_what_people_write_is_text_and_never_markup(world, browse):
    person = people.person(world.teams["north"], "<b>Ana</b>", 'O"Neil')
    case = cases.case(world.teams["north"], person, referred_by="<script>x</script>")
    cases.note(case, "<img src=x>", by=world.users["caseworker"])
    ref = case.ref
    db.session.commit()
    page = browse("caseworker").get(f"/cases/{ref}").text
    assert "<b>Ana" not in page and "<img src=x>" not in page and "&lt;b&gt;Ana" in page


def without_token(page: str) -> str:
    """The page without what is new on every page and in every second."""
    return re.sub(r'name="(csrf_token|once)" value="[^"]+"', "", page)


@pytest.mark.parametrize("who", OTHERS)
def test_for_everybody_else_the_case_is_as_if_it_were_not_there(browse, ref, who):
    browser = browse(who)
    browser.get("/account")  # the browser has its cookies
    for tail in ("", "/timeline", "/summary.pdf", "/timeline?kind=steps"):
        there, missing = browser.get(f"/cases/{ref}{tail}"), browser.get(f"/cases/{MISSING}{tail}")
        assert there.status_code == missing.status_code == 404
        assert without_token(there.text) == without_token(missing.text)
        assert dict(there.headers) == dict(missing.headers)


def test_nobody_reads_without_signing_in(browse, ref):
    for tail in ("", "/timeline", "/summary.pdf"):
        answer = browse(None).get(f"/cases/{ref}{tail}")
        assert answer.status_code == 302 and "/sign-in" in answer.headers["Location"]
