"""The real application on a real database: SQLite by default, PostgreSQL with CASEFLOW_TEST_DATABASE=postgresql."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import text

from caseflow.adapters import hashing
from caseflow.app import create_app
from caseflow.bundle import config
from caseflow.extensions import db, expect_writes
from tests import postgres
from tests.browsing import Browser
from tests.factories.world import World

POSTGRESQL = os.environ.get("CASEFLOW_TEST_DATABASE") == "postgresql"


def settings(folder: Path, database_url: str):
    """Settings of a test installation."""
    return config.Settings(
        mode="demo",
        database_url=database_url,
        secret_key="only-for-tests-and-long-enough-for-them",
        data_key=b"only for tests, thirty-two bytes",
        data_dir=folder,
        base_url="http://localhost",
        host="127.0.0.1",
        port=8000,
        trusted_proxies=0,
        session_idle=timedelta(minutes=30),
        session_absolute=timedelta(hours=12),
        default_timezone="UTC",
        testing=True,
    )


@pytest.fixture(scope="session")
def folder() -> Iterator[Path]:
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    path = Path(tempfile.mkdtemp(prefix="caseflow-test-", dir=base))
    yield path
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="session")
def database_url(folder: Path) -> Iterator[str]:
    if not POSTGRESQL:
        yield f"sqlite:///{folder / 'test.db'}"
        return
    with postgres.postgresql() as url:
        yield url


@pytest.fixture(scope="session")
def whole_app(folder: Path, database_url: str) -> Iterator[Flask]:
    """The application over a migrated, empty database."""
    hashing.use_cheap_hashing()
    app = create_app(settings(folder, database_url))
    with app.app_context():
        flask_migrate.upgrade()
        db.session.remove()
        if not POSTGRESQL:
            db.session.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            db.session.remove()
        db.engine.dispose()
    if not POSTGRESQL:
        shutil.copyfile(folder / "test.db", folder / "empty.db")
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(whole_app: Flask, folder: Path) -> Iterator[Flask]:
    """The application with nothing in its database, in an application context that writes."""
    _empty(whole_app, folder)
    with whole_app.app_context():
        expect_writes(True)
        yield whole_app
        db.session.remove()
        expect_writes(False)


def _empty(app: Flask, folder: Path) -> None:
    with app.app_context():
        db.session.remove()
        if POSTGRESQL:
            tables = ", ".join(f'"{t.name}"' for t in db.metadata.sorted_tables)
            with db.engine.begin() as connection:
                # The append-only triggers of the trail stand aside for the test's own clean-up only.
                connection.execute(text("SET session_replication_role = replica"))
                connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY"))
                connection.execute(text("SET session_replication_role = origin"))
            return
        db.engine.dispose()
    for rest in ("test.db-wal", "test.db-shm"):
        (folder / rest).unlink(missing_ok=True)
    shutil.copyfile(folder / "empty.db", folder / "test.db")


@pytest.fixture
def world(app: Flask) -> World:
    """Two organizations with their teams and one user of each role; see tests/factories/world.py."""
    return World.build()


@pytest.fixture
def browse(app: Flask, world: World):
    """`browse("caseworker")` is a browser in which that user of the world is signed in; `browse(None)` in none."""
    return lambda who=None: Browser(app, world.users[who] if who else None)
