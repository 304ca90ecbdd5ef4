"""Links from the case file to the rooms: only to addresses that are there, and that the user may open."""

from typing import Any

from flask import Blueprint, current_app, url_for
from flask_login import current_user
from werkzeug.routing import BuildError

from caseflow.access import gate
from caseflow.access.routes import ROUTES


def bind(bp: Blueprint) -> None:
    """Give every template the global `address`."""
    bp.add_app_template_global(address, "address")


def address(endpoint: str, **values: Any) -> str:
    """The address of an endpoint, or "" when there is none, or none for this user: then no link is shown."""
    action = ROUTES.get(endpoint)
    if endpoint not in current_app.view_functions or action is None:
        return ""
    user = current_user._get_current_object()  # a page asks a hundred times: the proxy is looked through once
    if not user.is_authenticated or not gate.may(user, action):
        return ""
    try:
        return url_for(endpoint, **values)
    except BuildError:
        return ""
