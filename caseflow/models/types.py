"""Column types that both databases store alike."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, LargeBinary
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from caseflow.adapters import crypto

_ring: dict[str, crypto.Keys] = {}


def use_keys(keys: crypto.Keys) -> None:
    """The keys with which sealed columns are written and read. Called once, when the application is made."""
    _ring["now"] = keys


def keys() -> crypto.Keys:
    """The keys in use; a programming error before `use_keys`."""
    return _ring["now"]


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. SQLite drops time zones, so it is written in UTC and read back as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        at = value.astimezone(UTC)
        return at.replace(tzinfo=None) if dialect.name == "sqlite" else at

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class SealedText(TypeDecorator[str]):
    """Text that a stolen database does not show: sealed under the data key, bound to its table and column."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else keys().seal("field", self.place, str(value).encode())

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else keys().open("field", self.place, bytes(value)).decode()

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        return self


class SealedBlob(TypeDecorator[bytes]):
    """Bytes that a stolen database does not show: sealed under the data key, bound to their table and column."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, place: str) -> None:
        super().__init__()
        self.place = place

    def process_bind_param(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else keys().seal("field", self.place, bytes(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> bytes | None:
        return None if value is None else keys().open("field", self.place, bytes(value))
