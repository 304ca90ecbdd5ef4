"""Trainings: the list, and the page of one with the user's people in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, func
from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.closings import as_rule, seats_taken
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import Person
from caseflow.models.training import Enrolment, TrainingOffer
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.rules import names
from caseflow.rules.training import MOVES, OPEN, Attended, Gain
from caseflow.training.commands import written
from caseflow.training.entries import OfferEntry
from caseflow.training.rows import attended
from caseflow.vocabulary.language import language_name
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.skill_list import skill_name
from caseflow.vocabulary.training import EnrolmentState, GainKind, OfferState, TrainingArea, TrainingMode

MOST_PEOPLE = 500


@dataclass(frozen=True)
class WantedOffers:
    """What the list is asked for; by default what can still be joined. `which` is open or all."""

    area: str = ""
    mode: str = ""
    language: str = ""
    country: str = ""
    which: str = "open"
    is_whole: bool = True


@dataclass(frozen=True)
class OfferLine:
    ref: str
    title: str
    provider: str
    area: TrainingArea
    mode: TrainingMode
    language: str
    country: str
    municipality: str
    starts_on: date
    ends_on: date
    cost: Decimal
    currency: str
    seats: int
    taken: int
    state: OfferState


@dataclass(frozen=True)
class GainShown:
    """One thing that passing gives, in the reader's words."""

    id: int
    kind: GainKind
    name: str
    level: str
    valid_months: int | None


@dataclass(frozen=True)
class Participant:
    """Somebody of the user's people in a training. `percent` is how much they attended, None when not recorded."""

    ref: str
    person_ref: str
    name: str
    case_ref: str
    state: EnrolmentState
    percent: int | None
    result_on: date | None
    next_states: tuple[EnrolmentState, ...]


@dataclass(frozen=True)
class OfferPage:
    """The page of a training. `others` take part, too, and are of teams that the reader does not belong to."""

    ref: str
    entry: OfferEntry
    area: TrainingArea
    mode: TrainingMode
    region_code: str
    state: OfferState
    gives: tuple[GainShown, ...]
    taken: int
    others: int
    is_over: bool
    participants: tuple[Participant, ...]
    version: int

    @property
    def is_full(self) -> bool:
        return self.taken >= (self.entry.seats or 0)


@dataclass(frozen=True)
class OfferFile:
    """What the forms about a training begin with."""

    ref: str
    entry: OfferEntry
    state: OfferState
    gives: tuple[GainShown, ...]
    version: int


def offer_list(user: Actor, wanted: WantedOffers, cursor: Cursor) -> Page[OfferLine]:
    """Trainings by their first day, 25 a page. Raises Denied."""
    gate.require(user, "training.read")
    query = scope.trainings(user).where(*_conditions(wanted, clock.today(user.timezone)))
    total = db.session.scalar(query.with_only_columns(func.count(TrainingOffer.id)))
    near = cursor.after or cursor.before
    anchor: Any = None
    if near:
        place = (TrainingOffer.starts_on, TrainingOffer.id)
        found = scope.trainings(user).where(TrainingOffer.ref == near).with_only_columns(*place)
        anchor = db.session.execute(found).one_or_none()
    backwards = anchor is not None and cursor.before is not None
    rows = db.session.scalars(
        walk(query, (TrainingOffer.starts_on, TrainingOffer.id), anchor, backwards=backwards)
    ).all()
    page = cut(rows, cursor if anchor else Cursor(), lambda row: row.ref, total=total)
    taken = seats_taken(user, [row.id for row in page.items])
    return page.map(lambda row: _line(row, taken.get(row.id, 0)))


def _conditions(wanted: WantedOffers, today: date) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for name in ("area", "mode", "language", "country"):
        if value := getattr(wanted, name):
            found.append(getattr(TrainingOffer, name) == value)
    if wanted.which == "open":
        found += [TrainingOffer.state == OPEN, TrainingOffer.ends_on >= today]
    return found


def _line(row: TrainingOffer, taken: int) -> OfferLine:
    return OfferLine(
        ref=row.ref,
        title=row.title,
        provider=row.provider,
        area=TrainingArea(row.area),
        mode=TrainingMode(row.mode),
        language=row.language,
        country=row.country or "",
        municipality=row.municipality,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        cost=row.cost,
        currency=row.currency,
        seats=row.seats,
        taken=taken,
        state=OfferState(row.state),
    )


def offer_page(user: Actor, ref: str) -> OfferPage:
    """One training with the user's people in it; reading their names is written down. Raises NotFound, then Denied."""
    row = gate.one(scope.trainings(user).where(TrainingOffer.ref == ref).options(selectinload(TrainingOffer.gives)))
    gate.require(user, "training.read")
    people = _participants(user, row)
    taken = seats_taken(user, [row.id]).get(row.id, 0)
    holding = scope.enrolments(user).where(Enrolment.offer_id == row.id, Enrolment.seat.is_not(None))
    own = db.session.scalar(holding.with_only_columns(func.count(Enrolment.id))) or 0
    page = OfferPage(
        ref=ref,
        entry=written(row),
        area=TrainingArea(row.area),
        mode=TrainingMode(row.mode),
        region_code=row.region or "",
        state=OfferState(row.state),
        gives=gives_shown(row),
        taken=taken,
        others=max(0, taken - own),
        is_over=row.ends_on < clock.today(user.timezone),
        participants=people,
        version=row.version,
    )
    trail.seen(user, "training.read", f"trainings/{ref}", "participants")
    return page


def offer_to_edit(user: Actor, ref: str) -> OfferFile:
    """What the forms about a training begin with. Raises NotFound, then Denied."""
    row = gate.one(scope.trainings(user).where(TrainingOffer.ref == ref).options(selectinload(TrainingOffer.gives)))
    gate.require(user, "training.edit")
    return OfferFile(ref, written(row), OfferState(row.state), gives_shown(row), row.version)


def gives_shown(row: TrainingOffer) -> tuple[GainShown, ...]:
    """What passing gives, in words."""
    return tuple(
        GainShown(gain.id, GainKind(gain.kind), gain_name(as_rule(gain)), gain.level, gain.valid_months)
        for gain in row.gives
    )


def gain_name(gain: Gain) -> str:
    """What is gained, in the reader's words."""
    words = {GainKind.SKILL: skill_name, GainKind.LANGUAGE: language_name, GainKind.LICENCE: occupation_name}
    return words[GainKind(gain.kind)](gain.code)


def _participants(user: Actor, offer: TrainingOffer) -> tuple[Participant, ...]:
    query = (
        scope.enrolments(user)
        .where(Enrolment.offer_id == offer.id)
        .options(joinedload(Enrolment.person))
        .order_by(Person.sort_name, Enrolment.id)
        .limit(MOST_PEOPLE)
    )
    rows = list(db.session.scalars(query))
    cases = case_refs(user, [row.case_id for row in rows])
    days = attended(user, [row.id for row in rows])
    return tuple(
        Participant(
            ref=row.ref,
            person_ref=row.person.ref,
            name=names.full_name(row.person.given_names, row.person.family_names),
            case_ref=cases.get(row.case_id, ""),
            state=EnrolmentState(row.state),
            percent=days.get(row.id, Attended()).percent(offer.hours),
            result_on=row.result_on,
            next_states=tuple(EnrolmentState(state) for state in MOVES[row.state]),
        )
        for row in rows
    )


def case_refs(user: Actor, case_ids: Iterable[int]) -> dict[int, str]:
    """The references of the user's cases, by id."""
    columns: Any = (Case.id, Case.ref)
    query = scope.cases(user).where(Case.id.in_(sorted(set(case_ids)))).with_only_columns(*columns)
    return {case_id: ref for case_id, ref in db.session.execute(query)}


def joinable_people(user: Actor, case_ref: str, person_ref: str) -> list[tuple[str, str]]:
    """Who of a case, or of the case that this person is in, may be put into a training, as (reference, name)."""
    gate.require(user, "enrolment.edit")
    query = scope.members(user).where(CaseMember.open_person_id.is_not(None), CaseMember.left_on.is_(None))
    if case_ref:
        query = query.where(Case.ref == case_ref)
    else:
        whose = scope.people(user).where(Person.ref == person_ref).with_only_columns(Person.id)
        inside = scope.members(user).where(CaseMember.open_person_id.in_(whose))
        query = query.where(CaseMember.case_id.in_(inside.with_only_columns(CaseMember.case_id)))
    found = db.session.scalars(
        query.options(joinedload(CaseMember.person)).order_by(CaseMember.is_principal.desc(), CaseMember.id)
    )
    people = [(m.person.ref, names.full_name(m.person.given_names, m.person.family_names)) for m in found]
    if people:
        trail.seen(user, "case.list", case_ref or person_ref, "names of members")
    return people
