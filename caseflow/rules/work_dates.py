"""Which job of a person counts, and the days of that job that due dates can hang on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

START, MIDPOINT, END = "offer.start_date", "contract.midpoint", "contract.end"
ANCHORS = (START, MIDPOINT, END)

# From the surest to the least: work that was begun counts more than an offer, an offer more than a match.
_STATES = (
    "active", "started", "on_leave", "travelling", "contract_signed", "accepted", "offered", "testing", "interview",
    "cv_review", "submitted", "shortlisted", "matched", "unknown_no_contact",
)  # fmt: skip


@dataclass(frozen=True)
class Job:
    """A placement of somebody, as far as its days are concerned. `id` tells the newer of two."""

    id: int
    state: str
    starts_on: date
    ends_on: date | None = None
    started_on: date | None = None


def current_job(jobs: Iterable[Job]) -> Job | None:
    """The job that counts today: the one that came furthest, of equals the newest. Declined and ended ones never do."""
    live = [job for job in jobs if job.state in _STATES]
    return min(live, key=lambda job: (_STATES.index(job.state), -job.id), default=None)


def work_days(job: Job | None) -> dict[str, date]:
    """The first day of work, the end of the contract and its middle, as far as they are known."""
    if job is None:
        return {}
    start = job.started_on or job.starts_on
    if job.ends_on is None or job.ends_on < start:
        return {START: start}
    return {START: start, MIDPOINT: start + (job.ends_on - start) // 2, END: job.ends_on}
