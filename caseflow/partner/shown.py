"""What a consent shows of a person to an employer, beside the name: work, papers, a way to reach them.

Before the employer knows who it is, work is what somebody can do and nothing by which they could be found: occupations
with whole years, levels of schooling, licences by occupation, and languages of many (never a mother tongue that tells
a village). No employer, school, country, title or day. All of that comes with the identity.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select

from caseflow import clock
from caseflow.access import partner
from caseflow.access.actor import Actor
from caseflow.access.fields import LIAISON_CONTACTS
from caseflow.extensions import db
from caseflow.models.base import Base
from caseflow.models.evaluation import Education, Licence, WorkExperience
from caseflow.models.people import Contact, IdentityDocument, Nationality, Person, PersonLanguage
from caseflow.rules import presenting
from caseflow.rules.consent import Consent
from caseflow.rules.presenting import CONTACT, DOCUMENTS, IDENTITY, WORK
from caseflow.vocabulary.contact import ContactKind
from caseflow.vocabulary.documents import IdentityKind
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import country_name, language_name
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.persons import BirthPrecision
from caseflow.vocabulary.skills import Isced, LanguageLevel, LicenceKind

# Papers that tell nothing of protection, and nothing of a status that no consent toward an employer names.
PAPERS = frozenset({IdentityKind.PASSPORT, IdentityKind.NATIONAL_ID, IdentityKind.DRIVING_LICENCE})
# Spoken by so many that they tell of nobody where they come from.
OF_MANY = frozenset({"eng", "fra", "spa", "por"})


@dataclass(frozen=True)
class Job:
    """One job in the past, once the employer knows who it is."""

    title: str
    employer: str
    country: str
    started_on: date
    ended_on: date | None


@dataclass(frozen=True)
class Work:
    """What somebody can do. `jobs` and the words of schools and bodies come with the identity only."""

    occupations: tuple[tuple[str, int], ...] = ()
    schooling: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    jobs: tuple[Job, ...] = ()


@dataclass(frozen=True)
class Details:
    """What is shown besides name, job and stage; None for what is not."""

    birth: date | None = None
    birth_precision: BirthPrecision | None = None
    nationalities: tuple[str, ...] = ()
    work: Work | None = None
    contact: tuple[ContactKind, str] | None = None
    documents: tuple[tuple[IdentityKind, date | None], ...] = ()


def consent_of(fields: list[str], identity_from: str) -> Consent:
    """The part of a consent that says what is shown; that it counts is known already."""
    return Consent(fields=frozenset(fields), identity_from=identity_from)


def details(user: Actor, person_id: int, fields: tuple[str, ...], language: str | None) -> Details:
    """The details of a person that these fields show."""
    birth = _birth(user, person_id) if IDENTITY in fields else None
    return Details(
        birth=birth[0] if birth else None,
        birth_precision=BirthPrecision(birth[1]) if birth else None,
        nationalities=_nationalities(user, person_id) if IDENTITY in fields else (),
        work=_work(user, person_id, language, is_known=IDENTITY in fields) if WORK in fields else None,
        contact=_contact(user, person_id) if CONTACT in fields else None,
        documents=_documents(user, person_id) if DOCUMENTS in fields else (),
    )


def _of(user: Actor, model: type[Base], field: str, person_id: int) -> Select[Any]:
    return partner.of_person(user, model, field).where(model.person_id == person_id)  # type: ignore[attr-defined]


def _birth(user: Actor, person_id: int) -> Any:
    query = partner.candidates(user).where(partner.shows(IDENTITY), Person.id == person_id)
    return db.session.execute(query.with_only_columns(Person.birth_date, Person.birth_precision).limit(1)).one_or_none()


def _nationalities(user: Actor, person_id: int) -> tuple[str, ...]:
    query = _of(user, Nationality, IDENTITY, person_id).with_only_columns(Nationality.country)
    return tuple(sorted(country_name(code) for code in db.session.scalars(query)))


def _work(user: Actor, person_id: int, language: str | None, *, is_known: bool) -> Work:
    return Work(
        occupations=_occupations(user, person_id),
        schooling=_schooling(user, person_id, is_known),
        licences=_licences(user, person_id, is_known),
        languages=_languages(user, person_id, OF_MANY | {language or ""}, is_known),
        jobs=_jobs(user, person_id) if is_known else (),
    )


def _occupations(user: Actor, person_id: int) -> tuple[tuple[str, int], ...]:
    query = _of(user, WorkExperience, WORK, person_id)
    rows = db.session.execute(
        query.with_only_columns(WorkExperience.isco, WorkExperience.started_on, WorkExperience.ended_on)
    )
    years = presenting.years_in([(row[0], row[1], row[2]) for row in rows], clock.today(user.timezone))
    ranked = sorted(years.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((occupation_name(isco), number) for isco, number in ranked)


def _jobs(user: Actor, person_id: int) -> tuple[Job, ...]:
    known = partner.of_person(user, WorkExperience, IDENTITY).with_only_columns(WorkExperience.id)
    query = _of(user, WorkExperience, WORK, person_id).where(WorkExperience.id.in_(known))
    rows = db.session.execute(
        query.with_only_columns(
            WorkExperience.title,
            WorkExperience.employer_name,
            WorkExperience.country,
            WorkExperience.started_on,
            WorkExperience.ended_on,
        ).order_by(WorkExperience.started_on.desc(), WorkExperience.id)
    )
    return tuple(Job(row[0], row[1], country_name(row[2]), row[3], row[4]) for row in rows)


def _schooling(user: Actor, person_id: int, is_known: bool) -> tuple[str, ...]:
    levels = _of(user, Education, WORK, person_id).with_only_columns(Education.isced)
    if not is_known:
        return tuple(label_of(Isced, str(code)) for code in sorted(set(db.session.scalars(levels)), reverse=True))
    known = partner.of_person(user, Education, IDENTITY).with_only_columns(Education.id)
    query = _of(user, Education, WORK, person_id).where(Education.id.in_(known)).order_by(Education.isced.desc())
    rows = db.session.execute(
        query.with_only_columns(Education.title, Education.institution, Education.country, Education.isced)
    )
    return tuple(
        ", ".join(part for part in (row[0], row[1], country_name(row[2]), label_of(Isced, str(row[3]))) if part)
        for row in rows
    )


def _licences(user: Actor, person_id: int, is_known: bool) -> tuple[str, ...]:
    query = _of(user, Licence, WORK, person_id).order_by(Licence.isco, Licence.id)
    if not is_known:
        # A licence of another country would tell that the person comes from elsewhere.
        here = query.where(Licence.kind != LicenceKind.FOREIGN)
        rows = db.session.execute(here.with_only_columns(Licence.isco, Licence.kind))
        bare = (f"{occupation_name(row[0])}: {label_of(LicenceKind, row[1])}" for row in rows)
        return tuple(dict.fromkeys(bare))
    known = partner.of_person(user, Licence, IDENTITY).with_only_columns(Licence.id)
    query = query.where(Licence.id.in_(known))
    more: Any = (Licence.isco, Licence.kind, Licence.body, Licence.country)
    found: Any = db.session.execute(query.with_only_columns(*more))
    return tuple(
        f"{occupation_name(row[0])}: {label_of(LicenceKind, row[1])}, {row[2]}, {country_name(row[3])}" for row in found
    )


def _languages(user: Actor, person_id: int, shown: frozenset[str], is_known: bool) -> tuple[tuple[str, str], ...]:
    query = _of(user, PersonLanguage, WORK, person_id)
    if not is_known:
        query = query.where(PersonLanguage.language.in_(sorted(shown)))
    rows = db.session.execute(query.with_only_columns(PersonLanguage.language, PersonLanguage.level))
    named = [(language_name(code), label_of(LanguageLevel, level)) for code, level in rows]
    return tuple(sorted(named))


def _contact(user: Actor, person_id: int) -> tuple[ContactKind, str] | None:
    """One way to reach the person that is safe, the preferred one first. Never an address or a third person."""
    query = _of(user, Contact, CONTACT, person_id).where(
        Contact.kind.in_(sorted(LIAISON_CONTACTS)), Contact.is_safe, Contact.ended_on.is_(None)
    )
    query = query.order_by(Contact.is_preferred.desc(), Contact.id.desc()).limit(1)
    row = db.session.execute(query.with_only_columns(Contact.kind, Contact.value)).one_or_none()
    return None if row is None else (ContactKind(row.kind), row.value)


def _documents(user: Actor, person_id: int) -> tuple[tuple[IdentityKind, date | None], ...]:
    """Which papers there are and until when they are good; never a number."""
    query = _of(user, IdentityDocument, DOCUMENTS, person_id).where(IdentityDocument.kind.in_(sorted(PAPERS)))
    query = query.order_by(IdentityDocument.id)
    rows = db.session.execute(query.with_only_columns(IdentityDocument.kind, IdentityDocument.expires_on))
    return tuple((IdentityKind(row.kind), row.expires_on) for row in rows)
