"""What the rules must know of a person and an opening before anybody is placed or put forward."""

from datetime import date

from caseflow import clock
from caseflow.access import consents, vettings
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.errors import Refused
from caseflow.models.employers import Employer, Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.placements.entries import TermsEntry
from caseflow.placements.rows import heads_taken, places_elsewhere
from caseflow.rules import placement_days
from caseflow.rules.birth import Birth
from caseflow.rules.placements import Chance, Terms, check_terms, may_place
from caseflow.rules.presenting import may_present
from caseflow.vocabulary.language import is_currency
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.vetting import OpeningState

_FIELD_OF = {"wage_below_opening": "wage", "wage_other_currency": "currency", "wage_other_period": "wage_period"}


def chance(
    user: Actor, person: Person, opening: Opening, starts_on: date, *, but: int = 0, ask: bool = False
) -> Chance:
    """The facts about this person in this opening. `but` is their own placement; `ask` looks whether they agreed."""
    return Chance(
        birth=Birth(person.birth_date, person.birth_precision),
        starts_on=starts_on,
        vetting=vettings.as_rule(opening.employer),
        opening_open=opening.state == OpeningState.OPEN,
        heads=opening.heads,
        taken=len(heads_taken(user, opening.id, but)),
        recruiter=vettings.as_rule(opening.recruiter) if opening.recruiter else None,
        through_recruiter=opening.recruiter is not None,
        has_consent=has_agreed(user, person, opening.employer) if ask else True,
        elsewhere=places_elsewhere(user, person.id, but),
        ends_on=opening.ends_on,
    )


def must_be_possible(found: Chance, today: date) -> None:
    """Go on only if nothing stands against it. Raises Refused with everything that does."""
    against = may_place(found, today)
    if against:
        raise Refused(" ".join(sentence(one.code, one.facts) for one in against))


def has_agreed(user: Actor, person: Person, employer: Employer) -> bool:
    """Whether the person, loaded with nationalities, agreed to be presented to this employer, and it counts today."""
    given = consents.of_people(user, [person.id]).get(person.id, ())
    today = clock.today(user.timezone)
    return may_present(given, consents.person_as_rule(person), employer.ref, employer.name, today, employer.id)


def check_agreed(entry: TermsEntry, opening: Opening, today: date, *, has_started: bool = False) -> None:
    """Go on only if these terms are possible, and not below what was offered without a reason. Raises Refused."""
    agreed = terms(entry, opening.ends_on)
    with rules_decide():
        check_terms(agreed)
        if agreed.starts_on is not None and not has_started:
            placement_days.check_agreed_start(agreed.starts_on, today, opening.ends_on)
    if not is_currency(entry.currency):
        raise Refused(sentence("wage_currency_missing"), "currency")
    lower = placement_days.lower_than_offered(agreed, offered(opening))
    if lower is not None and not entry.wage_reason.strip():
        raise Refused(
            sentence(lower.code, lower.facts), "wage_reason" if lower.code != "wage_below_opening" else "wage"
        )


def terms(entry: TermsEntry, ends_on: date | None) -> Terms:
    """The terms of a placement as the rules read them."""
    return Terms(entry.starts_on, ends_on, entry.wage, entry.wage_period, entry.currency, entry.hours_per_week)


def offered(opening: Opening) -> Terms:
    """The terms of the opening as the rules read them."""
    return Terms(
        opening.starts_on, opening.ends_on, opening.wage, opening.wage_period, opening.currency, opening.hours_per_week
    )  # fmt: skip


def written_terms(row: Placement) -> TermsEntry:
    """The terms of a placement as somebody would write them."""
    return TermsEntry(
        starts_on=row.starts_on,
        wage=row.wage,
        wage_period=row.wage_period,
        currency=row.currency,
        hours_per_week=row.hours_per_week,
        wage_reason=row.wage_reason,
    )
