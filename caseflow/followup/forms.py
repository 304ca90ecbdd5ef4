"""Forms of follow-up."""

from typing import Any

from caseflow.vocabulary.checklist import forced_labour_indicators
from caseflow.vocabulary.followup import FindingLevel, NeedState, Sector, VisitKind
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _l, currencies
from caseflow.vocabulary.placements import WagePeriod
from caseflow.vocabulary.stages import Risk
from caseflow.web.forms import EditForm, Form, amount, box, day, line, pick, ticks

ANSWERS = (("yes", _l("Yes")), ("no", _l("No")), ("", _l("Not asked")))


def _level(label: Any) -> Any:
    return pick(
        label, lambda: choices(FindingLevel), need=_l("Say how it is, or that it was not looked at."), radio=True
    )


def _text() -> Any:
    return line(_l("What was seen or said"), most=1000)


class PlanForm(Form):
    planned_on = day(_l("Day of the visit"), need=_l("Enter the day."))
    kind = pick(_l("How"), lambda: choices(VisitKind), need=_l("Choose how the visit is made."))
    assignee = pick(_l("Who makes it"), [], hint=_l("The caseworker of the case, unless you choose somebody else."))


class MoveForm(EditForm):
    planned_on = day(_l("New day"), need=_l("Enter the new day."))


class MissForm(EditForm):
    reason = box(_l("Why did it not happen?"), need=_l("Say why the visit did not happen."), most=1000)
    planned_on = day(_l("New day"), hint=_l("A new visit is planned for this day."))


class CancelForm(EditForm):
    reason = box(_l("Why is it not needed?"), need=_l("Say why the visit is not needed any more."), most=1000)


class RiskForm(EditForm):
    risk = pick(_l("Risk"), lambda: choices(Risk), need=_l("Choose a level."), radio=True)
    reason = box(_l("Why?"), need=_l("Say what changed."), most=1000)


class RecordForm(EditForm):
    done_on = day(_l("Day of the visit"), need=_l("Enter the day on which it was made."))
    kind = pick(_l("How"), lambda: choices(VisitKind), need=_l("Choose how the visit was made."))
    present = line(_l("Who was there"))
    work = _level(_l("Work"))
    work_text = _text()
    wage = _level(_l("Wage"))
    wage_text = _text()
    wage_paid = amount(_l("Wage that was paid"))
    wage_period = pick(_l("For each"), lambda: choices(WagePeriod))
    currency = pick(_l("Currency"), currencies)
    housing = _level(_l("Housing"))
    housing_text = _text()
    health = _level(_l("Health"))
    health_text = _text()
    schooling = _level(_l("Schooling of the children"))
    schooling_text = _text()
    safety = _level(_l("Safety"))
    safety_text = _text()
    isolation = _level(_l("Isolation"))
    isolation_text = _text()
    fee_charged = pick(_l("Was a fee charged for the job?"), ANSWERS, radio=True)
    passport_kept = pick(_l("Does somebody keep their passport or papers?"), ANSWERS, radio=True)
    contract_changed = pick(_l("Is the work different from the contract?"), ANSWERS, radio=True)
    indicators = ticks(
        _l("Signs of forced labour"),
        forced_labour_indicators,
        hint=_l("The eleven indicators of the ILO. One of the gravest, or any two, makes an urgent task."),
    )
    internal = box(_l("Internal note"), hint=_l("For your team only. It is never printed for the family."))
    shareable = box(_l("For the family"), hint=_l("What was agreed, in words that the family may read."))
    next_on = day(_l("Next visit"), hint=_l("In addition to the schedule."))


class NeedForm(Form):
    sector = pick(_l("Area"), lambda: choices(Sector), need=_l("Choose an area."))
    description = box(_l("What is needed"), need=_l("Say what is needed."), most=2000)
    person = pick(_l("Who needs it"), [], hint=_l("The whole family, unless you choose somebody."))
    referred_to = line(_l("Referred to"), hint=_l("The service, not a person."))
    referred_on = day(_l("Referred on"))
    state = pick(_l("State"), lambda: choices(NeedState), need=_l("Choose a state."))
    result = box(_l("What came of it"), most=2000)


class EditNeedForm(NeedForm, EditForm):
    pass
