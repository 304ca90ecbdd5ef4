"""Trainings: what an offer may say, how somebody goes through one, and what passing it gives."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from caseflow.rules.deadlines import add_months
from caseflow.rules.holdings import CERTIFIED, LEVELS, HeldLicence, HeldSkill, Holdings
from caseflow.rules.reason import NotAllowed, because
from caseflow.rules.wanted import LANGUAGE, LICENCE, SKILL, Closing

OPEN, CANCELLED_OFFER = "open", "cancelled"
PLANNED, ENROLLED, ATTENDING = "planned", "enrolled", "attending"
PASSED, FAILED, DROPPED_OUT, CANCELLED = "passed", "failed", "dropped_out", "cancelled"

MOVES: dict[str, tuple[str, ...]] = {
    PLANNED: (ENROLLED, CANCELLED),
    ENROLLED: (ATTENDING, PASSED, FAILED, DROPPED_OUT, CANCELLED),
    ATTENDING: (PASSED, FAILED, DROPPED_OUT, CANCELLED),
    # A result that was a mistake is corrected: back to where it was, and what it gave is taken back.
    PASSED: (ATTENDING,),
    FAILED: (ATTENDING,),
    DROPPED_OUT: (ATTENDING,),
    CANCELLED: (PLANNED,),
}
RESULTS = frozenset({PASSED, FAILED, DROPPED_OUT})
HOLDS_SEAT = frozenset({ENROLLED, ATTENDING, PASSED, FAILED})
LIVE = frozenset({PLANNED, ENROLLED, ATTENDING})
WANTS_REASON = frozenset({FAILED, DROPPED_OUT, CANCELLED})
MOST_SEATS = 5000
MOST_HOURS = Decimal(24)
_REFUSED_LEVELS = ("none", "native")


@dataclass(frozen=True)
class Terms:
    """What of an offer the rules look at."""

    starts_on: date | None
    ends_on: date | None
    cost: Decimal
    currency: str
    hours: Decimal | None
    seats: int
    country: str
    region: str


@dataclass(frozen=True)
class Gain:
    """What passing gives: a skill or language at a level, or a licence for an occupation; for some months or ever."""

    kind: str
    code: str
    level: str = ""
    valid_months: int | None = None


@dataclass(frozen=True)
class Attended:
    """What is recorded of somebody's days in a training. `days` were written down, on `there` of them they came."""

    days: int = 0
    there: int = 0
    hours: Decimal = Decimal(0)

    def percent(self, hours: Decimal | None) -> int | None:
        """How much of it they attended, by hours where all are known, else by days; None when nothing is recorded."""
        if not self.days:
            return None
        if hours and self.hours:
            return min(100, int(self.hours * 100 / hours))
        return self.there * 100 // self.days


def check_offer(terms: Terms, *, taken: int) -> None:
    """An offer ends after it begins, costs something in a currency, and has a seat for everybody who holds one.

    Raises NotAllowed: starts_on, ends_on, currency, cost, hours, seats, region.
    """
    if terms.starts_on is None:
        raise NotAllowed(because("training_start_missing"), "starts_on")
    if terms.ends_on is None:
        raise NotAllowed(because("training_end_missing"), "ends_on")
    if terms.ends_on < terms.starts_on:
        ends = because("training_ends_before_begins", begins=terms.starts_on, ends=terms.ends_on)
        raise NotAllowed(ends, "ends_on")
    if terms.cost > 0 and not terms.currency:
        raise NotAllowed(because("training_currency_missing"), "currency")
    if terms.hours is not None and terms.hours <= 0:
        raise NotAllowed(because("training_hours_not_possible"), "hours")
    possible = MOST_HOURS * ((terms.ends_on - terms.starts_on).days + 1)
    if terms.hours is not None and terms.hours > possible:
        raise NotAllowed(because("training_more_hours_than_days", most=int(possible)), "hours")
    if not 1 <= terms.seats <= MOST_SEATS:
        raise NotAllowed(because("training_seats_not_possible", most=MOST_SEATS), "seats")
    if terms.seats < taken:
        raise NotAllowed(because("training_seats_taken", taken=taken), "seats")
    if terms.region and not terms.country:
        raise NotAllowed(because("training_country_missing"), "country")


def check_gain(gain: Gain, there: Iterable[Gain], *, country: str) -> Gain:
    """The same gain. Raises NotAllowed: code, level."""
    if any((one.kind, one.code) == (gain.kind, gain.code) for one in there):
        raise NotAllowed(because("training_gives_it_already"), "code")
    if gain.kind == LANGUAGE and (gain.level not in LEVELS or gain.level in _REFUSED_LEVELS):
        raise NotAllowed(because("training_level_missing"), "level")
    if gain.kind == SKILL and gain.level not in ("1", "2", "3", "4"):
        raise NotAllowed(because("training_level_missing"), "level")
    if gain.kind == LICENCE and not country:
        raise NotAllowed(because("training_licence_without_country"), "code")
    return gain


def check_move(state: str, to: str, reason: str) -> str:
    """The new state. Raises NotAllowed: state, reason."""
    if to not in MOVES[state]:
        raise NotAllowed(because("enrolment_move_not_possible"), "state")
    if not reason and (to in WANTS_REASON or state in RESULTS | {CANCELLED}):
        raise NotAllowed(because("enrolment_reason_missing"), "reason")
    return to


def check_seat(offer_state: str, ends_on: date, *, seats: int, taken: int, today: date) -> None:
    """A seat is given in an offer that is open, not over, and not full. Raises NotAllowed (field state)."""
    check_joins(offer_state, ends_on, today)
    if taken >= seats:
        raise NotAllowed(because("training_full", seats=seats), "state")


def check_joins(offer_state: str, ends_on: date, today: date) -> None:
    """Nobody is planned into what is cancelled or over. Raises NotAllowed (field state)."""
    if offer_state != OPEN:
        raise NotAllowed(because("training_cancelled"), "state")
    if ends_on < today:
        raise NotAllowed(because("training_over", day=ends_on), "state")


def check_result(to: str, on: date | None, *, starts_on: date, today: date) -> date:
    """The day of a result: when the training had begun, and not ahead of us. Raises NotAllowed (field result_on)."""
    if on is None:
        raise NotAllowed(because("enrolment_day_missing"), "result_on")
    if on > today:
        raise NotAllowed(because("enrolment_day_in_future", day=on), "result_on")
    if on < starts_on and to in (PASSED, FAILED):
        raise NotAllowed(because("enrolment_day_before_training", day=on, begins=starts_on), "result_on")
    return on


def check_attendance(attended: Attended, hours: Decimal | None, *, wanted: int, reason: str) -> None:
    """Whoever passes was there often enough, or somebody says why it counts. Raises NotAllowed (field reason)."""
    percent = attended.percent(hours)
    if reason or not wanted:
        return
    if percent is None:
        raise NotAllowed(because("enrolment_attendance_unknown", wanted=wanted), "reason")
    if percent < wanted:
        raise NotAllowed(because("enrolment_attendance_short", percent=percent, wanted=wanted), "reason")


def check_day(on: date | None, *, starts_on: date, ends_on: date, today: date) -> date:
    """A day of attendance lies in the training and not ahead of us. Raises NotAllowed (field day)."""
    if on is None:
        raise NotAllowed(because("enrolment_day_missing"), "day")
    if not starts_on <= on <= ends_on:
        raise NotAllowed(because("attendance_outside", begins=starts_on, ends=ends_on), "day")
    if on > today:
        raise NotAllowed(because("enrolment_day_in_future", day=on), "day")
    return on


def first_free(taken: Iterable[int]) -> int:
    """The lowest number of a seat that nobody holds."""
    held = set(taken)
    return next(number for number in range(1, len(held) + 2) if number not in held)


def ends(gain: Gain, passed_on: date) -> date | None:
    """The last day on which what was gained holds; None for ever."""
    return add_months(passed_on, gain.valid_months) if gain.valid_months else None


def raised(level: str | None, to: str) -> str:
    """The level of a language after a course: never lower than before."""
    known = level if level in LEVELS else "none"
    return max(known, to, key=LEVELS.index)


def closes(gain: Gain, closing: Closing) -> bool:
    """Whether what a training gives is what would close a gap."""
    if (gain.kind, gain.code) != (closing.kind, closing.code):
        return False
    if gain.kind == LANGUAGE:
        return LEVELS.index(gain.level) >= LEVELS.index(closing.level or "A1")
    return gain.kind != SKILL or int(gain.level) >= int(closing.level or 1)


def after(holdings: Holdings, gains: Iterable[Gain], passed_on: date, *, country: str = "") -> Holdings:
    """What somebody would hold after passing a training. Nothing that they held becomes less."""
    found = holdings
    for gain in gains:
        if gain.kind == SKILL:
            line = HeldSkill(gain.code, int(gain.level), CERTIFIED, ends(gain, passed_on))
            found = replace(found, skills=(*found.skills, line))
        elif gain.kind == LANGUAGE:
            levels = dict(found.languages)
            levels[gain.code] = raised(levels.get(gain.code), gain.level)
            found = replace(found, languages=tuple(levels.items()))
        elif country:
            licence = HeldLicence(gain.code, country, "full", ends(gain, passed_on))
            found = replace(found, licences=(*found.licences, licence))
    return found
