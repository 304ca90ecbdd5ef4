"""The addresses of an evaluation, each with its view."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from caseflow.evaluation import views, views_recognition, views_versions
from caseflow.evaluation.parts import PARTS

bp = Blueprint("evaluation", __name__, url_prefix="/people/<ref>/evaluation")

_GET, _POST, _FORM = ("GET",), ("POST",), ("GET", "POST")


def _of_parts() -> list[tuple[str, str, Callable[..., Any], str]]:
    rules = []
    for noun in PARTS:
        address = "/" + noun.replace("_", "-")
        rules += [
            (f"add_{noun}", f"{address}/new", views.add, noun),
            (f"edit_{noun}", f"{address}/<int:line_id>", views.edit, noun),
            (f"remove_{noun}", f"{address}/<int:line_id>/remove", views.remove, noun),
        ]
    return rules


for _endpoint, _rule, _view, _noun in _of_parts():
    bp.add_url_rule(_rule, _endpoint, _view, defaults={"noun": _noun}, methods=_FORM)

_ADDRESSES: tuple[tuple[str, str, Callable[..., Any], tuple[str, ...]], ...] = (
    ("show", "", views.show, _GET),
    ("add_occupation", "/occupation/new", views.add_occupation, _FORM),
    ("move_occupation", "/occupation/<int:line_id>/move", views.move_occupation, _POST),
    ("remove_occupation", "/occupation/<int:line_id>/remove", views.remove_occupation, _FORM),
    ("recognition_steps", "/recognition/<int:line_id>/steps", views_recognition.steps, _GET),
    ("edit_step", "/recognition/<int:line_id>/steps/<int:number>", views_recognition.edit_step, _FORM),
    ("start", "/start", views_versions.start, _POST),
    ("edit_summary", "/summary", views_versions.edit_summary, _FORM),
    ("sign", "/sign", views_versions.sign, _POST),
    ("reopen", "/reopen", views_versions.reopen, _FORM),
    ("version", "/<int:number>", views_versions.version, _GET),
    ("changes", "/<int:number>/changes", views_versions.changes, _GET),
)
for _endpoint, _rule, _view, _methods in _ADDRESSES:
    bp.add_url_rule(_rule, _endpoint, _view, methods=_methods)
