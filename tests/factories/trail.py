"""What the trail tells of a case, for tests that say what must be remembered."""

import json

from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.audit import AccessLog, AuditEntry
from caseflow.models.cases import Case
from caseflow.models.types import keys


def story(of: Case) -> list[tuple[str, dict]]:
    """(action, facts) of every entry in the case's chain, oldest first."""
    query = select(AuditEntry).where(AuditEntry.chain == f"case:{of.id}").order_by(AuditEntry.seq)
    return [(entry.action, _facts(entry)) for entry in db.session.scalars(query)]


def last(of: Case) -> tuple[str, dict]:
    """The newest of them."""
    return story(of)[-1]


def _facts(entry: AuditEntry) -> dict:
    return json.loads(keys().open("audit", f"{entry.chain}|{entry.seq}", entry.payload))


def readings(action: str) -> list[AccessLog]:
    """Every logged reading of that kind, oldest first."""
    return list(db.session.scalars(select(AccessLog).where(AccessLog.action == action).order_by(AccessLog.id)))
