"""What the database was asked, for counting."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, event


@pytest.fixture
def statements():
    """`with statements() as made:` collects every statement that the database is sent inside."""

    @contextmanager
    def collect() -> Iterator[list[str]]:
        made: list[str] = []

        def note(_connection, _cursor, statement, _parameters, _context, _many):
            made.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            yield made
        finally:
            event.remove(Engine, "before_cursor_execute", note)

    return collect
