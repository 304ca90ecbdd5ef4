"""The status cliff: the day on which somebody loses regular status if nothing more happens, and the last day to act."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from caseflow.rules.birth import Birth
from caseflow.rules.deadlines import add_days
from caseflow.rules.reason import Because, because

NEAR_DAYS = 90
CRITICAL_DAYS = 30
# From the worst to the best; unknown lies before far, because nobody has looked.
LEVELS = ("passed", "critical", "near", "unknown", "far", "none")


@dataclass(frozen=True)
class Limit:
    """Something beside its own last day that ends a stay: the permit that it hangs on, an age that is reached.

    No day means that it is not known. `is_certain=False`: on that day at the latest. `open_ended`: it never ends.
    `permit_id` is the permit whose renewal moves it, `renew_before_days` how long before its end that must begin.
    """

    because: Because
    ends_on: date | None = None
    is_certain: bool = True
    open_ended: bool = False
    renew_before_days: int | None = None
    permit_id: int | None = None


@dataclass(frozen=True)
class Stay:
    """A time during which somebody is allowed to be there: a permit, a card, a status, or nationality.

    No first day means "from before we know"; no last day means that it is not known, unless it is `open_ended`.
    A time known to be without status is `regular=False`. `renew_before_days` is how long before its end the next
    step must begin. `limits` end it earlier.
    """

    kind: str
    valid_from: date | None = None
    valid_until: date | None = None
    open_ended: bool = False
    regular: bool = True
    renew_before_days: int | None = None
    limits: tuple[Limit, ...] = ()
    permit_id: int | None = None

    @property
    def last_day(self) -> date | None:
        """The earliest of its own last day and those of its limits, as far as they are known."""
        days = (self.valid_until, *(limit.ends_on for limit in self.limits))
        return min((day for day in days if day is not None), default=None)

    @property
    def is_certain(self) -> bool:
        """Whether nothing that is not known can end it before `last_day`."""
        known = all(limit.open_ended or (limit.is_certain and limit.ends_on is not None) for limit in self.limits)
        return known and (self.open_ended or self.valid_until is not None)

    @property
    def binding(self) -> Limit | None:
        """The limit that ends it, if it is not its own last day."""
        found = min((one for one in self.limits if one.ends_on), key=lambda one: one.ends_on or date.max, default=None)
        if found is None or (self.valid_until is not None and self.valid_until <= (found.ends_on or date.max)):
            return None
        return found

    @property
    def unknown(self) -> tuple[Limit, ...]:
        """The limits whose day nobody knows for certain."""
        return tuple(one for one in self.limits if not one.open_ended and (one.ends_on is None or not one.is_certain))


@dataclass(frozen=True)
class Cliff:
    """The last day of regular status, the last day to begin what saves it, how near that is, and why.

    `chain` explains it further: which stays carry status up to that day, and what ends the last of them early.
    `permit_id` is the permit whose renewal would move it.
    """

    level: str
    ends_on: date | None
    begin_by: date | None
    because: Because
    late: bool = False  # the day to begin has passed
    chain: tuple[Because, ...] = ()
    permit_id: int | None = None

    @property
    def rank(self) -> tuple[int, date]:
        """For sorting: the worst first, and among equals the earliest."""
        return LEVELS.index(self.level), self.ends_on or date.max


def cliff(stays: Iterable[Stay], today: date) -> Cliff:
    """The cliff of one person in one country.

    Stays that overlap or follow on the next day carry status on; a gap ends it, whatever comes after the gap. If only
    a stay whose end is not known for certain covers today, the cliff is unknown, or as near as it can be at the latest.
    """
    known = list(stays)
    regular = [stay for stay in known if stay.regular]
    if not known:
        return Cliff("unknown", None, None, because("cliff_nothing_recorded"))
    carried = _carried([stay for stay in regular if stay.is_certain], today)
    if carried:
        return _ahead(carried, today)
    doubtful = [stay for stay in regular if not stay.is_certain and _begins(stay) <= today <= _reach(stay)]
    if doubtful:
        return _doubtful(max(doubtful, key=_reach), today)
    return _passed(regular, today)


def family_cliff(cliffs: Sequence[Cliff]) -> Cliff | None:
    """The worst cliff among the members of a family, None for no members."""
    return min(cliffs, key=lambda one: one.rank, default=None)


def renewed(stay: Stay, others: Iterable[Stay]) -> Stay:
    """The stay of the same kind that carries this one furthest without a gap: what renewed it, or the stay itself."""
    line = _carried([one for one in others if one.kind == stay.kind and one.is_certain], _begins(stay), first=stay)
    return line[-1] if line else stay


def comes_of_age(birth: Birth, age: int) -> Limit:
    """The limit of a stay as somebody's child: its last day is the one before the child reaches that age.

    Whoever is born on 29 February reaches it on 1 March. Where only the month or the year of birth is known it is the
    earliest day that it can be: nobody may rely on a later one.
    """
    born = birth.earliest()
    if born is None:
        return Limit(because("limit_birth_not_known", age=age))
    try:
        birthday = born.replace(year=born.year + age)
    except ValueError:
        birthday = date(born.year + age, 3, 1)
    day = add_days(birthday, -1)
    code = "limit_age" if birth.latest() == born else "limit_age_at_the_earliest"
    return Limit(Because(code, (("age", age), ("day", day))), day)


def child_age(country: str) -> int:
    """The age at which somebody is no longer a child who stays with the parents, where nothing else is known.

    22 in Canada (Immigration and Refugee Protection Regulations, section 2, "dependent child"), else of age at 18.
    """
    return 22 if country == "CAN" else 18


def _begins(stay: Stay) -> date:
    return stay.valid_from or date.min


def _reach(stay: Stay) -> date:
    """The last day of a stay at the latest."""
    return stay.last_day or date.max


def _carried(stays: Sequence[Stay], start: date, first: Stay | None = None) -> tuple[Stay, ...]:
    """The stays that carry status furthest from that day without a gap, each as far as possible, in their order."""
    line: list[Stay] = [] if first is None else [first]
    open_day = start if first is None else add_days(_reach(first), 1)  # the first day that is not carried yet
    while not line or _reach(line[-1]) < date.max:
        fitting = [stay for stay in stays if _begins(stay) <= open_day <= _reach(stay)]
        if not fitting:
            break
        line.append(max(fitting, key=_reach))
        open_day = add_days(_reach(line[-1]), 1)
    return tuple(line)


def _level(ends_on: date, today: date) -> str:
    left = (ends_on - today).days
    return "critical" if left <= CRITICAL_DAYS else "near" if left <= NEAR_DAYS else "far"


def _doubtful(stay: Stay, today: date) -> Cliff:
    why = tuple(limit.because for limit in stay.unknown)
    if stay.last_day is None:
        reason = because("cliff_end_not_recorded", permit=stay.kind)
        if stay.open_ended:
            reason, why = why[0], why[1:]
        return Cliff("unknown", None, None, reason, chain=why, permit_id=stay.permit_id)
    level = _level(stay.last_day, today)
    reason = because("cliff_at_the_latest", permit=stay.kind, day=stay.last_day)
    if stay.binding is not None:
        why = tuple(dict.fromkeys((stay.binding.because, *why)))
    if stay.valid_until is None and not stay.open_ended:
        why = (because("cliff_end_not_recorded", permit=stay.kind), *why)
    return Cliff("unknown" if level == "far" else level, stay.last_day, None, reason, chain=why)


def _passed(regular: Sequence[Stay], today: date) -> Cliff:
    ended = [stay for stay in regular if _reach(stay) < today]
    if ended:
        last = max(ended, key=_reach)
        day, limit = _reach(last), last.binding
        why = (limit.because,) if limit else ()
        return Cliff("passed", day, None, because("cliff_passed", day=day), late=True, chain=why)
    begins = [_begins(stay) for stay in regular]
    if begins:
        return Cliff("passed", None, None, because("cliff_not_yet_begun", day=min(begins)), late=True)
    return Cliff("passed", None, None, because("cliff_irregular"), late=True)


def _ahead(carried: Sequence[Stay], today: date) -> Cliff:
    stay, links = carried[-1], tuple(_link(one, then) for one, then in pairwise(carried))
    ends_on = stay.last_day
    if ends_on is None:
        return Cliff("none", None, None, because("cliff_no_end", permit=stay.kind), chain=links)
    limit, left, level = stay.binding, (ends_on - today).days, _level(ends_on, today)
    of_limit = limit is not None and limit.permit_id is not None
    lead = limit.renew_before_days if limit is not None and of_limit else stay.renew_before_days
    permit_id = limit.permit_id if limit is not None and of_limit else stay.permit_id
    why = (*links, limit.because) if limit else links
    if lead is None:
        reason = because("cliff_ahead", permit=stay.kind, day=ends_on, days=left)
        return Cliff(level, ends_on, None, reason, chain=why, permit_id=permit_id)
    begin_by = add_days(ends_on, -lead)
    reason = because("cliff_begin_by", permit=stay.kind, day=ends_on, begin=begin_by, days=left)
    return Cliff(level, ends_on, begin_by, reason, begin_by < today, why, permit_id)


def _link(stay: Stay, then: Stay) -> Because:
    return because("cliff_link", permit=stay.kind, day=_reach(stay), kind=then.kind)
