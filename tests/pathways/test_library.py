"""The pathway library: loading it, reading it, publishing a version, closing an intake."""

import shutil
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.pathways import PathwayVersion
from caseflow.pathways import commands, loading, shelf, track
from tests.factories import cases, pathways, people
from tests.pathways.test_query_counts import statements

KEY = "us_h2a"
FILE = shelf.LIBRARY / "us_h2a.v1.yaml"


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(PathwayVersion))


def second_version() -> str:
    """The file of the pathway with another number, a longer usual time and one rule less strict."""
    text = FILE.read_text().replace("version: 1\n", "version: 2\n", 1)
    return text.replace("severity: block", "severity: warn", 1)


@pytest.fixture
def library(world):
    pathways.load_library()
    db.session.commit()
    return world


def test_loading_the_library_again_does_nothing(app):
    first = commands.load_library(SYSTEM)
    assert len(first.added) == 18 and first.unchanged == 0
    again = commands.load_library(SYSTEM)
    assert again.added == () and again.unchanged == 18 and count() == 18
    assert verify.verify_all().is_sound


def test_one_invalid_file_is_named_with_line_and_reason_and_nothing_is_loaded(app, tmp_path):
    shutil.copy(FILE, tmp_path)
    bad = FILE.read_text().replace("severity: block", "severity: sometimes", 1).replace("id: us_h2a", "id: us_other")
    (tmp_path / "bad.yaml").write_text(bad)
    line = bad.splitlines().index("    severity: sometimes") + 1
    with pytest.raises(loading.FilesRefused) as refused:
        commands.load_library(SYSTEM, tmp_path)
    assert f"bad.yaml, line {line}:" in refused.value.message and "severity" in refused.value.message
    assert count() == 0


def test_a_version_that_changed_without_a_new_number_is_refused(library, tmp_path):
    (tmp_path / "us_h2a.v1.yaml").write_text(second_version().replace("version: 2", "version: 1"))
    with pytest.raises(loading.FilesRefused, match="give the changed file the number 2"):
        commands.load_library(SYSTEM, tmp_path)


def test_an_alternative_that_nobody_knows_is_refused(app, tmp_path):
    shutil.copy(FILE, tmp_path)
    with pytest.raises(loading.FilesRefused, match="There is no pathway us_h2b"):
        commands.load_library(SYSTEM, tmp_path)


def test_caseworkers_read_every_pathway_and_filter_by_country_and_intake(library, browse):
    browser = browse("caseworker")
    assert "18 pathways" in browser.get("/pathways").text
    mexican = browser.get("/pathways", country="MEX").text
    assert "2 pathways" in mexican and "hn_ptte" not in mexican
    closed = browser.get("/pathways", intake="closed").text
    assert "4 pathways" in closed and "Closed to new applications" in closed
    assert "No pathway fits this filter" in browser.get("/pathways", country="MEX", intake="closed").text
    assert browser.get("/pathways", intake="nonsense").status_code == 200


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_pathway_reads_as_sentences(library, browse, language):
    library.users["caseworker"].language = language
    db.session.commit()
    browser = browse("caseworker")
    for key in pathways.shipped_pathways():
        page = browser.get(f"/pathways/{key}")
        assert page.status_code == 200, key
        main = page.text.split('id="main"')[1]
        for code in ("person.", "offer.start", "granted_on", "%(", "BR_"):
            assert code not in main, f"{key} shows the code {code}"


def test_a_rule_shows_where_it_is_written_when_it_was_read_and_how_sure_we_are(library, browse):
    page = browse("analyst").get("/pathways/ca_empp_federal_job_offer").text
    assert "Hours of paid work, ever: at least 1,560" in page
    assert "Only when: Canadian skill category of the job (TEER): one of 0, 1, 2, 3" in page
    assert "IRCC instructions" in page and "24 Nov 2026" in page and "High: an official source was read" in page


def test_a_deadline_is_explained_in_words(library, browse):
    page = browse("reviewer").get(f"/pathways/{KEY}").text
    assert "before the first day of work" in page and "At the latest:" in page


def test_an_unknown_pathway_and_an_unknown_version_are_not_found(library, browse):
    browser = browse("caseworker")
    for address in ("/pathways/nothing", f"/pathways/{KEY}/versions/7", "/pathways/../x"):
        assert browser.get(address).status_code == 404


def test_who_has_no_business_with_pathways_gets_no_list(library, browse):
    for who in ("liaison", "employer", "auditor"):
        assert browse(who).get("/pathways").status_code == 403


# Uploading a file (what follows is in test_drafts.py)


def test_an_administrator_sees_what_a_file_would_change_before_it_is_kept(library, browse):
    preview = browse("administrator").post("/pathways/upload", {"text": second_version(), "name": "h2a.yaml"})
    assert preview.status_code == 200
    assert "Once it is published, version 2 is offered instead of version 1" in preview.text
    assert "changed" in preview.text and count() == 18


def test_a_file_can_be_chosen_instead_of_pasted(library, browse, tmp_path):
    file = tmp_path / "new.yaml"
    file.write_text(second_version())
    with file.open("rb") as content:
        page = browse("administrator").post("/pathways/upload", {"file": (content, "new.yaml")})
    assert page.status_code == 200 and "Once it is published, version 2 is offered" in page.text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty"),
        ("schema: [", "not valid YAML"),
        ("a: &x 1\nb: *x", "not allowed"),
        (FILE.read_text().replace("op: gte", "op: eval", 1), "op"),
        (FILE.read_text().replace('country: "USA"', "country: USA"), "quotes"),
    ],
)
def test_an_invalid_file_is_refused_with_its_line(library, browse, text, said):
    browser = browse("administrator")
    for more in ({}, {"keep": "y"}):
        page = browser.post("/pathways/upload", {"text": text, "name": "f.yaml", **more})
        assert page.status_code == 422 and said in page.text and "line " in page.text
    assert count() == 18


def test_a_version_that_is_loaded_already_is_not_uploaded_twice(library, browse):
    page = browse("administrator").post("/pathways/upload", {"text": FILE.read_text(), "keep": "y"})
    assert page.status_code == 422 and "loaded already" in page.text


def test_caseworkers_upload_nothing(library, browse):
    browser = browse("caseworker")
    assert browser.get("/pathways/upload").status_code == 403
    sent = browser.post("/pathways/upload", {"text": second_version(), "keep": "y"})
    assert sent.status_code == 403 and count() == 18
    assert browser.get(f"/pathways/{KEY}/versions/1/intake").status_code == 403


# Whether applications are taken


def test_closing_an_intake_lists_open_cases_for_those_whose_they_are_and_only_counts_for_administrators(
    library, browse
):
    north, south = library.teams["north"], library.teams["south"]
    mine, theirs = cases.case(north, people.person(north)), cases.case(south, people.person(south))
    for case in (mine, theirs):
        pathways.start_pathway(case, KEY)
    done = cases.case(north, people.person(north, "Past"), status="closed")
    pathways.start_pathway(done, KEY)
    db.session.commit()
    refs = (mine.ref, theirs.ref, done.ref)
    today = clock.today()
    browser = browse("administrator")
    closed = browser.submit(
        f"/pathways/{KEY}/versions/1/intake", state="closed", closes_on=str(today - timedelta(days=1)), note="Cap met."
    )
    assert closed.status_code == 302
    page = browser.get(f"/pathways/{KEY}").text
    assert "Closed to new applications" in page and "Cap met." in page
    assert not any(ref in page for ref in refs), "an administrator sees no case"
    few = "fewer than 10"  # a small number on an asylum route would say too much
    assert f"<dt>North</dt><dd>{few}</dd>" in page and f"<dt>South</dt><dd>{few}</dd>" in page
    staff = browse("caseworker").get(f"/pathways/{KEY}").text
    assert refs[0] in staff and refs[1] not in staff and refs[2] not in staff
    assert "See what else is possible" in staff
    assert "Not handed in, and no longer taken:" in staff and "more if what is missing is found out" in staff


def test_a_closed_version_says_of_each_case_what_goes_on_and_asks_no_more_for_many_cases(library, browse):
    north = library.teams["north"]

    def one_more(name: str) -> None:
        case = cases.case(north, people.person(north, name, nationalities=("MEX",)))
        pathways.start_pathway(case, KEY)
        step = next(p for p in track.steps_of(SYSTEM, case.id) if p.template.decided).row
        step.state, step.filed_on = "submitted", clock.today()
        db.session.commit()

    one_more("Ana")
    version = db.session.scalars(select(PathwayVersion).join(PathwayVersion.pathway).filter_by(key=KEY)).one()
    version.intake_state, version.intake_closes_on = "closed", clock.today()
    db.session.commit()
    browser = browse("caseworker")
    browser.get(f"/pathways/{KEY}")
    with statements() as few:
        assert "Goes on, it is handed in:" in browser.get(f"/pathways/{KEY}").text
    for name in ("Bea", "Cora", "Dora"):
        one_more(name)
    with statements() as many:
        assert "Dora" in browser.get(f"/pathways/{KEY}").text
    assert len(many) == len(few)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"state": "closed", "closes_on": ""}, "last day on which applications were taken"),
        ({"state": "open", "opens_on": "2026-05-01", "closes_on": "2026-04-01"}, "closes before it opens"),
        ({"state": "sometimes"}, "Not a valid choice"),
        ({"state": "closed", "closes_on": "31/12/2026"}, "Not a valid date"),
        ({"note": "x" * 5000}, "at most 4000 characters"),
    ],
)
def test_an_intake_that_cannot_be_is_refused_next_to_its_field(library, browse, fields, said):
    page = browse("administrator").submit(f"/pathways/{KEY}/versions/1/intake", **fields)
    assert page.status_code == 422 and said in page.text
    assert (
        db.session.scalar(select(PathwayVersion.version).where(PathwayVersion.names["en"].is_not(None)).limit(1)) == 1
    )


def test_two_administrators_do_not_overwrite_each_other(library, browse):
    browser = browse("administrator")
    address = f"/pathways/{KEY}/versions/1/intake"
    assert browser.submit(address, state="paused").status_code == 302
    late = browser.post(address, {"state": "open", "opens_on": "", "closes_on": "", "note": "mine", "seen": "1"})
    assert late.status_code == 409 and "mine" in late.text and "paused" in late.text
