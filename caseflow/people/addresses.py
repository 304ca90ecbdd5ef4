"""Every address of this room, on one page."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint

from caseflow.people import views, views_contact, views_facts, views_identity, views_papers

bp = Blueprint("people", __name__)


def _read(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["GET"])


def _form(address: str, view: Callable[..., Any]) -> None:
    bp.add_url_rule(address, view_func=view, methods=["GET", "POST"])


_read("/people", views.listing)
_form("/people/search", views.search)
_form("/people/new", views_identity.create)
_read("/people/<ref>", views.show)

_form("/people/<ref>/identity", views_identity.edit)
_form("/people/<ref>/nationalities", views_identity.nationalities)
_form("/people/<ref>/residence", views_identity.residence)
_form("/people/<ref>/protection", views_identity.screen)

_form("/people/<ref>/documents/new", views_papers.add_document)
_form("/people/<ref>/documents/<int:row_id>", views_papers.edit_document)
_form("/people/<ref>/documents/<int:row_id>/remove", views_papers.remove_document)
_form("/people/<ref>/statuses/new", views_papers.add_status)
_form("/people/<ref>/statuses/<int:row_id>", views_papers.edit_status)
_form("/people/<ref>/statuses/<int:row_id>/remove", views_papers.remove_status)
_form("/people/<ref>/languages/new", views_papers.add_language)
_form("/people/<ref>/languages/<int:row_id>", views_papers.edit_language)
_form("/people/<ref>/languages/<int:row_id>/remove", views_papers.remove_language)

_form("/people/<ref>/contacts/new", views_contact.add_contact)
_form("/people/<ref>/contacts/<int:row_id>", views_contact.edit_contact)
_form("/people/<ref>/contacts/<int:row_id>/end", views_contact.end_contact)
_form("/people/<ref>/attempts/new", views_contact.add_attempt)

_read("/people/<ref>/facts", views_facts.facts)
_form("/people/<ref>/facts/<name>", views_facts.record_fact)
_form("/people/<ref>/facts/<name>/remove", views_facts.remove_fact)
