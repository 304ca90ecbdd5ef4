"""The rows that a command of this room is about, locked until the commit; and what is told to the caseworker.

The case is locked first, as everywhere: an employer and a caseworker who write at once wait in one order.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import contains_eager, joinedload

from caseflow import clock
from caseflow.access import gate, partner
from caseflow.access.actor import Actor
from caseflow.access.numbers import next_in_case
from caseflow.access.refusals import refusal
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.cases import Case, Task
from caseflow.models.employers import Opening
from caseflow.models.placements import Placement
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary.language import LazyString, _, in_language
from caseflow.vocabulary.placements import Side
from caseflow.vocabulary.stages import CaseStatus
from caseflow.vocabulary.tasks import TaskKind

# Codes of which the employer may hear the reason: they are about what it wrote itself.
_OWN_MATTER = frozenset({
    "placement_reason_missing", "event_kind_missing", "event_too_far", "event_result_missing",
    "event_result_in_future", "event_not_with_employer",
})  # fmt: skip


def not_now() -> Refused:
    """The one sentence for whatever an employer is not told: a vetting, a freeze, a full opening, a closed case."""
    return Refused(
        _("This cannot be recorded here at the moment. Please speak with your contact person at our service.")
    )


@contextmanager
def rules_decide() -> Iterator[None]:
    """A no of a rule about what the employer wrote is said next to its field; any other is the one generic sentence."""
    try:
        yield
    except NotAllowed as no:
        if no.because.code in _OWN_MATTER:
            raise refusal(no.because, no.field) from None
        raise not_now() from None


def candidate(user: Actor, ref: str, action: str) -> Placement:
    """The placement of a candidate whom the partner knows of, with its case and opening. Raises NotFound, then Denied,
    or Refused when nothing can be written about it any more."""
    query = partner.candidates(user).join(Case, Case.id == Placement.case_id).where(Placement.ref == ref)
    query = query.with_for_update(of=Case).execution_options(populate_existing=True)
    row = gate.one(
        query.options(
            contains_eager(Placement.case),
            contains_eager(Placement.opening).options(joinedload(Opening.employer), joinedload(Opening.recruiter)),
        )
    )
    gate.require(user, action)
    if row.case.status == CaseStatus.CLOSED:
        raise not_now()
    return row


def opening(user: Actor, ref: str, action: str) -> Opening:
    """One of the partner's own openings, with the employer. Raises NotFound, then Denied."""
    query = partner.openings(user).where(Opening.ref == ref).with_for_update(of=Opening)
    row = gate.one(query.options(joinedload(Opening.employer)).execution_options(populate_existing=True))
    gate.require(user, action)
    return row


def subject(row: Placement) -> str:
    """What in the case's chain the placement's entries are about: the same as for staff."""
    return f"{row.case.ref}/placements/{row.ref}"


def tell_caseworker(user: Actor, row: Placement, words: LazyString) -> None:
    """A task on the case, in the language of the house that works on it. The employer never sees it."""
    house = db.session.execute(
        select(Organization.language, Organization.timezone).where(Organization.id == row.case.organization_id)
    ).one()
    with in_language(house.language):
        title = str(words)
    task = Task(
        case_id=row.case_id,
        number=next_in_case(Task, row.case),
        person_id=row.person_id,
        title=title,
        kind=TaskKind.CONTACT,
        due_on=clock.today(house.timezone),
        assignee_id=row.case.caseworker_id,
        created_by_id=user.id,
        created_at=clock.now(),
    )
    db.session.add(task)
    trail.record(user, "task.create", row.case, f"{row.case.ref}/tasks/{task.number}", title=title)


def by_employer() -> str:
    """Which side writes in this room."""
    return Side.EMPLOYER
