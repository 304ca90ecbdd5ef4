"""The sentences about decisions of an authority."""

from caseflow.vocabulary.language import LazyString, _l

SENTENCES: dict[str, LazyString] = {
    "review_result_missing": _l("Choose whether it is granted or refused."),
    "review_question_open": _l("Answer this question."),
    "review_grant_against_no": _l("You answered no here. Refuse it, or answer again after looking once more."),
    "review_refusal_without_no": _l("Every answer speaks for granting it. Say at which question it fails."),
    "review_reason_missing": _l("Say why you decide so."),
    "review_reason_for_family_missing": _l("Say in plain words why it is refused: the person reads this."),
    "review_not_waiting": _l("This decision does not wait for a second reviewer."),
    "review_own_proposal": _l("You proposed this refusal. Another reviewer must look at it."),
    "review_note_missing": _l("Say why you do not agree, so that it can be decided anew."),
    "review_incomplete": _l("A document that the step wants was not accepted yet, so it cannot be decided."),
    "review_over": _l("This application is decided, or was taken back."),
}
