"""The rows that a command of this room is about, locked until the commit.

The opening is locked before the case, everywhere: two people who take the last place wait for each other in one order.
"""

from sqlalchemy import func
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.rules.placements import HOLDS_HEAD
from caseflow.rules.reason import because
from caseflow.vocabulary.stages import CaseStatus


def case_to_place(user: Actor, ref: str) -> Case:
    """The case, if it is open. Raises NotFound, then Denied, or Refused."""
    case = gate.one(scope.cases(user).where(Case.ref == ref).with_for_update())
    gate.require(user, "placement.edit")
    must_be_open(case)
    return case


def must_be_open(case: Case) -> None:
    """Nothing is changed in a closed case. Raises Refused."""
    if case.status == CaseStatus.CLOSED:
        raise refusal(because("case_is_closed"))


def placement_to_change(user: Actor, ref: str, *, takes_place: bool = False) -> Placement:
    """The placement with its case, person and opening. Raises NotFound, then Denied, or Refused.

    With `takes_place` nobody else takes a place of its opening, or changes how many there are, until the commit.
    """
    if takes_place:
        wanted = scope.placements(user).where(Placement.ref == ref).with_only_columns(Placement.opening_id)
        db.session.scalars(scope.openings(user).where(Opening.id.in_(wanted)).with_for_update(of=Opening)).all()
    query = scope.placements(user).where(Placement.ref == ref).with_for_update(of=Case)
    row = gate.one(
        query.options(
            contains_eager(Placement.case),
            joinedload(Placement.person).options(selectinload(Person.nationalities)),
            joinedload(Placement.opening).options(joinedload(Opening.employer), joinedload(Opening.recruiter)),
        )
    )
    gate.require(user, "placement.edit")
    must_be_open(row.case)
    return row


def opening_to_place(user: Actor, ref: str) -> Opening:
    """The opening with its employer and recruiter. Raises NotFound."""
    query = scope.openings(user).where(Opening.ref == ref)
    return gate.one(query.options(joinedload(Opening.employer), joinedload(Opening.recruiter)))


def member(user: Actor, case: Case, person_ref: str) -> Person | None:
    """Somebody who is in the case today, by reference; None for anybody else."""
    query = (
        scope.members(user)
        .join(Person, Person.id == CaseMember.person_id)
        .where(CaseMember.case_id == case.id, CaseMember.left_on.is_(None), Person.ref == person_ref)
        .options(contains_eager(CaseMember.person).options(selectinload(Person.nationalities)))
    )
    found = db.session.scalars(query).one_or_none()
    return found.person if found is not None else None


def heads_taken(user: Actor, opening_id: int, but: int = 0) -> set[int]:
    """The numbers of the places that others hold in an opening, whoever's case took them."""
    query = scope.taken_heads(user).where(Placement.opening_id == opening_id, Placement.id != but)
    return set(db.session.scalars(query.with_only_columns(Placement.head)))


def places_elsewhere(user: Actor, person_id: int, but: int = 0) -> int:
    """How many other places this person holds, in whatever case."""
    query = scope.of_person(user, Placement).where(
        Placement.person_id == person_id,
        Placement.id != but,
        Placement.head.is_not(None),
        Placement.state.in_(sorted(HOLDS_HEAD)),
    )
    return db.session.scalar(query.with_only_columns(func.count(Placement.id))) or 0
