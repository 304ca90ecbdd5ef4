"""Who works where, or is on the way there, and whether the employer is safe."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import exists, func
from sqlalchemy.orm import aliased, joinedload

from caseflow.access import consents, scope, vettings
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.placements import Contract, Placement, PlacementCheck, PlacementChoice, PlacementEvent
from caseflow.rules.consent import Consent
from caseflow.rules.placement_events import PLANNED
from caseflow.rules.placement_next import Facts, Next, next_step
from caseflow.rules.placements import MATCHED, MOVES, SHORTLISTED
from caseflow.rules.presenting import may_present
from caseflow.rules.reason import Because
from caseflow.rules.vetting import may_submit_to
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.placements import ContractKind, PlacementState, Turn, WagePeriod


@dataclass(frozen=True)
class Placed:
    """One placement. `unsafe` says why nobody may be sent to this employer today; None when nothing stands against.

    `next` is what comes next and `turn` whose turn it is.
    """

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
    next: Because
    turn: Turn


def section(subject: Subject) -> tuple[Placed, ...]:
    """Placements of this case, those that go on first, then the newest first."""
    beside = _beside(subject)
    query = (
        scope.placements(subject.user)
        .where(Placement.case_id == subject.case.id)
        .options(joinedload(Placement.opening).joinedload(Opening.employer))
        .order_by(Placement.starts_on.desc(), Placement.id.desc())
    )
    for part in beside:
        query = query.outerjoin(part, part.c.placement_id == Placement.id)
    found = db.session.execute(query.add_columns(*(part.c.known for part in beside))).all()
    early = {row.person_id for row, *_ in found if row.state in (MATCHED, SHORTLISTED)}
    given = consents.of_people(subject.user, early) if early else {}
    placed = [_placed(row, subject, _follows(subject, row, known, given)) for row, *known in found]
    return tuple(sorted(placed, key=lambda one: one.is_over))


def _beside(subject: Subject) -> tuple[Any, ...]:
    """By placement of this case: the state of the choice, that of the newest contract, the next appointment, the first
    check that nobody has made. Joined to the placements: no query of their own."""
    here = Placement.case_id == subject.case.id

    def rows(model: Any, known: Any, *wanted: Any) -> Any:
        query = scope.of_placement(subject.user, model).where(here, *wanted)
        return query.with_only_columns(model.placement_id, known.label("known"))

    newer = aliased(Contract)
    is_newest = ~exists().where(newer.placement_id == Contract.placement_id, newer.number > Contract.number)
    first_meeting = rows(PlacementEvent, func.min(PlacementEvent.on), PlacementEvent.result == PLANNED)
    first_check = rows(PlacementCheck, func.min(PlacementCheck.due_on), PlacementCheck.done_on.is_(None))
    return (
        rows(PlacementChoice, PlacementChoice.state).subquery(),
        rows(Contract, Contract.state, is_newest).subquery(),
        first_meeting.group_by(PlacementEvent.placement_id).subquery(),
        first_check.group_by(PlacementCheck.placement_id).subquery(),
    )


def _follows(subject: Subject, row: Placement, known: Sequence[Any], given: Mapping[int, tuple[Consent, ...]]) -> Next:
    """What comes next for this placement, and whose turn it is."""
    choice, contract, meeting, check = known
    return next_step(
        Facts(
            state=row.state,
            is_live=bool(MOVES[row.state]),
            choice=choice,
            has_consent=_has_agreed(subject, row, given),
            is_unsafe=may_submit_to(vettings.as_rule(row.opening.employer), subject.today) is not None,
            contract=contract,
            planned_event=meeting,
            check_due=check,
            starts_on=row.starts_on,
        ),
        subject.today,
    )


def _has_agreed(subject: Subject, row: Placement, given: Mapping[int, tuple[Consent, ...]]) -> bool:
    """Whether a consent toward this employer counts today, as far as the case file has to say so."""
    employer = row.opening.employer
    person = next((member.person for member in subject.members if member.person_id == row.person_id), None)
    if person is None or row.person_id not in given:
        return False
    whose = consents.person_as_rule(person)
    return may_present(given[row.person_id], whose, employer.ref, employer.name, subject.today, employer.id)


def _placed(row: Placement, subject: Subject, follows: Next) -> Placed:
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
        next=follows.what,
        turn=Turn(follows.who),
    )
