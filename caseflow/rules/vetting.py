"""Whether an employer or recruiter may be given workers. The decision rule of the fair-recruitment checklist.

Sources: IRIS principles A, B and 1 to 5; ILO definition of recruitment fees. Thresholds and periods are ours (design):
any critical "no" refuses; an open critical answer blocks; one open major may be approved with a dated action, two
need a supervisor and a review after 90 days; every vetting ends after 365 days. "Two open majors block new
placements" until that supervisor has signed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.rules.reason import Because, NotAllowed, because

YES, NO, PARTLY, NOT_KNOWN, NOT_APPLICABLE = "yes", "no", "partly", "unknown", "not_applicable"
CRITICAL, MAJOR, MINOR = "critical", "major", "minor"
APPROVED, CONDITIONAL, REFUSED = "approved", "conditional", "refused"
MISSING, DRAFT, PROPOSED, EXPIRED = "missing", "draft", "proposed", "expired"

VALID_DAYS = 365
REVIEW_DAYS = 90
MOST_MAJORS = 2


@dataclass(frozen=True)
class Question:
    """A question of the checklist, by its code: FR01 to FR19."""

    id: str
    severity: str
    applies_to: frozenset[str] = frozenset({"employer", "recruiter"})


@dataclass(frozen=True)
class Answer:
    """`action_by` is the day by which an open point is to be mended; `note` says why a question does not apply."""

    value: str = NOT_KNOWN
    action_by: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Assessment:
    """The best decision that the answers allow ("" while something blocks every favourable one), and why not better."""

    best: str
    reasons: tuple[Because, ...] = ()


@dataclass(frozen=True)
class Vetting:
    """The vetting in force: its newest decision, the last day it is good for, and whether submissions are frozen."""

    state: str = MISSING
    valid_until: date | None = None
    is_frozen: bool = False


def assess(questions: Iterable[Question], answers: Mapping[str, Answer], kind: str, on: date) -> Assessment:
    """What may be decided on that day for an employer or a recruiter (`kind`). A question without answer is unknown."""
    asked = [(question, answers.get(question.id, Answer())) for question in questions if kind in question.applies_to]
    refusing = tuple(
        because("vetting_critical_no", question=q.id) for q, a in asked if q.severity == CRITICAL and a.value == NO
    )
    if refusing:
        return Assessment(REFUSED, refusing)
    blocking = tuple(
        because("vetting_critical_open", question=q.id) for q, a in asked if q.severity == CRITICAL and _is_open(a)
    )
    majors = [(q, a) for q, a in asked if q.severity == MAJOR and _is_open(a)]
    if len(majors) > MOST_MAJORS:
        blocking += (because("vetting_majors_open", open=len(majors), most=MOST_MAJORS),)
    undated = tuple(
        because("vetting_action_missing", question=q.id) for q, a in majors if a.action_by is None or a.action_by < on
    )
    if blocking or undated:
        return Assessment("", blocking + undated)
    if len(majors) < MOST_MAJORS:
        return Assessment(APPROVED)
    return Assessment(CONDITIONAL, (because("vetting_majors_conditional", open=len(majors), days=REVIEW_DAYS),))


def check_decision(
    assessment: Assessment, decision: str, *, proposer: int, decider: int, is_supervisor: bool, reason: str = ""
) -> str:
    """The same decision. A refusal is always possible, with a reason; anything better only as far as the answers allow.

    Raises NotAllowed: the one who proposes never decides, and a conditional approval takes a supervisor.
    """
    if proposer == decider:
        raise NotAllowed(because("vetting_same_person"))
    if decision not in (APPROVED, CONDITIONAL, REFUSED):
        raise NotAllowed(because("vetting_decision_missing"), "decision")
    if decision == REFUSED:
        if not reason.strip():
            raise NotAllowed(because("vetting_reason_missing"), "reason")
        return decision
    if assessment.best not in (APPROVED, CONDITIONAL):
        raise NotAllowed(because("vetting_blocked", points=len(assessment.reasons)), "decision")
    if decision == APPROVED and assessment.best == CONDITIONAL:
        raise NotAllowed(because("vetting_only_conditional"), "decision")
    if decision == CONDITIONAL and not is_supervisor:
        raise NotAllowed(because("vetting_conditional_by_supervisor"), "decision")
    return decision


def valid_until(decision: str, decided_on: date) -> date | None:
    """The last day a decision is good for; None for a refusal."""
    if decision == APPROVED:
        return decided_on + timedelta(days=VALID_DAYS)
    return decided_on + timedelta(days=REVIEW_DAYS) if decision == CONDITIONAL else None


def may_submit_to(vetting: Vetting | None, on: date) -> Because | None:
    """Why nobody may be submitted to this employer or through this recruiter on that day; None when they may."""
    if vetting is None or vetting.state not in (DRAFT, PROPOSED, APPROVED, CONDITIONAL, REFUSED, EXPIRED):
        return because("vetting_missing")
    if vetting.state == REFUSED:
        return because("vetting_refused")
    if vetting.state in (DRAFT, PROPOSED):
        return because("vetting_undecided")
    if vetting.valid_until is None:
        return because("vetting_missing")
    if vetting.state == EXPIRED or on > vetting.valid_until:
        return because("vetting_expired", since=vetting.valid_until)
    return because("employer_frozen") if vetting.is_frozen else None


def state_on(vetting: Vetting, on: date) -> str:
    """The state to show on that day: an approval whose time is over is expired."""
    is_over = vetting.valid_until is not None and on > vetting.valid_until
    return EXPIRED if vetting.state in (APPROVED, CONDITIONAL) and is_over else vetting.state


def _is_open(answer: Answer) -> bool:
    """Neither a yes nor an explained "does not apply"."""
    if answer.value == NOT_APPLICABLE:
        return not answer.note.strip()
    return answer.value != YES
