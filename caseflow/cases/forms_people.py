"""Forms about the people of a case: who it is for, who joins, leaves, or is related in another way."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import Length

from caseflow.cases.forms_choice import choice_of_page
from caseflow.cases.newcomer import Newcomer
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _l, countries
from caseflow.vocabulary.persons import Relationship
from caseflow.vocabulary.stages import Risk
from caseflow.web.forms import EditForm, Form, box, day, line, pick, tick, whole

OTHERS = [kind for kind in Relationship if kind != Relationship.PRINCIPAL]


def _some_country() -> list[tuple[str, str]]:
    return [("", ""), *countries()]


class FindPersonForm(Form):
    q = line(_l("Name, reference or document number"), need=_l("Enter what to look for."))


class PersonForm(Form):
    """A known person, by the hidden reference, or a new one with the least that is asked."""

    person = HiddenField(validators=[Length(max=20)])
    given_names = line(_l("Given names"), hint=_l("As written in the passport or other document."))
    family_names = line(_l("Family names"), hint=_l("All of them. Leave one of the two empty for a single name."))
    latin_name = line(_l("Name in Latin letters"), hint=_l("Only for names in another script."))
    birth_day = whole(_l("Day of birth"), least=1, most=31)
    birth_month = whole(_l("Month of birth"), least=1, most=12)
    birth_year = whole(_l("Year of birth"), least=1800, most=9999)
    birth_is_estimate = tick(_l("The year is an estimate"))
    nationality = pick(_l("Nationality"), _some_country)
    other_nationality = pick(_l("Second nationality"), _some_country)
    is_stateless = tick(_l("Stateless"))
    residence_country = pick(_l("Country where the person lives now"), _some_country)

    is_somebody_else = tick(_l("This is somebody else than the people found"))

    def who(self) -> str | Newcomer:
        """The known person's reference, or what was written of a new one."""
        if self.person.data:
            return str(self.person.data)
        return Newcomer(
            given_names=self.given_names.data or "",
            family_names=self.family_names.data or "",
            latin_name=self.latin_name.data or "",
            birth_year=self.birth_year.data,
            birth_month=self.birth_month.data,
            birth_day=self.birth_day.data,
            birth_is_estimate=bool(self.birth_is_estimate.data),
            nationality=self.nationality.data or "",
            other_nationality=self.other_nationality.data or "",
            is_stateless=bool(self.is_stateless.data),
            residence_country=self.residence_country.data or "",
            is_somebody_else=bool(self.is_somebody_else.data),
        )


class OpenCaseForm(PersonForm):
    team = choice_of_page(_l("Team"), need=_l("Choose a team."))
    caseworker = choice_of_page(_l("Caseworker"))
    risk = pick(_l("Risk"), lambda: choices(Risk), need=_l("Choose how high the risk is."))
    referred_by = line(_l("Referred by"), hint=_l("An organization, an office, a person. Leave empty if nobody was."))


def _relationship(label: Any) -> Any:
    blank = _l("Choose")
    need = _l("Choose what the person is to the principal applicant.")
    return pick(label, lambda: choices(Relationship, blank=blank, only=OTHERS), need=need)


class AddMemberForm(PersonForm):
    relationship = _relationship(_l("What is the person to the principal applicant?"))


class EditMemberForm(EditForm):
    relationship = _relationship(_l("What is the person to the principal applicant?"))


class ChangePrincipalForm(EditForm):
    former_is = _relationship(_l("What is the former principal applicant to the new one?"))


class RemoveMemberForm(EditForm):
    left_on = day(_l("Left on"), need=_l("Enter the day on which the person left the case."))
    reason = box(_l("Reason"), need=_l("Say why. The reason stays in the history."))
