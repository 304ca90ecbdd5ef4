"""What rankings say: why a weight is not possible, why somebody does not fit an opening, what to do first."""

from caseflow.vocabulary.language import Counted, LazyString, _l

WEIGHTS: dict[str, LazyString | Counted] = {
    "weight_unknown": _l("There is no criterion called %(criterion)s. Leave it out."),
    "weight_not_possible": _l("A weight is a whole number from 0 to %(most)s."),
    "weights_all_zero": _l(
        "With every weight at zero there is nothing to rank by. Give at least one criterion a weight."
    ),
}

PERSON: dict[str, LazyString | Counted] = {
    "match_not_evaluated": _l("The case has not come to its evaluation yet."),
    "match_case_on_hold": _l("The case is on hold."),
    "match_age_unknown": _l("Not known whether the person is %(age)s: find out the birth date."),
    "match_too_young": _l("Is not %(age)s on the first day of work, %(start)s."),
    "match_other_occupation": _l(
        "Neither wants to work nor has worked in this occupation or one near it: %(occupation)s."
    ),
    "match_service_consent_missing": _l("No consent to our service counts today: ask for it first."),
    "match_presenting_withdrawn": _l("Does not want to be presented to this employer: the consent was withdrawn."),
    "match_placed_here": _l("Is matched with this opening already."),
    "match_placed_elsewhere": _l("Holds a place in another opening."),
}

SKILL: dict[str, LazyString | Counted] = {
    "match_licence_missing": _l(
        "A licence for this work in %(country)s is needed, and none is recorded: %(occupation)s."
    ),
    "match_licence_elsewhere": _l(
        "A licence for this work in %(country)s is needed; the one on record is of another country: %(occupation)s."
    ),
    "match_licence_ends": _l("The licence ends on %(until)s, before the first day of work, %(start)s: renew it."),
    "match_licence_not_yet": _l("The licence is not yet good on the first day of work, %(start)s."),
    "match_language_unknown": _l("Not known how well the person speaks %(language)s (%(wanted)s is needed): find out."),
    "match_language_untested": _l(
        "No test of %(language)s is good on the first day of work, and the opening asks for one (%(wanted)s)."
    ),
    "match_language_not_spoken": _l("Does not speak %(language)s; %(wanted)s is needed."),
    "match_language_low": _l("Speaks %(language)s at %(held)s; %(wanted)s is needed."),
    "match_language_tested_low": _l("Was tested in %(language)s at %(held)s; %(wanted)s is needed."),
}

RESTRICTION: dict[str, LazyString | Counted] = {
    "match_residence_unknown": _l(
        "The opening is restricted to people who live in %(country)s; where the person lives is not known: find out."
    ),
    "match_residence": _l("The opening is restricted to people who live in %(country)s."),
    "match_status_unknown": _l(
        "The opening is restricted to people with one of these statuses: %(kind)s. None that holds today is on"
        " record: find out."
    ),
    "match_status": _l("The opening is restricted to people with one of these statuses: %(kind)s."),
    "match_programme_unknown": _l(
        "The opening is restricted to a programme (%(pathway)s), and the case has not chosen a pathway: choose one."
    ),
    "match_programme": _l("The opening is restricted to another programme: %(pathway)s."),
    "match_pathway": _l("This opening does not support the pathway of the case: %(pathway)s."),
}

WISH: dict[str, LazyString | Counted] = {
    "match_wish_not_region": _l("The family does not want to live in %(region)s."),
    "match_wish_place": _l("The family wants to live somewhere else."),
    "match_wish_region_unknown": _l(
        "The family wants to live in certain regions; the region of the work in %(country)s is not known: find out."
    ),
    "match_wish_together": _l("The family stays together, and this employer does not take families."),
    "match_wish_housing": _l("Housing is needed, and none comes with the work."),
    "match_wish_later": _l("Can begin on %(earliest)s at the earliest; the work begins on %(start)s."),
}

FIRST: dict[str, LazyString | Counted] = {
    "match_ask_consent": _l("Has not been asked yet to be presented to this employer: ask before shortlisting."),
    "match_ask_consent_again": _l(
        "The consent to be presented to this employer has ended: ask again before shortlisting."
    ),
    "match_no_pathway_yet": _l("The case has not chosen a pathway yet: choose one that this opening supports."),
    "match_licence_conditional": _l("The licence has conditions: make sure that the work keeps to them."),
}

REPLAY: dict[str, LazyString | Counted] = {
    "replay_unreadable": _l("What was kept of this ranking cannot be opened: it was changed or moved from its place."),
    "replay_other_rules": _l("It was made by rules number %(rules)s, which this version of caseflow does not have."),
    "replay_inputs_changed": _l("The inputs that are kept are not those that the ranking was made with."),
    "replay_results_changed": _l("The results that are kept are not those that were kept at first."),
    "replay_row_changed": _l("What the list says of this ranking (%(field)s) is not what it was made with."),
    "replay_line_differs": _l("Line %(line)s differs first, in %(field)s: %(kept)s is kept, %(made)s was found now."),
    "replay_head_differs": _l("The reasons that are kept are not those that were found now."),
    "replay_not_in_trail": _l("The audit trail knows nothing of this ranking."),
    "replay_removed": _l("The audit trail knows this ranking, and it is there no more: somebody removed it."),
    "replay_other_in_trail": _l("The audit trail names another ranking under this reference."),
}

FAMILY: dict[str, LazyString | Counted] = {
    "family_one_adult": _l("There are not two adults in this case."),
    "family_nobody_fits": _l("Nobody of the family fits an opening today. The reasons stand below."),
    "family_one_fits": _l("Only %(name)s fits an opening today; nobody else of the family does."),
    "family_no_region": _l(
        "Two people fit openings, but not in the same region, or only one place is free where both would fit."
    ),
}

SENTENCES = {**WEIGHTS, **PERSON, **SKILL, **RESTRICTION, **WISH, **FIRST, **REPLAY, **FAMILY}
