"""Every page at phone and desktop width: nothing runs over, nothing is complained about, axe finds nothing."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESKTOP, PHONE, sign_in

PAGES = {
    "caseworker": [
        "/", "/cases", "/cases/new", "/cases/{case}", "/cases/{case}/timeline", "/cases/{case}/message",
        "/cases/{case}/papers", "/cases/{case}/move",
        "/cases/{case}/close", "/cases/{case}/hold", "/cases/{case}/members/add", "/cases/{case}/pathway",
        "/cases/{case}/steps/{number}", "/cases/{case}/steps/{number}/start", "/cases/{case}/follow-up",
        "/cases/{case}/visits/{visit}/record", "/cases/{case}/placements/new", "/tasks", "/people", "/people/new",
        "/people/{person}", "/people/{person}/protection", "/people/{person}/evaluation",
        "/people/{person}/evaluation/skill/new", "/people/{person}/evaluation/recognition/{recognition}/steps",
        "/people/{person}/evaluation/recognition/{recognition}/steps/1", "/people/{person}/evaluation/2/changes",
        "/people/{person}/circumstances", "/people/{person}/circumstances/new", "/circumstances/how-scored",
        "/people/{person}/evaluation/work/new", "/people/{person}/consents", "/people/{person}/consents/new",
        "/people/{person}/permits", "/employers", "/employers/{employer}", "/employers/{employer}/vetting", "/openings",
        "/employers/{employer}?show=placements", "/employers/{employer}?show=history",
        "/employers/{employer}/contacts/new", "/employers/{employer}/sites/new",
        "/employers/{employer}/openings/new", "/openings/{opening}/edit", "/openings/{opening}", "/placements",
        "/placements/{placement}", "/placements?checks=overdue", "/placements/{placement}/contracts/new",
        "/placements/{placement}/contracts/1", "/placements/{placement}/messages/new",
        "/placements/{placement}/checks/30", "/placements/{placement}/events/new", "/placements/{placement}/choice",
        "/grievances", "/grievances/new?case={case}", "/grievances/{grievance}",
        "/grievances/{grievance}/actions/new", "/pathways", "/pathways/co_ppt", "/account",
        "/trainings", "/trainings/new", "/trainings/{training}", "/trainings/{training}/gives/skill",
        "/trainings/{training}/attendance", "/trainings/{training}/plan?person={person}",
        "/trainings/what-if?group=2221", "/people/{person}/gaps", "/people/{person}/gaps/ca_ns_ien_registration",
        "/cases/{case}/what-if",
        "/openings/{opening}/ranking", "/people/{person}/ranking", "/cases/{case}/ranking", "/cases/{case}/wishes",
        "/rankings/{ranking}", "/rankings/{ranking}?show=excluded", "/rankings/{ranking}/replay",
        "/cases/{case}/trainings", "/enrolments/{enrolment}/cancelled", "/no-such-page",
        "/people/{person}/papers", "/people/{person}/papers/add", "/cases/{case}/papers", "/notices", "/calendar",
        "/people/{person}/conflict",
    ],
    "supervisor": [
        "/", "/supervision", "/cases/{case}/assign", "/consents/waiting", "/placements/choices",
        "/placements/{placement}/choice/decision",
    ],
    "employer": [
        "/", "/partner", "/partner/openings", "/partner/openings/new", "/partner/openings/{own_opening}",
        "/partner/openings/{own_opening}/edit", "/partner/openings/{own_opening}/move/withdrawn", "/partner/candidates",
        "/partner/candidates/{candidate}", "/partner/candidates/{candidate}/answer/declined_by_employer",
        "/partner/candidates/{candidate}/end", "/partner/candidates/{candidate}/wages/new",
        "/partner/candidates/{candidate}/events/1",
    ],
    "liaison": ["/", "/consular", "/consular/{person}", "/consular/{person}/assistance/new"],
    "analyst": ["/", "/reports", "/reports/study/new", "/reports/{study}", "/reports/{study}/beside?other={study}"],
    "reviewer": ["/", "/applications", "/applications/{application}", "/applications/{application}/decide"],
    "auditor": ["/", "/audit", "/rankings"],
    "administrator": ["/", "/admin/users", "/admin/users/new", "/admin/organizations", "/pathways/upload"],
}  # fmt: skip
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def addresses(who: str, scene) -> list[str]:
    own = scene.things["own"]
    known = {
        "placement": own["placement.ref"], "ranking": own["ranking.ref"],
        "case": own["case.ref"], "study": own["study.ref"], "person": own["person.ref"], "number": own["number"],
        "visit": own["visit"], "recognition": own["recognition.line_id"], "employer": own["employer.ref"],
        "opening": own["opening.ref"], "grievance": own["grievance.ref"], "paper": own["paper.ref"],
        "application": own["application.ref"],
        "candidate": own["candidate.ref"], "own_opening": own["own_opening.ref"],
        "training": own["training.ref"], "enrolment": own["enrolment.ref"],
    }  # fmt: skip
    return [address.format(**known) for address in PAGES[who]]


def runs_over(page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("who", PAGES)
def test_pages_are_accessible_and_fit(visitor, site, who, scheme):
    _address, scene, _emails = site
    page = visitor(who, DESKTOP, color_scheme=scheme)
    found = []
    for address in addresses(who, scene):
        answer = page.goto(address)
        status = answer.status if answer else 0
        if status >= 500 or (status >= 400 and "no-such" not in address):
            found.append(f"{address}: {status}")
            continue
        for violation in Axe().run(page, options=RULES).response["violations"]:
            where = violation["nodes"][0]["target"]
            found.append(f"{address}: {violation['id']} at {where}: {violation['help']}")
        page.set_viewport_size(PHONE)
        if (pixels := runs_over(page)) > 0:
            found.append(f"{address}: {pixels} pixels too wide on a phone")
        page.set_viewport_size(DESKTOP)
    assert not found, "\n".join(found)


def test_the_first_view_is_small(visitor, site):
    page = visitor("caseworker", PHONE)
    sizes = []
    page.on("response", lambda answer: sizes.append(int(answer.headers.get("content-length") or 0)))
    page.goto("/cases")
    page.wait_for_load_state("networkidle")
    assert sum(sizes) < 450_000  # uncompressed here; a fifth of it compressed by WhiteNoise


def test_leaving_at_once_leaves_no_way_back(visitor, site):
    _address, scene, _emails = site
    page = visitor("caseworker")
    page.route("https://**", lambda route: route.fulfill(body="elsewhere", content_type="text/html"))
    page.goto(f"/cases/{scene.things['own']['case.ref']}")
    page.click(".cf-exit")
    page.wait_for_url("https://www.wikipedia.org/")
    page.go_back()
    assert "/cases/" not in page.url


def test_after_signing_out_the_back_button_shows_nothing(browser, site):
    address, scene, emails = site
    page = browser.new_context(base_url=address).new_page()
    sign_in(page, emails["second"])
    page.goto(f"/cases/{scene.things['own']['case.ref']}")
    assert "Rosa" in page.content()
    page.click("header button[type=submit]")
    page.wait_for_url("**/sign-in")
    page.go_back()
    page.wait_for_url(re.compile("/sign-in"))
    assert "Rosa" not in page.content()
    page.context.close()


def test_scripts_in_names_are_only_text(visitor, site):
    page = visitor("caseworker")
    page.goto("/people/new")
    page.fill("input[name=given_names]", "<script>window.hit=1</script>")
    page.fill("input[name=family_names]", '"><img src=x onerror=window.hit=1>')
    page.click("main button[type=submit]")
    page.wait_for_load_state()
    assert page.evaluate("window.hit") is None


def test_the_keyboard_reaches_the_content_first(visitor):
    page = visitor("caseworker")
    page.goto("/cases")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "govuk-skip-link"


def test_everything_works_without_scripts(browser, site):
    address, scene, emails = site
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, emails["caseworker"])
    page.goto("/cases?stage=regularization")
    assert scene.things["own"]["case.ref"] in page.content()
    page.goto(f"/cases/{scene.things['own']['case.ref']}/notes/add")
    page.fill("textarea", "They have found a flat.")
    page.click("main button[type=submit]")
    assert "They have found a flat." in page.content()
    context.close()
