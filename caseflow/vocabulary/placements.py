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


class ChoiceState(StrEnum):
    NONE = "none"
    WAITING = "waiting"
    APPROVED = "approved"
    REFUSED = "refused"


CHOICE_STATE_LABELS: dict[ChoiceState, LazyString] = {
    ChoiceState.NONE: _l("Needs no decision"),
    ChoiceState.WAITING: _l("Waits for a second person"),
    ChoiceState.APPROVED: _l("Approved"),
    ChoiceState.REFUSED: _l("Refused"),
}


class EventKind(StrEnum):
    CV_REVIEW = "cv_review"
    INTERVIEW = "interview"
    TEST = "test"


EVENT_KIND_LABELS: dict[EventKind, LazyString] = {
    EventKind.CV_REVIEW: _l("CV review"),
    EventKind.INTERVIEW: _l("Interview"),
    EventKind.TEST: _l("Test"),
}


class EventResult(StrEnum):
    PLANNED = "planned"
    PASSED = "passed"
    FAILED = "failed"
    NO_SHOW = "no_show"
    CALLED_OFF = "called_off"


EVENT_RESULT_LABELS: dict[EventResult, LazyString] = {
    EventResult.PLANNED: _l("Planned"),
    EventResult.PASSED: _l("Passed"),
    EventResult.FAILED: _l("Not passed"),
    EventResult.NO_SHOW: _l("Did not come"),
    EventResult.CALLED_OFF: _l("Called off"),
}


class ContractState(StrEnum):
    GOOD = "good"
    FLAGGED = "flagged"
    ACCEPTED = "accepted"
    REFUSED = "refused"


CONTRACT_STATE_LABELS: dict[ContractState, LazyString] = {
    ContractState.GOOD: _l("As good as the opening"),
    ContractState.FLAGGED: _l("Worse than the opening"),
    ContractState.ACCEPTED: _l("Worse, approved"),
    ContractState.REFUSED: _l("Refused"),
}


class Goes(StrEnum):
    YES = "yes"
    NO = "no"
    LATER = "later"
    UNKNOWN = "unknown"


GOES_LABELS: dict[Goes, LazyString] = {
    Goes.YES: _l("Goes along"),
    Goes.NO: _l("Stays"),
    Goes.LATER: _l("Follows later"),
    Goes.UNKNOWN: _l("Not known yet"),
}


class CheckAnswer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


CHECK_ANSWER_LABELS: dict[CheckAnswer, LazyString] = {
    CheckAnswer.YES: _l("Yes"),
    CheckAnswer.NO: _l("No"),
    CheckAnswer.UNKNOWN: _l("Unknown"),
}


class CheckStanding(StrEnum):
    DONE = "done"
    OVERDUE = "overdue"
    DUE = "due"
    LATER = "later"


CHECK_STANDING_LABELS: dict[CheckStanding, LazyString] = {
    CheckStanding.DONE: _l("Done"),
    CheckStanding.OVERDUE: _l("Overdue"),
    CheckStanding.DUE: _l("Due now"),
    CheckStanding.LATER: _l("Later"),
}


class Side(StrEnum):
    STAFF = "staff"
    EMPLOYER = "employer"


SIDE_LABELS: dict[Side, LazyString] = {
    Side.STAFF: _l("Our staff"),
    Side.EMPLOYER: _l("The employer"),
}


class Turn(StrEnum):
    US = "us"
    PERSON = "person"
    EMPLOYER = "employer"
    SUPERVISOR = "supervisor"
    NOBODY = "nobody"


TURN_LABELS: dict[Turn, LazyString] = {
    Turn.US: _l("We act"),
    Turn.PERSON: _l("The person decides"),
    Turn.EMPLOYER: _l("The employer acts"),
    Turn.SUPERVISOR: _l("A supervisor decides"),
    Turn.NOBODY: _l("Nobody has to act"),
}
