"""The days that a case keeps so that lists can sort by them, brought up to date in the transaction that moves them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date

from sqlalchemy import delete, func, insert, select, update

from caseflow import clock
from caseflow.audit import due_days
from caseflow.audit.hanging import Limits, limits_of, stay_of
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.followup import Visit
from caseflow.models.pathways import MemberCliff, Permit, Step
from caseflow.models.people import Nationality, Person, StatusRecord
from caseflow.rules.cliff import Cliff, Stay, cliff
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.steps import PermitKind

LIVE_STEPS = ("ready", "in_progress", "submitted")
# Statuses that end only by an act, not by a day.
LASTING = frozenset({MigrationStatus.CITIZEN, MigrationStatus.PERMANENT_RESIDENT})
# Kinds that allow to work in a profession, not to stay in a country.
NO_STAY = frozenset({PermitKind.LICENCE})

_waiting: ContextVar[set[str] | None] = ContextVar("waiting", default=None)


@contextmanager
def later() -> Iterator[set[str]]:
    """Inside, nothing is brought up to date: for a fill or an import that changes the same cases again and again.

    Gives the chains that wait; whoever began it hands them to `refresh` when it is over, and commits.
    """
    waiting: set[str] = set()
    token = _waiting.set(waiting)
    try:
        yield waiting
    finally:
        _waiting.reset(token)


def refresh(chains: Iterable[str]) -> None:
    """Bring up to date the cases that these audit chains (`case:17`, `person:4`) are about."""
    waiting = _waiting.get()
    if waiting is not None:
        waiting.update(chains)
        return
    case_ids = {int(name[5:]) for name in chains if name.startswith("case:")}
    person_ids = {int(name[7:]) for name in chains if name.startswith("person:")}
    if person_ids:
        open_cases = select(CaseMember.case_id).where(CaseMember.open_person_id.in_(sorted(person_ids)))
        case_ids |= set(db.session.scalars(open_cases))
    for case_id in sorted(case_ids):
        _refresh_case(case_id)


def _refresh_case(case_id: int) -> None:
    if db.session.scalar(due_days.hanging_on_work(case_id).with_only_columns(Step.id).limit(1)) is not None:
        due_days.move(case_id)
    steps = select(func.min(Step.due_on)).where(Step.case_id == case_id, Step.state.in_(LIVE_STEPS))
    remedies = select(func.min(Step.remedy_due_on)).where(Step.case_id == case_id, Step.state == "refused")
    tasks = select(func.min(Task.due_on)).where(Task.case_id == case_id, Task.state == "open")
    visits = select(func.min(Visit.window_until)).where(Visit.case_id == case_id, Visit.state == "planned")
    status = select(Case.status).where(Case.id == case_id)
    days = (steps, remedies, tasks, visits)
    *found, is_now = db.session.execute(select(*(q.scalar_subquery() for q in (*days, status)))).one()
    # Whatever was left open in a closed case is nobody's work any more: it sorts last and is never overdue.
    is_closed = is_now == "closed"
    values = {
        "next_due_on": NEVER if is_closed else min((day for day in found if day is not None), default=NEVER),
        "visit_due_on": NEVER if is_closed else found[3] or NEVER,
        "cliff_on": _keep_cliffs(case_id, {} if is_closed else cliffs(case_id, clock.today())),
    }
    # Written past the ORM on purpose: a kept day must not look like somebody's edit of the case.
    db.session.execute(update(Case.__table__).where(Case.__table__.c.id == case_id).values(values))  # type: ignore[arg-type]


def _keep_cliffs(case_id: int, found: Mapping[int, Cliff]) -> date:
    """Keep the day of each member, and give the earliest on which one loses regular status if nothing more happens."""
    days = {person_id: (one.ends_on, one.begin_by) for person_id, one in found.items() if one.ends_on is not None}
    of_case = select(MemberCliff.person_id, MemberCliff.ends_on, MemberCliff.begin_by)
    kept = {row[0]: (row[1], row[2]) for row in db.session.execute(of_case.where(MemberCliff.case_id == case_id))}
    if kept != days:
        db.session.execute(delete(MemberCliff).where(MemberCliff.case_id == case_id))
        rows = [
            {"case_id": case_id, "person_id": person_id, "ends_on": ends_on, "begin_by": begin_by}
            for person_id, (ends_on, begin_by) in days.items()
        ]
        if rows:
            db.session.execute(insert(MemberCliff), rows)
    return min((ends_on for ends_on, _begin in days.values() if ends_on is not None), default=NEVER)


def catch_up() -> int:
    """Keep the days of cases that were kept before members had a day of their own; how many there were."""
    without = select(MemberCliff.id).where(MemberCliff.case_id == Case.id).exists()
    old = select(Case.id).where(Case.status != "closed", Case.cliff_on != NEVER, ~without)
    found = list(db.session.scalars(old))
    for case_id in found:
        _refresh_case(case_id)
    return len(found)


def cliffs(case_id: int, today: date) -> dict[int, Cliff]:
    """The status cliff of each member of a case, by person, in the country where they live."""
    members = db.session.execute(
        select(Person.id, Person.residence_country)
        .join(CaseMember, CaseMember.person_id == Person.id)
        .where(CaseMember.case_id == case_id, CaseMember.left_on.is_(None))
    ).all()
    homes = {row.id: row.residence_country for row in members}
    held = db.session.execute(select(Nationality).where(Nationality.person_id.in_(homes))).scalars()
    permits = select(Permit).where(Permit.person_id.in_(homes))
    statuses = select(StatusRecord).where(StatusRecord.person_id.in_(homes))
    return cliffs_of(
        homes,
        {(n.person_id, n.country) for n in held},
        db.session.scalars(permits),
        db.session.scalars(statuses),
        today,
        limits_of(homes),
    )


def cliffs_of(
    homes: Mapping[int, str | None],
    nationals: Collection[tuple[int, str | None]],
    permits: Iterable[Permit],
    statuses: Iterable[StatusRecord],
    today: date,
    limits: Limits,
) -> dict[int, Cliff]:
    """The same out of rows that somebody has already read: `homes` is where each person lives.

    Nationals of that country (`nationals` holds pairs of person and country) have no cliff. A permit for another
    country saves nobody's status here. `limits` (`hanging.limits_of`) is what ends a permit before its own last day.
    """
    stays = _stays(permits, statuses, limits)
    found = {}
    for person_id, home in homes.items():
        if (person_id, home) in nationals:
            found[person_id] = cliff([Stay("citizen", open_ended=True)], today)
        else:
            here = [stay for country, stay in stays.get(person_id, []) if home in (None, country)]
            found[person_id] = cliff(here, today)
    return found


def _stays(
    permits: Iterable[Permit], statuses: Iterable[StatusRecord], limits: Limits
) -> dict[int, list[tuple[str, Stay]]]:
    """Permits and recorded statuses as times of stay, each with its country."""
    found: dict[int, list[tuple[str, Stay]]] = {}
    for p in permits:
        if p.kind in NO_STAY:
            continue
        found.setdefault(p.person_id, []).append((p.country, stay_of(p, limits)))
    for s in statuses:
        open_ended = s.valid_until is None and s.status in LASTING
        stay = Stay(s.status, s.valid_from, s.valid_until, open_ended=open_ended, regular=s.is_regular)
        found.setdefault(s.person_id, []).append((s.country, stay))
    return found
