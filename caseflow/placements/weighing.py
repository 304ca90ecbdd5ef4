"""Who lately decided how much each criterion of an opening counts: whoever did does not choose by it alone.

Somebody who sets the weights, ranks, and takes whom the ranking then names has chosen that person; a second reads why.
"""

from datetime import datetime

from sqlalchemy import select

from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Opening
from caseflow.models.placements import Placement

_CREATED, _EDITED = "opening.create", "opening.edit"


def set_weights(user: Actor, opening: Opening, since: datetime) -> bool:
    """Whether this user set weights of the opening since then: changed them, also back to what they were, or recorded
    an opening with others than the usual ones. The trail says so, which nobody rewrites."""
    query = select(AuditEntry).where(
        AuditEntry.chain == trail.chain_of(opening),
        AuditEntry.at >= since,
        AuditEntry.actor_id == user.id,
        AuditEntry.action.in_((_CREATED, _EDITED)),
        AuditEntry.subject.endswith(f"/openings/{opening.ref}"),
    )
    return any(_weighs(entry, opening) for entry in db.session.scalars(query))


def has_chosen(user: Actor, row: Placement) -> bool:
    """Whether this user ever chose the person of this placement, or said why: another who did so later changes
    nothing about that. The placement comes with its case."""
    query = select(AuditEntry.id).where(
        AuditEntry.chain == trail.chain_of(row.case),
        AuditEntry.actor_id == user.id,
        AuditEntry.action.in_(("placement.create", "choice.explain")),
        AuditEntry.subject == f"{row.case.ref}/placements/{row.ref}",
    )
    return db.session.scalar(query.limit(1)) is not None


def _weighs(entry: AuditEntry, opening: Opening) -> bool:
    if entry.action == _CREATED:
        return bool(opening.weights)
    facts = trail.facts_of(entry)
    return "weights" in facts.get("after", {})
