"""The vetting of an employer or recruiter as the rules read it: the one way from the table to `rules.vetting`."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.models.base import NEVER
from caseflow.models.employers import Employer, Opening
from caseflow.models.placements import Placement
from caseflow.rules import vetting as rules
from caseflow.rules.birth import NOT_KNOWN
from caseflow.rules.placements import HOLDS_HEAD, Chance

# How long before a vetting ends we begin to say so.
ENDING = timedelta(days=60)
_DECIDED = (rules.APPROVED, rules.CONDITIONAL)


def as_rule(party: Employer) -> rules.Vetting:
    """The vetting in force. A decision without a last day is none: it never counts as good for ever."""
    until = None if party.vetted_until == NEVER else party.vetted_until
    return rules.Vetting(party.vetting_state, until, party.is_frozen)


def state_on(party: Employer, today: date) -> str:
    """The state to show: expired on the day after the last."""
    return rules.state_on(as_rule(party), today)


def chance_in(row: Opening, taken: int) -> Chance:
    """What the rules must know of an opening that came with its employer and recruiter; who would work there is
    nobody's matter yet. `taken` counts the places that people hold."""
    return Chance(
        birth=NOT_KNOWN,
        starts_on=row.starts_on,
        vetting=as_rule(row.employer),
        opening_open=row.state == "open",
        heads=row.heads,
        taken=taken,
        recruiter=as_rule(row.recruiter) if row.recruiter else None,
        through_recruiter=row.recruiter is not None,
        ends_on=row.ends_on,
    )


def is_ending(party: Employer, today: date) -> bool:
    """Whether a vetting in force ends within sixty days, or has ended."""
    return party.vetting_state in _DECIDED and party.vetted_until <= today + ENDING


def ending(user: Actor, today: date) -> ColumnElement[bool]:
    """Employers and recruiters to vet again: the vetting ends within sixty days, or has ended while people are placed
    there or work is offered. For a query that starts from `scope.employers`."""
    soon = and_(Employer.vetted_until >= today, Employer.vetted_until <= today + ENDING)
    over = and_(Employer.vetted_until < today, or_(*_in_use(user)))
    return and_(Employer.vetting_state.in_(_DECIDED), or_(soon, over))


def _in_use(user: Actor) -> list[Any]:
    """People hold places there, or an opening is open: as employer or as recruiter."""
    live = Placement.state.in_(sorted(HOLDS_HEAD))  # a place stays theirs when they have left; they are not there then
    held = scope.taken_heads(user).where(live).with_only_columns(Placement.opening_id)
    used = scope.openings(user).where(or_(Opening.state == "open", Opening.id.in_(held)))
    offered = used.with_only_columns(Opening.employer_id)
    through = used.where(Opening.recruiter_id.is_not(None)).with_only_columns(Opening.recruiter_id)
    return [Employer.id.in_(offered), Employer.id.in_(through)]
