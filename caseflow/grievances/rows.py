"""The rows that a command of this room is about, locked until the commit."""

from typing import Any

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.base import Base
from caseflow.models.cases import Case
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance, GrievanceAction
from caseflow.models.people import Person
from caseflow.rules import grievances as rules
from caseflow.rules.reason import because


def grievance_to_change(user: Actor, ref: str, action: str = "grievance.edit") -> Grievance:
    """The grievance. Raises NotFound, then Denied."""
    row = gate.one(scope.grievances(user).where(Grievance.ref == ref).with_for_update(of=Grievance))
    gate.require(user, action)
    return row


def must_be_open(row: Grievance) -> None:
    """Nothing is changed in a closed grievance. Raises Refused."""
    if row.state == rules.CLOSED:
        raise refusal(because("grievance_is_closed"))


def case_of(user: Actor, row: Grievance) -> Case | None:
    """The case of a grievance; None when nobody is named, or when the case is another team's now."""
    if row.case_id is None:
        return None
    return db.session.scalars(scope.cases(user).where(Case.id == row.case_id)).one_or_none()


def person_of(user: Actor, row: Grievance) -> Person | None:
    """The person whom it is about; None when nobody is named, or when they are another team's now."""
    if row.person_id is None:
        return None
    return db.session.scalars(scope.people(user).where(Person.id == row.person_id)).one_or_none()


def employer_of(user: Actor, row: Grievance) -> Employer:
    """The employer, with the name that the trail tells."""
    return gate.one(scope.employers(user).where(Employer.id == row.employer_id))


def actions_of(user: Actor, row: Grievance) -> list[GrievanceAction]:
    """What is done about it, in order."""
    query = scope.of_grievance(user, GrievanceAction).where(GrievanceAction.grievance_id == row.id)
    return list(db.session.scalars(query.order_by(GrievanceAction.number)))


def commit(user: Actor, action: str, row: Grievance, **facts: Any) -> None:
    """Keep the change with its entry: in the chain of the case, or in its own when nobody is named."""
    case = case_of(user, row)
    about: Base = case if case is not None else row
    trail.commit(user, action, about, subject_of(row, case), **facts)


def subject_of(row: Grievance, case: Case | None) -> str:
    """What an entry of the trail says that it is about."""
    return f"{case.ref}/grievances/{row.ref}" if case is not None else row.ref
