"""The days and terms of a placement compared with what came before, and with what the opening offered."""

from datetime import date, timedelta
from decimal import Decimal

from caseflow.rules.placements import Terms, hourly
from caseflow.rules.reason import Because, NotAllowed, because

CENT = Decimal("0.01")
LATEST_START = timedelta(days=2 * 366)
EARLIEST_START = timedelta(days=366)


def lower_than_offered(agreed: Terms, offered: Terms) -> Because | None:
    """Why the wage needs a reason: it is below that of the opening, or cannot be compared with it; else None."""
    if agreed.wage is None or offered.wage is None:
        return None
    if agreed.currency != offered.currency:
        return because("wage_other_currency", currency=offered.currency)
    if agreed.wage_period == offered.wage_period:
        return _below(agreed.wage, offered.wage, offered)
    mine = hourly(agreed.wage, agreed.wage_period, agreed.hours_per_week or Decimal(0))
    theirs = hourly(offered.wage, offered.wage_period, offered.hours_per_week or Decimal(0))
    if mine is None or theirs is None:
        return because("wage_other_period")
    return _below(mine.quantize(CENT), theirs.quantize(CENT), offered)


def check_agreed_start(starts_on: date, today: date, offered_end: date | None) -> date:
    """The same day: near enough to be believed, and before the work of the opening ends. Raises NotAllowed."""
    if not today - EARLIEST_START <= starts_on <= today + LATEST_START:
        raise NotAllowed(because("placement_start_not_near", start=starts_on), "starts_on")
    if offered_end is not None and starts_on >= offered_end:
        raise NotAllowed(because("placement_ends_before_start", start=starts_on, end=offered_end), "starts_on")
    return starts_on


def check_day(on: date, earlier: date | None, today: date, field: str = "on") -> date:
    """The day on which a placement moved: not ahead, and not before the move before it. Raises NotAllowed (`field`)."""
    if on > today:
        raise NotAllowed(because("placement_day_in_future", day=on), field)
    if earlier is not None and on < earlier:
        raise NotAllowed(because("placement_day_too_early", day=on, earlier=earlier), field)
    return on


def _below(agreed: Decimal, offered: Decimal, terms: Terms) -> Because | None:
    if agreed >= offered:
        return None
    return because("wage_below_opening", offered=f"{terms.wage:f}", currency=terms.currency)
