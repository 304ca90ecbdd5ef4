"""The checklist as the rules of vetting read it: its questions, and the answers as they were kept."""

from collections.abc import Mapping
from typing import Any

from caseflow.employers import current
from caseflow.rules.vetting import Answer, Question
from caseflow.vocabulary import checklist


def asked(kind: str) -> list[Question]:
    """The questions that an employer or a recruiter is asked, in their order."""
    return [Question(one.id, one.severity.value, one.applies_to) for one in checklist.questions(kind)]


def as_answers(stored: Mapping[str, Mapping[str, Any]]) -> dict[str, Answer]:
    """The answers of a vetting for the rules. A question without an answer is not among them."""
    return {
        code: Answer(value=one.answer, action_by=one.action_by, note=one.evidence)
        for code, one in current.answers(stored).items()
        if one.answer
    }
