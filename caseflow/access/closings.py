"""How a gap is shown, and the trainings on offer that would close it: for every room that speaks of gaps."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import func, or_

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.training import Enrolment, TrainingGain, TrainingOffer
from caseflow.rules import training, wanted
from caseflow.rules.reason import Because
from caseflow.rules.training import Gain
from caseflow.rules.wanted import Closing, Gap, Wanted
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import _, _n, language_name
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.recognition import RecognitionStepKind
from caseflow.vocabulary.skill_list import skill_name
from caseflow.vocabulary.skills import Isced
from caseflow.vocabulary.training import GapState, TrainingMode, WantedKind

_MOST = 5  # trainings shown for one gap


@dataclass(frozen=True)
class Course:
    """A training on offer, as far as it is shown beside a gap. `whole` is False when it only prepares."""

    ref: str
    title: str
    provider: str
    mode: TrainingMode
    municipality: str
    country: str
    starts_on: date
    ends_on: date
    cost: Decimal
    currency: str
    seats_free: int
    whole: bool = True


@dataclass(frozen=True)
class GapShown:
    """One wanted item in the reader's words."""

    kind: WantedKind
    name: str
    must: bool
    state: GapState
    why: Because
    until: date | None
    next: Because | None
    source: str
    confidence: str
    read_on: date | None
    courses: tuple[Course, ...] = ()


def shown(user: Actor, gaps: Iterable[Gap], today: date) -> tuple[GapShown, ...]:
    """The gaps in words, each open one with the trainings that close it. Two queries, however many gaps there are."""
    found = tuple(gaps)
    offers = courses(user, {gap.closing for gap in found if gap.closing and not gap.is_good}, today)
    return tuple(gap_shown(gap, offers.get(gap.closing, ()) if gap.closing else ()) for gap in found)


def gap_shown(gap: Gap, offered: tuple[Course, ...]) -> GapShown:
    """One gap in words."""
    source = gap.wanted.source
    return GapShown(
        kind=WantedKind(gap.wanted.kind),
        name=wanted_name(gap.wanted),
        must=gap.wanted.must,
        state=GapState(gap.state),
        why=gap.because,
        until=gap.until,
        next=gap.next,
        source=source.text,
        confidence=source.confidence,
        read_on=source.read_on,
        courses=offered,
    )


def wanted_name(one: Wanted) -> str:
    """What is wanted, in the reader's words."""
    match one.kind:
        case wanted.LANGUAGE | wanted.BENCHMARK | wanted.NURSE_TEST:
            return " / ".join(language_name(code) for code in one.code.split())
        case wanted.LICENCE:
            return occupation_name(one.code)
        case wanted.RECOGNITION:
            return label_of(RecognitionStepKind, one.code.partition("/")[2])
        case wanted.EDUCATION:
            return label_of(Isced, one.level)
        case wanted.SKILL:
            return skill_name(one.code)
        case wanted.AGE:
            return _n("%(num)s year old", "%(num)s years old", int(one.level))
        case wanted.EXPERIENCE:
            return occupation_name(one.code) if len(one.code) == 4 and one.code.isdigit() else _("Work of this kind")
    return one.code


def courses(user: Actor, closings: Iterable[Closing], today: date) -> dict[Closing, tuple[Course, ...]]:
    """The trainings that anybody can still join and that give this, those that begin first first."""
    asked = sorted(set(closings), key=lambda one: (one.kind, one.code, one.level, one.whole))
    if not asked:
        return {}
    gains = _gains(user, asked, today)
    taken = seats_taken(user, {offer.id for offer, _gain in gains})
    found: dict[Closing, list[Course]] = defaultdict(list)
    for offer, gain in gains:
        for closing in asked:
            if training.closes(gain, closing) and len(found[closing]) < _MOST:
                found[closing].append(_course(offer, taken.get(offer.id, 0), whole=closing.whole))
    return {closing: tuple(offers) for closing, offers in found.items()}


def _gains(user: Actor, asked: list[Closing], today: date) -> list[tuple[TrainingOffer, Gain]]:
    columns: Any = (TrainingOffer, TrainingGain)
    query = (
        scope.trainings(user)
        .join(TrainingGain, TrainingGain.offer_id == TrainingOffer.id)
        .where(TrainingOffer.state == training.OPEN, TrainingOffer.ends_on >= today)
        .where(or_(*((TrainingGain.kind == one.kind) & (TrainingGain.code == one.code) for one in asked)))
        .order_by(TrainingOffer.starts_on, TrainingOffer.id)
        .with_only_columns(*columns)
    )
    return [(offer, as_rule(gain)) for offer, gain in db.session.execute(query)]


def as_rule(row: TrainingGain) -> Gain:
    """A gain as the rules read it."""
    return Gain(row.kind, row.code, row.level, row.valid_months)


def seats_taken(user: Actor, offer_ids: Iterable[int]) -> dict[int, int]:
    """How many seats are taken, by training, whoever took them."""
    ids = sorted(set(offer_ids))
    if not ids:
        return {}
    query = scope.taken_seats(user).where(Enrolment.offer_id.in_(ids)).group_by(Enrolment.offer_id)
    counted = query.with_only_columns(Enrolment.offer_id, func.count(Enrolment.id))
    return {offer_id: number for offer_id, number in db.session.execute(counted)}


def _course(offer: TrainingOffer, taken: int, *, whole: bool) -> Course:
    return Course(
        ref=offer.ref,
        title=offer.title,
        provider=offer.provider,
        mode=TrainingMode(offer.mode),
        municipality=offer.municipality,
        country=offer.country or "",
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        cost=offer.cost,
        currency=offer.currency,
        seats_free=max(0, offer.seats - taken),
        whole=whole,
    )
