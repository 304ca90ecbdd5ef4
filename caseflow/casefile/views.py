"""The page of a case, its timeline, and its printed summary."""

from typing import Any

from flask import Blueprint, Response, render_template, request

from caseflow.casefile import links, views_message
from caseflow.casefile.read import read_with_timeline
from caseflow.casefile.summary import print_summary
from caseflow.casefile.timeline import timeline
from caseflow.errors import NotFound
from caseflow.paging import Cursor
from caseflow.vocabulary.timeline import TimelineKind
from caseflow.web.forms import acting_user

bp = Blueprint("casefile", __name__)
links.bind(bp)
bp.add_url_rule("/cases/<ref>/message", view_func=views_message.message, methods=["GET", "POST"])
bp.add_url_rule("/cases/<ref>/message.pdf", view_func=views_message.message_pdf)


@bp.get("/cases/<ref>")
def show(ref: str) -> Any:
    file, happened = read_with_timeline(acting_user(), ref)
    return render_template("casefile/show.html", file=file, timeline=happened, kinds=list(TimelineKind))


@bp.get("/cases/<ref>/timeline")
def happened(ref: str) -> Any:
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = timeline(acting_user(), ref, _kind(), cursor)
    return render_template("casefile/timeline.html", timeline=found, kinds=list(TimelineKind))


def _kind() -> TimelineKind | None:
    wanted = request.args.get("kind") or None
    if wanted is not None and wanted not in set(TimelineKind):
        raise NotFound
    return TimelineKind(wanted) if wanted else None


@bp.get("/cases/<ref>/summary.pdf")
def summary(ref: str) -> Any:
    pdf = print_summary(acting_user(), ref)
    headers = {"Content-Disposition": f'inline; filename="{ref}.pdf"'}
    return Response(pdf, mimetype="application/pdf", headers=headers)
