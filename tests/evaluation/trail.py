"""What the trail says of a person, opened."""

import json
from typing import Any

from caseflow.extensions import db
from caseflow.models.audit import AccessLog, AuditEntry
from caseflow.models.people import Person
from caseflow.models.types import keys


def facts_of(person: Person, action: str) -> list[dict[str, Any]]:
    """The facts of every such entry in the person's chain, in order."""
    chain = f"person:{person.id}"
    rows = db.session.query(AuditEntry).filter_by(chain=chain, action=action).order_by(AuditEntry.seq)
    return [json.loads(keys().open("audit", f"{chain}|{row.seq}", row.payload)) for row in rows]


def actions_of(person: Person) -> list[str]:
    """Everything that happened to the person, in order."""
    rows = db.session.query(AuditEntry).filter_by(chain=f"person:{person.id}").order_by(AuditEntry.seq)
    return [row.action for row in rows]


def reads_of(person: Person) -> list[tuple[str, str]]:
    """What was read of the person: action and fields."""
    rows = db.session.query(AccessLog).filter_by(subject=person.ref).order_by(AccessLog.id)
    return [(row.action, row.fields) for row in rows]
