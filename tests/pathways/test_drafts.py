"""A new version of a pathway: uploaded by one administrator, tried without saving, published by another."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.cases import Task
from caseflow.models.pathways import PathwayDraft, PathwayVersion, Step
from tests.factories import accounts, cases, pathways, people
from tests.pathways.test_branches import GUIDES

KEY = "xx_guides"
# A second version: a longer exam for everybody, no visit to the hut, a course that comes, and only for the grown-up.
SECOND = (
    GUIDES.read_text()
    .replace("version: 1\n", "version: 2\n")
    .replace("typical_days: 10", "typical_days: 25")
    .replace("value: 18", "value: 21")
    .replace("code: HUT", "code: COURSE")
    .replace("Look at the hut", "Course in first aid")
)


@pytest.fixture
def library(world):
    """The pathway of Belize with a case of the north and one of the south, and a second administrator."""
    pathways.publish(GUIDES.read_text())
    world.users["second_administrator"] = accounts.user(world.houses["house"], "administrator", "Bea Second")
    for team in ("north", "south"):
        case = cases.case(world.teams[team], people.person(world.teams[team], "Ana", team.title()))
        pathways.start_pathway(case, KEY)
        setattr(world, team, case)
    db.session.commit()
    world.refs = {team: getattr(world, team).ref for team in ("north", "south")}
    return world


def count(model) -> int:
    return db.session.scalar(select(func.count()).select_from(model))


def kept(draft_id: int) -> PathwayDraft:
    query = select(PathwayDraft).where(PathwayDraft.id == draft_id).execution_options(populate_existing=True)
    return db.session.scalars(query).one()


@pytest.fixture
def draft(library, browse) -> int:
    sent = browse("administrator").post("/pathways/upload", {"text": SECOND, "name": "guides.yaml", "keep": "y"})
    assert sent.status_code == 302, sent.text
    return int(sent.location.rsplit("/", 1)[1])


@pytest.fixture
def proposed(draft, browse) -> int:
    address = f"/pathways/drafts/{draft}/propose"
    assert browse("administrator").submit(address, note="Read the decree again.").status_code == 302
    return draft


def test_a_draft_is_offered_to_nobody_and_shows_what_it_changes(library, draft, browse):
    assert count(PathwayVersion) == 1
    page = browse("administrator").get(f"/pathways/drafts/{draft}").text
    for words in ("Draft", "Against version 1", "Course in first aid", "Look at the hut", "added", "removed",
                  "at least 18", "at least 21", "Usually 10 days", "Usually 25 days", "Propose"):  # fmt: skip
        assert words in page, words
    assert ">Publish</a>" not in page and "<svg" in page
    assert "Bea" not in page and "guides" in browse("second_administrator").get("/pathways/drafts").text


def test_it_takes_two_to_publish(library, proposed, browse):
    first, second = browse("administrator"), browse("second_administrator")
    own = first.submit(f"/pathways/drafts/{proposed}/publish", note="")
    assert own.status_code == 422 and "Another administrator must" in own.text and count(PathwayVersion) == 1
    assert "Read the decree again." in second.get(f"/pathways/drafts/{proposed}").text
    done = second.submit(f"/pathways/drafts/{proposed}/publish", note="Checked.")
    assert done.status_code == 302 and done.location == f"/pathways/{KEY}/versions/2"
    assert "What this version changed" in second.get(done.location).text
    row = kept(proposed)
    assert (row.state, row.decided_by_id) == ("published", library.users["second_administrator"].id)
    old = browse("caseworker").get(f"/pathways/{KEY}/versions/1").text
    assert "There is a newer version" in old and library.refs["north"] in old, "the case stays on its version"
    assert verify.verify_all().is_sound


def test_a_refusal_needs_a_reason_and_ends_the_draft(library, proposed, browse):
    second = browse("second_administrator")
    assert second.submit(f"/pathways/drafts/{proposed}/refuse", note=" ").status_code == 422
    assert second.submit(f"/pathways/drafts/{proposed}/refuse", note="The age is wrong.").status_code == 302
    assert kept(proposed).state == "refused" and count(PathwayVersion) == 1
    assert "The age is wrong." in browse("administrator").get(f"/pathways/drafts/{proposed}").text
    assert second.submit(f"/pathways/drafts/{proposed}/publish", note="").status_code == 422


def test_only_who_uploaded_a_draft_proposes_or_withdraws_it(library, draft, browse):
    for verb in ("propose", "withdraw", "publish", "refuse"):
        assert browse("second_administrator").submit(f"/pathways/drafts/{draft}/{verb}", note="x").status_code == 422
    assert browse("administrator").submit(f"/pathways/drafts/{draft}/withdraw", note="").status_code == 302
    assert kept(draft).state == "withdrawn"
    assert browse("administrator").get(f"/pathways/drafts/{draft}/eat").status_code == 404


def test_two_who_decide_at_once_do_not_overwrite_each_other(library, proposed, browse):
    browser, address = browse("second_administrator"), f"/pathways/drafts/{proposed}/publish"
    seen = str(kept(proposed).version)
    assert browser.submit(f"/pathways/drafts/{proposed}/refuse", note="No.").status_code == 302
    assert browser.post(address, {"note": "", "seen": seen}).status_code == 409
    assert count(PathwayVersion) == 1


def test_a_library_that_moved_on_meanwhile_refuses_the_older_draft(library, proposed, browse):
    pathways.publish(SECOND.replace("version: 2", "version: 3"))
    page = browse("second_administrator").submit(f"/pathways/drafts/{proposed}/publish", note="")
    assert page.status_code == 422 and "3" in page.text and count(PathwayVersion) == 2
    assert kept(proposed).state == "proposed"


def test_the_database_itself_wants_two_people(library):
    admin = library.users["administrator"]
    with pytest.raises(IntegrityError):
        pathways.draft(admin, state="published", decided_by_id=admin.id)
    db.session.rollback()
    with pytest.raises(IntegrityError):
        pathways.draft(admin, state="published")
    db.session.rollback()


# Trying it without saving


def test_a_supervisor_tries_it_on_their_own_cases_and_nothing_is_written(library, proposed, browse):
    before = {model: count(model) for model in (Step, Task, PathwayVersion)}
    versions = dict(db.session.execute(select(Step.id, Step.version)).all())
    browser = browse("supervisor")
    assert f"/pathways/drafts/{proposed}/try" in browser.get(f"/pathways/{KEY}").text
    page = browser.get(f"/pathways/drafts/{proposed}/try").text
    for words in ("Nothing was saved", library.refs["north"], "Ana North", "Course in first aid", "falls away",
                  "Look at the hut", "moves", "Eligible now:"):  # fmt: skip
        assert words in page, words
    assert library.refs["south"] not in page
    assert {model: count(model) for model in before} == before
    db.session.expire_all()
    assert dict(db.session.execute(select(Step.id, Step.version)).all()) == versions


def test_an_administrator_is_told_numbers_only_and_no_small_ones(library, draft, browse):
    page = browse("administrator").get(f"/pathways/drafts/{draft}/try").text
    assert "Open cases on this pathway" in page and "fewer than 10" in page
    assert not any(ref in page for ref in library.refs.values()) and "Ana" not in page.split("<h1")[1]


def test_others_have_nothing_to_do_with_drafts(library, draft, browse):
    for who in ("caseworker", "reviewer", "analyst", "liaison", "employer", "auditor"):
        for address in ("/pathways/drafts", f"/pathways/drafts/{draft}", f"/pathways/drafts/{draft}/try"):
            assert browse(who).get(address).status_code == 403, (who, address)
    assert browse("supervisor").get(f"/pathways/drafts/{draft}").status_code == 403
    assert browse("administrator").get("/pathways/drafts/99999").status_code == 404
