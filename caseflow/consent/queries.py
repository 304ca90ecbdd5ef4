"""What staff see of a person's consents: how each stands, who can read what today, and who has read it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import consents, gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import Organization, User
from caseflow.models.consent import Consent, ConsularAssistance
from caseflow.models.people import Person
from caseflow.rules import consent as rules
from caseflow.rules import consent_state, names, presenting
from caseflow.rules.birth import is_adult
from caseflow.rules.reason import Because
from caseflow.vocabulary.consents import (
    AssistanceKind,
    AssistanceState,
    ConsentKind,
    Giver,
    HowGiven,
    LiaisonField,
    Purpose,
)
from caseflow.vocabulary.protection import Protection
from caseflow.vocabulary.shared_data import ConsentState, IdentityFrom, SharedData


@dataclass(frozen=True)
class Line:
    """One consent in the list."""

    ref: str
    kind: ConsentKind
    state: ConsentState
    against: tuple[Because, ...]
    recipient: str
    purpose: Purpose
    fields: tuple[StrEnum, ...]
    given_on: date
    expires_on: date
    withdrawn_at: datetime | None
    end_reason: str


@dataclass(frozen=True)
class View:
    """A consulate that can read about the person today, and what."""

    consulate: str
    fields: tuple[StrEnum, ...]
    until: date


@dataclass(frozen=True)
class Assistance:
    """What a consulate recorded about its national."""

    consulate: str
    kind: AssistanceKind
    state: AssistanceState
    on: date
    note: str


@dataclass(frozen=True)
class PersonConsents:
    ref: str
    name: str
    protection: Protection
    is_adult: bool | None
    views: tuple[View, ...]
    lines: tuple[Line, ...]
    assistance: tuple[Assistance, ...]

    def in_state(self, *states: str) -> tuple[Line, ...]:
        """The lines in these states."""
        return tuple(line for line in self.lines if line.state in states)


@dataclass(frozen=True)
class Detail:
    """One consent with all that was written down, and the words that were read out."""

    person_ref: str
    person_name: str
    line: Line
    giver: Giver
    guardian_name: str
    has_assent: bool
    how_given: HowGiven
    evidence: str
    interpreter: str
    risks_explained: bool
    not_conditional: bool
    counselled_on: date | None
    onward: str
    identity_from: IdentityFrom | None
    text_number: int
    text_language: str
    paragraphs: tuple[str, ...]
    recorded_by: str
    recorded_at: datetime
    approved_by: str
    approved_at: datetime | None
    is_own: bool
    version: int


def person_consents(user: Actor, ref: str) -> PersonConsents:
    """Everything on a person's consents page. Raises NotFound. Written into the access log."""
    person = _person(user, ref)
    gate.require(user, "consent.read")
    rows = _consents(user, person)
    all_of_them = [consents.as_rule(row, user.timezone) for row in rows]
    found = PersonConsents(
        ref=person.ref,
        name=full_name(person),
        protection=Protection(person.protection),
        is_adult=is_adult(consents.person_as_rule(person).birth, clock.today(user.timezone)),
        views=_views(person, rows, all_of_them),
        lines=tuple(_line(user, row, person, all_of_them) for row in reversed(rows)),
        assistance=_assistance(user, person),
    )
    trail.seen(user, "consent.read", ref, "consents, assistance")
    return found


def one_consent(user: Actor, ref: str, consent_ref: str) -> Detail:
    """One consent of a person. Raises NotFound. Written into the access log."""
    person = _person(user, ref)
    gate.require(user, "consent.read")
    rows = _consents(user, person)
    row = gate.one(
        scope.of_person(user, Consent)
        .where(Consent.person_id == person.id, Consent.ref == consent_ref)
        .options(joinedload(Consent.text), joinedload(Consent.recipient))
    )
    names = _names_of({row.recorded_by_id, row.approved_by_id})
    found = _detail(user, person, row, [consents.as_rule(other, user.timezone) for other in rows], names)
    trail.seen(user, "consent.read", f"{ref}/consents/{consent_ref}", "consent")
    return found


def to_approve(user: Actor, ref: str, consent_ref: str) -> Detail:
    """The same for whoever may approve it. Raises NotFound or Denied. Written into the access log."""
    found = one_consent(user, ref, consent_ref)
    gate.require(user, "consent.approve")
    return found


def person_named(user: Actor, ref: str) -> str:
    """A person's name, above a form. Raises NotFound or Denied. Written into the access log."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "consent.record")
    name = full_name(person)
    trail.seen(user, "consent.read", ref, "name")
    return name


def _detail(
    user: Actor, person: Person, row: Consent, all_of_them: list[rules.Consent], names: dict[int, str]
) -> Detail:
    return Detail(
        person_ref=person.ref,
        person_name=full_name(person),
        line=_line(user, row, person, all_of_them),
        giver=Giver(row.giver),
        guardian_name=row.guardian_name,
        has_assent=row.has_assent,
        how_given=HowGiven(row.how_given),
        evidence=row.evidence,
        interpreter=row.interpreter,
        risks_explained=row.risks_explained,
        not_conditional=row.not_conditional,
        counselled_on=row.counselled_on,
        onward=row.onward,
        identity_from=_identity_from(row),
        text_number=row.text.number,
        text_language=row.text.language,
        paragraphs=paragraphs(row.text.body),
        recorded_by=names.get(row.recorded_by_id, ""),
        recorded_at=row.recorded_at,
        approved_by=names.get(row.approved_by_id or 0, ""),
        approved_at=row.approved_at,
        is_own=row.recorded_by_id == user.id,
        version=row.version,
    )


def _identity_from(row: Consent) -> IdentityFrom | None:
    """From when the employer knows who it is; consents of before there was a choice say from the submission on."""
    if row.kind != ConsentKind.PRESENT_TO_EMPLOYER:
        return None
    return IdentityFrom(row.identity_from or presenting.USUAL_STAGE)


def full_name(person: Person) -> str:
    """The name as written, with its Latin form behind it where there is one."""
    name = names.full_name(person.given_names, person.family_names)
    return f"{name} ({person.latin_name})" if person.latin_name else name


def paragraphs(body: str) -> tuple[str, ...]:
    """A text by its paragraphs."""
    return tuple(part.strip() for part in body.split("\n\n") if part.strip())


def _person(user: Actor, ref: str) -> Person:
    return gate.one(scope.people(user).where(Person.ref == ref).options(selectinload(Person.nationalities)))


def _consents(user: Actor, person: Person) -> list[Consent]:
    query = scope.of_person(user, Consent).where(Consent.person_id == person.id)
    query = query.options(joinedload(Consent.text), joinedload(Consent.recipient))
    return list(db.session.scalars(query.order_by(Consent.given_on, Consent.id)))


def override_on(person: Person) -> bool:
    """Whether the person's organization switched exceptions for protected people on."""
    house = db.session.get(Organization, person.organization_id)
    return house is not None and house.override_allowed


def _line(user: Actor, row: Consent, person: Person, all_of_them: list[rules.Consent]) -> Line:
    consent = consents.as_rule(row, user.timezone)
    today = clock.today(user.timezone)
    as_person = consents.person_as_rule(person)
    state, against = consent_state.state(consent, as_person, all_of_them, today, override_on=override_on(person))
    named: type[StrEnum] = LiaisonField if row.kind in rules.CONSULAR_KINDS else SharedData
    return Line(
        ref=row.ref,
        kind=ConsentKind(row.kind),
        state=ConsentState(state),
        against=against,
        recipient=_recipient(row),
        purpose=Purpose(row.purpose),
        fields=tuple(field for field in named if field in row.fields),
        given_on=row.given_on,
        expires_on=row.expires_on,
        withdrawn_at=row.withdrawn_at,
        end_reason=row.end_reason,
    )


def _recipient(row: Consent) -> str:
    if row.recipient is None:
        return row.recipient_name
    return f"{row.recipient.name}, {row.recipient.city}" if row.recipient.city else row.recipient.name


def _views(person: Person, rows: list[Consent], all_of_them: list[rules.Consent]) -> tuple[View, ...]:
    """What each consulate can read now, by the rule itself, in the consulate's own day."""
    found = []
    on = override_on(person)
    toward = {row.recipient_id: row for row in rows if row.kind in rules.CONSULAR_KINDS and row.recipient is not None}
    for recipient_id, row in toward.items():
        consulate = row.recipient
        if consulate is None or recipient_id is None:
            continue
        today = clock.today(consulate.timezone)
        purpose = scope.CONSULAR_PURPOSE
        known = rules.may_know(
            consulate.country,
            recipient_id,
            purpose,
            consents.person_as_rule(person),
            all_of_them,
            today,
            override_on=on,
        )
        word = rules.last_word(all_of_them, recipient_id, purpose)
        if known is not None and word is not None and word.expires_on is not None:
            fields = tuple(field for field in LiaisonField if field in known)
            found.append(View(_recipient(row), fields, word.expires_on))
    return tuple(found)


def _assistance(user: Actor, person: Person) -> tuple[Assistance, ...]:
    query = (
        scope.of_person(user, ConsularAssistance)
        .join(Organization, Organization.id == ConsularAssistance.consulate_id)
        .where(ConsularAssistance.person_id == person.id)
        .with_only_columns(
            Organization.name,
            ConsularAssistance.kind,
            ConsularAssistance.state,
            ConsularAssistance.on,
            ConsularAssistance.note,
        )
        .order_by(ConsularAssistance.on.desc(), ConsularAssistance.id.desc())
    )
    return tuple(
        Assistance(name, AssistanceKind(kind), AssistanceState(state), on, note or "")
        for name, kind, state, on, note in db.session.execute(query)
    )


def _names_of(ids: Collection[int | None]) -> dict[int, str]:
    known = sorted(number for number in ids if number is not None)
    return {row.id: row.name for row in db.session.execute(select(User.id, User.name).where(User.id.in_(known)))}
