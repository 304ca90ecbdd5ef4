"""The only place that asks what time it is. Tests move it; nothing else does."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_moved: ContextVar[timedelta] = ContextVar("moved", default=timedelta())


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC) + _moved.get()


def today(zone: str = "UTC") -> date:
    """The calendar day in a named zone: legal days are days of a place."""
    return now().astimezone(ZoneInfo(zone)).date()


def here(zone: str) -> datetime:
    """This moment on the clocks of a named zone."""
    return now().astimezone(ZoneInfo(zone))


@contextmanager
def moved(by: timedelta) -> Iterator[None]:
    """Let everything inside happen earlier or later, for tests and for the demo's past."""
    before = _moved.set(_moved.get() + by)
    try:
        yield
    finally:
        _moved.reset(before)
