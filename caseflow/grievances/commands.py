"""Grievances: raised, changed, closed by a second person, opened again."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import grievances as begun
from caseflow.audit.grievances import About, Told
from caseflow.errors import Refused, Stale
from caseflow.extensions import db
from caseflow.grievances.entries import FAMILY, UNNAMED, GrievanceEntry, Where
from caseflow.grievances.rows import (
    actions_of,
    case_of,
    commit,
    employer_of,
    grievance_to_change,
    must_be_open,
    person_of,
)
from caseflow.grievances.start import Start, begin_at, people_of
from caseflow.models.accounts import Team
from caseflow.models.cases import Case
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance
from caseflow.models.people import Person
from caseflow.rules import grievances as rules
from caseflow.rules.reason import because
from caseflow.rules.visits import INDICATORS
from caseflow.vocabulary.grievances import GrievanceCategory, GrievanceOutcome, GrievanceSeverity, GrievanceSource
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import _, format_date


@dataclass(frozen=True)
class _Side:
    """Who raises it: the person, if they are named, and the case that it then belongs to."""

    case: Case | None
    person: Person | None


def raise_grievance(user: Actor, where: Where, entry: GrievanceEntry) -> str:
    """Write a grievance down and let follow what must. Returns its reference.

    It stops new submissions to employer and recruiter where the rule says so, and an urgent one makes a task on the
    case for the next day. Raises NotFound, Denied, or Refused next to its field; then nothing is kept.
    """
    start = begin_at(user, where)
    gate.require(user, "grievance.raise")
    if start.case is not None:
        gate.one(scope.cases(user).where(Case.id == start.case.id).with_for_update(of=Case))
    employer = start.employer or _employer(user, entry.employer)
    side = _side(user, start, entry.who)
    today = clock.today(user.timezone)
    told = _told(entry, entry.raised_on or today, today, side.person)
    if start.visit is not None and side.case is not None:
        _not_twice(user, start.visit.id, told.category)
    row = begun.begin(user, _about(user, start, employer, side, entry.team), told, today)
    if side.case is not None:
        begun.urgent_task(user, side.case, row, today)
    after = {"category": row.category, "severity": row.severity, "indicators": row.indicators, "source": row.source}
    days = {"happened_on": row.happened_on, "raised_on": row.raised_on}
    commit(user, "grievance.raise", row, employer=employer.name, after={**after, **days, "froze": row.froze})
    return row.ref


def edit_grievance(user: Actor, ref: str, entry: GrievanceEntry, *, seen: int) -> None:
    """Change what was told; the day on which we heard of it stays. What now must follow follows.

    Raises NotFound, Denied, Stale or Refused next to its field.
    """
    row = grievance_to_change(user, ref)
    before = written(row)
    if row.version != seen:
        raise Stale(_in_words(before, entry), row.version)
    must_be_open(row)
    today = clock.today(user.timezone)
    try:
        told = _told(entry, row.raised_on, today, person_of(user, row))
    except Refused as no:
        raise Refused(no.message, "happened_on" if no.field == "raised_on" else no.field) from no
    row.category, row.severity, row.indicators = told.category, told.severity, sorted(told.indicators)
    row.source, row.happened_on, row.account = told.source, told.happened_on, told.account
    row.wishes, row.may_speak = told.wishes or None, told.may_speak
    after = written(row)
    changed = [name for name, value in after.items() if before[name] != value]
    if not changed:
        return
    begun.follow(user, row, today)
    case = case_of(user, row)
    if case is not None:
        begun.urgent_task(user, case, row, today)
    sides = {"before": {name: before[name] for name in changed}, "after": {name: after[name] for name in changed}}
    commit(user, "grievance.edit", row, employer=employer_of(user, row).name, **sides)


def close_grievance(user: Actor, ref: str, *, outcome: str, note: str, seen: int) -> None:
    """Close a grievance: a supervisor who did not raise it, with its outcome. It lifts no stop of submissions.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = grievance_to_change(user, ref, "grievance.close")
    gate.fresh(row, seen)
    still_open = [action.kind for action in actions_of(user, row) if action.done_on is None]
    with rules_decide():
        rules.check_closing(
            row.state, raised_by=row.raised_by_id, closer=user.id, open_kinds=still_open, outcome=outcome, note=note
        )
    chosen = _code(GrievanceOutcome, outcome, "outcome")
    before, row.state = row.state, rules.CLOSED
    row.outcome, row.outcome_note = chosen, note
    row.closed_on, row.closed_by_id = clock.today(user.timezone), user.id
    facts = {"employer": employer_of(user, row).name, "outcome": chosen}
    commit(user, "grievance.close", row, **facts, note=note, before={"state": before}, after={"state": row.state})


def reopen_grievance(user: Actor, ref: str, *, reason: str, seen: int) -> None:
    """Open a closed grievance again, for a reason; it stops new submissions as it did at first.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = grievance_to_change(user, ref)
    gate.fresh(row, seen)
    if row.state != rules.CLOSED:
        raise refusal(because("grievance_is_open"))
    if not reason.strip():
        raise refusal(because("grievance_reason_missing"), "reason")
    before = {"state": row.state, "outcome": row.outcome, "note": row.outcome_note, "closed_on": row.closed_on}
    row.state = rules.state_when_reopened(action.kind for action in actions_of(user, row))
    row.outcome = row.outcome_note = row.closed_on = row.closed_by_id = None
    begun.follow(user, row, clock.today(user.timezone))
    facts = {"employer": employer_of(user, row).name, "reason": reason}
    commit(user, "grievance.reopen", row, **facts, before=before, after={"state": row.state, "outcome": None})


def written(row: Grievance) -> dict[str, Any]:
    """What can be changed about a grievance, by name."""
    return {
        "category": row.category,
        "severity": row.severity,
        "indicators": sorted(row.indicators),
        "source": row.source,
        "happened_on": row.happened_on,
        "account": row.account,
        "wishes": row.wishes or "",
        "may_speak": row.may_speak,
    }


def _told(entry: GrievanceEntry, raised_on: date, today: date, person: Person | None) -> Told:
    """The entry, checked. Raises Refused next to its field."""
    category = _code(GrievanceCategory, entry.category, "category")
    source = _code(GrievanceSource, entry.source, "source")
    if set(entry.indicators) - set(INDICATORS):
        raise Refused(_("Choose from the list."), "indicators")
    if not entry.account.strip():
        raise Refused(_("Write what was told."), "account")
    with rules_decide():
        rules.check_days(entry.happened_on, raised_on, today, person.born_earliest if person else None)
        severity = rules.check_severity(entry.severity, category, entry.indicators)
    return Told(
        category=category,
        severity=severity,
        account=entry.account,
        raised_on=raised_on,
        indicators=tuple(sorted(set(entry.indicators))),
        source=source,
        happened_on=entry.happened_on,
        wishes=entry.wishes,
        may_speak=entry.may_speak,
    )


def _code(kind: Any, code: str, field: str) -> str:
    if code not in set(kind):
        raise Refused(_("Choose from the list."), field)
    return str(kind(code))


def _employer(user: Actor, ref: str) -> Employer:
    found = db.session.scalars(scope.employers(user).where(Employer.ref == ref)).one_or_none()
    if found is None:
        raise Refused(_("Choose the employer or recruiter from the list."), "employer")
    return found


def _side(user: Actor, start: Start, who: str) -> _Side:
    """Whose grievance it is. Raises Refused for somebody who is not in the case."""
    if start.case is None or who == UNNAMED:
        if who not in ("", UNNAMED):
            raise Refused(_("Choose somebody who is in this case."), "who")
        return _Side(None, None)
    if who == FAMILY:
        return _Side(start.case, None)
    person = next((one for one in people_of(user, start) if one.ref == who), None)
    if person is None:
        raise Refused(_("Choose somebody who is in this case."), "who")
    return _Side(start.case, person)


def _about(user: Actor, start: Start, employer: Employer, side: _Side, team: str) -> About:
    """What the grievance is linked with; to nobody's case, placement or visit when somebody is not named."""
    recruiter = start.recruiter.id if start.recruiter is not None else None
    if side.case is None:
        team_id = start.case.team_id if start.case is not None else _team(user, team)
        return About(employer.organization_id, team_id, employer.id, recruiter)
    return About(
        side.case.organization_id,
        side.case.team_id,
        employer.id,
        recruiter,
        placement_id=start.placement.id if start.placement is not None else None,
        case_id=side.case.id,
        person_id=side.person.id if side.person is not None else None,
        visit_id=start.visit.id if start.visit is not None else None,
    )


def _team(user: Actor, ref: str) -> int:
    """Whose supervisors and caseworkers see it: the user's only team, or the one that they chose."""
    mine = list(db.session.scalars(scope.teams(user).where(Team.active)))
    if len(mine) == 1 and not ref:
        return mine[0].id
    found = next((team.id for team in mine if team.ref == ref), None)
    if found is None:
        raise Refused(_("Choose the team that follows it up."), "team")
    return found


def _not_twice(user: Actor, visit_id: int, category: str) -> None:
    """One open grievance of a category for each visit. Raises Refused."""
    twins = scope.grievances(user).where(
        Grievance.visit_id == visit_id, Grievance.category == category, Grievance.state != rules.CLOSED
    )
    twin = db.session.scalars(twins.limit(1)).first()
    if twin is not None:
        raise refusal(because("grievance_is_twin", ref=twin.ref), "category")


def _in_words(saved: dict[str, Any], entry: GrievanceEntry) -> dict[str, str]:
    """What is saved now, in words, where the user writes something else."""
    kinds = {"category": GrievanceCategory, "severity": GrievanceSeverity, "source": GrievanceSource}
    mine = {**vars(entry), "indicators": sorted(entry.indicators)}
    found = {}
    for name, value in saved.items():
        if value == mine[name]:
            continue
        if name in kinds:
            found[name] = label_of(kinds[name], value)
        elif isinstance(value, bool):
            found[name] = _("yes") if value else _("no")
        elif isinstance(value, date):
            found[name] = format_date(value)
        else:
            found[name] = ", ".join(value) if isinstance(value, list) else str(value or "")
    return found
