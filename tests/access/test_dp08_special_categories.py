"""DP08: words of health, protection and the like are sealed and no search finds them.

What exists by now: sealed columns (notes, needs, protection, findings of visits, facts) and searches by name, reference
and document number. The separate permission and the reason prompt come with the compartment, in a later issue.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, text

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.followup import Need
from caseflow.models.people import PersonFact
from caseflow.models.schema import METADATA
from caseflow.models.types import SealedText
from tests.conftest import POSTGRESQL
from tests.consular.people import whole
from tests.factories import cases
from tests.factories import consent as make

DIAGNOSIS = "tuberculosis"
SEALED = {
    "note.body", "need.description", "person.protection_status", "person.protection_note", "person.feared_countries",
    "visit.findings", "visit.internal", "person_fact.value", "case_file.hold_reason", "case_file.closing_internal",
    "consent.evidence", "consular_assistance.note", "contact.value", "identity_document.number",
}  # fmt: skip


@pytest.fixture
def ill(world):
    """Somebody in whose case the word stands wherever staff may write it, and who agreed to everything."""
    row = whole(world, "Ines", "Mora", protection_note=f"{DIAGNOSIS} clinic")
    by = world.users["caseworker"]
    case = cases.case(world.teams["south"])
    cases.note(case, f"Takes medicine against {DIAGNOSIS}", by=by, person_id=row.id)
    cases.task(case, f"Ring about {DIAGNOSIS}", by=by, due_on=clock.today() + timedelta(days=3), person_id=row.id)
    today = clock.today()
    db.session.add(Need(case_id=case.id, person_id=row.id, sector="health", description=DIAGNOSIS, raised_on=today))
    db.session.add(
        PersonFact(person_id=row.id, name="x", value=DIAGNOSIS, recorded_on=clock.today(), recorded_by_id=by.id)
    )
    make.consent(row, world.houses["consulate"], by)
    db.session.commit()
    return row


def test_a_global_search_for_a_diagnosis_word_has_no_results_for_all_roles(browse, world, ill):
    for who in sorted(world.users):
        browser = browse(who)
        for address, field in (("/people/search", "q"), ("/cases/search", "q"), ("/consular", "name")):
            page = browser.post(address, {field: DIAGNOSIS})
            assert page.status_code in (200, 403, 404), (who, address, page.status_code)
            assert "Ines" not in page.text and ill.ref not in page.text, (who, address)


def test_the_compartment_is_sealed_column_by_column():
    sealed = {
        f"{table.name}.{column.name}"
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, SealedText)
    }
    assert sealed >= SEALED
    assert SealedText.impl is LargeBinary


def test_the_word_is_not_in_the_database_as_it_lies_on_the_disk(folder: Path, ill):
    if POSTGRESQL:
        rows = db.session.execute(text("SELECT note.body, need.description FROM note, need")).all()
        assert all(DIAGNOSIS.encode() not in bytes(cell) for row in rows for cell in row)
        return
    for name in ("test.db", "test.db-wal"):
        if (folder / name).exists():
            assert DIAGNOSIS.encode() not in (folder / name).read_bytes()
