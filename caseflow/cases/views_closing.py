"""Pages that close a case, after it was read over, and open a closed one again."""

from typing import Any

from flask import flash, redirect

from caseflow.cases import commands_closing, queries_case, queries_closing
from caseflow.cases.commands_closing import Closing
from caseflow.cases.forms_stages import CloseForm, ReopenForm
from caseflow.cases.views_mending import mended_at
from caseflow.cases.views_page import begin, case_page, small_page
from caseflow.vocabulary.language import _
from caseflow.vocabulary.stages import Outcome
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def close(ref: str) -> Any:
    """First what is to be written, then a page to read it over, then the case is closed."""
    form = CloseForm()
    if accepted(form, lambda: _close(form, ref)) and form.confirmed.data:
        flash(_("The case is closed."))
        return redirect(case_page(ref))
    found = queries_closing.remaining(acting_user(), ref)
    begin(form, seen=found.head.version)
    missing = [(because, mended_at(because.code, found.head)) for because in found.missing]
    is_read_over = form.is_submitted() and form.status == 200
    if form.status != 200:
        form.confirmed.data = ""
    outcome = Outcome(form.outcome.data) if is_read_over else None
    template = "cases/close_confirm.html" if is_read_over else "cases/close.html"
    return small_page(form, found.head, template=template, remaining=found, missing=missing, outcome=outcome)


def _close(form: CloseForm, ref: str) -> None:
    closing = Closing(form.outcome.data or "", form.closing_internal.data or "", form.closing_shareable.data or "")
    if form.confirmed.data:
        commands_closing.close_case(acting_user(), ref, closing, seen=form.seen.data or 0)
    else:
        queries_closing.check_closing(acting_user(), ref, closing, seen=form.seen.data or 0)


def reopen(ref: str) -> Any:
    form = ReopenForm()
    done = accepted(
        form,
        lambda: commands_closing.reopen_case(
            acting_user(), ref, reason=form.reason.data or "", seen=form.seen.data or 0
        ),
    )
    if done:
        flash(_("The case is open again, at the stage that it had reached."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "case.reopen")
    begin(form, seen=head.version)
    return small_page(form, head, heading=_("Open the closed case again"), submit=_("Open again"))
