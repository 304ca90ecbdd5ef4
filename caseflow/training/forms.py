"""Forms about trainings and about who takes part."""

from collections.abc import Iterable

from wtforms import SelectField

from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, _l, countries, currencies, person_languages
from caseflow.vocabulary.occupations import occupations
from caseflow.vocabulary.skill_list import skill_options
from caseflow.vocabulary.skills import SKILL_LEVEL_LABELS, LanguageLevel
from caseflow.vocabulary.training import GainKind, TrainingArea, TrainingMode
from caseflow.web.forms import EditForm, Form, amount, box, day, line, pick, whole

MUST_CHOOSE = _l("Choose one.")
LEVELS = [level.value for level in LanguageLevel if level not in (LanguageLevel.NONE, LanguageLevel.NATIVE)]


class OfferForm(Form):
    title = line(_l("Title of the training"), need=_l("Enter the title."))
    provider = line(_l("Who gives it"), need=_l("Enter who gives the training."))
    area = pick(_l("Area"), lambda: choices(TrainingArea, blank=_("Choose")), need=MUST_CHOOSE)
    mode = pick(_l("How it is given"), lambda: choices(TrainingMode, blank=_("Choose")), need=MUST_CHOOSE)
    language = pick(
        _l("Language in which it is given"),
        lambda: [("", _("Choose")), *person_languages()],
        need=_l("Choose the language in which it is given."),
    )
    country = pick(_l("Country"), lambda: [("", _("Anywhere (online)")), *countries()])
    region = line(_l("Province, state or department"), hint=_l("As it is written on a map, such as Nova Scotia."))
    municipality = line(_l("Municipality"))
    starts_on = day(_l("First day"), need=_l("Enter the first day."))
    ends_on = day(_l("Last day"), need=_l("Enter the last day."))
    hours = amount(_l("Hours in all"), most=9999)
    seats = whole(_l("Seats"), need=_l("Enter how many can take part."), least=1, most=5000)
    cost = amount(_l("What it costs the participant"), hint=_l("Leave empty when it costs nothing."))
    currency = pick(_l("Currency"), lambda: [("", _("None")), *currencies()])
    attendance_wanted = whole(
        _l("Attendance wanted to pass, in percent"), hint=_l("0 when nobody has to be there."), most=100
    )
    note = box(_l("Note for the team"))


class EditOfferForm(OfferForm, EditForm):
    pass


class ReasonForm(EditForm):
    reason = box(_l("Reason"), need=_l("Say why. The reason stays in the history."))


class SkillGainForm(EditForm):
    code = pick(_l("Skill"), lambda: [("", _("Choose"))], need=_l("Choose a skill."))
    level = pick(
        _l("Level reached by passing"),
        lambda: [(str(level), words) for level, words in SKILL_LEVEL_LABELS.items()],
        need=MUST_CHOOSE,
        radio=True,
    )
    valid_months = whole(
        _l("Valid for how many months"), hint=_l("Leave empty when it does not end."), least=1, most=600
    )

    def with_skills(self) -> "SkillGainForm":
        """The same form with the skills in groups."""
        flat = [(code, f"{area}: {name}") for area, found in skill_options() for code, name in found]
        self.code.choices = [("", _("Choose")), *flat]
        return self


class LanguageGainForm(EditForm):
    code = pick(_l("Language"), lambda: [("", _("Choose")), *person_languages()], need=_l("Choose the language."))
    level = pick(
        _l("Level reached by passing"),
        lambda: choices(LanguageLevel, only=LEVELS),
        need=MUST_CHOOSE,
        radio=True,
        hint=_l("It is what the course says, and never counts as a test."),
    )


class LicenceGainForm(EditForm):
    code = pick(
        _l("Occupation of the licence"),
        lambda: [("", _("Choose")), *sorted(occupations(), key=lambda pair: pair[1])],
        need=_l("Choose the occupation."),
    )
    valid_months = whole(
        _l("Valid for how many months"), hint=_l("Leave empty when it does not end."), least=1, most=600
    )


GAIN_FORMS: dict[str, type[EditForm]] = {
    GainKind.SKILL: SkillGainForm,
    GainKind.LANGUAGE: LanguageGainForm,
    GainKind.LICENCE: LicenceGainForm,
}


class PlainForm(EditForm):
    pass


class PlanForm(Form):
    """Planned, or enrolled at once."""

    state = pick(
        _l("What is agreed"),
        lambda: [
            ("planned", _("Planned: it is in the training plan, without a seat yet")),
            ("enrolled", _("Enrolled: a seat is taken now")),
        ],
        need=MUST_CHOOSE,
        radio=True,
    )
    person = pick(_l("Who"), [], need=_l("Choose who takes part."))
    note = box(_l("Remark"), most=1000)


class MoveForm(EditForm):
    reason = box(_l("Remark"), most=1000)


class MoveReasonForm(EditForm):
    reason = box(_l("Reason"), most=1000)


class ResultForm(EditForm):
    result_on = day(_l("Day of the result"), need=_l("Enter the day."))
    certificate = line(_l("Number of the certificate"), most=60)
    reason = box(
        _l("Remark"), most=1000, hint=_l("Needed when the person was there less often than the training wants.")
    )


class EndForm(EditForm):
    result_on = day(_l("Day"), need=_l("Enter the day."))
    reason = box(_l("Reason"), most=1000, need=_l("Say why. The reason stays in the history."))


class DayForm(EditForm):
    """The frame of a day's attendance; `day_form` adds two fields for each participant."""

    day = day(_l("Day"), need=_l("Enter the day."))


def day_form(refs: Iterable[tuple[str, str]]) -> type[DayForm]:
    """The form of a day with a field for each participant, given as (reference, name)."""
    fields: dict[str, object] = {}
    for ref, name in refs:
        words = _("%(name)s was there", name=name)
        offered = [("", _l("Not recorded")), ("yes", _l("Yes")), ("no", _l("No"))]
        fields[f"there_{ref}"] = SelectField(words, choices=offered, default="")
        fields[f"hours_{ref}"] = amount(_l("Hours"), most=24)
    return type("OneDayForm", (DayForm,), fields)
