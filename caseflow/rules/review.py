"""What a reviewer must have looked at before a decision, and when a second reviewer is needed."""

from collections.abc import Mapping

from caseflow.rules.reason import NotAllowed, because

GRANTED, REFUSED = "granted", "refused"
YES, NO, NOT_ASKED = "yes", "no", "not_applicable"
WAITING, FINAL, RETURNED = "waiting", "final", "returned"

# The questions of every decision, whatever the step.
QUESTIONS = ("IDENTITY", "DOCUMENTS", "CONDITIONS", "DEADLINES", "HEARD")


def check_proposal(result: str, answers: Mapping[str, str], internal: str, shareable: str) -> str:
    """The state of a decision: a refusal waits for a second reviewer, a grant is final.

    Every question is answered; who grants answers none with no, who refuses at least one; a refusal says why, to the
    family too. Raises NotAllowed (fields: result, a question, internal, shareable).
    """
    if result not in (GRANTED, REFUSED):
        raise NotAllowed(because("review_result_missing"), "result")
    for question in QUESTIONS:
        if answers.get(question) not in (YES, NO, NOT_ASKED):
            raise NotAllowed(because("review_question_open"), question)
    said_no = [question for question in QUESTIONS if answers[question] == NO]
    if result == GRANTED and said_no:
        raise NotAllowed(because("review_grant_against_no"), said_no[0])
    if result == REFUSED and not said_no:
        raise NotAllowed(because("review_refusal_without_no"), "result")
    if not internal.strip():
        raise NotAllowed(because("review_reason_missing"), "internal")
    if result == REFUSED and not shareable.strip():
        raise NotAllowed(because("review_reason_for_family_missing"), "shareable")
    return WAITING if result == REFUSED else FINAL


def check_second(state: str, proposed_by: int, second: int, agrees: bool, note: str) -> str:
    """The state after a second reviewer looked at a refusal. Raises NotAllowed (fields: agrees, note)."""
    if state != WAITING:
        raise NotAllowed(because("review_not_waiting"))
    if proposed_by == second:
        raise NotAllowed(because("review_own_proposal"))
    if not agrees and not note.strip():
        raise NotAllowed(because("review_note_missing"), "note")
    return FINAL if agrees else RETURNED
