"""Forms about placements."""

from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, _l, countries, currencies, person_languages
from caseflow.vocabulary.occupations import occupations
from caseflow.vocabulary.placements import (
    CheckAnswer,
    EventKind,
    EventResult,
    Goes,
    PlacementState,
    WagePeriod,
)
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
    choice_reason = box(
        _l("Why this person?"),
        most=2000,
        hint=_l(
            "Only if somebody who is free stands above them in the ranking, or if there is none. "
            "A supervisor reads it before the person is put forward."
        ),
    )


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


class ExplainForm(EditForm):
    choice_reason = box(
        _l("Why this person?"),
        most=2000,
        hint=_l("A supervisor who did not choose reads it, and decides. It stays in the history."),
    )


class DecisionForm(EditForm):
    decision = pick(
        _l("What do you decide?"),
        lambda: [("approve", _("Approve")), ("refuse", _("Refuse"))],
        need=_l("Choose what you decide."),
        radio=True,
    )


class DecideChoiceForm(DecisionForm):
    note = box(_l("Why?"), need=_l("Say why. It stays in the history."), most=2000)


class DecideContractForm(DecisionForm):
    reason = box(
        _l("Why?"),
        need=_l("Say why the person should, or should not, sign it. It stays in the history."),
        most=2000,
    )


class EventForm(Form):
    kind = pick(_l("What is it?"), lambda: choices(EventKind), need=MUST_CHOOSE, radio=True)
    on = day(_l("Day"), need=_l("Enter the day."))
    result = pick(_l("How did it go?"), lambda: choices(EventResult), need=MUST_CHOOSE, radio=True)


class EventResultForm(EditForm):
    on = day(_l("Day"), need=_l("Enter the day."))
    result = pick(_l("How did it go?"), lambda: choices(EventResult), need=MUST_CHOOSE, radio=True)


class ContractForm(Form):
    received_on = day(_l("Day on which it came"), need=_l("Enter the day on which the contract came."))
    employer = line(_l("Employer"), hint=_l("Only if it names another employer than the opening."))
    isco = pick(_l("Occupation"), occupations, need=_l("Choose an occupation from the list."))
    country = pick(_l("Country of the work"), lambda: [("", _("Choose")), *countries()], need=_l("Choose a country."))
    region = line(_l("Region"), hint=_l("Its name or its code, such as CA-NS."))
    municipality = line(_l("Town"))
    starts_on = day(_l("First day of work"), need=_l("Enter the day on which the work begins."))
    ends_on = day(_l("Last day of work"), hint=_l("Leave it empty if the contract has no end."))
    wage = amount(_l("Wage before deductions"), need=_l("Enter the wage."))
    wage_period = pick(_l("Paid"), lambda: choices(WagePeriod), need=MUST_CHOOSE)
    currency = pick(_l("Currency"), lambda: [("", _("Choose")), *currencies()], need=_l("Choose a currency."))
    hours_per_week = amount(_l("Hours a week"), need=_l("Enter the hours a week."), most=168)
    deductions = amount(_l("What is taken off, each wage period"))
    deductions_for = line(_l("What it is taken off for"), hint=_l("Housing, meals, transport."))
    has_housing = tick(_l("Housing is provided"))
    language = pick(
        _l("Language of the contract"),
        lambda: [("", _("Choose")), *person_languages()],
        need=_l("Choose the language in which the contract is written."),
    )
    explained_on = day(
        _l("Day on which it was explained to the person"),
        hint=_l("With an interpreter, in a language that they understand."),
    )


class NoteForm(Form):
    body = box(_l("Internal note"), need=_l("Write something."))


class MessageForm(Form):
    body = box(_l("Message to the employer"), need=_l("Write something."))


class RelativeForm(EditForm):
    goes = pick(_l("Do they go along?"), lambda: choices(Goes), need=MUST_CHOOSE, radio=True)
    note = line(_l("Why"))


class CheckForm(EditForm):
    done_on = day(_l("Day on which you asked"), need=_l("Enter the day on which you asked."))
    same_employer = pick(_l("Same employer?"), lambda: choices(CheckAnswer), need=MUST_CHOOSE, radio=True)
    same_occupation = pick(_l("Same occupation?"), lambda: choices(CheckAnswer), need=MUST_CHOOSE, radio=True)
    same_region = pick(_l("Same region?"), lambda: choices(CheckAnswer), need=MUST_CHOOSE, radio=True)
    wage_paid = amount(_l("Wage paid"))
    hours_worked = amount(_l("Hours worked a week"), most=168)
    note = box(_l("Internal note"), most=2000, hint=_l("Only staff read it."))


class CorrectForm(EditForm):
    to = pick(_l("Where it really stands"), [], need=MUST_CHOOSE, radio=True)
    reason = box(_l("Reason"), need=_l("Say why. The reason stays in the history."), most=1000)


class StartForm(EditForm):
    on = day(_l("First day of work"), need=_l("Enter the day on which it happened."))
    reason = box(_l("Reason"), need=_l("Say why. The reason stays in the history."), most=1000)


def move_form(to: PlacementState, seen: int) -> EditForm:
    """The form of a move to that state."""
    kind = EndForm if to in ENDED else ReasonForm if to in NEEDS_REASON else DayForm
    form = kind(data={"seen": seen})
    if to is PlacementState.STARTED:
        form.on.label.text = _("First day of work")
    return form
