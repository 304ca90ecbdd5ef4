"""Who is in the case: names, ages, nationalities, how they may be reached."""

from dataclasses import dataclass
from datetime import date

from caseflow.access import scope
from caseflow.casefile.subject import Subject, full_name
from caseflow.extensions import db
from caseflow.models.cases import CaseMember
from caseflow.models.people import Contact, IdentityDocument, PersonLanguage
from caseflow.rules.birth import Birth, age_range, is_adult
from caseflow.vocabulary.contact import ContactKind
from caseflow.vocabulary.documents import IdentityKind
from caseflow.vocabulary.persons import BirthPrecision, Relationship, Sex
from caseflow.vocabulary.protection import Protection
from caseflow.vocabulary.skills import LanguageLevel

_SHOWN_SIGNS = 3


@dataclass(frozen=True)
class Spoken:
    language: str
    level: LanguageLevel
    needs_interpreter: bool


@dataclass(frozen=True)
class Reach:
    """A way to reach somebody, with what to mind before it is used."""

    kind: ContactKind
    value: str
    is_safe: bool
    safe_note: str
    is_preferred: bool


@dataclass(frozen=True)
class Paper:
    """An identity document. Of its number only the last signs."""

    kind: IdentityKind
    country: str | None
    number_end: str
    expires_on: date | None


@dataclass(frozen=True)
class Member:
    ref: str
    name: str
    given: str
    latin_name: str
    relationship: Relationship
    is_principal: bool
    sex: Sex
    birth_date: date | None
    birth_precision: BirthPrecision
    ages: tuple[int, int] | None
    is_adult: bool | None
    nationalities: tuple[str, ...]
    is_stateless: bool
    residence_country: str | None
    residence_region: str | None
    municipality: str
    protection: Protection
    joined_on: date
    left_on: date | None
    languages: tuple[Spoken, ...]
    contacts: tuple[Reach, ...]
    papers: tuple[Paper, ...]

    @property
    def needs_interpreter(self) -> bool:
        """Whether somebody must be asked to interpret."""
        return any(spoken.needs_interpreter for spoken in self.languages)


def section(subject: Subject) -> tuple[Member, ...]:
    """The members, the principal applicant first, those who left last."""
    languages = _languages(subject)
    contacts = _contacts(subject)
    papers = _papers(subject)
    return tuple(
        _member(row, subject.today, languages[row.person_id], contacts[row.person_id], papers[row.person_id])
        for row in subject.members
    )


def _member(
    row: CaseMember, today: date, languages: list[Spoken], contacts: list[Reach], papers: list[Paper]
) -> Member:
    person = row.person
    birth = Birth(person.birth_date, person.birth_precision)
    return Member(
        ref=person.ref,
        name=full_name(person),
        given=person.given_names or person.family_names,
        latin_name=person.latin_name,
        relationship=Relationship(row.relationship_to_principal),
        is_principal=row.is_principal,
        sex=Sex(person.sex),
        birth_date=person.birth_date,
        birth_precision=BirthPrecision(person.birth_precision),
        ages=age_range(birth, today),
        is_adult=is_adult(birth, today),
        nationalities=tuple(n.country for n in person.nationalities),
        is_stateless=person.is_stateless,
        residence_country=person.residence_country,
        residence_region=person.residence_region,
        municipality=person.municipality,
        protection=Protection(person.protection),
        joined_on=row.joined_on,
        left_on=row.left_on,
        languages=tuple(languages),
        contacts=tuple(contacts),
        papers=tuple(papers),
    )


def _languages(subject: Subject) -> dict[int, list[Spoken]]:
    found: dict[int, list[Spoken]] = {person_id: [] for person_id in subject.person_ids}
    query = scope.of_person(subject.user, PersonLanguage).where(PersonLanguage.person_id.in_(subject.person_ids))
    for row in db.session.scalars(query.order_by(PersonLanguage.id)):
        spoken = Spoken(row.language, LanguageLevel(row.level), row.needs_interpreter)
        found[row.person_id].append(spoken)
    return found


def _contacts(subject: Subject) -> dict[int, list[Reach]]:
    found: dict[int, list[Reach]] = {person_id: [] for person_id in subject.person_ids}
    query = scope.of_person(subject.user, Contact).where(
        Contact.person_id.in_(subject.person_ids), Contact.ended_on.is_(None)
    )
    for row in db.session.scalars(query.order_by(Contact.is_preferred.desc(), Contact.id)):
        reach = Reach(ContactKind(row.kind), row.value, row.is_safe, row.safe_note, row.is_preferred)
        found[row.person_id].append(reach)
    return found


def _papers(subject: Subject) -> dict[int, list[Paper]]:
    found: dict[int, list[Paper]] = {person_id: [] for person_id in subject.person_ids}
    query = scope.of_person(subject.user, IdentityDocument).where(IdentityDocument.person_id.in_(subject.person_ids))
    for row in db.session.scalars(query.order_by(IdentityDocument.id)):
        paper = Paper(IdentityKind(row.kind), row.country, number_end(row.number), row.expires_on)
        found[row.person_id].append(paper)
    return found


def number_end(number: str | None) -> str:
    """The last signs of a document's number, enough to tell two papers apart; "" for none or a very short one."""
    return number[-_SHOWN_SIGNS:] if number and len(number) > 2 * _SHOWN_SIGNS else ""
