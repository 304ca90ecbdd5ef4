"""The printed summary: read as text, as structure, and as what the file says about itself."""

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from caseflow.access.actor import SYSTEM
from caseflow.accounts.queries import actor_of_email
from caseflow.casefile.summary import print_summary
from caseflow.extensions import db
from tests.conftest import settings
from tests.factories import casefiles
from tests.factories.trail import readings

ROOT = Path(__file__).parents[2]
MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


_once: dict[str, Path] = {}


@pytest.fixture
def ref(world) -> str:
    case = casefiles.five(world)
    db.session.commit()
    return case.ref


@pytest.fixture
def file(request, tmp_path_factory) -> Path:
    """The summary of the family of five, printed once for all tests that only read it."""
    if not _once:
        ref = request.getfixturevalue("ref")
        user = request.getfixturevalue("world").actor("caseworker")
        folder = tmp_path_factory.mktemp("summary")
        _once[ref] = folder / f"{ref}.pdf"
        _once[ref].write_bytes(print_summary(user, ref))
    return next(iter(_once.values()))


def ask(*command: str | Path) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def text_of(path: Path) -> str:
    return re.sub(r"\s+", " ", MARKS.sub("", ask("pdftotext", "-layout", path, "-")))


def test_it_comes_from_the_page(browse, ref):
    answer = browse("caseworker").get(f"/cases/{ref}/summary.pdf")
    assert answer.status_code == 200 and answer.mimetype == "application/pdf"
    assert answer.data.startswith(b"%PDF-1.7")
    assert answer.headers["Content-Disposition"] == f'inline; filename="{ref}.pdf"'
    assert answer.headers["Cache-Control"] == "no-store"


def test_every_part_of_the_case_is_on_it(file):
    said = text_of(file)
    headings = ("Family", "Evaluation", "Placement", "Pathway", "Permits and status", "Follow-up", "Open tasks")
    words = ("Case summary", file.stem, "Provincial endorsement", "Usually takes 60 days", "Open work permit",
             "Annapolis Care Homes", "Nursing professionals", "We talked about the flat.", "Cara Worker")  # fmt: skip
    for wanted in headings + words:
        assert wanted in said, wanted


def test_names_come_out_as_they_were_written(file):
    said = text_of(file)
    for name in ("María de los Ángeles Guadalupe", "Tz’unun", "Q’anil", "Łukasz Đorđe", "Nguyễn Çiğdem", "K’iche’"):
        assert name in said, name
    raw = MARKS.sub("", ask("pdftotext", file, "-"))
    assert "يوسف عبد الله الحداد" in raw
    assert "Yusuf Abdullah Alhaddad" in said


def test_what_is_for_staff_only_stays_off_the_paper(file):
    said = text_of(file)
    for secret in (casefiles.SECRET, "The officer was new", "They found a flat", "555 0147", "555 0199", "protected",
                   "A09876543", "U123456789", "The bedroom is damp"):  # fmt: skip
        assert secret not in said, secret


def test_every_page_says_who_printed_it_and_which_page_it_is(file):
    pages = ask("pdftotext", "-layout", file, "-").split("\f")[:-1]
    assert 2 <= len(pages) <= 3
    for number, page in enumerate(pages, 1):
        assert re.search(r"Confidential\. Printed by Cara Worker on .+ at \d\d:\d\d\.", page)
        assert f"Page {number} of {len(pages)}" in page


def test_a_screen_reader_finds_its_way(file):
    structure = ask("pdfinfo", "-struct", file)
    for tag in ("H1", "H2", "H3", "Table", "Caption", "THead", "TH", "TD", "L", "LI"):
        assert re.search(rf"^\s*{tag}\b", structure, re.MULTILINE), tag
    assert "Tagged:          yes" in ask("pdfinfo", file)
    with pikepdf.open(file) as pdf:
        assert pdf.Root.MarkInfo.Marked and str(pdf.open_metadata()["pdfuaid:part"]) == "1"


def test_the_file_says_nothing_about_people_beside_its_pages(file):
    with pikepdf.open(file) as pdf:
        info = {str(name): str(value) for name, value in pdf.docinfo.items()}
        about = str(info) + str(pdf.open_metadata())
        outline = [str(item.title) for item in pdf.open_outline().root]
        assert not pdf.attachments
    assert info["/Title"] == f"Case summary {file.stem}" and set(info) <= {"/Title", "/Producer"}
    for name in ("María", "Xiloj", "Alhaddad", "Cara", "Harbour"):
        assert name not in about
        assert not any(name in heading for heading in outline)


def test_it_is_in_the_language_of_whoever_prints(world, ref):
    world.users["caseworker"].language = "es"
    db.session.commit()
    printed = print_summary(world.actor("caseworker"), ref)
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        assert str(pdf.Root.Lang) == "es"


def test_printing_is_written_down_as_printing(world, ref):
    print_summary(world.actor("caseworker"), ref)
    assert [(entry.actor_id, entry.subject) for entry in readings("case.print")] == [
        (world.users["caseworker"].id, ref)
    ]


# From the command line


@pytest.fixture
def run(folder, database_url):
    """Run the `caseflow` command, as a program of its own, on the database of the test."""
    known = settings(folder, database_url)
    given = {"DATABASE_URL": database_url, "DATA_KEY": known.data_key.hex(), "DATA_DIR": str(folder)}
    environment = os.environ | {f"CASEFLOW_{name}": value for name, value in given.items()}

    def act(*words: str | Path) -> subprocess.CompletedProcess[str]:
        db.session.rollback()
        command = [sys.executable, "-m", "caseflow.cli", *map(str, words)]
        return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True)

    return act


def test_the_command_prints_as_the_user_it_is_given(world, ref, run, tmp_path):
    out = tmp_path / "out.pdf"
    done = run("pdf", ref.lower().replace("-", ""), "-o", out, "--as", "Cara.Worker@example.org")
    assert done.returncode == 0, done.stderr
    assert "Printed by Cara Worker" in text_of(out)
    assert out.stat().st_mode & 0o077 == 0, "only its owner reads it"
    assert [entry.actor_id for entry in readings("case.print")] == [world.users["caseworker"].id]


def test_the_command_tells_a_liaison_the_same_of_a_case_and_of_none(ref, run, tmp_path):
    out = tmp_path / "out.pdf"
    done = run("pdf", ref, "-o", out, "--as", "lia.honduras@example.org")
    # Made of nothing but what was typed, so it says the same of a case that does not exist.
    assert (done.returncode, done.stderr) == (1, f"Error: There is no case {ref} for this user.\n")
    assert not out.exists() and readings("case.print") == []


def test_the_system_prints_in_its_own_name(ref, tmp_path):
    out = tmp_path / "out.pdf"
    out.write_bytes(print_summary(SYSTEM, ref))
    assert "Printed by caseflow" in text_of(out)
    assert [entry.actor_id for entry in readings("case.print")] == [0]


def test_only_active_users_can_be_printed_for(world):
    assert actor_of_email(" Cara.Worker@example.org").ref == world.users["caseworker"].ref
    world.users["caseworker"].active = False
    db.session.commit()
    assert actor_of_email("cara.worker@example.org") is None
    assert actor_of_email("nobody@example.org") is None
