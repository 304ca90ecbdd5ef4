"""The trail shows whatever somebody does to it by hand."""

import threading

import pytest
from sqlalchemy import func, select, text

from caseflow.audit import trail, verify
from caseflow.extensions import db, expect_writes
from caseflow.models.accounts import User
from caseflow.models.audit import AccessLog, AuditEntry, AuditUnsealed
from tests.conftest import POSTGRESQL


def rename(world, name: str) -> None:
    account = db.session.get(User, world.users["caseworker"].id)
    before, account.name = account.name, name
    trail.commit(world.actor("administrator"), "user.edit", account, account.ref, before=before, after=name)


def by_hand(statement: str) -> None:
    """As somebody with the database's own password would."""
    db.session.rollback()
    with db.engine.begin() as connection:
        if POSTGRESQL:
            connection.execute(text("SET session_replication_role = replica"))
        else:
            connection.execute(text("DROP TRIGGER IF EXISTS audit_entry_no_update"))
            connection.execute(text("DROP TRIGGER IF EXISTS audit_entry_no_delete"))
        connection.execute(text(statement))
        if POSTGRESQL:
            connection.execute(text("SET session_replication_role = origin"))


@pytest.fixture
def three_entries(world):
    for name in ("Cara A", "Cara B", "Cara C"):
        rename(world, name)
    db.session.rollback()
    assert verify.verify_all().is_sound


def test_what_was_done_is_written_and_waits_for_its_checkpoint(world, three_entries):
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == 3
    assert db.session.scalar(select(func.count()).select_from(AuditUnsealed)) == 3
    assert verify.verify_all().as_text().endswith("Nothing was changed.")


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE audit_entry SET action = 'user.view' WHERE seq = 2", "changed"),
        ("UPDATE audit_entry SET actor_id = 1 + actor_id WHERE seq = 1", "changed"),
        ("UPDATE audit_entry SET mac = hash WHERE seq = 3", "forged"),
        ("DELETE FROM audit_entry WHERE seq = 2", "gap"),
        ("DELETE FROM audit_entry WHERE seq = 3", "cut"),
        ("UPDATE audit_entry SET seq = 9 WHERE seq = 3", "gap"),
        ("UPDATE audit_chain SET seq = 2", "cut"),
    ],
)
def test_a_change_by_hand_is_found(world, three_entries, statement, kind):
    if statement.startswith("DELETE"):
        which = statement.partition("WHERE")[2]
        by_hand(f"DELETE FROM audit_unsealed WHERE entry_id IN (SELECT id FROM audit_entry WHERE {which})")
    by_hand(statement)
    result = verify.verify_all()
    assert [str(p.kind) for p in result.problems] == [kind]


def test_what_a_payload_says_cannot_be_read_in_the_database(world, three_entries):
    for (payload,) in db.session.execute(select(AuditEntry.payload)):
        assert b"Cara" not in bytes(payload)


def test_reading_is_written_down_before_the_page(world):
    user = world.actor("caseworker")
    trail.seen(user, "case.read", "CF-1", "family,pathway")
    row = db.session.scalars(select(AccessLog)).one()
    assert (row.actor_id, row.subject, row.fields) == (user.id, "CF-1", "family,pathway")


def test_a_refused_change_leaves_neither_row_nor_entry(world):
    account = db.session.get(User, world.users["caseworker"].id)
    account.email = world.users["auditor"].email
    with pytest.raises(Exception, match=r"(?i)unique"):
        trail.commit(world.actor("administrator"), "user.edit", account, account.ref)
    trail.abandon()
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == 0


def test_many_writers_at_once_make_one_unbroken_chain(app, world):
    user, account_id, errors = world.actor("administrator"), world.users["caseworker"].id, []
    db.session.remove()

    def write() -> None:
        with app.app_context():
            expect_writes(True)
            try:
                for _ in range(5):
                    account = db.session.scalars(select(User).where(User.id == account_id)).one()
                    trail.commit(user, "user.view", account, account.ref)
            except BaseException as error:
                errors.append(error)
            finally:
                db.session.remove()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    result = verify.verify_all()
    assert not errors and result.is_sound and result.entries == 20
