"""Papers come from a phone, are looked at, serve the steps that want them, and run out."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import select

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.documents import Paper, PaperVersion
from caseflow.models.pathways import Step, WantedDocument
from tests.factories import files

TODAY = clock.today()
KIND = "employment_contract"


def add(home):
    return f"/people/{home.ref}/papers/add?kind={KIND}"


def wanted(home) -> WantedDocument:
    query = select(WantedDocument).join(Step).where(Step.number == home.step, WantedDocument.kind == KIND)
    return db.session.scalars(query.execution_options(populate_existing=True)).one()


def only_paper() -> Paper:
    return db.session.scalars(select(Paper).execution_options(populate_existing=True)).one()


def test_a_photo_of_a_contract_serves_the_step_that_wants_it(home, send, browse):
    answer = send(add(home), files=[("contract.jpg", files.photo())], serves=f"{home.case_ref}/{home.step}")
    assert answer.status_code == 302
    assert wanted(home).state == "received"
    page = browse("caseworker").get(f"/papers/{only_paper().ref}").text
    assert "To be checked" in page and "Used for" in page


def test_the_photo_loses_camera_and_place_and_lies_encrypted(home, send, browse, papers):
    send(add(home), files=[("contract.jpg", files.photo())])
    ref = only_paper().ref
    answer = browse("caseworker").get(f"/papers/{ref}/versions/1")
    assert answer.mimetype == "image/jpeg" and "attachment" in answer.headers["Content-Disposition"]
    with Image.open(io.BytesIO(answer.get_data())) as image:
        assert not image.getexif() and image.size == (400, 300)
    for name in papers.names():
        with papers.get(name) as file:
            kept = file.read()
        assert b"JFIF" not in kept and b"Camera" not in kept
    preview = browse("caseworker").get(f"/papers/{ref}/versions/1/preview")
    assert preview.mimetype == "image/jpeg"


def test_accepting_and_refusing_shows_at_the_step_with_the_reason(home, send, browse):
    send(add(home), files=[("contract.pdf", files.pdf(2))], serves=f"{home.case_ref}/{home.step}")
    ref = only_paper().ref
    browser = browse("caseworker")
    assert browser.submit(f"/papers/{ref}/decide", state="refused").status_code == 422
    answer = browser.submit(f"/papers/{ref}/decide", state="refused", reason="The second page is missing.")
    assert answer.status_code == 302
    assert (wanted(home).state, wanted(home).note) == ("rejected", "The second page is missing.")
    assert browser.submit(f"/papers/{ref}/decide", state="accepted").status_code == 302
    assert wanted(home).state == "verified"
    page = browser.get(f"/cases/{home.case_ref}/papers").text
    assert "Employment contract" in page and "Open the paper" in page


def test_photos_of_the_pages_become_one_paper_in_their_order(home, send, browse):
    pages = [("1.jpg", files.photo("red")), ("2.png", files.photo("blue", kind="PNG")), ("3.pdf", files.pdf(2))]
    assert send(add(home), files=pages, together="y").status_code == 302
    version = db.session.scalars(select(PaperVersion)).one()
    assert (version.media_type, version.pages) == ("application/pdf", 4)


def test_several_files_are_several_papers_and_the_step_waits_for_all(home, send, browse):
    sent = [("a.jpg", files.photo("red")), ("b.jpg", files.photo("blue"))]
    send(add(home), files=sent, serves=f"{home.case_ref}/{home.step}")
    refs = db.session.scalars(select(Paper.ref).order_by(Paper.id)).all()
    assert len(refs) == 2
    browse("caseworker").submit(f"/papers/{refs[0]}/decide", state="accepted")
    assert wanted(home).state == "received"
    browse("caseworker").submit(f"/papers/{refs[1]}/decide", state="accepted")
    assert wanted(home).state == "verified"


def test_a_newer_version_is_looked_at_again_and_the_old_one_stays(home, send, browse):
    send(add(home), files=[("c.jpg", files.photo())], serves=f"{home.case_ref}/{home.step}")
    ref = only_paper().ref
    browse("caseworker").submit(f"/papers/{ref}/decide", state="accepted")
    assert send(f"/papers/{ref}/versions/add", files=[("d.pdf", files.pdf())]).status_code == 302
    assert wanted(home).state == "received"
    assert browse("caseworker").get(f"/papers/{ref}/versions/1").mimetype == "image/jpeg"
    assert browse("caseworker").get(f"/papers/{ref}/versions/2").mimetype == "application/pdf"
    assert browse("caseworker").get(f"/papers/{ref}/versions/3").status_code == 404


def test_what_has_expired_says_so_and_is_not_accepted(home, send, browse):
    send(add(home), files=[("c.jpg", files.photo())], expires_on=(TODAY - timedelta(days=1)).isoformat())
    ref = only_paper().ref
    assert "Expired" in browse("caseworker").get(f"/people/{home.ref}/papers").text
    answer = browse("caseworker").submit(f"/papers/{ref}/decide", state="accepted")
    assert answer.status_code == 422 and "Ask for a new one" in answer.text


def test_a_paper_set_aside_serves_nothing_and_stays_readable(home, send, browse):
    send(add(home), files=[("c.jpg", files.photo())], serves=f"{home.case_ref}/{home.step}")
    ref = only_paper().ref
    assert browse("caseworker").submit(f"/papers/{ref}/end", reason="Of somebody else").status_code == 302
    assert wanted(home).state == "missing"
    assert browse("caseworker").get(f"/papers/{ref}/versions/1").status_code == 200
    assert browse("caseworker").submit(f"/papers/{ref}/decide", state="accepted").status_code == 422


def test_the_second_of_two_who_decide_is_told(home, send, browse):
    send(add(home), files=[("c.jpg", files.photo())])
    ref = only_paper().ref
    browser = browse("caseworker")
    assert browser.submit(f"/papers/{ref}/decide", state="accepted").status_code == 302
    assert browser.submit(f"/papers/{ref}/decide", state="refused", reason="No", seen="1").status_code == 409


@pytest.mark.parametrize("who", ["stranger", "foreign", "liaison", "employer", "analyst", "administrator"])
def test_nobody_else_finds_a_paper(home, send, browse, who):
    send(add(home), files=[("c.jpg", files.photo())])
    ref = only_paper().ref
    for address in (f"/papers/{ref}", f"/papers/{ref}/versions/1", f"/people/{home.ref}/papers"):
        assert browse(who).get(address).status_code == 404
