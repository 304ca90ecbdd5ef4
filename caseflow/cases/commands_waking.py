"""Cases that wait wake themselves: called by the clock, once a day or more often; safe to call twice."""

from datetime import date, timedelta

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.numbers import next_in_case
from caseflow.audit import trail
from caseflow.cases.membership import present
from caseflow.cases.standing import stop_waiting
from caseflow.errors import Stale
from caseflow.extensions import db, writing
from caseflow.models.cases import Case, Task
from caseflow.models.pathways import PathwayVersion, Step
from caseflow.models.people import ContactAttempt
from caseflow.rules import stages
from caseflow.rules.reason import Because, as_json
from caseflow.vocabulary.contact import AttemptResult
from caseflow.vocabulary.language import in_language
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.stages import CaseStatus, HoldEvent
from caseflow.vocabulary.steps import IntakeState
from caseflow.vocabulary.tasks import TaskKind


def wake_due_cases(user: Actor, today: date | None = None) -> int:
    """Open every case again whose day or event has come, each with a task for its caseworker. Returns how many.

    Each case is a transaction of its own. A case that somebody else changes at the same moment is left for next time.
    """
    gate.require(user, "case.hold")
    day = today or clock.today(user.timezone)
    latest = day - timedelta(days=stages.LONGEST_HOLD)
    waiting = scope.cases(user).where(
        Case.status == CaseStatus.ON_HOLD,
        or_(Case.hold_until <= day, Case.hold_event != "", Case.hold_since <= latest, Case.hold_since.is_(None)),
    )
    ids = list(db.session.scalars(waiting.with_only_columns(Case.id).order_by(Case.id)))
    trail.abandon()
    return sum(_wake_if_due(user, case_id, day) for case_id in ids)


def _wake_if_due(user: Actor, case_id: int, today: date) -> bool:
    with writing():
        query = scope.cases(user).where(Case.id == case_id, Case.status == CaseStatus.ON_HOLD)
        case = db.session.scalar(query.options(joinedload(Case.organization)))
        why = _why(user, case, today) if case is not None else None
        if case is None or why is None:
            trail.abandon()
            return False
        since, reason = case.hold_since, case.hold_reason or ""
        case.status = CaseStatus.OPEN
        stop_waiting(case)
        db.session.add(_task(case, why, today))
        try:
            trail.commit(
                user,
                "case.wake",
                case,
                case.ref,
                before={"status": CaseStatus.ON_HOLD},
                after={"status": CaseStatus.OPEN},
                by_hand=False,
                since=since,
                reason=reason,
                why=as_json(why),
            )
        except Stale:
            return False
    return True


def _why(user: Actor, case: Case, today: date) -> Because | None:
    since = case.hold_since or case.stage_since
    events = frozenset({case.hold_event}) if _has_come(user, case, since, today) else frozenset()
    return stages.wakes(stages.Hold(since, case.hold_until, case.hold_event), today, events)


def _has_come(user: Actor, case: Case, since: date, today: date) -> bool:
    """Whether what the case waits for has happened since it waits."""
    if case.hold_event == HoldEvent.INTAKE_OPENS:
        return _intake_is_open(case, today)
    if case.hold_event == HoldEvent.STEP_DECIDED:
        decided = scope.of_case(user, Step).where(Step.case_id == case.id, Step.decided_on >= since)
        return db.session.scalar(decided.with_only_columns(Step.id).limit(1)) is not None
    if case.hold_event == HoldEvent.FAMILY_REACHED:
        family = [member.person_id for member in present(user, case)]
        reached = scope.of_person(user, ContactAttempt).where(
            ContactAttempt.person_id.in_(family), ContactAttempt.result == AttemptResult.REACHED
        )
        last = db.session.scalar(
            reached.with_only_columns(ContactAttempt.at).order_by(ContactAttempt.at.desc()).limit(1)
        )
        return last is not None and last.date() > since
    return False


def _intake_is_open(case: Case, today: date) -> bool:
    """Whether the newest version of the case's pathway takes applications."""
    if case.pathway_version_id is None:
        return False
    own = select(PathwayVersion.pathway_id).where(PathwayVersion.id == case.pathway_version_id).scalar_subquery()
    season = and_(
        PathwayVersion.intake_opens_on <= today,
        or_(PathwayVersion.intake_closes_on.is_(None), PathwayVersion.intake_closes_on >= today),
    )
    query = select(PathwayVersion.id).where(
        PathwayVersion.pathway_id == own,
        PathwayVersion.is_current,
        or_(PathwayVersion.intake_state == IntakeState.OPEN, season),
    )
    return db.session.scalar(query.limit(1)) is not None


def _task(case: Case, why: Because, today: date) -> Task:
    """So that somebody sees it: nobody looks at a case that waits."""
    with in_language(case.organization.language):
        title = sentence(why.code, why.facts)
    return Task(
        case_id=case.id,
        number=next_in_case(Task, case),
        title=title,
        kind=TaskKind.WAKE,
        due_on=today,
        assignee_id=case.caseworker_id,
        created_at=clock.now(),
    )
