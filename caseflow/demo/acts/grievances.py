"""What the stories do about grievances: those that visits opened, and one told by somebody who is not named."""

from caseflow.access import gate, scope
from caseflow.demo.acts.employers import Firm
from caseflow.demo.family import WORKERS, Family
from caseflow.demo.town import Town
from caseflow.extensions import db
from caseflow.grievances import commands, commands_actions
from caseflow.grievances.entries import ActionEntry, GrievanceEntry, Where
from caseflow.models.cases import Case
from caseflow.models.grievances import Grievance, GrievanceAction


def told_unnamed(town: Town, firm: Firm, category: str, severity: str, account: str, wishes: str) -> None:
    """Somebody tells a caseworker of this employer and does not want to be named."""
    worker = town.users[WORKERS[firm.team][0]]
    entry = GrievanceEntry(
        category=category,
        severity=severity,
        account=account,
        source="worker",
        wishes=wishes,
        team=town.teams[firm.team] if len(worker.team_ids) > 1 else "",
    )
    commands.raise_grievance(worker, Where(employer=town.employers[firm.key]), entry)


def wishes(f: Family, category: str, words: str, *, may_speak: bool) -> None:
    """What the person wants, once somebody has asked them."""
    row = _open(f, category)
    entry = GrievanceEntry(
        category=row.category,
        severity=row.severity,
        account=row.account,
        source=row.source,
        indicators=tuple(row.indicators),
        happened_on=row.happened_on,
        wishes=words,
        may_speak=may_speak,
    )
    commands.edit_grievance(f.worker, row.ref, entry, seen=row.version)


def acted(f: Family, category: str, kind: str, note: str = "", *, to: str = "", due: int | None = None) -> None:
    """Something is begun about it, perhaps with a last day so many days from now; without one it is done at once."""
    done = f.today() if due is None else None
    until = f.later(f.today(), due) if due is not None else None
    commands_actions.add_action(
        f.worker, _open(f, category).ref, ActionEntry(kind, f.today(), until, done, referred_to=to, note=note)
    )


def safe(f: Family, category: str, note: str) -> None:
    """The person is safe: the urgent action is done."""
    row = _open(f, category)
    mine = scope.of_grievance(f.worker, GrievanceAction).where(GrievanceAction.grievance_id == row.id)
    action = gate.one(mine.where(GrievanceAction.kind == "protect", GrievanceAction.done_on.is_(None)))
    commands_actions.finish_action(f.worker, row.ref, action.number, done_on=f.today(), note=note, seen=action.version)


def closed(f: Family, category: str, outcome: str, note: str) -> None:
    """The supervisor closes it."""
    row = _open(f, category)
    commands.close_grievance(f.boss, row.ref, outcome=outcome, note=note, seen=row.version)


def _open(f: Family, category: str) -> Grievance:
    query = scope.grievances(f.worker).join(Case, Case.id == Grievance.case_id)
    mine = query.where(Case.ref == f.case, Grievance.category == category, Grievance.state != "closed")
    row = db.session.scalars(mine.order_by(Grievance.id).limit(1)).first()
    if row is None:
        raise LookupError(f"{f.case} has no open grievance about {category}")
    return row
