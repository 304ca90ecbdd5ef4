"""Jobs at the same time: the same one written twice, more hours than a week has, and what to ask about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations

from caseflow.rules.evaluation import CROWDED_HOURS, MOST_HOURS
from caseflow.rules.experience import Spell
from caseflow.rules.reason import Because, NotAllowed, because

# One job ends and the next begins on the same first of the month: dates are remembered roughly.
_HANDOVER_DAYS = 1


@dataclass(frozen=True)
class Job:
    """One job with what tells it from another."""

    title: str
    employer: str
    spell: Spell

    @property
    def is_named(self) -> bool:
        return bool(self.employer.strip())


def common_days(one: Spell, other: Spell, today: date) -> tuple[date, date] | None:
    """The first and last day on which both jobs were held, if that is more than one day of handing over."""
    first = max(one.started_on, other.started_on)
    last = min(one.ended_on or today, other.ended_on or today)
    return (first, last) if (last - first).days >= _HANDOVER_DAYS else None


def check_job(job: Job, others: Iterable[Job], today: date) -> None:
    """A job is written once, and leaves the others possible.

    Raises NotAllowed: started_on when the same work for the same employer is there for these days, hours_per_week when
    all jobs of some days together take more hours a week than anybody can work.
    """
    beside = [(other, days) for other in others if (days := common_days(job.spell, other.spell, today)) is not None]
    for other, days in beside:
        if _is_same(job, other):
            raise NotAllowed(
                because("work_written_already", title=other.title, begins=days[0], ends=days[1]), "started_on"
            )
    hours = job.spell.hours_per_week
    if hours is None:
        return
    counted = [(other, days) for other, days in beside if other.spell.hours_per_week is not None]
    for first, _last in (days for _other, days in counted):
        together = [(other, days) for other, days in counted if days[0] <= first < days[1]]
        total = hours + sum((other.spell.hours_per_week or Decimal(0) for other, _days in together), Decimal(0))
        if total > MOST_HOURS:
            raise NotAllowed(_too_many(together, total), "hours_per_week")


def _too_many(together: Sequence[tuple[Job, tuple[date, date]]], total: Decimal) -> Because:
    return because(
        "work_hours_together",
        title=", ".join(other.title for other, _days in together),
        begins=max(days[0] for _other, days in together),
        ends=min(days[1] for _other, days in together),
        hours=f"{total.normalize():f}",
        most=int(MOST_HOURS),
    )


def to_confirm(jobs: Iterable[Job], today: date) -> tuple[Because, ...]:
    """The pairs of jobs that were held at the same time, to be asked about; those that are crowded are said apart."""
    found = []
    for one, other in combinations(sorted(jobs, key=lambda job: job.spell.started_on), 2):
        days = common_days(one.spell, other.spell, today)
        hours = (one.spell.hours_per_week or Decimal(0)) + (other.spell.hours_per_week or Decimal(0))
        if days is not None and hours <= CROWDED_HOURS:
            found.append(
                because("work_at_the_same_time", title=one.title, other=other.title, begins=days[0], ends=days[1])
            )
    return tuple(found)


def _is_same(one: Job, other: Job) -> bool:
    if one.spell.isco != other.spell.isco or _plain(one.employer) != _plain(other.employer):
        return False
    return one.is_named or _plain(one.title) == _plain(other.title)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
