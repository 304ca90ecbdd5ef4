"""What the page needs on which a consent is recorded, and the consents that wait for a second person."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import consents, gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.consent.onward import shares_with
from caseflow.consent.queries import full_name, override_on, paragraphs
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.accounts import Organization, User
from caseflow.models.consent import Consent, ConsentText
from caseflow.models.employers import Employer
from caseflow.models.people import Person
from caseflow.rules import consent as rules
from caseflow.rules import consent_record as record
from caseflow.rules.birth import is_adult
from caseflow.rules.reason import Because, because
from caseflow.vocabulary.consents import ConsentKind
from caseflow.vocabulary.vetting import EmployerKind


@dataclass(frozen=True)
class ToGive:
    """A person, a kind of consent, and the words to read out. `blocked` says why this kind cannot be recorded."""

    ref: str
    name: str
    kind: ConsentKind
    blocked: tuple[Because, ...]
    is_adult: bool | None
    text_id: int
    text_number: int
    text_language: str
    paragraphs: tuple[str, ...]
    recipients: tuple[tuple[str, str], ...]
    shares_with: tuple[str, ...]
    latest_end: date | None


@dataclass(frozen=True)
class Waiting:
    """An override that a second person must look at."""

    person_ref: str
    person_name: str
    consent_ref: str
    consulate: str
    given_on: date
    expires_on: date
    recorded_by: str
    is_own: bool


def to_give(user: Actor, ref: str, kind: str, language: str) -> ToGive:
    """What to show before a consent of this kind is recorded. Raises NotFound. Written into the access log."""
    person = gate.one(scope.people(user).where(Person.ref == ref).options(selectinload(Person.nationalities)))
    gate.require(user, "consent.record")
    text = db.session.scalar(
        select(ConsentText).where(
            ConsentText.kind == kind, ConsentText.language == language, ConsentText.is_current.is_(True)
        )
    )
    if text is None:
        raise NotFound
    today = clock.today(user.timezone)
    found = ToGive(
        ref=person.ref,
        name=full_name(person),
        kind=ConsentKind(kind),
        blocked=tuple(_blocked(user, person, kind)),
        is_adult=is_adult(consents.person_as_rule(person).birth, today),
        text_id=text.id,
        text_number=text.number,
        text_language=text.language,
        paragraphs=paragraphs(text.body),
        recipients=_recipients(user, person, kind),
        shares_with=shares_with(user, person.id) if kind == record.SUBMIT else (),
        latest_end=record.longest_end(kind, today),
    )
    trail.seen(user, "consent.read", ref, "name")
    return found


def _blocked(user: Actor, person: Person, kind: str) -> list[Because]:
    """What no filling in of the form can mend."""
    found = []
    if kind in rules.CONSULAR_KINDS:
        as_person = consents.person_as_rule(person)
        if person.is_stateless:
            found.append(because("consent_stateless"))
        today = clock.today(user.timezone)
        found += [
            no
            for no in [
                rules.contact_for_a_minor(
                    rules.Consent(kind=kind), as_person, today, by_protection_officer=user.is_protection_officer
                )
            ]
            if no is not None
        ]
    if kind == rules.CONSULATE and person.protection == rules.PROTECTED:
        found.append(because("consent_person_protected"))
    if kind == rules.CONSULATE and person.protection == rules.UNKNOWN:
        found.append(because("consent_person_not_screened"))
    if kind == rules.OVERRIDE:
        found += [] if override_on(person) else [because("override_switched_off")]
        found += [because("override_not_needed")] if person.protection == rules.CLEAR else []
        found += [] if user.is_protection_officer else [because("override_needs_protection_officer")]
    return found


def _recipients(user: Actor, person: Person, kind: str) -> tuple[tuple[str, str], ...]:
    """Whom the form can choose: the person's consulates, or the employers of the organization, by reference."""
    if kind in rules.CONSULAR_KINDS:
        return _consulates(user, person)
    if kind != record.PRESENT:
        return ()
    query = scope.employers(user).where(Employer.kind == EmployerKind.EMPLOYER).order_by(Employer.sort_name)
    rows = db.session.execute(query.with_only_columns(Employer.ref, Employer.name, Employer.municipality))
    return tuple((ref, f"{name}, {town}" if town else name) for ref, name, town in rows)


def _consulates(user: Actor, person: Person) -> tuple[tuple[str, str], ...]:
    """The consulates of the person's own nationalities, by reference."""
    countries = sorted(nationality.country for nationality in person.nationalities)
    query = scope.consulates(user).where(Organization.country.in_(countries)).order_by(Organization.name)
    return tuple((row.ref, f"{row.name}, {row.city}" if row.city else row.name) for row in db.session.scalars(query))


def waiting_consents(user: Actor) -> tuple[Waiting, ...]:
    """Overrides of the user's people that nobody has approved yet, oldest first. Written into the access log."""
    gate.require(user, "consent.approve")
    today = clock.today(user.timezone)
    query = (
        scope.of_person(user, Consent)
        .where(
            Consent.kind == rules.OVERRIDE,
            Consent.approved_by_id.is_(None),
            Consent.withdrawn_at.is_(None),
            Consent.end_reason == "",
            Consent.expires_on > today,
        )
        .options(joinedload(Consent.person), joinedload(Consent.recipient))
        .order_by(Consent.id)
        .limit(200)
    )
    rows = list(db.session.scalars(query))
    ids = sorted({row.recorded_by_id for row in rows})
    names = {row.id: row.name for row in db.session.execute(select(User.id, User.name).where(User.id.in_(ids)))}
    found = tuple(
        Waiting(
            person_ref=row.person.ref,
            person_name=full_name(row.person),
            consent_ref=row.ref,
            consulate=row.recipient.name if row.recipient else row.recipient_name,
            given_on=row.given_on,
            expires_on=row.expires_on,
            recorded_by=names.get(row.recorded_by_id, ""),
            is_own=row.recorded_by_id == user.id,
        )
        for row in rows
    )
    trail.seen(user, "consent.read", "waiting", "name, consulate")
    return found
