"""What an employer fills in."""

from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, _l, countries, currencies, person_languages
from caseflow.vocabulary.occupations import occupations
from caseflow.vocabulary.partner import DeclineReason, LeavingReason
from caseflow.vocabulary.placements import ContractKind, EventResult, WagePeriod
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.web.forms import EditForm, Form, amount, box, day, line, pick, tick, whole

MUST_CHOOSE = _l("Choose one.")
LEVELS = [level.value for level in LanguageLevel if level is not LanguageLevel.NONE]
SHARED = _l("The person and their caseworker may read this.")


class ProposalForm(Form):
    title = line(_l("Title of the job"), need=_l("Enter the title of the job."))
    occupation = pick(
        _l("Occupation"),
        lambda: [("", _("Choose")), *sorted(occupations(), key=lambda pair: pair[1])],
        need=_l("Choose the occupation that comes nearest."),
        hint=_l("The one that comes nearest. Begin to write its name in the list."),
    )
    heads = whole(_l("How many people are wanted"), need=_l("Enter how many people are wanted."), least=1, most=5000)
    contract_kind = pick(_l("Contract"), lambda: choices(ContractKind, blank=_("Choose")), need=MUST_CHOOSE)
    country = pick(_l("Country"), lambda: [("", _("Choose a country")), *countries()], need=_l("Choose a country."))
    region = line(_l("Province, state or department"))
    municipality = line(_l("Municipality"))
    starts_on = day(_l("First day of work"), need=_l("Enter the day on which the work begins."))
    ends_on = day(_l("Last day of work"), hint=_l("Seasonal and fixed-term work has one. Else leave it empty."))
    wage = amount(_l("Wage before deductions"), need=_l("Enter the wage."))
    wage_period = pick(_l("Paid"), lambda: choices(WagePeriod, blank=_("Choose")), need=MUST_CHOOSE)
    currency = pick(_l("Currency"), lambda: [("", _("Choose")), *currencies()], need=_l("Choose a currency."))
    hours_per_week = amount(_l("Hours a week"), need=_l("Enter the hours a week."), most=168)
    deductions = amount(
        _l("Taken off the wage"), hint=_l("For each period of the wage, for housing, meals, transport. Not taxes.")
    )
    deductions_for = line(_l("What it is taken off for"))
    has_housing = tick(_l("Housing is provided"))
    has_meals = tick(_l("Meals are provided"))
    takes_families = tick(_l("The family can come along"))
    language = pick(_l("Language of the work"), lambda: [("", _("None in particular")), *person_languages()])
    language_level = pick(
        _l("Level that the work needs"), lambda: choices(LanguageLevel, blank=_("Not stated"), only=LEVELS)
    )
    needs_licence = tick(_l("A licence to practise is needed"))


class EditProposalForm(ProposalForm, EditForm):
    pass


class MoveOpeningForm(EditForm):
    reason = box(_l("Reason"), need=_l("Say why. We read it before we speak with candidates."), most=1000)


class ReviewForm(EditForm):
    """Only a button: you are looking at the candidate."""


class InviteForm(EditForm):
    on = day(_l("On which day?"), need=_l("Enter the day."))
    words = box(_l("Where, at what time, and with whom"), hint=SHARED, most=2000)


class OfferForm(EditForm):
    words = box(_l("What comes next, and until when you wait for an answer"), hint=SHARED, most=2000)


class DeclineForm(EditForm):
    reason = pick(
        _l("Why do you decline?"), lambda: choices(DeclineReason), need=_l("Choose why you decline."), radio=True
    )
    words = box(_l("What you would like the person to know"), hint=SHARED, most=2000)


class ResultForm(EditForm):
    result = pick(_l("What came of it?"), lambda: choices(EventResult), need=_l("Choose a result."), radio=True)


class MessageForm(Form):
    body = box(
        _l("Your message"), need=_l("Write your message."), hint=_l("Our staff read it, and may show it to the person.")
    )


class StartForm(EditForm):
    on = day(_l("First day of work"), need=_l("Enter the day on which the work began."))


class EndForm(EditForm):
    on = day(_l("Last day of work"), need=_l("Enter the last day of work."))
    reason = pick(_l("Why did the work end?"), lambda: choices(LeavingReason), need=_l("Choose why."), radio=True)
    words = box(_l("What we should know"), hint=_l("Our staff read it, and may show it to the person."), most=2000)


class WageForm(Form):
    from_on = day(_l("First day of the period"), need=_l("Enter the first day of the period."))
    until_on = day(_l("Last day of the period"), need=_l("Enter the last day of the period."))
    paid = amount(_l("Wage paid, before deductions"), need=_l("Enter what was paid."), most=999_999_999)
    currency = pick(_l("Currency"), lambda: [("", _("Choose")), *currencies()], need=_l("Choose a currency."))
    hours = amount(_l("Hours worked"), need=_l("Enter the hours worked."), most=2000)
    deductions = amount(
        _l("Taken off the wage"), hint=_l("For housing, meals, transport and the like. Not taxes."), most=999_999_999
    )


class EditWageForm(WageForm, EditForm):
    pass


ANSWERS = {
    "cv_review": ReviewForm,
    "interview": InviteForm,
    "testing": InviteForm,
    "offered": OfferForm,
    "declined_by_employer": DeclineForm,
}
