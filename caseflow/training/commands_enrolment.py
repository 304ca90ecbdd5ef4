"""People in trainings: planned, enrolled, attending, and what came of it."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.errors import Refused, Stale
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import Person
from caseflow.models.training import Attendance, Enrolment, TrainingOffer
from caseflow.rules import names, training
from caseflow.rules.training import ATTENDING, CANCELLED, ENROLLED, FAILED, HOLDS_SEAT, PASSED, PLANNED, RESULTS
from caseflow.training import gains
from caseflow.training.entries import Presence
from caseflow.training.rows import (
    attended,
    case_to_change,
    enrolment_to_change,
    full_name,
    offer_to_change,
    seats_of,
)
from caseflow.vocabulary.language import _

_ACTION = {
    PLANNED: "enrolment.plan",
    ENROLLED: "enrolment.enrol",
    ATTENDING: "enrolment.attend",
    PASSED: "enrolment.pass",
    FAILED: "enrolment.fail",
    training.DROPPED_OUT: "enrolment.drop",
    CANCELLED: "enrolment.cancel",
}


def plan_training(user: Actor, offer_ref: str, person_ref: str, *, state: str, note: str) -> str:
    """Put a training into a plan, or enrol at once. Returns the case. Raises NotFound, Denied or Refused."""
    offer = offer_to_change(user, offer_ref, "enrolment.edit")
    person = gate.one(scope.people(user).where(Person.ref == person_ref))
    if state not in (PLANNED, ENROLLED):
        raise Refused(_("Choose one from the list."), "state")
    case = _open_case(user, person)
    _not_twice(user, offer, person)
    today = clock.today(user.timezone)
    with rules_decide():
        training.check_joins(offer.state, offer.ends_on, today)
    row = Enrolment(
        ref=new_ref("EN"),
        offer_id=offer.id,
        person_id=person.id,
        case_id=case.id,
        state=state,
        planned_on=today,
        enrolled_on=today if state == ENROLLED else None,
        reason=note,
        recorded_by_id=user.id,
    )
    with _one_each(offer):
        row.seat = _seat(user, offer, 0, today) if state == ENROLLED else None
        db.session.add(row)
        db.session.flush()
    facts = {"name": names.full_name(person.given_names, person.family_names), "training": offer.title, "note": note}
    trail.commit(user, _ACTION[state], case, f"{case.ref}/trainings/{row.ref}", **facts, after={"state": state})
    return case.ref


def move_enrolment(
    user: Actor, ref: str, to: str, *, on: date | None = None, certificate: str = "", reason: str, seen: int
) -> list[str]:
    """Move somebody on in a training. Passing writes what it gives; correcting a result takes it back.

    Returns what stays of a result that was taken back because somebody changed it since. Raises NotFound, Denied,
    Stale or Refused.
    """
    row, case = enrolment_to_change(user, ref, to)
    gate.fresh(row, seen)
    offer, today = row.offer, clock.today(user.timezone)
    before, is_correction = row.state, row.state in RESULTS
    with rules_decide():
        training.check_move(before, to, reason)
        if to in RESULTS:
            row.result_on = training.check_result(to, on, starts_on=offer.starts_on, today=today)
        if to == PASSED:
            days = attended(user, [row.id]).get(row.id, training.Attended())
            training.check_attendance(days, offer.hours, wanted=offer.attendance_wanted, reason=reason)
        if to in (PLANNED, ENROLLED):
            training.check_joins(offer.state, offer.ends_on, today)
    kept = gains.take_back(user, row) if is_correction else []
    if is_correction:
        row.result_on, row.certificate = None, None
    row.state, row.reason = to, reason
    _take_or_give_seat(user, row, offer, today, is_correction=is_correction)
    gained = _give(user, row, certificate) if to == PASSED else []
    facts: dict[str, Any] = {"name": full_name(row), "training": offer.title, "reason": reason}
    if gained or kept:
        facts |= {"gained": gained} if gained else {"kept": kept}
    if gained or (is_correction and before == PASSED):
        # It changes what the evaluation says: whoever records it is one of its writers, and does not sign it.
        about, told = row.person, {"training": offer.title, "gained": gained}
        trail.record(user, "evaluation.edit", about, f"{about.ref}/evaluation/trainings/{ref}", **told)
    action = "enrolment.correct" if is_correction else _ACTION[to]
    sides = {"before": {"state": before}, "after": {"state": to}}
    trail.commit(user, action, case, f"{case.ref}/trainings/{ref}", **facts, day=row.result_on, **sides)
    return kept


def _give(user: Actor, row: Enrolment, certificate: str) -> list[str]:
    row.certificate = certificate or None
    return gains.give(user, row, row.result_on or clock.today(user.timezone))


def _take_or_give_seat(user: Actor, row: Enrolment, offer: TrainingOffer, today: date, *, is_correction: bool) -> None:
    """A seat is held from the enrolment on, and free again for whoever drops out or does not come."""
    if row.state not in HOLDS_SEAT:
        row.seat = None
        return
    if row.seat is None:
        with _one_each(offer):
            # A result is corrected after the end, too: the seat is there or it is not, whatever day it is.
            row.seat = _seat(user, offer, row.id, offer.ends_on if is_correction else today)
            db.session.flush()
        row.enrolled_on = row.enrolled_on or today


def record_day(user: Actor, offer_ref: str, on: date | None, presences: Collection[Presence], *, seen: int) -> int:
    """Who of the user's people was there on a day. Returns how many lines were kept.

    Raises NotFound, Denied, Stale or Refused (day, hours_<reference>).
    """
    offer = offer_to_change(user, offer_ref, "enrolment.edit")
    with rules_decide():
        day = training.check_day(on, starts_on=offer.starts_on, ends_on=offer.ends_on, today=clock.today(user.timezone))
    known = {row.ref: row for row in participants(user, offer.id)}
    written = attendance_on(user, [row.id for row in known.values()], day)
    if mark(written.values()) != seen:
        raise Stale({}, mark(written.values()))
    cases = _cases_of(user, {row.case_id for row in known.values()})
    done = 0
    for one in presences:
        row = known.get(one.ref)
        if row is None or not _keep(row, day, one, written.get(row.id)):
            continue
        done += 1
        case = cases[row.case_id]
        facts = {"name": full_name(row), "training": offer.title, "day": day, "was_there": one.was_there}
        if row.state == ENROLLED and one.was_there:
            row.state = ATTENDING
        trail.record(user, "enrolment.attend", case, f"{case.ref}/trainings/{row.ref}", **facts)
    if done:
        trail.commit(user, "training.attend", offer, f"trainings/{offer_ref}", day=day, lines=done)
    return done


def participants(user: Actor, offer_id: int) -> list[Enrolment]:
    """The user's people who hold a seat in a training, by name, in cases that are open."""
    query = (
        scope.enrolments(user)
        .join(Case, Case.id == Enrolment.case_id)
        .where(Enrolment.offer_id == offer_id, Enrolment.state.in_((ENROLLED, ATTENDING)), Case.status != "closed")
        .options(joinedload(Enrolment.person))
        .order_by(Person.sort_name, Enrolment.id)
    )
    return list(db.session.scalars(query))


def attendance_on(user: Actor, enrolment_ids: Collection[int], day: date) -> dict[int, Attendance]:
    """What is written of these people on that day, by enrolment."""
    query = scope.of_enrolment(user, Attendance).where(
        Attendance.enrolment_id.in_(sorted(enrolment_ids)), Attendance.on == day
    )
    return {row.enrolment_id: row for row in db.session.scalars(query)}


def mark(rows: Collection[Attendance]) -> int:
    """What a day's form carries to say which lines it has seen."""
    return 1000 * len(rows) + sum(row.version for row in rows)


def _keep(row: Enrolment, day: date, one: Presence, there: Attendance | None) -> bool:
    """Write one line of a day; True when that changed something."""
    if one.was_there is None:
        if there is not None:
            db.session.delete(there)
        return there is not None
    if one.hours and not one.was_there:
        raise Refused(_("Somebody who was not there has no hours."), f"hours_{one.ref}")
    if there is None:
        db.session.add(Attendance(enrolment_id=row.id, on=day, was_there=one.was_there, hours=one.hours))
        return True
    if (there.was_there, there.hours) == (one.was_there, one.hours):
        return False
    there.was_there, there.hours = one.was_there, one.hours
    return True


def _cases_of(user: Actor, ids: set[int]) -> dict[int, Case]:
    query = scope.cases(user).where(Case.id.in_(sorted(ids))).order_by(Case.id).with_for_update(of=Case)
    return {case.id: case for case in db.session.scalars(query)}


def _open_case(user: Actor, person: Person) -> Case:
    """The open case that the person is in. Raises Refused."""
    query = scope.members(user).where(CaseMember.open_person_id == person.id)
    case_id = db.session.scalar(query.with_only_columns(CaseMember.case_id))
    if case_id is None:
        raise Refused(_("This person is in no open case. Open one first: a training belongs to a case."), "person")
    return case_to_change(user, case_id)


def _not_twice(user: Actor, offer: TrainingOffer, person: Person) -> None:
    query = scope.enrolments(user).where(Enrolment.offer_id == offer.id, Enrolment.person_id == person.id)
    if db.session.scalars(query.limit(1)).first() is not None:
        raise Refused(_("This training is in the plan of this person already. Go on there."), "person")


def _seat(user: Actor, offer: TrainingOffer, but: int, today: date) -> int:
    """The lowest seat that is free. Raises Refused when the training is full, over or called off."""
    taken = seats_of(user, offer.id, but)
    with rules_decide():
        training.check_seat(offer.state, offer.ends_on, seats=offer.seats, taken=len(taken), today=today)
    return training.first_free(taken)


@contextmanager
def _one_each(offer: TrainingOffer) -> Iterator[None]:
    """Whatever two people do at the same moment, a seat and a person are in a training once. Raises Refused."""
    seats = offer.seats
    try:
        yield
    except IntegrityError as no:
        if "enrolment" not in str(no.orig):
            raise
        trail.abandon()
        if "person_id" in str(no.orig):
            raise Refused(_("This training is in the plan of this person already. Go on there."), "person") from None
        words = _("Somebody else took a seat at the same moment. Try again (%(seats)s seats).", seats=seats)
        raise Refused(words, "state") from None
