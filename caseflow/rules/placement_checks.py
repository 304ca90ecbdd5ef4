"""30, 90, 180 and 365 days after the start of work: the same employer, occupation and region? What is not known is
unknown, and is counted as unknown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from caseflow.rules.reason import Because, NotAllowed, because

DAYS = (30, 90, 180, 365)
YES, NO, UNKNOWN = "yes", "no", "unknown"
ANSWERS = (YES, NO, UNKNOWN)
DONE, OVERDUE, DUE, LATER = "done", "overdue", "due", "later"
# A check belongs to its day: it is made from a week before it.
BEFORE = timedelta(days=7)
MOST_HOURS = Decimal(168)


@dataclass(frozen=True)
class Check:
    """One check. `done_on` is None until somebody asked."""

    day: int
    due_on: date
    done_on: date | None = None
    same_employer: str = UNKNOWN
    same_occupation: str = UNKNOWN
    same_region: str = UNKNOWN


@dataclass(frozen=True)
class Counts:
    """How many answers were yes, no and unknown; what nobody asked in time is unknown."""

    yes: int = 0
    no: int = 0
    unknown: int = 0

    def plus(self, answer: str) -> "Counts":
        """The same with one more answer."""
        return Counts(self.yes + (answer == YES), self.no + (answer == NO), self.unknown + (answer == UNKNOWN))


@dataclass(frozen=True)
class Retention:
    """Of everybody for whom that day has come: who still has the same employer, occupation and region."""

    day: int
    employer: Counts = Counts()
    occupation: Counts = Counts()
    region: Counts = Counts()
    overdue: int = 0


def due_days(started_on: date) -> tuple[tuple[int, date], ...]:
    """(day, due on) of the four checks of somebody who began to work on that day."""
    return tuple((day, started_on + timedelta(days=day)) for day in DAYS)


def standing(check: Check, today: date) -> str:
    """done, overdue, due (within a week of its day) or later."""
    if check.done_on is not None:
        return DONE
    if check.due_on < today:
        return OVERDUE
    return DUE if check.due_on - BEFORE <= today else LATER


def retention(checks: Iterable[Check], today: date) -> tuple[Retention, ...]:
    """The numbers of each day. A check that is not made counts as unknown from its day on."""
    found = {day: Retention(day) for day in DAYS}
    for check in checks:
        late = standing(check, today) == OVERDUE
        if check.day in found and (check.done_on is not None or check.due_on <= today):
            so_far = found[check.day]
            found[check.day] = Retention(
                check.day,
                so_far.employer.plus(check.same_employer),
                so_far.occupation.plus(check.same_occupation),
                so_far.region.plus(check.same_region),
                so_far.overdue + late,
            )
    return tuple(found[day] for day in DAYS)


def check_answers(
    check: Check, done_on: date, today: date, *, wage_paid: Decimal | None, hours_worked: Decimal | None
) -> None:
    """Go on only if this check may be recorded so. Raises NotAllowed with the name of the field."""
    if done_on > today:
        raise NotAllowed(because("check_in_future", day=done_on), "done_on")
    if done_on < check.due_on - BEFORE:
        raise NotAllowed(because("check_too_early", earliest=check.due_on - BEFORE), "done_on")
    for name in ("same_employer", "same_occupation", "same_region"):
        if getattr(check, name) not in ANSWERS:
            raise NotAllowed(because("check_answer_missing"), name)
    if wage_paid is not None and (not wage_paid.is_finite() or wage_paid < 0):
        raise NotAllowed(because("wage_not_possible"), "wage_paid")
    if hours_worked is not None and not 0 <= hours_worked <= MOST_HOURS:
        raise NotAllowed(because("hours_not_possible", most=int(MOST_HOURS)), "hours_worked")


def paid_below(paid: Decimal | None, agreed: Decimal, currency: str) -> Because | None:
    """A warning when less was paid than agreed, both for the same period; None when not or when nobody knows."""
    if paid is None or paid >= agreed:
        return None
    return because("check_wage_below", paid=_plain(paid), agreed=_plain(agreed), currency=currency)


def _plain(amount: Decimal) -> str:
    return f"{amount.normalize():f}"
