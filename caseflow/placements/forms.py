"""Forms about placements."""

from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, _l, currencies
from caseflow.vocabulary.placements import PlacementState, WagePeriod
from caseflow.web.forms import EditForm, Form, amount, box, day, line, pick, tick

MUST_CHOOSE = _l("Choose one.")
ENDED = ("ended_completed", "ended_resigned", "ended_dismissed", "ended_abuse_exit")
NEEDS_REASON = (*ENDED, "declined_by_employer", "declined_by_person", "withdrawn", "unknown_no_contact")


class TermsForm(Form):
    starts_on = day(_l("First day of work agreed upon"), need=_l("Enter the day on which the work begins."))
    wage = amount(_l("Wage before deductions"), need=_l("Enter the wage."))
    wage_period = pick(_l("Paid"), lambda: choices(WagePeriod), need=MUST_CHOOSE)
    currency = pick(_l("Currency"), lambda: [("", _("Choose")), *currencies()], need=_l("Choose a currency."))
    hours_per_week = amount(_l("Hours a week"), need=_l("Enter the hours a week."), most=168)
    wage_reason = box(
        _l("Why it differs"), most=1000, hint=_l("Only if less is paid, or otherwise, than the opening says.")
    )


class MatchForm(TermsForm):
    person = pick(_l("Who is it for?"), [], need=_l("Choose who it is for."), radio=True)


class EditTermsForm(TermsForm, EditForm):
    pass


class DayForm(EditForm):
    on = day(_l("Day"), need=_l("Enter the day on which it happened."))
    reason = line(_l("Remark"))


class ReasonForm(EditForm):
    on = day(_l("Day"), need=_l("Enter the day on which it happened."))
    reason = box(_l("Reason"), need=_l("Say why. The reason stays in the history."))


class EndForm(EditForm):
    on = day(_l("Last day of work"), need=_l("Enter the last day of work."))
    reason = box(_l("Reason"), need=_l("Say why. The reason stays in the history."))
    cancel_visits = tick(
        _l("Cancel the visits still planned"),
        hint=_l("Leave it open when the family is still to be followed, for instance after a dismissal."),
    )


def move_form(to: PlacementState, seen: int) -> EditForm:
    """The form of a move to that state."""
    kind = EndForm if to in ENDED else ReasonForm if to in NEEDS_REASON else DayForm
    form = kind(data={"seen": seen})
    if to is PlacementState.STARTED:
        form.on.label.text = _("First day of work")
    return form
