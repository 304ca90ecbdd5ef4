"""The form of an opening: what is offered, who may come, what is wanted, how candidates are ranked."""

from wtforms import HiddenField

from caseflow.employers.forms import MUST_CHOOSE, countries_to_choose
from caseflow.rules.matching import CRITERIA, DEFAULT_WEIGHTS, MOST_WEIGHT
from caseflow.rules.openings import OLDEST_YOUNGEST, YOUNGEST
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import LazyString, _, _l, currencies, person_languages
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.occupations import nocs
from caseflow.vocabulary.placements import ContractKind, WagePeriod
from caseflow.vocabulary.skill_list import skill_options
from caseflow.vocabulary.skills import Isced, LanguageLevel
from caseflow.web.forms import EditForm, Form, amount, box, day, line, pick, tick, ticks, whole

LEVELS = [level.value for level in LanguageLevel if level is not LanguageLevel.NONE]
SCHOOLING = [level.value for level in Isced if level not in (Isced.EARLY_CHILDHOOD, Isced.NOT_CLASSIFIED)]
STATUSES = [status.value for status in MigrationStatus if status is not MigrationStatus.UNKNOWN]
CRITERION_LABELS: dict[str, LazyString] = {
    "occupation": _l("Occupation"),
    "experience": _l("Experience"),
    "skills": _l("Skills"),
    "language": _l("Language"),
    "education": _l("Education"),
    "region": _l("Region where the person is or wants to be"),
    "start": _l("Can begin on the first day"),
}


def every_skill() -> list[tuple[str, str]]:
    """The skills as (code, name), area by area."""
    return [option for _area, options in skill_options() for option in options]


class OpeningForm(Form):
    """`act` is draft where a new opening is to wait before it is offered."""

    title = line(_l("Title of the job"), need=_l("Enter the title, as the employer calls it."))
    occupation = line(
        _l("Occupation"),
        need=_l("Enter the occupation."),
        hint=_l("Begin to write its name and choose from the list, or write an ISCO-08 code."),
    )
    noc = pick(_l("Occupation in Canada (NOC 2021)"), lambda: [("", _("None")), *nocs()])
    heads = whole(_l("How many people are wanted"), need=_l("Enter how many people are wanted."), least=1, most=5000)
    contract_kind = pick(_l("Contract"), lambda: choices(ContractKind, blank=_("Choose")), need=MUST_CHOOSE)
    site = pick(_l("Site of the employer"), [], hint=_l("Sites are added on the page of the employer."))
    country = pick(_l("Country"), countries_to_choose, need=_l("Choose a country."))
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
    language_tested = tick(_l("A result of a language test is asked for"))
    needs_licence = tick(_l("A licence to practise is needed"))
    skills = ticks(_l("Skills wanted"), every_skill)
    experience_months = whole(_l("Months of work in this occupation wanted"), least=0, most=480)
    isced = pick(_l("Schooling wanted, at the least"), lambda: choices(Isced, blank=_("None"), only=SCHOOLING))
    youngest = whole(
        _l("Youngest age"),
        least=YOUNGEST,
        most=OLDEST_YOUNGEST,
        hint=_l("Only where the work asks for more than 18 years."),
    )
    residence_countries = box(
        _l("Only people who live in"), most=2000, hint=_l("Countries, one a line. Empty for anywhere.")
    )
    statuses = ticks(
        _l("Only people with one of these statuses there"),
        lambda: choices(MigrationStatus, only=STATUSES),
        hint=_l("None ticked: any status."),
    )
    programmes = ticks(_l("Only people on one of these programmes"), [], hint=_l("None ticked: any programme."))
    recruiter = pick(
        _l("Recruiter"), [], hint=_l("If people come through one. It is vetted like the employer, and nobody pays it.")
    )
    pathway_keys = ticks(_l("Pathways that this opening can support"), [])
    note = box(_l("Note for the team"))
    act = HiddenField(default="open")


for _criterion in CRITERIA:
    setattr(OpeningForm, f"weight_{_criterion}", whole(CRITERION_LABELS[_criterion], least=0, most=MOST_WEIGHT))


class EditOpeningForm(OpeningForm, EditForm):
    pass


def usual_weights() -> dict[str, int]:
    """What the form of a new opening says about the ranking."""
    return {f"weight_{name}": number for name, number in DEFAULT_WEIGHTS.items()}


def weights_of(form: OpeningForm) -> dict[str, int]:
    """The weights as written; what was left empty counts as usual."""
    written = {name: form[f"weight_{name}"].data for name in CRITERIA}
    return {name: number for name, number in written.items() if number is not None}
