"""Due days of steps that hang on the work: moved in the transaction that moves the work, whichever room that is."""

from datetime import date
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from caseflow.adapters import public_holidays
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.pathways import PathwayVersion, Step
from caseflow.models.placements import Placement
from caseflow.rules.deadlines import Due, deadline
from caseflow.rules.pathway import DeadlineTemplate
from caseflow.rules.reason import as_json
from caseflow.rules.steps import OPEN_STATES
from caseflow.rules.work_dates import Job, current_job, work_days


def hanging_on_work(case_id: int) -> Any:
    """The open steps of a case whose due day hangs on the work and was not set by hand, as a Select."""
    return select(Step).where(
        Step.case_id == case_id,
        Step.due_anchor.is_not(None),
        Step.due_by_hand.is_(False),
        Step.state.in_(OPEN_STATES),
    )


def move(case_id: int) -> None:
    """Bring the due days of these steps up to date with the work as it is now."""
    version = joinedload(Step.pathway_version).load_only(PathwayVersion.id)
    query = hanging_on_work(case_id).options(version.joinedload(PathwayVersion.pathway))
    steps = db.session.scalars(query).all()
    days = _days_by_person({step.person_id for step in steps})
    for step in steps:
        anchors = days.get(step.person_id, {})
        place = step.pathway_version.pathway
        holidays = public_holidays.of(place.country, place.region)
        due = deadline(DeadlineTemplate(**(step.due_rule or {})), anchors, step.ready_on or date.min, holidays)
        if due is None and not _hangs(step):
            continue  # it has a usual day meanwhile, which the step's own room gave it
        found = due or Due(None, None)
        if (found.day, found.earliest) != (step.due_on, step.due_earliest):
            values = {
                "due_on": found.day,
                "due_earliest": found.earliest,
                "due_because": as_json(found.because) if found.because else None,
            }
            # Written past the ORM on purpose: a moved day must not look like somebody's edit of the step.
            db.session.execute(update(Step.__table__).where(Step.__table__.c.id == step.id).values(values))  # type: ignore[arg-type]


def _hangs(step: Step) -> bool:
    """Whether the day that is kept now was reckoned from the work."""
    facts = (step.due_because or {}).get("facts", {})
    return bool(facts.get("event") == step.due_anchor)


def _days_by_person(person_ids: set[int]) -> dict[int, dict[str, date]]:
    query = (
        select(Placement, Opening.ends_on)
        .join(Opening, Opening.id == Placement.opening_id)
        .where(Placement.person_id.in_(sorted(person_ids)))
    )
    jobs: dict[int, list[Job]] = {}
    for placed, ends_on in db.session.execute(query):
        job = Job(placed.id, placed.state, placed.starts_on, ends_on, placed.started_on)
        jobs.setdefault(placed.person_id, []).append(job)
    return {person_id: work_days(current_job(found)) for person_id, found in jobs.items()}
