"""Anchor and offset to a day, and the reason that explains it: "30 days after the permit was granted on 3 May".

A due date is computed again whenever one of its anchors moves, unless somebody set it by hand.
"""

import calendar
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from caseflow.rules.pathway import STEP_EVENTS, DeadlineTemplate, MonthDay, StepTemplate
from caseflow.rules.reason import Because, Fact, because

_SATURDAY = 5
NO_HOLIDAYS: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Due:
    """The last day (None: only an earliest day is set), the first day, and why. By hand: kept whatever moves."""

    day: date | None
    because: Because | None
    earliest: date | None = None
    by_hand: bool = False


@dataclass(frozen=True)
class StepDates:
    """What happened to one step of one person, as far as dates hang on it."""

    code: str
    state: str
    ready_on: date | None = None
    started_on: date | None = None
    filed_on: date | None = None
    decided_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None


def anchors_of(steps: Iterable[StepDates], facts: Mapping[str, date] | None = None) -> dict[str, date]:
    """Every date that a deadline can hang on, by name: "OWP_ISSUE.valid_until", "offer.start_date"."""
    found: dict[str, date] = dict(facts or {})
    for step in steps:
        days = {
            "ready_on": step.ready_on,
            "started_on": step.started_on,
            "filed_on": step.filed_on,
            "granted_on": step.decided_on if step.state == "granted" else None,
            "refused_on": step.decided_on if step.state == "refused" else None,
            "valid_from": step.valid_from,
            "valid_until": step.valid_until,
        }
        found.update({f"{step.code}.{event}": day for event, day in days.items() if day is not None})
    return found


def add_days(day: date, days: int) -> date:
    """That many days later or earlier; it stays inside the calendar, so that a mistyped year breaks no page."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def is_working_day(day: date, holidays: Collection[date] = NO_HOLIDAYS) -> bool:
    """Monday to Friday and no holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def add_working_days(day: date, count: int, holidays: Collection[date] = NO_HOLIDAYS) -> date:
    """The day that many working days later (or earlier), not counting the day itself; 0 is the day itself."""
    one = 1 if count > 0 else -1
    left = abs(count)
    while left and date.min < day < date.max:
        day = add_days(day, one)
        left -= is_working_day(day, holidays)
    return day


def add_months(day: date, months: int) -> date:
    """The same day that many months later, or the last day of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return date.max if months > 0 else date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_month_day(wanted: MonthDay, since: date) -> date:
    """The first such day of the year on or after `since`; 29 February falls on the 28th in a short year."""
    here = _in_year(wanted, since.year)
    return here if here >= since else _in_year(wanted, min(since.year + 1, date.max.year))


def _in_year(wanted: MonthDay, year: int) -> date:
    return date(year, wanted.month, min(wanted.day, calendar.monthrange(year, wanted.month)[1]))


def deadline(
    template: DeadlineTemplate,
    anchors: Mapping[str, date],
    since: date,
    holidays: Collection[date] = NO_HOLIDAYS,
) -> Due | None:
    """When it is due, or None as long as its anchor has not happened.

    `since` is the day from which a season is looked for (the day the step became ready).
    """
    if template.on is not None:
        day, reason = template.on, because("due_on_fixed_day", day=template.on)
    elif template.month_day is not None:
        day = next_month_day(template.month_day, since)
        reason = because("due_at_season_end", day=day)
    else:
        anchor = anchors.get(template.anchor or "")
        if anchor is None:
            return None
        day, reason = _from_anchor(template, anchor, holidays)
        if template.earliest_days is not None:
            return Due(day, reason, _moved(anchor, template.earliest_days, template.working, holidays))
    return Due(None, reason, day) if template.kind == "earliest" else Due(day, reason)


def answer_due(filed_on: date, legal_days: int) -> Due:
    """When the authority must answer at the latest, by the law that the pathway names."""
    return Due(add_days(filed_on, legal_days), because("due_by_law", days=legal_days, since=filed_on))


def usually_due(since: date, typical_days: int) -> Due:
    """When a step usually is finished: a planning value and no deadline."""
    return Due(add_days(since, typical_days), because("due_usually", days=typical_days, since=since))


def next_occurrence(last: date, every_days: int) -> Due:
    """The next time of something that comes back, after the last time it was done."""
    return Due(add_days(last, every_days), because("due_again", days=every_days, since=last))


def renewal_due(valid_until: date | None, renew_before_days: int | None) -> Due | None:
    """When the renewal of a permit must begin: so many days before its last day; None when either is not known."""
    if valid_until is None or renew_before_days is None:
        return None
    reason = because("due_renewal", day=valid_until, days=renew_before_days)
    return Due(add_days(valid_until, -renew_before_days), reason)


def set_by_hand(day: date, earliest: date | None = None) -> Due:
    """A day that somebody decided on. It shows as such and nothing recomputes it."""
    return Due(day, None, earliest, by_hand=True)


def step_due(
    template: StepTemplate,
    step: StepDates,
    anchors: Mapping[str, date],
    holidays: Collection[date] = NO_HOLIDAYS,
) -> Due | None:
    """When an open step is due, by the strongest reason there is: its deadline, the law, its rhythm, the usual time.

    For a step that comes back, `filed_on` is the last time it was done. None for a step that is over, that still waits
    and has no deadline of its own, or that nobody need take and nobody has begun.
    """
    if step.state in ("granted", "refused", "waived", "cancelled"):
        return None
    since = step.ready_on or step.started_on
    if (found := _own_deadline(template, since, anchors, holidays)) is not None:
        return found
    if template.optional and step.state in ("pending", "ready"):
        return None
    if step.state == "submitted" and step.filed_on is not None and template.legal_days is not None:
        return answer_due(step.filed_on, template.legal_days)
    last = step.filed_on or step.started_on or step.ready_on
    if last is not None and template.every_days is not None:
        return next_occurrence(last, template.every_days)
    begun = step.filed_on if step.state == "submitted" else since
    if begun is not None and template.typical_days is not None:
        return usually_due(begun, template.typical_days)
    return None


def recompute(kept: Due | None, fresh: Due | None) -> Due | None:
    """The fresh date, unless the kept one was set by hand."""
    return kept if kept is not None and kept.by_hand else fresh


def _own_deadline(
    template: StepTemplate, since: date | None, anchors: Mapping[str, date], holidays: Collection[date]
) -> Due | None:
    own = template.deadline
    if own is None or (own.month_day is not None and since is None):  # a season needs a day to be looked for from
        return None
    return deadline(own, anchors, since or date.min, holidays)


def _moved(day: date, days: int, working: bool, holidays: Collection[date]) -> date:
    return add_working_days(day, days, holidays) if working else add_days(day, days)


def _from_anchor(template: DeadlineTemplate, anchor: date, holidays: Collection[date]) -> tuple[date, Because]:
    name = template.anchor or ""
    facts = _anchor_facts(name, anchor)
    if template.months:
        code = "due_months_after" if template.months > 0 else "due_months_before"
        return add_months(anchor, template.months), because(code, months=abs(template.months), **facts)
    day = _moved(anchor, template.days, template.working, holidays)
    if not template.days:
        return day, because("due_on_the_day", **facts)
    if template.working:
        code = "due_working_days_after" if template.days > 0 else "due_working_days_before"
    else:
        code = "due_days_after" if template.days > 0 else "due_days_before"
    return day, because(code, days=abs(template.days), **facts)


def _anchor_facts(name: str, anchor: date) -> dict[str, Fact]:
    """What the anchor is: an event of a step, whose name the one who shows it puts in (`Because.named`), or a fact."""
    code, _, event = name.partition(".")
    if event in STEP_EVENTS and code.isupper():
        return {"since": anchor, "event": event, "step": code}
    return {"since": anchor, "event": name}
