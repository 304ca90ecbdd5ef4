"""Forms of grievances."""

from collections.abc import Iterable
from typing import Any

from caseflow.grievances.entries import FAMILY, UNNAMED
from caseflow.vocabulary.checklist import forced_labour_indicators
from caseflow.vocabulary.grievances import (
    GrievanceActionKind,
    GrievanceCategory,
    GrievanceOutcome,
    GrievanceSeverity,
    GrievanceSource,
)
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, _l
from caseflow.web.forms import EditForm, Form, box, day, line, options, pick, ticks

YES_NO = (("no", _l("No, or not asked")), ("yes", _l("Yes")))


class AccountForm(Form):
    """What was told."""

    category = pick(_l("What is it about?"), lambda: choices(GrievanceCategory), need=_l("Choose what it is about."))
    account = box(
        _l("What was told"),
        need=_l("Write what was told."),
        hint=_l("In the person's own words where you can. Only the team reads it, never the employer."),
    )
    happened_on = day(_l("When did it happen?"), hint=_l("The first day, if it went on for longer."))
    source = pick(_l("Who told us?"), lambda: choices(GrievanceSource), need=_l("Choose through whom we heard of it."))
    indicators = ticks(
        _l("Signs of forced labour"),
        forced_labour_indicators,
        hint=_l(
            "The eleven indicators of the ILO. Violence, kept documents, debt bondage, or any two of the others make "
            "it urgent: somebody sees within 24 hours that the person is safe."
        ),
    )
    severity = pick(
        _l("How grave is it?"), lambda: choices(GrievanceSeverity), need=_l("Choose how grave it is."), radio=True
    )
    wishes = box(_l("What does the person want?"), most=2000)
    may_speak = pick(
        _l("May we speak with the employer about it?"),
        YES_NO,
        need=_l("Choose yes or no."),
        hint=_l("Only if the person said so. They may fear for their job, their wage or their permit."),
        radio=True,
    )


class RaiseForm(AccountForm):
    """The same, with whose it is and from when."""

    employer = pick(_l("Employer or recruiter"), [])
    team = pick(_l("Team that follows it up"), [])
    who = pick(
        _l("Whose grievance is it?"),
        [],
        hint=_l("For somebody who does not want to be named, nothing here leads back to the case."),
        radio=True,
    )
    raised_on = day(_l("When did we hear of it?"), hint=_l("Today, unless you say otherwise."))


class EditGrievanceForm(AccountForm, EditForm):
    pass


def whose(people: Iterable[tuple[str, str]]) -> list[Any]:
    """The choices of who raised it."""
    words = [(FAMILY, _("The family, nobody in particular")), (UNNAMED, _("Somebody who does not want to be named"))]
    return options([*people, *words])


class ActionForm(Form):
    kind = pick(_l("What is done?"), lambda: choices(GrievanceActionKind), need=_l("Choose what is done."))
    on = day(_l("Begun on"), hint=_l("Today, unless you say otherwise."))
    due_on = day(_l("To be done by"))
    done_on = day(_l("Done on"), hint=_l("Only if it is done already."))
    referred_to = line(_l("Referred to"), hint=_l("The office or service, for a referral."))
    note = box(_l("Note for the team"), most=2000)


class FinishForm(EditForm):
    done_on = day(_l("Done on"), need=_l("Enter the day on which it was done."))
    note = box(_l("What came of it"), most=2000)


class CloseForm(EditForm):
    outcome = pick(
        _l("How did it end?"), lambda: choices(GrievanceOutcome), need=_l("Choose how it ended."), radio=True
    )
    note = box(
        _l("What was done, and what does the person think of it?"),
        need=_l("Say what was done and what the person thinks of it."),
        most=2000,
    )


class ReopenForm(EditForm):
    reason = box(_l("Why is it opened again?"), need=_l("Say why. The reason stays in the history."), most=1000)
