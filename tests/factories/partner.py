"""Somebody put before an employer with their consent, for tests. Everything is added and flushed; the test commits."""

from datetime import timedelta
from typing import Any

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.employers import Employer
from caseflow.models.people import Person
from caseflow.models.placements import PlacementEvent, WageReport
from tests.factories import consent, employers


def own(boss: Employer, file: Case, person: Person, by: User) -> dict[str, Any]:
    """An own opening that is only proposed, and a candidate at work, by the words of the scene (`tests.security`)."""
    today = clock.today()
    job = employers.opening(boss, "Proposed", state="proposed")
    days = {"submitted_on": today - timedelta(days=80), "started_on": today - timedelta(days=60)}
    placed = employers.placement(job, file, person, state="active", **days)
    consent.consent(person, boss.name, by, kind="present_to_employer", employer_id=boss.id, identity_from="submitted")
    event = PlacementEvent(
        placement_id=placed.id, number=1, kind="interview", on=today - timedelta(days=70), result="passed",
        recorded_by_id=by.id, recorded_at=clock.now(),
    )  # fmt: skip
    first = today - timedelta(days=60)
    wage = WageReport(
        placement_id=placed.id, from_on=first, until_on=first + timedelta(days=6), paid=800, currency="CAD", hours=37,
        reported_by_id=by.id, reported_at=clock.now(),
    )  # fmt: skip
    db.session.add_all([event, wage])
    db.session.flush()
    return {
        "candidate.ref": placed.ref, "candidate.number": 1, "candidate.day": first.isoformat(),
        "candidate.to": "cv_review", "own_opening.ref": job.ref, "own_opening.to": "withdrawn",
    }  # fmt: skip
