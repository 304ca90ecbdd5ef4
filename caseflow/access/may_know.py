"""In SQL, what `rules.consent.may_know` says: which consents open a view to a consulate today.

Every condition of the rule stands here once, in the rule's order. A property-based test over random worlds
(`tests/access/test_same_as_the_rule.py`) holds the two together on both databases: change one, change the other.
"""

from datetime import date
from itertools import combinations
from typing import Any

from sqlalchemy import ColumnElement, Date, String, and_, exists, func, literal, or_, true, type_coerce
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased
from sqlalchemy.sql.functions import FunctionElement

from caseflow.models.accounts import Organization
from caseflow.models.consent import Consent, ConsentText, written
from caseflow.models.people import Person
from caseflow.rules import consent as rules
from caseflow.rules.birth import ADULT_AGE, ASSENT_AGE, years_before

# Every set of fields that a consent toward a consulate can name, as the column keeps it. One field outside the
# whitelist, or none at all, and the consent is not complete: it opens nothing.
_SCOPES = tuple(
    frozenset(names)
    for size in range(1, len(rules.LIAISON_FIELDS) + 1)
    for names in combinations(sorted(rules.LIAISON_FIELDS), size)
)


class DaysAfter(FunctionElement[date]):
    """The day so many days after a column's: `DaysAfter(Consent.given_on, literal(90))`."""

    name = "days_after"
    type = Date()
    inherit_cache = True


@compiles(DaysAfter, "sqlite")
def _days_after_sqlite(element: DaysAfter, compiler: Any, **how: Any) -> str:
    day, days = (compiler.process(part, **how) for part in element.clauses)
    return f"date({day}, '+' || {days} || ' days')"


@compiles(DaysAfter)
def _days_after(element: DaysAfter, compiler: Any, **how: Any) -> str:
    day, days = (compiler.process(part, **how) for part in element.clauses)
    return f"({day} + {days})"


def conditions(today: date) -> tuple[ColumnElement[bool], ...]:
    """When a consent opens a view today. For a query over Consent, Person, ConsentText and the person's Organization.

    Whose national, toward which consulate and for which purpose is asked by the query itself.
    """
    return (
        Person.is_stateless.is_(False),
        _is_the_last_word(),
        active(today),
        _complete(),
        given_by_the_right_one(today),
        _safe_kind(),
    )


def names(field: str) -> ColumnElement[bool]:
    """Whether the consent names this field. The name comes with every visible person."""
    if field == "name":
        return true()
    return _is_one_of(scope for scope in _SCOPES if field in scope)


def _is_one_of(scopes: Any) -> ColumnElement[bool]:
    return type_coerce(Consent.fields, String).in_([written(scope) for scope in scopes])


def _is_the_last_word() -> ColumnElement[bool]:
    """No newer consular consent toward the same consulate for the same purpose, whether that one counts or not."""
    newer = aliased(Consent)
    return ~exists().where(
        newer.person_id == Consent.person_id,
        newer.recipient_id == Consent.recipient_id,
        newer.purpose == Consent.purpose,
        newer.kind.in_(sorted(rules.CONSULAR_KINDS)),
        or_(newer.given_on > Consent.given_on, and_(newer.given_on == Consent.given_on, newer.id > Consent.id)),
    )


def active(today: date) -> ColumnElement[bool]:
    """`rules.consent.active`."""
    return and_(
        Consent.given_on <= today,
        Consent.expires_on > today,
        Consent.withdrawn_at.is_(None),
        Consent.end_reason == "",
        # The words that were read out are those of this kind of consent, and still good.
        ConsentText.kind == Consent.kind,
        or_(ConsentText.is_current, ConsentText.is_grandfathered),
    )


def counts(today: date) -> ColumnElement[bool]:
    """`rules.consent.counts` for a consent that opens no consular view, but for whom it names: the query asks that."""
    return and_(
        active(today),
        Consent.purpose != "",
        type_coerce(Consent.fields, String) != "",
        Consent.how_given.in_(sorted(rules.WAYS_TO_GIVE)),
        ConsentText.language != "",
        Consent.risks_explained,
        Consent.not_conditional,
        Consent.expires_on > Consent.given_on,
        given_by_the_right_one(today),
    )


def _complete() -> ColumnElement[bool]:
    """DP06. What the tables cannot leave out (a recipient, the days, a text with its language) is not asked again."""
    return and_(
        _is_one_of(_SCOPES),
        Consent.how_given.in_(sorted(rules.WRITTEN)),
        Consent.risks_explained,
        Consent.not_conditional,
        Consent.expires_on > Consent.given_on,
        Consent.expires_on <= DaysAfter(Consent.given_on, literal(rules.LONGEST_DAYS)),
    )


def given_by_the_right_one(today: date) -> ColumnElement[bool]:
    """An adult decides alone; for anybody who may be a minor a guardian consents, with assent by age (DP12)."""
    is_adult = and_(Person.born_latest.is_not(None), Person.born_latest <= years_before(today, ADULT_AGE))
    is_child = and_(Person.born_earliest.is_not(None), Person.born_earliest > years_before(today, ASSENT_AGE))
    guardian = and_(
        Consent.giver == rules.GUARDIAN,
        func.trim(Consent.guardian_name) != "",
        or_(Consent.has_assent, is_child),
    )
    # Never NOT(is_adult): an unknown birth date would make it NULL. A minor, or somebody who may be one:
    may_be_minor = or_(Person.born_latest.is_(None), Person.born_latest > years_before(today, ADULT_AGE))
    return or_(and_(is_adult, Consent.giver == rules.SELF), and_(may_be_minor, guardian))


def _safe_kind() -> ColumnElement[bool]:
    """An ordinary consent shows a `clear` person only; anybody else needs an override that holds (DP02)."""
    override = and_(
        Consent.kind == rules.OVERRIDE,
        Organization.override_allowed,
        Consent.approved_by_id.is_not(None),
        Consent.approved_by_id != Consent.recorded_by_id,
        Consent.counselled_on.is_not(None),
        Consent.counselled_on <= Consent.given_on,
        Consent.expires_on <= DaysAfter(Consent.given_on, literal(rules.OVERRIDE_DAYS)),
    )
    by_two = or_(Person.cleared_by_id.is_(None), Person.cleared_by_id != Consent.recorded_by_id)
    return or_(and_(Consent.kind == rules.CONSULATE, Person.protection == rules.CLEAR, by_two), override)
