"""Running cases stay on their version; a supervisor moves one over, and back, after seeing what changes."""

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.pathways import PathwayVersion, WantedDocument
from tests.factories import cases, pathways, people
from tests.pathways.test_branches import GUIDES
from tests.pathways.test_drafts import KEY, SECOND
from tests.pathways.walking import all_steps, kept, put, step

TODAY = clock.today()
NEW = SECOND.replace(
    "  - code: PAPERS\n", "  - code: PAPERS\n    requires_documents: [passport]\n", 1
)  # fmt: skip


@pytest.fixture
def guides(world):
    """A case on version 1 whose hut is being looked at; version 2, which has no hut, is there."""
    pathways.publish(GUIDES.read_text())
    case = cases.case(world.teams["north"], people.person(world.teams["north"], "Ana", "Tut"))
    pathways.start_pathway(case, KEY)
    db.session.commit()
    put(case, "PAPERS", started_on=TODAY, state="in_progress", due_on=TODAY, due_by_hand=True)
    put(case, "HUT", state="in_progress", ready_on=TODAY, started_on=TODAY)
    pathways.publish(NEW)
    return case


def number_of(row) -> int:
    return db.session.scalar(select(PathwayVersion.number).where(PathwayVersion.id == row.pathway_version_id))


def move(browse, case, to: int, **more):
    address = f"/cases/{case.ref}/pathway/move-version?to={to}"
    return browse("supervisor").submit(address, **{"reason": "The decree of May.", **more})


def test_a_supervisor_sees_what_stays_comes_and_falls_away(guides, browse):
    browser = browse("supervisor")
    assert "See what another version would change" in browser.get(f"/cases/{guides.ref}/pathway").text
    page = browser.get(f"/cases/{guides.ref}/pathway/move-version").text
    for words in ("What version 2 changes", "Gather the papers", "stays as it is", "set by hand", "Course in first aid",
                  "new", "Look at the hut", "falls away", "started on", "Something that was begun"):  # fmt: skip
        assert words in page, words
    assert number_of(kept(guides)) == 1, "looking changes nothing"


def test_a_case_moves_over_with_what_happened_and_the_trail_knows(guides, browse):
    count = len(all_steps(guides))
    assert move(browse, guides, 2).status_code == 302
    assert number_of(kept(guides)) == 2
    papers, hut, course = (step(guides, code) for code in ("PAPERS", "HUT", "COURSE"))
    assert (number_of(papers), papers.state, papers.due_on, papers.due_by_hand) == (2, "in_progress", TODAY, True)
    assert (number_of(hut), hut.state, hut.started_on) == (1, "cancelled", TODAY)
    assert (number_of(course), course.state) == (2, "pending") and len(all_steps(guides)) == count + 1
    wanted = select(WantedDocument.kind).where(WantedDocument.step_id == papers.id)
    assert list(db.session.scalars(wanted)) == ["passport"]
    page = browse("caseworker").get(f"/cases/{guides.ref}/pathway").text
    assert "Version 2 of the pathway does not have this step." in page and "Version 2" in page
    assert "version.move" in set(db.session.scalars(select(AuditEntry.action)))
    assert verify.verify_all().is_sound


def test_moving_back_takes_up_what_fell_away_as_it_was(guides, browse):
    move(browse, guides, 2)
    page = browse("supervisor").get(f"/cases/{guides.ref}/pathway/move-version").text
    assert "taken up again as it was" in page
    assert move(browse, guides, 1, reason="Too early.").status_code == 302
    hut, course = step(guides, "HUT"), step(guides, "COURSE")
    assert (number_of(hut), hut.state, hut.started_on, hut.decided_on) == (1, "in_progress", TODAY, None)
    assert (number_of(course), course.state) == (2, "cancelled")
    assert number_of(step(guides, "PAPERS")) == 1
    count = len(all_steps(guides))
    assert move(browse, guides, 2).status_code == 302
    assert (step(guides, "COURSE").state, len(all_steps(guides))) == ("pending", count), "nothing is made twice"


def test_what_was_decided_stays_in_the_history_of_the_version_it_belongs_to(guides, browse):
    put(guides, "HUT", state="granted", decided_on=TODAY)
    move(browse, guides, 2)
    hut = step(guides, "HUT")
    assert (number_of(hut), hut.state, hut.decided_on) == (1, "granted", TODAY)


def test_a_move_is_refused_without_a_reason_to_the_same_version_or_from_an_old_page(guides, browse):
    assert move(browse, guides, 2, reason=" ").status_code == 422
    browser, address = browse("supervisor"), f"/cases/{guides.ref}/pathway/move-version"
    assert browser.get(address, to="1").status_code == 422
    assert browser.get(address, to="9").status_code == 404
    assert browser.post(f"{address}?to=2", {"reason": "x", "seen": "0"}).status_code == 409
    assert number_of(kept(guides)) == 1


def test_only_supervisors_of_the_team_move_a_case(guides, browse):
    address = f"/cases/{guides.ref}/pathway/move-version"
    assert browse("caseworker").get(address).status_code == 403
    for who in ("supervisor_south", "foreign", "administrator"):
        assert browse(who).get(address).status_code == 404
    assert "move-version" not in browse("caseworker").get(f"/cases/{guides.ref}/pathway").text


def test_a_closed_case_does_not_move(guides, browse):
    case = kept(guides)
    case.status, case.outcome = "closed", "withdrawn"
    db.session.commit()
    sent = browse("supervisor").post(
        f"/cases/{guides.ref}/pathway/move-version?to=2", {"reason": "x", "seen": str(kept(guides).version)}
    )
    assert sent.status_code == 422 and number_of(kept(guides)) == 1
