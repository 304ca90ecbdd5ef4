"""Pages of what endangers and what protects a person, for those who may know of it."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for

from caseflow.evaluation import commands_circumstances as commands
from caseflow.evaluation import queries_circumstances as queries
from caseflow.evaluation.commands_circumstances import Observed
from caseflow.evaluation.forms import LineForm
from caseflow.evaluation.forms_circumstances import CircumstanceForm, EndForm, ReviewForm
from caseflow.evaluation.reading import Named
from caseflow.rules import circumstances as rubric
from caseflow.vocabulary import circumstances as vocabulary
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("circumstances", __name__)
_FORM = ("GET", "POST")


@bp.get("/people/<ref>/circumstances")
def listing(ref: str) -> Any:
    file = queries.circumstances(acting_user(), ref)
    return render_template("circumstances/list.html", file=file, vocabulary=vocabulary)


@bp.get("/circumstances/how-scored")
def rubric_page() -> Any:
    return render_template("circumstances/rubric.html", rubric=rubric, vocabulary=vocabulary)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


@bp.route("/people/<ref>/circumstances/new", methods=_FORM)
def add(ref: str) -> Any:
    user = acting_user()
    who, restricted = queries.person_in_confidence(user, ref)
    form = CircumstanceForm().offer(restricted=restricted)

    def observed() -> Observed:
        severity = _number(form.severity.data)
        note = form.note.data or ""
        return Observed(form.code.data or "", severity, form.since_on.data, form.review_on.data, note)

    if accepted(form, lambda: commands.add_circumstance(user, ref, observed())):
        flash(_("Recorded."))
        return _back(ref)
    return _page(form, who, heading=_("Record a circumstance"), submit=_("Save"))


@bp.route("/people/<ref>/circumstances/<int:line_id>/review", methods=_FORM)
def review(ref: str, line_id: int) -> Any:
    user = acting_user()
    form = ReviewForm()
    saved = queries.circumstance(user, ref, line_id)

    def observed() -> Observed:
        return Observed(severity=_number(form.severity.data), review_on=form.review_on.data, note=form.note.data or "")

    if accepted(form, lambda: commands.review_circumstance(user, ref, line_id, observed(), seen=form.seen.data)):
        flash(_("Reviewed."))
        return _back(ref)
    if not form.is_submitted():
        form.fill({"severity": str(saved.line.severity), "note": saved.line.note}, saved.line.version)
    return _page(form, saved.who, heading=_("Review: %(what)s", what=saved.line.name), submit=_("Save"))


@bp.route("/people/<ref>/circumstances/<int:line_id>/end", methods=_FORM)
def end(ref: str, line_id: int) -> Any:
    user = acting_user()
    form = EndForm()
    saved = queries.circumstance(user, ref, line_id)
    day = form.ended_on.data
    if accepted(form, lambda: commands.end_circumstance(user, ref, line_id, day, seen=form.seen.data)):
        flash(_("It has ended. It stays readable below."))
        return _back(ref)
    if not form.is_submitted():
        form.fill({"ended_on": queries.today_of(user)}, saved.line.version)
    return _page(
        form, saved.who, heading=_("It is no longer there: %(what)s", what=saved.line.name), submit=_("End it")
    )


def _back(ref: str) -> Any:
    return redirect(url_for("circumstances.listing", ref=ref))


def _page(form: LineForm, who: Named, **words: Any) -> Any:
    page = {"cancel": url_for("circumstances.listing", ref=who.ref), "context_line": who.name, "on_case": True, **words}
    return render_template("evaluation/line.html", form=form, **page), form.status
