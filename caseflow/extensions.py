"""Extensions, made once here and bound to the app in create_app; and how a database connection is opened."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from flask_babel import Babel
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import CSRFProtect
from sqlalchemy import Connection, Engine, event
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite

from caseflow.models.base import Base

db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})
migrate = Migrate()
login = LoginManager()
csrf = CSRFProtect()
babel = Babel()

_writing: ContextVar[bool] = ContextVar("writing", default=False)

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=10000",
    "secure_delete=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
)


def expect_writes(yes: bool) -> None:
    """Whether transactions that begin from here on will write: a whole request, a command line."""
    _writing.set(yes)


@contextmanager
def writing() -> Iterator[None]:
    """A transaction that begins inside will write."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


@contextmanager
def reading() -> Iterator[None]:
    """A transaction that begins inside only reads, although the request may write: a search that is posted."""
    token = _writing.set(False)
    try:
        yield
    finally:
        _writing.reset(token)


@event.listens_for(Engine, "connect")
def _open(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        # SQLAlchemy begins transactions itself, below; the driver's own way begins them too late.
        connection.isolation_level = None
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    # A deferred transaction that reads and then writes fails at once when another writer was there in between.
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writing.get() else "BEGIN")


def learn_sizes() -> None:
    """Let the database look how big its tables are and how their values are spread, so that it plans its walks well.

    SQLite does this only when it is told to; without it a search among 50,000 people takes five times as long. Called
    after a migration, after many rows came at once, and by the clock. Takes milliseconds: it looks at samples.
    """
    with writing(), db.engine.begin() as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA analysis_limit=1000")
        connection.exec_driver_sql("ANALYZE")
    # A connection that is open already would go on planning by the old sizes.
    db.engine.dispose()


def insert_new(model: Any, rows: Any) -> Any:
    """An insert that leaves out what is there already, by whatever is unique about it: both databases wait for the
    other writer of the same row first."""
    insert = insert_postgresql if db.engine.dialect.name == "postgresql" else insert_sqlite
    return insert(model).values(rows).on_conflict_do_nothing()
