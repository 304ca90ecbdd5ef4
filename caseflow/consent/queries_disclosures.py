"""Who outside the house read what about a person, under which consent. The person can have this list (DP10)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.consent.queries import full_name
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.accounts import Organization, User
from caseflow.models.audit import AccessLog
from caseflow.models.consent import Consent
from caseflow.models.people import Person
from caseflow.paging import PAGE_SIZE, Page
from caseflow.rules import consent as rules
from caseflow.vocabulary.actions import action_label
from caseflow.vocabulary.consents import LiaisonField
from caseflow.vocabulary.shared_data import SharedData


@dataclass(frozen=True)
class Disclosure:
    at: datetime
    reader: str
    organization: str
    what: str
    fields: tuple[StrEnum, ...]
    consent_ref: str


@dataclass(frozen=True)
class Disclosures:
    ref: str
    name: str
    page: Page[Disclosure]


def disclosures(user: Actor, ref: str, after: str | None = None) -> Disclosures:
    """The reads of a person under a consent of theirs, newest first; `after` names the request of a read.

    Raises NotFound. Written into the access log.
    """
    person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "consent.read")
    refs = _consent_refs(user, person)
    rows = db.session.execute(_reads(ref, refs, after).limit(PAGE_SIZE + 1)).all()
    items = tuple(
        Disclosure(
            at=log.at,
            reader=reader,
            organization=organization,
            what=action_label(log.action),
            fields=_fields(log.fields, refs[log.consent_id or 0][1]),
            consent_ref=refs[log.consent_id or 0][0],
        )
        for log, reader, organization in rows[:PAGE_SIZE]
    )
    more = rows[PAGE_SIZE - 1][0].request_id if len(rows) > PAGE_SIZE else None
    found = Disclosures(person.ref, full_name(person), Page(items, next_ref=more))
    trail.seen(user, "consent.read", ref, "disclosures")
    return found


def _fields(read: str, kind: str) -> tuple[StrEnum, ...]:
    """What was shown, in the words of that kind of consent."""
    named: type[StrEnum] = LiaisonField if kind in rules.CONSULAR_KINDS else SharedData
    return tuple(field for field in named if field in read.split(", "))


def _consent_refs(user: Actor, person: Person) -> dict[int, tuple[str, str]]:
    query = scope.of_person(user, Consent).where(Consent.person_id == person.id)
    rows = db.session.execute(query.with_only_columns(Consent.id, Consent.ref, Consent.kind))
    return {row.id: (row.ref, row.kind) for row in rows}


def _reads(ref: str, refs: dict[int, tuple[str, str]], after: str | None) -> Any:
    """The rows of the access log about the person that were read under one of these consents."""
    query = (
        select(AccessLog, User.name, Organization.name)
        .join(User, User.id == AccessLog.actor_id)
        .join(Organization, Organization.id == User.organization_id)
        .where(AccessLog.subject == ref, AccessLog.consent_id.in_(sorted(refs)))
        .order_by(AccessLog.id.desc())
    )
    if after is None:
        return query
    anchor = select(AccessLog.id).where(AccessLog.subject == ref, AccessLog.request_id == after)
    last = db.session.scalar(anchor.order_by(AccessLog.id).limit(1))
    if last is None:
        raise NotFound
    return query.where(AccessLog.id < last)
