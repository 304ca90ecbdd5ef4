"""What a reviewer is asked, and how a decision stands."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class ReviewAnswer(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not_applicable"


REVIEW_ANSWER_LABELS: dict[ReviewAnswer, LazyString] = {
    ReviewAnswer.YES: _l("Yes"),
    ReviewAnswer.NO: _l("No"),
    ReviewAnswer.NOT_APPLICABLE: _l("Does not apply"),
}


class ReviewQuestion(StrEnum):
    IDENTITY = "IDENTITY"
    DOCUMENTS = "DOCUMENTS"
    CONDITIONS = "CONDITIONS"
    DEADLINES = "DEADLINES"
    HEARD = "HEARD"


REVIEW_QUESTION_LABELS: dict[ReviewQuestion, LazyString] = {
    ReviewQuestion.IDENTITY: _l("Is the applicant the person of the documents?"),
    ReviewQuestion.DOCUMENTS: _l("Are the documents complete, valid and credible?"),
    ReviewQuestion.CONDITIONS: _l("Does the person meet the conditions of the programme?"),
    ReviewQuestion.DEADLINES: _l("Was it filed in time?"),
    ReviewQuestion.HEARD: _l("Could the person answer whatever speaks against them?"),
}


class DecisionState(StrEnum):
    WAITING = "waiting"
    FINAL = "final"
    RETURNED = "returned"


DECISION_STATE_LABELS: dict[DecisionState, LazyString] = {
    DecisionState.WAITING: _l("Waits for a second reviewer"),
    DecisionState.FINAL: _l("Decided"),
    DecisionState.RETURNED: _l("Sent back by the second reviewer"),
}


class ConflictKind(StrEnum):
    SELF = "self"
    RELATIVE = "relative"
    FRIEND = "friend"
    BUSINESS = "business"


CONFLICT_KIND_LABELS: dict[ConflictKind, LazyString] = {
    ConflictKind.SELF: _l("It is my own matter"),
    ConflictKind.RELATIVE: _l("A relative"),
    ConflictKind.FRIEND: _l("A friend, or somebody I am at odds with"),
    ConflictKind.BUSINESS: _l("Somebody I do business or work with"),
}
