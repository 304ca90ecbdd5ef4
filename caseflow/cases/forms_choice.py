"""A choice between colleagues, teams or people of a case. The page that shows it fills it; the command checks it."""

from wtforms import SelectField
from wtforms.validators import InputRequired, Length, Optional

from caseflow.web.forms import Pairs, Words, options


def choice_of_page(label: Words, *, need: Words | None = None) -> SelectField:
    """One of what the page offers, by reference. Nothing is looked up before the command looks it up itself."""
    checks = [InputRequired(need) if need else Optional(), Length(max=20)]
    return SelectField(label, checks, choices=[], validate_choice=False)


def offer(field: SelectField, pairs: Pairs, nobody: Words | None = None) -> None:
    """What the page offers, with `nobody` as the words for the empty choice if that is one."""
    first = [("", nobody)] if nobody is not None else []
    field.choices = options([*first, *pairs])
