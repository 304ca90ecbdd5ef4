"""Papers are encrypted where they lie, on disk and in S3-compatible storage, and read back whole or not at all."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import pytest

from caseflow.adapters.bucket import Bucket
from caseflow.adapters.vault import Folder, Kept, NoRoom, NotIntact, Vault, new_keyset


class FakeS3(BaseHTTPRequestHandler):
    """As much of S3 as papers need."""

    objects: dict[str, bytes] = {}
    is_full = False

    def do_PUT(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.headers.get("x-amz-content-sha256", "").startswith("STREAMING"):
            raise AssertionError("papers are sent in one piece")
        if FakeS3.is_full:
            return self._answer(507)
        FakeS3.objects[self._name()] = body
        return self._answer(200, {"ETag": '"1"'})

    def do_GET(self):
        found = FakeS3.objects.get(self._name())
        return self._answer(404) if found is None else self._answer(200, body=found)

    def do_DELETE(self):
        FakeS3.objects.pop(self._name(), None)
        return self._answer(204)

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path).removeprefix("/papers/")

    def _answer(self, status, headers=None, body=b""):
        self.send_response(status)
        for name, value in {**(headers or {}), "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words):
        """Says nothing."""


@pytest.fixture
def s3():
    FakeS3.objects, FakeS3.is_full = {}, False
    with ThreadingHTTPServer(("127.0.0.1", 0), FakeS3) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        store = Bucket(f"s3://key:secret@127.0.0.1:{server.server_port}/papers?secure=no")
        yield store
        store.client._http.clear()
        server.shutdown()


@pytest.fixture(params=["disk", "s3"])
def vault(request, tmp_path):
    store = Folder(tmp_path / "papers") if request.param == "disk" else request.getfixturevalue("s3")
    return Vault(store, tmp_path / "scratch")


CONTENT = b"a passport " * 300_000


def test_what_was_kept_is_read_back_whole(vault):
    keyset = new_keyset()
    kept = vault.keep(keyset, "person|1", CONTENT)
    assert vault.read(keyset, "person|1", kept) == CONTENT
    with vault.store.get(kept.name) as file:
        assert b"passport" not in file.read()


def test_it_opens_for_nobody_else_and_in_no_other_place(vault):
    keyset = new_keyset()
    kept = vault.keep(keyset, "person|1", CONTENT)
    for key, place in ((new_keyset(), "person|1"), (keyset, "person|2")):
        with pytest.raises(NotIntact):
            vault.read(key, place, kept)


def test_what_is_gone_or_is_another_file_is_noticed(vault):
    keyset = new_keyset()
    one, other = (vault.keep(keyset, "person|1", content) for content in (b"one", b"other"))
    with pytest.raises(NotIntact):
        vault.read(keyset, "person|1", Kept(one.name, other.sha256, other.size))
    vault.store.remove(one.name)
    with pytest.raises(NotIntact):
        vault.read(keyset, "person|1", one)


def test_a_full_storage_keeps_nothing(s3, tmp_path):
    FakeS3.is_full = True
    with pytest.raises(NoRoom):
        Vault(s3, tmp_path / "scratch").keep(new_keyset(), "person|1", b"x")
    assert not FakeS3.objects
    assert not list((tmp_path / "scratch").iterdir())


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path):
    (tmp_path / "papers").write_text("a file where the folder should be")
    with pytest.raises(NoRoom):
        Vault(Folder(tmp_path / "papers"), tmp_path / "scratch").keep(new_keyset(), "person|1", b"x")
    assert not list((tmp_path / "scratch").iterdir())
