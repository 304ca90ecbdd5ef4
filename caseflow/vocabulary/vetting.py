"""How an employer or recruiter was vetted, and the state of a job opening."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class VettingState(StrEnum):
    """`missing` is nothing on file; `proposed` waits for a second person."""

    MISSING = "missing"
    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    CONDITIONAL = "conditional"
    REFUSED = "refused"
    EXPIRED = "expired"


VETTING_STATE_LABELS: dict[VettingState, LazyString] = {
    VettingState.MISSING: _l("Not vetted"),
    VettingState.DRAFT: _l("Vetting begun"),
    VettingState.PROPOSED: _l("Waiting for approval"),
    VettingState.APPROVED: _l("Vetted, approved"),
    VettingState.CONDITIONAL: _l("Vetted, with conditions"),
    VettingState.REFUSED: _l("Vetting refused"),
    VettingState.EXPIRED: _l("Vetting expired"),
}


class VettingAnswer(StrEnum):
    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


VETTING_ANSWER_LABELS: dict[VettingAnswer, LazyString] = {
    VettingAnswer.YES: _l("Yes"),
    VettingAnswer.NO: _l("No"),
    VettingAnswer.PARTLY: _l("Partly"),
    VettingAnswer.UNKNOWN: _l("Not known"),
    VettingAnswer.NOT_APPLICABLE: _l("Does not apply"),
}


class OpeningState(StrEnum):
    DRAFT = "draft"
    PROPOSED = "proposed"
    OPEN = "open"
    FILLED = "filled"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


OPENING_STATE_LABELS: dict[OpeningState, LazyString] = {
    OpeningState.DRAFT: _l("Draft"),
    OpeningState.PROPOSED: _l("Proposed by the employer"),
    OpeningState.OPEN: _l("Open"),
    OpeningState.FILLED: _l("Filled"),
    OpeningState.CLOSED: _l("Closed"),
    OpeningState.WITHDRAWN: _l("Withdrawn"),
}
