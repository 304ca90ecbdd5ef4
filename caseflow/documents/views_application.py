"""Addresses of what is printed of a step: its cover sheet, and the file of its papers."""

from typing import Any

from flask import Response, render_template

from caseflow.documents.printing import print_application, print_papers
from caseflow.documents.queries_application import DamagedPaper
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _
from caseflow.web.forms import acting_user


def application(ref: str, number: int) -> Any:
    return _sent(print_application(acting_user(), ref, number), f"{ref}-{number}-application.pdf")


def papers(ref: str, number: int) -> Any:
    try:
        return _sent(print_papers(acting_user(), ref, number), f"{ref}-{number}-papers.pdf")
    except DamagedPaper as damaged:
        message = _(
            "The file of “%(paper)s” was changed, is damaged or is lost, so the papers are not put together. "
            "Open that paper and add it anew, or tell your administrator: it can come from a backup.",
            paper=label(damaged.kind),
        )
        return render_template("error.html", status=409, message=message, request_id=""), 409


def _sent(content: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return Response(content, mimetype="application/pdf", headers=headers)
