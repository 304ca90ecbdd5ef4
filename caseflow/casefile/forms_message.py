"""The form of the page for the family."""

from wtforms import HiddenField

from caseflow.casefile.message import Choices
from caseflow.vocabulary.family_message import LANGUAGES
from caseflow.vocabulary.language import _, _l
from caseflow.web.forms import Form, box, options, pick

LONGEST_WORDS = 600


class MessageForm(Form):
    language = pick(_l("Language"), tuple(LANGUAGES.items()), need=_l("Choose one of the languages."), radio=True)
    about = pick(
        _l("About whom"), (), hint=_l("Choose one person when the others should not be named, or not read about.")
    )
    words = box(
        _l("Your own words"),
        hint=_l("The family reads this as you write it, so write it in their language. Nothing for staff only."),
        most=LONGEST_WORDS,
    )
    act = HiddenField()

    def offer(self, found: Choices) -> None:
        """Who can be chosen."""
        self.about.choices = options([("", _("Everybody in the case")), *found.people])
