"""Whether a wage and its hours are what the law of the place allows at the least and at the most.

The amounts are data (`vocabulary.wage_floors`); here they are only compared, by the hour. What is taken off the wage
counts: a wage from which housing or meals are paid is what is left (ILO Convention 95, articles 8 and 9). Where nothing
is known nothing is good: the answer says that it was not compared.
"""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from caseflow.rules.placements import hourly
from caseflow.rules.reason import Because, NotAllowed, because

FITS, BELOW, UNKNOWN, NOT_COMPARED = "fits", "below", "unknown", "not_compared"
_FINE = Decimal("0.0001")


@dataclass(frozen=True)
class Pay:
    """What is offered, in one place, from its first day of work. Deductions are for each wage period."""

    wage: Decimal
    period: str
    currency: str
    hours_per_week: Decimal
    deductions: Decimal = Decimal(0)
    deductions_for: str = ""


@dataclass(frozen=True)
class Floor:
    """The least that may be paid at a place (ISO 3166 code) since a day. The hours are those that a floor by day, week
    or month is for."""

    amount: Decimal
    period: str
    currency: str
    hours_per_week: Decimal
    place: str
    since: date
    source: str


@dataclass(frozen=True)
class HoursLimit:
    """The most hours a week that may be agreed upon at a place since a day."""

    most: Decimal
    place: str
    since: date
    source: str


@dataclass(frozen=True)
class Beside:
    """An offer beside the law. `verdict` is fits, below (or over), unknown, or not_compared; `says` why, in any case.

    `offered` and `least` are by the hour, where they could be compared. `field` is what to mend.
    """

    verdict: str
    says: Because
    field: str | None = None
    offered: Decimal | None = None
    least: Decimal | None = None

    @property
    def is_wrong(self) -> bool:
        return self.verdict == BELOW


def beside_floor(pay: Pay, floor: Floor | None) -> Beside:
    """The wage, and what is left of it after deductions, beside the floor of its place on the first day of work."""
    if floor is None:
        return Beside(UNKNOWN, because("wage_floor_unknown"))
    facts = {**_facts(floor), "least": f"{floor.amount} {floor.currency}", "per": floor.period}
    if pay.currency != floor.currency:
        return Beside(NOT_COMPARED, because("wage_floor_other_currency", **facts, currency=pay.currency))
    gross = hourly(pay.wage, pay.period, pay.hours_per_week)
    least = hourly(floor.amount, floor.period, floor.hours_per_week)
    if gross is None or least is None:
        return Beside(NOT_COMPARED, because("wage_floor_by_piece", **facts))
    left = hourly(max(pay.wage - pay.deductions, Decimal(0)), pay.period, pay.hours_per_week) or Decimal(0)
    gross, left, least = (one.quantize(_FINE, ROUND_HALF_UP) for one in (gross, left, least))
    facts |= {"hourly": _money(least, floor.currency), "offered": _money(left, pay.currency)}
    if gross < least:
        says = because("wage_under_floor", **facts | {"offered": _money(gross, pay.currency)})
        return Beside(BELOW, says, "wage", gross, least)
    if not pay.deductions:
        return Beside(FITS, because("wage_above_floor", **facts), None, left, least)
    facts |= {"taken": _money(pay.deductions, pay.currency), "purpose": pay.deductions_for}
    if left < least:
        return Beside(BELOW, because("wage_under_floor_deducted", **facts), "deductions", left, least)
    return Beside(FITS, because("wage_above_floor_deducted", **facts), None, left, least)


def beside_hours(hours_per_week: Decimal, limit: HoursLimit | None) -> Beside:
    """The hours of a week beside the most that the law of the place allows."""
    if limit is None:
        return Beside(UNKNOWN, because("hours_limit_unknown"))
    facts = {**_facts(limit), "hours": _plain(hours_per_week), "most": _plain(limit.most)}
    if hours_per_week > limit.most:
        return Beside(BELOW, because("hours_over_limit", **facts), "hours_per_week")
    return Beside(FITS, because("hours_within_limit", **facts))


def check_pay(pay: Pay, floor: Floor | None, limit: HoursLimit | None) -> None:
    """Nothing when the law of the place, as far as it is known, allows these terms.

    Raises NotAllowed (fields wage, deductions, hours_per_week) with amount, floor, place, source and since when.
    """
    for found in (beside_floor(pay, floor), beside_hours(pay.hours_per_week, limit)):
        if found.is_wrong:
            raise NotAllowed(found.says, found.field)


def check_deductions(amount: Decimal | None, purpose: str, wage: Decimal | None) -> Decimal | None:
    """The same amount. What is taken off has a purpose and leaves a wage. Raises NotAllowed (both fields)."""
    if amount is None or amount == 0:
        if purpose.strip():
            raise NotAllowed(because("deductions_without_amount"), "deductions")
        return None
    if not amount.is_finite() or amount < 0:
        raise NotAllowed(because("deductions_not_possible"), "deductions")
    if wage is not None and amount >= wage:
        raise NotAllowed(because("deductions_leave_nothing"), "deductions")
    if not purpose.strip():
        raise NotAllowed(because("deductions_without_purpose"), "deductions_for")
    return amount


def _facts(law: Floor | HoursLimit) -> dict[str, str | int | date]:
    return {"place": law.place, "since": law.since, "source": law.source}


def _money(amount: Decimal, currency: str) -> str:
    return f"{amount.quantize(Decimal('0.01'), ROUND_HALF_UP)} {currency}"


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"
