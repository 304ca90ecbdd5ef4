"""Forms that move a case: along its stages, on hold, to its end, to somebody else."""

from wtforms import HiddenField
from wtforms.validators import Length

from caseflow.cases.forms_choice import choice_of_page
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _l
from caseflow.vocabulary.stages import HoldEvent, Outcome, Risk, Stage
from caseflow.web.forms import EditForm, box, day, line, pick

WHY = _l("Say why. The reason stays in the history.")


class EditCaseForm(EditForm):
    risk = pick(_l("Risk"), lambda: choices(Risk), need=_l("Choose how high the risk is."))
    referred_by = line(_l("Referred by"))


class NoPathwayForm(EditForm):
    no_pathway_reason = box(
        _l("Why no pathway fits"), hint=_l("With this reason the evaluation can end without a pathway.")
    )


class MoveForm(EditForm):
    """Without a field when nothing is missing."""


class OverrideForm(EditForm):
    override_reason = box(
        _l("Why the case goes on although something is missing"), need=WHY, hint=_l("This stands out in the history.")
    )


class MoveBackForm(EditForm):
    to_stage = pick(_l("Back to"), lambda: choices(Stage), need=_l("Choose a stage."), radio=True)
    reason = box(_l("Reason"), need=WHY)


class HoldForm(EditForm):
    hold_until = day(_l("Until this day"), hint=_l("The case opens again by itself on this day."))
    hold_event = pick(_l("Or until this happens"), lambda: choices(HoldEvent, blank=_l("Nothing in particular")))
    hold_reason = box(_l("Reason"), need=_l("Say why the case waits."))


class ResumeForm(EditForm):
    """A form that is only a button."""


class CloseForm(EditForm):
    """Sent twice: first to be read over, then, with `confirmed`, to close."""

    outcome = pick(
        _l("How did the case end?"), lambda: choices(Outcome), need=_l("Choose how the case ended."), radio=True
    )
    closing_internal = box(
        _l("Reason for the file"),
        need=_l("Write the reason for the file."),
        hint=_l("Internal. The family does not read this."),
    )
    closing_shareable = box(
        _l("Reason in words for the family"),
        hint=_l("May be left empty only when nobody is there to read it: contact lost, or the person died."),
    )
    confirmed = HiddenField(validators=[Length(max=3)])


class ReopenForm(EditForm):
    reason = box(_l("Reason"), need=WHY)


class AssignForm(EditForm):
    caseworker = choice_of_page(_l("Caseworker"))


class TakeForm(EditForm):
    """A form that is only a button."""


class HandOverForm(EditForm):
    team = choice_of_page(_l("Team"), need=_l("Choose another team of your organization."))
    reason = box(_l("Reason"), need=WHY)
