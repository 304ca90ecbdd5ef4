"""Employers and recruiters: the list, and what their forms begin with."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_

from caseflow import clock
from caseflow.access import gate, scope, vettings
from caseflow.access.actor import Actor
from caseflow.employers import current
from caseflow.employers.entries import EmployerEntry
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening, Vetting
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.rules.names import fold
from caseflow.rules.vetting import APPROVED, CONDITIONAL, DRAFT, MISSING, PROPOSED
from caseflow.vocabulary.vetting import EmployerKind, OpeningState, VettingState

FROZEN, ENDING = "frozen", "ending"
MOST_FOUND = 50


@dataclass(frozen=True)
class Wanted:
    """What the list is asked for. Codes that nobody knows are left out, and `is_whole` is then False."""

    kind: str = ""
    country: str = ""
    vetting: str = ""
    name: str = ""
    is_whole: bool = True


@dataclass(frozen=True)
class EmployerLine:
    """An employer as a line of a list. `waits` when a proposal waits for a second person."""

    ref: str
    name: str
    kind: EmployerKind
    country: str
    region: str
    municipality: str
    vetting: VettingState
    vetted_until: date
    is_frozen: bool
    waits: bool
    openings: int


@dataclass(frozen=True)
class EmployerFile:
    """An employer as its forms need it."""

    ref: str
    entry: EmployerEntry
    is_frozen: bool
    freeze_reason: str
    version: int


def employer_list(user: Actor, wanted: Wanted, cursor: Cursor) -> Page[EmployerLine]:
    """Employers by name, 25 a page; a search by name answers with the first fifty. Raises Denied."""
    gate.require(user, "employer.read")
    query = scope.employers(user).where(*_conditions(user, wanted))
    total = db.session.scalar(query.with_only_columns(func.count(Employer.id)))
    near = None if wanted.name else cursor.after or cursor.before
    anchor: tuple[Any, ...] | None = None
    if near:
        found = scope.employers(user).where(Employer.ref == near).with_only_columns(Employer.sort_name, Employer.id)
        anchor = db.session.execute(found).one_or_none()
    keys = (Employer.sort_name, Employer.id)
    size = MOST_FOUND if wanted.name else 25
    backwards = anchor is not None and cursor.before is not None
    rows = db.session.scalars(walk(query, keys, anchor, backwards=backwards, size=size)).all()
    if wanted.name:
        page = Page(tuple(rows[:size]), total=total)
    else:
        page = cut(rows, cursor if anchor else Cursor(), lambda row: row.ref, total=total)
    return page.map(_lines(user, page.items).__getitem__)


def _conditions(user: Actor, wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.kind:
        found.append(Employer.kind == wanted.kind)
    if wanted.country:
        found.append(Employer.country == wanted.country)
    if wanted.vetting:
        found.append(_vetting(user, wanted.vetting, clock.today(user.timezone)))
    for word in fold(wanted.name).split():
        found.append(Employer.sort_name.contains(word, autoescape=True))
    return found


def _vetting(user: Actor, state: str, today: date) -> ColumnElement[bool]:
    """The condition that a vetting state to look for stands for, on that day."""
    decided = Employer.vetting_state.in_((APPROVED, CONDITIONAL))
    if state == FROZEN:
        return Employer.is_frozen.is_(True)
    if state == ENDING:
        return vettings.ending(user, today)
    if state == VettingState.EXPIRED:
        return and_(decided, Employer.vetted_until < today)
    if state in (DRAFT, PROPOSED):
        waiting = scope.of_employer(user, Vetting).where(Vetting.state == state)
        return Employer.id.in_(waiting.with_only_columns(Vetting.employer_id))
    is_good = or_(Employer.vetting_state.not_in((APPROVED, CONDITIONAL)), Employer.vetted_until >= today)
    return and_(Employer.vetting_state == state, is_good)


def _lines(user: Actor, rows: Collection[Employer]) -> dict[Employer, EmployerLine]:
    today, ids = clock.today(user.timezone), [row.id for row in rows]
    being_written = open_vettings(user, ids)
    query = scope.openings(user).where(Opening.employer_id.in_(ids), Opening.state == OpeningState.OPEN)
    counted = query.with_only_columns(Opening.employer_id, func.count(Opening.id)).group_by(Opening.employer_id)
    openings: dict[int, int] = {key: number for key, number in db.session.execute(counted)}
    return {row: _line(row, today, being_written.get(row.id, ""), openings.get(row.id, 0)) for row in rows}


def _line(row: Employer, today: date, being_written: str, openings: int) -> EmployerLine:
    return EmployerLine(
        ref=row.ref,
        name=row.name,
        kind=EmployerKind(row.kind),
        country=row.country,
        region=row.region or "",
        municipality=row.municipality,
        vetting=shown_state(row, today, being_written),
        vetted_until=row.vetted_until,
        is_frozen=row.is_frozen,
        waits=being_written == PROPOSED,
        openings=openings,
    )


def open_vettings(user: Actor, ids: Collection[int]) -> dict[int, str]:
    """The state of the vetting that is being written or waits for a decision, by employer."""
    query = scope.of_employer(user, Vetting).where(Vetting.employer_id.in_(ids), Vetting.state.in_((DRAFT, PROPOSED)))
    return {
        key: value for key, value in db.session.execute(query.with_only_columns(Vetting.employer_id, Vetting.state))
    }


def shown_state(row: Employer, today: date, being_written: str) -> VettingState:
    """The decision in force today; where there never was one, how far the first vetting has come."""
    state = vettings.state_on(row, today)
    return VettingState(being_written or MISSING) if state == MISSING else VettingState(state)


def employer_to_edit(user: Actor, ref: str, action: str = "employer.edit") -> EmployerFile:
    """What the forms about an employer begin with. Raises NotFound, then Denied."""
    row = gate.one(scope.employers(user).where(Employer.ref == ref))
    gate.require(user, action)
    return EmployerFile(row.ref, current.employer(row), row.is_frozen, row.freeze_reason or "", row.version)
