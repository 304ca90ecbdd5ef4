"""What the rules about grievances say."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    "grievance_severity_unknown": _l("Choose one of the four levels."),
    "grievance_severity_too_mild": _l(
        "With what you wrote it is at the least: %(severity)s. Choose that, or check the category and the signs."
    ),
    "grievance_raised_in_future": _l("We cannot have heard of it on %(day)s: that day has not come. Check the day."),
    "grievance_in_future": _l("It cannot have happened on %(day)s: that day has not come. Check the day."),
    "grievance_before_birth": _l("The day (%(day)s) lies before the person's birth (%(born)s). Check the day."),
    "grievance_day_too_long_ago": _l("The day (%(day)s) lies more than fifty years back. Check the year."),
    "grievance_told_before": _l(
        "We cannot have heard of it (%(told)s) before it happened (%(day)s). Check the two days."
    ),
    "grievance_may_not_speak": _l(
        "The person did not agree that we speak with the employer. Ask them first, then change it in the grievance."
    ),
    "grievance_action_in_future": _l(
        "The day (%(day)s) lies in the future. Enter the day on which it began, and until when it is due."
    ),
    "grievance_action_before_raised": _l(
        "The day (%(day)s) lies before the grievance was raised (%(raised)s). Check the day."
    ),
    "grievance_due_not_possible": _l(
        "The last day (%(due)s) must lie on or after the day on which it begins (%(day)s), and within two years."
    ),
    "grievance_referral_to_missing": _l("Say to which office or service it was referred."),
    "grievance_done_in_future": _l("It cannot be done on %(day)s: that day has not come. Check the day."),
    "grievance_done_before_begun": _l("It cannot be done (%(day)s) before it began (%(begun)s). Check the two days."),
    "grievance_is_closed": _l("This grievance is closed. Open it again first, and say why."),
    "grievance_is_open": _l("This grievance is open already."),
    "grievance_same_person": _l("You raised this grievance. A supervisor who is somebody else closes it."),
    "grievance_urgent_open": _l(
        "An urgent protection action is not done yet. Record that the person is safe before you close the grievance."
    ),
    "grievance_outcome_missing": _l("Choose how it ended."),
    "grievance_outcome_note_missing": _l("Say what was done and what the person thinks of it."),
    "grievance_action_done": _l("This was recorded as done on %(day)s already."),
    "grievance_reason_missing": _l("Say why. The reason stays in the history."),
    "grievance_raised_by_you": _l(
        "You raised the grievance that stopped new submissions. Another supervisor decides when they go on."
    ),
    "grievance_other_employer": _l(
        "Placement %(placement)s is with another employer. Start from the placement, or leave it out."
    ),
    "grievance_other_case": _l("Placement %(placement)s does not belong to the case of this visit. Start again there."),
    "grievance_is_twin": _l("Grievance %(ref)s about this is open already for this visit. Add to it what is new."),
}
