"""No employer, liaison, analyst, reviewer, auditor or administrator ever meets a word of a grievance."""

import json
import re

import pytest
from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.types import keys
from tests.factories import consent, pathways
from tests.grievances.conftest import without_token

WORDS = {
    "account": "zanzibarine", "wishes": "quokkaesque", "note": "xylophonade", "referred_to": "wombattery",
    "outcome": "platypusish",
}  # fmt: skip
OTHERS = ("employer", "liaison", "analyst", "reviewer", "auditor", "administrator")
ALWAYS = [
    "/",
    "/account",
    "/grievances",
    "/grievances/new",
    "/cases",
    "/people",
    "/employers",
    "/openings",
    "/placements",
]
OWN = {
    "employer": ["/partner", "/partner/openings", "/partner/candidates", "/partner/placements"],
    "liaison": ["/consular", "/consular?permit=soon", "/consular?assistance=open"],
    "analyst": ["/reports", "/pathways"],
    "reviewer": ["/pathways"],
    "auditor": ["/audit", "/audit?show=reads"],
    "administrator": ["/admin/users", "/admin/organizations"],
}


@pytest.fixture
def grievance(browse, world, scene, raised):
    """One with a canary in every text, with something done about it, closed and opened again."""
    pathways.load_library()
    consent.texts()
    row = raised(category="document_retention", severity="critical", account=WORDS["account"], wishes=WORDS["wishes"])
    cara, sue = browse("caseworker"), browse("supervisor")
    referral = {"kind": "lawyer", "referred_to": WORDS["referred_to"], "note": WORDS["note"]}
    assert cara.submit(f"/grievances/{row.ref}/actions/new", **referral).status_code == 302
    cara.submit(f"/grievances/{row.ref}/actions/1/finish", done_on=row.raised_on.isoformat())
    ended = {"outcome": "resolved", "note": WORDS["outcome"]}
    assert sue.submit(f"/grievances/{row.ref}/close", **ended).status_code == 302
    assert cara.submit(f"/grievances/{row.ref}/reopen", reason="Again").status_code == 302
    consent.consent(scene.rosa, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    return row


def test_staff_read_every_word_so_the_canaries_sing(browse, grievance):
    page = browse("caseworker").get(f"/grievances/{grievance.ref}").text
    assert all(word in page for word in WORDS.values())


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_meets_a_word_a_count_or_a_trace(browse, scene, grievance, who):
    browser = browse(who)
    missing = without_token(browser.get("/grievances/GR-0000-0000-0").text)
    for address in ("", "/edit", "/close", "/reopen", "/actions/new", "/actions/1/finish"):
        answer = browser.get(f"/grievances/{grievance.ref}{address}")
        assert answer.status_code == 404 and without_token(answer.text) == missing
    addresses = ALWAYS + OWN[who] + [f"/placements/{scene.placed.ref}", f"/employers/{scene.farm.ref}"]
    for address in [*addresses, f"/consular/{scene.rosa.ref}", f"/cases/{scene.case.ref}"]:
        answer = browser.get(address)
        page = answer.text if address != "/grievances" and not address.endswith("/new") else ""
        assert not [word for word in WORDS.values() if word in answer.text], address
        if who == "auditor":
            continue
        assert grievance.ref not in page and not re.search(r"grievance|looked into", page, re.I), address


def test_the_auditor_sees_that_something_was_done_and_nothing_of_what(browse, grievance):
    page = browse("auditor").get("/audit").text
    assert "Grievance raised" in page and "Grievance closed" in page
    for word in ("passport", "Rosa", "Valley Farm", "kept", "FL07", *WORDS.values()):
        assert word not in page


def test_the_employers_chain_holds_nobodys_name_and_no_reference(scene, grievance):
    chain = f"employer:{scene.farm.id}"
    entries = list(db.session.scalars(select(AuditEntry).where(AuditEntry.chain == chain)))
    assert [entry.action for entry in entries] == ["employer.freeze"]
    assert entries[0].subject == scene.farm.ref
    told = _opened(entries[0])
    assert set(told) == {"name", "reason"}
    for word in (grievance.ref, scene.case.ref, scene.rosa.ref, scene.placed.ref, "Rosa", "passport"):
        assert word not in str(told)


def _opened(entry: AuditEntry) -> dict:
    return json.loads(keys().open("audit", f"{entry.chain}|{entry.seq}", entry.payload))


def test_colleagues_of_other_teams_read_on_the_employers_page_only_that_it_is_stopped(browse, scene, grievance):
    page = browse("stranger").get(f"/employers/{scene.farm.ref}").text
    assert "A report is being looked into." in page
    assert grievance.ref not in page and "Rosa" not in page and scene.case.ref not in page
    assert not [word for word in WORDS.values() if word in page]


def test_neither_the_api_nor_the_search_knows_of_it(browse, scene, grievance):
    cara = browse("caseworker")
    for word in WORDS.values():
        assert grievance.ref not in cara.post("/cases/search", {"q": word}).text
        assert scene.rosa.ref not in cara.post("/people/search", {"q": word}).text
    assert grievance.ref not in cara.post("/cases/search", {"q": grievance.ref}).text.split('id="main"')[1].replace(
        f'value="{grievance.ref}"', ""
    )
