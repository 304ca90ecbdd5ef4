"""What the stories do about consents, through the room's commands."""

from sqlalchemy import select

from caseflow.access import gate, scope
from caseflow.consent import commands
from caseflow.consent.commands import Given
from caseflow.demo.family import Family, Someone
from caseflow.extensions import db
from caseflow.models.consent import Consent, ConsentText
from caseflow.models.people import Person
from caseflow.rules.consent_record import LIAISON, OFFERED
from caseflow.vocabulary.consents import ConsentKind, Purpose

ADULT, ASSENTS = 18, 11

PURPOSES = {
    ConsentKind.SERVICE: Purpose.CASE_MANAGEMENT,
    ConsentKind.CONSULATE: Purpose.CONSULAR_ASSISTANCE,
    ConsentKind.CONSULATE_OVERRIDE: Purpose.CONSULAR_ASSISTANCE,
    ConsentKind.PRESENT_TO_EMPLOYER: Purpose.JOB_PLACEMENT,
    ConsentKind.SUBMIT_TO_AUTHORITY: Purpose.PERMIT_APPLICATION,
}


def service(f: Family, ref: str = "", *, guardian: str = "", assent: bool = False, lasts: int = 730) -> str:
    """Somebody (the principal, unless said) agreed to our handling their case; for a child the guardian did."""
    fields = frozenset(OFFERED[ConsentKind.SERVICE])
    return _record(f, ref, ConsentKind.SERVICE, fields, lasts, guardian=guardian, assent=assent)


def to_consulate(
    f: Family, house: str, ref: str = "", *, fields: tuple[str, ...] = LIAISON, lasts: int = 365, guardian: str = "",
    assent: bool = False, given_ago: int | None = None,
) -> str:  # fmt: skip
    """Somebody agreed that their consulate may know these fields. The consent's reference."""
    return _record(
        f, ref, ConsentKind.CONSULATE, frozenset(fields), lasts,
        recipient=f.town.houses[house], guardian=guardian, assent=assent, given_ago=given_ago,
    )  # fmt: skip


def override(f: Family, house: str, ref: str = "", *, counselled: int, lasts: int = 80) -> str:
    """A protected person asks for their consulate all the same, counselled so many days ago. Waits for approval."""
    return _record(
        f, ref, ConsentKind.CONSULATE_OVERRIDE, frozenset(("name", "assistance")), lasts,
        recipient=f.town.houses[house], counselled=counselled,
    )  # fmt: skip


def approve(f: Family, consent: str, ref: str = "") -> None:
    """The supervisor, who did not record it, opens what the override asks for."""
    row = _row(f, consent)
    commands.approve_consent(f.boss, ref or f.principal, consent, seen=row.version)


def to_employer(f: Family, name: str, ref: str = "", *, lasts: int = 365, identity_from: str = "submitted") -> str:
    """Somebody agreed to be presented to this employer, which knows who it is from this stage on."""
    fields = frozenset(("identity", "contact", "work", "start"))
    kind = ConsentKind.PRESENT_TO_EMPLOYER
    return _record(f, ref, kind, fields, lasts, name=name, identity_from=identity_from)


def to_authority(
    f: Family, name: str, ref: str = "", *, onward: str = "", lasts: int = 540, guardian: str = "", assent: bool = False
) -> str:
    """Somebody agreed that their application goes to this authority, and with whom it may share it."""
    fields = frozenset(OFFERED[ConsentKind.SUBMIT_TO_AUTHORITY]) - {"health"}
    kind = ConsentKind.SUBMIT_TO_AUTHORITY
    return _record(f, ref, kind, fields, lasts, name=name, onward=onward, guardian=guardian, assent=assent)


def everybody_to_authority(f: Family, family: tuple[Someone, ...], name: str, *, onward: str = "") -> None:
    """The same for everybody in the family; for children a parent agreed, and the older ones themselves too."""
    parent = f"{family[0].given} {family[0].family}".strip()
    for ref, who in zip(f.people, family, strict=True):
        minor = who.age < ADULT
        to_authority(f, name, ref, onward=onward, guardian=parent if minor else "", assent=minor and who.age >= ASSENTS)


def withdraw_newest(f: Family, kind: str) -> None:
    """The principal takes back the newest consent of that kind; whoever got the data is told to stop."""
    query = scope.of_person(f.worker, Consent).where(Person.ref == f.principal, Consent.kind == kind)
    row = db.session.scalars(query.order_by(Consent.id.desc()).limit(1)).one()
    withdraw(f, row.ref)


def withdraw(f: Family, consent: str, ref: str = "") -> None:
    """The person takes it back."""
    commands.withdraw_consent(f.worker, ref or f.principal, consent)


def _record(
    f: Family, ref: str, kind: ConsentKind, fields: frozenset[str], lasts: int, *, recipient: str = "", name: str = "",
    guardian: str = "", assent: bool = False, counselled: int | None = None, onward: str = "",
    given_ago: int | None = None, identity_from: str = "",
) -> str:  # fmt: skip
    today = f.today() if given_ago is None else f.ago(given_ago)
    spoken = kind is ConsentKind.SERVICE and f.chance.random() < 0.2
    return commands.record_consent(
        f.worker,
        ref or f.principal,
        Given(
            kind=kind,
            text_id=_text(f, kind),
            recipient=recipient,
            recipient_name=name,
            purpose=PURPOSES[kind],
            fields=fields,
            onward=onward,
            identity_from=identity_from,
            giver="guardian" if guardian else "self",
            guardian_name=guardian,
            has_assent=assent,
            how_given="witnessed_verbal" if spoken else "signature",
            evidence=f"Form {f.chance.randrange(1000, 9999)}, folder of the case",
            risks_explained=True,
            not_conditional=True,
            counselled_on=f.ago(counselled) if counselled is not None else None,
            given_on=today,
            expires_on=f.later(today, lasts),
        ),
    )


def _text(f: Family, kind: ConsentKind) -> int:
    """The words that are read out today, in the language of the house."""
    key = (kind.value, f.worker.language)
    if key not in f.town.texts:
        current = ConsentText.kind == kind, ConsentText.language == f.worker.language, ConsentText.is_current
        f.town.texts[key] = db.session.scalars(select(ConsentText.id).where(*current)).one()
    return f.town.texts[key]


def _row(f: Family, consent: str) -> Consent:
    return gate.one(scope.of_person(f.boss, Consent).where(Consent.ref == consent, Person.id == Consent.person_id))
