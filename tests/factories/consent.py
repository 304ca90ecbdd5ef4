"""Consents and what consulates did, for tests: rows only, flushed; the test commits at the end of its set-up."""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.access.refs import new_ref
from caseflow.consent import text_files
from caseflow.consent.commands_texts import load_texts
from caseflow.extensions import db
from caseflow.models.accounts import Organization, User
from caseflow.models.consent import Consent, ConsentText, ConsularAssistance
from caseflow.models.people import Person
from caseflow.rules.consent_record import LIAISON, OFFERED, PURPOSES


def texts() -> None:
    """Every text that the product ships, current. Commits."""
    load_texts(SYSTEM, text_files.shipped())


def text(kind: str = "consulate", language: str = "es", number: int = 1, **more) -> ConsentText:
    """One text; the same row when it is there already and nothing more is asked of it."""
    known = select(ConsentText).where(
        ConsentText.kind == kind, ConsentText.language == language, ConsentText.number == number
    )
    row = db.session.scalar(known)
    if row is None:
        row = ConsentText(kind=kind, language=language, number=number, body="Do you agree?\n\nYou may say no.", **more)
        db.session.add(row)
        db.session.flush()
    return row


def consent(
    of: Person,
    toward: Organization | str,
    by: User,
    *,
    kind: str = "consulate",
    fields: Iterable[str] | None = None,
    days: int = 300,
    given_on: date | None = None,
    expires_on: date | None = None,
    **more,
) -> Consent:
    """A complete consent of an adult, given thirty days ago. `toward` is a consulate, or the name of anybody else.

    `fields` without a word is everything that the kind can name.
    """
    given = given_on or clock.today() - timedelta(days=30)
    house = isinstance(toward, Organization)
    row = Consent(
        ref=more.pop("ref", None) or new_ref("CO"),
        person_id=of.id,
        kind=kind,
        recipient_id=toward.id if house else None,
        recipient_name="" if house else toward,
        purpose=more.pop("purpose", None) or PURPOSES[kind][0],
        fields=sorted(OFFERED[kind] if fields is None else fields),
        giver=more.pop("giver", "self"),
        how_given=more.pop("how_given", "signature"),
        evidence=more.pop("evidence", "Binder 3, page 12"),
        text_id=(more.pop("text", None) or text(kind)).id,
        risks_explained=more.pop("risks_explained", True),
        not_conditional=more.pop("not_conditional", True),
        given_on=given,
        expires_on=expires_on or given + timedelta(days=days),
        recorded_by_id=by.id,
        recorded_at=clock.now(),
        **more,
    )
    db.session.add(row)
    db.session.flush()
    return row


def override(of: Person, toward: Organization, by: User, approved_by: User | None, **more) -> Consent:
    """An override of a protected person after counselling, given ten days ago for sixty days; None is not approved."""
    given = more.pop("given_on", None) or clock.today() - timedelta(days=10)
    more = {"counselled_on": given - timedelta(days=1), "days": 60, "fields": LIAISON, **more}
    approval = {"approved_by_id": approved_by.id, "approved_at": clock.now()} if approved_by else {}
    return consent(of, toward, by, kind="consulate_override", given_on=given, **approval, **more)


def withdrawn(row: Consent, by: User) -> Consent:
    """The same consent, taken back a moment ago."""
    row.withdrawn_at, row.withdrawn_by_id = clock.now(), by.id
    db.session.flush()
    return row


def assistance(under: Consent, by: User, kind="passport", state="requested", **more) -> ConsularAssistance:
    """What the consulate of that consent recorded for its national."""
    row = ConsularAssistance(
        ref=more.pop("ref", None) or new_ref("AS"),
        person_id=under.person_id,
        consulate_id=under.recipient_id,
        consent_id=under.id,
        kind=kind,
        state=state,
        on=more.pop("on", None) or clock.today(),
        recorded_by_id=by.id,
        **more,
    )
    db.session.add(row)
    db.session.flush()
    return row
