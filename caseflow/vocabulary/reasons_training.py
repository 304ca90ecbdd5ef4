"""Sentences of what is held and missing, and of trainings."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    # what is held, missing or not known
    "gap_skill_held": _l("Held: %(skill_level)s. Wanted: %(wanted_level)s."),
    "gap_skill_expired": _l("It was proved until %(day)s and has to be renewed."),
    "gap_skill_short": _l("Recorded: %(skill_level)s. Wanted: %(wanted_level)s."),
    "gap_skill_none": _l("It is not among the skills of the signed evaluation. Wanted: %(wanted_level)s."),
    "gap_skill_unknown": _l("Nobody has recorded whether the person can do this. Wanted: %(wanted_level)s."),
    "gap_education_held": _l("Completed: %(isced)s. Wanted: %(wanted_isced)s."),
    "gap_education_short": _l("Completed: %(isced)s. Wanted: %(wanted_isced)s."),
    "gap_education_unknown": _l("No schooling is recorded. Wanted: %(wanted_isced)s."),
    "gap_education_unfinished": _l("No schooling is recorded as completed, with its level. Wanted: %(wanted_isced)s."),
    "gap_experience_held": _l("Months of such work on record: %(months)s. Wanted: %(wanted)s."),
    "gap_experience_short": _l("Months of such work on record: %(months)s. Wanted: %(wanted)s."),
    "gap_experience_unknown": _l("No work is on record. Months wanted: %(wanted)s."),
    "gap_licence_held": _l("There is a full licence for %(country)s."),
    "gap_licence_conditional": _l("There is a conditional licence for %(country)s. Mind its conditions."),
    "gap_licence_expired": _l("The licence for %(country)s ended on %(day)s."),
    "gap_licence_foreign": _l(
        "There is a licence of %(nationality)s. In %(country)s it has to be recognised first."
    ),
    "gap_licence_none": _l("The signed evaluation names no licence for %(country)s."),
    "gap_licence_unknown": _l("Nobody has recorded whether there is a licence for %(country)s."),
    "gap_recognised": _l("The qualification is recognised."),
    "gap_step_done": _l("Done."),
    "gap_step_expired": _l("What it gave ended on %(day)s."),
    "gap_step_refused": _l("It was not passed. Look at what the decision offers."),
    "gap_step_under_way": _l("It is under way."),
    "gap_step_none": _l("It is not begun."),
    "gap_step_unknown": _l("Nobody has recorded whether recognition was asked for."),
    "gap_age_held": _l("The person is %(years)s or older."),
    "gap_age_short": _l("The person is younger than %(years)s."),
    "gap_age_unknown": _l("The date of birth does not say whether the person is %(years)s."),
    "gap_language_held": _l("Recorded level: %(level)s. Wanted: %(wanted)s."),
    "gap_language_short": _l("Recorded level: %(level)s. Wanted: %(wanted)s."),
    "gap_language_none": _l("%(language)s is not among the languages of the signed evaluation. Wanted: %(wanted)s."),
    "gap_language_unplaced": _l(
        "%(test)s is on record, but not how well the person speaks %(language)s. Wanted: %(wanted)s."
    ),
    "gap_language_unknown": _l("Nobody has recorded whether the person speaks %(language)s. Wanted: %(wanted)s."),
    "gap_test_held": _l("%(test)s gives benchmark %(benchmark)s in the weakest skill; %(wanted)s is wanted."),
    "gap_test_expired": _l("The result of %(test)s was good until %(day)s. The test has to be sat again."),
    "gap_test_short": _l("%(test)s gives benchmark %(benchmark)s in the weakest skill; %(wanted)s is wanted."),
    "gap_test_uncounted": _l("A test is recorded, but it gives no benchmark. Benchmark %(wanted)s is wanted."),
    "gap_test_none": _l("The signed evaluation names no test. Benchmark %(wanted)s is wanted in each skill."),
    "gap_test_unknown": _l("No test is recorded. Benchmark %(wanted)s is wanted in each skill."),
    "gap_nurse_held": _l("%(test)s reaches every minimum."),
    "gap_nurse_short": Counted(
        "%(test)s is under the minimum in %(skills)s part.",
        "%(test)s is under the minimum in %(skills)s parts.",
        "skills",
    ),
    "gap_nurse_none": _l("The signed evaluation names none of the tests that the college takes."),
    "gap_nurse_unknown": _l("No test that the college takes is recorded."),
    "gap_fact_held": _l("Met."),
    "gap_fact_unmet": _l("Not met."),
    "gap_fact_unknown": _l("Not known yet."),
    # what closes it
    "close_by_asking": _l("Ask the person and record the answer."),
    "close_by_renewal": _l("Renew it before %(day)s."),
    "close_by_learning": _l("A training or a test that shows this level."),
    "close_by_language": _l("A course up to %(level)s."),
    "close_by_test": _l("A test with at least benchmark %(benchmark)s in each skill. A course prepares for it."),
    "close_by_nurse_test": _l(
        "CELBAN, IELTS Academic or OET at the college’s minimums. A course prepares for it."
    ),
    "close_by_schooling": _l("Schooling up to: %(wanted_isced)s, or the recognition of what was learnt elsewhere."),
    "close_by_working": Counted(
        "%(months)s more month of such work.",
        "%(months)s more months of such work.",
        "months",
    ),
    "close_by_licence": _l("Apply for the licence in %(country)s."),
    "close_by_recognition": _l("Have the qualification recognised in %(country)s, then apply for the licence."),
    "close_by_step": _l("Take this step of the recognition."),
    "close_by_birthday": _l("Wait until %(day)s."),
    "close_by_offer": _l("A job offer that fits. Look among the openings."),
    "close_by_document": _l("The document. If there is one, record it among the papers."),
    "close_by_hours": _l("More work, or proof of work that is not recorded yet."),
    "close_by_age": _l("Time: it depends on the age."),
    "close_by_waiting": _l("Time: it depends on how many days have passed."),
    "close_by_vaccine": _l("The vaccination, and the days to wait after it."),
    "close_by_literacy": _l("A course in reading and writing."),
    "close_by_practice": _l("Practice, a bridging programme or a competence assessment that the regulator takes."),
    "close_by_evidence": _l("One of the proofs that the regulator takes."),
    "close_by_saying": _l("The person’s own declaration."),
    # offers
    "training_start_missing": _l("Enter the day on which the training begins."),
    "training_end_missing": _l("Enter the day on which the training ends."),
    "training_ends_before_begins": _l(
        "The training ends (%(ends)s) before it begins (%(begins)s). Check the two days."
    ),
    "training_currency_missing": _l("Choose the currency of what it costs."),
    "training_hours_not_possible": _l("Enter a number of hours above zero, or leave it empty."),
    "training_more_hours_than_days": _l("There are at most %(most)s hours between the two days."),
    "training_seats_not_possible": _l("Enter a number of seats from 1 to %(most)s."),
    "training_seats_taken": Counted(
        "%(taken)s seat is taken. There cannot be fewer.",
        "%(taken)s seats are taken. There cannot be fewer.",
        "taken",
    ),
    "training_country_missing": _l("Choose the country that the region is in."),
    "training_gives_it_already": _l("The training gives this already. Remove that line first to change it."),
    "training_level_missing": _l("Choose the level that somebody reaches by passing."),
    "training_licence_without_country": _l("A licence holds in a country. Enter the country of the training first."),
    "training_full": Counted(
        "The one seat is taken.",
        "All %(seats)s seats are taken. Plan it, or choose another training.",
        "seats",
    ),
    "training_cancelled": _l("This training was called off."),
    "training_over": _l("This training ended on %(day)s."),
    # taking part
    "enrolment_move_not_possible": _l("That cannot follow from where this stands now. Open the page again."),
    "enrolment_reason_missing": _l("Say why. The reason stays in the history."),
    "enrolment_day_missing": _l("Enter the day."),
    "enrolment_day_in_future": _l("%(day)s is still to come. Enter a day that has been."),
    "enrolment_day_before_training": _l("%(day)s is before the training began (%(begins)s)."),
    "enrolment_attendance_unknown": _l(
        "No attendance is recorded; %(wanted)s %% is wanted. Record it first, or say why it counts all the same."
    ),
    "enrolment_attendance_short": _l(
        "The person attended %(percent)s %%; %(wanted)s %% is wanted. Say why it counts all the same."
    ),
    "attendance_outside": _l("The training runs from %(begins)s to %(ends)s. Enter a day of it."),
}
