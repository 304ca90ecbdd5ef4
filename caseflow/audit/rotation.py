"""A new data key: everything that is sealed is opened with the key that sealed it and sealed again with the newest.

The trail is left as it is: nobody changes what happened, not even to seal it anew. Its old key is kept for reading.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, literal, select, type_coerce, update

from caseflow.access.finding import number_key
from caseflow.audit import trail
from caseflow.extensions import db, writing
from caseflow.models.base import Base
from caseflow.models.documents import DataKey
from caseflow.models.people import IdentityDocument
from caseflow.models.types import SealedBlob, SealedText, keys

CHUNK = 200


def seal_again() -> dict[str, int]:
    """Seal everything with the newest data key; how many values of each table were. Safe to stop and to call again."""
    found: dict[str, int] = {}
    for table, columns in _sealed():
        count = sum(_seal_rows(table, columns, rows) for rows in _chunks(table))
        if count:
            found[table.name] = count
    count = sum(_seal_keysets(rows) for rows in _chunks(Base.metadata.tables[DataKey.__tablename__]))
    if count:
        found[DataKey.__tablename__] = count
    return found


def _sealed() -> Iterator[tuple[Table, list[Column[Any]]]]:
    """Every table with sealed columns."""
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if isinstance(column.type, SealedText | SealedBlob)]
        if columns:
            yield table, columns


def _chunks(table: Table) -> Iterator[list[tuple[Any, ...]]]:
    """The primary keys of a table, some at a time."""
    (key,) = table.primary_key.columns
    last: Any = None
    while True:
        query = select(key).order_by(key).limit(CHUNK)
        rows = db.session.execute(query if last is None else query.where(key > last)).all()
        trail.abandon()
        if not rows:
            return
        yield [tuple(row) for row in rows]
        last = rows[-1][0]


def _seal_rows(table: Table, columns: list[Column[Any]], rows: list[tuple[Any, ...]]) -> int:
    (key,) = table.primary_key.columns
    count = 0
    with writing():
        raw = [type_coerce(column, LargeBinary).label(column.name) for column in columns]
        query = select(key.label("key_of_row"), *raw).where(key.in_([row[0] for row in rows])).with_for_update()
        for row in db.session.execute(query).mappings().all():
            values = {
                column.name: literal(_again(column.type, bytes(row[column.name])), LargeBinary())
                for column in columns
                if row[column.name] is not None and not keys().is_current(bytes(row[column.name]))
            }
            if not values:
                continue
            if table.name == IdentityDocument.__tablename__:
                values["number_key"] = _number_key(columns, row)
            db.session.execute(update(table).where(key == row["key_of_row"]).values(values))
            count += len(values)
        trail.keep()
    return count


def _seal_keysets(rows: list[tuple[Any, ...]]) -> int:
    count = 0
    with writing():
        query = select(DataKey).where(DataKey.person_id.in_([row[0] for row in rows])).with_for_update()
        for row in db.session.scalars(query):
            if keys().is_current(row.sealed):
                continue
            place = f"data_key|{row.person_id}"
            row.sealed = keys().seal("keyset", place, keys().open("keyset", place, row.sealed))
            count += 1
        trail.keep()
    return count


def _again(kind: Any, sealed: bytes) -> bytes:
    return keys().seal("field", kind.place, keys().open("field", kind.place, sealed))


def _number_key(columns: list[Column[Any]], row: Any) -> Any:
    """What a document is found by depends on the key too."""
    (column,) = (column for column in columns if column.name == "number")
    sealed = row["number"]
    place = getattr(column.type, "place", "")
    return number_key(None if sealed is None else keys().open("field", place, bytes(sealed)).decode())
