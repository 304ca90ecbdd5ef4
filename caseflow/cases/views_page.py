"""What the small pages around a case share: their frame, and the way back to the case."""

from datetime import date
from typing import Any

from flask import render_template, url_for

from caseflow.cases.queries_case import CaseHead
from caseflow.web.forms import Form

# How "no such day" is kept: nobody reads it.
NO_DAY = date.max


def case_page(ref: str) -> str:
    """The address of the case."""
    return url_for("casefile.show", ref=ref)


def begin(form: Form, **values: Any) -> None:
    """What a form shows when it is opened; what somebody sent stays as they wrote it."""
    if not form.is_submitted():
        for name, value in values.items():
            form[name].data = value


def small_page(form: Form, head: CaseHead, *, template: str = "form.html", **words: Any) -> Any:
    """A page with one form about a case, and the status to answer with. `words`: heading, submit, intro, warning."""
    form.conflict = {name: _in_words(form, name, code) for name, code in form.conflict.items()}
    page = render_template(
        template,
        form=form,
        head=head,
        context_line=head.title,
        cancel=case_page(head.ref),
        on_case=True,
        **words,
    )
    return page, form.status


def _in_words(form: Form, name: str, code: str) -> str:
    """What somebody else saved, as the form's own choices say it."""
    if code == str(NO_DAY):
        return ""
    offered = getattr(form[name], "iter_choices", None) if name in form else None
    return next((str(text) for value, text, *_rest in offered() if value == code), code) if offered else code
