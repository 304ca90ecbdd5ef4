"""The rows of follow-up, as commands and pages of this room find them."""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import joinedload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import refusal
from caseflow.clock import now
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.employers import Opening
from caseflow.models.followup import Visit
from caseflow.models.placements import Placement
from caseflow.rules import visits as rules
from caseflow.rules.placements import HOLDS_HEAD
from caseflow.rules.reason import because
from caseflow.vocabulary.stages import CaseStatus


def open_case(user: Actor, ref: str) -> Case:
    """The case, locked until the commit. Raises NotFound, or Refused when it is closed."""
    case = gate.one(scope.cases(user).where(Case.ref == ref).with_for_update(of=Case))
    if case.status == CaseStatus.CLOSED:
        raise refusal(because("case_is_closed"))
    return case


def visit_of(user: Actor, ref: str, visit_ref: str) -> Visit:
    """A visit of a case, found through the case. Raises NotFound."""
    query = scope.of_case(user, Visit).where(Case.ref == ref, Visit.ref == visit_ref).options(joinedload(Visit.case))
    return gate.one(query)


def current_placement(user: Actor, case_id: int, placement_id: int | None = None) -> Placement | None:
    """The placement that a visit is about: its own, or the one where work began last."""
    query = (
        scope.placements(user)
        .where(Placement.case_id == case_id, Placement.started_on.is_not(None), Placement.state.in_(HOLDS_HEAD))
        .options(joinedload(Placement.opening).joinedload(Opening.employer))
        .order_by(Placement.started_on.desc(), Placement.id.desc())
    )
    if placement_id is not None:
        query = query.where(Placement.id == placement_id)
    return db.session.scalars(query.limit(1)).first()


def place_of_work(user: Actor, case_id: int, placement_id: int | None) -> Placement | None:
    """Where the person of a visit works or worked, whatever became of it: a grievance outlives the job."""
    query = scope.placements(user).where(Placement.case_id == case_id, Placement.started_on.is_not(None))
    if placement_id is not None:
        query = query.where(Placement.id == placement_id)
    query = query.options(joinedload(Placement.opening).joinedload(Opening.employer))
    return db.session.scalars(query.order_by(Placement.started_on.desc(), Placement.id.desc()).limit(1)).first()


def as_rule(visit: Visit) -> rules.Visit:
    """A visit as the rules read it."""
    return rules.Visit(
        visit.planned_on, visit.window_from, visit.window_until, visit.day, visit.state, visit.done_on, visit.id
    )


def new_visit(
    case: Case, planned: rules.Visit, *, placement_id: int | None, kind: str, assignee_id: int | None
) -> Visit:
    """A row for a planned visit. The caller adds it."""
    return Visit(
        ref=new_ref("VI"),
        case_id=case.id,
        placement_id=placement_id,
        kind=kind,
        day=planned.day,
        planned_on=planned.planned_on,
        window_from=planned.window_from,
        window_until=planned.window_until,
        assignee_id=assignee_id,
        created_at=now(),
    )


def read_findings(visit: Visit) -> dict[str, dict[str, str]]:
    """What the visit found, by area: level and text."""
    stored: dict[str, dict[str, str]] = json.loads(visit.findings) if visit.findings else {}
    return stored


def write_findings(found: Mapping[str, tuple[str, str]]) -> str:
    """The findings as the column keeps them."""
    return json.dumps({area: {"level": level, "text": text} for area, (level, text) in found.items()})


def money(amount: Any) -> Decimal | None:
    """An amount, or None."""
    return Decimal(str(amount)) if amount is not None else None
