"""A contract beside the opening, the agreed terms and the languages of the person: from rows to `rules.contracts`."""

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.people import PersonLanguage
from caseflow.models.placements import Contract, Placement
from caseflow.rules import contracts as rules
from caseflow.rules.reason import Because


def paper(row: Contract) -> rules.Paper:
    """A recorded contract as the rules read it."""
    return rules.Paper(
        isco=row.isco,
        country=row.country,
        region=row.region or "",
        municipality=row.municipality,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        wage=row.wage,
        wage_period=row.wage_period,
        currency=row.currency,
        hours_per_week=row.hours_per_week,
        deductions=row.deductions,
        has_housing=row.has_housing,
        language=row.language,
        explained_on=row.explained_on,
        employer=row.employer_name,
    )


def offer(row: Placement) -> rules.Paper:
    """The opening as a contract would say it, from the day on which the person expects to begin."""
    opening = row.opening
    return rules.Paper(
        isco=opening.isco,
        country=opening.country,
        region=opening.region or "",
        municipality=opening.municipality,
        starts_on=max(opening.starts_on, row.starts_on),
        ends_on=opening.ends_on,
        wage=opening.wage,
        wage_period=opening.wage_period,
        currency=opening.currency,
        hours_per_week=opening.hours_per_week,
        deductions=opening.deductions or rules.NOTHING,
        has_housing=opening.has_housing,
        employer=opening.employer.name,
    )


def findings(user: Actor, row: Placement, written: rules.Paper) -> tuple[Because, ...]:
    """Every point in which this contract is worse than what the person of this placement was offered."""
    agreed = rules.Agreed(row.wage, row.wage_period, row.currency, row.hours_per_week)
    return rules.findings(written, offer(row), agreed, spoken(user, row.person_id))


def spoken(user: Actor, person_id: int) -> frozenset[str]:
    """The languages in which this person understands a contract."""
    query = scope.of_person(user, PersonLanguage).where(PersonLanguage.person_id == person_id)
    return frozenset(
        one.language for one in db.session.scalars(query) if rules.understands(one.level, one.needs_interpreter)
    )


def newest(user: Actor, placement_id: int) -> Contract | None:
    """The contract that counts: the newest one recorded; None when there is none."""
    query = scope.of_placement(user, Contract).where(Contract.placement_id == placement_id)
    return db.session.scalars(query.order_by(Contract.number.desc()).limit(1)).first()
