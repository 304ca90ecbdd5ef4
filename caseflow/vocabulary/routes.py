"""A route to regular status: who is eligible, who takes its steps, what a refusal leaves, how near the cliff is."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class CliffLevel(StrEnum):
    PASSED = "passed"
    CRITICAL = "critical"
    NEAR = "near"
    UNKNOWN = "unknown"
    FAR = "far"
    NONE = "none"


CLIFF_LEVEL_LABELS: dict[CliffLevel, LazyString] = {
    CliffLevel.PASSED: _l("Status has ended"),
    CliffLevel.CRITICAL: _l("Status ends within days"),
    CliffLevel.NEAR: _l("Status ends soon"),
    CliffLevel.UNKNOWN: _l("End of status not known"),
    CliffLevel.FAR: _l("Status is safe for now"),
    CliffLevel.NONE: _l("Status does not end"),
}


class Eligibility(StrEnum):
    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNKNOWN = "unknown"


ELIGIBILITY_LABELS: dict[Eligibility, LazyString] = {
    Eligibility.ELIGIBLE: _l("Eligible"),
    Eligibility.NOT_ELIGIBLE: _l("Not eligible as things stand"),
    Eligibility.UNKNOWN: _l("Not known yet: something must be found out"),
}


class RemedyKind(StrEnum):
    """What can be done against a refusal."""

    APPEAL = "appeal"
    REVIEW = "review"
    RECONSIDERATION = "reconsideration"
    REAPPLY = "reapply"


REMEDY_KIND_LABELS: dict[RemedyKind, LazyString] = {
    RemedyKind.APPEAL: _l("Appeal"),
    RemedyKind.REVIEW: _l("Judicial or administrative review"),
    RemedyKind.RECONSIDERATION: _l("Request for reconsideration"),
    RemedyKind.REAPPLY: _l("New application"),
}


class AppliesTo(StrEnum):
    """Which members of a case take a step."""

    PRINCIPAL = "principal"
    EACH_MEMBER = "each_member"
    EACH_ADULT = "each_adult"
    ACCOMPANYING = "accompanying"


APPLIES_TO_LABELS: dict[AppliesTo, LazyString] = {
    AppliesTo.PRINCIPAL: _l("Principal applicant"),
    AppliesTo.EACH_MEMBER: _l("Each member of the family"),
    AppliesTo.EACH_ADULT: _l("Each adult"),
    AppliesTo.ACCOMPANYING: _l("Each accompanying dependant"),
}


class OutlookState(StrEnum):
    """How a pathway stands for somebody: rules.what_if."""

    NOW = "now"
    WHEN = "when"
    SHUT = "shut"


OUTLOOK_STATE_LABELS: dict[OutlookState, LazyString] = {
    OutlookState.NOW: _l("Open now"),
    OutlookState.WHEN: _l("Open when"),
    OutlookState.SHUT: _l("Not open"),
}
