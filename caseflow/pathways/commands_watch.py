"""What follows from permits by itself: the step that renews one, in time; a task where the work breaks a condition,
and one where nobody has said what a family member's permit hangs on.

Called by the clock and after every change of a permit or a placement; safe to call again.
"""

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.numbers import next_in_case
from caseflow.audit import trail
from caseflow.audit.hanging import WITHOUT_END
from caseflow.errors import Denied
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.employers import Opening
from caseflow.models.pathways import Permit, PermitDependence
from caseflow.models.placements import Placement
from caseflow.pathways import track
from caseflow.pathways.beginning import add_steps
from caseflow.pathways.permit_details import hangs_key
from caseflow.pathways.track import Placed, Track
from caseflow.rules.permit_conditions import Conditions, Work, mismatches
from caseflow.rules.placements import ACCEPTED, ACTIVE, CONTRACT_SIGNED, ON_LEAVE, STARTED, TRAVELLING
from caseflow.rules.steps import OPEN_STATES
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _, in_language
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.steps import PermitKind
from caseflow.vocabulary.tasks import TaskKind, TaskState

# A renewal shows this long before it must begin, so that nobody hears of it on its last day.
AHEAD = timedelta(days=30)
_AT_WORK = (ACCEPTED, CONTRACT_SIGNED, TRAVELLING, STARTED, ACTIVE, ON_LEAVE)
_KINDS = ("work_permit", "seasonal_work_permit", "border_worker_card", "visa", "humanitarian_card", "stay_permit")


def watch_permits(user: Actor, case_id: int, today: date) -> int:
    """Make the steps and tasks that the permits of a case ask for; how many. Raises Denied."""
    if not user.is_system:
        raise Denied("permit.watch")
    found = gate.one(scope.cases(user).where(Case.id == case_id).options(joinedload(Case.organization)))
    if found.status == "closed":
        trail.abandon()
        return 0
    case = track.load(user, found.ref)
    with in_language(found.organization.language):
        renewed = _renew(user, case, today)
        warned = _warn(user, case, today)
        asked = _ask_what_hangs(user, case, today)
        if not renewed and not warned and not asked:
            trail.abandon()
            return 0
        track.update(user, track.Track(case.case, track.steps_of(user, case_id)), today)
        trail.commit(user, "permit.watch", case.case, found.ref, renewals=renewed, mismatches=warned, asked=asked)
    return len(renewed) + len(warned) + len(asked)


def cases_to_watch(user: Actor, organization_id: int, today: date) -> list[int]:
    """The open cases in which a permit ends within a year, has conditions, or may hang on another member's."""
    ends = today + timedelta(days=365)
    query = (
        scope.of_person(user, Permit)
        .join(CaseMember, CaseMember.open_person_id == Permit.person_id)
        .join(Case, Case.id == CaseMember.case_id)
        .where(
            Case.organization_id == organization_id,
            Case.status != "closed",
            Permit.ended_on.is_(None),
            (Permit.valid_until <= ends)
            | (Permit.employer_name != "")
            | Permit.isco.is_not(None)
            | ~CaseMember.is_principal,
        )
    )
    return sorted(set(db.session.scalars(query.with_only_columns(Case.id))))


def _renew(user: Actor, case: Track, today: date) -> list[str]:
    """Begin the steps that renew a permit whose time has come; their codes."""
    made = []
    under_way = {placed.row.renews_permit_id for placed in case.placed}
    for placed in list(case.placed):
        for permit in placed.permits:
            if permit.id in under_way or not _is_time(permit, placed, today):
                continue
            taker = (placed.template, placed.row.person)
            (step,) = add_steps(user, case.case, placed.row.pathway_version, [taker], today)
            step.renews_permit_id, step.ready_on, step.state = permit.id, today, "ready"
            made.append(step.code)
    db.session.flush()
    return made


def _is_time(permit: Permit, placed: Placed, today: date) -> bool:
    lead = permit.renew_before_days
    if permit.ended_on is not None or permit.valid_until is None or lead is None or permit.valid_until < today:
        return False
    is_last = all(other.valid_from <= permit.valid_from for other in placed.permits)
    is_open = placed.row.state in OPEN_STATES  # a step that comes back is its own renewal
    return is_last and not is_open and permit.valid_until - timedelta(days=lead) - AHEAD <= today


def _warn(user: Actor, case: Track, today: date) -> list[str]:
    """One task for every condition of a permit that the work does not keep; the codes of what is wrong."""
    jobs = _work(user, case.case.id)
    query = scope.of_person(user, Permit).where(
        Permit.person_id.in_(sorted(jobs)), Permit.ended_on.is_(None), Permit.kind.in_(_KINDS)
    )
    permits = db.session.scalars(query.order_by(Permit.id)).all()
    known = set(db.session.scalars(_tasks(user, case.case.id)))
    made = []
    for permit in permits:
        if permit.valid_until is not None and permit.valid_until < today:
            continue
        placement, work = jobs[permit.person_id]
        conditions = Conditions(permit.employer_name, permit.isco or "", permit.region or "")
        for no in mismatches(conditions, work):
            key = f"{no.code}:{permit.id}:{placement}"
            if key not in known:
                _add_task(case.case, permit.person_id, key, sentence(no.code, no.facts), today)
                made.append(no.code)
    return made


def _ask_what_hangs(user: Actor, case: Track, today: date) -> list[str]:
    """A task for every permit of a family member of which nobody has said what ends it early; the people's references.

    A spouse loses the permit with the worker's, a child by age: taken for one that stands alone, it shows a cliff that
    is too far away.
    """
    members = scope.members(user).where(
        CaseMember.case_id == case.case.id, CaseMember.left_on.is_(None), ~CaseMember.is_principal
    )
    said = scope.of_person(user, PermitDependence).with_only_columns(PermitDependence.permit_id)
    query = scope.of_person(user, Permit).where(
        Permit.person_id.in_(members.with_only_columns(CaseMember.person_id)),
        Permit.ended_on.is_(None),
        Permit.valid_until.is_(None) | (Permit.valid_until >= today),
        Permit.kind.not_in(WITHOUT_END),
        Permit.id.not_in(said),
    )
    permits = db.session.scalars(query.options(joinedload(Permit.person)).order_by(Permit.id)).all()
    known = set(db.session.scalars(_tasks(user, case.case.id)))
    made = []
    for permit in permits:
        if hangs_key(permit.id) not in known:
            title = _("Say what this permit hangs on: %(permit)s", permit=label(PermitKind(permit.kind)))
            _add_task(case.case, permit.person_id, hangs_key(permit.id), title, today)
            made.append(permit.person.ref)
    return made


def _work(user: Actor, case_id: int) -> dict[int, tuple[int, Work]]:
    """The work of each person of the case: the placement, and where and as what."""
    query = (
        scope.placements(user)
        .where(Placement.case_id == case_id, Placement.state.in_(_AT_WORK))
        .options(joinedload(Placement.opening).joinedload(Opening.employer))
        .order_by(Placement.id)
    )
    return {
        row.person_id: (row.id, Work(row.opening.employer.name, row.opening.isco, row.opening.region or ""))
        for row in db.session.scalars(query)
    }


def _tasks(user: Actor, case_id: int) -> Any:
    query = scope.of_case(user, Task).where(Task.case_id == case_id, Task.fact_key.is_not(None))
    return query.with_only_columns(Task.fact_key)


def _add_task(case: Case, person_id: int, key: str, title: str, today: date) -> None:
    db.session.add(
        Task(
            case_id=case.id, number=next_in_case(Task, case), person_id=person_id, title=title,
            kind=TaskKind.STEP, fact_key=key, due_on=today, assignee_id=case.caseworker_id, state=TaskState.OPEN,
            created_at=clock.now(),
        )
    )  # fmt: skip
    db.session.flush()
