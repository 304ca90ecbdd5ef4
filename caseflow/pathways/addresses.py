"""Every address of this room, on one page."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from caseflow.pathways import (
    views,
    views_case,
    views_dependence,
    views_drafts,
    views_permits,
    views_review,
    views_steps,
    views_versions,
    views_what_if,
)

bp = Blueprint("pathways", __name__)


def _read(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["GET"])


def _send(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["POST"])


def _form(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["GET", "POST"])


_read("/pathways", views.listing)
_form("/pathways/upload", views.upload)
_read("/pathways/drafts", views_drafts.drafts)
_read("/pathways/drafts/<int:draft_id>", views_drafts.draft)
_read("/pathways/drafts/<int:draft_id>/try", views_drafts.try_draft)
_form("/pathways/drafts/<int:draft_id>/<verb>", views_drafts.decide_draft)
_read("/pathways/<key>", views.show)
_read("/pathways/<key>/versions/<int:number>", views.show_version)
_form("/pathways/<key>/versions/<int:number>/intake", views.edit_intake)

_read("/cases/<ref>/pathway", views_case.of_case)
_form("/cases/<ref>/pathway/move-version", views_versions.move_version)
_form("/cases/<ref>/pathway/<key>", views_case.choose)
_form("/cases/<ref>/pathway/<key>/stop/<person_ref>", views_case.stop_registration)
_send("/cases/<ref>/pathway/include/<person_ref>", views_case.include_member)

_read("/cases/<ref>/what-if", views_what_if.what_if)
_read("/people/<ref>/gaps/<key>", views_what_if.gaps)

_read("/cases/<ref>/steps/<int:number>", views_steps.step)
_form("/cases/<ref>/steps/<int:number>/<verb>", views_steps.move_step)
_form("/cases/<ref>/steps/<int:number>/due", views_steps.set_due)
_form("/cases/<ref>/steps/<int:number>/remedy", views_steps.close_remedy)
_form("/cases/<ref>/steps/<int:number>/documents/<kind>", views_steps.edit_document)
_form("/cases/<ref>/steps/<int:number>/confirm/<code>", views_steps.confirm)
_form("/cases/<ref>/steps/<int:number>/confirm/<code>/take-back", views_steps.take_back)

_read("/people/<ref>/permits", views_permits.permits)
_form("/people/<ref>/permits/new", views_permits.add_permit)
_form("/people/<ref>/permits/<int:permit_id>", views_permits.edit_permit)
_form("/people/<ref>/permits/<int:permit_id>/end", views_permits.end_permit)
_form("/people/<ref>/permits/<int:permit_id>/hangs-on", views_dependence.hang_permit)

bp.add_url_rule("/applications", "applications", views_review.queue, methods=["GET"])
bp.add_url_rule("/applications/<ref>", "application", views_review.application, methods=["GET"])
bp.add_url_rule("/applications/<ref>/decide", "decide_application", views_review.decide, methods=["GET", "POST"])
bp.add_url_rule("/applications/<ref>/second", "second_application", views_review.second, methods=["GET", "POST"])
bp.add_url_rule(
    "/applications/<ref>/conflict", "conflict_of_reviewer", views_review.declare_conflict, methods=["GET", "POST"]
)
bp.add_url_rule(
    "/people/<ref>/conflict", "conflict_of_staff", views_review.declare_conflict_of_staff, methods=["GET", "POST"]
)
