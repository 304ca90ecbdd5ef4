"""Visits after the start of work, what they look at, and the needs they raise."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class VisitKind(StrEnum):
    VISIT = "visit"
    CALL = "call"
    VIDEO_CALL = "video_call"
    OFFICE = "office"


VISIT_KIND_LABELS: dict[VisitKind, LazyString] = {
    VisitKind.VISIT: _l("Visit"),
    VisitKind.CALL: _l("Phone call"),
    VisitKind.VIDEO_CALL: _l("Video call"),
    VisitKind.OFFICE: _l("Meeting at our office"),
}


class VisitState(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    MISSED = "missed"
    CANCELLED = "cancelled"


VISIT_STATE_LABELS: dict[VisitState, LazyString] = {
    VisitState.PLANNED: _l("Planned"),
    VisitState.DONE: _l("Done"),
    VisitState.MISSED: _l("Missed"),
    VisitState.CANCELLED: _l("Cancelled"),
}


class VisitTiming(StrEnum):
    """How a planned visit stands to its window."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    MISSED = "missed"


VISIT_TIMING_LABELS: dict[VisitTiming, LazyString] = {
    VisitTiming.UPCOMING: _l("Coming up"),
    VisitTiming.DUE: _l("Due now"),
    VisitTiming.OVERDUE: _l("Overdue"),
    VisitTiming.MISSED: _l("Missed"),
}


class FindingArea(StrEnum):
    WORK = "work"
    WAGE = "wage"
    HOUSING = "housing"
    HEALTH = "health"
    SCHOOLING = "schooling"
    SAFETY = "safety"
    ISOLATION = "isolation"


FINDING_AREA_LABELS: dict[FindingArea, LazyString] = {
    FindingArea.WORK: _l("Work"),
    FindingArea.WAGE: _l("Wage paid against agreed"),
    FindingArea.HOUSING: _l("Housing"),
    FindingArea.HEALTH: _l("Health"),
    FindingArea.SCHOOLING: _l("Schooling of the children"),
    FindingArea.SAFETY: _l("Safety"),
    FindingArea.ISOLATION: _l("Isolation"),
}


class FindingLevel(StrEnum):
    GOOD = "good"
    CONCERN = "concern"
    URGENT = "urgent"
    NOT_SEEN = "not_seen"


FINDING_LEVEL_LABELS: dict[FindingLevel, LazyString] = {
    FindingLevel.GOOD: _l("Going well"),
    FindingLevel.CONCERN: _l("Concern"),
    FindingLevel.URGENT: _l("Urgent"),
    FindingLevel.NOT_SEEN: _l("Not looked at"),
}


class Sector(StrEnum):
    """Sectors of the R4V regional plan, with the three parts of protection apart: what a need is reported under."""

    EDUCATION = "education"
    FOOD_SECURITY = "food_security"
    HEALTH = "health"
    HUMANITARIAN_TRANSPORTATION = "humanitarian_transportation"
    INTEGRATION = "integration"
    NUTRITION = "nutrition"
    PROTECTION = "protection"
    CHILD_PROTECTION = "child_protection"
    GENDER_BASED_VIOLENCE = "gender_based_violence"
    TRAFFICKING_AND_SMUGGLING = "human_trafficking_and_smuggling"
    SHELTER = "shelter"
    WASH = "wash"


SECTOR_LABELS: dict[Sector, LazyString] = {
    Sector.EDUCATION: _l("Education"),
    Sector.FOOD_SECURITY: _l("Food security"),
    Sector.HEALTH: _l("Health"),
    Sector.HUMANITARIAN_TRANSPORTATION: _l("Humanitarian transportation"),
    Sector.INTEGRATION: _l("Integration and livelihoods"),
    Sector.NUTRITION: _l("Nutrition"),
    Sector.PROTECTION: _l("Protection"),
    Sector.CHILD_PROTECTION: _l("Child protection"),
    Sector.GENDER_BASED_VIOLENCE: _l("Gender-based violence"),
    Sector.TRAFFICKING_AND_SMUGGLING: _l("Human trafficking and smuggling"),
    Sector.SHELTER: _l("Shelter"),
    Sector.WASH: _l("Water, sanitation and hygiene"),
}


class NeedState(StrEnum):
    OPEN = "open"
    REFERRED = "referred"
    MET = "met"
    CLOSED = "closed"


NEED_STATE_LABELS: dict[NeedState, LazyString] = {
    NeedState.OPEN: _l("Open"),
    NeedState.REFERRED: _l("Referred"),
    NeedState.MET: _l("Need met"),
    NeedState.CLOSED: _l("Closed without result"),
}
