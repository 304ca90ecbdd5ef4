"""The stages of a case: what must hold before one is left, going back, closing, holding and waking.

An exit rule says what is missing, never more. A supervisor can move a case on all the same, with a reason; what was
missing then stays in the history.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.rules.reason import Because, NotAllowed, because

INTAKE, EVALUATION, PLACEMENT = "intake", "evaluation", "placement"
REGULARIZATION, FOLLOW_UP, CLOSED = "regularization", "follow_up", "closed"
STAGES = (INTAKE, EVALUATION, PLACEMENT, REGULARIZATION, FOLLOW_UP, CLOSED)

REGULARIZED, LOST_CONTACT, DECEASED = "regularized", "lost_contact", "deceased"
OUTCOMES = (
    REGULARIZED, "another_route", "withdrawn", "moved", "refused", LOST_CONTACT, DECEASED, "ineligible",
)  # fmt: skip
# Nobody is there to read the reason meant for the family.
_NO_READER = frozenset({LOST_CONTACT, DECEASED})

LONGEST_HOLD = 365  # days; a case that waits for an event wakes by then too


@dataclass(frozen=True)
class CaseFacts:
    """What the exit rules look at. Everything is "no" until somebody found it to be so."""

    # intake
    principal_named: bool = False
    birth_recorded: bool = False  # a birth date of any precision
    nationality_recorded: bool = False  # at least one, or stateless
    not_screened: int = 1  # people taking part whose protection status is unknown
    service_consent: bool = False
    contact_way: bool = False
    caseworker_assigned: bool = False
    # evaluation
    evaluation_signed: bool = False
    occupation: bool = False
    education: bool = False
    language: bool = False
    pathway_chosen: bool = False
    no_pathway_reason: bool = False
    # placement
    pathway_needs_employer: bool = True
    placement_accepted: bool = False
    employer_vetted: bool = False
    # regularization
    principal_permit: bool = False
    outcome: str = ""
    # follow-up
    visits_open: int = 0  # of the schedule, not yet done and not excused
    needs_open: int = 0
    grievances_open: int = 0


def leave_intake(facts: CaseFacts) -> tuple[Because, ...]:
    """What is missing before the evaluation can begin."""
    return _missing(
        None if facts.principal_named else because("intake_name_missing"),
        None if facts.birth_recorded else because("intake_birth_missing"),
        None if facts.nationality_recorded else because("intake_nationality_missing"),
        because("intake_screening_missing", people=facts.not_screened) if facts.not_screened else None,
        None if facts.service_consent else because("intake_consent_missing"),
        None if facts.contact_way else because("intake_contact_missing"),
        None if facts.caseworker_assigned else because("intake_caseworker_missing"),
    )


def leave_evaluation(facts: CaseFacts) -> tuple[Because, ...]:
    """What is missing before a placement can be sought."""
    return _missing(
        None if facts.occupation else because("evaluation_occupation_missing"),
        None if facts.education else because("evaluation_education_missing"),
        None if facts.language else because("evaluation_language_missing"),
        None if facts.evaluation_signed else because("evaluation_not_signed"),
        None if facts.pathway_chosen or facts.no_pathway_reason else because("evaluation_pathway_missing"),
    )


def leave_placement(facts: CaseFacts) -> tuple[Because, ...]:
    """What is missing before the steps of regularization: nothing where the pathway needs no employer."""
    if not facts.pathway_needs_employer:
        return ()
    unsafe = facts.placement_accepted and not facts.employer_vetted
    return _missing(
        None if facts.placement_accepted else because("placement_not_accepted"),
        because("placement_employer_not_vetted") if unsafe else None,
    )


def leave_regularization(facts: CaseFacts) -> tuple[Because, ...]:
    """What is missing before follow-up: the principal applicant's permit, or an outcome that says why there is none."""
    return _missing(None if facts.principal_permit or facts.outcome else because("regularization_no_permit"))


def leave_follow_up(facts: CaseFacts) -> tuple[Because, ...]:
    """What is missing before the case can close as planned."""
    return _missing(
        because("follow_up_visits_open", visits=facts.visits_open) if facts.visits_open else None,
        because("follow_up_needs_open", needs=facts.needs_open) if facts.needs_open else None,
        because("follow_up_grievances_open", grievances=facts.grievances_open) if facts.grievances_open else None,
        None if facts.outcome else because("closing_outcome_missing"),
    )


_EXITS: dict[str, Callable[[CaseFacts], tuple[Because, ...]]] = {
    INTAKE: leave_intake,
    EVALUATION: leave_evaluation,
    PLACEMENT: leave_placement,
    REGULARIZATION: leave_regularization,
    FOLLOW_UP: leave_follow_up,
}


@dataclass(frozen=True)
class Move:
    """A move along the stages. `overridden` holds what was missing when a supervisor moved the case all the same."""

    from_stage: str
    to_stage: str
    overridden: tuple[Because, ...] = ()


def missing_to_leave(stage: str, facts: CaseFacts) -> tuple[Because, ...]:
    """What the exit rules of a stage still want; nothing for a closed case. Raises KeyError for an unknown stage."""
    return () if stage == CLOSED else _EXITS[stage](facts)


def next_stage(stage: str) -> str | None:
    """The stage after this one; None after the last."""
    place = STAGES.index(stage) + 1
    return STAGES[place] if place < len(STAGES) else None


def advance(stage: str, facts: CaseFacts, *, is_supervisor: bool = False, override_reason: str = "") -> Move:
    """The move to the next open stage. Closing is an act of its own (`check_closing`).

    Raises NotAllowed when something is missing and nobody who may has given a reason to go on without it.
    """
    if stage not in STAGES[:-2]:
        raise NotAllowed(because("stage_is_last"))
    missing = missing_to_leave(stage, facts)
    if missing and override_reason.strip():
        if not is_supervisor:
            raise NotAllowed(because("stage_override_by_supervisor"), "override_reason")
    elif missing:
        raise NotAllowed(because("stage_exit_missing", things=len(missing)))
    return Move(stage, STAGES[STAGES.index(stage) + 1], missing)


def go_back(stage: str, to_stage: str, reason: str) -> Move:
    """The move back to an earlier stage, with a reason. Raises NotAllowed."""
    if stage == CLOSED:
        raise NotAllowed(because("case_is_closed"))
    if to_stage not in STAGES[: STAGES.index(stage)]:
        raise NotAllowed(because("stage_not_earlier"), "to_stage")
    if not reason.strip():
        raise NotAllowed(because("stage_reason_missing"), "reason")
    return Move(stage, to_stage)


def reopen(stage: str, stage_reached: str, reason: str, *, is_supervisor: bool, has_other_open_case: bool) -> Move:
    """The move of a closed case back to the stage it had reached. Raises NotAllowed."""
    if stage != CLOSED:
        raise NotAllowed(because("case_is_not_closed"))
    if not is_supervisor:
        raise NotAllowed(because("reopen_by_supervisor"))
    if has_other_open_case:
        raise NotAllowed(because("another_case_open"))
    if not reason.strip():
        raise NotAllowed(because("stage_reason_missing"), "reason")
    return Move(CLOSED, stage_reached)


def check_closing(
    stage: str, outcome: str, internal_reason: str, family_reason: str, *, principal_permit: bool
) -> Move:
    """The move of a case to closed, possible from any stage. The stage it leaves is the one it reached.

    Raises NotAllowed with the field: outcome, closing_internal or closing_shareable.
    """
    if stage == CLOSED:
        raise NotAllowed(because("case_is_closed"))
    if outcome not in OUTCOMES:
        raise NotAllowed(because("closing_outcome_missing"), "outcome")
    if outcome == REGULARIZED and not principal_permit:
        raise NotAllowed(because("closing_without_permit"), "outcome")
    if not internal_reason.strip():
        raise NotAllowed(because("closing_internal_missing"), "closing_internal")
    if not family_reason.strip() and outcome not in _NO_READER:
        raise NotAllowed(because("closing_shareable_missing"), "closing_shareable")
    return Move(stage, CLOSED)


@dataclass(frozen=True)
class Hold:
    """A case that waits: until a day, or an event by its code, or whichever comes first."""

    since: date
    until: date | None = None
    event: str = ""


def check_hold(stage: str, hold: Hold, reason: str) -> Hold:
    """The same hold. Raises NotAllowed with the field: hold_until or hold_reason."""
    if stage == CLOSED:
        raise NotAllowed(because("case_is_closed"))
    if hold.until is None and not hold.event.strip():
        raise NotAllowed(because("hold_without_end"), "hold_until")
    if hold.until is not None and hold.until <= hold.since:
        raise NotAllowed(because("hold_not_ahead", until=hold.until), "hold_until")
    if hold.until is not None and hold.until > latest_wake(hold.since):
        raise NotAllowed(because("hold_too_long", latest=latest_wake(hold.since)), "hold_until")
    if not reason.strip():
        raise NotAllowed(because("hold_reason_missing"), "hold_reason")
    return hold


def latest_wake(since: date) -> date:
    """The day on which a hold that began then ends in any case."""
    return since + timedelta(days=LONGEST_HOLD)


def wakes(hold: Hold, today: date, events: frozenset[str] = frozenset()) -> Because | None:
    """Why a case on hold is open again today; None while it goes on waiting."""
    if hold.until is not None and today >= hold.until:
        return because("hold_day_came", until=hold.until)
    if hold.event and hold.event in events:
        return because("hold_event_came")
    if today >= latest_wake(hold.since):
        return because("hold_lasted", days=LONGEST_HOLD)
    return None


def _missing(*checks: Because | None) -> tuple[Because, ...]:
    return tuple(check for check in checks if check is not None)
