"""Having something done later, in the transaction that causes it."""

from datetime import datetime
from typing import Any

from caseflow import clock
from caseflow.extensions import db, insert_new
from caseflow.models.jobs import Job

READY = "ready"


def insert_once(model: Any, rows: list[dict[str, Any]]) -> None:
    """Insert rows of which some may be there already, by whatever is unique about them. The caller commits."""
    if rows:
        db.session.execute(insert_new(model, rows))


def enqueue(kind: str, fact_key: str, due_at: datetime | None = None, **args: Any) -> None:
    """Have this done later, in the transaction that causes it. The same fact makes one job, whoever asks for it."""
    now = clock.now()
    row = {
        "kind": kind, "args": args, "fact_key": fact_key, "due_at": due_at or now, "state": READY, "tries": 0,
        "error": "", "created_at": now,
    }  # fmt: skip
    insert_once(Job, [row])
