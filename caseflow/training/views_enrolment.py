"""Pages of who takes part: the plan of a case, the moves, the attendance of a day."""

from datetime import date
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.errors import NotFound
from caseflow.training import commands_enrolment as commands
from caseflow.training import queries, queries_enrolment
from caseflow.training.entries import Presence
from caseflow.training.forms import EndForm, MoveForm, MoveReasonForm, PlanForm, ResultForm, day_form
from caseflow.training.queries_enrolment import OnePart
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _, format_date
from caseflow.vocabulary.training import EnrolmentState
from caseflow.web.answers import accepted
from caseflow.web.forms import EditForm, acting_user

_RESULTS = (EnrolmentState.PASSED, EnrolmentState.FAILED, EnrolmentState.DROPPED_OUT)


def of_case(ref: str) -> Any:
    return render_template("training/case.html", page=queries_enrolment.case_plan(acting_user(), ref))


def plan(ref: str) -> Any:
    """Put somebody of a case into the training: `case` or `person` says whose."""
    user, offer = acting_user(), queries.offer_to_edit(acting_user(), ref)
    case, person = request.args.get("case", ""), request.args.get("person", "")
    people = queries.joinable_people(user, case, person)
    form = PlanForm(data={"person": person})
    form.person.choices = [("", _("Choose")), *people]
    act = {"state": form.state.data or "", "note": form.note.data or ""}
    if not accepted(form, lambda: commands.plan_training(user, ref, form.person.data or "", **act)):
        words = {
            "heading": _("Plan this training"),
            "submit": _("Put it into the plan"),
            "context_line": f"{offer.entry.title}, {_days(offer.entry.starts_on, offer.entry.ends_on)}",
            "intro": ""
            if people
            else _("Open the training from the page of a person or case to choose who takes part."),
        }
        cancel = url_for("training.show", ref=ref)
        return render_template("form.html", form=form, cancel=cancel, on_case=True, **words), form.status
    flash(_("It is in the training plan."))
    return redirect(url_for("training.of_case", ref=form.result))


def _days(first: date | None, last: date | None) -> str:
    return " – ".join(format_date(day) for day in (first, last) if day)


def move_enrolment(ref: str, to: str) -> Any:
    page = queries_enrolment.part(acting_user(), ref)
    if to not in set(EnrolmentState):
        raise NotFound
    state = EnrolmentState(to)
    form = _move_form(page, state)
    given = {name: form[name].data for name in ("result_on", "certificate") if name in form}
    act: dict[str, Any] = {
        "on": given.get("result_on"),
        "certificate": given.get("certificate") or "",
        "reason": form["reason"].data or "",
        "seen": form.seen.data or 0,
    }
    if not accepted(form, lambda: commands.move_enrolment(acting_user(), ref, to, **act)):
        return render_template("training/move.html", form=form, page=page, state=state), form.status
    flash(f"{page.name}: {label(state)}.")
    if form.result:
        flash(_("Something that the result gave was changed since, and stays: look at the evaluation."))
    return redirect(url_for("training.of_case", ref=page.case_ref))


def _move_form(page: OnePart, state: EnrolmentState) -> EditForm:
    data = {"seen": page.version}
    if state is EnrolmentState.PASSED:
        return ResultForm(data=data)
    if state in _RESULTS:
        return EndForm(data=data)
    needs_reason = state is EnrolmentState.CANCELLED or page.state in (*_RESULTS, EnrolmentState.CANCELLED)
    return (MoveReasonForm if needs_reason else MoveForm)(data=data)


def attendance(ref: str) -> Any:
    sheet = queries_enrolment.day_sheet(acting_user(), ref, _asked())
    given: dict[str, Any] = {"seen": sheet.seen, "day": sheet.day}
    for line in sheet.lines:
        given[f"there_{line.ref}"] = "" if line.was_there is None else ("yes" if line.was_there else "no")
        given[f"hours_{line.ref}"] = line.hours
    form: Any = day_form([(line.ref, line.name) for line in sheet.lines])(data=given)

    def presences() -> list[Presence]:
        said = {"yes": True, "no": False}
        return [
            Presence(one.ref, said.get(form[f"there_{one.ref}"].data), form[f"hours_{one.ref}"].data)
            for one in sheet.lines
        ]

    if not accepted(
        form,
        lambda: commands.record_day(acting_user(), ref, form.day.data, presences(), seen=form.seen.data),
    ):
        return render_template("training/attendance.html", sheet=sheet, form=form), form.status
    flash(_("The attendance is recorded."))
    return redirect(url_for("training.attendance", ref=ref, day=form.day.data.isoformat()))


def _asked() -> date | None:
    """The day in the form that was sent, else in the address; None for none."""
    try:
        return date.fromisoformat(request.form.get("day") or request.args.get("day", ""))
    except ValueError:
        return None
