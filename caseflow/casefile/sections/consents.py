"""What each member agreed to, toward whom and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import joinedload

from caseflow.access import consents, scope
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.consent import Consent
from caseflow.rules import consent as rules
from caseflow.rules import consent_state
from caseflow.rules.reason import Because
from caseflow.vocabulary.consents import ConsentKind, Purpose
from caseflow.vocabulary.shared_data import ConsentState

_IN_FORCE = (ConsentState.ACTIVE, ConsentState.WAITING, ConsentState.NOT_COUNTED)


@dataclass(frozen=True)
class ConsentLine:
    """One consent. `against` says why one that was given does not count."""

    ref: str
    kind: ConsentKind
    purpose: Purpose
    recipient: str
    state: ConsentState
    against: tuple[Because, ...]
    given_on: date
    expires_on: date


@dataclass(frozen=True)
class PersonConsents:
    """`now` are those that matter today, `past` how many were withdrawn, replaced or ended."""

    who: Who
    now: tuple[ConsentLine, ...]
    past: int

    @property
    def has_service(self) -> bool:
        """Whether this person agreed to our work."""
        return any(line.kind is ConsentKind.SERVICE and line.state is ConsentState.ACTIVE for line in self.now)


def section(subject: Subject) -> tuple[PersonConsents, ...]:
    """The consents of each member who has not left."""
    query = (
        scope.of_person(subject.user, Consent)
        .where(Consent.person_id.in_(subject.present_ids))
        .options(joinedload(Consent.text), joinedload(Consent.recipient))
        .order_by(Consent.given_on.desc(), Consent.id.desc())
    )
    rows: dict[int, list[Consent]] = {}
    for row in db.session.scalars(query):
        rows.setdefault(row.person_id, []).append(row)
    return tuple(_person(subject, person_id, rows.get(person_id, [])) for person_id in subject.present_ids)


def _person(subject: Subject, person_id: int, rows: list[Consent]) -> PersonConsents:
    person = next(m.person for m in subject.members if m.person_id == person_id)
    known = {row.id: consents.as_rule(row, subject.user.timezone) for row in rows}
    lines = [_line(row, known, consents.person_as_rule(person), subject) for row in rows]
    now = tuple(line for line in lines if line.state in _IN_FORCE)
    return PersonConsents(subject.people[person_id], now, len(lines) - len(now))


def _line(row: Consent, known: Mapping[int, rules.Consent], person: rules.Person, subject: Subject) -> ConsentLine:
    override_on = subject.case.organization.override_allowed
    state, against = consent_state.state(
        known[row.id], person, tuple(known.values()), subject.today, override_on=override_on
    )
    return ConsentLine(
        ref=row.ref,
        kind=ConsentKind(row.kind),
        purpose=Purpose(row.purpose),
        recipient=row.recipient.name if row.recipient else row.recipient_name,
        state=ConsentState(state),
        against=against,
        given_on=row.given_on,
        expires_on=row.expires_on,
    )
