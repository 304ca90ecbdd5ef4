"""Drafts of new pathway versions: the list, one draft with what it changes, and how it would be for existing cases."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import SYSTEM, Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.pathways import Pathway as PathwayRow
from caseflow.models.pathways import PathwayDraft, PathwayVersion
from caseflow.pathways import commands_drafts, facts, offered, track
from caseflow.pathways.changes import Change, changes_between
from caseflow.pathways.picture import PictureShown, picture
from caseflow.pathways.plan_shown import PlanShown, plan_shown
from caseflow.pathways.shelf import catalogue
from caseflow.pathways.shown import said
from caseflow.pathways.version_plan import plan
from caseflow.pathways.wording import full_name
from caseflow.rules.eligibility import sum_up
from caseflow.rules.pathway import Pathway, Words
from caseflow.rules.pathway_file import parse_stored
from caseflow.rules.spans import judge_facts
from caseflow.rules.suppression import THRESHOLD
from caseflow.vocabulary.language import _
from caseflow.vocabulary.roles import Role
from caseflow.vocabulary.routes import Eligibility
from caseflow.vocabulary.steps import DraftState

# More cases than a page can show are looked at when they are asked for one by one.
MOST_CASES = 100


@dataclass(frozen=True)
class DraftLine:
    """A draft in the list."""

    id: int
    key: str
    number: int
    name: str
    state: DraftState
    by: str
    at: datetime


@dataclass(frozen=True)
class DraftPage:
    """One draft. `before` is the version that is offered now; 0 for a new pathway. `verbs`: what the reader may do."""

    line: DraftLine
    seen: int
    before: int
    changes: tuple[Change, ...]
    picture: PictureShown
    proposed_note: str
    decided_by: str
    decided_at: datetime | None
    note: str
    verbs: tuple[str, ...]
    is_own: bool
    text: str


@dataclass(frozen=True)
class Tried:
    """An open case as it would be under the draft: whether the principal applicant is eligible, and its steps."""

    ref: str
    name: str
    number: int
    now: Eligibility
    then: Eligibility
    plan: PlanShown


@dataclass(frozen=True)
class Trial:
    """What a draft would mean for open cases. Administrators see `counts` only, supervisors their own `cases`."""

    line: DraftLine
    cases: tuple[Tried, ...]
    counts: tuple[tuple[str, str], ...]
    is_cut: bool


def drafts(user: Actor) -> tuple[DraftLine, ...]:
    """Every draft, the newest first. Raises Denied."""
    gate.require(user, "pathway.load")
    query = select(PathwayDraft).order_by(PathwayDraft.id.desc()).limit(200)
    rows = list(db.session.scalars(query))
    names = _names({row.uploaded_by_id for row in rows})
    return tuple(_line(row, names) for row in rows)


def draft_page(user: Actor, draft_id: int) -> DraftPage:
    """One draft with what it would change. Raises Denied or NotFound."""
    gate.require(user, "pathway.load")
    row = _draft(draft_id)
    new = parse_stored(row.body, catalogue())
    names = _names({row.uploaded_by_id, row.decided_by_id or 0})
    older = [number for number in offered.numbers(row.key) if number < row.number]
    return DraftPage(
        line=_line(row, names),
        seen=row.version,
        before=older[0] if older else 0,
        changes=changes_between(offered.version(row.key, older[0]).pathway, new) if older else (),
        picture=picture(new),
        proposed_note=row.proposed_note,
        decided_by=names.get(row.decided_by_id or 0, ""),
        decided_at=row.decided_at,
        note=row.note,
        verbs=commands_drafts.verbs_of(user, row),
        is_own=row.uploaded_by_id == user.id,
        text=row.text,
    )


def try_draft(user: Actor, draft_id: int) -> Trial:
    """What the draft would mean for the open cases of its pathway; nothing is written. Raises Denied or NotFound."""
    gate.require(user, "pathway.try")
    row = _draft(draft_id)
    new, today = parse_stored(row.body, catalogue()), clock.today(user.timezone)
    line = _line(row, _names({row.uploaded_by_id}))
    # Who may not know of a case is told numbers; they are counted over all of them.
    counts_only = user.role is Role.ADMINISTRATOR
    refs = _refs(SYSTEM if counts_only else user, row.key)
    tried = tuple(_tried(SYSTEM if counts_only else user, ref, new, today) for ref in refs[:MOST_CASES])
    trial = Trial(line, () if counts_only else tried, _counts(tried) if counts_only else (), len(refs) > MOST_CASES)
    if not counts_only:
        trail.seen(
            user, "case.list", f"pathways/{row.key}/drafts/{draft_id}", "ref, name, steps, eligibility, due days"
        )
    return trial


def proposed_for(user: Actor, key: str) -> int | None:
    """The draft of that pathway that waits for a decision, for those who may try it on their cases."""
    if not gate.may(user, "pathway.try"):
        return None
    waiting = select(PathwayDraft.id).where(PathwayDraft.key == key, PathwayDraft.state == DraftState.PROPOSED)
    return db.session.scalar(waiting.order_by(PathwayDraft.id.desc()).limit(1))


def _draft(draft_id: int) -> PathwayDraft:
    return gate.one(select(PathwayDraft).where(PathwayDraft.id == draft_id))


def _names(ids: set[int]) -> dict[int, str]:
    rows = db.session.execute(select(User.id, User.name).where(User.id.in_(sorted(ids))))
    return {user_id: name for user_id, name in rows}


def _line(row: PathwayDraft, names: dict[int, str]) -> DraftLine:
    name = said(Words(tuple(row.names.items())))
    by = names.get(row.uploaded_by_id, "")
    return DraftLine(row.id, row.key, row.number, name, DraftState(row.state), by, row.uploaded_at)


def _refs(user: Actor, key: str) -> list[str]:
    query = (
        scope.cases(user)
        .join(PathwayVersion, PathwayVersion.id == Case.pathway_version_id)
        .join(PathwayRow, PathwayRow.id == PathwayVersion.pathway_id)
        .where(PathwayRow.key == key, Case.status != "closed")
        .with_only_columns(Case.ref)
        .order_by(Case.sort_name, Case.id)
        .limit(MOST_CASES + 1)
    )
    return list(db.session.scalars(query))


def _tried(user: Actor, ref: str, new: Pathway, today: date) -> Tried:
    found = track.load(user, ref)
    principal = found.principal
    own = next(p for p in found.placed if p.row.pathway_version_id == found.case.pathway_version_id)
    known = facts.of_people(user, [principal.person_id], today) if principal else {}
    of_principal = known.get(principal.person_id, {}) if principal else {}
    return Tried(
        ref=ref,
        name=full_name(principal.person) if principal else "",
        number=own.row.pathway_version.number,
        now=Eligibility(sum_up(judge_facts(own.pathway.rules, of_principal, today)).result),
        then=Eligibility(sum_up(judge_facts(new.rules, of_principal, today)).result),
        plan=plan_shown(plan(user, found, new, today), frozenset()),
    )


def _counts(tried: tuple[Tried, ...]) -> tuple[tuple[str, str], ...]:
    """Numbers without content; small ones are not told (DP14)."""
    few = _("fewer than %(least)s", least=THRESHOLD)
    found = (
        (_("Open cases on this pathway"), len(tried)),
        (_("Eligible under the draft"), sum(one.then is Eligibility.ELIGIBLE for one in tried)),
        (_("Not eligible under the draft"), sum(one.then is Eligibility.NOT_ELIGIBLE for one in tried)),
        (_("Not known under the draft"), sum(one.then is Eligibility.UNKNOWN for one in tried)),
        (_("With another due day"), sum(any(step.moves for step in one.plan.stays) for one in tried)),
        (_("With new steps"), sum(bool(one.plan.comes) for one in tried)),
        (_("In which something begun falls away"), sum(one.plan.is_costly for one in tried)),
    )
    return tuple((name, few if count < THRESHOLD else str(count)) for name, count in found)
