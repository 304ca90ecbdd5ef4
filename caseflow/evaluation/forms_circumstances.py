"""Forms about what endangers and what protects a person."""

from wtforms import SelectChoice, SelectField
from wtforms.validators import InputRequired

from caseflow.evaluation.forms import LineForm
from caseflow.vocabulary.circumstances import SEVERITY_LABELS, STRENGTH_LABELS, circumstance_groups
from caseflow.vocabulary.language import _, _l
from caseflow.web.forms import box, day, pick

NOTE = 2000


def _severities() -> list[tuple[str, str]]:
    """From 1 to 3: how much it harms; of what protects, how well it does."""
    return [
        (str(n), _("%(harm)s (what protects: %(help)s)", harm=words, help=STRENGTH_LABELS[n]))
        for n, words in SEVERITY_LABELS.items()
    ]


class ReviewForm(LineForm):
    severity = pick(_l("How strong is it now?"), _severities, need=_l("Choose how strong it is."), radio=True)
    review_on = day(
        _l("Look at it again on"),
        need=_l("Enter the day on which it is looked at again."),
        hint=_l("Low: within 180 days. Medium: within 90. High: within 30."),
    )
    note = box(_l("Note"), hint=_l("Only what is needed to act. Kept sealed, never printed or exported."), most=NOTE)


class CircumstanceForm(LineForm):
    code = SelectField(_l("What is it?"), [InputRequired(_l("Choose what it is."))], choices=list)
    severity = pick(_l("How strong is it?"), _severities, need=_l("Choose how strong it is."), radio=True)
    since_on = day(_l("Since"), hint=_l("Leave empty if nobody knows."))
    review_on = day(
        _l("Look at it again on"),
        need=_l("Enter the day on which it is looked at again."),
        hint=_l("Low: within 180 days. Medium: within 90. High: within 30."),
    )
    note = box(_l("Note"), hint=_l("Only what is needed to act. Kept sealed, never printed or exported."), most=NOTE)

    def offer(self, *, restricted: bool) -> "CircumstanceForm":
        """Offer what the user may record."""
        groups = circumstance_groups(restricted=restricted)
        offered = [SelectChoice(code, name, optgroup=group) for group, some in groups for code, name in some]
        self.code.choices = [SelectChoice("", ""), *offered]
        return self


class EndForm(LineForm):
    ended_on = day(_l("Ended on"), need=_l("Enter the day on which it ended."))
