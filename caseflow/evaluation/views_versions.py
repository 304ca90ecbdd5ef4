"""Pages of an evaluation as a whole: begun, summed up, signed, opened again, and its versions."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.evaluation import commands_signing, queries, queries_versions
from caseflow.evaluation.describing import described, facts_of, part_name
from caseflow.evaluation.forms import ConfirmForm, ReopenForm, SummaryForm
from caseflow.evaluation.pages import back, line_page, reopen_first, whole
from caseflow.evaluation.words import shown
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def start(ref: str) -> Any:
    form = ConfirmForm()
    if not accepted(form, lambda: commands_signing.start_evaluation(acting_user(), ref)):
        return whole(form, ref)
    flash(_("The evaluation has begun."))
    return back(ref)


def edit_summary(ref: str) -> Any:
    if (instead := reopen_first(ref)) is not None:
        return instead
    form = SummaryForm()
    user = acting_user()
    text = form.summary.data or ""
    if accepted(form, lambda: commands_signing.edit_summary(user, ref, text, seen=form.seen.data)):
        flash(_("Saved."))
        return back(ref, "summary")
    saved = queries.summary(user, ref)
    if not form.is_submitted():
        form.fill({"summary": saved.entry}, saved.version)
    return line_page(form, saved.who, "summary", heading=_("Summary of the evaluation"), submit=_("Save"))


def reopen(ref: str) -> Any:
    """Opens a signed evaluation again, then goes on to where somebody wanted to write."""
    form = ReopenForm()
    user = acting_user()
    reason = form.reason.data or ""
    if accepted(form, lambda: commands_signing.reopen_evaluation(user, ref, reason)):
        flash(_("The evaluation is open again, as a new version."))
        return redirect(_wanted(ref))
    if not form.is_submitted() and not queries.is_signed(user, ref):
        return back(ref)
    intro = _(
        "A signed evaluation does not change. Say why it is opened again: that begins the next version, with all that "
        "this one says. Somebody who does not write in it signs it later."
    )
    who = queries.named(user, ref)
    return line_page(form, who, "standing", heading=_("Open the evaluation again"), submit=_("Open again"), intro=intro)


def _wanted(ref: str) -> str:
    """The form that somebody wanted to open, if it is one of this evaluation's; else the evaluation."""
    whole_one = url_for("evaluation.show", ref=ref)
    to = request.args.get("to", "")
    is_ours = to.startswith(whole_one + "/") and ".." not in to and "//" not in to and "\\" not in to
    return to if is_ours else whole_one


def changes(ref: str, number: int) -> Any:
    file = queries_versions.changes(acting_user(), ref, number)
    return render_template("evaluation/changes.html", file=file, changes=[described(one) for one in file.lines])


def version(ref: str, number: int) -> Any:
    file = queries.signed_version(acting_user(), ref, number)
    said = file.content
    page = {
        "occupations": [shown("isco", code) for code in said.occupations] if said else [],
        "languages": [(shown("language", code), shown("level", level)) for code, level in said.languages]
        if said
        else [],
        "parts": [(part_name(noun), [facts_of(noun, one) for one in lines]) for noun, lines in said.lines.items()]
        if said
        else [],
    }
    return render_template("evaluation/version.html", file=file, **page)


def sign(ref: str) -> Any:
    form = ConfirmForm()
    user = acting_user()
    if accepted(form, lambda: commands_signing.sign_evaluation(user, ref, seen=form.seen.data)):
        flash(_("The evaluation is signed."))
        return back(ref)
    return whole(form, ref)
