"""Forms about a person: who they are, where they live, protection, and looking for somebody."""

from dataclasses import fields
from typing import Any, TypeVar

from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import InputRequired, Optional
from wtforms.widgets import HiddenInput

from caseflow.errors import Stale
from caseflow.people.entries import Identity, Nationalities, Residence
from caseflow.vocabulary.documents import IdentityKind
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _l, countries
from caseflow.vocabulary.persons import Gender, Sex
from caseflow.vocabulary.protection import Protection, ProtectionStatus
from caseflow.web.forms import Form, Words, box, line, options, pick, tick, whole

Entry = TypeVar("Entry")


class PersonForm(Form):
    """A form whose fields are those of an entry. What somebody else saved is shown in words, not in codes."""

    def read(self, kind: type[Entry]) -> Entry:
        """What was written, as the entry of that kind. Fields of other kinds are left alone."""
        written = {f.name: self._fields[f.name].data for f in fields(kind) if f.name in self._fields}  # type: ignore[arg-type]
        return kind(**{name: value for name, value in written.items() if value is not None})

    def fill(self, values: dict[str, Any], version: int) -> None:
        """Begin with what is saved."""
        self.process(None, data={**values, "seen": version})

    def show_conflict(self, stale: Stale) -> None:
        super().show_conflict(stale)
        self.conflict = {name: self._words(name, value) for name, value in self.conflict.items()}

    def _words(self, name: str, value: str) -> str:
        offered = getattr(self._fields.get(name), "iter_choices", None)
        if offered is None:
            return value
        return next((str(choice[1]) for choice in offered() if str(choice[0]) == value), value)


def version_read() -> IntegerField:
    """The version that the user read, carried along unseen."""
    return IntegerField(widget=HiddenInput(), validators=[InputRequired()])


def yes_no(label: Words, *, need: Words | None = None, hint: Words = "") -> RadioField:
    """Yes or no, and neither chosen beforehand."""
    check = InputRequired(need) if need else Optional()
    pairs = [("True", _l("Yes")), ("False", _l("No"))]
    return RadioField(label, [check], choices=lambda: options(pairs), coerce=_truth, description=hint)


def _truth(value: Any) -> Any:
    return {"True": True, "False": False}.get(str(value), value)


def country_pick(label: Words, *, need: Words | None = None, hint: Words = "") -> Any:
    """One country of all."""
    return pick(label, countries, need=need, hint=hint)


class IdentityForm(PersonForm):
    given_names = line(_l("Given names"), hint=_l("As the person writes them. Leave empty if there are none."))
    family_names = line(_l("Family names"), hint=_l("All of them, in the person's order."))
    latin_name = line(
        _l("Name in Latin letters"), hint=_l("Only if the name is written in another script: as a passport shows it.")
    )
    birth_day = whole(_l("Day"), least=1, most=31)
    birth_month = whole(_l("Month"), least=1, most=12)
    birth_year = whole(_l("Year"), least=1000, most=9999)
    birth_is_estimate = tick(_l("The year is only an estimate"))
    birth_country = country_pick(_l("Country of birth"))
    sex = pick(_l("Sex, as in the identity document"), lambda: choices(Sex), radio=True)
    gender = pick(_l("Gender, as the person says"), lambda: choices(Gender), radio=True)

    def read_identity(self) -> Identity:
        return self.read(Identity)


class EditIdentityForm(IdentityForm):
    seen = version_read()


class NewPersonForm(IdentityForm):
    nationality_1 = country_pick(_l("Nationality"))
    nationality_2 = country_pick(_l("Second nationality"))
    is_stateless = tick(_l("Stateless"), hint=_l("No country takes the person for its national."))
    residence_country = country_pick(_l("Country where the person lives"))
    residence_region = line(_l("Region"), hint=_l("Province, state or department, by its name."))
    municipality = line(_l("Municipality"))
    kind = pick(_l("Identity document"), lambda: choices(IdentityKind))
    country = country_pick(_l("Issued by"))
    number = line(_l("Number of the document"), most=60)
    team = pick(_l("Team"), [])
    # Empty at first, "yes" when those who look alike were looked at, "change" to go back to the form.
    is_new = StringField(widget=HiddenInput(), default="")

    def read_nationalities(self) -> Nationalities:
        return self.read(Nationalities)

    def read_residence(self) -> Residence:
        return self.read(Residence)


class NationalitiesForm(PersonForm):
    nationality_1 = country_pick(_l("Nationality"))
    nationality_2 = country_pick(_l("Second nationality"))
    nationality_3 = country_pick(_l("Third nationality"))
    nationality_4 = country_pick(_l("Fourth nationality"))
    is_stateless = tick(_l("Stateless"), hint=_l("No country takes the person for its national."))
    seen = version_read()


class ResidenceForm(PersonForm):
    residence_country = country_pick(_l("Country where the person lives"))
    residence_region = line(_l("Region"), hint=_l("Province, state or department, by its name."))
    municipality = line(_l("Municipality"))
    seen = version_read()


class ScreeningForm(PersonForm):
    protection = pick(
        _l("Result"),
        lambda: choices(Protection),
        need=_l("Choose the result of the screening."),
        hint=_l("While it is not known, the person is treated as protected."),
        radio=True,
    )
    protection_status = pick(_l("Status"), lambda: choices(ProtectionStatus))
    feared_1 = country_pick(_l("Country that the person fears"), hint=_l("Nobody there is contacted about the person."))
    feared_2 = country_pick(_l("Second country"))
    feared_3 = country_pick(_l("Third country"))
    protection_note = box(
        _l("Confidential note"), hint=_l("Kept sealed. Write no more than a colleague needs to protect the person.")
    )
    seen = version_read()


class SearchForm(Form):
    q = line(
        _l("Name, reference or document number"),
        need=_l("Enter a name, a reference or the number of a document."),
        hint=_l("Accents, order and small slips do not matter. A document number must be complete."),
    )


class RemoveForm(Form):
    """Only a button, and the version that the user read."""

    seen = version_read()
