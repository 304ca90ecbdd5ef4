"""Counting the statements that a page costs."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from caseflow.extensions import db


@contextmanager
def _queries() -> Iterator[list[str]]:
    made: list[str] = []

    def note(_connection, _cursor, statement, *_more):
        made.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield made
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


@pytest.fixture
def queries():
    """`with queries() as made:` lists every statement that reaches the database."""
    return _queries
