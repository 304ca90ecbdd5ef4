"""The partner's own openings. The types are the whitelist: recruiters, restrictions, weights, notes and places that
people hold are not in them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow.access import gate, partner
from caseflow.access.actor import Actor
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.partner.entries import OPENING_MOVES, ProposalEntry
from caseflow.rules import openings as rules
from caseflow.vocabulary.language import subdivision_name
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.placements import ContractKind, WagePeriod
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.vocabulary.vetting import OpeningState


@dataclass(frozen=True)
class OpeningLine:
    ref: str
    title: str
    occupation: str
    place: str
    starts_on: date
    heads: int
    state: OpeningState


@dataclass(frozen=True)
class OpeningPage:
    """Everything that the partner reads of an own opening."""

    ref: str
    entry: ProposalEntry
    occupation: str
    contract_kind: ContractKind
    wage_period: WagePeriod
    language_level: LanguageLevel | None
    state: OpeningState
    next_states: tuple[OpeningState, ...]
    version: int


COLUMNS: tuple[Any, ...] = (
    Opening.id,
    Opening.ref,
    Opening.title,
    Opening.isco,
    Opening.country,
    Opening.region,
    Opening.municipality,
    Opening.heads,
    Opening.contract_kind,
    Opening.starts_on,
    Opening.ends_on,
    Opening.wage,
    Opening.wage_period,
    Opening.currency,
    Opening.hours_per_week,
    Opening.deductions,
    Opening.deductions_for,
    Opening.has_housing,
    Opening.has_meals,
    Opening.takes_families,
    Opening.language,
    Opening.language_level,
    Opening.needs_licence,
    Opening.state,
    Opening.version,
)


def opening_list(user: Actor, cursor: Cursor) -> Page[OpeningLine]:
    """The partner's openings by their first day, the latest first. Raises Denied."""
    gate.require(user, "partner.read")
    anchor: Any = None
    if near := cursor.after or cursor.before:
        found = partner.openings(user).where(Opening.ref == near)
        anchor = db.session.execute(found.with_only_columns(Opening.starts_on, Opening.id)).one_or_none()
    cursor = cursor if anchor is not None else Cursor()
    query: Any = partner.openings(user).with_only_columns(*COLUMNS)
    keys = (Opening.starts_on, Opening.id)
    rows = db.session.execute(walk(query, keys, anchor, backwards=cursor.before is not None, descending=True)).all()
    return cut(rows, cursor, lambda row: str(row.ref)).map(line)


def line(row: Any) -> OpeningLine:
    """An opening as a line of a list."""
    region = subdivision_name(row.region) if row.region else ""
    return OpeningLine(
        ref=row.ref,
        title=row.title,
        occupation=occupation_name(row.isco),
        place=", ".join(part for part in (row.municipality, region) if part),
        starts_on=row.starts_on,
        heads=row.heads,
        state=OpeningState(row.state),
    )


def opening_page(user: Actor, ref: str, action: str = "partner.read") -> OpeningPage:
    """One of the partner's openings. Raises NotFound, then Denied."""
    row = db.session.execute(partner.openings(user).where(Opening.ref == ref).with_only_columns(*COLUMNS)).one_or_none()
    if row is None:
        raise NotFound
    gate.require(user, action)
    return OpeningPage(
        ref=row.ref,
        entry=_entry(row),
        occupation=occupation_name(row.isco),
        contract_kind=ContractKind(row.contract_kind),
        wage_period=WagePeriod(row.wage_period),
        language_level=LanguageLevel(row.language_level) if row.language_level else None,
        state=OpeningState(row.state),
        next_states=tuple(state for state in OPENING_MOVES if state in rules.MOVES[row.state]),
        version=row.version,
    )


def _entry(row: Any) -> ProposalEntry:
    return ProposalEntry(
        title=row.title,
        occupation=row.isco,
        country=row.country,
        region=subdivision_name(row.region) if row.region else "",
        municipality=row.municipality,
        heads=row.heads,
        contract_kind=row.contract_kind,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        wage=row.wage,
        wage_period=row.wage_period,
        currency=row.currency,
        hours_per_week=row.hours_per_week,
        deductions=row.deductions,
        deductions_for=row.deductions_for,
        has_housing=row.has_housing,
        has_meals=row.has_meals,
        takes_families=row.takes_families,
        language=row.language or "",
        language_level=row.language_level or "",
        needs_licence=row.needs_licence,
    )


def new_proposal(user: Actor) -> ProposalEntry:
    """What a new proposal begins with: the place of the partner's own employer. Raises Denied, NotFound."""
    gate.require(user, "partner.propose")
    columns: Any = (Employer.country, Employer.region, Employer.municipality)
    row: Any = db.session.execute(partner.employers(user).with_only_columns(*columns)).one_or_none()
    if row is None:
        return ProposalEntry()
    region = subdivision_name(row.region) if row.region else ""
    return ProposalEntry(country=row.country, region=region, municipality=row.municipality)
