"""Where a placement stands: what comes next, and whose turn it is. The first thing that its page says."""

from dataclasses import dataclass
from datetime import date

from caseflow.rules import choices, contracts
from caseflow.rules.placements import (
    ACCEPTED,
    CONTRACT_SIGNED,
    CV_REVIEW,
    INTERVIEW,
    MATCHED,
    NO_CONTACT,
    OFFERED,
    SHORTLISTED,
    SUBMITTED,
    TESTING,
    TRAVELLING,
)
from caseflow.rules.reason import Because, because

US, PERSON, EMPLOYER, SUPERVISOR, NOBODY = "us", "person", "employer", "supervisor", "nobody"


@dataclass(frozen=True)
class Facts:
    """What the answer depends on. `choice` and `contract` are their states, None for none; `check_due` is the day of
    the first check that nobody has made."""

    state: str
    is_live: bool
    choice: str | None
    has_consent: bool
    is_unsafe: bool
    contract: str | None
    planned_event: date | None = None
    check_due: date | None = None
    starts_on: date | None = None


@dataclass(frozen=True)
class Next:
    """Whose turn it is, and what they do."""

    who: str
    what: Because


def next_step(facts: Facts, today: date) -> Next:
    """The one thing that comes next."""
    if not facts.is_live:
        return Next(NOBODY, because("next_over"))
    if facts.state in (MATCHED, SHORTLISTED):
        return _before_employer(facts)
    if facts.state in (SUBMITTED, CV_REVIEW, INTERVIEW, TESTING):
        if facts.planned_event is not None:
            return Next(EMPLOYER, because("next_event", day=facts.planned_event))
        return Next(EMPLOYER, because("next_answer"))
    if facts.state == OFFERED:
        return _before_acceptance(facts)
    if facts.state in (ACCEPTED, CONTRACT_SIGNED, TRAVELLING):
        return _before_work(facts)
    if facts.state == NO_CONTACT:
        return Next(US, because("next_find"))
    if facts.check_due is not None:
        code = "next_check_late" if facts.check_due < today else "next_check"
        return Next(US, because(code, day=facts.check_due))
    return Next(NOBODY, because("next_nothing"))


def _before_employer(facts: Facts) -> Next:
    if facts.choice is None:
        return Next(US, because("next_explain"))
    if facts.choice == choices.WAITING:
        return Next(SUPERVISOR, because("next_choice"))
    if facts.choice == choices.REFUSED:
        return Next(US, because("next_choice_refused"))
    if facts.is_unsafe:
        return Next(US, because("next_unsafe"))
    if not facts.has_consent:
        return Next(PERSON, because("next_consent"))
    return Next(US, because("next_submit"))


def _before_acceptance(facts: Facts) -> Next:
    if facts.contract is None:
        return Next(EMPLOYER, because("next_contract"))
    if facts.contract == contracts.FLAGGED:
        return Next(SUPERVISOR, because("next_contract_waits"))
    if facts.contract == contracts.REFUSED:
        return Next(EMPLOYER, because("next_contract_refused"))
    return Next(PERSON, because("next_accept"))


def _before_work(facts: Facts) -> Next:
    if facts.contract == contracts.FLAGGED:
        return Next(SUPERVISOR, because("next_contract_waits"))
    if facts.contract is None or facts.contract == contracts.REFUSED:
        return Next(EMPLOYER, because("next_contract"))
    if facts.state == ACCEPTED:
        return Next(PERSON, because("next_sign"))
    return Next(PERSON, because("next_start", day=facts.starts_on) if facts.starts_on else because("next_start_soon"))
