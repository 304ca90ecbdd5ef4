"""What endangers and what protects a person: recorded, looked at again, ended. By those who may know of it (DP08)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.errors import Refused, Stale
from caseflow.extensions import db
from caseflow.models.evaluation import Circumstance
from caseflow.models.people import Person
from caseflow.rules.circumstances import check_circumstance, check_end
from caseflow.vocabulary.circumstances import KINDS
from caseflow.vocabulary.language import _, format_date
from caseflow.vocabulary.reasons import sentence


@dataclass(frozen=True)
class Observed:
    """What somebody wrote down of a circumstance."""

    code: str = ""
    severity: int | None = None
    since_on: date | None = None
    review_on: date | None = None
    note: str = ""


def add_circumstance(user: Actor, ref: str, entry: Observed) -> None:
    """Record a circumstance. Raises NotFound, Denied or Refused.

    What is restricted is recorded only by those who may read it afterwards.
    """
    person = _person(user, ref)
    gate.require(user, "circumstance.edit")
    kind = KINDS.get(entry.code)
    if kind is None or (kind.is_restricted and not _knows_all(user, ref)):
        raise Refused(_("Choose one of the list."), "code")
    today = clock.today(user.timezone)
    with rules_decide():
        review_on = check_circumstance(entry.severity, entry.since_on, entry.review_on, person.born_earliest, today)
    there = scope.circumstances(user).where(Circumstance.person_id == person.id, Circumstance.ended_on.is_(None))
    if any(row.code == entry.code for row in db.session.scalars(there)):
        raise Refused(sentence("circumstance_there_already"), "code")
    row = Circumstance(
        person_id=person.id,
        code=entry.code,
        severity=entry.severity,
        is_restricted=kind.is_restricted,
        since_on=entry.since_on,
        review_on=review_on,
        reviewed_on=today,
        note=entry.note or None,
        recorded_by_id=user.id,
        recorded_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    trail.commit(user, "circumstance.add", person, f"{ref}/circumstances/{row.id}", after=asdict(entry))


def review_circumstance(user: Actor, ref: str, line_id: int, entry: Observed, *, seen: int | None) -> None:
    """Look at a circumstance again: how strong it is now, and when next. Raises NotFound, Denied, Stale or Refused."""
    person = _person(user, ref)
    row = _row(user, person, line_id)
    gate.require(user, "circumstance.edit")
    _still(row, seen)
    today = clock.today(user.timezone)
    with rules_decide():
        review_on = check_circumstance(entry.severity, row.since_on, entry.review_on, person.born_earliest, today)
    before = {"severity": row.severity, "review_on": row.review_on, "note": row.note or ""}
    after = {"severity": entry.severity, "review_on": review_on, "note": entry.note}
    row.severity, row.review_on, row.note = entry.severity or row.severity, review_on, entry.note or None
    row.reviewed_on = today
    subject = f"{ref}/circumstances/{line_id}"
    trail.commit(user, "circumstance.review", person, subject, before=before, after=after, reviewed_on=today)


def end_circumstance(user: Actor, ref: str, line_id: int, ended_on: date | None, *, seen: int | None) -> None:
    """Say that a circumstance is no longer there. It stays readable. Raises NotFound, Denied, Stale or Refused."""
    person = _person(user, ref)
    row = _row(user, person, line_id)
    gate.require(user, "circumstance.edit")
    _still(row, seen)
    with rules_decide():
        row.ended_on = check_end(ended_on, row.since_on, clock.today(user.timezone))
    subject = f"{ref}/circumstances/{line_id}"
    trail.commit(user, "circumstance.end", person, subject, code=row.code, ended_on=row.ended_on)


def _person(user: Actor, ref: str) -> Person:
    """The person, locked until the commit, if the user may know what endangers them."""
    query = scope.in_confidence(user).where(Person.ref == ref)
    return gate.one(query.with_for_update(key_share=True, of=Person))


def _knows_all(user: Actor, ref: str) -> bool:
    return db.session.scalars(scope.in_full_confidence(user).where(Person.ref == ref)).first() is not None


def _row(user: Actor, person: Person, line_id: int) -> Circumstance:
    query = scope.circumstances(user).where(Circumstance.person_id == person.id, Circumstance.id == line_id)
    return gate.one(query)


def _still(row: Circumstance, seen: int | None) -> None:
    """Go on only with what the user read and what has not ended."""
    if row.version != seen:
        now: dict[str, Any] = {"severity": str(row.severity), "review_on": format_date(row.review_on)}
        raise Stale({**now, "note": row.note or ""}, row.version)
    if row.ended_on is not None:
        raise Refused(sentence("circumstance_has_ended"))
