"""Forms about employers and recruiters: what they are, where, who speaks for them, how they were vetted."""

from functools import cache

from wtforms import EmailField, HiddenField
from wtforms.validators import Email, Length, Optional

from caseflow.vocabulary import checklist
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, _l, countries, person_languages
from caseflow.vocabulary.skills import LanguageLevel
from caseflow.vocabulary.vetting import EmployerKind, Industry, VettingAnswer
from caseflow.web.forms import EditForm, Form, box, day, line, pick, tick

LEVELS = [level.value for level in LanguageLevel if level is not LanguageLevel.NONE]
MUST_CHOOSE = _l("Choose one.")


def countries_to_choose() -> list[tuple[str, str]]:
    return [("", _("Choose a country")), *countries()]


def _mail() -> EmailField:
    return EmailField(
        _l("E-mail address"),
        [Optional(), Length(max=254), Email(_l("Enter an e-mail address, such as name@example.org."))],
        [lambda text: text.strip() if text else text],
        default="",
    )


PHONE_HINT = _l("With its country code, such as +1 902 555 0143.")


class EmployerForm(Form):
    name = line(_l("Name"), need=_l("Enter the name of the employer or recruiter."))
    country = pick(_l("Country"), countries_to_choose, need=_l("Choose a country."))
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
    note = box(_l("Note for the team"))


class NewEmployerForm(EmployerForm):
    kind = pick(_l("What is it?"), lambda: choices(EmployerKind), need=MUST_CHOOSE, radio=True)
    contact_name = line(_l("Contact person"))
    contact_phone = line(_l("Telephone"), most=40, hint=PHONE_HINT)
    contact_email = _mail()


class EditEmployerForm(EmployerForm, EditForm):
    pass


class ReasonForm(EditForm):
    reason = box(_l("Reason"), need=_l("Say why. The reason stays in the history."))


class RemarkForm(EditForm):
    reason = box(_l("Remark"))


class EndForm(EditForm):
    """Only the question whether, with the version that was read."""


class SiteForm(Form):
    name = line(_l("Name of the site"), need=_l("Enter a name, such as that of the farm, ward or plant."))
    country = pick(_l("Country"), countries_to_choose, need=_l("Choose a country."))
    region = line(_l("Province, state or department"), hint=_l("As it is written on a map, such as Nova Scotia."))
    municipality = line(_l("Municipality"))
    address = box(_l("Address"), most=500)
    has_housing = tick(_l("Workers are housed there"))
    housing_inspected_on = day(_l("Housing last inspected on"))
    note = box(_l("Note for the team"))


class EditSiteForm(SiteForm, EditForm):
    pass


class ContactForm(Form):
    name = line(_l("Name"), need=_l("Enter the name of the person."))
    function = line(_l("Function"), hint=_l("Such as owner, foreman, personnel office."))
    site = pick(_l("Site"), [])
    phone = line(_l("Telephone"), most=40, hint=PHONE_HINT)
    email = _mail()
    language = pick(_l("Language"), lambda: [("", _("Not recorded")), *person_languages()])
    is_main = tick(_l("The main contact: whom we call first"))


class EditContactForm(ContactForm, EditForm):
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
