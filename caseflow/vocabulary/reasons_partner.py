"""What stands against an employer's report, and in what a wage that it paid is less than was agreed."""

from caseflow.vocabulary.language import Counted, LazyString, _l

SENTENCES: dict[str, LazyString | Counted] = {
    "wage_report_day_missing": _l("Enter the first and the last day for which the wage was paid."),
    "wage_report_ends_before": _l("The period ends (%(last)s) before it begins (%(first)s). Check the two days."),
    "wage_report_in_future": _l("The period ends on %(last)s, which lies ahead. Report a wage when it has been paid."),
    "wage_report_too_long": _l("Report at most %(most)s days at once: one month after the other."),
    "wage_report_before_start": _l("The period begins (%(first)s) before the work began. Check the first day."),
    "wage_report_overlaps": _l("A wage is reported already from %(begins)s to %(ends)s. Change that report instead."),
    "wage_report_hours_not_possible": _l("Enter the hours worked in this period, from 0 to %(most)s."),
    "wage_report_deductions_not_possible": _l("What was taken off lies between 0 and the wage."),
    "wage_paid_other_currency": _l("Paid in %(paid)s; agreed in %(agreed)s."),
    "wage_paid_rate_low": _l("Paid %(paid)s an hour; %(agreed)s was agreed."),
    "wage_paid_total_low": _l("Paid %(paid)s for the period; what was agreed comes to about %(agreed)s."),
    "wage_paid_more_taken_off": _l("%(taken)s was taken off; the opening named at most about %(agreed)s."),
    "opening_not_proposed": _l("This opening is no longer only proposed. Write to us what is to be changed."),
}
