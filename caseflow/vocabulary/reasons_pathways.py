"""What the rules about pathways, steps, due dates and the status cliff say.

`step`, `fact` and `rule` are names out of a pathway's own file, put in by whoever shows the sentence
(`Because.named`). Facts whose values are codes of ours get their words in `reasons`.
"""

from caseflow.vocabulary.language import Counted, LazyString, _l, _ln

# What a date hangs on, to follow "30 days after".
EVENTS: dict[str, LazyString] = {
    "ready_on": _l("the day “%(step)s” became possible"),
    "started_on": _l("the day “%(step)s” was started"),
    "filed_on": _l("the day “%(step)s” was submitted"),
    "granted_on": _l("the day “%(step)s” was granted"),
    "refused_on": _l("the day “%(step)s” was refused"),
    "valid_from": _l("the first day of validity of “%(step)s”"),
    "valid_until": _l("the last day of validity of “%(step)s”"),
    "offer.start_date": _l("the first day of work"),
    "petition.valid_from": _l("the first day of the petition's validity"),
    "petition.valid_to": _l("the last day of the petition's validity"),
    "contract.midpoint": _l("the middle of the contract"),
    "contract.end": _l("the end of the contract"),
}

DUE: dict[str, LazyString | Counted] = {
    "due_on_the_day": _l("On %(event)s (%(since)s)"),
    "due_days_after": _ln(
        "%(days)s day after %(event)s (%(since)s)", "%(days)s days after %(event)s (%(since)s)", by="days"
    ),
    "due_days_before": _ln(
        "%(days)s day before %(event)s (%(since)s)", "%(days)s days before %(event)s (%(since)s)", by="days"
    ),
    "due_working_days_after": _ln(
        "%(days)s working day after %(event)s (%(since)s)",
        "%(days)s working days after %(event)s (%(since)s)",
        by="days",
    ),
    "due_working_days_before": _ln(
        "%(days)s working day before %(event)s (%(since)s)",
        "%(days)s working days before %(event)s (%(since)s)",
        by="days",
    ),
    "due_months_after": _ln(
        "%(months)s month after %(event)s (%(since)s)", "%(months)s months after %(event)s (%(since)s)", by="months"
    ),
    "due_months_before": _ln(
        "%(months)s month before %(event)s (%(since)s)", "%(months)s months before %(event)s (%(since)s)", by="months"
    ),
    "due_on_fixed_day": _l("A day fixed by the programme: %(day)s"),
    "due_at_season_end": _l("The season ends on %(day)s"),
    "due_by_law": _ln(
        "The authority must answer within %(days)s day of the submission on %(since)s",
        "The authority must answer within %(days)s days of the submission on %(since)s",
        by="days",
    ),
    "due_usually": _ln(
        "Usually takes %(days)s day, counted from %(since)s",
        "Usually takes %(days)s days, counted from %(since)s",
        by="days",
    ),
    "due_again": _ln("Every day; last done on %(since)s", "Every %(days)s days; last done on %(since)s", by="days"),
    "remedy_days": _ln(
        "%(days)s day after the refusal of %(since)s", "%(days)s days after the refusal of %(since)s", by="days"
    ),
    "remedy_working_days": _ln(
        "%(days)s working day after the refusal of %(since)s",
        "%(days)s working days after the refusal of %(since)s",
        by="days",
    ),
    "remedy_time_not_known": _l("The time limit is not known. Ask the authority or a lawyer at once."),
    "no_remedy_known": _l(
        "This pathway names no remedy against a refusal. Seek legal advice, and look at other routes."
    ),
}

STEPS: dict[str, LazyString | Counted] = {
    "step_not_ready": _l("This step is not possible yet: steps before it are still open. Finish those first."),
    "step_not_started": _l("This step has not been started. Start it first."),
    "step_already_started": _l("This step was already started."),
    "step_already_submitted": _l("This step was already submitted and waits for a decision."),
    "step_not_submitted": _l("This step has not been submitted, so there is no decision to record. Submit it first."),
    "step_is_with_authority": _l("This step was submitted. Take it back or record the decision before changing it."),
    "step_is_over": _l("This step is finished. A supervisor can open it again."),
    "step_is_open": _l("This step is still open; there is nothing to open again."),
    "step_is_decided_by_others": _l("An authority decides this step. Submit it, then record the decision."),
    "step_is_not_decided_by_others": _l("Nobody outside decides this step. Mark it as done instead."),
    "step_has_successor": _l("“%(step)s” already builds on this step. Open that one again first."),
    "day_in_future": _l("The date (%(day)s) lies in the future. Today is %(today)s."),
    "started_before_ready": _l("The step was started (%(day)s) before it was possible (%(ready)s). Check the date."),
    "filed_before_opened": _l("The submission (%(day)s) lies before the step was opened (%(opened)s). Check the date."),
    "decided_before_filed": _l("The decision (%(day)s) lies before the submission (%(filed)s). Check the two dates."),
    "permit_too_long": _l(
        "The permit ends (%(ends)s) more than %(years)s years after it begins. Check the year, or leave the last day "
        "empty for a permit without end."
    ),
    "permit_ends_before_it_begins": _l(
        "The permit ends (%(ends)s) before it begins (%(begins)s). Check the two dates."
    ),
}

BLOCKING: dict[str, LazyString | Counted] = {
    "needs_confirmation": _l("Somebody must confirm this for the case. Check it and confirm it on the step."),
    "blocking_rule_not_known": _l("caseflow does not know the rule %(rule)s. Tell the administrator."),
    "intake_closed": _l("The pathway takes no new applications since %(day)s. Look at the other routes."),
    "intake_paused": _l("The pathway is paused and takes no applications now. Look at the other routes."),
    "intake_not_yet_open": _l("The pathway takes applications from %(day)s on."),
    "intake_out_of_season": _l("The pathway takes no applications at this time of the year."),
    "intake_not_known": _l("It is not known whether the pathway takes applications. Ask the authority and record it."),
    "intake_not_open": _l("The pathway takes no applications on that day. Look at the other routes."),
    "not_eligible": _l("A rule that must be met is not met. See the eligibility of the person."),
    "eligibility_not_known": _l("It is not known yet whether every rule is met. Find out what is missing."),
    "consent_service_missing": _l("There is no active consent to our service. Record it under Consents."),
    "consent_to_share_missing": _l(
        "No active consent names this recipient and this purpose. Ask the person and record it under Consents."
    ),
    "consent_without_onward_sharing": _l(
        "The consent does not say whom the authority may pass the data on to. Explain it and record a new consent."
    ),
    "employer_not_vetted": _l("The employer is not vetted, or the vetting expired. See the employer's page."),
    "employer_not_known": _l("No employer is recorded for this step. Record the placement first."),
    "worker_fee_found": _l(
        "There is an open report that the worker was charged a fee. A supervisor must decide on it."
    ),
    "fees_not_asked": _l("Nobody has asked the person yet whether they paid or owe any fee. Ask and record it."),
    "outside_the_legal_window": _l("The date lies outside the window that the law sets. See the due date of the step."),
    "legal_window_not_known": _l("The legal window is not known because a date that it hangs on is missing."),
    "vaccine_wait_not_over": _l("Too few days have passed since the vaccination."),
    "vaccine_dates_not_known": _l("The days of the vaccinations are not recorded. Record them."),
    "follow_up_not_scheduled": _l("No follow-up visits are planned. Plan them under Follow-up."),
    "permit_not_valid_at_start": _l(
        "No permit is valid on the first day of work for this employer, occupation and area."
    ),
    "permit_not_known_at_start": _l("The first day of work or the permit is not recorded. Record them."),
    "recruiter_not_registered": _l("The recruiter's registration is missing, refused or expired."),
    "wage_below_legal": _l("The wage offered lies below the minimum for the place and date."),
    "housing_not_ok": _l("The housing inspection is missing, failed or expired."),
    "language_not_met": _l("The language result does not reach the minimum in each skill, or has expired."),
    "licence_missing": _l("The job needs a licence, and none is valid on the first day of work."),
    "minor_without_consent": _l("For somebody under 18 the guardian's consent or their own assent is missing."),
    "age_not_known": _l("The birth date is not recorded, so it is not known whether the person is under 18."),
    "documents_missing": _ln(
        "%(count)s required document is missing or not verified: %(documents)s.",
        "%(count)s required documents are missing or not verified: %(documents)s.",
        by="count",
    ),
    "documents_end_too_soon": _ln(
        "%(count)s required document expires before the step will be finished: %(documents)s.",
        "%(count)s required documents expire before the step will be finished: %(documents)s.",
        by="count",
    ),
    "documents_not_known": _l("The documents of this step are not recorded yet."),
    "origin_must_not_be_told": _l("Nothing about this step may reach the authorities of the country of origin."),
    "origin_contact_protected": _l(
        "This step would write to the country that the person fled. Use other evidence: a sworn declaration, records "
        "from a host country, or the authority's own form for proof that cannot be obtained."
    ),
    "origin_contact_unknown": _l(
        "This step would write to the country of origin, and it is not known whether the person fled it. Record the "
        "protection status first, or use other evidence."
    ),
    "origin_takes_step_protected": _l(
        "An office of the country that the person fled takes this step itself; no other evidence can stand in for it. "
        "Choose another way for this person, or cancel the step."
    ),
    "origin_takes_step_unknown": _l(
        "An office of the country of origin takes this step itself, and it is not known whether the person fled that "
        "country. Record the protection status first; no other evidence can stand in for this step."
    ),
    "origin_contact_avoided": _l("Other evidence is used; the country of origin is not contacted."),
    "origin_contact_agreed": _l("The person explicitly agreed to this contact, and a second person approved it."),
}

ELIGIBILITY: dict[str, LazyString | Counted] = {
    "rule_does_not_apply": _l("This rule does not apply here."),
    "rule_may_not_apply": _l("It is not known yet whether this rule applies."),
    "fact_missing": _l("Not recorded: %(fact)s."),
    "fact_unusable": _l("What is recorded cannot be compared: %(fact)s. Check it."),
    "fact_is_estimate": _l("Only an estimate is recorded: %(fact)s. A test result is needed."),
    "test_result_expired": _l("The test result expired on %(day)s."),
}

CLIFF: dict[str, LazyString | Counted] = {
    "cliff_nothing_recorded": _l("No status or permit is recorded. Ask the person and record it."),
    "cliff_no_end": _l("%(permit)s without an end date"),
    "cliff_end_not_recorded": _l("%(permit)s: the last day is not recorded. Look at the document and record it."),
    "cliff_passed": _l("Regular status ended on %(day)s. Seek legal advice now."),
    "cliff_not_yet_begun": _l("No status covers today; the next one begins on %(day)s."),
    "cliff_irregular": _l("The person is recorded as being without regular status."),
    "cliff_ahead": _ln(
        "%(permit)s ends on %(day)s, in %(days)s day", "%(permit)s ends on %(day)s, in %(days)s days", by="days"
    ),
    "cliff_begin_by": _ln(
        "%(permit)s ends on %(day)s, in %(days)s day. The next step must begin by %(begin)s.",
        "%(permit)s ends on %(day)s, in %(days)s days. The next step must begin by %(begin)s.",
        by="days",
    ),
}

FILES: dict[str, LazyString | Counted] = {
    "yaml_too_large": _l("The file is larger than 256 kB."),
    "yaml_not_utf8": _l("The file is not in UTF-8."),
    "yaml_syntax": _l("This is not valid YAML. Look at the indentation, the colons and the quotes."),
    "yaml_empty": _l("The file is empty."),
    "yaml_second_document": _l("The file holds a second document (---). Put it into a file of its own."),
    "yaml_too_deep": _l("The file is nested too deeply or has too many values."),
    "yaml_alias": _l("Anchors (&) and aliases (*) are not allowed. Write the values out."),
    "yaml_tag": _l("Tags (!) are not allowed."),
    "yaml_key": _l("A key must be a plain word."),
    "yaml_duplicate_key": _l("This key stands twice in the same place. Remove one."),
    "file_wants_mapping": _l("Keys with values are expected here (key: value)."),
    "file_unknown_key": _l("There is no key “%(key)s” here. Check its spelling."),
    "file_key_missing": _l("The key “%(key)s” is missing."),
    "file_wants_text": _l("“%(key)s” must be a text. Put it into quotes."),
    "file_text_length": _l("“%(key)s” must have between 1 and %(most)s characters."),
    "file_unknown_word": _l("“%(key)s” cannot be “%(word)s”. It is one of: %(allowed)s."),
    "file_wants_number": _l("“%(key)s” must be a whole number from %(least)s to %(most)s."),
    "file_wants_a_number": _l("“%(key)s” must be a number, without quotes."),
    "file_wants_flag": _l("“%(key)s” must be true or false, without quotes."),
    "file_wants_date": _l('“%(key)s” must be a date that exists, as "2026-11-24".'),
    "file_wants_month_day": _l('“%(key)s” must be a day of every year, as "12-15".'),
    "file_wants_list": _l("“%(key)s” must be a list with at least one value."),
    "file_wants_one_value": _l("“%(key)s” must be one value, not a list."),
    "file_wants_two_values": _l("“%(key)s” must be a list of two values, first and last."),
    "file_wants_quotes": _l("“%(key)s”: the code %(word)s must be in quotes. YAML misreads codes without them."),
    "file_duplicate": _l("%(code)s stands twice. Codes must be different."),
    "file_language_missing": _l("“%(key)s” has no text in the language “%(language)s”."),
    "file_bad_code": _l("“%(key)s” cannot be %(code)s: not the form of a code."),
    "file_no_steps": _l("A pathway needs at least one step."),
    "file_not_in_catalogue": _l("“%(key)s”: %(code)s is not in the catalogue. Check its spelling, or add it there."),
    "file_unknown_fact": _l("“%(key)s”: the catalogue has no fact %(fact)s of the right type."),
    "file_operator_does_not_fit": _l("The operator %(op)s does not fit a fact of type %(type)s."),
    "file_empty_condition": _l("A condition needs at least one comparison."),
    "file_unknown_step": _l("There is no step %(code)s in this pathway. Check its spelling, or add the step."),
    "file_unknown_anchor": _l("There is no date %(anchor)s. Use STEP.granted_on, STEP.valid_until or another event."),
    "file_steps_in_a_circle": _l("The step %(code)s waits for itself: %(way)s. Take one of them out of “after”."),
    "file_own_alternative": _l("A pathway cannot be its own alternative."),
    "file_intake_closed_without_date": _l("A closed intake needs the day it closed (closed_on)."),
    "file_intake_closes_before_it_opens": _l("The intake closes before it opens. Check the two dates."),
    "file_half_a_season": _l("A season needs its first and its last day (season_from, season_until)."),
    "file_recurring_without_days": _l("A recurring step needs every_days, and only a recurring step has it."),
    "file_renews_nothing": _l("renew_before_days is only for a step that gives a permit."),
    "file_deadline_needs_one_anchor": _l("A deadline needs exactly one of anchor, on and month_day."),
    "file_days_or_months": _l("A deadline is counted in days or in months, not in both."),
    "file_window_is_empty": _l("earliest_days lies after days: nothing would be in time."),
}

SENTENCES: dict[str, LazyString | Counted] = {**DUE, **STEPS, **BLOCKING, **ELIGIBILITY, **CLIFF, **FILES}
