"""The status cliff: the day on which somebody loses regular status if nothing more happens, and the last day to act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from caseflow.rules.deadlines import add_days
from caseflow.rules.reason import Because, because

NEAR_DAYS = 90
CRITICAL_DAYS = 30
# From the worst to the best; unknown lies before far, because nobody has looked.
LEVELS = ("passed", "critical", "near", "unknown", "far", "none")


@dataclass(frozen=True)
class Stay:
    """A time during which somebody is allowed to be there: a permit, a card, a status, or nationality.

    No first day means "from before we know"; no last day means that it is not known, unless it is `open_ended`.
    A time known to be without status is `regular=False`. `renew_before_days` is how long before its end the next
    step must begin.
    """

    kind: str
    valid_from: date | None = None
    valid_until: date | None = None
    open_ended: bool = False
    regular: bool = True
    renew_before_days: int | None = None


@dataclass(frozen=True)
class Cliff:
    """The last day of regular status, the last day to begin what saves it, how near that is, and why."""

    level: str
    ends_on: date | None
    begin_by: date | None
    because: Because
    late: bool = False  # the day to begin has passed

    @property
    def rank(self) -> tuple[int, date]:
        """For sorting: the worst first, and among equals the earliest."""
        return LEVELS.index(self.level), self.ends_on or date.max


def cliff(stays: Iterable[Stay], today: date) -> Cliff:
    """The cliff of one person in one country.

    Stays that overlap or follow on the next day carry status on; a gap ends it, whatever comes after the gap. If only
    a stay with an unknown end covers today, the cliff is unknown.
    """
    known = list(stays)
    regular = [stay for stay in known if stay.regular]
    if not known:
        return Cliff("unknown", None, None, because("cliff_nothing_recorded"))
    reach = _reach(regular, today)
    if reach is not None and reach.open_ended:
        return Cliff("none", None, None, because("cliff_no_end", permit=reach.kind))
    if reach is not None and reach.valid_until is not None:
        return _ahead(reach, reach.valid_until, today)
    for stay in regular:
        if stay.valid_until is None and not stay.open_ended and _begins(stay) <= today:
            return Cliff("unknown", None, None, because("cliff_end_not_recorded", permit=stay.kind))
    return _passed(regular, today)


def family_cliff(cliffs: Sequence[Cliff]) -> Cliff | None:
    """The worst cliff among the members of a family, None for no members."""
    return min(cliffs, key=lambda one: one.rank, default=None)


def _begins(stay: Stay) -> date:
    return stay.valid_from or date.min


def _reach(stays: Sequence[Stay], today: date) -> Stay | None:
    """The stay with a known end (or none) that carries status furthest from today without a gap; None if none does."""
    best: Stay | None = None
    open_day = today  # the first day that is not carried yet
    for stay in sorted(stays, key=_begins):
        if _begins(stay) > open_day:
            break
        if stay.open_ended:
            return stay
        if stay.valid_until is not None and stay.valid_until >= open_day:
            best, open_day = stay, add_days(stay.valid_until, 1)
    return best


def _passed(regular: Sequence[Stay], today: date) -> Cliff:
    ends = [stay.valid_until for stay in regular if stay.valid_until is not None and stay.valid_until < today]
    if ends:
        last = max(ends)
        return Cliff("passed", last, None, because("cliff_passed", day=last), late=True)
    begins = [_begins(stay) for stay in regular]
    if begins:
        return Cliff("passed", None, None, because("cliff_not_yet_begun", day=min(begins)), late=True)
    return Cliff("passed", None, None, because("cliff_irregular"), late=True)


def _ahead(stay: Stay, ends_on: date, today: date) -> Cliff:
    left = (ends_on - today).days
    level = "critical" if left <= CRITICAL_DAYS else "near" if left <= NEAR_DAYS else "far"
    lead = stay.renew_before_days
    if lead is None:
        return Cliff(level, ends_on, None, because("cliff_ahead", permit=stay.kind, day=ends_on, days=left))
    begin_by = add_days(ends_on, -lead)
    reason = because("cliff_begin_by", permit=stay.kind, day=ends_on, begin=begin_by, days=left)
    return Cliff(level, ends_on, begin_by, reason, late=begin_by < today)
