"""Forms of one's own account."""

from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from caseflow.vocabulary.language import _l
from caseflow.web.forms import Form


def _password(label: object, need: object, hint: object = "") -> PasswordField:
    return PasswordField(label, [InputRequired(need), Length(max=512)], description=hint)


class SignInForm(Form):
    email = EmailField(_l("E-mail address"), [InputRequired(_l("Enter your e-mail address.")), Length(max=254)])
    password = _password(_l("Password"), _l("Enter your password."))


class ChoosePasswordForm(Form):
    new = _password(
        _l("New password"),
        _l("Choose a password."),
        _l("At least 15 characters. Four or five words that only you would put together are good."),
    )


class ChangePasswordForm(ChoosePasswordForm):
    current = _password(_l("Current password"), _l("Enter your current password."))


class EmptyForm(Form):
    """A form that is only a button."""
