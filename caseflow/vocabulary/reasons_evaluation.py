"""What the rules about evaluations say (`caseflow.rules.evaluation`)."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    "evaluation_not_begun": _l("Nobody has begun this evaluation. Enter what the person can do first."),
    "evaluation_signed_already": _l("The evaluation is signed already. To change it, open it again with a reason."),
    "evaluation_own_work": _l("You have written in this evaluation. Ask somebody else of the team to sign it."),
    "occupation_wanted_already": _l("%(occupation)s is in the list already. Move it there."),
    "occupations_too_many": _l("There are %(most)s occupations in the list. Remove one before you add another."),
    "evaluation_day_in_future": _l("This day (%(day)s) lies in the future. Check the date."),
    "evaluation_day_before_birth": _l("This day (%(day)s) lies before the person's birth (%(born)s). Check both."),
    "work_start_missing": _l("Enter the day on which the work began. If only the month is known, enter its first day."),
    "work_ends_before_begins": _l("The work ends (%(ends)s) before it begins (%(begins)s). Check the two dates."),
    "work_hours_not_possible": _l(
        "Enter the hours a week, above 0 and up to %(most)s, with one decimal at the most: 37.5."
    ),
    "work_crowded": _l(
        "From %(begins)s to %(ends)s the jobs together take up to %(hours)s hours a week, more than %(most)s. Ask the "
        "person, and correct the dates or hours if they are wrong."
    ),
    "education_title_missing": _l("Enter the title of the diploma or degree, as it is written there."),
    "licence_ends_before_issued": _l(
        "The licence ends (%(ends)s) before it was issued (%(issued)s). Check the two dates."
    ),
    "licence_conditions_missing": _l("Write down the conditions of the licence, as it states them."),
    "recognition_decided_before_asked": _l(
        "The decision (%(decided)s) lies before the application (%(applied)s). Check the two dates."
    ),
    "recognition_was_asked": _l("There is a date, so it was asked for. Choose another result, or take out the dates."),
    "recognition_is_decided": _l("There is a day of decision. Choose what was decided, or take out the day."),
    "recognition_day_missing": _l("Enter the day of the decision. It is on the letter."),
    "recognition_conditions_missing": _l("Write down the conditions under which it is recognised."),
    "test_language_missing": _l("Choose the language that was tested."),
    "test_of_another_language": _l("This test is about %(language)s. Choose that language, or another test."),
    "test_day_missing": _l("Enter the day of the test. It is on the certificate."),
    "evaluation_reopen_first": _l(
        "This evaluation is signed. Open it again, with the reason, before you change anything in it."
    ),
    "evaluation_reopen_reason_missing": _l("Write down why the evaluation is opened again."),
    "evaluation_is_being_written": _l("This evaluation is being written already. Go on in it."),
    "work_written_already": _l(
        "“%(title)s” is in the list for the same employer and these days (%(begins)s to %(ends)s). Correct that line."
    ),
    "work_hours_together": _l(
        "Together with “%(title)s” this would be %(hours)s hours a week from %(begins)s to %(ends)s; nobody works more "
        "than %(most)s. Check the dates and hours of both."
    ),
    "work_at_the_same_time": _l(
        "“%(title)s” and “%(other)s” were at the same time, from %(begins)s to %(ends)s. Ask the "
        "person whether that is "
        "right."
    ),
    "skill_level_missing": _l("Choose how well the person can do it."),
    "skill_day_missing": _l("Enter the day of the test or certificate. What has no day is only said."),
    "skill_evidence_missing": _l("Write down the evidence: the certificate, the test, who saw the work."),
    "skill_ends_before_assessed": _l("The skill's proof ends (%(ends)s) before its day (%(assessed)s). Check both."),
    "skill_written_already": _l(
        "%(skill)s is in the list already with this source (%(skill_source)s). Change that line instead."
    ),
    "recognition_step_too_early": _l("First comes: %(step_kind)s. This step begins when that one is passed."),
    "recognition_step_ran_out": _l("%(step_kind)s was valid until %(ended)s only. It has to be passed again first."),
    "recognition_step_overdue": _l("%(step_kind)s was due on %(due)s."),
    "recognition_step_later_begun": _l(
        "%(step_kind)s has begun already. Set that one back before you take this one back."
    ),
    "recognition_last_step_needed": _l("The last step is what recognises the profession. It is always needed."),
    "recognition_waiver_reason_missing": _l("Write down why this step is not needed, and who says so."),
    "recognition_step_has_day": _l(
        "A step that was not begun has no day (%(day)s). Choose what happened, or clear it."
    ),
    "recognition_step_start_missing": _l("Enter the day on which this step began."),
    "recognition_step_end_missing": _l("Enter the day of the result. It is on the letter."),
    "recognition_step_is_done": _l("There is a day of the result. Choose what it was, or take out the day."),
    "recognition_step_holds_nothing": _l("Only what is passed has a last day. Clear it, or choose “Passed”."),
    "recognition_step_ends_before_begins": _l(
        "The result (%(ends)s) lies before the beginning of the step (%(begins)s). Check the two dates."
    ),
    "recognition_step_due_before_begins": _l(
        "The step is due (%(due)s) before it begins (%(begins)s). Check the two dates."
    ),
    "recognition_step_ran_out_before": _l(
        "The last day (%(ends)s) lies before the day of the result (%(done)s). Check the two dates."
    ),
    "recognition_step_before_previous": _l(
        "This day (%(day)s) lies before the step before it was done (%(earlier)s). Check both steps."
    ),
    "recognition_contact_protected": _l(
        "This person is protected. Nobody may write to a school, regulator or office of the "
        "country that they fled: use "
        "other evidence, such as copies, sworn statements or an assessment of skills, and say so here."
    ),
    "recognition_contact_unknown": _l(
        "This person is not screened for protection, so nobody may write to a school, regulator or office of their "
        "country. Screen first, or use other evidence and say so here."
    ),
    "recognition_result_follows": _l("The result follows from the steps. Leave it and its days empty."),
    "recognition_procedure_begun": _l(
        "The procedure has steps that have begun. Remove the recognition to choose anew."
    ),
    "circumstance_severity_missing": _l("Choose how strong it is, from 1 to 3."),
    "circumstance_review_missing": _l("Enter the day on which it is looked at again."),
    "circumstance_review_out_of_reach": _l("Choose a day of review after today and within %(most)s days."),
    "circumstance_end_missing": _l("Enter the day on which it ended."),
    "circumstance_ends_before_begins": _l("It ended (%(ends)s) before it began (%(begins)s). Check the two dates."),
    "circumstance_there_already": _l("This is recorded already and has not ended. Review it instead."),
    "circumstance_has_ended": _l("This has ended. Record it anew if it is there again."),
    "circumstance_severe_is_medium": _l("Something severe makes it medium at least, whatever protects."),
    "circumstance_violence_is_high": _l("Violence, torture or trafficking that is more than mild makes it high."),
}
