"""What an employer says it paid for a period: whether that can be so, and whether it is less than was agreed.

Less than agreed is never refused: it is written down as it was paid, and a caseworker looks into it. Wages by the hour
are compared by the hour; all wages are compared for the whole period, as months have more days or fewer (ILO
Convention 95, article 12: wages are paid regularly; article 14: each payment is accounted for).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from caseflow.rules.placements import HIGHEST_WAGE, hourly
from caseflow.rules.reason import Because, NotAllowed, because

LONGEST = timedelta(days=92)
MOST_HOURS_A_DAY = 16
# The difference that the length of months and weekdays makes.
_TOLERANCE = Decimal("0.97")
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Paid:
    """One report: the first and last day it is for, the wage before deductions, the hours and what was taken off."""

    from_on: date | None
    until_on: date | None
    paid: Decimal | None
    hours: Decimal | None
    deductions: Decimal
    currency: str


@dataclass(frozen=True)
class Agreed:
    """The terms of the placement. `deductions` is the most that the opening named for each period of the wage."""

    wage: Decimal
    period: str
    currency: str
    hours_per_week: Decimal
    deductions: Decimal | None = None


def check_report(
    report: Paid, started_on: date | None, others: Iterable[tuple[date, date]], today: date
) -> tuple[date, date]:
    """The period, if such a report may be kept. Raises NotAllowed (from_on, until_on, paid, hours, deductions)."""
    first, last = report.from_on, report.until_on
    if first is None:
        raise NotAllowed(because("wage_report_day_missing"), "from_on")
    if last is None:
        raise NotAllowed(because("wage_report_day_missing"), "until_on")
    if last < first:
        raise NotAllowed(because("wage_report_ends_before", first=first, last=last), "until_on")
    if last > today:
        raise NotAllowed(because("wage_report_in_future", last=last), "until_on")
    if last - first > LONGEST:
        raise NotAllowed(because("wage_report_too_long", most=LONGEST.days), "until_on")
    if started_on is None or first < started_on:
        raise NotAllowed(because("wage_report_before_start", first=first), "from_on")
    for begins, ends in others:
        if first <= ends and begins <= last:
            raise NotAllowed(because("wage_report_overlaps", begins=begins, ends=ends), "from_on")
    _check_amounts(report, (last - first).days + 1)
    return first, last


def _check_amounts(report: Paid, days: int) -> None:
    if not _possible(report.paid, HIGHEST_WAGE):
        raise NotAllowed(because("wage_not_possible"), "paid")
    if not _possible(report.hours, Decimal(days * MOST_HOURS_A_DAY)):
        raise NotAllowed(because("wage_report_hours_not_possible", most=days * MOST_HOURS_A_DAY), "hours")
    if not _possible(report.deductions, HIGHEST_WAGE) or report.deductions > (report.paid or 0):
        raise NotAllowed(because("wage_report_deductions_not_possible"), "deductions")


def _possible(amount: Decimal | None, most: Decimal) -> bool:
    return amount is not None and amount.is_finite() and 0 <= amount <= most


def less_than_agreed(report: Paid, agreed: Agreed) -> tuple[Because, ...]:
    """Everything in which the report is worse than what was agreed; nothing when it keeps to it, or cannot be said."""
    if report.from_on is None or report.until_on is None or report.paid is None or report.hours is None:
        return ()
    if report.currency != agreed.currency:
        return (because("wage_paid_other_currency", paid=report.currency, agreed=agreed.currency),)
    checks = (
        _rate(report.paid, report.hours, agreed),
        _whole(report.paid, (report.until_on - report.from_on).days + 1, agreed),
        _taken_off(report, agreed),
    )
    return tuple(check for check in checks if check is not None)


def _rate(paid: Decimal, hours: Decimal, agreed: Agreed) -> Because | None:
    """For a wage by the hour: what was paid for each hour."""
    if agreed.period != "hour" or hours <= 0:
        return None
    rate = (paid / hours).quantize(_CENT)
    return because("wage_paid_rate_low", paid=f"{rate:f}", agreed=f"{agreed.wage:f}") if rate < agreed.wage else None


def _whole(paid: Decimal, days: int, agreed: Agreed) -> Because | None:
    """What the agreed wage would have given in so many days."""
    rate = hourly(agreed.wage, agreed.period, agreed.hours_per_week)
    if rate is None:
        return None
    due = (rate * agreed.hours_per_week * days / 7).quantize(_CENT)
    if paid >= due * _TOLERANCE:
        return None
    return because("wage_paid_total_low", paid=f"{paid.quantize(_CENT):f}", agreed=f"{due:f}")


def _taken_off(report: Paid, agreed: Agreed) -> Because | None:
    """More was taken off than the opening said, for the period in proportion."""
    if report.deductions <= 0:
        return None
    days = Decimal((report.until_on - report.from_on).days + 1) if report.until_on and report.from_on else Decimal(0)
    weeks = {
        "hour": agreed.hours_per_week, "day": Decimal(5), "week": Decimal(1), "fortnight": Decimal("0.5"),
        "month": Decimal(12) / 52, "year": Decimal(1) / 52,
    }  # fmt: skip
    most = (agreed.deductions or Decimal(0)) * weeks.get(agreed.period, Decimal(0)) * days / 7
    if report.deductions <= most / _TOLERANCE:
        return None
    return because(
        "wage_paid_more_taken_off", taken=f"{report.deductions.quantize(_CENT):f}", agreed=f"{most.quantize(_CENT):f}"
    )
