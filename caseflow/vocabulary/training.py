"""Trainings: their areas and ways, how somebody goes through one, and how a wanted item stands."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class TrainingArea(StrEnum):
    LANGUAGE = "language"
    SERVICES = "services"
    AGRICULTURE = "agriculture"
    RIGHTS = "rights"
    CARE = "care"
    CONSTRUCTION = "construction"
    DIGITAL = "digital"
    DRIVING = "driving"
    SAFETY = "safety"
    LITERACY = "literacy"
    OTHER = "other"


TRAINING_AREA_LABELS: dict[TrainingArea, LazyString] = {
    TrainingArea.LANGUAGE: _l("Language"),
    TrainingArea.SERVICES: _l("Services, hotels and restaurants"),
    TrainingArea.AGRICULTURE: _l("Agriculture"),
    TrainingArea.RIGHTS: _l("Rights at work and the law"),
    TrainingArea.CARE: _l("Health and care"),
    TrainingArea.CONSTRUCTION: _l("Construction and trades"),
    TrainingArea.DIGITAL: _l("Computers"),
    TrainingArea.DRIVING: _l("Driving and transport"),
    TrainingArea.SAFETY: _l("Safety at work"),
    TrainingArea.LITERACY: _l("Reading, writing and arithmetic"),
    TrainingArea.OTHER: _l("Something else"),
}


class TrainingMode(StrEnum):
    PRESENCE = "presence"
    ONLINE = "online"
    BOTH = "both"
    AT_WORK = "at_work"


TRAINING_MODE_LABELS: dict[TrainingMode, LazyString] = {
    TrainingMode.PRESENCE: _l("In a classroom"),
    TrainingMode.ONLINE: _l("Online"),
    TrainingMode.BOTH: _l("Partly online"),
    TrainingMode.AT_WORK: _l("At a workplace"),
}


class OfferState(StrEnum):
    OPEN = "open"
    CANCELLED = "cancelled"


OFFER_STATE_LABELS: dict[OfferState, LazyString] = {
    OfferState.OPEN: _l("On offer"),
    OfferState.CANCELLED: _l("Called off"),
}


class EnrolmentState(StrEnum):
    PLANNED = "planned"
    ENROLLED = "enrolled"
    ATTENDING = "attending"
    PASSED = "passed"
    FAILED = "failed"
    DROPPED_OUT = "dropped_out"
    CANCELLED = "cancelled"


ENROLMENT_STATE_LABELS: dict[EnrolmentState, LazyString] = {
    EnrolmentState.PLANNED: _l("Planned"),
    EnrolmentState.ENROLLED: _l("Enrolled"),
    EnrolmentState.ATTENDING: _l("Attending"),
    EnrolmentState.PASSED: _l("Passed"),
    EnrolmentState.FAILED: _l("Not passed"),
    EnrolmentState.DROPPED_OUT: _l("Dropped out"),
    EnrolmentState.CANCELLED: _l("Not taken up"),
}


class GainKind(StrEnum):
    SKILL = "skill"
    LANGUAGE = "language"
    LICENCE = "licence"


GAIN_KIND_LABELS: dict[GainKind, LazyString] = {
    GainKind.SKILL: _l("Skill"),
    GainKind.LANGUAGE: _l("Language"),
    GainKind.LICENCE: _l("Licence"),
}


class GapState(StrEnum):
    MISSING = "missing"
    EXPIRED = "expired"
    UNKNOWN = "unknown"
    EXPIRING = "expiring"
    HELD = "held"


GAP_STATE_LABELS: dict[GapState, LazyString] = {
    GapState.MISSING: _l("Missing"),
    GapState.EXPIRED: _l("Expired"),
    GapState.UNKNOWN: _l("Not known"),
    GapState.EXPIRING: _l("Held, ends soon"),
    GapState.HELD: _l("Held"),
}


class WantedKind(StrEnum):
    LANGUAGE = "language"
    BENCHMARK = "benchmark"
    NURSE_TEST = "nurse_test"
    LICENCE = "licence"
    RECOGNITION = "recognition"
    EDUCATION = "education"
    EXPERIENCE = "experience"
    SKILL = "skill"
    AGE = "age"
    FACT = "fact"


WANTED_KIND_LABELS: dict[WantedKind, LazyString] = {
    WantedKind.LANGUAGE: _l("Language"),
    WantedKind.BENCHMARK: _l("Language test"),
    WantedKind.NURSE_TEST: _l("Language test for nurses"),
    WantedKind.LICENCE: _l("Licence"),
    WantedKind.RECOGNITION: _l("Recognition"),
    WantedKind.EDUCATION: _l("Education"),
    WantedKind.EXPERIENCE: _l("Experience"),
    WantedKind.SKILL: _l("Skill"),
    WantedKind.AGE: _l("Age"),
    WantedKind.FACT: _l("Rule of the pathway"),
}
