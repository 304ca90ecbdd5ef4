"""One grievance: its page with what is done about it and its history, and what its forms begin with."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import grievances as begun
from caseflow.audit import trail
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.grievances.queries import people_by_id
from caseflow.grievances.rows import actions_of, case_of, subject_of
from caseflow.models.accounts import Team, User
from caseflow.models.audit import AuditEntry
from caseflow.models.cases import Case
from caseflow.models.employers import Employer
from caseflow.models.followup import Visit
from caseflow.models.grievances import Grievance, GrievanceAction
from caseflow.models.placements import Placement
from caseflow.rules import grievances as rules
from caseflow.rules.reason import Because
from caseflow.vocabulary.actions import action_label
from caseflow.vocabulary.changes import fact_label, fact_value
from caseflow.vocabulary.checklist import forced_labour_indicator
from caseflow.vocabulary.grievances import (
    GrievanceActionKind,
    GrievanceCategory,
    GrievanceOutcome,
    GrievanceSeverity,
    GrievanceSource,
    GrievanceState,
)
from caseflow.vocabulary.language import LazyString, _l

# What no timeline of a case shows, but the page of the grievance does.
ONLY_HERE: dict[str, LazyString] = {"account": _l("What was told"), "wishes": _l("What the person wants")}


@dataclass(frozen=True)
class ActionLine:
    number: int
    kind: GrievanceActionKind
    on: date
    due_on: date | None
    done_on: date | None
    referred_to: str
    note: str
    by: str
    is_overdue: bool
    version: int


@dataclass(frozen=True)
class Party:
    """The employer or recruiter. `may_decide` when this user may let people be put forward to it again."""

    ref: str
    name: str
    is_recruiter: bool
    is_frozen: bool
    may_decide: bool


@dataclass(frozen=True)
class Moved:
    """One entry of the history; `changes` are (what, before, after)."""

    at: datetime
    by: str
    what: str
    changes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class GrievancePage:
    """Everything the page of a grievance shows. `against_closing` says why this user cannot close it now."""

    ref: str
    category: GrievanceCategory
    severity: GrievanceSeverity
    state: GrievanceState
    source: GrievanceSource
    indicators: tuple[str, ...]
    to_ask: tuple[str, ...]
    urgent: Because | None
    account: str
    wishes: str
    may_speak: bool
    happened_on: date | None
    raised_on: date
    raised_by: str
    team: str
    parties: tuple[Party, ...]
    froze: bool
    is_own: bool
    case_ref: str
    person_ref: str
    name: str
    is_named: bool
    placement_ref: str
    visit_ref: str
    actions: tuple[ActionLine, ...]
    outcome: GrievanceOutcome | None
    outcome_note: str
    closed_on: date | None
    closed_by: str
    against_closing: Because | None
    history: tuple[Moved, ...]
    version: int


@dataclass(frozen=True)
class GrievanceFile:
    """A grievance as its forms need it."""

    ref: str
    employer: str
    category: str
    severity: str
    indicators: tuple[str, ...]
    source: str
    happened_on: date | None
    raised_on: date
    account: str
    wishes: str
    may_speak: bool
    state: GrievanceState
    version: int


def grievance_page(user: Actor, ref: str) -> GrievancePage:
    """One grievance; the reading is written down. Raises NotFound, then Denied."""
    row = gate.one(scope.grievances(user).where(Grievance.ref == ref))
    gate.require(user, "grievance.read")
    page = _page(user, row)
    trail.seen(user, "grievance.read", f"{page.case_ref}/grievances/{ref}" if page.case_ref else ref, "account actions")
    return page


def grievance_to_change(user: Actor, ref: str, action: str = "grievance.edit") -> GrievanceFile:
    """What the forms about a grievance begin with; the reading is written down. Raises NotFound, then Denied."""
    row = gate.one(scope.grievances(user).where(Grievance.ref == ref))
    gate.require(user, action)
    case = case_of(user, row)
    found = GrievanceFile(
        ref=row.ref,
        employer=_party(user, row.employer_id).name,
        category=row.category,
        severity=row.severity,
        indicators=tuple(row.indicators),
        source=row.source,
        happened_on=row.happened_on,
        raised_on=row.raised_on,
        account=row.account,
        wishes=row.wishes or "",
        may_speak=row.may_speak,
        state=GrievanceState(row.state),
        version=row.version,
    )
    trail.seen(user, "grievance.read", subject_of(row, case), "account")
    return found


def action_to_finish(user: Actor, ref: str, number: int) -> tuple[GrievanceFile, ActionLine]:
    """The grievance and one thing that is done about it. Raises NotFound, then Denied."""
    found = grievance_page(user, ref)
    line = next((one for one in found.actions if one.number == number), None)
    if line is None:
        raise NotFound
    return grievance_to_change(user, ref), line


def _page(user: Actor, row: Grievance) -> GrievancePage:
    case, today = case_of(user, row), clock.today(user.timezone)
    actions = actions_of(user, row)
    staff = _staff([row.raised_by_id, row.closed_by_id, *(action.by_user_id for action in actions)])
    person_ref, name = people_by_id(user, {row.person_id or 0}).get(row.person_id or 0, ("", ""))
    return GrievancePage(
        ref=row.ref,
        category=GrievanceCategory(row.category),
        severity=GrievanceSeverity(row.severity),
        state=GrievanceState(row.state),
        source=GrievanceSource(row.source),
        indicators=_words(sorted(rules.signs(row.category, row.indicators))),
        to_ask=_words(rules.to_ask(row.category, row.indicators)),
        urgent=rules.urgent(row.category, row.indicators),
        account=row.account,
        wishes=row.wishes or "",
        may_speak=row.may_speak,
        happened_on=row.happened_on,
        raised_on=row.raised_on,
        raised_by=staff.get(row.raised_by_id, ""),
        team=db.session.scalar(select(Team.name).where(Team.id == row.team_id)) or "",
        parties=_parties(user, row),
        froze=row.froze,
        is_own=row.raised_by_id == user.id,
        case_ref=case.ref if case is not None else "",
        person_ref=person_ref,
        name=name,
        is_named=row.case_id is not None,
        placement_ref=_placement_ref(user, row.placement_id),
        visit_ref=_visit_ref(user, row.visit_id),
        actions=tuple(_action(action, staff, today) for action in actions),
        outcome=GrievanceOutcome(row.outcome) if row.outcome else None,
        outcome_note=row.outcome_note or "",
        closed_on=row.closed_on,
        closed_by=staff.get(row.closed_by_id or 0, ""),
        against_closing=_against_closing(user, row, actions),
        history=_history(row, case),
        version=row.version,
    )


def _against_closing(user: Actor, row: Grievance, actions: list[GrievanceAction]) -> Because | None:
    still_open = [action.kind for action in actions if action.done_on is None]
    return rules.against_closing(row.state, raised_by=row.raised_by_id, closer=user.id, open_kinds=still_open)


def _words(codes: Any) -> tuple[str, ...]:
    return tuple(forced_labour_indicator(code) for code in codes)


def _party(user: Actor, employer_id: int) -> Employer:
    return gate.one(scope.employers(user).where(Employer.id == employer_id))


def _parties(user: Actor, row: Grievance) -> tuple[Party, ...]:
    """The employer, and the recruiter if there is one."""
    found = [_party(user, row.employer_id)]
    if row.recruiter_id is not None:
        found.append(_party(user, row.recruiter_id))
    return tuple(
        Party(
            one.ref,
            one.name,
            one.kind == "recruiter",
            one.is_frozen,
            one.is_frozen and gate.may(user, "employer.unfreeze") and not begun.stopped_by(user, one),
        )
        for one in found
    )


def _placement_ref(user: Actor, placement_id: int | None) -> str:
    if placement_id is None:
        return ""
    query = scope.placements(user).where(Placement.id == placement_id).with_only_columns(Placement.ref)
    return db.session.scalar(query) or ""


def _visit_ref(user: Actor, visit_id: int | None) -> str:
    if visit_id is None:
        return ""
    return db.session.scalar(scope.of_case(user, Visit).where(Visit.id == visit_id).with_only_columns(Visit.ref)) or ""


def _staff(ids: list[int | None]) -> dict[int, str]:
    wanted = {one for one in ids if one}
    return {row.id: row.name for row in db.session.execute(select(User.id, User.name).where(User.id.in_(wanted)))}


def _action(row: GrievanceAction, staff: dict[int, str], today: date) -> ActionLine:
    return ActionLine(
        number=row.number,
        kind=GrievanceActionKind(row.kind),
        on=row.on,
        due_on=row.due_on,
        done_on=row.done_on,
        referred_to=row.referred_to,
        note=row.note or "",
        by=staff.get(row.by_user_id, ""),
        is_overdue=row.done_on is None and row.due_on is not None and row.due_on < today,
        version=row.version,
    )


def _history(row: Grievance, case: Case | None) -> tuple[Moved, ...]:
    """What the trail says about this grievance, newest first."""
    chain = trail.chain_of(case) if case is not None else trail.chain_of(row)
    query = select(AuditEntry, User.name).outerjoin(User, User.id == AuditEntry.actor_id)
    about = query.where(AuditEntry.chain == chain, AuditEntry.subject == subject_of(row, case))
    return tuple(_moved(entry, by or "") for entry, by in db.session.execute(about.order_by(AuditEntry.seq.desc())))


def _moved(entry: AuditEntry, by: str) -> Moved:
    facts = trail.facts_of(entry)
    before, after = facts.pop("before", None) or {}, facts.pop("after", None) or {}
    told = [(name, before.get(name), after.get(name)) for name in dict.fromkeys([*before, *after])]
    told += [(name, None, value) for name, value in facts.items() if name != "employer"]
    changes = []
    for name, old, new in told:
        words = ONLY_HERE.get(name) or fact_label(entry.action, name)
        was, now = fact_value(entry.action, name, old), fact_value(entry.action, name, new)
        if words is not None and was != now:
            changes.append((str(words), was, now))
    return Moved(entry.at, by, action_label(entry.action), tuple(changes))
