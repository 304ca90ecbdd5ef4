"""Every address of this room, on one page."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from caseflow.cases import views_assignment, views_closing, views_listing, views_people, views_stages, views_work

bp = Blueprint("cases", __name__)


def _read(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["GET"])


def _send(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["POST"])


def _form(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["GET", "POST"])


_read("/cases", views_listing.listing)
_send("/cases/search", views_listing.search)
_form("/cases/new", views_people.create)
_send("/cases/new/find", views_people.find_principal)

_form("/cases/<ref>/move", views_stages.move)
_send("/cases/<ref>/override", views_stages.override)
_form("/cases/<ref>/back", views_stages.move_back)
_form("/cases/<ref>/hold", views_stages.hold)
_form("/cases/<ref>/resume", views_stages.resume)
_form("/cases/<ref>/close", views_closing.close)
_form("/cases/<ref>/reopen", views_closing.reopen)

_form("/cases/<ref>/assign", views_assignment.assign)
_form("/cases/<ref>/take", views_assignment.take)
_form("/cases/<ref>/hand-over", views_assignment.hand_over)
_form("/cases/<ref>/edit", views_assignment.edit)
_form("/cases/<ref>/no-pathway", views_assignment.no_pathway)

_form("/cases/<ref>/members/add", views_people.add_member)
_send("/cases/<ref>/members/find", views_people.find_member)
_read("/cases/<ref>/principal", views_people.choose_principal)
_form("/cases/<ref>/members/<person>/edit", views_people.edit_member)
_form("/cases/<ref>/members/<person>/principal", views_people.change_principal)
_form("/cases/<ref>/members/<person>/leave", views_people.remove_member)

_form("/cases/<ref>/notes/add", views_work.add_note)
_form("/cases/<ref>/tasks/add", views_work.add_task)
_form("/cases/<ref>/tasks/<int:number>/edit", views_work.edit_task)
_form("/cases/<ref>/tasks/<int:number>/done", views_work.finish_task)
_form("/cases/<ref>/tasks/<int:number>/cancel", views_work.cancel_task)
_read("/tasks", views_work.tasks)
