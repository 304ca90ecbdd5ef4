"""What the small pages around a case share: their frame, and the way back to the case."""

from typing import Any

from flask import render_template, url_for

from caseflow.cases.queries_case import CaseHead
from caseflow.web.forms import Form


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
