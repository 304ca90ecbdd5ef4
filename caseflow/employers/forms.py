"""Forms about employers, recruiters and openings."""

from functools import cache

from wtforms import EmailField, HiddenField
from wtforms.validators import Email, Length, Optional

from caseflow.vocabulary import checklist
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, _l, countries, currencies, person_languages
from caseflow.vocabulary.occupations import nocs
from caseflow.vocabulary.placements import ContractKind, WagePeriod
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.vocabulary.vetting import EmployerKind, Industry, VettingAnswer
from caseflow.web.forms import EditForm, Form, amount, box, day, line, pick, tick, ticks, whole

LEVELS = [level.value for level in LanguageLevel if level is not LanguageLevel.NONE]
MUST_CHOOSE = _l("Choose one.")


def _country() -> list[tuple[str, str]]:
    return [("", _("Choose a country")), *countries()]


class EmployerForm(Form):
    name = line(_l("Name"), need=_l("Enter the name of the employer or recruiter."))
    country = pick(_l("Country"), _country, need=_l("Choose a country."))
    region = line(_l("Province, state or department"), hint=_l("As it is written on a map, such as Nova Scotia."))
    municipality = line(_l("Municipality"))
    sector = pick(_l("Sector"), lambda: choices(Industry, blank=_("Not recorded")))
    registration_number = line(
        _l("Registration number"),
        most=60,
        hint=_l("Of the company, or of the recruiter in the country where it recruits."),
    )
    registered_until = day(_l("Registration valid until"))
    designations = box(_l("Programmes it is designated for"), most=500, hint=_l("Codes, one a line, such as AIP-NS."))
    contact_name = line(_l("Contact person"))
    contact_phone = line(_l("Telephone"), most=40)
    contact_email = EmailField(
        _l("E-mail address"),
        [Optional(), Length(max=254), Email(_l("Enter an e-mail address, such as name@example.org."))],
        [lambda text: text.strip() if text else text],
        default="",
    )
    note = box(_l("Note for the team"))


class NewEmployerForm(EmployerForm):
    kind = pick(_l("What is it?"), lambda: choices(EmployerKind), need=MUST_CHOOSE, radio=True)


class EditEmployerForm(EmployerForm, EditForm):
    pass


class ReasonForm(EditForm):
    reason = box(_l("Reason"), need=_l("Say why. The reason stays in the history."))


class RemarkForm(EditForm):
    reason = box(_l("Remark"))


class OpeningForm(Form):
    title = line(_l("Title of the job"), need=_l("Enter the title, as the employer calls it."))
    occupation = line(
        _l("Occupation"),
        need=_l("Enter the occupation."),
        hint=_l("Begin to write its name and choose from the list, or write an ISCO-08 code."),
    )
    noc = pick(_l("Occupation in Canada (NOC 2021)"), lambda: [("", _("None")), *nocs()])
    heads = whole(_l("How many people are wanted"), need=_l("Enter how many people are wanted."), least=1, most=5000)
    contract_kind = pick(_l("Contract"), lambda: choices(ContractKind, blank=_("Choose")), need=MUST_CHOOSE)
    country = pick(_l("Country"), _country, need=_l("Choose a country."))
    region = line(_l("Province, state or department"))
    municipality = line(_l("Municipality"))
    starts_on = day(_l("First day of work"), need=_l("Enter the day on which the work begins."))
    ends_on = day(_l("Last day of work"), hint=_l("Leave empty for work without an end."))
    wage = amount(_l("Wage before deductions"), need=_l("Enter the wage."))
    wage_period = pick(_l("Paid"), lambda: choices(WagePeriod, blank=_("Choose")), need=MUST_CHOOSE)
    currency = pick(_l("Currency"), lambda: [("", _("Choose")), *currencies()], need=_l("Choose a currency."))
    hours_per_week = amount(_l("Hours a week"), need=_l("Enter the hours a week."), most=168)
    has_housing = tick(_l("Housing is provided"))
    language = pick(_l("Language of the work"), lambda: [("", _("None in particular")), *person_languages()])
    language_level = pick(
        _l("Level that the work needs"), lambda: choices(LanguageLevel, blank=_("Not stated"), only=LEVELS)
    )
    needs_licence = tick(_l("A licence to practise is needed"))
    recruiter = pick(
        _l("Recruiter"), [], hint=_l("If people come through one. It is vetted like the employer, and nobody pays it.")
    )
    pathway_keys = ticks(_l("Pathways that this opening can support"), [])
    note = box(_l("Note for the team"))


class EditOpeningForm(OpeningForm, EditForm):
    pass


class AnswersForm(EditForm):
    """The frame of the checklist; `answers_form` adds three fields for each question. `act` is save or propose."""

    act = HiddenField(default="save")


@cache
def answers_form(kind: str) -> type[AnswersForm]:
    """The form with the questions for an employer or a recruiter."""
    fields = {}
    for question in checklist.questions(kind):
        fields[f"{question.id}_answer"] = pick(_l("Answer"), lambda: choices(VettingAnswer), radio=True)
        fields[f"{question.id}_evidence"] = box(_l("What shows it"), most=1000)
        fields[f"{question.id}_action_by"] = day(_l("To be mended by"))
    return type(f"{kind.title()}AnswersForm", (AnswersForm,), fields)


class DecisionForm(EditForm):
    decision = pick(_l("Decision"), [], need=_l("Choose a decision."), radio=True)
    reason = box(_l("Reason"), hint=_l("Needed for a refusal. For conditions: what must be mended."))
    valid_until = day(
        _l("Valid until"),
        hint=_l("Leave empty for the longest time: a year for an approval, 90 days with conditions."),
    )
