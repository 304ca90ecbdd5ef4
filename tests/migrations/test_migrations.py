"""Migrations go up, down and up again with data in the tables, and say exactly what the code says."""

from pathlib import Path

import flask_migrate
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from caseflow.app import create_app
from caseflow.audit import trail
from caseflow.bundle import MIGRATIONS
from caseflow.extensions import db, expect_writes
from caseflow.models import schema
from caseflow.models.accounts import Organization
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Opening
from tests.conftest import POSTGRESQL, settings
from tests.factories import accounts as make


@pytest.fixture
def fresh(whole_app, folder: Path, database_url: str, tmp_path):
    """An application over a database of its own, with no table in it."""
    if POSTGRESQL:
        with whole_app.app_context(), db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("DROP DATABASE IF EXISTS migrations"))
            connection.execute(text("CREATE DATABASE migrations"))
        url = database_url.replace("/postgres?", "/migrations?")
    else:
        url = f"sqlite:///{tmp_path / 'migrations.db'}"
    app = create_app(settings(tmp_path, url))
    with app.app_context():
        expect_writes(True)
        yield app
        db.session.remove()
        db.engine.dispose()
        expect_writes(False)


def tables() -> set[str]:
    with db.engine.connect() as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def something_happens() -> None:
    house = make.organization("Harbour House")
    administrator = make.user(house, "administrator", "Ada Admin")
    trail.commit(make.actor(administrator), "user.create", administrator, administrator.ref)


def test_up_down_and_up_again_with_data(fresh):
    flask_migrate.upgrade()
    assert tables() == set(schema.METADATA.tables)
    something_happens()
    db.session.remove()
    flask_migrate.downgrade(revision="base")
    assert tables() == set()
    flask_migrate.upgrade()
    assert tables() == set(schema.METADATA.tables)
    something_happens()
    assert db.session.scalar(select(Organization.name)) == "Harbour House"


EARLIER_EMPLOYER = """
    INSERT INTO employer (ref, organization_id, kind, name, sort_name, country, municipality, sector,
    registration_number, designations, contact_name, contact_phone, contact_email, vetting_state, vetted_until,
    is_frozen, note, created_at, version) SELECT 'EM-1', id, 'employer', 'Glen', 'glen', 'CAN', '', '', '', '[]', '',
    '', '', 'missing', '9999-12-31', false, '', '2026-01-01', 1 FROM organization"""
EARLIER_OPENING = """
    INSERT INTO opening (ref, organization_id, employer_id, title, isco, country, municipality, heads, contract_kind,
    starts_on, wage, wage_period, currency, hours_per_week, has_housing, needs_licence, pathway_keys, state, note,
    created_at, version) SELECT 'OP-1', organization_id, id, 'Aide', '5321', 'CAN', '', 2, 'permanent', '2027-01-01',
    20, 'hour', 'CAD', 40, false, false, '[]', 'open', '', '2026-01-01', 1 FROM employer"""


def test_openings_of_before_there_were_restrictions_have_none_and_stay_when_we_go_back(fresh):
    flask_migrate.upgrade(revision="0001")
    something_happens()
    db.session.execute(text(EARLIER_EMPLOYER))
    db.session.execute(text(EARLIER_OPENING))
    db.session.commit()
    db.session.remove()
    flask_migrate.upgrade(revision="0002")
    opening = db.session.scalars(select(Opening)).one()
    assert (opening.skills, opening.weights, opening.takes_families) == ([], {}, False)
    db.session.remove()
    flask_migrate.downgrade(revision="0001")
    assert db.session.scalar(text("SELECT ref FROM opening")) == "OP-1"
    with pytest.raises(DBAPIError):
        db.session.execute(text("UPDATE opening SET heads = 0"))
    db.session.rollback()


def test_the_migrations_make_exactly_the_tables_of_the_code(fresh):
    flask_migrate.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        assert compare_metadata(context, schema.METADATA) == []


def test_the_newest_migration_is_named_in_a_file_so_that_two_branches_collide():
    newest = max(p.name.split("_")[0] for p in (MIGRATIONS / "versions").glob("0*.py"))
    assert (MIGRATIONS / ".current-alembic-head").read_text().strip() == newest


@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"])
def test_nobody_changes_what_happened(fresh, statement):
    flask_migrate.upgrade()
    something_happens()
    with pytest.raises(DBAPIError, match="append-only"):
        db.session.execute(text(statement))
    db.session.rollback()
    assert db.session.scalar(select(AuditEntry.action)) == "user.create"
