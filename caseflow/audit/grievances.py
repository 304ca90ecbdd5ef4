"""How a grievance begins, whoever opens it: by hand or by what a visit found.

Its row, the stop of new submissions, and the urgent action belong together; the stop is written into the employer's own
chain, which never learns who complained or of what.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import func, select

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.access.numbers import next_in_case
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.cases import Case, Task
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance, GrievanceAction
from caseflow.rules import grievances as rules
from caseflow.vocabulary.language import _
from caseflow.vocabulary.stages import CaseStatus
from caseflow.vocabulary.tasks import TaskKind

URGENT_DAYS = timedelta(days=1)


@dataclass(frozen=True)
class About:
    """What a grievance is about. Nobody who does not want to be named: then no case, placement or visit either."""

    organization_id: int
    team_id: int
    employer_id: int
    recruiter_id: int | None = None
    placement_id: int | None = None
    case_id: int | None = None
    person_id: int | None = None
    visit_id: int | None = None


@dataclass(frozen=True)
class Told:
    """What was told, and what the person wants."""

    category: str
    severity: str
    account: str
    raised_on: date
    indicators: tuple[str, ...] = ()
    source: str = "staff"
    happened_on: date | None = None
    wishes: str = ""
    may_speak: bool = False


def begin(user: Actor, about: About, told: Told, today: date) -> Grievance:
    """Write the grievance down, stop new submissions where the rule says so, and ask for protection where it is urgent.

    The caller has checked it, and commits.
    """
    row = Grievance(
        ref=new_ref("GR"),
        **vars(about),
        source=told.source,
        category=told.category,
        indicators=sorted(told.indicators),
        severity=told.severity,
        happened_on=told.happened_on,
        raised_on=told.raised_on,
        raised_by_id=user.id,
        account=told.account,
        wishes=told.wishes or None,
        may_speak=told.may_speak,
        state=rules.OPEN,
        created_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    follow(user, row, today)
    return row


def follow(user: Actor, row: Grievance, today: date) -> None:
    """What must follow from what the grievance now says: the stop, and an urgent action unless there is one."""
    if rules.stops(row.category, row.indicators):
        row.froze = True
        for party in filter(None, (row.employer_id, row.recruiter_id)):
            _freeze(user, party)
    actions = scope.of_grievance(user, GrievanceAction).where(GrievanceAction.grievance_id == row.id)
    kinds = {action.kind for action in db.session.scalars(actions)}
    if rules.urgent(row.category, row.indicators) is not None and rules.PROTECT not in kinds:
        due = today + URGENT_DAYS
        urgent = {"kind": rules.PROTECT, "on": today, "due_on": due, "by_user_id": user.id}
        db.session.add(GrievanceAction(grievance_id=row.id, number=next_number(user, row), **urgent))


def urgent_task(user: Actor, case: Case, row: Grievance, today: date) -> None:
    """A task on the case that nobody can overlook, due tomorrow, when the grievance is urgent. It tells nothing."""
    known = scope.of_case(user, Task).where(Task.case_id == case.id, Task.fact_key == task_key(row))
    if (
        case.status == CaseStatus.CLOSED
        or rules.urgent(row.category, row.indicators) is None
        or db.session.scalars(known.limit(1)).first() is not None
    ):
        return
    db.session.add(
        Task(
            case_id=case.id,
            number=next_in_case(Task, case),
            title=_("Urgent protection within 24 hours: see grievance %(ref)s", ref=row.ref),
            kind=TaskKind.PROTECTION,
            fact_key=task_key(row),
            due_on=today + URGENT_DAYS,
            assignee_id=case.caseworker_id,
            created_by_id=user.id or None,
            created_at=clock.now(),
        )
    )


def task_key(row: Grievance) -> str:
    """By what the urgent task of a grievance is found again."""
    return f"grievance:{row.ref}"


def next_number(user: Actor, row: Grievance) -> int:
    """The next number of an action. The grievance is locked by whoever changes it."""
    numbers = scope.of_grievance(user, GrievanceAction).where(GrievanceAction.grievance_id == row.id)
    return (db.session.scalar(numbers.with_only_columns(func.max(GrievanceAction.number))) or 0) + 1


def stopped_by(user: Actor, employer: Employer) -> bool:
    """Whether this user raised a grievance that stops new submissions to the employer or recruiter.

    Such a grievance counts as long as it is open, and, once closed, until somebody has decided about the stop.
    """
    decided = select(func.max(AuditEntry.at)).where(
        AuditEntry.chain == trail.chain_of(employer), AuditEntry.action == "employer.unfreeze"
    )
    last = db.session.scalar(decided)
    # Not from the scope: whoever raised it stays the one who did, whichever team follows it up now.
    mine = select(Grievance.id).where(
        (Grievance.employer_id == employer.id) | (Grievance.recruiter_id == employer.id),
        Grievance.froze,
        Grievance.raised_by_id == user.id,
    )
    if last is not None:
        mine = mine.where((Grievance.state != rules.CLOSED) | (Grievance.created_at > last))
    return db.session.scalars(mine.limit(1)).first() is not None


def _freeze(user: Actor, employer_id: int) -> None:
    """Stop new submissions. The reason names nobody and nothing: everybody in the organization may read it."""
    locked = scope.employers(user).where(Employer.id == employer_id).with_for_update(key_share=True)
    employer = db.session.scalars(locked.execution_options(populate_existing=True)).one()
    if employer.is_frozen:
        return
    reason = _("A report is being looked into.")
    employer.is_frozen, employer.freeze_reason = True, reason
    trail.record(user, "employer.freeze", employer, employer.ref, name=employer.name, reason=reason)
