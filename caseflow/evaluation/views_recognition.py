"""Pages of the steps of a recognition."""

from dataclasses import asdict
from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.evaluation import commands_recognition, queries_recognition
from caseflow.evaluation.entries import StepTaken
from caseflow.evaluation.forms import StepForm
from caseflow.evaluation.pages import line_page, reopen_first
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def steps(ref: str, line_id: int) -> Any:
    file = queries_recognition.procedure(acting_user(), ref, line_id)
    return render_template("evaluation/steps.html", file=file, one=file.recognition)


def edit_step(ref: str, line_id: int, number: int) -> Any:
    if (instead := reopen_first(ref)) is not None:
        return instead
    form = StepForm()
    user = acting_user()
    write = commands_recognition.write_step
    if accepted(form, lambda: write(user, ref, line_id, number, form.read(StepTaken), seen=form.seen.data)):
        flash(_("Saved."))
        return redirect(url_for("evaluation.recognition_steps", ref=ref, line_id=line_id))
    saved = queries_recognition.step(user, ref, line_id, number)
    if not form.is_submitted():
        form.fill(asdict(saved.entry), saved.version)
    return line_page(
        form,
        saved.who,
        "recognition",
        heading=label(saved.step.kind),
        intro=saved.step.hint,
        submit=_("Save"),
        cancel=url_for("evaluation.recognition_steps", ref=ref, line_id=line_id),
    )
