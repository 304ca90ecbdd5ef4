"""The page of an employer or recruiter: how it is vetted, where it is, who speaks for it, and a tab of its history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from caseflow import clock
from caseflow.access import gate, scope, vettings
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.employers import current
from caseflow.employers.entries import EmployerEntry
from caseflow.employers.people import names_of
from caseflow.employers.queries import shown_state
from caseflow.employers.queries_history import TABS
from caseflow.employers.queries_sites import Sites, sites_of
from caseflow.employers.queries_vetting import InForce, in_force
from caseflow.extensions import db
from caseflow.models.employers import Employer, Vetting
from caseflow.paging import Cursor, Page
from caseflow.rules.reason import Because
from caseflow.rules.vetting import DRAFT, PROPOSED, may_submit_to
from caseflow.vocabulary.vetting import EmployerKind, Industry, VettingState

# Tabs that name people or cases: their reading is written down under these words.
_LOGGED = {"placements": "case.list", "visits": "case.list", "grievances": "grievance.list"}
MOST_VETTINGS = 6


@dataclass(frozen=True)
class VettingLine:
    """One vetting of the history."""

    id: int
    state: VettingState
    proposed_by: str
    proposed_at: datetime | None
    decided_by: str
    decided_at: datetime | None
    valid_until: date | None
    reason: str


@dataclass(frozen=True)
class EmployerPage:
    """What every tab of an employer's page shows, and the tab that was asked for ("" for the first).

    `unsafe` says why nobody may be sent there today; `is_ending` that the vetting ends soon, or has ended.
    """

    ref: str
    entry: EmployerEntry
    kind: EmployerKind
    sector: Industry | None
    region_code: str
    vetting: VettingState
    vetted_until: date
    unsafe: Because | None
    is_ending: bool
    is_frozen: bool
    freeze_reason: str
    version: int
    tab: str
    found: Page[Any] | None
    first: "FirstTab | None"


@dataclass(frozen=True)
class FirstTab:
    """How it is vetted, where it is, and who speaks for it. `more` vettings lie further back than those shown."""

    vettings: tuple[VettingLine, ...]
    more: int
    waiting: VettingLine | None
    is_own_proposal: bool
    says: InForce
    places: Sites


def employer_page(user: Actor, ref: str, tab: str = "", cursor: Cursor | None = None) -> EmployerPage:
    """One employer or recruiter, and one tab of its page; what names people is written down as read.

    Raises NotFound, then Denied.
    """
    row = gate.one(scope.employers(user).where(Employer.ref == ref))
    gate.require(user, "employer.read")
    today = clock.today(user.timezone)
    found = TABS[tab](user, row, cursor or Cursor()) if tab else None
    history = _vettings(user, row)
    waiting = next((one for one in history if one.state in (DRAFT, PROPOSED)), None)
    page = EmployerPage(
        ref=row.ref,
        entry=current.employer(row),
        kind=EmployerKind(row.kind),
        sector=Industry(row.sector) if row.sector else None,
        region_code=row.region or "",
        vetting=shown_state(row, today, waiting.state if waiting else ""),
        vetted_until=row.vetted_until,
        unsafe=may_submit_to(vettings.as_rule(row), today),
        is_ending=vettings.is_ending(row, today),
        is_frozen=row.is_frozen,
        freeze_reason=row.freeze_reason or "",
        version=row.version,
        tab=tab,
        found=found,
        first=None if tab else _first(user, row, history, waiting, today),
    )
    if tab in _LOGGED and found is not None:
        read = " ".join(dict.fromkeys(getattr(one, "case_ref", one.ref) for one in found.items))
        trail.seen(user, _LOGGED[tab], f"employers/{ref}/{tab}", read)
    return page


def _vettings(user: Actor, row: Employer) -> Sequence[Vetting]:
    query = scope.of_employer(user, Vetting).where(Vetting.employer_id == row.id)
    return db.session.scalars(query.order_by(Vetting.id.desc())).all()


def _first(
    user: Actor, row: Employer, history: Sequence[Vetting], waiting: Vetting | None, today: date
) -> FirstTab:  # fmt: skip
    decided = [one for one in history if one.decided_at is not None]
    shown = decided[:MOST_VETTINGS]
    names = names_of([one.proposed_by_id for one in history] + [one.decided_by_id for one in history])
    return FirstTab(
        vettings=tuple(_vetting_line(one, names) for one in shown),
        more=len(decided) - len(shown),
        waiting=_vetting_line(waiting, names) if waiting is not None else None,
        is_own_proposal=waiting is not None and user.id in {waiting.proposed_by_id, *waiting.written_by},
        says=in_force(row.kind, decided[0] if decided else None, today),
        places=sites_of(user, row),
    )


def _vetting_line(row: Vetting, names: dict[int, str]) -> VettingLine:
    return VettingLine(
        id=row.id,
        state=VettingState(row.state),
        proposed_by=names.get(row.proposed_by_id, ""),
        proposed_at=row.proposed_at,
        decided_by=names.get(row.decided_by_id or 0, ""),
        decided_at=row.decided_at,
        valid_until=row.valid_until,
        reason=row.reason,
    )
