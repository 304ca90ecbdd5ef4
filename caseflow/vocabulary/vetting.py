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
    PAUSED = "paused"
    FILLED = "filled"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


OPENING_STATE_LABELS: dict[OpeningState, LazyString] = {
    OpeningState.DRAFT: _l("Draft"),
    OpeningState.PROPOSED: _l("Proposed by the employer"),
    OpeningState.OPEN: _l("Open"),
    OpeningState.PAUSED: _l("Paused"),
    OpeningState.FILLED: _l("Filled"),
    OpeningState.CLOSED: _l("Closed"),
    OpeningState.WITHDRAWN: _l("Withdrawn"),
}


class EmployerKind(StrEnum):
    EMPLOYER = "employer"
    RECRUITER = "recruiter"


EMPLOYER_KIND_LABELS: dict[EmployerKind, LazyString] = {
    EmployerKind.EMPLOYER: _l("Employer"),
    EmployerKind.RECRUITER: _l("Recruiter"),
}


class Industry(StrEnum):
    AGRICULTURE = "agriculture"
    FOOD_PROCESSING = "food_processing"
    FISHERIES = "fisheries"
    FORESTRY = "forestry"
    HEALTH_CARE = "health_care"
    DOMESTIC_WORK = "domestic_work"
    CONSTRUCTION = "construction"
    MANUFACTURING = "manufacturing"
    HOSPITALITY = "hospitality"
    TRADE = "trade"
    TRANSPORT = "transport"
    ENGINEERING = "engineering"
    EDUCATION = "education"
    OTHER = "other"


INDUSTRY_LABELS: dict[Industry, LazyString] = {
    Industry.AGRICULTURE: _l("Agriculture"),
    Industry.FOOD_PROCESSING: _l("Food processing"),
    Industry.FISHERIES: _l("Fisheries"),
    Industry.FORESTRY: _l("Forestry"),
    Industry.HEALTH_CARE: _l("Health and long-term care"),
    Industry.DOMESTIC_WORK: _l("Domestic work"),
    Industry.CONSTRUCTION: _l("Construction"),
    Industry.MANUFACTURING: _l("Manufacturing"),
    Industry.HOSPITALITY: _l("Hotels and restaurants"),
    Industry.TRADE: _l("Trade"),
    Industry.TRANSPORT: _l("Transport"),
    Industry.ENGINEERING: _l("Engineering"),
    Industry.EDUCATION: _l("Education"),
    Industry.OTHER: _l("Other"),
}
