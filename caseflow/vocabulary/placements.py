"""A person and a job: from the match to the end of the work."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class PlacementState(StrEnum):
    MATCHED = "matched"
    SHORTLISTED = "shortlisted"
    SUBMITTED = "submitted"
    CV_REVIEW = "cv_review"
    INTERVIEW = "interview"
    TESTING = "testing"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    CONTRACT_SIGNED = "contract_signed"
    TRAVELLING = "travelling"
    STARTED = "started"
    ACTIVE = "active"
    ON_LEAVE = "on_leave"
    DECLINED_BY_EMPLOYER = "declined_by_employer"
    DECLINED_BY_PERSON = "declined_by_person"
    WITHDRAWN = "withdrawn"
    ENDED_COMPLETED = "ended_completed"
    ENDED_RESIGNED = "ended_resigned"
    ENDED_DISMISSED = "ended_dismissed"
    ENDED_ABUSE_EXIT = "ended_abuse_exit"
    UNKNOWN_NO_CONTACT = "unknown_no_contact"


PLACEMENT_STATE_LABELS: dict[PlacementState, LazyString] = {
    PlacementState.MATCHED: _l("Matched"),
    PlacementState.SHORTLISTED: _l("Shortlisted"),
    PlacementState.SUBMITTED: _l("Submitted to the employer"),
    PlacementState.CV_REVIEW: _l("CV in review"),
    PlacementState.INTERVIEW: _l("Interview"),
    PlacementState.TESTING: _l("Test"),
    PlacementState.OFFERED: _l("Offer received"),
    PlacementState.ACCEPTED: _l("Offer accepted"),
    PlacementState.CONTRACT_SIGNED: _l("Contract signed"),
    PlacementState.TRAVELLING: _l("Travelling"),
    PlacementState.STARTED: _l("Started work"),
    PlacementState.ACTIVE: _l("At work"),
    PlacementState.ON_LEAVE: _l("On leave"),
    PlacementState.DECLINED_BY_EMPLOYER: _l("Declined by the employer"),
    PlacementState.DECLINED_BY_PERSON: _l("Declined by the person"),
    PlacementState.WITHDRAWN: _l("Withdrawn"),
    PlacementState.ENDED_COMPLETED: _l("Ended, contract completed"),
    PlacementState.ENDED_RESIGNED: _l("Ended, resigned"),
    PlacementState.ENDED_DISMISSED: _l("Ended, dismissed"),
    PlacementState.ENDED_ABUSE_EXIT: _l("Ended, left abuse"),
    PlacementState.UNKNOWN_NO_CONTACT: _l("Unknown, no contact"),
}


class WagePeriod(StrEnum):
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    FORTNIGHT = "fortnight"
    MONTH = "month"
    YEAR = "year"
    PIECE = "piece"


WAGE_PERIOD_LABELS: dict[WagePeriod, LazyString] = {
    WagePeriod.HOUR: _l("per hour"),
    WagePeriod.DAY: _l("per day"),
    WagePeriod.WEEK: _l("per week"),
    WagePeriod.FORTNIGHT: _l("every two weeks"),
    WagePeriod.MONTH: _l("per month"),
    WagePeriod.YEAR: _l("per year"),
    WagePeriod.PIECE: _l("per piece"),
}


class ContractKind(StrEnum):
    PERMANENT = "permanent"
    FIXED_TERM = "fixed_term"
    SEASONAL = "seasonal"
    CASUAL = "casual"
    APPRENTICESHIP = "apprenticeship"


CONTRACT_KIND_LABELS: dict[ContractKind, LazyString] = {
    ContractKind.PERMANENT: _l("Permanent"),
    ContractKind.FIXED_TERM: _l("Fixed term"),
    ContractKind.SEASONAL: _l("Seasonal"),
    ContractKind.CASUAL: _l("Casual"),
    ContractKind.APPRENTICESHIP: _l("Apprenticeship"),
}
