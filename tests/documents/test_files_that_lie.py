"""Files that lie, bombs, a full disk, changed bytes: refused clearly, nothing half-saved, nothing crashed."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.adapters import vault
from caseflow.extensions import db
from caseflow.models.documents import Paper
from tests.factories import files

LIES = {
    "a program called a photo": ("photo.jpg", b"MZ" + b"\0" * 500, "This is a program"),
    "a PDF called a photo": ("photo.jpg", files.pdf(), "not what the name says"),
    "a photo called a PDF": ("paper.pdf", files.photo(), "not what the name says"),
    "a zip bomb": ("papers.zip", files.zip_bomb(), "archive"),
    "a zip bomb called a PDF": ("papers.pdf", files.zip_bomb(), "archive"),
    "a hundred million pixels": ("scan.png", files.bomb(), "40 million pixels"),
    "half a photo": ("photo.jpg", files.photo(size=(2000, 1500))[:3000], "damaged"),
    "a broken PDF": ("paper.pdf", b"%PDF-1.7\nnothing more", "damaged"),
    "a locked PDF": ("paper.pdf", files.locked_pdf(), "password"),
    "nothing": ("paper.pdf", b"", "empty"),
    "a text": ("paper.txt", b"I am a passport", "neither a PDF nor a photo"),
    "a page of the web": ("paper.html", b"<script>alert(1)</script>", "neither a PDF nor a photo"),
}


def add(home):
    return f"/people/{home.ref}/papers/add?kind=passport"


def nothing_is_kept(papers) -> bool:
    return db.session.scalar(select(func.count(Paper.id))) == 0 and not list(papers.names())


@pytest.mark.parametrize("what", LIES)
def test_it_is_refused_with_its_name_and_how_to_mend_it(home, send, papers, what):
    name, content, says = LIES[what]
    answer = send(add(home), files=[(name, content)])
    assert answer.status_code == 422
    assert says in answer.text and name in answer.text
    assert nothing_is_kept(papers)


def test_one_bad_file_among_good_ones_saves_none_and_is_named(home, send, papers):
    answer = send(add(home), files=[("good.jpg", files.photo()), ("bad.pdf", files.locked_pdf())])
    assert answer.status_code == 422 and "bad.pdf" in answer.text and "good.jpg:" not in answer.text
    assert nothing_is_kept(papers)


def test_without_a_file_it_says_so(home, send, papers):
    answer = send(add(home))
    assert answer.status_code == 422 and "Choose the file" in answer.text


def test_scripts_and_attachments_are_taken_out_of_a_pdf(home, send, browse):
    assert send(add(home), files=[("form.pdf", files.pdf_that_acts())]).status_code == 302
    ref = db.session.scalar(select(Paper.ref))
    content = browse("caseworker").get(f"/papers/{ref}/versions/1").get_data()
    assert b"JavaScript" not in content and b"hidden" not in content


def test_the_same_file_twice_is_named_as_such(home, send, papers):
    assert send(add(home), files=[("p.jpg", files.photo())]).status_code == 302
    answer = send(add(home), files=[("q.jpg", files.photo())])
    assert answer.status_code == 422 and "there already" in answer.text
    assert db.session.scalar(select(func.count(Paper.id))) == 1
    assert len(list(papers.names())) == 2


class FullAfterOne(vault.Memory):
    def put(self, name: str, file: Path) -> None:
        """The disk is full after the first file."""
        self.is_full = bool(self.files)
        super().put(name, file)


def test_a_disk_that_is_full_in_the_middle_keeps_nothing(home, send, tmp_path):
    store = FullAfterOne()
    vault.use_vault(vault.Vault(store, tmp_path / "scratch"))
    answer = send(add(home), files=[("a.jpg", files.photo("red")), ("b.jpg", files.photo("blue"))])
    assert answer.status_code == 422 and "no room" in answer.text
    assert not store.files
    assert db.session.scalar(select(func.count(Paper.id))) == 0


def test_a_changed_byte_is_noticed_and_nothing_is_shown(home, send, browse, papers):
    send(add(home), files=[("p.jpg", files.photo())])
    ref = db.session.scalar(select(Paper.ref))
    for path in papers.root.glob("??/??/*"):
        content = bytearray(path.read_bytes())
        content[200] ^= 1
        path.write_bytes(content)
    for address in (f"/papers/{ref}/versions/1", f"/papers/{ref}/versions/1/preview"):
        answer = browse("caseworker").get(address)
        assert answer.status_code == 409 and "changed or is lost" in answer.text


@pytest.mark.parametrize(
    ("field", "day", "says"),
    [
        ("issued_on", clock.today() + timedelta(days=1), "future"),
        ("expires_on", clock.today().replace(year=1900), "birth"),
        ("expires_on", clock.today().replace(year=2199), "Check the year"),
    ],
)
def test_days_that_cannot_be_are_named(home, send, papers, field, day, says):
    answer = send(add(home), files=[("p.jpg", files.photo())], **{field: day.isoformat()})
    assert answer.status_code == 422 and says in answer.text
    assert nothing_is_kept(papers)


def test_an_unknown_kind_and_a_step_of_somebody_else_are_refused(home, send, papers):
    assert send(add(home), files=[("p.jpg", files.photo())], kind="love_letter").status_code == 422
    answer = send(add(home), files=[("p.jpg", files.photo())], serves="CF-0000-0000-0/1")
    assert answer.status_code == 422
    assert nothing_is_kept(papers)
