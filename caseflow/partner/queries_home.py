"""The employer's morning: who waits for an answer, who begins soon, for whom a wage is due. Lists, never numbers."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func

from caseflow import clock
from caseflow.access import gate, partner
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.models.placements import Placement, WageReport
from caseflow.partner.queries import AT_WORK, COMING, DECIDING, Candidate, columns, line, log
from caseflow.partner.queries_openings import COLUMNS, OpeningLine
from caseflow.partner.queries_openings import line as opening_line
from caseflow.vocabulary.vetting import OpeningState

MOST = 10
# A wage is reported each month at the latest.
WAGE_DUE = timedelta(days=31)
_CURRENT = (OpeningState.PROPOSED, OpeningState.OPEN, OpeningState.PAUSED)


@dataclass(frozen=True)
class WageDue:
    candidate: Candidate
    since: date | None


@dataclass(frozen=True)
class PartnerToday:
    """`employer` is the partner's own name on our list; "" for an account without an employer."""

    employer: str
    waiting: tuple[Candidate, ...]
    coming: tuple[Candidate, ...]
    wages: tuple[WageDue, ...]
    openings: tuple[OpeningLine, ...]


def partner_today(user: Actor) -> PartnerToday:
    """What an employer finds in the morning. Raises Denied. Each person shown goes into the access log."""
    gate.require(user, "partner.read")
    waiting, coming = _rows(user, DECIDING), _rows(user, COMING)
    due = _wages_due(user)
    current = partner.openings(user).where(Opening.state.in_(_CURRENT)).order_by(Opening.starts_on, Opening.id)
    openings = db.session.execute(current.with_only_columns(*COLUMNS).limit(MOST))
    found = PartnerToday(
        employer=db.session.scalar(partner.employers(user).with_only_columns(Employer.name)) or "",
        waiting=tuple(line(row) for row in waiting),
        coming=tuple(line(row) for row in coming),
        wages=tuple(WageDue(line(row), since) for row, since in due),
        openings=tuple(opening_line(row) for row in openings),
    )
    shown = {row.id: row for row in (*waiting, *coming, *(row for row, _since in due))}
    log(user, shown.values())
    return found


def _rows(user: Actor, states: tuple[str, ...]) -> list[Any]:
    query = partner.candidates(user).where(Placement.state.in_(states))
    return list(db.session.execute(columns(query).order_by(Placement.id).limit(MOST)))


def _wages_due(user: Actor) -> list[tuple[Any, date | None]]:
    """Those at work for whom no wage was reported lately, with the last day reported."""
    late = clock.today(user.timezone) - WAGE_DUE
    last = (
        partner.of_candidate(user, WageReport)
        .with_only_columns(WageReport.placement_id, func.max(WageReport.until_on).label("until_on"))
        .group_by(WageReport.placement_id)
        .subquery()
    )
    query = (
        columns(partner.candidates(user))
        .add_columns(last.c.until_on)
        .outerjoin(last, last.c.placement_id == Placement.id)
        .where(Placement.state.in_(AT_WORK), func.coalesce(last.c.until_on, Placement.started_on) < late)
        .order_by(Placement.id)
        .limit(MOST)
    )
    return [(row, row.until_on) for row in db.session.execute(query)]
