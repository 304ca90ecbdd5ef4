"""What the page of one person shows, and what its forms begin with. Every reading is written down first."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import consents as asked
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import Team, User
from caseflow.models.cases import Case, CaseMember
from caseflow.models.consent import Consent
from caseflow.models.people import (
    Contact,
    ContactAttempt,
    IdentityDocument,
    Person,
    PersonFact,
    PersonLanguage,
    StatusRecord,
)
from caseflow.people.current import name_of
from caseflow.rules.birth import Birth, age_range
from caseflow.rules.consent import active
from caseflow.vocabulary.consents import ConsentKind
from caseflow.vocabulary.contact import AttemptResult, ContactChannel, ContactKind
from caseflow.vocabulary.documents import IdentityKind
from caseflow.vocabulary.facts import FACTS, fact_label, said, value_of
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.persons import Gender, Relationship, Sex
from caseflow.vocabulary.protection import Protection, ProtectionStatus
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.vocabulary.stages import CaseStatus, Stage

PAGE_FIELDS = (
    "identity, nationalities, residence, protection, documents, statuses, languages, contacts, attempts, facts, cases, "
    "consents"
)
_ENDING = 4  # signs of a number that a list shows


@dataclass(frozen=True)
class Paper:
    id: int
    kind: IdentityKind
    country: str | None
    ending: str
    issued_on: date | None
    expires_on: date | None
    note: str


@dataclass(frozen=True)
class Stay:
    id: int
    country: str
    status: MigrationStatus
    is_regular: bool
    valid_from: date | None
    valid_until: date | None
    note: str


@dataclass(frozen=True)
class Tongue:
    id: int
    language: str
    level: LanguageLevel
    needs_interpreter: bool


@dataclass(frozen=True)
class ContactWay:
    id: int
    kind: ContactKind
    value: str
    is_safe: bool
    safe_note: str
    is_preferred: bool
    ended_on: date | None


@dataclass(frozen=True)
class Tried:
    at: datetime
    channel: ContactChannel
    result: AttemptResult
    note: str
    by: str


@dataclass(frozen=True)
class Known:
    name: str
    label: str
    said: str
    recorded_on: date


@dataclass(frozen=True)
class OwnCase:
    ref: str
    stage: Stage
    status: CaseStatus
    relationship: Relationship
    opened_on: date
    has_left: bool


@dataclass(frozen=True)
class Agreed:
    ref: str
    kind: ConsentKind
    recipient: str
    given_on: date
    expires_on: date
    is_active: bool
    is_withdrawn: bool


@dataclass(frozen=True)
class PersonPage:
    """One person as their caseworkers see them."""

    ref: str
    name: str
    latin_name: str
    team: str
    birth: Birth
    ages: tuple[int, int] | None
    birth_country: str | None
    sex: Sex
    gender: Gender
    nationalities: tuple[str, ...]
    is_stateless: bool
    residence_country: str | None
    residence_region: str | None
    municipality: str
    protection: Protection
    protection_status: ProtectionStatus | None
    feared_countries: tuple[str, ...]
    protection_note: str
    papers: tuple[Paper, ...]
    stays: tuple[Stay, ...]
    tongues: tuple[Tongue, ...]
    ways: tuple[ContactWay, ...]
    ended_ways: tuple[ContactWay, ...]
    attempts: tuple[Tried, ...]
    attempts_by_channel: tuple[tuple[ContactChannel, int], ...]
    attempts_reached: int
    facts: tuple[Known, ...]
    cases: tuple[OwnCase, ...]
    consents: tuple[Agreed, ...]

    @property
    def is_in_open_case(self) -> bool:
        """Whether they take part in a case that is not closed."""
        return any(case.status is not CaseStatus.CLOSED and not case.has_left for case in self.cases)


def person_page(user: Actor, ref: str) -> PersonPage:
    """Everything about one person. Raises NotFound."""
    query = scope.people(user).where(Person.ref == ref).options(selectinload(Person.nationalities))
    person = gate.one(query)
    gate.require(user, "person.read")
    ways = _ways(user, person)
    attempts = _attempts(user, person)
    counted = {channel: sum(one.channel is channel for one in attempts) for channel in ContactChannel}
    page = PersonPage(
        **_who(user, person),
        papers=_papers(user, person),
        stays=_stays(user, person),
        tongues=_tongues(user, person),
        ways=tuple(one for one in ways if one.ended_on is None),
        ended_ways=tuple(one for one in ways if one.ended_on is not None),
        attempts=attempts,
        attempts_by_channel=tuple((channel, number) for channel, number in counted.items() if number),
        attempts_reached=sum(one.result is AttemptResult.REACHED for one in attempts),
        facts=_facts(user, person),
        cases=_cases(user, person),
        consents=_consents(user, person),
    )
    trail.seen(user, "person.read", ref, PAGE_FIELDS)
    return page


def _who(user: Actor, person: Person) -> dict[str, Any]:
    """Who the person is: the fields of the page that stand in the person's own row."""
    birth = Birth(person.birth_date, person.birth_precision)
    team = scope.teams(user).where(Team.id == person.team_id).with_only_columns(Team.name)
    return {
        "ref": person.ref,
        "name": name_of(person),
        "latin_name": person.latin_name,
        "team": db.session.scalar(team) or "",
        "birth": birth,
        "ages": age_range(birth, clock.today(user.timezone)),
        "birth_country": person.birth_country,
        "sex": Sex(person.sex),
        "gender": Gender(person.gender),
        "nationalities": tuple(one.country for one in person.nationalities),
        "is_stateless": person.is_stateless,
        "residence_country": person.residence_country,
        "residence_region": person.residence_region,
        "municipality": person.municipality,
        "protection": Protection(person.protection),
        "protection_status": ProtectionStatus(person.protection_status) if person.protection_status else None,
        "feared_countries": tuple((person.feared_countries or "").split()),
        "protection_note": person.protection_note or "",
    }


def _papers(user: Actor, person: Person) -> tuple[Paper, ...]:
    query = scope.of_person(user, IdentityDocument).where(IdentityDocument.person_id == person.id)
    rows = db.session.scalars(query.order_by(IdentityDocument.id))
    return tuple(
        Paper(r.id, IdentityKind(r.kind), r.country, (r.number or "")[-_ENDING:], r.issued_on, r.expires_on, r.note)
        for r in rows
    )


def _stays(user: Actor, person: Person) -> tuple[Stay, ...]:
    """Statuses, the newest first; those without a beginning last."""
    query = scope.of_person(user, StatusRecord).where(StatusRecord.person_id == person.id)
    rows = sorted(db.session.scalars(query), key=lambda r: (r.valid_from or date.min, r.id), reverse=True)
    return tuple(
        Stay(r.id, r.country, MigrationStatus(r.status), r.is_regular, r.valid_from, r.valid_until, r.note or "")
        for r in rows
    )


def _tongues(user: Actor, person: Person) -> tuple[Tongue, ...]:
    query = scope.of_person(user, PersonLanguage).where(PersonLanguage.person_id == person.id)
    rows = db.session.scalars(query.order_by(PersonLanguage.id))
    return tuple(Tongue(r.id, r.language, LanguageLevel(r.level), r.needs_interpreter) for r in rows)


def _ways(user: Actor, person: Person) -> tuple[ContactWay, ...]:
    """Ways to reach the person: the preferred one first, unsafe ones last."""
    query = scope.of_person(user, Contact).where(Contact.person_id == person.id)
    rows = sorted(db.session.scalars(query), key=lambda r: (not r.is_preferred, not r.is_safe, r.id))
    return tuple(
        ContactWay(r.id, ContactKind(r.kind), r.value, r.is_safe, r.safe_note, r.is_preferred, r.ended_on) for r in rows
    )


def _attempts(user: Actor, person: Person) -> tuple[Tried, ...]:
    query = (
        scope.of_person(user, ContactAttempt)
        .join(User, User.id == ContactAttempt.by_user_id)
        .where(ContactAttempt.person_id == person.id)
        .add_columns(User.name)
        .order_by(ContactAttempt.at.desc(), ContactAttempt.id.desc())
    )
    return tuple(
        Tried(row.at, ContactChannel(row.channel), AttemptResult(row.result), row.note or "", by)
        for row, by in db.session.execute(query)
    )


def _facts(user: Actor, person: Person) -> tuple[Known, ...]:
    query = scope.of_person(user, PersonFact).where(PersonFact.person_id == person.id)
    rows = {row.name: row for row in db.session.scalars(query)}
    return tuple(
        Known(name, fact_label(name), said(name, value_of(name, rows[name].value)), rows[name].recorded_on)
        for name in FACTS
        if name in rows
    )


def _cases(user: Actor, person: Person) -> tuple[OwnCase, ...]:
    columns = (
        Case.ref,
        Case.stage,
        Case.status,
        CaseMember.relationship_to_principal,
        Case.opened_on,
        CaseMember.left_on,
    )
    query = scope.members(user).where(CaseMember.person_id == person.id).order_by(Case.opened_on.desc(), Case.id.desc())
    return tuple(
        OwnCase(ref, Stage(stage), CaseStatus(status), Relationship(relationship), opened_on, left_on is not None)
        for ref, stage, status, relationship, opened_on, left_on in db.session.execute(
            query.with_only_columns(*columns)
        )
    )


def _consents(user: Actor, person: Person) -> tuple[Agreed, ...]:
    query = (
        scope.of_person(user, Consent)
        .where(Consent.person_id == person.id)
        .options(joinedload(Consent.recipient), joinedload(Consent.text))
        .order_by(Consent.given_on.desc(), Consent.id.desc())
    )
    today = clock.today(user.timezone)
    return tuple(
        Agreed(
            row.ref,
            ConsentKind(row.kind),
            row.recipient.name if row.recipient else row.recipient_name,
            row.given_on,
            row.expires_on,
            active(asked.as_rule(row, user.timezone), today),
            row.withdrawn_at is not None,
        )
        for row in db.session.scalars(query)
    )
