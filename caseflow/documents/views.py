"""Addresses of papers."""

from typing import Any

from flask import Blueprint, Response, current_app, flash, redirect, render_template, request, url_for

from caseflow.adapters.vault import NotIntact
from caseflow.documents import commands, queries, views_application
from caseflow.documents.forms import DecisionForm, EditPaperForm, EndForm, PaperForm, VersionForm, offer
from caseflow.documents.incoming import Sent, Usable, looked_at
from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.language import _, _n
from caseflow.web import uploads
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("documents", __name__)
_STEP = "/cases/<ref>/steps/<int:number>"
bp.add_url_rule(f"{_STEP}/application.pdf", view_func=views_application.application)
bp.add_url_rule(f"{_STEP}/papers.pdf", "application_papers", view_func=views_application.papers)


@bp.get("/people/<ref>/papers")
def of_person(ref: str) -> Any:
    return render_template("documents/listing.html", found=queries.papers_of_person(acting_user(), ref))


@bp.get("/cases/<ref>/papers")
def of_case(ref: str) -> Any:
    return render_template("documents/of_case.html", found=queries.papers_of_case(acting_user(), ref))


@bp.route("/people/<ref>/papers/add", methods=["GET", "POST"])
def add(ref: str) -> Any:
    form = PaperForm()
    if request.method == "GET":
        form.kind.data = request.args.get("kind", "")
    kind = form.kind.data if form.kind.data in set(DocumentKind) else ""
    person, steps = queries.wanting_steps(acting_user(), ref, kind or "")
    offer(form, steps)
    if request.method == "GET":
        form.serves.data = [one.name for one in steps]

    def act() -> Any:
        return commands.add_papers(acting_user(), ref, form.entry(), _received())

    if accepted(form, act):
        flash(_n("%(num)d paper is saved.", "%(num)d papers are saved.", len(form.result)))
        return redirect(url_for("documents.of_person", ref=ref))
    return render_template("documents/add.html", form=form, ref=ref, person=person, kind=kind), form.status


@bp.get("/papers/<ref>")
def show(ref: str) -> Any:
    return render_template("documents/show.html", paper=queries.paper(acting_user(), ref))


@bp.route("/papers/<ref>/edit", methods=["GET", "POST"])
def edit(ref: str) -> Any:
    form = EditPaperForm()
    there = queries.paper(acting_user(), ref)
    if request.method == "GET":
        line = there.line
        form.process(
            data={
                "kind": line.kind.value, "title": line.title, "issued_on": line.issued_on,
                "expires_on": line.expires_on, "seen": there.version,
                "serves": [one.name for one in there.serves if one.is_served],
            }
        )  # fmt: skip
    _person, steps = queries.wanting_steps(acting_user(), there.person_ref, form.kind.data or "", ref)
    offer(form, steps)
    if accepted(form, lambda: commands.edit_paper(acting_user(), ref, form.entry(), seen=form.seen.data)):
        flash(_("The paper is changed."))
        return redirect(url_for("documents.show", ref=ref))
    words = {"heading": _("Change what is said about the paper"), "submit": _("Save")}
    return _small(form, there, **words)


@bp.route("/papers/<ref>/versions/add", methods=["GET", "POST"])
def add_version(ref: str) -> Any:
    form = VersionForm()
    there = queries.paper(acting_user(), ref)

    def act() -> None:
        commands.add_version(acting_user(), ref, _received(), together=form.together.data, seen=form.seen.data)

    if request.method == "GET":
        form.seen.data = there.version
    if accepted(form, act):
        flash(_("The new version is saved. Look at it and accept it."))
        return redirect(url_for("documents.show", ref=ref))
    return render_template("documents/version.html", form=form, paper=there), form.status


@bp.route("/papers/<ref>/decide", methods=["GET", "POST"])
def decide(ref: str) -> Any:
    form = DecisionForm()
    there = queries.paper(acting_user(), ref)
    if request.method == "GET":
        form.seen.data = there.version

    def act() -> None:
        commands.decide_paper(
            acting_user(), ref, state=form.state.data or "", reason=form.reason.data or "", seen=form.seen.data
        )

    if accepted(form, act):
        flash(_("The decision on the paper is saved."))
        return redirect(url_for("documents.show", ref=ref))
    return _small(form, there, heading=_("Can this paper be used?"), submit=_("Save"))


@bp.route("/papers/<ref>/end", methods=["GET", "POST"])
def end(ref: str) -> Any:
    form = EndForm()
    there = queries.paper(acting_user(), ref)
    if request.method == "GET":
        form.seen.data = there.version
    if accepted(form, lambda: commands.end_paper(acting_user(), ref, reason=form.reason.data, seen=form.seen.data)):
        flash(_("The paper is set aside."))
        return redirect(url_for("documents.of_person", ref=there.person_ref))
    warning = _("It serves no step any more. It stays readable, with its versions, among those set aside.")
    return _small(form, there, heading=_("Set the paper aside"), submit=_("Set it aside"), warning=warning)


@bp.get("/papers/<ref>/versions/<int:number>")
def download(ref: str, number: int) -> Any:
    try:
        found = queries.file_content(acting_user(), ref, number)
    except NotIntact:
        return _damaged()
    answer = Response(found.content, mimetype=found.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{found.name}"'
    return answer


@bp.get("/papers/<ref>/versions/<int:number>/preview")
def preview(ref: str, number: int) -> Any:
    try:
        return Response(queries.preview(acting_user(), ref, number), mimetype="image/jpeg")
    except NotIntact:
        return _damaged()


def _received() -> tuple[Usable, ...]:
    with uploads.on_disk(request.files.getlist("files")) as files:
        sent = [Sent(name, path) for name, path in files]
        return looked_at(sent, uploads.scratch(), current_app.config["SETTINGS"].scanner_url)


def _damaged() -> Any:
    message = _(
        "The file was changed or is lost, so it is not shown. Tell your administrator: it can come from a backup."
    )
    return render_template("error.html", status=409, message=message, request_id=""), 409


def _small(form: Any, paper: queries.PaperPage, **words: Any) -> Any:
    back = url_for("documents.show", ref=paper.line.ref)
    return render_template(
        "form.html", form=form, cancel=back, context_line=paper.person, on_case=True, **words
    ), form.status
