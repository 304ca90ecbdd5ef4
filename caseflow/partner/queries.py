"""The candidates that an employer may know of. The types are the whitelist: a candidate has no other field.

Columns are selected one by one, and each only where the person's consent and the state of the placement show it: what
the person did not agree to never leaves the database. Whoever did not agree is not there, not even as a number.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Select, case

from caseflow.access import gate, partner
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.audit.trail import Read
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.consent import Consent
from caseflow.models.employers import Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement, PlacementEvent, PlacementMessage, WageReport
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.partner import shown
from caseflow.partner.shown import Details
from caseflow.rules import names, presenting
from caseflow.rules import placements as rules
from caseflow.vocabulary.language import _
from caseflow.vocabulary.partner import STAGE_OF, PartnerMove, PartnerStage, partner_stage
from caseflow.vocabulary.placements import EventKind, EventResult, Side, WagePeriod

DECIDING = (rules.SUBMITTED, rules.CV_REVIEW, rules.INTERVIEW, rules.TESTING)
COMING = (rules.OFFERED, rules.ACCEPTED, rules.CONTRACT_SIGNED, rules.TRAVELLING)
AT_WORK = (rules.STARTED, rules.ACTIVE, rules.ON_LEAVE, rules.NO_CONTACT)
PAST = (*presenting.OVER, *rules.ENDED)
# What the list can show, and the states of ours behind it.
SHOW: dict[str, tuple[str, ...]] = {
    "waiting": DECIDING, "coming": COMING, "working": AT_WORK, "past": PAST, "all": tuple(STAGE_OF),
}  # fmt: skip
MOST_MESSAGES = 200


@dataclass(frozen=True)
class Candidate:
    """A candidate as a line of a list. `name` is who it is, or a neutral word; a field that is not shown is None."""

    ref: str
    name: str
    is_named: bool
    opening_ref: str
    job: str
    stage: PartnerStage
    starts_on: date | None


@dataclass(frozen=True)
class Event:
    number: int
    kind: EventKind
    on: date
    result: EventResult
    is_open: bool
    version: int


@dataclass(frozen=True)
class Message:
    at: Any
    is_own: bool
    body: str


@dataclass(frozen=True)
class Wage:
    """A report of a wage. Its first day names it: running numbers would tell how many reports there are elsewhere."""

    from_on: date
    until_on: date
    paid: Decimal
    currency: str
    hours: Decimal
    deductions: Decimal
    version: int


@dataclass(frozen=True)
class CandidatePage:
    """Everything on the page of a candidate. `fields` are those that the person's consent shows today."""

    candidate: Candidate
    fields: tuple[str, ...]
    wage: Decimal
    wage_period: WagePeriod
    currency: str
    hours_per_week: Decimal
    details: Details
    moves: tuple[PartnerMove, ...]
    can_start: bool
    can_end: bool
    can_pay: bool
    events: tuple[Event, ...]
    messages: tuple[Message, ...]
    wages: tuple[Wage, ...]
    version: int

    @property
    def next_from(self) -> date | None:
        """The day after the last that a wage was reported for."""
        last = max((wage.until_on for wage in self.wages), default=None)
        return None if last is None else date.fromordinal(last.toordinal() + 1)


def candidate_list(user: Actor, show: str, opening: str, cursor: Cursor) -> Page[Candidate]:
    """One page of the candidates, newest first. Raises Denied. Each person shown goes into the access log."""
    gate.require(user, "partner.read")
    query = partner.candidates(user).where(Placement.state.in_(SHOW[show]))
    if opening:
        query = query.where(Opening.ref == opening)
    anchor = _anchor(user, cursor.after or cursor.before)
    if anchor is None:
        cursor = Cursor()
    backwards = cursor.before is not None
    rows = db.session.execute(walk(columns(query), (Placement.id,), anchor, backwards=backwards, descending=True)).all()
    page = cut(rows, cursor, lambda row: str(row.ref))
    found = page.map(line)
    log(user, page.items)
    return found


def _anchor(user: Actor, ref: str | None) -> Sequence[Any] | None:
    if ref is None:
        return None
    found = db.session.scalar(partner.candidates(user).where(Placement.ref == ref).with_only_columns(Placement.id))
    return None if found is None else (found,)


def columns(query: Select[Placement]) -> Any:
    """What may be read of each candidate, by the field that shows it."""
    named, start = partner.shows(presenting.IDENTITY), partner.shows(presenting.START)
    return query.with_only_columns(
        Placement.id,
        Placement.ref,
        Placement.state,
        Placement.started_on,
        Placement.version,
        Placement.wage,
        Placement.wage_period,
        Placement.currency,
        Placement.hours_per_week,
        case((start, Placement.starts_on), else_=None).label("starts_on"),
        Opening.ref.label("opening_ref"),
        Opening.title,
        Opening.language,
        case((named, Person.given_names), else_=None).label("given_names"),
        case((named, Person.family_names), else_=None).label("family_names"),
        case((named, Person.latin_name), else_=None).label("latin_name"),
        Person.id.label("person_id"),
        Person.ref.label("person_ref"),
        Consent.id.label("consent_id"),
        Consent.fields,
        Consent.identity_from,
    )


def fields_of(row: Any) -> tuple[str, ...]:
    """The fields of a row that are shown, as the pure rule says."""
    consent = shown.consent_of(row.fields, row.identity_from)
    found = presenting.shown_fields(consent, row.state)
    return tuple(field for field in presenting.EMPLOYER_FIELDS if field in found)


def line(row: Any) -> Candidate:
    """A candidate as a line."""
    is_named = row.given_names is not None or row.family_names is not None
    whole = names.full_name(row.given_names or "", row.family_names or "")
    whole = f"{whole} ({row.latin_name})" if row.latin_name else whole
    return Candidate(
        ref=row.ref,
        name=whole if is_named else _("Candidate %(sign)s", sign=row.ref[3:7]),
        is_named=is_named,
        opening_ref=row.opening_ref,
        job=row.title,
        stage=partner_stage(row.state, has_started=row.started_on is not None),
        starts_on=row.starts_on,
    )


def log(user: Actor, rows: Iterable[Any], action: str = "partner.list", *, seen: tuple[str, ...] | None = None) -> None:
    """Write down for each person what is about to be read, under which consent. A list shows name and start only."""
    listed = seen if seen is not None else (presenting.IDENTITY, presenting.START)
    reads = [
        Read(row.person_ref, ", ".join(field for field in fields_of(row) if field in listed), row.consent_id)
        for row in rows
    ]
    trail.seen_each(user, action, reads or [Read("partner", "")])


def candidate_page(user: Actor, ref: str) -> CandidatePage:
    """One candidate. Raises NotFound, the same for whoever is not there and whoever did not agree; or Denied."""
    row = db.session.execute(columns(partner.candidates(user).where(Placement.ref == ref))).one_or_none()
    if row is None:
        raise NotFound
    gate.require(user, "partner.read")
    fields = fields_of(row)
    found = CandidatePage(
        candidate=line(row),
        fields=fields,
        wage=row.wage,
        wage_period=WagePeriod(row.wage_period),
        currency=row.currency,
        hours_per_week=row.hours_per_week,
        details=shown.details(user, row.person_id, fields, row.language),
        moves=_moves(row.state),
        can_start=row.state in COMING[1:],
        can_end=row.state in AT_WORK,
        can_pay=row.started_on is not None,
        events=_events(user, row.id, is_open=row.state in DECIDING),
        messages=_messages(user, row.id),
        wages=_wages(user, row.id),
        version=row.version,
    )
    log(user, [row], "partner.read", seen=presenting.EMPLOYER_FIELDS)
    return found


def _moves(state: str) -> tuple[PartnerMove, ...]:
    """What the employer can do now; a second interview or test is always possible while it decides."""
    if state not in DECIDING:
        return ()
    again = (PartnerMove.INTERVIEW, PartnerMove.TESTING)
    return tuple(move for move in PartnerMove if move.value in rules.MOVES[state] or move in again)


def _events(user: Actor, placement_id: int, *, is_open: bool) -> tuple[Event, ...]:
    query = (
        partner.of_candidate(user, PlacementEvent)
        .where(PlacementEvent.placement_id == placement_id, PlacementEvent.kind.in_(list(EventKind)))
        .with_only_columns(
            PlacementEvent.number, PlacementEvent.kind, PlacementEvent.on, PlacementEvent.result, PlacementEvent.version
        )
        .order_by(PlacementEvent.on, PlacementEvent.number)
    )
    return tuple(
        Event(row.number, EventKind(row.kind), row.on, EventResult(row.result), is_open, row.version)
        for row in db.session.execute(query)
    )


def _messages(user: Actor, placement_id: int) -> tuple[Message, ...]:
    query = (
        partner.of_candidate(user, PlacementMessage)
        .where(PlacementMessage.placement_id == placement_id)
        .with_only_columns(PlacementMessage.at, PlacementMessage.by_side, PlacementMessage.body)
        .order_by(PlacementMessage.at.desc(), PlacementMessage.id.desc())
        .limit(MOST_MESSAGES)
    )
    return tuple(Message(row.at, row.by_side == Side.EMPLOYER, row.body) for row in db.session.execute(query))


def _wages(user: Actor, placement_id: int) -> tuple[Wage, ...]:
    query = (
        partner.of_candidate(user, WageReport)
        .where(WageReport.placement_id == placement_id)
        .with_only_columns(
            WageReport.from_on,
            WageReport.until_on,
            WageReport.paid,
            WageReport.currency,
            WageReport.hours,
            WageReport.deductions,
            WageReport.version,
        )
        .order_by(WageReport.from_on.desc())
    )
    return tuple(Wage(*row) for row in db.session.execute(query))
