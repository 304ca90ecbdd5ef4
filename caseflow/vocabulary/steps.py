"""A step along a pathway: its state, what can be done with it, what it gives, how sure we are of its rules."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class StepState(StrEnum):
    PENDING = "pending"
    READY = "ready"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    GRANTED = "granted"
    REFUSED = "refused"
    WAIVED = "waived"
    CANCELLED = "cancelled"


STEP_STATE_LABELS: dict[StepState, LazyString] = {
    StepState.PENDING: _l("Not yet possible"),
    StepState.READY: _l("Ready to start"),
    StepState.IN_PROGRESS: _l("In progress"),
    StepState.SUBMITTED: _l("Submitted"),
    StepState.GRANTED: _l("Granted"),
    StepState.REFUSED: _l("Refused"),
    StepState.WAIVED: _l("Not needed"),
    StepState.CANCELLED: _l("Cancelled"),
}


class StepVerb(StrEnum):
    START = "start"
    SUBMIT = "submit"
    GRANT = "grant"
    REFUSE = "refuse"
    WAIVE = "waive"
    CANCEL = "cancel"
    REOPEN = "reopen"
    WITHDRAW = "withdraw"
    COMPLETE = "complete"


STEP_VERB_LABELS: dict[StepVerb, LazyString] = {
    StepVerb.START: _l("Start"),
    StepVerb.SUBMIT: _l("Record as submitted"),
    StepVerb.GRANT: _l("Record as granted"),
    StepVerb.REFUSE: _l("Record as refused"),
    StepVerb.WAIVE: _l("Mark as not needed"),
    StepVerb.CANCEL: _l("Cancel"),
    StepVerb.REOPEN: _l("Open again"),
    StepVerb.WITHDRAW: _l("Take back"),
    StepVerb.COMPLETE: _l("Mark as done"),
}


class DraftState(StrEnum):
    """How far a new version of a pathway has come."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    PUBLISHED = "published"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


DRAFT_STATE_LABELS: dict[DraftState, LazyString] = {
    DraftState.DRAFT: _l("Draft"),
    DraftState.PROPOSED: _l("Waits for a second administrator"),
    DraftState.PUBLISHED: _l("Published"),
    DraftState.REFUSED: _l("Refused"),
    DraftState.WITHDRAWN: _l("Withdrawn"),
}


class IntakeState(StrEnum):
    OPEN = "open"
    SEASONAL = "seasonal"
    PAUSED = "paused"
    CLOSED = "closed"
    UNKNOWN = "unknown"


INTAKE_STATE_LABELS: dict[IntakeState, LazyString] = {
    IntakeState.OPEN: _l("Takes applications"),
    IntakeState.SEASONAL: _l("Takes applications in season"),
    IntakeState.PAUSED: _l("Paused"),
    IntakeState.CLOSED: _l("Closed to new applications"),
    IntakeState.UNKNOWN: _l("Not known, ask the authority"),
}


class PermitKind(StrEnum):
    VISA = "visa"
    WORK_PERMIT = "work_permit"
    OPEN_WORK_PERMIT = "open_work_permit"
    SEASONAL_WORK_PERMIT = "seasonal_work_permit"
    BORDER_WORKER_CARD = "border_worker_card"
    STUDY_PERMIT = "study_permit"
    STAY_PERMIT = "stay_permit"
    HUMANITARIAN_CARD = "humanitarian_card"
    TEMPORARY_PROTECTION = "temporary_protection"
    CLAIMANT_DOCUMENT = "claimant_document"
    TEMPORARY_RESIDENCE = "temporary_residence"
    PERMANENT_RESIDENCE = "permanent_residence"
    LICENCE = "licence"  # to work in a profession; gives no right to stay
    OTHER = "other"


PERMIT_KIND_LABELS: dict[PermitKind, LazyString] = {
    PermitKind.VISA: _l("Visa"),
    PermitKind.WORK_PERMIT: _l("Work permit"),
    PermitKind.OPEN_WORK_PERMIT: _l("Open work permit"),
    PermitKind.SEASONAL_WORK_PERMIT: _l("Seasonal work permit"),
    PermitKind.BORDER_WORKER_CARD: _l("Border worker card"),
    PermitKind.STUDY_PERMIT: _l("Study permit"),
    PermitKind.STAY_PERMIT: _l("Stay permit"),
    PermitKind.HUMANITARIAN_CARD: _l("Humanitarian visitor card"),
    PermitKind.TEMPORARY_PROTECTION: _l("Temporary protection permit"),
    PermitKind.CLAIMANT_DOCUMENT: _l("Refugee claimant document"),
    PermitKind.TEMPORARY_RESIDENCE: _l("Temporary residence"),
    PermitKind.PERMANENT_RESIDENCE: _l("Permanent residence"),
    PermitKind.LICENCE: _l("Professional licence"),
    PermitKind.OTHER: _l("Other permit"),
}


class Confidence(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


CONFIDENCE_LABELS: dict[Confidence, LazyString] = {
    Confidence.HIGH: _l("High: an official source was read"),
    Confidence.MEDIUM: _l("Medium: a secondary or old source"),
    Confidence.LOW: _l("Low: check before relying on it"),
}


class RuleSeverity(StrEnum):
    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


RULE_SEVERITY_LABELS: dict[RuleSeverity, LazyString] = {
    RuleSeverity.BLOCK: _l("Must be met"),
    RuleSeverity.WARN: _l("Warning"),
    RuleSeverity.INFO: _l("For information"),
}


class RuleResult(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"


RULE_RESULT_LABELS: dict[RuleResult, LazyString] = {
    RuleResult.MET: _l("Met"),
    RuleResult.NOT_MET: _l("Not met"),
    RuleResult.UNKNOWN: _l("Not known yet"),
}
