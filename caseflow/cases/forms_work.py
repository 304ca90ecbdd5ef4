"""Forms of what is noted and to be done about a case."""

from wtforms import IntegerField
from wtforms.validators import InputRequired
from wtforms.widgets import HiddenInput

from caseflow.cases.forms_choice import choice_of_page
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _l
from caseflow.vocabulary.tasks import NoteKind, TaskKind
from caseflow.web.forms import EditForm, Form, box, day, line, pick

# The clock's own kind of task: nobody writes it by hand.
KINDS = [kind for kind in TaskKind if kind != TaskKind.WAKE]


class NoteForm(Form):
    kind = pick(
        _l("Who may read it?"),
        lambda: choices(NoteKind),
        need=_l("Say whether the note is internal or for the family too."),
        hint=_l("An internal note never leaves the house."),
        radio=True,
    )
    person = choice_of_page(_l("About"))
    body = box(_l("Note"), need=_l("Write the note."))


class TaskForm(Form):
    title = line(_l("What is to be done?"), need=_l("Say what is to be done."))
    kind = pick(_l("Kind"), lambda: choices(TaskKind, only=KINDS), need=_l("Choose a kind of task from the list."))
    due_on = day(_l("Due on"))
    assignee = choice_of_page(_l("Who does it?"))
    person = choice_of_page(_l("About"))


class EditTaskForm(TaskForm):
    """Whatever made the task, any kind may stand."""

    kind = pick(_l("Kind"), lambda: choices(TaskKind), need=_l("Choose a kind of task from the list."))
    seen = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


class FinishTaskForm(EditForm):
    result_text = box(_l("Result"), hint=_l("What came of it, for whoever works on the case next."))


class CancelTaskForm(EditForm):
    reason = box(_l("Reason"), need=_l("Say why the task is not needed any more."))
