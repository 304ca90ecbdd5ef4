"""Trainings on offer: added, changed, called off, offered again, and what passing them gives."""

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import flag_modified

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import SYSTEM, Actor
from caseflow.access.closings import as_rule
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.errors import NotFound, Refused, Stale
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.training import Enrolment, TrainingGain, TrainingOffer
from caseflow.rules.training import CANCELLED, LIVE, OPEN
from caseflow.training import checks
from caseflow.training.entries import GainEntry, OfferEntry
from caseflow.training.rows import full_name, offer_to_change, seats_of
from caseflow.vocabulary.language import _, format_date
from caseflow.vocabulary.training import OfferState


def create_offer(user: Actor, entry: OfferEntry) -> str:
    """Record a training on offer. Returns its reference. Raises Denied or Refused."""
    gate.require(user, "training.edit")
    columns = checks.columns(entry, 0)
    row = TrainingOffer(
        ref=new_ref("TR"),
        organization_id=user.organization_id,
        state=OfferState.OPEN,
        created_at=clock.now(),
        **columns,
    )
    db.session.add(row)
    db.session.flush()
    after = {"title": row.title, "provider": row.provider, "seats": row.seats, "starts_on": row.starts_on}
    trail.commit(user, "training.create", row, f"trainings/{row.ref}", after=after)
    return row.ref


def edit_offer(user: Actor, ref: str, entry: OfferEntry, *, seen: int) -> None:
    """Change a training. Raises NotFound, Denied, Stale or Refused."""
    row = offer_to_change(user, ref)
    before = asdict(written(row))
    if row.version != seen:
        mine = asdict(entry)
        raise Stale({name: _in_words(value) for name, value in before.items() if value != mine[name]}, row.version)
    columns = checks.columns(entry, len(seats_of(user, row.id)))
    if not entry.country and any(gain.kind == "licence" for gain in row.gives):
        raise Refused(_("It gives a licence, and a licence holds in a country. Choose one."), "country")
    for name, value in columns.items():
        setattr(row, name, value)
    after = asdict(written(row))
    changed = [name for name in after if before[name] != after[name]]
    if not changed:
        return
    was, now = ({name: _plain(side[name]) for name in changed} for side in (before, after))
    trail.commit(user, "training.edit", row, f"trainings/{ref}", title=row.title, before=was, after=now)


def move_offer(user: Actor, ref: str, to: str, *, reason: str, seen: int) -> None:
    """Call a training off, or offer it again. Calling off ends every part in it that has no result yet, and tells
    the cases. Raises NotFound, Denied, Stale or Refused."""
    row = offer_to_change(user, ref)
    gate.fresh(row, seen)
    if to not in set(OfferState):
        raise NotFound
    if row.state == to:
        raise Refused(_("That is how it stands already."))
    before, row.state = row.state, to
    if to != OPEN:
        _call_off(user, row, reason)
    facts = {"title": row.title, "before": {"state": before}, "after": {"state": to}, "reason": reason}
    trail.commit(user, "training.move", row, f"trainings/{ref}", **facts)


def _call_off(user: Actor, offer: TrainingOffer, reason: str) -> None:
    """Whoever's case it is: nobody goes on waiting for a training that does not take place."""
    query = scope.enrolments(SYSTEM).where(Enrolment.offer_id == offer.id, Enrolment.state.in_(sorted(LIVE)))
    rows = list(db.session.scalars(query.options(joinedload(Enrolment.person)).order_by(Enrolment.case_id)))
    ids = {row.case_id for row in rows}
    cases = {one.id: one for one in db.session.scalars(scope.cases(SYSTEM).where(Case.id.in_(ids)))}
    for row in rows:
        before, row.state, row.seat, row.reason = row.state, CANCELLED, None, reason
        about = cases[row.case_id]
        facts = {"name": full_name(row), "training": offer.title, "reason": reason}
        sides = {"before": {"state": before}, "after": {"state": CANCELLED}}
        trail.record(user, "enrolment.cancel", about, f"{about.ref}/trainings/{row.ref}", **facts, **sides)


def add_gain(user: Actor, ref: str, entry: GainEntry, *, seen: int) -> None:
    """Say one thing that passing gives. Raises NotFound, Denied, Stale or Refused."""
    row = offer_to_change(user, ref)
    gate.fresh(row, seen)
    found = checks.gain(entry, [as_rule(gain) for gain in row.gives], row.country or "")
    gain = TrainingGain(offer_id=row.id, **asdict(found))
    db.session.add(gain)
    _touch(row)
    after = {"gained": _said(gain), "valid_months": gain.valid_months}
    trail.commit(user, "training.edit", row, f"trainings/{ref}", title=row.title, after=after)


def remove_gain(user: Actor, ref: str, gain_id: int, *, seen: int) -> None:
    """Take back one thing that passing gives. Who passed already keeps it. Raises NotFound, Denied or Stale."""
    row = offer_to_change(user, ref)
    gate.fresh(row, seen)
    gain = next((one for one in row.gives if one.id == gain_id), None)
    if gain is None:
        raise NotFound
    before = {"gained": _said(gain), "valid_months": gain.valid_months}
    db.session.delete(gain)
    _touch(row)
    trail.commit(user, "training.edit", row, f"trainings/{ref}", title=row.title, before=before)


def written(row: TrainingOffer) -> OfferEntry:
    """A training as its form has it."""
    names = OfferEntry.__dataclass_fields__
    values: dict[str, Any] = {name: getattr(row, name) for name in names}
    texts = {name: values[name] or "" for name in ("country", "region")}
    return OfferEntry(**{**values, **texts, "cost": row.cost or None})


def _touch(row: TrainingOffer) -> None:
    """What it gives is part of the training: whoever reads it has read its version."""
    flag_modified(row, "title")


def _said(gain: TrainingGain) -> str:
    return f"{gain.kind} {gain.code} {gain.level}".strip()


def _plain(value: object) -> object:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value


def _in_words(value: object) -> str:
    plain = _plain(value)
    return format_date(plain) if isinstance(plain, date) else str(plain or "")
