"""What the views of an evaluation share: the form of one line, the way back, and the way round a signed evaluation."""

from typing import Any

from flask import redirect, render_template, request, url_for

from caseflow.evaluation import queries
from caseflow.evaluation.forms import LineForm
from caseflow.evaluation.reading import Named
from caseflow.web.forms import acting_user


def whole(form: LineForm, ref: str) -> Any:
    """The page of the whole evaluation, with what went wrong on top if something did."""
    file = queries.evaluation(acting_user(), ref)
    return render_template("evaluation/show.html", file=file, form=form), form.status


def back(ref: str, part: str = "") -> Any:
    """To the whole evaluation, at one of its parts."""
    return redirect(url_for("evaluation.show", ref=ref, _anchor=part or None))


def line_page(form: LineForm, who: Named, part: str, **words: Any) -> Any:
    """The page of a form about one line."""
    page = {
        "cancel": url_for("evaluation.show", ref=who.ref, _anchor=part or None),
        "context_line": who.name,
        "on_case": True,
        **words,
    }
    return render_template("evaluation/line.html", form=form, **page), form.status


def reopen_first(ref: str) -> Any:
    """Where to go instead of a form, when the evaluation is signed; None to go on."""
    if request.method != "GET" or not queries.is_signed(acting_user(), ref):
        return None
    return redirect(url_for("evaluation.reopen", ref=ref, to=request.path))
