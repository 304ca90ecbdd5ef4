"""Narrowing the list of nationals: by name, and by what their consents let the consulate know; by nothing else."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, and_, exists, or_

from caseflow import clock
from caseflow.access import may_know
from caseflow.access.actor import Actor
from caseflow.access.fields import NO_STAY
from caseflow.models.consent import Consent, ConsularAssistance
from caseflow.models.pathways import Permit
from caseflow.models.people import NameKey, Person
from caseflow.rules import search_keys

SOON = timedelta(days=90)


@dataclass(frozen=True)
class Wanted:
    """What a liaison looks for. `permit_soon` and `open_assistance` find only people whose consent names the field."""

    name: str = ""
    permit_soon: bool = False
    open_assistance: bool = False


def narrowed(user: Actor, query: Select[Consent], wanted: Wanted) -> Select[Consent]:
    """Those of the nationals who answer; `query` is `scope.nationals(user)` and stays within it."""
    for word in search_keys.query_keys(wanted.name):
        query = query.where(_has_word(word))
    if wanted.permit_soon:
        query = query.where(may_know.names("permit"), *_ends_soon(clock.today(user.timezone)))
    if wanted.open_assistance:
        query = query.where(may_know.names("assistance"), _has_open_assistance(user))
    return query


def is_searchable(text: str) -> bool:
    """Whether there is anything in the text to look for."""
    return bool(search_keys.query_keys(text))


def _has_word(word: search_keys.Wanted) -> ColumnElement[bool]:
    """A name with this word in it, a slip or another spelling included. Asked of each visible person, one by one: how
    long it takes must not depend on the names of others."""
    tokens: dict[str, list[str]] = {}
    for key in sorted(word.keys):
        tokens.setdefault(key.kind, []).append(key.token)
    begins = and_(NameKey.kind == search_keys.WORD, NameKey.token >= word.from_, NameKey.token < word.before)
    alike = [and_(NameKey.kind == kind, NameKey.token.in_(some)) for kind, some in tokens.items()]
    return exists().where(NameKey.person_id == Consent.person_id, or_(begins, *alike))


def _has_open_assistance(user: Actor) -> ColumnElement[bool]:
    return exists().where(
        ConsularAssistance.person_id == Consent.person_id,
        ConsularAssistance.consulate_id == user.organization_id,
        ConsularAssistance.state == "requested",
    )


def in_force(today: date) -> ColumnElement[bool]:
    """Permits that let somebody stay today."""
    return and_(
        Permit.kind.not_in(sorted(NO_STAY)),
        Permit.valid_from <= today,
        or_(Permit.valid_until.is_(None), Permit.valid_until >= today),
        or_(Permit.ended_on.is_(None), Permit.ended_on > today),
    )


def where_they_live() -> ColumnElement[bool]:
    """Permits of the country of residence: one from a country on the way tells of the way."""
    return or_(Person.residence_country.is_(None), Permit.country == Person.residence_country)


def _ends_soon(today: date) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Of the permits in force the longest ends soon: the one that the list shows, never another."""
    mine = and_(Permit.person_id == Person.id, in_force(today), where_they_live())
    longer = or_(Permit.valid_until.is_(None), Permit.valid_until > today + SOON)
    return exists().where(mine), ~exists().where(mine, longer)
