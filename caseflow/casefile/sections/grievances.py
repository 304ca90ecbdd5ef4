"""What went wrong at work: the grievances of the case. On the page for staff only, never in print."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import joinedload

from caseflow.access import scope
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.grievances import Grievance
from caseflow.rules.grievances import CLOSED, SEVERITIES
from caseflow.vocabulary.grievances import GrievanceCategory, GrievanceSeverity, GrievanceState


@dataclass(frozen=True)
class GrievanceLine:
    """One grievance in a line; what was told stands on its own page."""

    ref: str
    who: Who | None
    category: GrievanceCategory
    severity: GrievanceSeverity
    state: GrievanceState
    employer: str
    raised_on: date
    closed_on: date | None


def section(subject: Subject) -> tuple[GrievanceLine, ...]:
    """The grievances of the case: the open ones first, the gravest before the others."""
    query = scope.grievances(subject.user).where(Grievance.case_id == subject.case.id)
    rows = list(db.session.scalars(query.options(joinedload(Grievance.employer))))
    rows.sort(key=lambda row: (row.state == CLOSED, SEVERITIES.index(row.severity), row.raised_on, row.id))
    return tuple(
        GrievanceLine(
            ref=row.ref,
            who=subject.who(row.person_id),
            category=GrievanceCategory(row.category),
            severity=GrievanceSeverity(row.severity),
            state=GrievanceState(row.state),
            employer=row.employer.name,
            raised_on=row.raised_on,
            closed_on=row.closed_on,
        )
        for row in rows
    )
