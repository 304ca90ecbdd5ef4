"""The vetting of an employer or recruiter as the rules read it: the one way from the table to `rules.vetting`."""

from datetime import date

from caseflow.models.base import NEVER
from caseflow.models.employers import Employer
from caseflow.rules import vetting as rules


def as_rule(party: Employer) -> rules.Vetting:
    """The vetting in force. A decision without a last day is none: it never counts as good for ever."""
    until = None if party.vetted_until == NEVER else party.vetted_until
    return rules.Vetting(party.vetting_state, until, party.is_frozen)


def state_on(party: Employer, today: date) -> str:
    """The state to show: expired on the day after the last."""
    return rules.state_on(as_rule(party), today)
