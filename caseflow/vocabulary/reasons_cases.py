"""What the rules about people, cases, consent, employers and follow-up say. Codes come from `caseflow.rules`."""

from caseflow.vocabulary.language import Counted, LazyString, _l, _ln

NAMES: dict[str, LazyString | Counted] = {
    "name_missing": _l("Enter the name. One part is enough for people who have a single name."),
    "name_too_long": _l("The name has %(length)s characters. Shorten it to at most %(most)s."),
    "name_without_letters": _l("A name needs at least one letter. Check what was typed."),
    "name_hidden_character": _l(
        "Character %(place)s of the name cannot be seen and could hide another name. Delete it, or type the name again "
        "instead of pasting it."
    ),
    "name_lone_mark": _l("The accent at character %(place)s stands on no letter. Type both again."),
    "name_needs_latin_form": _l("Enter the name in Latin letters too, as the passport writes it."),
    "latin_form_not_latin": _l("The Latin form holds letters of another script. Use Latin letters only."),
    "birth_incomplete": _l("Enter the year. Add the month only with the year, and the day only with the month."),
    "birth_no_such_day": _l("There is no such day in the calendar. Check day, month and year."),
    "birth_in_future": _l("The birth date (%(born)s) lies in the future. Check the year."),
    "birth_too_long_ago": _l("The birth date (%(born)s) is more than %(most)s years ago. Check the year."),
}

STAGES: dict[str, LazyString | Counted] = {
    "intake_name_missing": _l("The principal applicant has no name. Enter it under People."),
    "intake_birth_missing": _l("The principal applicant has no birth date. Enter at least the year."),
    "intake_nationality_missing": _l("No nationality is recorded. Enter it, or mark the person as stateless."),
    "intake_screening_missing": _ln(
        "%(people)s person has not been screened for protection. Record the result under Protection.",
        "%(people)s people have not been screened for protection. Record the results under Protection.",
        by="people",
    ),
    "intake_consent_missing": _l("There is no active consent to our service. Record it under Consents."),
    "intake_contact_missing": _l("There is no way to reach the family. Add a contact, and say whether it is safe."),
    "intake_caseworker_missing": _l("Nobody is responsible for the case. Assign a caseworker."),
    "evaluation_occupation_missing": _l("The evaluation names no occupation. Add the one that the person can do."),
    "evaluation_education_missing": _l("The evaluation has no education. Add the highest level reached."),
    "evaluation_language_missing": _l("The evaluation has no language. Add at least one with its level."),
    "evaluation_not_signed": _l("The evaluation is not signed. Read it through with the person and sign it."),
    "evaluation_pathway_missing": _l("No pathway is chosen. Choose one, or say why there is none."),
    "placement_not_accepted": _l("No job offer is accepted, and this pathway needs an employer."),
    "placement_employer_not_vetted": _l("The employer of the accepted offer is not vetted today. See its page."),
    "regularization_no_permit": _l("The principal applicant holds no permit yet. Record it, or the outcome."),
    "follow_up_visits_open": _ln(
        "%(visits)s follow-up visit is still open. Record it, or cancel it with a reason.",
        "%(visits)s follow-up visits are still open. Record them, or cancel them with a reason.",
        by="visits",
    ),
    "follow_up_needs_open": _ln(
        "%(needs)s need is still open. Close it or refer it.",
        "%(needs)s needs are still open. Close or refer them.",
        by="needs",
    ),
    "follow_up_grievances_open": _ln(
        "%(grievances)s grievance is still open.", "%(grievances)s grievances are still open.", by="grievances"
    ),
    "stage_exit_missing": _ln(
        "The case cannot go on yet: %(things)s thing is missing. It is listed on the case.",
        "The case cannot go on yet: %(things)s things are missing. They are listed on the case.",
        by="things",
    ),
    "stage_is_last": _l("There is no stage after this one. Close the case instead."),
    "stage_override_by_supervisor": _l("Only a supervisor can move a case on while something is missing."),
    "stage_not_earlier": _l("Choose a stage that the case has already passed."),
    "stage_reason_missing": _l("Say why. The reason stays in the history."),
    "case_is_closed": _l("The case is closed. A supervisor can open it again."),
    "case_is_not_closed": _l("The case is open already."),
    "reopen_by_supervisor": _l("Only a supervisor can open a closed case again."),
    "another_case_open": _l("Somebody in this case has another open case. Close that one first."),
    "closing_outcome_missing": _l("Choose how the case ended."),
    "closing_without_permit": _l(
        "The principal applicant's permit is not recorded. Record it, or choose another outcome."
    ),
    "closing_internal_missing": _l("Write the reason for the file."),
    "closing_shareable_missing": _l("Write the reason in words for the family."),
    "hold_without_end": _l("Say until when, or for what, the case waits."),
    "hold_not_ahead": _l("The day until which the case waits (%(until)s) must lie in the future."),
    "hold_too_long": _l("A case waits at most until %(latest)s. Choose an earlier day; it can be held again."),
    "hold_reason_missing": _l("Say why the case waits."),
    "hold_day_came": _l("The case is open again: it was on hold until %(until)s."),
    "hold_event_came": _l("The case is open again: what it waited for has happened."),
    "hold_lasted": _l("The case is open again: it was on hold for %(days)s days. Check what it waits for."),
}

CONSENT: dict[str, LazyString | Counted] = {
    "consent_kind_missing": _l("Choose what the consent is for."),
    "consent_recipient_missing": _l("Name who may receive the data. A consent to nobody in particular does not count."),
    "consent_purpose_missing": _l("Say for which purpose the data may be used."),
    "consent_fields_missing": _l("Choose the data that may be shared."),
    "consent_fields_not_allowed": _l("Some of the chosen data may never be shared with a consulate. Take it out."),
    "consent_manner_missing": _l("Say how the consent was given."),
    "consent_not_written": _l("A consent toward a consulate must be in writing: signed, or with a thumbprint."),
    "consent_text_missing": _l("Choose the text that was read out, in the language in which it was read."),
    "consent_text_retired": _l("The text that was read out is no longer valid. Read the current one and ask again."),
    "consent_risks_missing": _l("Explain the risks and the right to refuse or withdraw, then confirm it here."),
    "consent_conditional": _l("Explain that our help does not depend on this consent, then confirm it here."),
    "consent_came_ticked": _l("A box was ticked beforehand. The person must choose: start with empty boxes."),
    "consent_date_missing": _l("Enter the day on which the consent was given."),
    "consent_expiry_missing": _l("Enter the day on which the consent ends."),
    "consent_given_in_future": _l("The day of the consent (%(given)s) lies in the future. Check the date."),
    "consent_ends_before_given": _l("The consent ends (%(ends)s) before it is given (%(given)s). Check the two dates."),
    "consent_too_long": _l("A consent toward a consulate runs for at most %(most)s days. Choose an earlier end."),
    "consent_withdrawn_since": _l(
        "The person withdrew this consent on %(withdrawn)s, after the day entered here (%(given)s). Ask them anew and "
        "enter today."
    ),
    "consent_giver_missing": _l("Say who gives the consent: the person, or a guardian."),
    "adult_consents_alone": _l("The person is an adult. Nobody else can consent for them."),
    "minor_needs_guardian": _l(
        "The person is under 18, or their age is not known. A guardian must consent. If the person is an adult, enter "
        "the birth date first."
    ),
    "guardian_name_missing": _l("Enter the name of the guardian."),
    "minor_needs_assent": _l("From twelve years on the young person must agree too. Ask them and record it."),
    "minor_needs_protection_officer": _l("Only a protection officer records a minor's contact with a consulate."),
    "cleared_by_same_person": _l(
        "You recorded that this person no longer needs protection. Somebody else must record their consent toward a "
        "consulate."
    ),
    "override_switched_off": _l("Your organization has not switched on exceptions for protected people."),
    "override_not_needed": _l("The person is not protected. An ordinary consent is enough."),
    "override_not_separate": _l("A protected person needs a separate consent for this, given for it alone."),
    "override_without_counselling": _l("Record the day on which the person was counselled about the danger."),
    "override_counselled_after": _l("Counselling must come before the consent. Check the two dates."),
    "override_too_long": _l("This consent runs for at most %(most)s days. Choose an earlier end."),
    "override_not_approved": _l("A second person has not approved this consent yet. Until then it opens nothing."),
    "override_same_person": _l("Whoever recorded this consent cannot approve it. Ask a colleague."),
}

EMPLOYERS: dict[str, LazyString | Counted] = {
    "vetting_missing": _l("The employer or recruiter has not been vetted. Start the vetting on its page."),
    "vetting_undecided": _l("The vetting waits for a decision by a second person."),
    "vetting_refused": _l("The vetting of this employer or recruiter was refused. Nobody is sent there."),
    "vetting_expired": _l("The vetting ended on %(since)s. Vet again before anybody is put forward."),
    "employer_frozen": _l("New submissions are stopped until a supervisor has decided."),
    "vetting_critical_no": _l("Question %(question)s is answered no. It is critical: the vetting can only be refused."),
    "vetting_critical_open": _l("Question %(question)s is critical and not settled. Find out, and answer yes or no."),
    "vetting_majors_open": _l("%(open)s major points are open, at most %(most)s may be. Settle some of them first."),
    "vetting_action_missing": _l("Question %(question)s is open. Enter a day ahead by which it will be mended."),
    "vetting_majors_conditional": _l(
        "%(open)s major points are open: a supervisor can approve with conditions, for %(days)s days."
    ),
    "vetting_same_person": _l("Whoever proposed the vetting cannot decide it. Ask a colleague."),
    "vetting_decision_missing": _l("Choose approved, approved with conditions, or refused."),
    "vetting_reason_missing": _l("Say why the vetting is refused."),
    "vetting_blocked": _ln(
        "The answers do not allow an approval: %(points)s point stands against it.",
        "The answers do not allow an approval: %(points)s points stand against it.",
        by="points",
    ),
    "vetting_only_conditional": _l("With these answers only an approval with conditions is possible."),
    "vetting_conditional_by_supervisor": _l("Only a supervisor can approve with conditions."),
    "recruiter_not_cleared": _l("The recruiter of this opening is not vetted today. See the recruiter's page."),
    "opening_not_open": _l("The opening is not open. Open it, or choose another one."),
    "opening_full": _ln(
        "The one place of this opening is taken.", "All %(heads)s places of this opening are taken.", by="heads"
    ),
    "worker_age_unknown": _l("It is not sure that the person is 18 on the first day of work. Enter the birth date."),
    "worker_under_age": _l("The person is not 18 on the first day of work (%(start)s). Nobody younger is placed."),
    "worker_not_consented": _l("The person has not agreed to be presented to this employer. Record the consent first."),
    "worker_placed_elsewhere": _l("The person already has a place with another employer. End that placement first."),
    "placement_start_missing": _l("Enter the day on which the work begins."),
    "placement_ends_before_start": _l("The work ends (%(end)s) before it begins (%(start)s). Check the two dates."),
    "wage_not_possible": _l("Enter the wage as a number, zero or more."),
    "wage_period_missing": _l("Choose the period for which the wage is paid."),
    "wage_currency_missing": _l("Choose the currency of the wage."),
    "hours_not_possible": _l("Enter the hours a week: more than 0, at most %(most)s."),
    "placement_no_such_move": _l(
        "The placement cannot go to that state from where it is. Reload the page and choose again."
    ),
    "placement_reason_missing": _l("Say why. The reason stays in the history."),
    "start_in_future": _l("The first day of work (%(start)s) lies in the future. Record it when the work has begun."),
    "end_in_future": _l("The last day of work (%(end)s) lies in the future. Record it when the work has ended."),
}

FOLLOW_UP: dict[str, LazyString | Counted] = {
    "visit_missed": _l("The visit planned for %(planned)s was not made by %(until)s."),
    "fee_charged": _l("The worker paid for the job."),
    "passport_kept": _l("The worker's passport is kept."),
    "contract_changed": _l("The work is not what was signed."),
    "wage_below_agreed": _l("The wage paid (%(paid)s) is below the wage agreed (%(agreed)s)."),
    "wage_not_comparable": _l(
        "The wage paid is for another period or in another currency than agreed. Compare by hand."
    ),
    "labour_indicator": _ln(
        "%(indicators)s sign of forced labour was found.",
        "%(indicators)s signs of forced labour were found.",
        by="indicators",
    ),
    "urgent_protection": _l("Urgent: a protection officer must act within %(hours)s hours."),
}

LANGUAGE_TESTS: dict[str, LazyString | Counted] = {
    "score_not_on_scale": _l(
        "This test gives no such score: they go from %(lowest)s to %(highest)s in steps of %(step)s. Copy it from the "
        "certificate."
    ),
    "score_not_a_grade": _l("This test gives no such score but grades: %(grades)s. Copy it from the certificate."),
    "score_not_a_level": _l("Enter a level of the Common European Framework: %(levels)s."),
    "score_not_possible": _l("This test gives no such score. Copy it from the certificate."),
    "test_in_future": _l("The day of the test (%(taken)s) lies in the future. Check the date."),
    "test_ends_before_taken": _l("The result ends (%(ends)s) before the test (%(taken)s). Check the two dates."),
    "nurse_listening_short": _l("Listening is below what the nursing regulator asks (%(wanted)s)."),
    "nurse_reading_short": _l("Reading is below what the nursing regulator asks (%(wanted)s)."),
    "nurse_writing_short": _l("Writing is below what the nursing regulator asks (%(wanted)s)."),
    "nurse_speaking_short": _l("Speaking is below what the nursing regulator asks (%(wanted)s)."),
    "nurse_overall_short": _l("The overall score is below what the nursing regulator asks (%(wanted)s)."),
}

PASSWORDS: dict[str, LazyString | Counted] = {
    "password_too_short": _l("The password is too short. Use at least %(least)s characters; a few words do well."),
    "password_too_long": _l("The password is too long. Use at most %(most)s characters."),
    "password_unreadable": _l("The password holds a character that cannot be typed. Type it instead of pasting it."),
    "password_repeated": _l("The password repeats a few characters. Use several words that do not belong together."),
    "password_run": _l("The password follows the keyboard or alphabet. Use several words that do not belong together."),
    "password_word": _l(
        "The password holds your name, your address, your organization's name or ours, which is tried first. "
        "Use other words."
    ),
}

SENTENCES: dict[str, LazyString | Counted] = (
    NAMES | STAGES | CONSENT | EMPLOYERS | FOLLOW_UP | LANGUAGE_TESTS | PASSWORDS
)
