"""Whether the answers to the fair-recruitment checklist are complete enough to ask a second person for a decision.

An answer to a critical or major question without evidence, or a "does not apply" without a reason, is an opinion. What
the answers then allow is for `rules.vetting.assess`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from caseflow.rules.reason import NotAllowed, because
from caseflow.rules.vetting import CRITICAL, MAJOR, MINOR, NO, NOT_APPLICABLE, PARTLY, YES, Answer, Question

VALUES = (YES, NO, PARTLY, "unknown", NOT_APPLICABLE)
REGISTRATION = "FR01"
LONGEST_ACTION = timedelta(days=2 * 366)


def against_proposing(
    questions: Iterable[Question],
    answers: Mapping[str, Answer],
    kind: str,
    on: date,
    registered_until: date | None = None,
) -> tuple[NotAllowed, ...]:
    """Everything that is missing, with the field of the form: FR01_answer, FR01_evidence, FR01_action_by.

    `Answer.note` is the evidence, or why the question does not apply. `registered_until` is the last day of the
    registration on file, which FR01 is about.
    """
    found: list[NotAllowed] = []
    for question in questions:
        if kind in question.applies_to:
            found.extend(_against(question, answers.get(question.id), on))
            found.extend(_against_registration(question, answers.get(question.id), on, registered_until))
    return tuple(found)


def check_value(question: str, value: str) -> str:
    """The same value, one of the five answers or "". Raises NotAllowed."""
    if value and value not in VALUES:
        raise NotAllowed(because("vetting_answer_unknown"), f"{question}_answer")
    return value


def check_last_day(until: date | None, today: date, latest: date | None) -> date | None:
    """The last day of a decision: what was chosen, by default the latest possible. Raises NotAllowed (valid_until)."""
    if until is None or latest is None:
        return latest
    if not today < until <= latest:
        raise NotAllowed(because("vetting_end_not_ahead", until=until, latest=latest), "valid_until")
    return until


def _against(question: Question, answer: Answer | None, on: date) -> Iterable[NotAllowed]:
    if answer is None or not answer.value:
        yield NotAllowed(because("vetting_answer_missing", question=question.id), f"{question.id}_answer")
        return
    is_weighty = question.severity in (CRITICAL, MAJOR)
    if answer.value == NOT_APPLICABLE and not answer.note.strip():
        yield NotAllowed(because("vetting_note_missing", question=question.id), f"{question.id}_evidence")
    if answer.value in (YES, NO, PARTLY) and is_weighty and not answer.note.strip():
        yield NotAllowed(because("vetting_evidence_missing", question=question.id), f"{question.id}_evidence")
    if answer.value in (NO, PARTLY) and question.severity == MAJOR and answer.action_by is None:
        yield NotAllowed(because("vetting_action_missing", question=question.id), f"{question.id}_action_by")
    yield from _day(question, answer, on)


def _against_registration(
    question: Question, answer: Answer | None, on: date, until: date | None
) -> Iterable[NotAllowed]:
    """A yes to "currently registered" is no opinion: the registration on file says until when."""
    if question.id != REGISTRATION or answer is None or answer.value != YES:
        return
    if until is None:
        yield NotAllowed(because("vetting_registration_unknown", question=question.id), f"{question.id}_answer")
    elif until < on:
        yield NotAllowed(because("vetting_registration_over", end=until, question=question.id), f"{question.id}_answer")


def _day(question: Question, answer: Answer, on: date) -> Iterable[NotAllowed]:
    """A day by which an open point is mended lies ahead, and not in another decade."""
    day = answer.action_by
    if day is None or answer.value in (YES, NOT_APPLICABLE) or question.severity == MINOR:
        return
    if day < on:
        yield NotAllowed(because("vetting_action_missing", question=question.id), f"{question.id}_action_by")
    elif day > on + LONGEST_ACTION:
        yield NotAllowed(because("vetting_action_too_late", latest=on + LONGEST_ACTION), f"{question.id}_action_by")
