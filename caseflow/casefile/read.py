"""One case as one user may read it, in a fixed number of queries. The reading is written down first."""

from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.access.fields import STAFF_SECTIONS
from caseflow.audit import trail
from caseflow.casefile import subject as subjects
from caseflow.casefile.due import Due, upcoming
from caseflow.casefile.file import CaseFile, Head
from caseflow.casefile.sections import (
    consents,
    evaluation,
    family,
    follow_up,
    grievances,
    notes,
    pathway,
    permits,
    placement,
    tasks,
    training,
    wishes,
)
from caseflow.casefile.subject import Subject
from caseflow.casefile.timeline import Timeline, of_subject
from caseflow.paging import Cursor
from caseflow.vocabulary.stages import CaseStatus, HoldEvent, Outcome, Risk, Stage


def read(user: Actor, ref: str, action: str = "case.read") -> CaseFile:
    """The case file in the reader's language. Nothing is returned before the access log holds the reading.

    Raises NotFound, the same for a case that is not there and one that is not the user's; Denied.
    """
    subject = subjects.load(user, ref)
    gate.require(user, action)
    file = _compose(subject)
    trail.seen(user, action, ref, " ".join(STAFF_SECTIONS))
    return file


def read_with_timeline(user: Actor, ref: str) -> tuple[CaseFile, Timeline]:
    """The case file and the newest of what happened, for its page. Raises NotFound or Denied."""
    subject = subjects.load(user, ref)
    gate.require(user, "case.read")
    file = _compose(subject)
    happened = of_subject(subject, file.pathway, None, Cursor())
    trail.seen(user, "case.read", ref, " ".join((*STAFF_SECTIONS, "timeline")))
    return file, happened


def _compose(subject: Subject) -> CaseFile:
    way, to_do, visits = pathway.section(subject), tasks.section(subject), follow_up.section(subject)
    return CaseFile(
        head=_head(subject, upcoming(way.steps, to_do, visits)),
        family=family.section(subject),
        evaluation=evaluation.section(subject),
        training=training.section(subject),
        wishes=wishes.section(subject),
        placement=placement.section(subject),
        pathway=way,
        permits=permits.section(subject, way.steps),
        follow_up=visits,
        grievances=grievances.section(subject),
        tasks=to_do,
        notes=notes.section(subject),
        consents=consents.section(subject),
    )


def _head(subject: Subject, due: tuple[Due, ...]) -> Head:
    case = subject.case
    worker = case.caseworker
    principal = next((who for who in subject.people.values() if who.is_principal), None)
    return Head(
        ref=case.ref,
        title=principal.name if principal else case.ref,
        version=case.version,
        stage=Stage(case.stage),
        stage_since=case.stage_since,
        status=CaseStatus(case.status),
        risk=Risk(case.risk),
        team=case.team.name,
        caseworker=worker.name if worker else "",
        organization=case.organization.name,
        opened_on=case.opened_on,
        referred_by=case.referred_by,
        hold_since=case.hold_since,
        hold_until=case.hold_until,
        hold_event=HoldEvent(case.hold_event) if case.hold_event else None,
        hold_reason=case.hold_reason or "",
        outcome=Outcome(case.outcome) if case.outcome else None,
        stage_reached=Stage(case.stage_reached) if case.stage_reached else None,
        closed_on=case.closed_on,
        closing_internal=case.closing_internal or "",
        closing_shareable=case.closing_shareable or "",
        due=due,
    )
