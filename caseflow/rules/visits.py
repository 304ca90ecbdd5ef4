"""Follow-up: which visits are planned, due, overdue or missed, and what their findings set off.

The schedule counts from the start of work and is closer at higher risk. A visit has a window from seven days before
its day to fourteen days after (indicator I13). All numbers are ours (design), not law.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from caseflow.rules.reason import Because, because

STANDARD, RAISED, HIGH, CRITICAL = "standard", "raised", "high", "critical"
SCHEDULES: Mapping[str, tuple[int, ...]] = {
    STANDARD: (7, 30, 90, 180, 365),
    RAISED: (7, 30, 60, 90, 180, 270, 365),
    HIGH: (7, 14, 30, 60, 90, 120, 180, 270, 365),
    CRITICAL: (3, 7, 14, 21, 30, 45, 60, 90, 120, 150, 180, 270, 365),
}
BEFORE, AFTER = timedelta(days=7), timedelta(days=14)
NEAR = timedelta(days=3)  # a visit done this close to a day of the schedule serves for it

PLANNED, DONE, CANCELLED = "planned", "done", "cancelled"
UPCOMING, DUE, OVERDUE, MISSED = "upcoming", "due", "overdue", "missed"

# The eleven forced-labour indicators of the ILO. One of the first three, or any two, is urgent.
INDICATORS = tuple(f"FL{number:02d}" for number in range(1, 12))
ALONE_URGENT = frozenset({"FL05", "FL07", "FL09"})
URGENT_WITHIN_HOURS = 24


@dataclass(frozen=True)
class Visit:
    """A visit of the plan. `day` counts from the start of work and is None for one that somebody planned by hand."""

    planned_on: date
    window_from: date
    window_until: date
    day: int | None = None
    state: str = PLANNED
    done_on: date | None = None
    id: int | None = None


@dataclass(frozen=True)
class Plan:
    """What changes when a schedule is computed anew: `keep` stays, `add` is new, `drop` is no longer wanted."""

    keep: tuple[Visit, ...]
    add: tuple[Visit, ...]
    drop: tuple[Visit, ...]


def schedule(started_on: date, risk: str) -> tuple[Visit, ...]:
    """The visits after the start of work at that risk. Raises KeyError for an unknown risk."""
    return tuple(planned(started_on + timedelta(days=day), day) for day in SCHEDULES[risk])


def planned(on: date, day: int | None = None) -> Visit:
    """A visit on that day with its window, which does not reach back before work began."""
    before = BEFORE if day is None else min(BEFORE, timedelta(days=day))
    return Visit(on, on - before, on + AFTER, day)


def reschedule(started_on: date, risk: str, existing: Iterable[Visit], today: date) -> Plan:
    """The plan at another risk or another start of work.

    What was done, cancelled, missed or planned by hand stays. A day of the new schedule is added unless a visit for
    that day is kept, one was done within three days of it, or its window has passed.
    """
    wanted = schedule(started_on, risk)
    keep: list[Visit] = []
    drop: list[Visit] = []
    for visit in existing:
        by_hand = visit.state != PLANNED or visit.day is None
        on_day = visit.day is not None and visit.planned_on == started_on + timedelta(days=visit.day)
        in_plan = on_day and (visit.day in SCHEDULES[risk] or standing(visit, today) == MISSED)
        (keep if by_hand or in_plan else drop).append(visit)
    add = (visit for visit in wanted if visit.window_until >= today and not any(_covers(kept, visit) for kept in keep))
    return Plan(tuple(keep), tuple(add), tuple(drop))


def standing(visit: Visit, today: date) -> str:
    """Where a visit stands today: done, cancelled, upcoming, due (its window is open), overdue, missed."""
    if visit.state in (DONE, CANCELLED):
        return visit.state
    if today < visit.window_from:
        return UPCOMING
    if today <= visit.planned_on:
        return DUE
    return OVERDUE if today <= visit.window_until else MISSED


def on_schedule(visit: Visit) -> bool | None:
    """Whether a done visit was inside its window (indicator I13); None for one that is not done."""
    return None if visit.done_on is None else visit.window_from <= visit.done_on <= visit.window_until


def next_visit(visits: Iterable[Visit], today: date) -> Visit | None:
    """The visit to make next: the earliest that is neither done nor cancelled, missed ones included."""
    open_ones = (visit for visit in visits if standing(visit, today) not in (DONE, CANCELLED))
    return min(open_ones, key=lambda visit: visit.planned_on, default=None)


def climbs(visit: Visit, today: date) -> Because | None:
    """Why a visit goes to the supervisor: its window has closed."""
    if standing(visit, today) != MISSED:
        return None
    return because("visit_missed", planned=visit.planned_on, until=visit.window_until)


@dataclass(frozen=True)
class Findings:
    """What a visit found. None means that it was not asked."""

    wage_paid: Decimal | None = None
    wage_agreed: Decimal | None = None
    wage_comparable: bool = True  # both in the same currency and for the same period
    passport_kept: bool | None = None
    fee_charged: bool | None = None
    contract_changed: bool | None = None
    indicators: frozenset[str] = frozenset()


def red_flags(findings: Findings) -> tuple[Because, ...]:
    """Everything in the findings that somebody must act on, the urgent first."""
    paid, agreed = findings.wage_paid, findings.wage_agreed
    known = paid is not None and agreed is not None
    checks = (
        urgent(findings),
        because("fee_charged") if findings.fee_charged else None,
        because("passport_kept") if findings.passport_kept else None,
        because("contract_changed") if findings.contract_changed else None,
        because("wage_not_comparable") if known and not findings.wage_comparable else None,
        _wage_below(paid, agreed) if findings.wage_comparable else None,
        because("labour_indicator", indicators=len(findings.indicators)) if findings.indicators else None,
    )
    return tuple(flag for flag in checks if flag is not None)


def urgent(findings: Findings) -> Because | None:
    """Why a protection task is due within 24 hours: violence, a kept document, debt bondage, or any two indicators."""
    seen = set(findings.indicators) & set(INDICATORS)
    if findings.passport_kept:
        seen.add("FL07")
    if seen & ALONE_URGENT or len(seen) >= 2:
        return because("urgent_protection", hours=URGENT_WITHIN_HOURS)
    return None


def grievances(findings: Findings) -> tuple[str, ...]:
    """The categories of the grievances that the findings open."""
    opened = (
        ("recruitment_fee", findings.fee_charged),
        ("document_retention", findings.passport_kept or "FL07" in findings.indicators),
        ("contract_substitution", findings.contract_changed),
        ("wage_underpayment", _wage_below(findings.wage_paid, findings.wage_agreed) and findings.wage_comparable),
    )
    return tuple(category for category, is_open in opened if is_open)


def freezes(findings: Findings) -> bool:
    """Whether new submissions to the employer stop until a supervisor decides."""
    return bool({"recruitment_fee", "document_retention", "contract_substitution"} & set(grievances(findings)))


def _wage_below(paid: Decimal | None, agreed: Decimal | None) -> Because | None:
    if paid is None or agreed is None or paid >= agreed:
        return None
    return because("wage_below_agreed", paid=f"{paid:.2f}", agreed=f"{agreed:.2f}")


def _covers(kept: Visit, wanted: Visit) -> bool:
    if kept.day is not None and kept.day == wanted.day:
        return True
    return kept.done_on is not None and abs(kept.done_on - wanted.planned_on) <= NEAR
