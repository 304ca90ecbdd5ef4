"""What an authority's reviewers decide: with a checklist and a reason, a refusal by two of them.

The reviewer is found through their own queue; what the decision sets off in the case is done with the system's eyes,
because a reviewer knows of the application and of nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import flag_modified

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import SYSTEM, Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.decisions import Application, Conflict, Decision
from caseflow.models.pathways import Step, WantedDocument
from caseflow.models.people import Person
from caseflow.pathways import track
from caseflow.pathways.moving import Moving, finish, grant, moving_of, refuse
from caseflow.pathways.permit_details import PermitDetails
from caseflow.rules import review
from caseflow.rules.reason import because
from caseflow.vocabulary.documents import DocumentState
from caseflow.vocabulary.language import _
from caseflow.vocabulary.review import ConflictKind

SETTLED = (DocumentState.VERIFIED, DocumentState.NOT_REQUIRED)


@dataclass(frozen=True)
class Proposal:
    """A decision as it is entered. `permit` where the step gives one."""

    result: str
    answers: Mapping[str, str]
    internal: str
    shareable: str = ""
    permit: PermitDetails | None = None


def propose_decision(user: Actor, ref: str, proposal: Proposal, *, seen: int) -> str:
    """Decide an application. A grant is final; a refusal waits for a second reviewer. The state of the decision.

    Raises NotFound, Denied, Stale or Refused.
    """
    found = _application(user, ref, seen)
    _must_be_open(user, found)
    with rules_decide():
        state = review.check_proposal(proposal.result, proposal.answers, proposal.internal, proposal.shareable)
    moving, today = _moving(user, found)
    decision = Decision(
        step_id=found.step_id, number=_next_number(user, found.step_id), result=proposal.result,
        checklist=dict(proposal.answers), reason_internal=proposal.internal,
        reason_shareable=proposal.shareable or None, state=state, proposed_by_id=user.id, proposed_at=clock.now(),
    )  # fmt: skip
    db.session.add(decision)
    found.is_open = state != review.FINAL
    _touch(found)
    if state == review.FINAL:
        given = grant(moving, today, proposal.permit, None)
        finish(user, moving, "application.propose", sees=SYSTEM, result=proposal.result, decision=state, permit=given)
    else:
        finish(user, moving, "application.propose", sees=SYSTEM, result=proposal.result, decision=state)
    return state


def second_decision(user: Actor, ref: str, *, agrees: bool, note: str, seen: int) -> str:
    """Look at a refusal that another reviewer proposed: it becomes final, or goes back to be decided anew.

    Raises NotFound, Denied, Stale or Refused.
    """
    found = _application(user, ref, seen)
    decision = waiting_decision(user, found.step_id)
    if decision is None:
        raise refusal(because("review_not_waiting"))
    with rules_decide():
        decision.state = review.check_second(decision.state, decision.proposed_by_id, user.id, agrees, note)
    decision.second_by_id, decision.second_at, decision.second_note = user.id, clock.now(), note or None
    moving, today = _moving(user, found)
    found.is_open = decision.state != review.FINAL
    _touch(found)
    if decision.state == review.FINAL:
        refuse(moving, today, decision.reason_internal or "", decision.reason_shareable or "")
    finish(user, moving, "application.second", sees=SYSTEM, agrees=agrees, decision=decision.state, note=note)
    return decision.state


def declare_conflict(user: Actor, ref: str, *, kind: str, note: str) -> None:
    """Say that one may not decide about a person: staff name the person, reviewers the application.

    Raises NotFound, Denied or Refused.
    """
    if ref.startswith("AP-"):
        person = gate.one(scope.applications(user).where(Application.ref == ref).options(_PERSON)).person
    else:
        person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "conflict.declare")
    if kind not in set(ConflictKind):
        raise Refused(_("Choose what ties you to the person."), "kind")
    known = db.session.query(Conflict).filter_by(user_id=user.id, person_id=person.id).first()
    if known is not None:
        raise Refused(_("You have declared this already."), "kind")
    db.session.add(
        Conflict(user_id=user.id, person_id=person.id, kind=kind, note=note or None, declared_at=clock.now())
    )
    trail.commit(user, "conflict.declare", person, f"{ref}/conflict", kind=kind)


def waiting_decision(user: Actor, step_id: int) -> Decision | None:
    """The refusal of this step that waits for a second reviewer."""
    query = scope.of_application(user, Decision).where(Decision.step_id == step_id, Decision.state == review.WAITING)
    return db.session.scalars(query).first()


_PERSON = joinedload(Application.person)


def _application(user: Actor, ref: str, seen: int) -> Application:
    found = gate.one(scope.applications(user).where(Application.ref == ref))
    gate.require(user, "application.decide")
    gate.fresh(found, seen, {})
    return found


def _must_be_open(user: Actor, found: Application) -> None:
    if not found.is_open or waiting_decision(user, found.step_id) is not None:
        raise refusal(because("review_over"))
    query = scope.of_application(user, WantedDocument).where(
        WantedDocument.step_id == found.step_id, WantedDocument.state.not_in(SETTLED)
    )
    if db.session.scalar(query.with_only_columns(func.count(WantedDocument.id))):
        raise refusal(because("review_incomplete"))


def _moving(user: Actor, found: Application) -> tuple[Moving, date]:
    today = clock.today(user.timezone)
    query = scope.of_case(SYSTEM, Step).where(Step.id == found.step_id).with_only_columns(Case.ref, Step.number)
    case_ref, number = db.session.execute(query).one()
    return moving_of(track.load(SYSTEM, case_ref), number, today), today


def _next_number(user: Actor, step_id: int) -> int:
    query = scope.of_application(user, Decision).where(Decision.step_id == step_id)
    return (db.session.scalar(query.with_only_columns(func.max(Decision.number))) or 0) + 1


def _touch(found: Application) -> None:
    """Two reviewers who decide at the same moment: the second is told."""
    flag_modified(found, "filed_on")
    db.session.flush()
