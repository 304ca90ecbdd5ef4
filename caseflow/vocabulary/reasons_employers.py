"""What the rules about openings, the checklist's answers and the days of a placement say."""

from caseflow.vocabulary.language import Counted, LazyString, _l, _ln

OPENINGS: dict[str, LazyString | Counted] = {
    "opening_heads_not_possible": _l("Enter how many people are wanted: a whole number from 1 to %(most)s."),
    "opening_heads_taken": _ln(
        "%(taken)s person holds a place already. Enter at least that many.",
        "%(taken)s people hold a place already. Enter at least that many.",
        by="taken",
    ),
    "opening_too_long": _l("The work would last %(years)s years. Check the last day."),
    "opening_of_recruiter": _l(
        "A recruiter offers no work of its own. Open the page of the employer and add it there."
    ),
    "opening_not_a_recruiter": _l("Choose a recruiter from the list."),
    "opening_no_such_move": _l(
        "The opening cannot go to that state from where it is. Reload the page and choose again."
    ),
    "opening_has_people": _ln(
        "%(taken)s person has accepted a place in this opening. Settle that placement first.",
        "%(taken)s people have accepted a place in this opening. Settle those placements first.",
        by="taken",
    ),
    "opening_over": _l(
        "The work that this opening offers ended on %(end)s. Choose another one, or change its last day."
    ),
    "opening_reason_missing": _l("Say why. The reason stays in the history."),
}

ANSWERS: dict[str, LazyString | Counted] = {
    "vetting_answer_unknown": _l("Choose one of the five answers."),
    "vetting_answer_missing": _l("Question %(question)s has no answer. Choose one."),
    "vetting_note_missing": _l("Question %(question)s: say why it does not apply."),
    "vetting_evidence_missing": _l(
        "Question %(question)s: say what shows it: which document, seen when, or who said it."
    ),
    "vetting_action_too_late": _l("Choose a day until %(latest)s by which the point is mended."),
    "vetting_end_not_ahead": _l("The last day (%(until)s) must lie between today and %(latest)s."),
}

PLACEMENTS: dict[str, LazyString | Counted] = {
    "wage_below_opening": _l(
        "The wage is below that of the opening (%(offered)s %(currency)s). Correct it, or say below why less is paid."
    ),
    "wage_other_currency": _l(
        "The opening pays in another currency (%(currency)s). Correct it, or say below why it differs."
    ),
    "wage_other_period": _l(
        "The wage cannot be compared with that of the opening. Use the same period, or say below why it differs."
    ),
    "placement_start_not_near": _l(
        "The first day of work (%(start)s) must lie between a year ago and two years from now. Check the year."
    ),
    "placement_day_in_future": _l("The day (%(day)s) lies in the future. Record it when it has happened."),
    "placement_day_too_early": _l("The day (%(day)s) lies before the step before it (%(earlier)s). Check the date."),
    "place_just_taken": _l("Somebody else took the last place a moment ago. Choose another opening."),
}

SENTENCES: dict[str, LazyString | Counted] = OPENINGS | ANSWERS | PLACEMENTS
