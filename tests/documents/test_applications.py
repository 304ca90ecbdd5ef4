"""What goes to the authority: a cover sheet that hides nothing, and one file of the papers that were accepted."""

import io
import re
import subprocess
from datetime import date, timedelta

import pikepdf
import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.adapters.paper_pdf import titles
from caseflow.extensions import db
from caseflow.models.documents import Paper, PaperVersion
from caseflow.models.pathways import Step, WantedDocument
from caseflow.rules import paper_files
from caseflow.vocabulary.documents import DocumentKind
from tests.factories import files, people
from tests.factories.trail import readings

TODAY = clock.today()
KIND = "employment_contract"


@pytest.fixture
def step(home) -> str:
    """The step wants a contract first (the pathway says so), then a passport and a photo (added by hand)."""
    row = db.session.scalars(select(Step).where(Step.number == home.step)).one()
    for kind in ("photo", "passport"):
        db.session.add(WantedDocument(step_id=row.id, kind=kind, state="missing"))
    db.session.commit()
    return f"/cases/{home.case_ref}/steps/{home.step}"


@pytest.fixture
def give(home, send, browse):
    """`give(kind, content)` adds a paper for the step and accepts it; answers with its reference."""

    def given(kind, content, *, accept=True, **fields):
        name = "a.pdf" if content.startswith(b"%PDF") else "a.jpg"
        answer = send(
            f"/people/{home.ref}/papers/add?kind={kind}", files=[(name, content)],
            serves=f"{home.case_ref}/{home.step}", **fields,
        )  # fmt: skip
        assert answer.status_code == 302
        ref = db.session.scalars(select(Paper.ref).order_by(Paper.id.desc()).limit(1)).one()
        db.session.rollback()
        if accept:
            assert browse("caseworker").submit(f"/papers/{ref}/decide", state="accepted").status_code == 302
        return ref

    return given


def text_of(content: bytes) -> str:
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=content, capture_output=True, check=True)
    return re.sub(r"\s+", " ", done.stdout.decode())


def pages_of(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def test_the_cover_sheet_says_who_asks_what_of_whom(home, step, browse):
    answer = browse("caseworker").get(f"{step}/application.pdf")
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    name = f"{home.case_ref}-{home.step}-application.pdf"
    assert answer.headers["Content-Disposition"] == f'inline; filename="{name}"'
    assert answer.headers["Cache-Control"] == "no-store"
    said = text_of(answer.data)
    for words in ("Rosa Mejía", "Guatemala", "temporary work abroad programme", "Contract facts filed",
                  "Recruiter, Guatemala", "not yet submitted", home.case_ref, "Signature", "Cara Worker"):  # fmt: skip
        assert words in said, words


def test_what_is_missing_stands_on_the_list(step, give, browse):
    give("photo", files.photo())
    said = text_of(browse("caseworker").get(f"{step}/papers.pdf").data)
    assert "2 documents are not enclosed. Employment contract, Passport." in said
    assert "1 page is enclosed." in said


def test_only_accepted_papers_of_the_step_are_in_the_file(step, give, browse):
    give(KIND, files.pdf(3))
    give("photo", files.photo(), accept=False)
    gone = give("passport", files.pdf(5))
    assert browse("caseworker").submit(f"/papers/{gone}/end", reason="An old one").status_code == 302
    late = give("passport", files.pdf(7), expires_on=(TODAY + timedelta(days=1)).isoformat())
    db.session.scalars(select(Paper).where(Paper.ref == late)).one().expires_on = TODAY - timedelta(days=1)
    db.session.commit()
    content = browse("caseworker").get(f"{step}/papers.pdf").data
    assert titles(content) == ("Cover sheet and list of documents", "Employment contract")
    assert pages_of(content) == 1 + 3
    said = text_of(content)
    assert "To be checked" in said and "Expired" in said, "what is not enclosed says why"


def test_the_papers_follow_the_order_of_the_pathway_whatever_came_first(step, give, browse):
    give("passport", files.pdf(2), title="both sides")
    give("photo", files.photo())
    give(KIND, files.pdf(4))
    content = browse("caseworker").get(f"{step}/papers.pdf").data
    assert titles(content)[1:] == ("Employment contract", "Photo", "Passport – both sides")
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        first = [pdf.pages.index(pikepdf.Page(item.destination[0])) + 1 for item in outline.root]
    assert first == [1, 2, 6, 7]
    rows = re.findall(r"Enclosed (?:–|\S+ \S+ \S+) (\d+) (\d+)", text_of(content))
    assert rows == [("4", "2"), ("1", "6"), ("2", "7")], "the list says on which page each paper begins"


def test_of_a_paper_with_several_versions_the_newest_goes(step, give, send, browse):
    ref = give(KIND, files.pdf(1))
    assert send(f"/papers/{ref}/versions/add", files=[("b.pdf", files.pdf(3))]).status_code == 302
    assert titles(browse("caseworker").get(f"{step}/papers.pdf").data) == ("Cover sheet and list of documents",)
    assert browse("caseworker").submit(f"/papers/{ref}/decide", state="accepted").status_code == 302
    assert pages_of(browse("caseworker").get(f"{step}/papers.pdf").data) == 1 + 3


def test_bookmarks_and_cover_speak_the_language_of_the_reader(world, home, step, give, browse):
    give(KIND, files.pdf())
    world.users["caseworker"].language = "es"
    db.session.commit()
    content = browse("caseworker").get(f"{step}/papers.pdf").data
    assert "Contrato de trabajo" in titles(content)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert str(pdf.Root.Lang) == "es"


def test_the_file_says_nothing_about_people_beside_its_pages(home, step, give, browse):
    give(KIND, files.pdf(1, title="Contract of Rosa Mejía"))
    for name in ("application.pdf", "papers.pdf"):
        content = browse("caseworker").get(f"{step}/{name}").data
        with pikepdf.open(io.BytesIO(content)) as pdf:
            about = str({str(key): str(value) for key, value in pdf.docinfo.items()}) + str(pdf.open_metadata())
        assert f"{home.case_ref}, step {home.step}" in about
        for word in ("Rosa", "Mejía", "Cara"):
            assert word not in about


def test_a_damaged_file_is_said_and_nothing_is_printed(step, give, browse, papers):
    ref = give(KIND, files.pdf())
    stored = db.session.scalars(select(PaperVersion.stored_as)).one()
    papers.remove(stored)
    db.session.rollback()
    before = len(readings("paper.print"))
    answer = browse("caseworker").get(f"{step}/papers.pdf")
    assert answer.status_code == 409 and "Employment contract" in answer.text and ref not in answer.text
    assert len(readings("paper.print")) == before
    assert browse("caseworker").get(f"{step}/application.pdf").status_code == 200


def test_too_much_for_one_file_is_refused_with_the_bound(step, give, browse):
    give(KIND, files.pdf())
    row = db.session.scalars(select(PaperVersion)).one()
    row.size = paper_files.MOST_MEGABYTES_TOGETHER * 1024 * 1024 + 1
    db.session.commit()
    answer = browse("caseworker").get(f"{step}/papers.pdf")
    assert answer.status_code == 422 and "80 MB" in answer.text
    row = db.session.scalars(select(PaperVersion)).one()
    row.size, row.pages = 1, paper_files.MOST_PAGES_TOGETHER + 1
    db.session.commit()
    answer = browse("caseworker").get(f"{step}/papers.pdf")
    assert answer.status_code == 422 and "600 pages" in answer.text


def test_a_paper_of_somebody_else_never_comes_along(world, home, step, give, browse):
    ref = give(KIND, files.pdf(4))
    other = people.person(world.teams["north"], "Julio", "Mejía")
    db.session.scalars(select(Paper).where(Paper.ref == ref)).one().person_id = other.id
    db.session.commit()
    content = browse("caseworker").get(f"{step}/papers.pdf").data
    assert titles(content) == ("Cover sheet and list of documents",)


def test_a_closed_case_can_still_be_printed(home, step, give, browse):
    give(KIND, files.pdf())
    home.case.status, home.case.outcome, home.case.closed_on = "closed", "withdrawn", TODAY
    db.session.commit()
    assert pages_of(browse("caseworker").get(f"{step}/papers.pdf").data) == 2


def test_printing_is_written_down_with_each_paper(home, step, give, browse):
    ref = give(KIND, files.pdf())
    browse("caseworker").get(f"{step}/application.pdf")
    browse("caseworker").get(f"{step}/papers.pdf")
    subject = f"{home.case_ref}/steps/{home.step}"
    cover, whole = readings("paper.print")
    assert (cover.subject, cover.fields) == (subject, "cover sheet")
    assert whole.subject == subject and ref in whole.fields


def test_the_filing_day_and_the_birth_date_are_on_the_sheet(home, step, browse):
    row = db.session.scalars(select(Step).where(Step.number == home.step)).one()
    row.state, row.filed_on = "submitted", date(2026, 5, 3)
    db.session.commit()
    assert "3 May 2026" in text_of(browse("caseworker").get(f"{step}/application.pdf").data)


def test_the_pages_lead_to_both(home, step, browse):
    for address in (step, f"/cases/{home.case_ref}/papers"):
        page = browse("caseworker").get(address).text
        assert f"{step}/application.pdf" in page and f"{step}/papers.pdf" in page


@pytest.mark.parametrize("who", ["stranger", "foreign", "liaison", "employer", "analyst", "reviewer", "administrator"])
def test_nobody_else_finds_it(step, browse, who):
    for name in ("application.pdf", "papers.pdf"):
        assert browse(who).get(f"{step}/{name}").status_code == 404
    assert browse("caseworker").get(f"{step[: step.rindex('/')]}/99/papers.pdf").status_code == 404


def test_a_long_list_takes_two_pages_and_still_names_the_right_page(home, step, give, browse):
    there = {KIND, "photo", "passport"}
    row = db.session.scalars(select(Step).where(Step.number == home.step)).one()
    for kind in [kind.value for kind in DocumentKind if kind.value not in there][:40]:
        db.session.add(WantedDocument(step_id=row.id, kind=kind, state="missing"))
    db.session.commit()
    give("passport", files.pdf(2))
    content = browse("caseworker").get(f"{step}/papers.pdf").data
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        first = pdf.pages.index(pikepdf.Page(outline.root[1].destination[0])) + 1
        assert first > 2 and len(pdf.pages) == first + 1
    assert re.search(rf"Passport Enclosed – 2 {first}\b", text_of(content))
