"""Whom a case or a task can be given to."""

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import TeamMember, User
from caseflow.vocabulary.language import _


def colleague(user: Actor, team_id: int, ref: str, field: str) -> User:
    """The colleague with this reference, if they belong to the team. Raises Refused next to the field."""
    found = db.session.scalar(
        scope.colleagues(user)
        .join(TeamMember, TeamMember.user_id == User.id)
        .where(TeamMember.team_id == team_id, User.ref == ref)
    )
    if found is None:
        raise Refused(_("Choose somebody who belongs to the team of the case."), field)
    return found
