"""What people write is text and stays text: in every page that shows it, for every role, and in the PDFs."""

import io
import zipfile

import pikepdf
import pytest
from sqlalchemy import String, Text, update

from caseflow.access.routes import ROUTES
from caseflow.extensions import db, expect_writes
from caseflow.models.base import Base
from caseflow.models.types import SealedText
from tests.security.matrix import DOORS, place
from tests.security.scene import ACTORS
from tests.security.test_matrix import ask, built, scene  # noqa: F401  # the scene of the matrix

EVIL = "\"'><script>alert(7)</script><img src=x onerror=alert(7)>"
# Columns that people fill with words. Codes and references stay as they are, or pages could not be reached.
WORDS = {
    "given_names", "family_names", "latin_name", "name", "title", "description", "note", "notes", "reason", "internal",
    "shareable", "municipality", "value", "evidence", "body", "referred_by", "contact_name", "contact_phone",
    "contact_email", "freeze_reason", "safe_note", "guardian_name", "interpreter", "recipient_name", "onward",
    "missed_reason", "present", "summary", "result", "number", "city", "employer_name", "institution", "duties",
    "end_reason", "decision_internal", "decision_shareable", "protection_note", "hold_reason", "no_pathway_reason",
    "closing_internal", "closing_shareable", "registration_number", "address", "provider", "certificate", "field",
    "issuer", "device", "intake_note", "wage_reason", "qualification", "function", "phone", "email", "deductions_for",
}  # fmt: skip
KEPT = {
    "pathway",
    "pathway_version",
    "consent_text",
    "audit_entry",
    "access_log",
    "audit_chain",
    "person_fact",
    "name_key",
}


@pytest.fixture
def poisoned(whole_app, scene):  # noqa: F811
    """The scene with a script in everything that somebody wrote."""
    changed = set()
    with whole_app.app_context():
        expect_writes(True)
        for mapper in Base.registry.mappers:
            table = mapper.local_table
            if table.name in KEPT:
                continue
            for attribute in mapper.column_attrs:
                column = attribute.columns[0]
                writes = isinstance(column.type, String | Text | SealedText) and attribute.key in WORDS
                if not writes or column.unique or (getattr(column.type, "length", None) or 400) < len(EVIL):
                    continue
                if table.name == "consent" and attribute.key == "end_reason":
                    continue
                db.session.execute(update(mapper.class_).values({attribute.key: EVIL}))
                changed.add(f"{table.name}.{attribute.key}")
        db.session.commit()
        db.session.remove()
        expect_writes(False)
    assert {"person.given_names", "employer.name", "task.title", "app_user.name", "visit.internal"} <= changed, changed
    return scene


@pytest.mark.parametrize("endpoint", sorted(e for e in set(ROUTES) - DOORS if not e.startswith("api.")))
def test_a_script_in_a_text_is_shown_and_not_run(whole_app, poisoned, endpoint):
    rule = next(r for r in whole_app.url_map.iter_rules() if r.endpoint == endpoint)
    if "GET" not in rule.methods:
        return
    address = poisoned.address(rule, "own", place(endpoint))
    for who in ACTORS:
        answer = ask(whole_app, poisoned, who, "GET", address)
        assert answer.status_code < 500, f"{who} at {address}"
        if answer.mimetype == "application/pdf":
            assert b"alert(7)" not in about(answer.data)
            continue
        if answer.mimetype.startswith("application/vnd."):
            with zipfile.ZipFile(io.BytesIO(answer.data)) as parts:
                page = "".join(parts.read(name).decode() for name in parts.namelist())
        elif answer.mimetype == "image/jpeg":
            continue
        else:
            page = answer.text
        assert "<script>alert" not in page and "<img src=x" not in page, f"{who} at {address}"
        assert "\"'>" not in page, f"{who} at {address}"


def test_the_script_reaches_the_pages(whole_app, poisoned):
    """Otherwise the test above would look at pages without it."""
    own = poisoned.things["own"]
    for who, address in (
        ("supervisor", f"/cases/{own['case.ref']}"),
        ("supervisor", f"/people/{own['person.ref']}"),
        ("supervisor", f"/employers/{own['employer.ref']}"),
        ("liaison", "/consular"),
        ("liaison", f"/consular/{own['national.ref']}"),
        ("administrator", "/admin/users"),
    ):
        assert "&lt;script&gt;alert(7)" in ask(whole_app, poisoned, who, "GET", address).text, address


def about(pdf: bytes) -> bytes:
    """What a PDF says about itself, its attachments and its outline included."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        info = repr(dict(file.docinfo)) if file.docinfo else ""
        root = file.Root
        meta = root.Metadata.read_bytes() if "/Metadata" in root else b""
        assert "/AcroForm" not in root and "/OpenAction" not in root and not file.attachments
        return info.encode() + meta
