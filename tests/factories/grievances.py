"""Grievances for tests. Everything is added and flushed; the test commits."""

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance, GrievanceAction
from caseflow.models.people import Person


def grievance(case: Case, of: Employer, person: Person, *, raised_by: User, **more) -> Grievance:
    """An open grievance of somebody in a case about an employer, with one thing to do."""
    given = {
        "category": "wage_late",
        "severity": "medium",
        "raised_on": clock.today(),
        "account": "Paid two weeks late",
        "created_at": clock.now(),
    }
    row = Grievance(
        ref=new_ref("GR"),
        organization_id=case.organization_id,
        team_id=case.team_id,
        employer_id=of.id,
        case_id=case.id,
        person_id=person.id,
        raised_by_id=raised_by.id,
        **{**given, **more},
    )
    db.session.add(row)
    db.session.flush()
    today = clock.today()
    act = {"kind": "contacted_worker", "on": today, "due_on": today, "by_user_id": raised_by.id}
    db.session.add(GrievanceAction(grievance_id=row.id, number=1, **act))
    db.session.flush()
    return row
