"""What a consulate records for its national."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import contains_eager

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.consent import Consent, ConsularAssistance
from caseflow.models.people import Person
from caseflow.rules.reason import because
from caseflow.vocabulary.consents import AssistanceState
from caseflow.vocabulary.reasons import sentence


@dataclass(frozen=True)
class Entry:
    """One assistance as the form has it."""

    kind: str
    state: str
    on: date
    note: str = ""


def record_assistance(user: Actor, ref: str, entry: Entry) -> str:
    """Record that a national asked for something, or was given or refused it. Returns its reference.

    Raises NotFound for whoever did not agree, exactly as for whoever is not there; Denied; or Refused when the consent
    does not name assistance or the day cannot be right.
    """
    consent = _consent(user, ref)
    gate.require(user, "assistance.record")
    if "assistance" not in consent.fields:
        raise Refused(_said("assistance_not_agreed"))
    _check_day(entry.on, consent.given_on, clock.today(user.timezone))
    row = ConsularAssistance(
        ref=new_ref("AS"),
        person_id=consent.person_id,
        consulate_id=user.organization_id,
        consent_id=consent.id,
        kind=entry.kind,
        state=entry.state,
        on=entry.on,
        note=entry.note,
        recorded_by_id=user.id,
    )
    db.session.add(row)
    facts = {"kind": entry.kind, "state": entry.state, "on": entry.on}
    trail.commit(user, "assistance.record", consent.person, f"{ref}/assistance/{row.ref}", **facts)
    return row.ref


def edit_assistance(user: Actor, ref: str, assistance_ref: str, *, state: str, note: str, seen: int) -> None:
    """Say what became of it. Raises NotFound, Denied, Stale."""
    consent = _consent(user, ref)
    row = gate.one(
        scope.of_national(user, ConsularAssistance, "assistance").where(
            ConsularAssistance.person_id == consent.person_id,
            ConsularAssistance.consulate_id == user.organization_id,
            ConsularAssistance.ref == assistance_ref,
        )
    )
    gate.require(user, "assistance.record")
    gate.fresh(row, seen, {"state": state, "note": note})
    before = {"state": row.state}
    row.state, row.note = AssistanceState(state), note
    subject = f"{ref}/assistance/{assistance_ref}"
    trail.commit(user, "assistance.edit", consent.person, subject, before=before, after={"state": state})


def _consent(user: Actor, ref: str) -> Consent:
    """The consent by which this national is there for the user; of the person only what the trail must know."""
    query = scope.nationals(user).where(Person.ref == ref)
    return gate.one(query.options(contains_eager(Consent.person).load_only(Person.ref)))


def _check_day(on: date, agreed_on: date, today: date) -> None:
    if on > today:
        raise Refused(_said("assistance_in_future", on=on), "on")
    if on < agreed_on:
        raise Refused(_said("assistance_before_consent", on=on, given=agreed_on), "on")


def _said(code: str, **facts: date) -> str:
    return sentence(code, because(code, **facts).facts)
