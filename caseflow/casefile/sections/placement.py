"""Who works where, or is on the way there, and whether the employer is safe."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import joinedload

from caseflow.access import scope, vettings
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.placements import Placement
from caseflow.rules.placements import MOVES
from caseflow.rules.reason import Because
from caseflow.rules.vetting import may_submit_to
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.placements import ContractKind, PlacementState, WagePeriod


@dataclass(frozen=True)
class Placed:
    """One placement. `unsafe` says why nobody may be sent to this employer today; None when nothing stands against."""

    ref: str
    who: Who | None
    state: PlacementState
    is_over: bool
    employer_ref: str
    employer_name: str
    place: str
    unsafe: Because | None
    opening_ref: str
    job: str
    occupation: str
    contract_kind: ContractKind
    starts_on: date
    ends_on: date | None
    started_on: date | None
    ended_on: date | None
    wage: Decimal
    wage_period: WagePeriod
    currency: str
    hours_per_week: Decimal


def section(subject: Subject) -> tuple[Placed, ...]:
    """Placements of this case, those that go on first, then the newest first."""
    query = (
        scope.placements(subject.user)
        .where(Placement.case_id == subject.case.id)
        .options(joinedload(Placement.opening).joinedload(Opening.employer))
        .order_by(Placement.starts_on.desc(), Placement.id.desc())
    )
    placed = [_placed(row, subject) for row in db.session.scalars(query)]
    return tuple(sorted(placed, key=lambda one: one.is_over))


def _placed(row: Placement, subject: Subject) -> Placed:
    opening, employer = row.opening, row.opening.employer
    return Placed(
        ref=row.ref,
        who=subject.who(row.person_id),
        state=PlacementState(row.state),
        is_over=not MOVES[row.state],
        employer_ref=employer.ref,
        employer_name=employer.name,
        place=employer.municipality,
        unsafe=may_submit_to(vettings.as_rule(employer), subject.today),
        opening_ref=opening.ref,
        job=opening.title,
        occupation=occupation_name(opening.isco),
        contract_kind=ContractKind(opening.contract_kind),
        starts_on=row.starts_on,
        ends_on=opening.ends_on,
        started_on=row.started_on,
        ended_on=row.ended_on,
        wage=row.wage,
        wage_period=WagePeriod(row.wage_period),
        currency=row.currency,
        hours_per_week=row.hours_per_week,
    )
