"""What an employer partner reads and answers: where a candidate stands, what happened, why nobody was taken.

The words are the employer's: nothing here tells why a person left, that nobody reaches them, or who else asked.
"""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class PartnerStage(StrEnum):
    """A placement as the employer sees it. Several states of ours are one to them."""

    SUBMITTED = "submitted"
    CV_REVIEW = "cv_review"
    INTERVIEW = "interview"
    TESTING = "testing"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    CONTRACT_SIGNED = "contract_signed"
    TRAVELLING = "travelling"
    AT_WORK = "at_work"
    ENDED = "ended"
    DECLINED = "declined"
    NOT_AVAILABLE = "not_available"


PARTNER_STAGE_LABELS: dict[PartnerStage, LazyString] = {
    PartnerStage.SUBMITTED: _l("New, waits for your answer"),
    PartnerStage.CV_REVIEW: _l("You are looking at it"),
    PartnerStage.INTERVIEW: _l("Interview"),
    PartnerStage.TESTING: _l("Test"),
    PartnerStage.OFFERED: _l("You made an offer"),
    PartnerStage.ACCEPTED: _l("Offer accepted"),
    PartnerStage.CONTRACT_SIGNED: _l("Contract signed"),
    PartnerStage.TRAVELLING: _l("On the way"),
    PartnerStage.AT_WORK: _l("At work with you"),
    PartnerStage.ENDED: _l("Work ended"),
    PartnerStage.DECLINED: _l("You declined"),
    PartnerStage.NOT_AVAILABLE: _l("No longer available"),
}

# The state of a placement as the employer sees it. Who left abuse has left; whom nobody reaches is where they were.
STAGE_OF: dict[str, PartnerStage] = {
    "submitted": PartnerStage.SUBMITTED,
    "cv_review": PartnerStage.CV_REVIEW,
    "interview": PartnerStage.INTERVIEW,
    "testing": PartnerStage.TESTING,
    "offered": PartnerStage.OFFERED,
    "accepted": PartnerStage.ACCEPTED,
    "contract_signed": PartnerStage.CONTRACT_SIGNED,
    "travelling": PartnerStage.TRAVELLING,
    "started": PartnerStage.AT_WORK,
    "active": PartnerStage.AT_WORK,
    "on_leave": PartnerStage.AT_WORK,
    "unknown_no_contact": PartnerStage.AT_WORK,
    "ended_completed": PartnerStage.ENDED,
    "ended_resigned": PartnerStage.ENDED,
    "ended_dismissed": PartnerStage.ENDED,
    "ended_abuse_exit": PartnerStage.ENDED,
    "declined_by_employer": PartnerStage.DECLINED,
    "declined_by_person": PartnerStage.NOT_AVAILABLE,
    "withdrawn": PartnerStage.NOT_AVAILABLE,
}


def partner_stage(state: str, *, has_started: bool) -> PartnerStage:
    """Where a placement stands for the employer."""
    if state == "unknown_no_contact" and not has_started:
        return PartnerStage.TRAVELLING
    return STAGE_OF[state]


class PartnerMove(StrEnum):
    """What an employer can do with a candidate; the value is the state that it brings."""

    CV_REVIEW = "cv_review"
    INTERVIEW = "interview"
    TESTING = "testing"
    OFFERED = "offered"
    DECLINED_BY_EMPLOYER = "declined_by_employer"


PARTNER_MOVE_LABELS: dict[PartnerMove, LazyString] = {
    PartnerMove.CV_REVIEW: _l("Say that you are looking at it"),
    PartnerMove.INTERVIEW: _l("Invite to an interview"),
    PartnerMove.TESTING: _l("Invite to a test"),
    PartnerMove.OFFERED: _l("Make an offer"),
    PartnerMove.DECLINED_BY_EMPLOYER: _l("Decline"),
}


class DeclineReason(StrEnum):
    """Why an employer takes somebody else. What it may not ask about (health, family, origin) is no choice."""

    POSITION_FILLED = "position_filled"
    SKILLS = "skills"
    LANGUAGE = "language"
    LICENCE = "licence"
    EXPERIENCE = "experience"
    START_DATE = "start_date"
    INTERVIEW = "interview"
    OTHER = "other"


DECLINE_REASON_LABELS: dict[DeclineReason, LazyString] = {
    DeclineReason.POSITION_FILLED: _l("The position is filled"),
    DeclineReason.SKILLS: _l("Other skills are needed"),
    DeclineReason.LANGUAGE: _l("The language is not at the level that the work needs"),
    DeclineReason.LICENCE: _l("A licence is missing"),
    DeclineReason.EXPERIENCE: _l("More experience is needed"),
    DeclineReason.START_DATE: _l("The start does not fit"),
    DeclineReason.INTERVIEW: _l("After the interview or the test"),
    DeclineReason.OTHER: _l("Another reason"),
}


class LeavingReason(StrEnum):
    """Why the work ended, as the employer says. Staff ask the person before they record an end."""

    COMPLETED = "completed"
    RESIGNED = "resigned"
    DISMISSED = "dismissed"
    NO_SHOW = "no_show"
    OTHER = "other"


LEAVING_REASON_LABELS: dict[LeavingReason, LazyString] = {
    LeavingReason.COMPLETED: _l("The contract is completed"),
    LeavingReason.RESIGNED: _l("The worker resigned"),
    LeavingReason.DISMISSED: _l("We dismissed the worker"),
    LeavingReason.NO_SHOW: _l("The worker does not come any more"),
    LeavingReason.OTHER: _l("Another reason"),
}
