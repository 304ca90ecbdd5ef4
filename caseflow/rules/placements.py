"""When a person may be put forward for a job, which terms are possible, and how a placement moves.

Workers are 18 or older (IRIS criterion A.3), the employer and the recruiter vetted and in date, and nobody pays for a
job (ILO general principles; 20 CFR 655.135(j) and (k)).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from caseflow.rules.birth import Birth, is_adult
from caseflow.rules.reason import Because, NotAllowed, because
from caseflow.rules.vetting import Vetting, may_submit_to

WAGE_PERIODS = ("hour", "day", "week", "fortnight", "month", "year", "piece")
HIGHEST_WAGE = Decimal(1_000_000_000)
MOST_HOURS = Decimal(84)  # a week; twelve hours on seven days, above which it is a mistake or a crime

MATCHED, SHORTLISTED, SUBMITTED, OFFERED, ACCEPTED = "matched", "shortlisted", "submitted", "offered", "accepted"
CV_REVIEW, INTERVIEW, TESTING = "cv_review", "interview", "testing"
CONTRACT_SIGNED, TRAVELLING = "contract_signed", "travelling"
STARTED, ACTIVE, ON_LEAVE = "started", "active", "on_leave"
BY_EMPLOYER, BY_PERSON, WITHDRAWN = "declined_by_employer", "declined_by_person", "withdrawn"
NO_CONTACT = "unknown_no_contact"
ENDED = ("ended_completed", "ended_resigned", "ended_dismissed", "ended_abuse_exit")

_NOT_TAKEN = (BY_EMPLOYER, BY_PERSON, WITHDRAWN)
_AT_WORK = (STARTED, ACTIVE, ON_LEAVE)
# Steps are skipped forward, never taken back: a step written down by mistake is corrected, with a reason.
MOVES: dict[str, tuple[str, ...]] = {
    MATCHED: (SHORTLISTED, SUBMITTED, OFFERED, *_NOT_TAKEN),
    SHORTLISTED: (SUBMITTED, *_NOT_TAKEN),
    SUBMITTED: (CV_REVIEW, INTERVIEW, TESTING, OFFERED, *_NOT_TAKEN),
    CV_REVIEW: (INTERVIEW, TESTING, OFFERED, *_NOT_TAKEN),
    INTERVIEW: (TESTING, OFFERED, *_NOT_TAKEN),
    TESTING: (OFFERED, *_NOT_TAKEN),
    OFFERED: (ACCEPTED, *_NOT_TAKEN),
    ACCEPTED: (CONTRACT_SIGNED, *_NOT_TAKEN),
    CONTRACT_SIGNED: (TRAVELLING, STARTED, *_NOT_TAKEN),
    TRAVELLING: (STARTED, NO_CONTACT, *_NOT_TAKEN),
    STARTED: (ACTIVE, ON_LEAVE, NO_CONTACT, *ENDED),
    ACTIVE: (ON_LEAVE, NO_CONTACT, *ENDED),
    ON_LEAVE: (ACTIVE, NO_CONTACT, *ENDED),
    NO_CONTACT: (ACTIVE, ON_LEAVE, *ENDED),
    BY_EMPLOYER: (),
    BY_PERSON: (),
    WITHDRAWN: (),
    **{ended: () for ended in ENDED},
}
# A place is taken when the offer is accepted, and given back only if the work never begins.
HOLDS_HEAD = frozenset({ACCEPTED, CONTRACT_SIGNED, TRAVELLING, *_AT_WORK, NO_CONTACT})
# Sending somebody needs a safe employer; that they began to work is a fact, to be written down whatever the vetting.
_NEEDS_VETTING = frozenset(
    {SHORTLISTED, SUBMITTED, CV_REVIEW, INTERVIEW, TESTING, OFFERED, ACCEPTED, CONTRACT_SIGNED, TRAVELLING}
)
NEEDS_REASON = frozenset({*_NOT_TAKEN, *ENDED, NO_CONTACT})


@dataclass(frozen=True)
class Terms:
    """What a job offers. `wage` is for each `wage_period`, before deductions."""

    starts_on: date | None
    ends_on: date | None
    wage: Decimal | None
    wage_period: str
    currency: str
    hours_per_week: Decimal | None


@dataclass(frozen=True)
class Chance:
    """A person and an opening, as far as the rule must know them. `taken` counts heads held by others."""

    birth: Birth
    starts_on: date
    vetting: Vetting | None
    opening_open: bool
    heads: int
    taken: int
    recruiter: Vetting | None = None
    through_recruiter: bool = False
    has_consent: bool = True  # the person agreed to be presented to this employer
    elsewhere: int = 0  # other placements of this person that hold a head
    ends_on: date | None = None  # the last day of the work that the opening offers


def against_opening(chance: Chance, today: date) -> tuple[Because, ...]:
    """What stands against the opening today, whoever is to be placed there."""
    checks = (
        may_submit_to(chance.vetting, today),
        _against_recruiter(chance.recruiter, today) if chance.through_recruiter else None,
        None if chance.opening_open else because("opening_not_open"),
        because("opening_over", end=chance.ends_on) if chance.ends_on is not None and chance.ends_on < today else None,
        None if chance.taken < chance.heads else because("opening_full", heads=chance.heads),
    )
    return tuple(check for check in checks if check is not None)


def may_place(chance: Chance, today: date) -> tuple[Because, ...]:
    """Everything that stands against this placement today; nothing when it may be made."""
    adult = is_adult(chance.birth, chance.starts_on)
    checks = (
        *against_opening(chance, today),
        because("worker_age_unknown") if adult is None else None,
        because("worker_under_age", start=chance.starts_on) if adult is False else None,
        None if chance.has_consent else because("worker_not_consented"),
        because("worker_placed_elsewhere") if chance.elsewhere else None,
    )
    return tuple(dict.fromkeys(check for check in checks if check is not None))


def check_terms(terms: Terms) -> Terms:
    """The same terms. Raises NotAllowed; its field has the name of the attribute of Terms that is wrong."""
    if terms.starts_on is None:
        raise NotAllowed(because("placement_start_missing"), "starts_on")
    if terms.ends_on is not None and terms.ends_on <= terms.starts_on:
        raise NotAllowed(because("placement_ends_before_start", start=terms.starts_on, end=terms.ends_on), "ends_on")
    if terms.wage is None or not terms.wage.is_finite() or not 0 <= terms.wage < HIGHEST_WAGE:
        raise NotAllowed(because("wage_not_possible"), "wage")
    if terms.wage_period not in WAGE_PERIODS:
        raise NotAllowed(because("wage_period_missing"), "wage_period")
    if len(terms.currency) != 3 or not terms.currency.isascii() or not terms.currency.isupper():
        raise NotAllowed(because("wage_currency_missing"), "currency")
    hours = terms.hours_per_week
    if hours is None or not hours.is_finite() or not 0 < hours <= MOST_HOURS:
        raise NotAllowed(because("hours_not_possible", most=int(MOST_HOURS)), "hours_per_week")
    return terms


def check_move(
    state: str, to_state: str, *, vetting: Vetting | None, today: date, reason: str = "",
    recruiter: Vetting | None = None, through_recruiter: bool = False,
) -> str:  # fmt: skip
    """The new state. Until the person has travelled employer and recruiter must be vetted; an end needs a reason.

    Raises NotAllowed (fields: state, reason).
    """
    if to_state not in MOVES.get(state, ()):
        raise NotAllowed(because("placement_no_such_move"), "state")
    if to_state in _NEEDS_VETTING:
        unsafe = may_submit_to(vetting, today)
        if unsafe is None and through_recruiter:
            unsafe = _against_recruiter(recruiter, today)
        if unsafe is not None:
            raise NotAllowed(unsafe, "state")
    if to_state in NEEDS_REASON and not reason.strip():
        raise NotAllowed(because("placement_reason_missing"), "reason")
    return to_state


def check_start(started_on: date, today: date) -> date:
    """The same day. Work that was recorded as begun has begun. Raises NotAllowed (field started_on)."""
    if started_on > today:
        raise NotAllowed(because("start_in_future", start=started_on), "started_on")
    return started_on


def check_end(started_on: date | None, ended_on: date, today: date) -> date:
    """The same day. Raises NotAllowed (field ended_on) for an end that lies ahead, or before the start."""
    if ended_on > today:
        raise NotAllowed(because("end_in_future", end=ended_on), "ended_on")
    if started_on is not None and ended_on < started_on:
        raise NotAllowed(because("placement_ends_before_start", start=started_on, end=ended_on), "ended_on")
    return ended_on


def hourly(wage: Decimal, period: str, hours_per_week: Decimal) -> Decimal | None:
    """The wage for an hour, to compare wages of different periods; None for piece work or unknown hours."""
    if hours_per_week <= 0:
        return None
    weeks = {"week": Decimal(1), "fortnight": Decimal(2), "month": Decimal(52) / 12, "year": Decimal(52)}
    if period == "hour":
        return wage
    if period == "day":  # a working day is the weekly hours over five or, above 40 hours, six days
        return wage * (5 if hours_per_week <= 40 else 6) / hours_per_week
    return wage / (weeks[period] * hours_per_week) if period in weeks else None


def _against_recruiter(recruiter: Vetting | None, today: date) -> Because | None:
    return because("recruiter_not_cleared") if may_submit_to(recruiter, today) is not None else None
