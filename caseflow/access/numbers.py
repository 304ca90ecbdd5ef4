"""Numbers that run through one case (steps, tasks), so that an address can name them."""

from typing import Any

from sqlalchemy import func, select

from caseflow.extensions import db
from caseflow.models.base import Base
from caseflow.models.cases import Case


def next_in_case(model: type[Base], case: Case) -> int:
    """The next free number. Locks the case until the commit, so that two writers never take the same one."""
    columns: Any = model
    db.session.execute(select(Case.id).where(Case.id == case.id).with_for_update(key_share=True))
    highest = db.session.scalar(select(func.max(columns.number)).where(columns.case_id == case.id))
    return (highest or 0) + 1
