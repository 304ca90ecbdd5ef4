"""Trainings of the members: what is planned, what goes on, the next session, and what came of it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import joinedload

from caseflow.access import scope
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.training import Enrolment, TrainingOffer
from caseflow.rules.training import LIVE
from caseflow.vocabulary.training import EnrolmentState


@dataclass(frozen=True)
class Training:
    """One training of one member. `next_on` is its first day, or today while it goes on; None once it is over."""

    ref: str
    offer_ref: str
    who: Who | None
    title: str
    provider: str
    state: EnrolmentState
    is_live: bool
    starts_on: date
    ends_on: date
    next_on: date | None
    result_on: date | None


def section(subject: Subject) -> tuple[Training, ...]:
    """The trainings of this case, those that go on or are to come first, then the newest results."""
    query = (
        scope.enrolments(subject.user)
        .where(Enrolment.case_id == subject.case.id)
        .join(TrainingOffer, TrainingOffer.id == Enrolment.offer_id)
        .options(joinedload(Enrolment.offer))
        .order_by(TrainingOffer.starts_on, Enrolment.id)
    )
    found = [_training(row, subject) for row in db.session.scalars(query)]
    return tuple(sorted(found, key=lambda one: (not one.is_live, one.next_on or date.max)))


def _training(row: Enrolment, subject: Subject) -> Training:
    offer, is_live = row.offer, row.state in LIVE
    is_over = not is_live or offer.ends_on < subject.today
    return Training(
        ref=row.ref,
        offer_ref=offer.ref,
        who=subject.who(row.person_id),
        title=offer.title,
        provider=offer.provider,
        state=EnrolmentState(row.state),
        is_live=is_live,
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        next_on=None if is_over else max(offer.starts_on, subject.today),
        result_on=row.result_on,
    )
