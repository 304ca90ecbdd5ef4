"""Conflicts of interest: declared once, respected wherever somebody decides about a person.

Nobody decides about themselves, a relative, a friend or somebody they do business with. The trail asks here before it
keeps an act that decides, so no command can forget it.
"""

from sqlalchemy import select

from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.base import Base
from caseflow.models.cases import Case, CaseMember
from caseflow.models.decisions import Conflict
from caseflow.models.people import Person

# Acts by which somebody decides, approves or lets through; writing down facts is none.
DECIDING = frozenset(
    {
        "application.propose", "application.second", "case.close", "case.override", "case.reopen", "choice.decide",
        "consent.approve", "contract.approve", "evaluation.sign", "paper.decide", "step.grant", "step.refuse",
        "step.reopen", "step.waive", "version.move",
    }
)  # fmt: skip


def stands_against(user: Actor, action: str, about: Base) -> bool:
    """Whether the user declared a conflict with a person whom this act decides about."""
    if action not in DECIDING or user.is_system:
        return False
    mine = select(Conflict.id).where(Conflict.user_id == user.id)
    if isinstance(about, Person):
        mine = mine.where(Conflict.person_id == about.id)
    elif isinstance(about, Case):
        members = select(CaseMember.person_id).where(CaseMember.case_id == about.id)
        mine = mine.where(Conflict.person_id.in_(members))
    else:
        return False
    return db.session.scalar(mine.limit(1)) is not None
