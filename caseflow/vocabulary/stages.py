"""Where a case stands: its stage, whether it is open, how it ended, how much it is at risk."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class Stage(StrEnum):
    INTAKE = "intake"
    EVALUATION = "evaluation"
    PLACEMENT = "placement"
    REGULARIZATION = "regularization"
    FOLLOW_UP = "follow_up"
    CLOSED = "closed"


STAGE_LABELS: dict[Stage, LazyString] = {
    Stage.INTAKE: _l("Intake"),
    Stage.EVALUATION: _l("Evaluation"),
    Stage.PLACEMENT: _l("Placement"),
    Stage.REGULARIZATION: _l("Regularization"),
    Stage.FOLLOW_UP: _l("Follow-up"),
    Stage.CLOSED: _l("Closed"),
}


class CaseStatus(StrEnum):
    OPEN = "open"
    ON_HOLD = "on_hold"
    CLOSED = "closed"


CASE_STATUS_LABELS: dict[CaseStatus, LazyString] = {
    CaseStatus.OPEN: _l("Open"),
    CaseStatus.ON_HOLD: _l("On hold"),
    CaseStatus.CLOSED: _l("Closed"),
}


class Outcome(StrEnum):
    REGULARIZED = "regularized"
    ANOTHER_ROUTE = "another_route"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    REFUSED = "refused"
    LOST_CONTACT = "lost_contact"
    DECEASED = "deceased"
    INELIGIBLE = "ineligible"


OUTCOME_LABELS: dict[Outcome, LazyString] = {
    Outcome.REGULARIZED: _l("Regularized"),
    Outcome.ANOTHER_ROUTE: _l("Went another route"),
    Outcome.WITHDRAWN: _l("Withdrew"),
    Outcome.MOVED: _l("Moved away"),
    Outcome.REFUSED: _l("Refused"),
    Outcome.LOST_CONTACT: _l("Lost contact"),
    Outcome.DECEASED: _l("Died"),
    Outcome.INELIGIBLE: _l("Not eligible"),
}


class Risk(StrEnum):
    STANDARD = "standard"
    RAISED = "raised"
    HIGH = "high"
    CRITICAL = "critical"


RISK_LABELS: dict[Risk, LazyString] = {
    Risk.STANDARD: _l("Standard risk"),
    Risk.RAISED: _l("Raised risk"),
    Risk.HIGH: _l("High risk"),
    Risk.CRITICAL: _l("Critical risk"),
}


class HoldEvent(StrEnum):
    """What a case on hold can wait for besides a day. All but the last are noticed by the clock."""

    INTAKE_OPENS = "intake_opens"
    STEP_DECIDED = "step_decided"
    FAMILY_REACHED = "family_reached"
    OTHER = "other"


HOLD_EVENT_LABELS: dict[HoldEvent, LazyString] = {
    HoldEvent.INTAKE_OPENS: _l("The intake of the pathway opens"),
    HoldEvent.STEP_DECIDED: _l("An authority decides a step"),
    HoldEvent.FAMILY_REACHED: _l("The family is reached again"),
    HoldEvent.OTHER: _l("Something else (open the case again by hand)"),
}
