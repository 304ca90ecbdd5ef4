"""The steps of a recognition: their order, what may be done to each, and the result that follows from them.

A step begins when those before it are passed or not needed. What was passed and has run out (a report that holds a
year, an examination that holds three) no longer opens what comes after it, until it is passed again. The result of
the recognition is never written down beside its steps: it follows from them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseflow.rules.reason import Because, NotAllowed, because

TO_DO, IN_PROGRESS, PASSED, FAILED, NOT_NEEDED = "to_do", "in_progress", "passed", "failed", "not_needed"
STATES = (TO_DO, IN_PROGRESS, PASSED, FAILED, NOT_NEEDED)

CLEAR, PROTECTED = "clear", "protected"

NOT_ASKED, PENDING, FULL, REFUSED = "not_asked", "pending", "full", "refused"


@dataclass(frozen=True)
class Step:
    """One step as it stands. `kind` names it in reasons."""

    position: int
    kind: str
    state: str = TO_DO
    started_on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    expires_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class Outcome:
    """What the steps say of the whole: the result, the day on which it began, the day of the decision."""

    result: str
    applied_on: date | None = None
    decided_on: date | None = None


def opens_next(step: Step, on: date) -> bool:
    """Whether what comes after this step may begin: it is not needed, or it is passed and still holds."""
    if step.state == PASSED:
        return step.expires_on is None or step.expires_on >= on
    return step.state == NOT_NEEDED


def next_step(steps: Sequence[Step], on: date) -> Step | None:
    """The step to be done now; None when all are passed or not needed. After the last one nothing runs out."""
    if outcome(steps).result == FULL:
        return None
    return next((step for step in steps if not opens_next(step, on)), None)


def outcome(steps: Sequence[Step]) -> Outcome:
    """Recognised when every step is passed or not needed; refused when the last one failed; else under way.

    An examination that was failed may be taken again, so it refuses nothing yet.
    """
    if not steps:
        return Outcome(NOT_ASKED)
    begun = [day for step in steps if step.state != NOT_NEEDED for day in (step.started_on, step.done_on) if day]
    applied = min(begun, default=None)
    if all(step.state in (PASSED, NOT_NEEDED) for step in steps):
        return Outcome(FULL, applied, max((step.done_on for step in steps if step.done_on), default=None))
    if steps[-1].state == FAILED:
        return Outcome(REFUSED, applied, steps[-1].done_on)
    is_begun = any(step.state in (IN_PROGRESS, PASSED, FAILED) for step in steps)
    return Outcome(PENDING, applied) if is_begun else Outcome(NOT_ASKED)


def check_step(steps: Sequence[Step], wanted: Step, born: date | None, today: date) -> Step:
    """The same step as it is to be, among the steps as they are.

    Raises NotAllowed with the field: state, started_on, due_on, done_on, expires_on, note.
    """
    before = [step for step in steps if step.position < wanted.position]
    after = [step for step in steps if step.position > wanted.position]
    _check_order(before, after, wanted, today)
    _check_waiver(after, wanted)
    _check_days_belong(wanted)
    _check_days(before, wanted, born, today)
    return wanted


def check_origin(wanted: Step, protection: str, *, writes_to_origin: bool, without_contact: bool) -> None:
    """A step in which somebody writes to a school or regulator of the country that a person fled is not begun for
    whoever is protected or not screened, unless it goes without that and uses other evidence (access rule DP09).

    Raises NotAllowed (field without_contact).
    """
    if not writes_to_origin or without_contact or protection == CLEAR:
        return
    if wanted.state in (IN_PROGRESS, PASSED, FAILED):
        is_known = protection == PROTECTED
        why = because("recognition_contact_protected") if is_known else because("recognition_contact_unknown")
        raise NotAllowed(why, "without_contact")


def _check_order(before: Sequence[Step], after: Sequence[Step], wanted: Step, today: date) -> None:
    if wanted.state in (IN_PROGRESS, PASSED, FAILED):
        began = wanted.started_on or wanted.done_on or today
        blocking = next((step for step in before if not opens_next(step, began)), None)
        if blocking is not None and blocking.state == PASSED and blocking.expires_on is not None:
            because_of = because("recognition_step_ran_out", step_kind=blocking.kind, ended=blocking.expires_on)
            raise NotAllowed(because_of, "state")
        if blocking is not None:
            raise NotAllowed(because("recognition_step_too_early", step_kind=blocking.kind), "state")
    if wanted.state in (TO_DO, IN_PROGRESS, FAILED):
        begun = next((step for step in after if step.state in (IN_PROGRESS, PASSED, FAILED)), None)
        if begun is not None:
            raise NotAllowed(because("recognition_step_later_begun", step_kind=begun.kind), "state")


def _check_waiver(after: Sequence[Step], wanted: Step) -> None:
    if wanted.state != NOT_NEEDED:
        return
    if not after:
        raise NotAllowed(because("recognition_last_step_needed"), "state")
    if not wanted.note:
        raise NotAllowed(because("recognition_waiver_reason_missing"), "note")


def _check_days_belong(wanted: Step) -> None:
    """Each state has the days that it needs, and none that contradict it."""
    if wanted.state in (TO_DO, NOT_NEEDED):
        for field, day in (("started_on", wanted.started_on), ("done_on", wanted.done_on)):
            if day is not None:
                raise NotAllowed(because("recognition_step_has_day", day=day), field)
    if wanted.state == IN_PROGRESS and wanted.started_on is None:
        raise NotAllowed(because("recognition_step_start_missing"), "started_on")
    if wanted.state == IN_PROGRESS and wanted.done_on is not None:
        raise NotAllowed(because("recognition_step_is_done"), "state")
    if wanted.state in (PASSED, FAILED) and wanted.done_on is None:
        raise NotAllowed(because("recognition_step_end_missing"), "done_on")
    if wanted.expires_on is not None and wanted.state != PASSED:
        raise NotAllowed(because("recognition_step_holds_nothing"), "expires_on")


def _check_days(before: Sequence[Step], wanted: Step, born: date | None, today: date) -> None:
    started, done, ends = wanted.started_on, wanted.done_on, wanted.expires_on
    for field, day in (("started_on", started), ("done_on", done)):
        if day is not None and day > today:
            raise NotAllowed(because("evaluation_day_in_future", day=day), field)
        if day is not None and born is not None and day < born:
            raise NotAllowed(because("evaluation_day_before_birth", day=day, born=born), field)
    if started is not None and done is not None and done < started:
        raise NotAllowed(because("recognition_step_ends_before_begins", begins=started, ends=done), "done_on")
    if wanted.due_on is not None and started is not None and wanted.due_on < started:
        raise NotAllowed(because("recognition_step_due_before_begins", due=wanted.due_on, begins=started), "due_on")
    if done is not None and ends is not None and ends < done:
        raise NotAllowed(because("recognition_step_ran_out_before", done=done, ends=ends), "expires_on")
    earlier = max((step.done_on for step in before if step.done_on is not None), default=None)
    first, field = (started, "started_on") if started is not None else (done, "done_on")
    if earlier is not None and first is not None and first < earlier:
        raise NotAllowed(because("recognition_step_before_previous", day=first, earlier=earlier), field)


def warnings(steps: Sequence[Step], on: date) -> tuple[Because, ...]:
    """What to look at now: what has run out before the recognition is complete, and what is overdue."""
    if outcome(steps).result == FULL:
        return ()
    found = []
    for step in steps:
        if step.state == PASSED and step.expires_on is not None and step.expires_on < on:
            found.append(because("recognition_step_ran_out", step_kind=step.kind, ended=step.expires_on))
        if step.state in (TO_DO, IN_PROGRESS) and step.due_on is not None and step.due_on < on:
            found.append(because("recognition_step_overdue", step_kind=step.kind, due=step.due_on))
    return tuple(found)
