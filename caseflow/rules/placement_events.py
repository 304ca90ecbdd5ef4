"""CV reviews, interviews and tests between submission and offer: which are possible, and what they move."""

from datetime import date, timedelta

from caseflow.rules.placements import (
    ACTIVE,
    CONTRACT_SIGNED,
    CV_REVIEW,
    INTERVIEW,
    MATCHED,
    MOVES,
    OFFERED,
    ON_LEAVE,
    SHORTLISTED,
    STARTED,
    SUBMITTED,
    TESTING,
    TRAVELLING,
)
from caseflow.rules.reason import NotAllowed, because

PLANNED, CALLED_OFF = "planned", "called_off"
RESULTS = ("passed", "failed", "no_show", CALLED_OFF)
# Which state an event brings the placement to.
STATE_OF = {"cv_review": CV_REVIEW, "interview": INTERVIEW, "test": TESTING}
# On the way to an offer the steps stand in this order; only a correction goes back.
WAY = (MATCHED, SHORTLISTED, SUBMITTED, CV_REVIEW, INTERVIEW, TESTING, OFFERED)
# On a short line of the way these states stand where the step before them stands.
STAND_FOR = {
    SHORTLISTED: MATCHED, CV_REVIEW: SUBMITTED, INTERVIEW: SUBMITTED, TESTING: SUBMITTED, TRAVELLING: CONTRACT_SIGNED,
    ACTIVE: STARTED, ON_LEAVE: STARTED,
}  # fmt: skip
WITH_EMPLOYER = (SUBMITTED, CV_REVIEW, INTERVIEW, TESTING, OFFERED)
LATEST = timedelta(days=366)


def check_event(state: str, kind: str, on: date, result: str, submitted_on: date | None, today: date) -> None:
    """Go on only if such an event may be recorded. Raises NotAllowed (kind, on, result)."""
    if state not in WITH_EMPLOYER:
        raise NotAllowed(because("event_not_with_employer"))
    if kind not in STATE_OF:
        raise NotAllowed(because("event_kind_missing"), "kind")
    if on > today + LATEST:
        raise NotAllowed(because("event_too_far", day=on), "on")
    check_result(result, on, submitted_on, today)


def check_result(result: str, on: date, submitted_on: date | None, today: date) -> None:
    """Go on only if this can be the result of an event on that day. Raises NotAllowed (on, result)."""
    if result not in (PLANNED, *RESULTS):
        raise NotAllowed(because("event_result_missing"), "result")
    if result not in (PLANNED, CALLED_OFF) and on > today:
        raise NotAllowed(because("event_result_in_future", day=on), "result")
    if submitted_on is not None and on < submitted_on:
        raise NotAllowed(because("placement_day_too_early", day=on, earlier=submitted_on), "on")


def state_after(state: str, kind: str) -> str | None:
    """The state that this event brings the placement to; None when it is there, or further, already."""
    to = STATE_OF[kind]
    return to if to in MOVES.get(state, ()) else None


def earlier(state: str) -> tuple[str, ...]:
    """To which states a placement may be corrected: those before it on the way to the offer."""
    return WAY[: WAY.index(state)] if state in WAY else ()


def check_correction(state: str, to: str, reason: str) -> None:
    """Go on only if a state written down by mistake may be corrected so. Raises NotAllowed (to, reason)."""
    if to not in earlier(state):
        raise NotAllowed(because("correction_not_back"), "to")
    if not reason.strip():
        raise NotAllowed(because("placement_reason_missing"), "reason")
