"""Work that is done later: a row written with the change that causes it, taken with a lease, safe to do twice.

A worker that is killed keeps nothing but its lease; when that ends, another takes the job.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import and_, delete, or_, select, update

from caseflow import clock
from caseflow.audit import trail
from caseflow.audit.queue import READY
from caseflow.extensions import db, reading, writing
from caseflow.models.jobs import Job

RUNNING, DONE, FAILED = "running", "done", "failed"
LEASE = timedelta(minutes=2)
MOST_TRIES = 8
KEPT_FOR = timedelta(days=30)


@dataclass(frozen=True)
class Taken:
    """A job that this worker holds. `tries` tells it from the same job held by somebody else later."""

    id: int
    kind: str
    args: Mapping[str, Any]
    tries: int


def take() -> Taken | None:
    """The job that is due the longest, with a lease; None when there is nothing to do."""
    now = clock.now()
    is_due = or_(and_(Job.state == READY, Job.due_at <= now), and_(Job.state == RUNNING, Job.lease_until < now))
    # Asked without a lock first: most of the time there is nothing, and on SQLite a writer keeps others waiting.
    with reading():
        is_any = db.session.scalar(select(Job.id).where(is_due).limit(1))
        trail.abandon()
    if is_any is None:
        return None
    with writing():
        query = select(Job).where(is_due).order_by(Job.due_at, Job.id).limit(1).with_for_update(skip_locked=True)
        job = db.session.scalars(query).first()
        if job is None:
            trail.abandon()
            return None
        job.tries += 1
        job.state, job.lease_until = (RUNNING, now + LEASE) if job.tries <= MOST_TRIES else (FAILED, None)
        taken = Taken(job.id, job.kind, dict(job.args), job.tries) if job.state == RUNNING else None
        trail.keep()
    return taken


def hold_on(taken: Taken) -> bool:
    """Lengthen the lease while the work goes on; False when somebody else holds the job by now."""
    return _update(taken, lease_until=clock.now() + LEASE)


def finish(taken: Taken) -> bool:
    """The job is done; False when somebody else holds it by now, and will do it again without effect."""
    return _update(taken, state=DONE, lease_until=None, done_at=clock.now(), error="")


def postpone(taken: Taken, error: str) -> bool:
    """It did not work: try again later, each time after a longer while. `error` is its kind, never its text."""
    wait = timedelta(seconds=min(30 * 2**taken.tries, 3600))
    return _update(taken, state=READY, lease_until=None, due_at=clock.now() + wait, error=error[:200])


def forget_old() -> None:
    """Remove what was done long ago."""
    with writing():
        db.session.execute(delete(Job).where(Job.state == DONE, Job.done_at < clock.now() - KEPT_FOR))
        trail.keep()


def _update(taken: Taken, **values: Any) -> bool:
    with writing():
        mine = (Job.id == taken.id, Job.state == RUNNING, Job.tries == taken.tries)
        changed = db.session.execute(update(Job).where(*mine).values(values).returning(Job.id)).first()
        trail.keep()
    return changed is not None
