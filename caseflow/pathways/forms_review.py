"""Forms of an authority's reviewers."""

from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _l
from caseflow.vocabulary.review import REVIEW_QUESTION_LABELS, ConflictKind, ReviewAnswer, ReviewQuestion
from caseflow.web.forms import EditForm, Form, Pairs, box, day, line, pick


def _answers() -> Pairs:
    return [(answer.value, label(answer)) for answer in ReviewAnswer]


def _question(question: ReviewQuestion) -> object:
    return pick(REVIEW_QUESTION_LABELS[question], _answers, need=_l("Answer this question."), radio=True)


class DecisionForm(EditForm):
    IDENTITY = _question(ReviewQuestion.IDENTITY)
    DOCUMENTS = _question(ReviewQuestion.DOCUMENTS)
    CONDITIONS = _question(ReviewQuestion.CONDITIONS)
    DEADLINES = _question(ReviewQuestion.DEADLINES)
    HEARD = _question(ReviewQuestion.HEARD)
    result = pick(
        _l("Decision"),
        [("granted", _l("Grant it")), ("refused", _l("Refuse it; another reviewer looks at it before it counts"))],
        need=_l("Choose whether it is granted or refused."),
        radio=True,
    )
    internal = box(
        _l("Reason"), need=_l("Say why you decide so."), hint=_l("Stays with the authority and the caseworkers.")
    )
    shareable = box(_l("Reason in plain words, for the person"), hint=_l("Needed for a refusal."))

    def answers(self) -> dict[str, str]:
        """The checklist as it was answered."""
        return {question.value: self[question.value].data or "" for question in ReviewQuestion}


class PermitDecisionForm(DecisionForm):
    number = line(_l("Number of the permit"), most=60)
    valid_from = day(_l("First day"), hint=_l("Needed when it is granted."))
    valid_until = day(_l("Last day"), hint=_l("Empty when no last day is written on it."))


class SecondForm(EditForm):
    agrees = pick(
        _l("Do you agree with the refusal?"),
        [("yes", _l("Yes, it is refused")), ("no", _l("No, it must be decided anew"))],
        need=_l("Choose one."),
        radio=True,
    )
    note = box(_l("Your remark"), hint=_l("Needed when you do not agree."))


class ConflictForm(Form):
    kind = pick(
        _l("What ties you to the person?"),
        lambda: [(kind.value, label(kind)) for kind in ConflictKind],
        need=_l("Choose what ties you to the person."),
        radio=True,
    )
    note = box(_l("Remark"), most=500)
