"""The pathway library: the list, one version, a new file, whether applications are taken."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.pathways import commands, commands_drafts, queries
from caseflow.pathways.forms import IntakeForm, UploadForm
from caseflow.vocabulary.language import _, country_name
from caseflow.vocabulary.steps import IntakeState
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

PASTED = "pasted.yaml"


def listing() -> Any:
    country, intake = request.args.get("country", ""), request.args.get("intake", "")
    intake = intake if intake in set(IntakeState) else ""
    shown = queries.pathway_lines(acting_user(), country, intake)
    countries = sorted(((code, country_name(code)) for code in queries.pathway_countries()), key=lambda pair: pair[1])
    return render_template(
        "pathways/listing.html",
        pathways=shown,
        countries=[("", _("All countries")), *countries],
        states=[("", _("All")), *((state.value, state) for state in IntakeState)],
        chosen_country=country,
        chosen_intake=intake,
    )


def show(key: str) -> Any:
    return render_template("pathways/pathway.html", pathway=queries.pathway_page(acting_user(), key))


def show_version(key: str, number: int) -> Any:
    return render_template("pathways/pathway.html", pathway=queries.pathway_page(acting_user(), key, number))


def upload() -> Any:
    """First what a file would change, then the same file kept as a draft, to be proposed to a second administrator."""
    user, form = acting_user(), UploadForm()
    queries.may_upload(user)
    preview = None
    name, data = _file_of(form)
    if form.keep.data:
        if accepted(form, lambda: commands_drafts.upload_draft(user, name, data)):
            flash(_("Kept as a draft. Nothing is offered to anybody yet."))
            return redirect(url_for("pathways.draft", draft_id=form.result))
    elif form.is_submitted() and accepted(form, lambda: queries.preview(user, name, data)):
        preview = form.result
        form.text.data, form.name.data = data.decode("utf-8", "replace"), name
        if preview.problems:
            form.status = 422
    return render_template("pathways/upload.html", form=form, preview=preview), form.status


def _file_of(form: UploadForm) -> tuple[str, bytes]:
    """The name and the content that were sent: a file outweighs the box."""
    sent = request.files.get("file")
    if sent is not None and sent.filename:
        return sent.filename[:100], sent.read()
    return form.name.data or PASTED, (form.text.data or "").encode()


def edit_intake(key: str, number: int) -> Any:
    user = acting_user()
    now = queries.intake_now(user, key, number)
    form = IntakeForm(obj=now)
    done = accepted(
        form,
        lambda: commands.edit_intake(
            user,
            key,
            number,
            state=form.state.data or "",
            opens_on=form.opens_on.data,
            closes_on=form.closes_on.data,
            note=form.note.data or "",
            seen=form.seen.data or 0,
        ),
    )
    address = url_for("pathways.show_version", key=key, number=number)
    if not done:
        page = {"heading": _("Application window"), "context_line": now.name, "submit": _("Save"), "cancel": address}
        return render_template("form.html", form=form, **page), form.status
    flash(_("Saved. Cases on this version stay on it; they are listed below."))
    return redirect(address)
