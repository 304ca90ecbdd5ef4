"""Forms: parsing and words. Whether something is right is decided by a command; the form shows what it says."""

from collections.abc import Callable, Iterable
from typing import Any

from flask import request
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    DecimalField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError
from wtforms.widgets import HiddenInput

from caseflow.access.actor import Actor
from caseflow.errors import Refused, Stale
from caseflow.vocabulary.language import LazyString, _, _l
from caseflow.web.occupation_field import HINTS, OccupationField

# Text that a form may carry in one line and in one box, in characters.
LINE, BOX = 200, 4000
_MOST_WHOLE = 10**18

# The hidden word that a form carries once, see web.sent.
ONCE = "once"

Words = str | LazyString


def acting_user() -> Actor:
    """The signed-in user as a plain value."""
    return current_user._get_current_object()  # type: ignore[no-any-return]


class Form(FlaskForm):
    """A form that shows what a command said: next to the field, or on top when no field is to blame."""

    status = 200
    result: Any = None
    conflict: dict[str, str]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conflict = {}

    def validate(self, extra_validators: Any = None) -> bool:
        right = bool(super().validate(extra_validators))
        known = {ONCE, *(field.name for field in self)}
        unknown = sorted(name for name in request.form if name not in known)
        if unknown:
            self.form_errors.append(
                _("This form has no field called %(name)s. Open it anew and try again.", name=unknown[0][:40])
            )
        return right and not unknown and self._keeps_only_text()

    def _keeps_only_text(self) -> bool:
        """Whether no field holds a NUL, which PostgreSQL does not keep; says so next to the field."""
        odd = [name for name, texts in request.form.lists() if any("\0" in text for text in texts)]
        for name in odd:
            if name in self._fields:
                self._fields[name].errors = [_("Take out the characters that cannot be seen.")]
        return not odd

    def refuse(self, no: Refused) -> None:
        """Show a refusal next to its field."""
        self.status = no.status
        if no.field and no.field in self._fields:
            self._fields[no.field].errors = [*self._fields[no.field].errors, no.message]
        else:
            self.form_errors.append(no.message)

    def show_conflict(self, stale: Stale) -> None:
        """Keep what the user typed, and show beside it what somebody else saved meanwhile."""
        self.status = Stale.status
        self.conflict = stale.current
        if "seen" in self._fields and stale.version is not None:
            self._fields["seen"].data = stale.version
            self._fields["seen"].raw_data = None
        self.form_errors.append(
            _("Somebody else changed this while you were writing. Your text is still here: compare, then save again.")
        )


class EditForm(Form):
    """A form about something that exists: it carries the version that the user read."""

    seen = IntegerField(widget=HiddenInput(), validators=[InputRequired()])


def _strip(text: str | None) -> str | None:
    return text.strip() if text else text


def no_control_characters(_form: Any, field: Any) -> None:
    """Control characters have no place in what people write; line breaks in a box do."""
    text = field.data or ""
    if any((ord(c) < 32 and c not in "\r\n\t") or ord(c) == 127 for c in text):
        raise ValidationError(_("Take out the characters that cannot be seen."))


def _need(message: Words | None) -> list[Any]:
    return [InputRequired(message)] if message else [Optional()]


def line(label: Words, *, need: Words | None = None, hint: Words = "", most: int = LINE, **more: Any) -> StringField:
    """One line of text. `need` is what to say when it is empty; without it the field is optional."""
    too_long = _l("Use at most %(most)s characters.", most=most)
    checks = [*_need(need), Length(max=most, message=too_long), no_control_characters]
    return StringField(label, checks, [_strip], hint, default="", **more)


def box(label: Words, *, need: Words | None = None, hint: Words = "", most: int = BOX, **more: Any) -> TextAreaField:
    """Several lines of text."""
    too_long = _l("Use at most %(most)s characters.", most=most)
    checks = [*_need(need), Length(max=most, message=too_long), no_control_characters]
    return TextAreaField(label, checks, [_strip], hint, default="", **more)


def day(label: Words, *, need: Words | None = None, hint: Words = "", **more: Any) -> DateField:
    """A calendar day."""
    return DateField(label, _need(need), description=hint, **more)


class WholeField(IntegerField):
    """A whole number. One that no column holds is none: a check of its range would not survive hundreds of digits."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        if self.data is not None and abs(self.data) > _MOST_WHOLE:
            self.data = None
            raise ValueError(self.gettext("Not a valid integer value."))


def whole(
    label: Words, *, need: Words | None = None, hint: Words = "", least: int = 0, most: int = 1_000_000
) -> IntegerField:
    """A whole number."""
    message = _l("Enter a whole number from %(least)s to %(most)s.", least=least, most=most)
    return WholeField(label, [*_need(need), NumberRange(least, most, message)], description=hint)


class AmountField(DecimalField):
    """A number as its writer writes it: 37.5 or 37,5."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        text = str(valuelist[0]).strip() if valuelist else ""
        if text.count(",") == 1 and "." not in text:
            text = text.replace(",", ".")
        super().process_formdata([text] if text else [])
        if self.data is not None and not self.data.is_finite():  # "sNaN" and "Infinity" are numbers to Python
            self.data = None
            raise ValueError(self.gettext("Not a valid decimal value."))


def amount(label: Words, *, need: Words | None = None, hint: Words = "", most: int = 9_999_999) -> DecimalField:
    """An amount of money or hours, with two places at the most."""
    message = _l("Enter a number from 0 to %(most)s.", most=most)
    return AmountField(label, [*_need(need), NumberRange(0, most, message)], places=2, description=hint)


Pairs = Iterable[tuple[str, Words]]


def options(pairs: Pairs, *, blank: bool = False) -> list[SelectChoice]:
    """What a select or radios can be set to. `blank` puts an empty choice first unless there is one."""
    found = [SelectChoice(value, str(label)) for value, label in pairs]
    if blank and (not found or found[0].value != ""):
        found.insert(0, SelectChoice("", ""))
    return found


def pick(
    label: Words,
    choices: Pairs | Callable[[], Pairs],
    *,
    need: Words | None = None,
    hint: Words = "",
    radio: bool = False,
) -> Any:
    """One of several. `choices` are (value, words) or a function that gives them; nothing is chosen beforehand."""
    kind = RadioField if radio else SelectField

    def offered() -> list[SelectChoice]:
        return options(choices() if callable(choices) else choices, blank=not radio)

    return kind(label, _need(need), choices=offered, description=hint)


def ticks(label: Words, choices: Pairs | Callable[[], Pairs], *, hint: Words = "") -> SelectMultipleField:
    """Any number of several, as check boxes."""

    def offered() -> list[SelectChoice]:
        return options(choices() if callable(choices) else choices)

    return SelectMultipleField(label, choices=offered, description=hint, default=[])


def tick(label: Words, *, need: Words | None = None, hint: Words = "") -> BooleanField:
    """A single check box, never ticked beforehand."""
    return BooleanField(label, [InputRequired(need)] if need else [], description=hint)


def occupation(
    label: Words, *, need: Words | None = None, hint: Words | None = None, table: str = "isco"
) -> OccupationField:
    """An occupation, chosen by typing: a name in any of the four languages, another word for it, or its code.

    Stands where `pick(label, occupations)` stood: `data` is the code ("" for none), and is begun with a code. With
    JavaScript the list opens while somebody types. Without it the form comes back with 422 and the occupations that
    may be meant as radios of the same name; `components/form.html` draws both. `table` is "isco" or "noc" (NOC 2021).
    """
    too_long = _l("Use at most %(most)s characters.", most=LINE)
    checks = [*_need(need), Length(max=LINE, message=too_long), no_control_characters]
    return OccupationField(label, checks, description=HINTS[table] if hint is None else hint, default="", table=table)
