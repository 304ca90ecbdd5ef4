"""A new data key: everything opens with it, is found by it, and the trail still verifies."""

import pytest
from sqlalchemy import select, text

from caseflow.access.finding import number_key
from caseflow.adapters import vault
from caseflow.adapters.crypto import Keys
from caseflow.audit import rotation, verify
from caseflow.documents import commands, queries
from caseflow.documents.commands import PaperEntry
from caseflow.documents.incoming import Usable
from caseflow.extensions import db
from caseflow.models.documents import DataKey
from caseflow.models.people import IdentityDocument, Person
from caseflow.models.types import use_keys
from tests.factories import files, people

OLD, NEW = b"only for tests, thirty-two bytes", b"another key for tests, 32 bytes."


@pytest.fixture
def rotated(app):
    """Both keys at hand, the new one in use; afterwards the old one again."""

    def rotate():
        db.session.rollback()
        use_keys(Keys(NEW, 2, {1: OLD}))
        return rotation.seal_again()

    yield rotate
    use_keys(Keys(OLD))


def rosa(world) -> Person:
    row = people.person(world.teams["north"], "Rosa", protection_note="Fears her brother.")
    people.document(row, number="A1234567")
    db.session.commit()
    return row


def test_everything_opens_with_the_new_key_alone(world, rotated):
    row_id = rosa(world).id
    found = rotated()
    assert found["person"] >= 1 and found["identity_document"] >= 1
    use_keys(Keys(NEW, 2))
    db.session.expire_all()
    assert db.session.get(Person, row_id).protection_note == "Fears her brother."


def test_a_document_is_found_by_its_number_afterwards(world, rotated):
    rosa(world)
    rotated()
    key = db.session.scalar(select(IdentityDocument.number_key))
    assert key == number_key("A1234567")


def test_it_may_be_stopped_and_called_again(world, rotated):
    rosa(world)
    assert rotated()
    assert rotated() == {}


def test_papers_are_read_as_before(world, rotated, tmp_path):
    before = vault.vault()
    vault.use_vault(vault.Vault(vault.Memory(), tmp_path))
    row, user = rosa(world), world.actor("caseworker")
    ref, photo = row.ref, files.photo()
    db.session.rollback()
    usable = Usable("p.jpg", photo, "image/jpeg", 1, photo, "not_configured")
    (paper,) = commands.add_papers(user, ref, PaperEntry(kind="passport"), [usable])
    assert rotated()["data_key"] == 1
    use_keys(Keys(NEW, 2))
    assert queries.file_content(user, paper, 1).content == photo
    assert db.session.scalar(select(DataKey.sealed))[0] == 2
    vault.use_vault(before)


def test_the_trail_is_not_touched_and_verifies(world, rotated):
    rosa(world)
    query = text("SELECT count(*), max(seq), min(id), max(id) FROM audit_entry")
    before = db.session.execute(query).one()
    rotated()
    assert db.session.execute(query).one() == before
    assert verify.verify_all().is_sound
