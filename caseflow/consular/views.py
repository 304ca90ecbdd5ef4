"""The liaison's own door: the nationals who agreed, and nobody else."""

from typing import Any

from flask import Blueprint, Response, flash, redirect, render_template, request, url_for

from caseflow import clock
from caseflow.adapters import pdf
from caseflow.consular import commands, queries
from caseflow.consular.filters import Wanted
from caseflow.consular.forms import AssistanceForm, EditAssistanceForm, SearchForm
from caseflow.errors import NotFound
from caseflow.paging import Cursor
from caseflow.vocabulary.language import _, current_language
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("consular", __name__)


@bp.route("/consular", methods=["GET", "POST"])
def listing() -> Any:
    """By filter in the address, or by a name that was posted."""
    form = SearchForm()
    if form.is_submitted():
        return _search(form)
    wanted = _wanted(request.args.get("permit"), request.args.get("assistance"))
    cursor = Cursor(after=request.args.get("after"), before=request.args.get("before"))
    page = queries.nationals(acting_user(), wanted, cursor)
    return render_template("consular/listing.html", page=page, wanted=wanted, form=form)


def _search(form: SearchForm) -> Any:
    wanted = _wanted(form.permit.data, form.assistance.data, form.name.data or "")
    cursor = Cursor(after=form.after.data or None, before=form.before.data or None)
    if not accepted(form, lambda: queries.nationals(acting_user(), wanted, cursor)):
        page = queries.nationals(acting_user(), Wanted(), Cursor())
        return render_template("consular/listing.html", page=page, wanted=Wanted(), form=form), form.status
    return render_template("consular/listing.html", page=form.result, wanted=wanted, form=form)


def _wanted(permit: str | None, assistance: str | None, name: str = "") -> Wanted:
    return Wanted(name, permit_soon=permit == "soon", open_assistance=assistance == "open")


@bp.get("/consular/<ref>")
def show(ref: str) -> Any:
    agreed = queries.national(acting_user(), ref)
    return render_template("consular/show.html", national=agreed.national, fields=agreed.fields, seen_at=clock.now())


@bp.get("/consular/<ref>/extract.pdf")
def extract(ref: str) -> Any:
    user = acting_user()
    agreed = queries.national(user, ref, "national.print")
    words = {"printed_by": user.name, "printed_for": user.organization_name, "printed_at": clock.now()}
    page = render_template("pdf/extract.html", national=agreed.national, fields=agreed.fields, **words)
    printed = pdf.render(page, language=current_language(), title=_("Consular extract"))
    attached = {"Content-Disposition": 'attachment; filename="extract.pdf"'}
    return Response(printed, mimetype="application/pdf", headers=attached)


@bp.route("/consular/<ref>/assistance/new", methods=["GET", "POST"])
def record_assistance(ref: str) -> Any:
    form = AssistanceForm()
    if accepted(form, lambda: commands.record_assistance(acting_user(), ref, _entry(form))):
        flash(_("The assistance is recorded."))
        return redirect(url_for("consular.show", ref=ref))
    agreed = queries.national(acting_user(), ref)
    return _form_page(form, agreed, _("Record assistance"))


def _entry(form: AssistanceForm) -> commands.Entry:
    return commands.Entry(form.kind.data, form.state.data, form.on.data, form.note.data or "")


@bp.route("/consular/<ref>/assistance/<assistance_ref>", methods=["GET", "POST"])
def edit_assistance(ref: str, assistance_ref: str) -> Any:
    form = EditAssistanceForm()
    if accepted(form, lambda: _edit(ref, assistance_ref, form)):
        flash(_("The assistance is saved."))
        return redirect(url_for("consular.show", ref=ref))
    agreed = queries.national(acting_user(), ref)
    one = next((one for one in agreed.national.assistance or () if one.ref == assistance_ref), None)
    if one is None:
        raise NotFound
    if not form.is_submitted():
        form.state.data, form.note.data, form.seen.data = one.state, one.note, one.version
    return _form_page(form, agreed, _("Assistance: what became of it"))


def _edit(ref: str, assistance_ref: str, form: EditAssistanceForm) -> None:
    commands.edit_assistance(
        acting_user(), ref, assistance_ref, state=form.state.data, note=form.note.data or "", seen=form.seen.data or 0
    )


def _form_page(form: Any, agreed: queries.Agreed, heading: str) -> Any:
    words = {"heading": heading, "submit": _("Save"), "cancel": url_for("consular.show", ref=agreed.national.ref)}
    name = agreed.national.name
    return render_template("form.html", form=form, context_line=name, on_case=True, **words), form.status
