"""Forms of pathways, of a case's choice among them, of steps and of permits."""

from wtforms import BooleanField, FileField

from caseflow.vocabulary.documents import DocumentState
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _l, countries, is_country, subdivisions
from caseflow.vocabulary.steps import IntakeState, PermitKind
from caseflow.web.forms import EditForm, Form, Pairs, box, day, line, occupation, options, pick, tick, whole

# A whole file: what rules.file_nodes accepts, in characters.
FILE = 262_144

_ENTERED = (
    DocumentState.MISSING,
    DocumentState.REQUESTED,
    DocumentState.RECEIVED,
    DocumentState.VERIFIED,
    DocumentState.REJECTED,
    DocumentState.NOT_REQUIRED,
)


class UploadForm(Form):
    """A pathway file, or its text; `keep` is the second of the two buttons."""

    file = FileField(_l("Pathway file"), description=_l("A YAML file, up to 256 kB."))
    text = box(_l("Text of the file"), hint=_l("Filled in from the file. It can be corrected here."), most=FILE)
    name = line(_l("Name of the file"))
    keep = BooleanField(_l("Keep as a draft"))


class IntakeForm(EditForm):
    state = pick(
        _l("Does the pathway take applications?"),
        lambda: [(state, label(state)) for state in IntakeState],
        need=_l("Choose whether applications are taken."),
        radio=True,
    )
    opens_on = day(_l("First day"))
    closes_on = day(_l("Last day"), hint=_l("The last day on which applications are taken."))
    note = box(_l("Note for caseworkers"), hint=_l("Where you read it, and what to expect."))


class ChooseForm(EditForm):
    began_on = day(
        _l("Since when?"), hint=_l("Only for a family that is already on this way. Empty: the case begins it today.")
    )
    reason = box(_l("Reason"))


class RegistrationForm(EditForm):
    person = pick(_l("For whom?"), (), need=_l("Choose a member of the case."), radio=True)
    began_on = day(_l("Since when?"), hint=_l("Only for somebody who has begun already. Empty: today."))

    def for_members(self, members: Pairs) -> "RegistrationForm":
        """The same form with the members of the case to choose from."""
        self.person.choices = options(members)
        return self


class DraftForm(EditForm):
    note = box(_l("Note"))


class MoveVersionForm(EditForm):
    reason = box(_l("Why does the case move?"), need=_l("Say why."))


class ReasonForm(EditForm):
    reason = box(_l("Reason"), need=_l("Say why."))


class PlainForm(EditForm):
    """A button about something that exists."""


class StartForm(EditForm):
    started_on = day(_l("Day it was started"), hint=_l("Empty: today."))


class SubmitForm(EditForm):
    filed_on = day(_l("Day it was submitted"), need=_l("Enter the day on which it was submitted."))


class PermitForm(EditForm):
    kind = pick(
        _l("Kind of permit"),
        lambda: [(kind, label(kind)) for kind in PermitKind],
        need=_l("Choose the kind of permit."),
    )
    country = pick(_l("Country"), countries, need=_l("Choose the country that the permit is for."))
    number = line(_l("Number"), most=60)
    valid_from = day(_l("First day"), need=_l("Enter the first day on which it is valid."))
    valid_until = day(_l("Last day"), hint=_l("Empty when no last day is written on it."))
    renew_before_days = whole(
        _l("Days before its end on which the next step must begin"),
        hint=_l("Empty when that is not known."),
        most=1000,
    )
    employer_name = line(_l("Only for this employer"), hint=_l("Empty when it is for any employer."))
    isco = occupation(
        _l("Only for this occupation"),
        hint=_l("Type its name or its ISCO-08 code. Empty when it is for any occupation."),
    )
    region = pick(_l("Only for this region"), (), hint=_l("Empty when it is for the whole country."))

    def in_country(self, country: str) -> "PermitForm":
        """The same form with the regions of the chosen country, or of this one, to choose from."""
        chosen = str(self.country.data or country)
        regions = subdivisions(chosen) if is_country(chosen) else []
        known = {code for code, _name in regions}
        if self.region.data and self.region.data not in known:
            regions = [(str(self.region.data), str(self.region.data)), *regions]
        self.region.choices = options(regions, blank=True)
        return self


class GrantForm(EditForm):
    decided_on = day(_l("Day of the decision"), need=_l("Enter the day of the decision."))


class GrantPermitForm(PermitForm):
    decided_on = day(_l("Day of the decision"), need=_l("Enter the day of the decision."))


class CompleteForm(EditForm):
    done_on = day(_l("Day it was done"), need=_l("Enter the day on which it was done."))


class CompletePermitForm(PermitForm):
    done_on = day(_l("Day it was done"), need=_l("Enter the day on which it was done."))


class RefuseForm(EditForm):
    decided_on = day(_l("Day of the refusal"), need=_l("Enter the day of the refusal."))
    internal = box(
        _l("Reason, for us"), need=_l("Write down why it was refused."), hint=_l("Stays with the caseworkers.")
    )
    shareable = box(
        _l("Reason, for the family"),
        need=_l("Write down what the family is told."),
        hint=_l("In plain words. It can be printed and given to them."),
    )


class RemedyForm(EditForm):
    used = pick(
        _l("Was the remedy used?"),
        lambda: [("yes", _l("Yes, it was filed in time")), ("no", _l("No, it will not be used"))],
        need=_l("Choose one."),
        radio=True,
    )
    note = box(_l("Note"), need=_l("Write down what was filed, or why not."))


class DueForm(EditForm):
    due_on = day(_l("Due day"), hint=_l("Empty: reckoned again from the pathway."))


class DocumentForm(EditForm):
    state = pick(
        _l("How far has it come?"),
        lambda: [(state, label(state)) for state in _ENTERED],
        need=_l("Choose how far the document has come."),
        radio=True,
    )
    expires_on = day(_l("Last day of validity"), hint=_l("Empty when it does not expire."))
    note = box(_l("Note"))
    everywhere = tick(_l("The same for the other open steps of this person that want it"))


class ConfirmForm(EditForm):
    note = box(_l("What was seen or done"), most=1000)


class EvidenceForm(EditForm):
    note = box(
        _l("Which other evidence is used?"),
        need=_l("Say which other evidence is used."),
        hint=_l(
            "A sworn declaration, records from a host country, or the authority's own form for proof that cannot be "
            "obtained."
        ),
        most=1000,
    )


class EndPermitForm(EditForm):
    ended_on = day(_l("Day it ended"), need=_l("Enter the day on which the permit ended."))
    reason = box(_l("Reason"), need=_l("Say why it ended."))
