"""What an employer reports of somebody at work: the first day, the last, the wage. Staff ask the person first."""

from datetime import date
from decimal import Decimal

from sqlalchemy.exc import IntegrityError

from caseflow import clock
from caseflow.access import gate, partner
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.placements import Placement, PlacementMessage, WageReport
from caseflow.partner import rows
from caseflow.partner.entries import WageEntry
from caseflow.rules import placements as states
from caseflow.rules import wage_reports as rules
from caseflow.rules.placement_days import check_day
from caseflow.rules.reason import because
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _, _l, format_date, is_currency
from caseflow.vocabulary.partner import LeavingReason

# When the work can begin, and when it can be said to have ended or been paid.
COMING = (states.ACCEPTED, states.CONTRACT_SIGNED, states.TRAVELLING)
AT_WORK = (states.STARTED, states.ACTIVE, states.ON_LEAVE, states.NO_CONTACT)


def report_start(user: Actor, ref: str, on: date | None, *, seen: int) -> None:
    """Say that somebody began to work on a day. The caseworker asks the person and records the start.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = rows.candidate(user, ref, "partner.report")
    gate.fresh(row, seen)
    if row.state not in COMING:
        raise rows.not_now()
    day = _day(user, on, row.accepted_on)
    _note(user, row, _("Reported: the work began on %(day)s.", day=format_date(day)))
    rows.tell_caseworker(user, row, _l("The employer reports a start of work: placement %(ref)s. Confirm it.", ref=ref))
    facts = {"job": row.opening.title, "employer": row.opening.employer.name, "day": day}
    trail.commit(user, "placement.employer_start", row.case, rows.subject(row), **facts)


def report_end(user: Actor, ref: str, on: date | None, reason: str, words: str, *, seen: int) -> None:
    """Say that somebody's work ended. It ends nothing by itself: the caseworker asks the person first.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = rows.candidate(user, ref, "partner.report")
    gate.fresh(row, seen)
    if row.state not in AT_WORK:
        raise rows.not_now()
    day = _day(user, on, row.started_on)
    if reason not in set(LeavingReason):
        raise Refused(_("Choose why the work ended."), "reason")
    why = label(LeavingReason(reason))
    said = _("Reported: the work ended on %(day)s. %(reason)s.", day=format_date(day), reason=why)
    _note(user, row, f"{said}\n\n{words}".strip())
    rows.tell_caseworker(
        user, row, _l("The employer reports an end of work: placement %(ref)s. Ask the person first.", ref=ref)
    )
    facts = {"job": row.opening.title, "employer": row.opening.employer.name, "day": day, "reason": why}
    trail.commit(user, "placement.employer_end", row.case, rows.subject(row), **facts)


def _day(user: Actor, on: date | None, earlier: date | None) -> date:
    """The day, if it can be. What staff recorded is not told in the refusal."""
    if on is None:
        raise Refused(_("Enter the day."), "on")
    with rules_decide():
        check_day(on, None, clock.today(user.timezone))
    if earlier is not None and on < earlier:
        raise Refused(_("This day cannot be. Check it, or write us a message."), "on")
    return on


def _note(user: Actor, row: Placement, body: str) -> None:
    message = PlacementMessage(
        placement_id=row.id, body=body, by_side=rows.by_employer(), author_id=user.id, at=clock.now()
    )
    db.session.add(message)


def report_wage(user: Actor, ref: str, entry: WageEntry) -> None:
    """Say what was paid for a period. Less than agreed is kept as it is, and makes a task for the caseworker.

    Raises NotFound, Denied or Refused.
    """
    row = rows.candidate(user, ref, "partner.report")
    if row.started_on is None:
        raise rows.not_now()
    report, first, last = _checked(user, row, entry, but=0)
    wage = WageReport(
        placement_id=row.id,
        from_on=first,
        until_on=last,
        paid=report.paid,
        currency=report.currency,
        hours=report.hours,
        deductions=report.deductions,
        reported_by_id=user.id,
        reported_at=clock.now(),
    )
    db.session.add(wage)
    _keep(user, row, report, {}, _facts(wage))


def edit_wage(user: Actor, ref: str, from_on: date, entry: WageEntry, *, seen: int) -> None:
    """Mend the report of the wage whose period began on this day. The trail keeps what it said before.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = rows.candidate(user, ref, "partner.report")
    query = partner.of_candidate(user, WageReport).where(WageReport.placement_id == row.id)
    wage = gate.one(query.where(WageReport.from_on == from_on))
    written = {"paid": entry.paid, "hours": entry.hours, "deductions": entry.deductions}
    gate.fresh(wage, seen, written)
    report, first, last = _checked(user, row, entry, but=wage.id)
    before = _facts(wage)
    wage.from_on, wage.until_on, wage.currency = first, last, report.currency
    wage.paid, wage.hours, wage.deductions = report.paid or Decimal(0), report.hours or Decimal(0), report.deductions
    _keep(user, row, report, before, _facts(wage))


def _checked(user: Actor, row: Placement, entry: WageEntry, *, but: int) -> tuple[rules.Paid, date, date]:
    if not is_currency(entry.currency):
        raise Refused(_("Choose a currency."), "currency")
    deductions = entry.deductions if entry.deductions is not None else Decimal(0)
    report = rules.Paid(entry.from_on, entry.until_on, entry.paid, entry.hours, deductions, entry.currency)
    query = partner.of_candidate(user, WageReport).where(WageReport.placement_id == row.id, WageReport.id != but)
    others = db.session.execute(query.with_only_columns(WageReport.from_on, WageReport.until_on))
    periods = [(begins, ends) for begins, ends in others]
    with rules_decide():
        first, last = rules.check_report(report, row.started_on, periods, clock.today(user.timezone))
    return report, first, last


def _facts(wage: WageReport) -> dict[str, object]:
    return {
        "from": wage.from_on,
        "until": wage.until_on,
        "paid": wage.paid,
        "currency": wage.currency,
        "hours": wage.hours,
        "deductions": wage.deductions,
    }


def _keep(user: Actor, row: Placement, report: rules.Paid, before: dict[str, object], after: dict[str, object]) -> None:
    """Keep the report, and tell the caseworker when it is worse than was agreed."""
    opening = row.opening
    agreed = rules.Agreed(row.wage, row.wage_period, row.currency, row.hours_per_week, opening.deductions)
    if rules.less_than_agreed(report, agreed):
        words = _l("A wage was paid below what was agreed: placement %(ref)s. Look into it.", ref=row.ref)
        rows.tell_caseworker(user, row, words)
    facts = {"job": opening.title, "employer": opening.employer.name}
    try:
        trail.commit(user, "placement.employer_wage", row.case, rows.subject(row), **facts, before=before, after=after)
    except IntegrityError:
        trail.abandon()
        same = because("wage_report_overlaps", begins=report.from_on or date.min, ends=report.until_on or date.min)
        raise refusal(same, "from_on") from None
