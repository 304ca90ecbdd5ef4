"""What can be done about follow-up: plan a visit, move it, record what it found, say that it was missed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.numbers import next_in_case
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.followup import complaints, records
from caseflow.models.accounts import TeamMember, User
from caseflow.models.cases import Case, Task
from caseflow.models.followup import Visit
from caseflow.models.placements import Placement
from caseflow.rules import visits as rules
from caseflow.vocabulary.followup import FindingArea, FindingLevel, VisitKind, VisitState
from caseflow.vocabulary.language import _
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.stages import Risk
from caseflow.vocabulary.tasks import TaskKind

AHEAD = timedelta(days=2 * 366)


@dataclass(frozen=True)
class Report:
    """What somebody brings back from a visit. None means that it was not asked."""

    done_on: date
    kind: str
    present: str = ""
    findings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    indicators: tuple[str, ...] = ()
    wage_paid: Decimal | None = None
    wage_period: str = ""
    currency: str = ""
    passport_kept: bool | None = None
    fee_charged: bool | None = None
    contract_changed: bool | None = None
    internal: str = ""
    shareable: str = ""
    next_on: date | None = None


def plan_visit(user: Actor, ref: str, *, planned_on: date, kind: str, assignee: str) -> str:
    """Plan a visit by hand. Returns its reference. Raises NotFound or Refused next to its field."""
    case = records.open_case(user, ref)
    gate.require(user, "visit.plan")
    _check_day(planned_on, clock.today(user.timezone), "planned_on")
    who = _colleague(user, case, assignee) if assignee else case.caseworker_id
    placement = records.current_placement(user, case.id)
    visit = records.new_visit(
        case,
        rules.planned(planned_on),
        placement_id=placement.id if placement else None,
        kind=VisitKind(kind),
        assignee_id=who,
    )
    db.session.add(visit)
    trail.commit(user, "visit.plan", case, f"{ref}/visits/{visit.ref}", planned_on=planned_on, kind=kind)
    return visit.ref


def move_visit(user: Actor, ref: str, visit_ref: str, *, planned_on: date, seen: int) -> None:
    """Another day for a planned visit. It then counts as planned by hand. Raises NotFound, Stale or Refused."""
    case = records.open_case(user, ref)
    visit = records.visit_of(user, ref, visit_ref)
    gate.require(user, "visit.plan")
    gate.fresh(visit, seen, {"planned_on": planned_on})
    _must_be_planned(visit)
    _check_day(planned_on, clock.today(user.timezone), "planned_on")
    before, planned = visit.planned_on, rules.planned(planned_on)
    visit.planned_on, visit.window_from, visit.window_until = planned_on, planned.window_from, planned.window_until
    visit.day = None
    trail.commit(user, "visit.move", case, f"{ref}/visits/{visit_ref}", before=before, after=planned_on)


def record_visit(user: Actor, ref: str, visit_ref: str, report: Report, *, seen: int) -> tuple[str, ...]:
    """Write down what a visit found. Returns the sentences of the red flags that it raised, and of what followed.

    An urgent finding makes a task for the supervisor within a day; a fee, a kept document or a changed contract opens
    a grievance in the same transaction and stops new submissions to that employer until a supervisor decides.
    Raises NotFound, Stale or Refused next to its field.
    """
    case = records.open_case(user, ref)
    visit = records.visit_of(user, ref, visit_ref)
    gate.require(user, "visit.record")
    gate.fresh(visit, seen)
    _must_be_planned(visit)
    today = clock.today(user.timezone)
    _check_report(report, case, today)
    placement = records.current_placement(user, case.id, visit.placement_id)
    findings = _findings(report, placement)
    flags = rules.red_flags(findings)
    _write(visit, report, user)
    visit.is_alert = bool(flags) or any(level == FindingLevel.URGENT for level, _text in report.findings.values())
    words = tuple(sentence(flag.code, flag.facts) for flag in flags)
    if visit.is_alert:
        _tell_supervisor(user, case, visit, words, today)
    opened = complaints.open_grievances(user, case, visit, placement, findings, today)
    if report.next_on is not None:
        _plan_next(user, case, visit, report.next_on, today)
    facts = {"done_on": report.done_on, "kind": report.kind, "flags": [f.code for f in flags]}
    trail.commit(user, "visit.record", case, f"{ref}/visits/{visit_ref}", **facts)
    return words + opened


def miss_visit(user: Actor, ref: str, visit_ref: str, *, reason: str, planned_on: date | None, seen: int) -> None:
    """A visit did not happen, and why; a new day may be set at once. Raises NotFound, Stale or Refused."""
    case = records.open_case(user, ref)
    visit = records.visit_of(user, ref, visit_ref)
    gate.require(user, "visit.record")
    gate.fresh(visit, seen)
    _must_be_planned(visit)
    today = clock.today(user.timezone)
    if visit.window_from > today:
        raise Refused(_("The time of this visit has not come yet. Move it to another day instead."), "reason")
    visit.state, visit.missed_reason = VisitState.MISSED, reason
    if planned_on is not None:
        _plan_next(user, case, visit, planned_on, today, "planned_on")
    trail.commit(user, "visit.miss", case, f"{ref}/visits/{visit_ref}", reason=reason, planned_on=planned_on or "")


def cancel_visit(user: Actor, ref: str, visit_ref: str, *, reason: str, seen: int) -> None:
    """A visit is not needed any more, for a reason. Raises NotFound, Stale or Refused."""
    case = records.open_case(user, ref)
    visit = records.visit_of(user, ref, visit_ref)
    gate.require(user, "visit.plan")
    gate.fresh(visit, seen)
    _must_be_planned(visit)
    visit.state, visit.missed_reason = VisitState.CANCELLED, reason
    trail.commit(user, "visit.cancel", case, f"{ref}/visits/{visit_ref}", reason=reason)


def set_risk(user: Actor, ref: str, *, risk: str, reason: str, seen: int) -> None:
    """Another level of risk: visits come closer together or further apart. Raises NotFound, Stale or Refused."""
    case = records.open_case(user, ref)
    gate.require(user, "case.edit")
    gate.fresh(case, seen, {"risk": risk})
    before, case.risk = case.risk, Risk(risk)
    placement = records.current_placement(user, case.id)
    if placement is not None and placement.started_on is not None:
        _replan(user, case, placement, placement.started_on)
    trail.commit(user, "case.risk", case, ref, before=before, after=risk, reason=reason)


def _replan(user: Actor, case: Case, placement: Placement, started_on: date) -> None:
    rows = list(db.session.scalars(scope.of_case(user, Visit).where(Visit.case_id == case.id)))
    mine = [row for row in rows if row.placement_id in (None, placement.id)]
    plan = rules.reschedule(started_on, case.risk, [records.as_rule(row) for row in mine], clock.today(user.timezone))
    dropped = {visit.id for visit in plan.drop}
    for row in mine:
        if row.id in dropped:
            row.state, row.missed_reason = VisitState.CANCELLED, _("The schedule changed with the risk.")
    for planned in plan.add:
        db.session.add(
            records.new_visit(
                case, planned, placement_id=placement.id, kind=VisitKind.VISIT, assignee_id=case.caseworker_id
            )
        )


def _must_be_planned(visit: Visit) -> None:
    if visit.state != VisitState.PLANNED:
        raise Refused(_("This visit is done, missed or cancelled already. Plan a new one instead."))


def _check_day(day: date, today: date, name: str) -> None:
    if day < today:
        raise Refused(_("The day lies in the past. Choose today or later."), name)
    if day > today + AHEAD:
        raise Refused(_("The day is more than two years away. Check the year."), name)


def _colleague(user: Actor, case: Case, ref: str) -> int:
    in_team = scope.colleagues(user).join(TeamMember, TeamMember.user_id == User.id)
    found = db.session.scalar(in_team.where(TeamMember.team_id == case.team_id, User.ref == ref))
    if found is None:
        raise Refused(_("Choose somebody who belongs to the team of the case."), "assignee")
    return found.id


def _check_report(report: Report, case: Case, today: date) -> None:
    if report.done_on > today:
        raise Refused(_("The visit cannot have been made in the future. Check the day."), "done_on")
    if report.done_on < case.opened_on:
        raise Refused(_("The visit lies before the case was opened. Check the day."), "done_on")
    if report.wage_paid is not None and not (report.wage_period and report.currency):
        raise Refused(_("Say for which period and in which currency the wage was paid."), "wage_paid")
    unknown = set(report.indicators) - set(rules.INDICATORS)
    if unknown or set(report.findings) - set(FindingArea):
        raise Refused(_("Choose from the list."), "indicators")


def _findings(report: Report, placement: Placement | None) -> rules.Findings:
    """The report as the rule reads it, beside what was agreed."""
    agreed = placement.wage if placement is not None else None
    same = placement is not None and (report.wage_period, report.currency) == (
        placement.wage_period,
        placement.currency,
    )
    return rules.Findings(
        wage_paid=records.money(report.wage_paid),
        wage_agreed=records.money(agreed),
        wage_comparable=same,
        passport_kept=report.passport_kept,
        fee_charged=report.fee_charged,
        contract_changed=report.contract_changed,
        indicators=frozenset(report.indicators),
    )


def _write(visit: Visit, report: Report, user: Actor) -> None:
    visit.state, visit.done_on, visit.done_by_id = VisitState.DONE, report.done_on, user.id or None
    visit.kind, visit.present = VisitKind(report.kind), report.present
    visit.findings, visit.indicators = records.write_findings(report.findings), list(report.indicators)
    visit.wage_paid = report.wage_paid
    visit.wage_period, visit.currency = report.wage_period or None, report.currency or None
    visit.internal, visit.shareable = report.internal or None, report.shareable or None


def _tell_supervisor(user: Actor, case: Case, visit: Visit, words: tuple[str, ...], today: date) -> None:
    """A task that nobody can overlook, due tomorrow."""
    title = _("Act on what a visit found: %(what)s", what=" ".join(words) or _("urgent concern"))
    db.session.add(
        Task(
            case_id=case.id,
            number=next_in_case(Task, case),
            title=title[:400],
            kind=TaskKind.VISIT,
            fact_key=f"visit:{visit.ref}:alert",
            due_on=today + timedelta(days=1),
            assignee_id=case.caseworker_id,
            created_by_id=user.id or None,
            created_at=clock.now(),
        )
    )


def _plan_next(user: Actor, case: Case, visit: Visit, day: date, today: date, name: str = "next_on") -> None:
    _check_day(day, today, name)
    db.session.add(
        records.new_visit(
            case,
            rules.planned(day),
            placement_id=visit.placement_id,
            kind=visit.kind,
            assignee_id=visit.assignee_id or case.caseworker_id,
        )
    )
