"""Style sheets and scripts come compressed, with the headers of every answer; their address names their content."""

import os

from flask import Flask
from werkzeug.test import Client

from caseflow.bundle import STATIC
from caseflow.web import static


def test_static_files_come_compressed_and_with_the_headers(tmp_path):
    app = Flask("served")
    static.serve(app, tmp_path)
    answer = Client(app.wsgi_app).get("/static/vendor/govuk-frontend.min.css", headers={"Accept-Encoding": "gzip"})
    with answer:
        size = len(answer.get_data())
    assert answer.headers["Content-Encoding"] == "gzip"
    assert size < 20_000 < (STATIC / "vendor" / "govuk-frontend.min.css").stat().st_size
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_first_view_is_small_enough_for_a_slow_phone(browse, tmp_path):
    page = browse().get("/sign-in")
    static.prepared(STATIC, tmp_path)
    names = ("vendor/govuk-frontend.min.css", "caseflow.css", "vendor/htmx.min.js", "caseflow.js")
    assert all(f"/static/{name}?v=" in page.text for name in names)
    assert len(page.data) + sum((tmp_path / f"{name}.gz").stat().st_size for name in names) < 100_000


def test_copies_are_renewed_when_the_file_is_newer(tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    (source / "a.css").write_text("a { color: red; } " * 200)
    static.prepared(source, target)
    (source / "a.css").write_text("a { color: blue; } " * 200)
    later = (source / "a.css").stat().st_mtime + 10
    os.utime(source / "a.css", (later, later))
    static.prepared(source, target)
    assert "blue" in (target / "a.css").read_text() and (target / "a.css.gz").exists()
