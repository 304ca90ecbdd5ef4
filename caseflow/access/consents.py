"""Consents as the rules read them. The one way from the tables to `rules.consent`, for every room that must ask.

A page or a command that needs to know whether somebody agreed loads them here and asks the rule; it never decides by
looking at a column.
"""

from collections.abc import Collection
from zoneinfo import ZoneInfo

from sqlalchemy.orm import joinedload

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.consent import Consent
from caseflow.models.people import Person
from caseflow.rules import consent as rules
from caseflow.rules.birth import Birth


def of_people(user: Actor, person_ids: Collection[int]) -> dict[int, tuple[rules.Consent, ...]]:
    """All consents of these people, ended and withdrawn ones too, by person; nothing for people not of the user's."""
    query = (
        scope.of_person(user, Consent)
        .where(Consent.person_id.in_(sorted(person_ids)))
        .options(joinedload(Consent.text))
        .order_by(Consent.id)
    )
    found: dict[int, list[rules.Consent]] = {}
    for row in db.session.scalars(query):
        found.setdefault(row.person_id, []).append(as_rule(row, user.timezone))
    return {person_id: tuple(consents) for person_id, consents in found.items()}


def as_rule(row: Consent, timezone: str = "UTC") -> rules.Consent:
    """One consent, loaded with its text. Days are those of the zone: a withdrawal at night counts on its own day."""
    withdrawn = row.withdrawn_at.astimezone(ZoneInfo(timezone)) if row.withdrawn_at else None
    return rules.Consent(
        id=row.id,
        kind=row.kind,
        recipient=row.recipient_id,
        recipient_name=row.recipient_name,
        purpose=row.purpose,
        fields=frozenset(row.fields),
        giver=row.giver,
        guardian_name=row.guardian_name,
        has_assent=row.has_assent,
        how_given=row.how_given,
        text_language=row.text.language,
        # The words that were read out must be those of this kind of consent, and still good.
        text_counts=row.text.kind == row.kind and (row.text.is_current or row.text.is_grandfathered),
        risks_explained=row.risks_explained,
        not_conditional=row.not_conditional,
        counselled_on=row.counselled_on,
        given_on=row.given_on,
        expires_on=row.expires_on,
        withdrawn_at=withdrawn,
        end_reason=row.end_reason,
        recorded_by=row.recorded_by_id,
        approved_by=row.approved_by_id,
        onward=row.onward,
        employer=row.employer_id,
        identity_from=row.identity_from,
    )


def person_as_rule(person: Person) -> rules.Person:
    """A person, loaded with their nationalities, as the rule must know them."""
    return rules.Person(
        nationalities=frozenset(nationality.country for nationality in person.nationalities),
        protection=person.protection,
        birth=Birth(person.birth_date, person.birth_precision),
        is_stateless=person.is_stateless,
        cleared_by=person.cleared_by_id,
    )
