"""Visits and calls after the start of work, and the needs that they raised."""

import json
from dataclasses import dataclass
from datetime import date

from caseflow.access import scope
from caseflow.casefile.subject import Subject, Who, staff_names
from caseflow.extensions import db
from caseflow.models.followup import Need, Visit
from caseflow.rules import visits as rules
from caseflow.vocabulary.followup import (
    FindingArea,
    FindingLevel,
    NeedState,
    Sector,
    VisitKind,
    VisitState,
    VisitTiming,
)


@dataclass(frozen=True)
class VisitLine:
    """A visit. `timing` says how a planned one stands to its window today; `findings` are its levels by area."""

    ref: str
    kind: VisitKind
    state: VisitState
    timing: VisitTiming | None
    day: int | None
    planned_on: date
    window_from: date
    window_until: date
    done_on: date | None
    by: str
    findings: tuple[tuple[FindingArea, FindingLevel], ...]
    is_alert: bool
    internal: str
    shareable: str


@dataclass(frozen=True)
class NeedLine:
    id: int
    who: Who | None
    sector: Sector
    description: str
    referred_to: str
    state: NeedState
    raised_on: date


@dataclass(frozen=True)
class FollowUp:
    """`planned` with the next visit first, `past` with the latest first."""

    planned: tuple[VisitLine, ...]
    past: tuple[VisitLine, ...]
    needs: tuple[NeedLine, ...]

    @property
    def open_needs(self) -> tuple[NeedLine, ...]:
        """Needs that somebody must still see to."""
        return tuple(need for need in self.needs if need.state in (NeedState.OPEN, NeedState.REFERRED))


def section(subject: Subject) -> FollowUp:
    """The follow-up of the case."""
    query = scope.of_case(subject.user, Visit).where(Visit.case_id == subject.case.id)
    rows = list(db.session.scalars(query.order_by(Visit.planned_on, Visit.id)))
    names = staff_names(row.done_by_id or row.assignee_id for row in rows)
    visits = [_visit(row, subject.today, names.get(row.done_by_id or row.assignee_id or 0, "")) for row in rows]
    planned = [visit for visit in visits if visit.state is VisitState.PLANNED]
    past = [visit for visit in visits if visit.state is not VisitState.PLANNED]
    needs = scope.of_case(subject.user, Need).where(Need.case_id == subject.case.id).order_by(Need.id.desc())
    return FollowUp(
        planned=tuple(planned),
        past=tuple(reversed(past)),
        needs=tuple(_need(row, subject) for row in db.session.scalars(needs)),
    )


def _visit(row: Visit, today: date, by: str) -> VisitLine:
    state = VisitState(row.state)
    planned = rules.Visit(row.planned_on, row.window_from, row.window_until, row.day)
    return VisitLine(
        ref=row.ref,
        kind=VisitKind(row.kind),
        state=state,
        timing=VisitTiming(rules.standing(planned, today)) if state is VisitState.PLANNED else None,
        day=row.day,
        planned_on=row.planned_on,
        window_from=row.window_from,
        window_until=row.window_until,
        done_on=row.done_on,
        by=by,
        findings=_findings(row.findings),
        is_alert=row.is_alert,
        internal=row.internal or "",
        shareable=row.shareable or "",
    )


def _findings(kept: str | None) -> tuple[tuple[FindingArea, FindingLevel], ...]:
    found = json.loads(kept) if kept else {}
    return tuple(
        (area, FindingLevel(found[area]["level"]))
        for area in FindingArea
        if area in found and found[area].get("level") in set(FindingLevel)
    )


def _need(row: Need, subject: Subject) -> NeedLine:
    return NeedLine(
        id=row.id,
        who=subject.who(row.person_id),
        sector=Sector(row.sector),
        description=row.description,
        referred_to=row.referred_to,
        state=NeedState(row.state),
        raised_on=row.raised_on,
    )
