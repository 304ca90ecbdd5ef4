"""Pages of grievances."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from caseflow.grievances import commands, commands_actions, queries, queries_page, queries_start
from caseflow.grievances.entries import FAMILY, UNNAMED, ActionEntry, GrievanceEntry, Where
from caseflow.grievances.forms import (
    AccountForm,
    ActionForm,
    CloseForm,
    EditGrievanceForm,
    FinishForm,
    RaiseForm,
    ReopenForm,
    whose,
)
from caseflow.grievances.queries import ALL, CURRENT, Wanted
from caseflow.paging import Cursor
from caseflow.vocabulary.grievances import GrievanceCategory, GrievanceSeverity, GrievanceState, severity_word
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import Form, acting_user, options

bp = Blueprint("grievances", __name__, url_prefix="/grievances")
bp.add_app_template_global(severity_word, "severity_word")
BOTH = ["GET", "POST"]


@bp.get("")
def listing() -> Any:
    wanted = _wanted()
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    return render_template(
        "grievances/listing.html",
        found=queries.grievance_list(acting_user(), wanted, cursor),
        wanted=wanted,
        states=[(CURRENT, _("All that are open")), (ALL, _("All")), *choices(GrievanceState)],
        severities=[("", _("All")), *((code.value, severity_word(code)) for code in GrievanceSeverity)],
        categories=choices(GrievanceCategory, blank=_("All")),
    )


def _wanted() -> Wanted:
    """What the address asks for. Codes that nobody knows are left out."""
    asked = {name: request.args.get(name, "") for name in ("state", "severity", "category")}
    right = {
        "state": {*GrievanceState, CURRENT, ALL},
        "severity": set(GrievanceSeverity),
        "category": set(GrievanceCategory),
    }
    known = {name: code for name, code in asked.items() if code in right[name]}
    is_whole = all(not code or name in known for name, code in asked.items())
    whose_ = {name: request.args.get(name, "") for name in ("employer", "case")}
    return Wanted(**known, **whose_, overdue=request.args.get("overdue") == "yes", is_whole=is_whole)


@bp.route("/new", methods=BOTH)
def create() -> Any:
    asked = {name: request.args.get(name, "") for name in ("employer", "placement", "visit", "case")}
    where = Where(**asked)
    page = queries_start.start_page(acting_user(), where)
    who = page.person_ref or (FAMILY if page.case_ref else UNNAMED)
    form = RaiseForm(data={"who": who, "may_speak": "no", "source": "visit" if page.visit_ref else "worker"})
    form.employer.choices = options(page.employers, blank=True)
    form.team.choices = options(page.teams, blank=True)
    form.who.choices = whose(page.people) if page.case_ref else options([(UNNAMED, "")])
    if not accepted(form, lambda: commands.raise_grievance(acting_user(), where, _raised(form))):
        return render_template("grievances/new.html", form=form, page=page), form.status
    flash(_("The grievance is written down."))
    return redirect(url_for("grievances.show", ref=form.result))


def _told(form: AccountForm) -> dict[str, Any]:
    return {
        "category": form.category.data or "",
        "severity": form.severity.data or "",
        "account": form.account.data or "",
        "source": form.source.data or "",
        "indicators": tuple(form.indicators.data or ()),
        "happened_on": form.happened_on.data,
        "wishes": form.wishes.data or "",
        "may_speak": form.may_speak.data == "yes",
    }


def _raised(form: RaiseForm) -> GrievanceEntry:
    whose_ = {"who": form.who.data or UNNAMED, "employer": form.employer.data or "", "team": form.team.data or ""}
    return GrievanceEntry(**{**_told(form), **whose_, "raised_on": form.raised_on.data})


@bp.get("/<ref>")
def show(ref: str) -> Any:
    return render_template("grievances/show.html", page=queries_page.grievance_page(acting_user(), ref))


@bp.route("/<ref>/edit", methods=BOTH)
def edit(ref: str) -> Any:
    file = queries_page.grievance_to_change(acting_user(), ref)
    started = {**vars(file), "indicators": list(file.indicators), "may_speak": "yes" if file.may_speak else "no"}
    form = EditGrievanceForm(data={**started, "seen": file.version})
    entry, seen = GrievanceEntry(**_told(form)), form.seen.data
    if not accepted(form, lambda: commands.edit_grievance(acting_user(), ref, entry, seen=seen)):
        return _small(form, ref, file.employer, _("Change the grievance"), _("Save"))
    return _back(ref, _("The grievance is changed."))


@bp.route("/<ref>/close", methods=BOTH)
def close(ref: str) -> Any:
    file = queries_page.grievance_to_change(acting_user(), ref, "grievance.close")
    form = CloseForm(seen=file.version)
    done = accepted(
        form,
        lambda: commands.close_grievance(
            acting_user(), ref, outcome=form.outcome.data or "", note=form.note.data or "", seen=form.seen.data
        ),
    )
    if not done:
        intro = _("New submissions that were stopped stay stopped until a supervisor decides about that too.")
        return _small(form, ref, file.employer, _("Close the grievance"), _("Close it"), intro=intro)
    return _back(ref, _("The grievance is closed."))


@bp.route("/<ref>/reopen", methods=BOTH)
def reopen(ref: str) -> Any:
    file = queries_page.grievance_to_change(acting_user(), ref)
    form = ReopenForm(seen=file.version)
    done = accepted(
        form,
        lambda: commands.reopen_grievance(acting_user(), ref, reason=form.reason.data or "", seen=form.seen.data),
    )
    if not done:
        return _small(form, ref, file.employer, _("Open the grievance again"), _("Open it again"))
    return _back(ref, _("The grievance is open again."))


@bp.route("/<ref>/actions/new", methods=BOTH)
def add_action(ref: str) -> Any:
    file = queries_page.grievance_to_change(acting_user(), ref)
    form = ActionForm()
    if not accepted(form, lambda: commands_actions.add_action(acting_user(), ref, _action(form))):
        intro = "" if file.may_speak else _("The person did not agree that we speak with the employer.")
        return _small(form, ref, file.employer, _("What is done about it"), _("Save"), intro=intro)
    return _back(ref, _("Saved."))


def _action(form: ActionForm) -> ActionEntry:
    return ActionEntry(
        kind=form.kind.data or "",
        on=form["on"].data,
        due_on=form.due_on.data,
        done_on=form.done_on.data,
        referred_to=form.referred_to.data or "",
        note=form.note.data or "",
    )


@bp.route("/<ref>/actions/<int:number>/finish", methods=BOTH)
def finish_action(ref: str, number: int) -> Any:
    file, line = queries_page.action_to_finish(acting_user(), ref, number)
    form = FinishForm(seen=line.version)
    done = accepted(
        form,
        lambda: commands_actions.finish_action(
            acting_user(), ref, number, done_on=form.done_on.data, note=form.note.data or "", seen=form.seen.data
        ),
    )
    if not done:
        words = _("It is done: %(what)s", what=choices(type(line.kind), only=[line.kind])[0][1])
        return _small(form, ref, file.employer, words, _("Save"))
    return _back(ref, _("Recorded as done."))


def _small(form: Form, ref: str, employer: str, heading: str, submit: str, **more: Any) -> Any:
    cancel = url_for("grievances.show", ref=ref)
    page = {"heading": heading, "submit": submit, "cancel": cancel, "context_line": f"{employer} · {ref}", **more}
    return render_template("form.html", form=form, on_case=True, **page), form.status


def _back(ref: str, words: str) -> Any:
    flash(words)
    return redirect(url_for("grievances.show", ref=ref))
