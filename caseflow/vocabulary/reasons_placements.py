"""What the rules about choices, events, contracts and checks of placements say."""

from caseflow.vocabulary.language import Counted, LazyString, _l, _ln

CHOICES: dict[str, LazyString | Counted] = {
    "choice_without_ranking": _l(
        "There is no ranking for this opening from the last %(days)s days. Rank people first, or say why this person "
        "is chosen: a supervisor reads the reason before they are put forward."
    ),
    "choice_not_ranked": _l(
        "This person is not in the ranking %(run)s. Say why they are chosen: a supervisor reads the reason before they "
        "are put forward."
    ),
    "choice_passes": _ln(
        "%(passed)s person who is free stands above (this one is number %(position)s in %(run)s). Say why they are "
        "passed over: a supervisor reads the reason before this person is put forward.",
        "%(passed)s people who are free stand above (this one is number %(position)s in %(run)s). Say why they are "
        "passed over: a supervisor reads the reason before this person is put forward.",
        by="passed",
    ),
    "choice_other_weights": _l(
        "The ranking %(run)s was made with other weights than those of the opening. Say why they fit better: a "
        "supervisor reads the reason before this person is put forward."
    ),
    "choice_own_weights": _l(
        "You set the weights of this opening in the last %(days)s days. Say why this person is chosen: a supervisor "
        "reads the reason before they are put forward."
    ),
    "choice_aside": _ln(
        "%(aside)s person who stands above in %(run)s (this one is number %(position)s) was matched with this opening "
        "and not put forward. Put them forward first, or say on the page of the placement why this person is chosen.",
        "%(aside)s people who stand above in %(run)s (this one is number %(position)s) were matched with this opening "
        "and not put forward. Put them forward first, or say on the page of the placement why this person is chosen.",
        by="aside",
    ),
    "choice_waits": _l("The choice of this person waits for a second person. A supervisor decides on it first."),
    "choice_refused": _l("The choice of this person was refused. Give another reason, or withdraw the placement."),
    "choice_missing": _l("Nobody has said yet why this person was chosen. Do so on the page of the placement."),
    "choice_decided": _l("This choice waits for no decision."),
    "choice_own": _l("You chose this person. Somebody else has to decide."),
    "choice_note_missing": _l("Say why. It stays in the history."),
}

EVENTS: dict[str, LazyString | Counted] = {
    "event_not_with_employer": _l(
        "Only while the employer considers somebody are there reviews, interviews and tests."
    ),
    "event_kind_missing": _l("Choose what it is."),
    "event_too_far": _l("The day (%(day)s) lies more than a year ahead. Check the year."),
    "event_result_missing": _l("Choose one of the results."),
    "event_result_in_future": _l("On %(day)s it has not happened yet. Record the result when it has."),
    "correction_not_back": _l("Choose a state that this placement has passed."),
    "start_not_recorded": _l("The work has not begun. There is no start to correct."),
    "start_after_end": _l("The first day of work (%(start)s) lies after the last one (%(end)s). Check the two dates."),
    "message_not_known": _l(
        "The employer does not know of this person, so nothing can be written to it about them. Submit them first; "
        "their consent to be presented must count today."
    ),
}

CONTRACTS: dict[str, LazyString | Counted] = {
    "contract_missing": _l("No contract has been recorded. Record it first: it is compared with the opening."),
    "contract_waits": _l(
        "The contract is worse than the opening. A supervisor approves it with a reason, or the employer sends a "
        "better one."
    ),
    "contract_refused": _l("The contract was refused. Record a better one."),
    "contract_check_again": _l(
        "The opening or the agreed terms have changed since the contract was compared. Record the contract again."
    ),
    "contract_decided": _l("This contract waits for no decision."),
    "contract_replaced": _l("A newer contract has replaced this one. Decide on the newest."),
    "contract_own": _l("You recorded this contract. Somebody else has to decide."),
    "contract_reason_missing": _l("Say why the person should, or should not, sign it. It stays in the history."),
    "contract_received_in_future": _l("The day (%(day)s) lies in the future. Enter the day on which it came."),
    "contract_deductions_eat_wage": _l("The deductions must be less than the wage of the same period. Check both."),
    "contract_explained_when": _l(
        "The day on which it was explained (%(day)s) must lie between the day it came (%(received)s) and today."
    ),
    "contract_other_employer": _l("Another employer: %(written)s instead of %(offered)s."),
    "contract_other_occupation": _l("Another occupation: %(occupation)s instead of %(offered_occupation)s."),
    "contract_other_place": _l("Another place: %(place)s instead of %(offered_place)s."),
    "contract_other_town": _l("Another town: %(written)s instead of %(offered)s."),
    "contract_other_currency": _l("Another currency: %(written)s instead of %(offered)s."),
    "contract_other_period": _l("The wage is %(per)s instead of %(offered_per)s."),
    "contract_lower_wage": _l("A lower wage: %(written)s an hour instead of %(offered)s."),
    "contract_below_agreed": _l(
        "A lower wage than agreed with the person: %(written)s an hour instead of %(offered)s."
    ),
    "contract_more_hours": _l("More hours a week: %(written)s instead of %(offered)s."),
    "contract_fewer_hours": _l("Fewer paid hours a week: %(written)s instead of %(offered)s."),
    "contract_deductions": _l("%(written)s are taken off the wage; the opening mentions no deductions."),
    "contract_more_deductions": _l("More is taken off the wage: %(written)s instead of %(offered)s."),
    "contract_no_housing": _l("No housing, which the opening offers."),
    "contract_starts_later": _l("Work begins much later: on %(written)s instead of %(offered)s."),
    "contract_has_end": _l("Work ends on %(written)s; the opening names no end."),
    "contract_shorter": _l("Work ends earlier: on %(written)s instead of %(offered)s."),
    "contract_not_understood": _l(
        "It is written in %(language)s, which the person does not understand well enough. Have it explained with an "
        "interpreter and enter the day."
    ),
}

CHECKS: dict[str, LazyString | Counted] = {
    "check_in_future": _l("The day (%(day)s) lies in the future. Record the check when it was made."),
    "check_too_early": _l("This check belongs to its day: it can be made from %(earliest)s."),
    "check_answer_missing": _l("Choose yes, no or unknown."),
    "check_wage_below": _l("Less was paid (%(paid)s %(currency)s) than agreed (%(agreed)s %(currency)s)."),
    "check_not_due": _l("There are no checks before the work has begun."),
}

PLACES: dict[str, LazyString | Counted] = {
    "last_place_taken": _ln(
        "The one place of this opening is taken. If you saw it free, somebody took it a moment ago. Nothing was "
        "changed: choose another opening.",
        "All %(heads)s places of this opening are taken. If you saw one free, the last place was taken a moment ago. "
        "Nothing was changed: choose another opening.",
        by="heads",
    ),
}

NEXT: dict[str, LazyString | Counted] = {
    "next_over": _l("This placement is over. Nothing comes next."),
    "next_explain": _l("Say why this person was chosen. Then they can be put forward."),
    "next_choice": _l("A supervisor reads why this person was chosen and decides. Until then nobody is put forward."),
    "next_choice_refused": _l("The choice was refused. Give another reason, or withdraw the placement."),
    "next_unsafe": _l("Nobody is put forward to this employer today; the reason stands above."),
    "next_consent": _l("The person decides whether they want to be presented to this employer."),
    "next_submit": _l("Put the person on the shortlist, or submit them to the employer."),
    "next_event": _l("The next appointment with the employer is on %(day)s. Then record how it went."),
    "next_answer": _l("The employer reads, talks with the person, tests, and makes an offer or declines."),
    "next_contract": _l("The employer sends the contract. Record it: it is compared with the opening."),
    "next_contract_waits": _l("The contract is worse than the opening. A supervisor approves or refuses it."),
    "next_contract_refused": _l("The contract was refused. The employer sends a better one."),
    "next_accept": _l("The contract was compared with the opening. The person accepts the offer, or declines it."),
    "next_sign": _l("The person and the employer sign the contract."),
    "next_start": _l("Work begins on %(day)s. Record the journey and the first day when they have happened."),
    "next_start_soon": _l("Record the first day of work when it has happened."),
    "next_find": _l("Nobody can reach the person. Find out where they are."),
    "next_check": _l("The next check is due on %(day)s: same employer, same occupation, same region?"),
    "next_check_late": _l("A check was due on %(day)s: same employer, same occupation, same region? Make it now."),
    "next_nothing": _l("All checks have been made. Follow-up visits go on."),
}

SENTENCES: dict[str, LazyString | Counted] = CHOICES | EVENTS | CONTRACTS | CHECKS | PLACES | NEXT
