"""Forms of an evaluation. Each form's fields are those of the entry that it fills."""

from dataclasses import fields
from typing import Any

from wtforms import IntegerField, RadioField, SelectChoice, SelectField
from wtforms.validators import InputRequired, Optional, ValidationError
from wtforms.widgets import HiddenInput

from caseflow.evaluation.entries import Ability, HeldLicence, Recognized, Schooling, TestResult, Work
from caseflow.vocabulary import skills
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _l, countries, person_languages
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.recognition import PROCEDURES, RecognitionStepState
from caseflow.vocabulary.skill_list import skill_options
from caseflow.web.forms import Form, Words, amount, box, day, line, occupation, options, pick, tick

CONDITIONS = 2000
SCORE = 5


def _version_read() -> IntegerField:
    """The version that the user read, carried along unseen; empty for what is new."""
    return IntegerField(widget=HiddenInput(), validators=[Optional()])


def _yes_no(label: Words, need: Words) -> RadioField:
    pairs = [("True", _l("Yes")), ("False", _l("No"))]
    return RadioField(label, [InputRequired(need)], choices=lambda: options(pairs), coerce=_truth)


def _truth(value: Any) -> Any:
    return {"True": True, "False": False}.get(str(value), value)


def _country(hint: Words = "") -> Any:
    return pick(_l("Country"), countries, need=_l("Choose a country."), hint=hint)


class LineForm(Form):
    """A form about one line of a part: its fields are those of the part's entry."""

    seen = _version_read()

    def read(self, kind: type[Any]) -> Any:
        """What was written, as an entry of that kind."""
        written = {f.name: self._fields[f.name].data for f in fields(kind) if f.name in self._fields}
        return kind(**{name: value for name, value in written.items() if value is not None})

    def fill(self, values: dict[str, Any], version: int | None) -> None:
        """Begin with what is saved."""
        self.process(None, data={**values, "seen": version})


class OccupationForm(LineForm):
    isco = occupation(_l("Occupation"), need=_l("Type the name of an occupation or its code."))


def _skills() -> list[SelectChoice]:
    first = SelectChoice("", "")
    return [first, *(SelectChoice(code, name, optgroup=area) for area, some in skill_options() for code, name in some)]


class SkillForm(LineForm):
    skill = SelectField(_l("Skill"), [InputRequired(_l("Choose a skill."))], choices=_skills)
    source = pick(
        _l("How it is known"), lambda: choices(skills.SkillSource), need=_l("Choose how it is known."), radio=True
    )
    level = pick(
        _l("How well"),
        lambda: [(str(level), words) for level, words in skills.SKILL_LEVEL_LABELS.items()],
        need=_l("Choose how well the person can do it."),
        radio=True,
    )
    assessed_on = day(_l("Tested or certified on"), hint=_l("Leave empty for what the person says."))
    expires_on = day(_l("Valid until"), hint=_l("Leave empty if it has no end."))
    evidence = line(_l("Evidence"), hint=_l("The certificate, the test, who saw the work."))


class WorkForm(LineForm):
    isco = occupation(_l("Occupation"), need=_l("Type the name of an occupation or its code."))
    title = line(_l("What the person did there"), need=_l("Enter what the person did, in their words."))
    noc = occupation(_l("NOC 2021 code"), hint=_l("Only where a Canadian pathway asks for it."), table="noc")
    employer_name = line(_l("Employer"))
    country = _country()
    started_on = day(_l("From"), need=_l("Enter the day on which the work began. The first of the month will do."))
    ended_on = day(_l("Until"), hint=_l("Leave empty if the person still works there."))
    hours_per_week = amount(_l("Hours a week"), hint=_l("On average. Leave empty if nobody knows."), most=168)
    is_paid = _yes_no(_l("Was it paid?"), need=_l("Say whether the work was paid."))
    is_verified = tick(_l("Seen in writing"), hint=_l("A contract, a letter of reference, payslips."))


class EducationForm(LineForm):
    isced = pick(_l("Level (ISCED 2011)"), lambda: choices(skills.Isced), need=_l("Choose the level."))
    title = line(_l("Title"), hint=_l("As the diploma or degree states it, in its own language."))
    institution = line(_l("School or university"))
    country = _country()
    completed_on = day(_l("Completed on"), hint=_l("Leave empty if it was not completed."))


class LicenceForm(LineForm):
    isco = occupation(_l("Occupation"), need=_l("Type the name of an occupation or its code."))
    body = line(_l("Issued by"), need=_l("Enter the body that issued the licence."))
    country = _country()
    kind = pick(_l("Kind"), lambda: choices(skills.LicenceKind), need=_l("Choose the kind of licence."), radio=True)
    number = line(_l("Number"), hint=_l("Kept sealed. Lists show its last four signs only."), most=60)
    issued_on = day(_l("Issued on"))
    expires_on = day(_l("Valid until"), hint=_l("Leave empty if it has no end."))
    conditions = box(_l("Conditions"), most=CONDITIONS)


def _procedures() -> list[tuple[str, Words]]:
    return [("", _l("None: only its result is written down")), *((p.code, p.name) for p in PROCEDURES.values())]


class RecognitionForm(LineForm):
    isco = occupation(_l("Occupation"))
    credential = line(
        _l("What is to be recognised"), need=_l("Enter the diploma, degree or licence that is to be recognised.")
    )
    body = line(_l("Who recognises it"), need=_l("Enter the body that recognises it."))
    country = _country(_l("The country in which it is to be recognised."))
    procedure = pick(
        _l("Procedure"),
        _procedures,
        hint=_l("With a procedure its steps are followed, and the result follows from them."),
    )
    result = pick(
        _l("Result"), lambda: choices(skills.RecognitionResult), hint=_l("Only without a procedure."), radio=True
    )
    applied_on = day(_l("Asked for on"))
    decided_on = day(_l("Decided on"))
    conditions = box(_l("Conditions"), hint=_l("What is still to be done for it to be recognised."), most=CONDITIONS)

    def validate_procedure(self, field: SelectField) -> None:
        """Of a recognition that follows a procedure nothing is dropped without a word."""
        written = self.result.data not in (None, "", skills.RecognitionResult.NOT_ASKED)
        if field.data and (written or self.applied_on.data or self.decided_on.data):
            raise ValidationError(sentence("recognition_result_follows"))


class StepForm(LineForm):
    state = pick(
        _l("Where this step stands"),
        lambda: choices(RecognitionStepState),
        need=_l("Choose where this step stands."),
        radio=True,
    )
    body = line(_l("With whom"))
    started_on = day(_l("Begun on"))
    due_on = day(_l("Due on"), hint=_l("A day by which it has to be done, if there is one."))
    done_on = day(_l("Result on"), hint=_l("The day on the letter or certificate."))
    expires_on = day(_l("Valid until"), hint=_l("Until when what was passed opens the steps after it."))
    without_contact = tick(
        _l("Nobody writes to the country that the person fled"),
        hint=_l("Other evidence is used. Wanted for whoever is protected or not screened."),
    )
    note = box(_l("Note"), hint=_l("Why a step is not needed, what was asked for, what comes next."), most=CONDITIONS)


class ReopenForm(LineForm):
    reason = box(
        _l("Why is it opened again?"),
        need=_l("Write down why the evaluation is opened again."),
        hint=_l("It stands beside the new version. What was signed stays readable."),
        most=500,
    )


class LanguageTestForm(LineForm):
    test = pick(_l("Test"), lambda: choices(skills.LanguageTest), need=_l("Choose the test."))
    language = pick(
        _l("Language"), person_languages, hint=_l("Only for other tests. Those of the list say it themselves.")
    )
    listening = line(_l("Listening"), need=_l("Enter the score for listening."), most=SCORE)
    reading = line(_l("Reading"), need=_l("Enter the score for reading."), most=SCORE)
    writing = line(_l("Writing"), need=_l("Enter the score for writing."), most=SCORE)
    speaking = line(_l("Speaking"), need=_l("Enter the score for speaking."), most=SCORE)
    overall = line(_l("Overall"), hint=_l("If the certificate has one."), most=SCORE)
    taken_on = day(_l("Taken on"), need=_l("Enter the day of the test. It is on the certificate."))
    expires_on = day(_l("Valid until"), hint=_l("Leave empty for two years from the test, as most bodies count."))


class SummaryForm(LineForm):
    summary = box(
        _l("Summary"),
        hint=_l(
            "What the person can do and wants, in a few sentences. It is printed with the case, not for the family."
        ),
    )


class ConfirmForm(LineForm):
    """A question that is answered by pressing the button."""


class MoveForm(LineForm):
    """One place up or down."""

    up = line("", most=1)


# The form of each part, by its noun, and the entry that it fills.
FORMS: dict[str, tuple[type[LineForm], type[Any]]] = {
    "skill": (SkillForm, Ability),
    "work": (WorkForm, Work),
    "education": (EducationForm, Schooling),
    "licence": (LicenceForm, HeldLicence),
    "recognition": (RecognitionForm, Recognized),
    "language_test": (LanguageTestForm, TestResult),
}
