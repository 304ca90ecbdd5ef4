"""Forms of one's own account."""

from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from caseflow.vocabulary.language import LOCALE_NAMES, _l
from caseflow.web.forms import Form, line, pick, whole


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


class LanguageForm(Form):
    language = pick(_l("Language"), list(LOCALE_NAMES.items()), need=_l("Choose a language."))


class ReadIn(LanguageForm):
    """The buttons of the languages on a page for somebody who is not signed in; `to` is that page."""

    to = line(_l("Language"), most=2000)


class TokenForm(Form):
    name = line(
        _l("What is it for?"),
        need=_l("Say what the token is for."),
        hint=_l("For example: spreadsheet of my team"),
        most=100,
    )
    days = whole(_l("For how many days?"), need=_l("Enter a number of days."), least=1, most=365)
