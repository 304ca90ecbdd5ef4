"""The few things that a liaison fills in."""

from wtforms.validators import ValidationError

from caseflow.consular.filters import is_searchable
from caseflow.vocabulary.consents import AssistanceKind, AssistanceState
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, _l
from caseflow.web.forms import EditForm, Form, box, day, line, pick


class SearchForm(Form):
    """A name to look for. It is posted: a name never stands in an address. The rest says where the list goes on."""

    name = line(_l("Name"), need=_l("Enter a name, or a part of one."), most=100)
    permit = line(_l("Permit"), most=10)
    assistance = line(_l("Assistance"), most=10)
    after = line(_l("After"), most=20)
    before = line(_l("Before"), most=20)

    def validate_name(self, field: object) -> None:
        if not is_searchable(self.name.data or ""):
            raise ValidationError(_("Enter at least two letters of a name."))


class AssistanceForm(Form):
    """Assistance that is recorded for the first time."""

    kind = pick(_l("What is it about?"), [], need=_l("Choose what it is about."), radio=True)
    state = pick(_l("How does it stand?"), [], need=_l("Choose how it stands."), radio=True)
    on = day(_l("On which day?"), need=_l("Enter the day."))
    note = box(_l("Note"), hint=_l("Your own consulate and the person's caseworkers read it."), most=1000)

    def __init__(self) -> None:
        super().__init__()
        self.kind.choices = choices(AssistanceKind)
        self.state.choices = choices(AssistanceState)


class EditAssistanceForm(EditForm):
    """What became of it."""

    state = pick(_l("How does it stand?"), [], need=_l("Choose how it stands."), radio=True)
    note = box(_l("Note"), hint=_l("Your own consulate and the person's caseworkers read it."), most=1000)

    def __init__(self) -> None:
        super().__init__()
        self.state.choices = choices(AssistanceState)
