"""The questions that every command asks: is it there for me, may I, and is it still what I read?"""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import Select

from caseflow.access import roles
from caseflow.access.actor import Actor
from caseflow.errors import Denied, NotFound, Stale
from caseflow.extensions import db

Row = TypeVar("Row")


def one(query: Select[Row]) -> Row:
    """The single row of a scoped query. Raises NotFound, the same for "not there" and "not yours"."""
    row = db.session.scalars(query).one_or_none()
    if row is None:
        raise NotFound
    return row


def require(user: Actor, action: str) -> None:
    """Go on only if the user's role holds the action. Raises Denied."""
    if not user.is_system and not roles.can(user.role, action):
        raise Denied(action)


def may(user: Actor, action: str) -> bool:
    """Whether to offer a button; the command asks again."""
    return user.is_system or roles.can(user.role, action)


def fresh(row: object, seen: int, written: Mapping[str, object] | None = None) -> None:
    """Go on only if the row is still the version that the user read.

    `written` holds what the user now writes, by attribute. Raises Stale with what is saved in those that differ.
    """
    version = row.version  # type: ignore[attr-defined]
    if version == seen:
        return
    current = {name: getattr(row, name, None) for name in (written or {})}
    differs = {k: "" if v is None else str(v) for k, v in current.items() if v != (written or {})[k]}
    raise Stale(differs, version)
