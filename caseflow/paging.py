"""Keyset pages: as quick on page 500 as on page 1, and no row lost or shown twice while others write.

The address of a page names the row it continues after by its random reference, never by a name or a running number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, tuple_

PAGE_SIZE = 25

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list. `next_ref` and `previous_ref` are references to continue from, or None at the ends."""

    items: tuple[T, ...]
    next_ref: str | None = None
    previous_ref: str | None = None
    total: int | None = None

    def map(self, change: Callable[[T], R]) -> "Page[R]":
        """The same page of other things."""
        return Page(tuple(change(item) for item in self.items), self.next_ref, self.previous_ref, self.total)


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: after or before the row with this reference; the first page when both are None."""

    after: str | None = None
    before: str | None = None


def walk(
    query: Select[Any],
    keys: Sequence[Any],
    anchor: Sequence[Any] | None,
    *,
    backwards: bool = False,
    descending: bool = False,
    size: int = PAGE_SIZE,
) -> Select[Any]:
    """The query for one page and one row more. `keys` are NOT NULL columns ending with a unique one; `anchor` their
    values in the row to continue from. Going backwards the rows come in reverse: turn them round with `cut`."""
    downwards = descending != backwards
    if anchor is not None:
        here, there = tuple_(*keys), tuple_(*anchor)
        query = query.where(here < there if downwards else here > there)
    order = [key.desc() if downwards else key.asc() for key in keys]
    return query.order_by(None).order_by(*order).limit(size + 1)


def cut(
    rows: Sequence[T], cursor: Cursor, ref: Callable[[T], str], *, size: int = PAGE_SIZE, total: int | None = None
) -> Page[T]:
    """The page out of what `walk` found (one row more than a page says that there is another)."""
    more = len(rows) > size
    shown = list(rows[:size])
    if cursor.before is not None:
        shown.reverse()
        has_next, has_previous = True, more
    else:
        has_next, has_previous = more, cursor.after is not None
    return Page(
        tuple(shown),
        ref(shown[-1]) if shown and has_next else None,
        ref(shown[0]) if shown and has_previous else None,
        total,
    )
