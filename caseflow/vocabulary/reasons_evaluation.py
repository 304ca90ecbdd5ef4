"""What the rules about evaluations say (`caseflow.rules.evaluation`)."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    "evaluation_not_begun": _l("Nobody has begun this evaluation. Enter what the person can do first."),
    "evaluation_signed_already": _l("The evaluation is signed already. A change opens it again as a new version."),
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
    "score_not_on_scale": _l(
        "This test gives no such score: they go from %(lowest)s to %(highest)s in steps of %(step)s. Copy it from the "
        "certificate."
    ),
    "score_not_a_grade": _l("This test gives no such score but grades: %(grades)s. Copy it from the certificate."),
    "score_not_a_level": _l("Enter a level of the Common European Framework: %(levels)s."),
    "test_day_missing": _l("Enter the day of the test. It is on the certificate."),
}
