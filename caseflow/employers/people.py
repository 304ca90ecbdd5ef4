"""The names of colleagues who proposed and decided."""

from collections.abc import Iterable

from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.accounts import User


def names_of(ids: Iterable[int | None]) -> dict[int, str]:
    """Names by the id of the account."""
    wanted = sorted({one for one in ids if one})
    if not wanted:
        return {}
    return {key: value for key, value in db.session.execute(select(User.id, User.name).where(User.id.in_(wanted)))}
