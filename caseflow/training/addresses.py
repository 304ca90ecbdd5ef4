"""Every address of this room, on one page."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from caseflow.training import views, views_enrolment, views_gaps

bp = Blueprint("training", __name__)


def _read(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["GET"])


def _form(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["GET", "POST"])


_read("/trainings", views.listing)
_form("/trainings/new", views.create)
_read("/trainings/what-if", views_gaps.demand)
_read("/trainings/<ref>", views.show)
_form("/trainings/<ref>/edit", views.edit)
_form("/trainings/<ref>/state/<to>", views.move)
_form("/trainings/<ref>/gives/<kind>", views.add_gain)
_form("/trainings/<ref>/gives/<int:gain_id>/remove", views.remove_gain)
_form("/trainings/<ref>/attendance", views_enrolment.attendance)
_form("/trainings/<ref>/plan", views_enrolment.plan)

_read("/people/<ref>/gaps", views_gaps.gaps)
_read("/cases/<ref>/trainings", views_enrolment.of_case)
_form("/enrolments/<ref>/<to>", views_enrolment.move_enrolment)
