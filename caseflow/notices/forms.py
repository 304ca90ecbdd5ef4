"""Forms about reminders."""

from wtforms import StringField

from caseflow.vocabulary.language import _l
from caseflow.web.forms import Form, pick


class ReadForm(Form):
    """A button."""


class ReadAllForm(Form):
    until = StringField()


class ConfirmForm(Form):
    """A button."""


class MailForm(Form):
    choice = pick(
        _l("How do you want to hear of reminders?"),
        [("daily", _l("One mail a day, without any name in it")), ("none", _l("Only here, no mail"))],
        need=_l("Choose one."),
        radio=True,
    )
