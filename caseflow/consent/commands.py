"""Recording what a person agreed to, the second person's approval, and taking it back."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import consents, gate, scope
from caseflow.access.actor import Actor
from caseflow.access.numbers import next_in_case
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.consent.onward import shares_with
from caseflow.errors import NotFound, Refused
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.consent import Consent, ConsentText
from caseflow.models.employers import Employer
from caseflow.models.people import Person
from caseflow.rules import consent as rules
from caseflow.rules import consent_record as record
from caseflow.rules import names
from caseflow.rules.consent_record import Circumstances
from caseflow.rules.reason import Because, NotAllowed, because
from caseflow.rules.reference import normalise
from caseflow.vocabulary.language import _
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.tasks import TaskKind
from caseflow.vocabulary.vetting import EmployerKind

# On withdrawal these recipients are told to stop using the data, without reasons (DP07). A consulate is told nothing:
# the person is simply no longer there.
TOLD_TO_STOP = frozenset({record.PRESENT, record.SUBMIT})


class Incomplete(Refused):
    """Several things are missing at once; `all` has each with its field."""

    def __init__(self, refusals: Iterable[NotAllowed]) -> None:
        self.all = tuple(Refused(sentence(no.because.code, no.because.facts), no.field) for no in refusals)
        super().__init__(self.all[0].message, self.all[0].field)


@dataclass(frozen=True)
class Given:
    """What the form says. `recipient` is the reference of a consulate or an employer, `recipient_name` anybody else."""

    kind: str
    text_id: int | None
    recipient: str = ""
    recipient_name: str = ""
    purpose: str = ""
    fields: frozenset[str] = frozenset()
    onward: str = ""
    identity_from: str = ""
    giver: str = ""
    guardian_name: str = ""
    has_assent: bool = False
    how_given: str = ""
    evidence: str = ""
    interpreter: str = ""
    risks_explained: bool = False
    not_conditional: bool = False
    counselled_on: date | None = None
    given_on: date | None = None
    expires_on: date | None = None


def record_consent(user: Actor, ref: str, given: Given) -> str:
    """Write down what this person agreed to. Returns the consent's reference.

    An override opens nothing until a second person approves it. Raises NotFound, Denied, or Incomplete with everything
    that is missing next to its field. Access rules DP02, DP06, DP12, DP15.
    """
    # Locked: nobody becomes protected between this look and the commit.
    query = scope.people(user).where(Person.ref == ref).options(selectinload(Person.nationalities))
    person = gate.one(query.with_for_update(key_share=True, of=Person).execution_options(populate_existing=True))
    gate.require(user, "consent.record")
    recipient = _recipient(user, person, given)
    employer = _employer(user, given) if given.kind == record.PRESENT else None
    text = db.session.scalar(select(ConsentText).where(ConsentText.id == given.text_id, ConsentText.kind == given.kind))
    if text is None or not text.is_current:
        raise Refused(_said(because("consent_text_changed")))
    consent = _as_rule(user, given, recipient, text)
    if employer is not None:
        consent = replace(consent, employer=employer.id, recipient_name=employer.name)
    around = Circumstances(
        by_protection_officer=user.is_protection_officer,
        override_on=_override_on(person),
        consulate_country=recipient.country if recipient else None,
        evidence=given.evidence,
        shares_with=shares_with(user, person.id) if given.kind == record.SUBMIT else (),
    )
    others = consents.of_people(user, [person.id]).get(person.id, ())
    today = clock.today(user.timezone)
    missing = record.against(consent, consents.person_as_rule(person), others, around, today)
    if missing:
        raise Incomplete(_at_its_field(missing, given.kind))
    row = _row(user, person, given, consent, text)
    db.session.add(row)
    facts = {"kind": row.kind, "purpose": row.purpose, "fields": row.fields, "giver": row.giver}
    days = {"given_on": row.given_on, "expires_on": row.expires_on}
    if row.identity_from:
        facts["identity_from"] = row.identity_from
    name = recipient.name if recipient else row.recipient_name
    trail.commit(user, "consent.record", person, f"{ref}/consents/{row.ref}", recipient=name, **facts, **days)
    return row.ref


def _recipient(user: Actor, person: Person, given: Given) -> Organization | None:
    """The organization of ours that may receive the data: a consulate, or for our own service the person's own."""
    if given.kind in rules.CONSULAR_KINDS:
        return db.session.scalar(scope.consulates(user).where(Organization.ref == given.recipient))
    return db.session.get(Organization, person.organization_id) if given.kind == rules.SERVICE else None


def _employer(user: Actor, given: Given) -> Employer | None:
    """The employer of our list that is chosen, or whose name or reference is written; None for one not on it.

    Raises Refused for a choice that is not on the list.
    """
    if given.recipient:
        row = db.session.scalar(_employers(user).where(Employer.ref == given.recipient))
        if row is None:
            raise Refused(_("Choose an employer from the list."), "recipient")
        return row
    said = given.recipient_name.strip()
    ways = [Employer.sort_name == names.fold(said)] if names.fold(said) else []
    ref = normalise(said)
    ways += [Employer.ref == ref] if ref else []
    found = list(db.session.scalars(_employers(user).where(or_(*ways)).limit(2))) if ways else []
    return found[0] if len(found) == 1 else None


def _employers(user: Actor) -> Select[Employer]:
    return scope.employers(user).where(Employer.kind == EmployerKind.EMPLOYER)


def _override_on(person: Person) -> bool:
    house = db.session.get(Organization, person.organization_id)
    return house is not None and house.override_allowed


def _as_rule(user: Actor, given: Given, recipient: Organization | None, text: ConsentText) -> rules.Consent:
    return rules.Consent(
        kind=given.kind,
        recipient=recipient.id if recipient else None,
        recipient_name=given.recipient_name,
        purpose=given.purpose,
        fields=given.fields,
        giver=given.giver,
        guardian_name=given.guardian_name,
        has_assent=given.has_assent,
        how_given=given.how_given,
        text_language=text.language,
        text_counts=text.is_current,
        risks_explained=given.risks_explained,
        not_conditional=given.not_conditional,
        counselled_on=given.counselled_on,
        given_on=given.given_on,
        expires_on=given.expires_on,
        recorded_by=user.id,
        onward=given.onward,
        identity_from=given.identity_from if given.kind == record.PRESENT else "",
    )


def _row(user: Actor, person: Person, given: Given, consent: rules.Consent, text: ConsentText) -> Consent:
    by_guardian = consent.giver == rules.GUARDIAN
    return Consent(
        ref=new_ref("CO"),
        person_id=person.id,
        kind=consent.kind,
        recipient_id=consent.recipient,
        recipient_name=consent.recipient_name,
        employer_id=consent.employer,
        purpose=consent.purpose,
        fields=sorted(consent.fields),
        onward=consent.onward,
        identity_from=consent.identity_from,
        giver=consent.giver,
        guardian_name=consent.guardian_name if by_guardian else "",
        has_assent=consent.has_assent and by_guardian,
        how_given=consent.how_given,
        evidence=given.evidence,
        text_id=text.id,
        interpreter=given.interpreter,
        risks_explained=consent.risks_explained,
        not_conditional=consent.not_conditional,
        counselled_on=consent.counselled_on,
        given_on=consent.given_on,
        expires_on=consent.expires_on,
        recorded_by_id=user.id,
        recorded_at=clock.now(),
    )


def _at_its_field(missing: Iterable[NotAllowed], kind: str) -> Iterable[NotAllowed]:
    """A recipient that is no organization of ours is written into a field of its own."""
    by_name = kind not in rules.CONSULAR_KINDS and kind != record.PRESENT
    for no in missing:
        yield NotAllowed(no.because, "recipient_name") if by_name and no.field == "recipient" else no


def approve_consent(user: Actor, ref: str, consent_ref: str, *, seen: int) -> None:
    """Open the view that an override asks for, as the second person. From then on the consulate may read (DP02).

    Raises NotFound, Denied, Stale, or Refused for whoever recorded it, and when something no longer fits.
    """
    row = gate.one(
        scope.of_person(user, Consent)
        .where(Person.ref == ref, Consent.ref == consent_ref)
        .options(joinedload(Consent.text), joinedload(Consent.person).selectinload(Person.nationalities))
        .with_for_update(of=Consent)
    )
    gate.require(user, "consent.approve")
    gate.fresh(row, seen)
    today = clock.today(user.timezone)
    consent, person = consents.as_rule(row, user.timezone), row.person
    others = consents.of_people(user, [person.id])[person.id]
    newest = rules.last_word(others, row.recipient_id or 0, row.purpose)
    waits = consent.kind == rules.OVERRIDE and consent.approved_by is None and rules.active(consent, today)
    if not waits or newest is None or newest.id != row.id:
        raise Refused(_said(because("consent_not_waiting")))
    if same := rules.may_approve(consent, user.id):
        raise Refused(_said(same))
    approved = replace(consent, approved_by=user.id)
    on = _override_on(person)
    missing = rules.override_allowed(approved, consents.person_as_rule(person), today, switched_on=on)
    if missing:
        raise Incomplete(NotAllowed(no) for no in missing)
    row.approved_by_id, row.approved_at = user.id, clock.now()
    trail.commit(user, "consent.approve", person, f"{ref}/consents/{consent_ref}", recorded_by=row.recorded_by_id)


def withdraw_consent(user: Actor, ref: str, consent_ref: str) -> None:
    """Take a consent back on the person's word, and every other in the same matter. Effective at once (DP07).

    Needs no reason and no version: a withdrawal is never too late. Raises NotFound or Denied.
    """
    query = scope.of_person(user, Consent).where(Person.ref == ref).options(joinedload(Consent.text))
    query = query.with_for_update(of=Consent).execution_options(populate_existing=True)
    rows = {row.id: row for row in db.session.scalars(query)}
    meant = next((row for row in rows.values() if row.ref == consent_ref), None)
    if meant is None:
        raise NotFound
    gate.require(user, "consent.withdraw")
    person = gate.one(scope.people(user).where(Person.id == meant.person_id))
    ended = rules.to_withdraw([consents.as_rule(row) for row in rows.values()], meant.id)
    now = clock.now()
    for consent_id in sorted(ended):
        rows[consent_id].withdrawn_at, rows[consent_id].withdrawn_by_id = now, user.id
    if ended and meant.kind in TOLD_TO_STOP:
        _ask_to_stop(user, person, meant)
    also = sorted(rows[consent_id].ref for consent_id in ended if consent_id != meant.id)
    trail.commit(user, "consent.withdraw", person, f"{ref}/consents/{consent_ref}", kind=meant.kind, also=also)


def _ask_to_stop(user: Actor, person: Person, consent: Consent) -> None:
    """A task on the open case: tell the recipient to stop, and nothing else."""
    case = db.session.scalar(
        scope.cases(user).join(CaseMember, CaseMember.case_id == Case.id).where(CaseMember.open_person_id == person.id)
    )
    if case is None:
        return
    title = _(
        "Tell %(recipient)s to stop using the data of %(name)s. Give no reasons.",
        recipient=consent.recipient_name,
        name=names.full_name(person.given_names, person.family_names),
    )
    task = Task(
        case_id=case.id,
        number=next_in_case(Task, case),
        person_id=person.id,
        title=title,
        kind=TaskKind.CONTACT,
        due_on=clock.today(user.timezone),
        assignee_id=case.caseworker_id,
        created_by_id=user.id,
        created_at=clock.now(),
    )
    db.session.add(task)
    trail.record(user, "task.create", case, f"{case.ref}/tasks/{task.number}", title=title)


def _said(no: Because) -> str:
    return sentence(no.code, no.facts)
