"""What the rules about wages, restrictions of openings, sites and contacts of employers say."""

from caseflow.vocabulary.language import Counted, LazyString, _l, _ln

WAGES: dict[str, LazyString | Counted] = {
    "wage_above_floor": _l(
        "%(offered)s an hour are left after deductions. The least allowed (%(place)s, since %(since)s) is %(hourly)s "
        "an hour: %(least)s %(per)s. Source: %(source)s"
    ),
    "wage_under_floor": _l(
        "The wage comes to %(offered)s an hour. The least allowed (%(place)s, since %(since)s) is %(hourly)s an hour: "
        "%(least)s %(per)s. Ask the employer for a higher wage. Source: %(source)s"
    ),
    "wage_under_floor_deducted": _l(
        "After %(taken)s are taken off (%(purpose)s), %(offered)s an hour are left. The least allowed (%(place)s, "
        "since %(since)s) is %(hourly)s an hour: %(least)s %(per)s. Source: %(source)s"
    ),
    "wage_floor_unknown": _l(
        "No minimum wage is known for this place and day. Compare it by hand, and keep the source."
    ),
    "wage_floor_other_currency": _l(
        "The wage is in %(currency)s and cannot be compared with the least allowed (%(place)s, since %(since)s): "
        "%(least)s %(per)s. Source: %(source)s"
    ),
    "wage_floor_by_piece": _l(
        "A wage per piece cannot be compared with the least allowed (%(place)s, since %(since)s): %(least)s %(per)s. "
        "Ask what an ordinary week has paid. Source: %(source)s"
    ),
    "hours_over_limit": _l(
        "%(hours)s hours a week are more than the law allows (%(place)s, since %(since)s): %(most)s. Source: %(source)s"
    ),
    "hours_within_limit": _l(
        "%(hours)s hours a week. The most allowed (%(place)s, since %(since)s) is %(most)s. Source: %(source)s"
    ),
    "hours_limit_unknown": _l("No legal maximum of hours is known for this place and day. Check it by hand."),
    "deductions_without_amount": _l("Enter how much is taken off for this, for each period of the wage."),
    "deductions_not_possible": _l("Enter what is taken off as an amount above 0, or leave it empty."),
    "deductions_leave_nothing": _l("The deductions leave nothing of the wage. Check both amounts."),
    "deductions_without_purpose": _l("Say what is taken off for: housing, meals, transport."),
}

OPENINGS: dict[str, LazyString | Counted] = {
    "opening_needs_end": _l("Work of this kind of contract ends. Enter its last day."),
    "opening_youngest_not_possible": _l(
        "Enter an age from %(least)s to %(most)s: nobody under %(least)s is placed, whatever the employer allows."
    ),
}

SITES: dict[str, LazyString | Counted] = {
    "site_ended": _l("This site was ended. Choose another one."),
    "site_elsewhere": _l("This site is elsewhere (%(place)s). Change the place of the work, or choose another site."),
    "site_in_use": _ln(
        "%(open)s opening is at this site and not withdrawn. Move it to another site first.",
        "%(open)s openings are at this site and not withdrawn. Move them to another site first.",
        by="open",
    ),
    "site_inspection_in_future": _l("The inspection (%(day)s) lies in the future. Enter it when it has been made."),
    "site_inspection_without_housing": _l("Tick that there is housing, or take out the day of its inspection."),
    "contact_needs_way": _l("Enter a telephone number or an e-mail address: a name alone cannot be reached."),
}

SENTENCES: dict[str, LazyString | Counted] = WAGES | OPENINGS | SITES
