"""Pages of follow-up."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from caseflow.followup import commands, commands_needs, queries
from caseflow.followup.forms import (
    CancelForm,
    EditNeedForm,
    MissForm,
    MoveForm,
    NeedForm,
    PlanForm,
    RecordForm,
    RiskForm,
)
from caseflow.vocabulary.followup import FindingArea, NeedState
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import Form, acting_user, options

bp = Blueprint("followup", __name__, url_prefix="/cases/<ref>")

YES = {"yes": True, "no": False}


@bp.get("/follow-up")
def show(ref: str) -> Any:
    return render_template("followup/show.html", found=queries.follow_up(acting_user(), ref))


@bp.get("/visits/<visit>")
def visit(ref: str, visit: str) -> Any:
    return render_template("followup/visit.html", file=queries.visit(acting_user(), ref, visit))


def _small(form: Form, ref: str, heading: str, submit: str, **more: Any) -> Any:
    cancel = url_for("followup.show", ref=ref)
    page = {"heading": heading, "submit": submit, "cancel": cancel, "context_line": ref, "on_case": True, **more}
    return render_template("form.html", form=form, **page), form.status


def _back(ref: str, words: str) -> Any:
    flash(words)
    return redirect(url_for("followup.show", ref=ref))


@bp.route("/visits/new", methods=["GET", "POST"])
def plan(ref: str) -> Any:
    user = acting_user()
    colleagues = queries.colleagues(user, ref)
    form = PlanForm(kind="visit")
    form.assignee.choices = options(colleagues, blank=True)
    done = accepted(
        form,
        lambda: commands.plan_visit(
            user, ref, planned_on=form.planned_on.data, kind=form.kind.data, assignee=form.assignee.data or ""
        ),
    )
    if not done:
        return _small(form, ref, _("Plan a visit"), _("Plan it"))
    return _back(ref, _("The visit is planned."))


@bp.route("/visits/<visit>/move", methods=["GET", "POST"])
def move(ref: str, visit: str) -> Any:
    file = queries.visit(acting_user(), ref, visit)
    form = MoveForm(planned_on=file.line.planned_on, seen=file.line.version)
    done = accepted(
        form,
        lambda: commands.move_visit(acting_user(), ref, visit, planned_on=form.planned_on.data, seen=form.seen.data),
    )
    if not done:
        return _small(form, ref, _("Move the visit"), _("Save"))
    return _back(ref, _("The visit is moved."))


@bp.route("/visits/<visit>/miss", methods=["GET", "POST"])
def miss(ref: str, visit: str) -> Any:
    file = queries.visit(acting_user(), ref, visit)
    form = MissForm(seen=file.line.version)
    done = accepted(
        form,
        lambda: commands.miss_visit(
            acting_user(), ref, visit, reason=form.reason.data, planned_on=form.planned_on.data, seen=form.seen.data
        ),
    )
    if not done:
        return _small(form, ref, _("The visit did not happen"), _("Save"))
    return _back(ref, _("It is written down that the visit did not happen."))


@bp.route("/visits/<visit>/cancel", methods=["GET", "POST"])
def cancel(ref: str, visit: str) -> Any:
    file = queries.visit(acting_user(), ref, visit)
    form = CancelForm(seen=file.line.version)
    done = accepted(
        form,
        lambda: commands.cancel_visit(acting_user(), ref, visit, reason=form.reason.data, seen=form.seen.data),
    )
    if not done:
        return _small(form, ref, _("Cancel the visit"), _("Cancel the visit"))
    return _back(ref, _("The visit is cancelled."))


@bp.route("/risk", methods=["GET", "POST"])
def risk(ref: str) -> Any:
    found = queries.follow_up(acting_user(), ref)
    form = RiskForm(risk=found.risk, seen=found.version)
    done = accepted(
        form,
        lambda: commands.set_risk(
            acting_user(), ref, risk=form.risk.data, reason=form.reason.data, seen=form.seen.data
        ),
    )
    if not done:
        intro = _("The schedule of visits follows: closer together at higher risk. What was done stays.")
        return _small(form, ref, _("Change the risk"), _("Save"), intro=intro)
    return _back(ref, _("The risk and the schedule are changed."))


def _report(form: RecordForm) -> commands.Report:
    findings = {str(area): (form[area].data, form[f"{area}_text"].data or "") for area in FindingArea}
    return commands.Report(
        done_on=form.done_on.data,
        kind=form.kind.data,
        present=form.present.data or "",
        findings=findings,
        indicators=tuple(form.indicators.data or ()),
        wage_paid=form.wage_paid.data,
        wage_period=form.wage_period.data or "",
        currency=form.currency.data or "",
        passport_kept=YES.get(form.passport_kept.data or ""),
        fee_charged=YES.get(form.fee_charged.data or ""),
        contract_changed=YES.get(form.contract_changed.data or ""),
        internal=form.internal.data or "",
        shareable=form.shareable.data or "",
        next_on=form.next_on.data,
    )


@bp.route("/visits/<visit>/record", methods=["GET", "POST"])
def record(ref: str, visit: str) -> Any:
    file = queries.visit(acting_user(), ref, visit)
    form = RecordForm(
        kind=file.line.kind, seen=file.line.version, wage_period=file.agreed_period, currency=file.agreed_currency
    )
    if not accepted(form, lambda: commands.record_visit(acting_user(), ref, visit, _report(form), seen=form.seen.data)):
        return render_template("followup/record.html", form=form, file=file), form.status
    for words in form.result:
        flash(words)
    return _back(ref, _("The visit is recorded."))


def _need_fields(form: NeedForm) -> commands_needs.NeedFields:
    return commands_needs.NeedFields(
        sector=form.sector.data,
        description=form.description.data or "",
        person=form.person.data or "",
        referred_to=form.referred_to.data or "",
        referred_on=form.referred_on.data,
        state=form.state.data,
        result=form.result.data or "",
    )


@bp.route("/needs/new", methods=["GET", "POST"])
def add_need(ref: str) -> Any:
    user = acting_user()
    queries.colleagues(user, ref)
    form = NeedForm(state=NeedState.OPEN)
    form.person.choices = options(queries.members(user, ref), blank=True)
    if not accepted(form, lambda: commands_needs.add_need(user, ref, _need_fields(form))):
        return _small(form, ref, _("Add a need"), _("Add it"))
    return _back(ref, _("The need is added."))


@bp.route("/needs/<int:need_id>", methods=["GET", "POST"])
def edit_need(ref: str, need_id: int) -> Any:
    user = acting_user()
    need = queries.need(user, ref, need_id)
    form = EditNeedForm(data={**vars(need), "person": need.person_ref, "seen": need.version})
    form.person.choices = options(queries.members(user, ref), blank=True)
    if not accepted(
        form, lambda: commands_needs.edit_need(user, ref, need_id, _need_fields(form), seen=form.seen.data)
    ):
        return _small(form, ref, _("Change the need"), _("Save"))
    return _back(ref, _("The need is saved."))
