"""How a browser is recognized: the session cookie, the device cookie, and personal tokens for the API."""

import ipaddress
from typing import Any

from flask import Flask, current_app, request, session
from flask_login import LoginManager, login_user, logout_user
from itsdangerous import BadSignature, URLSafeSerializer
from sqlalchemy import Connection, MetaData, inspect
from werkzeug.wrappers import Response

from caseflow.access.actor import Actor
from caseflow.accounts import queries

DEVICE_LASTS = 180 * 24 * 3600


def bind(app: Flask, login: LoginManager) -> None:
    """Let Flask-Login find the user by the session's token, or by a personal token under /api/."""
    login.init_app(app)
    # Flask-Login's own protection compares addresses and browsers; ours is the session row.
    login.session_protection = None
    login.user_loader(_by_session)
    login.request_loader(_by_api_token)


def _by_session(token: str) -> Actor | None:
    if request.path.startswith("/api/"):
        return None
    settings = current_app.config["SETTINGS"]
    background = request.headers.get("X-Caseflow-Background") == "1"
    return queries.actor_of_session(token, settings.session_idle, settings.session_absolute, is_background=background)


def _by_api_token(_request: Any) -> Actor | None:
    scheme, _space, token = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token or not request.path.startswith("/api/"):
        return None
    return queries.actor_of_api_token(token.strip())


def begin(token: str) -> None:
    """Put a new session's token into a fresh cookie."""
    language = session.get("language")
    session.clear()
    if language:
        session["language"] = language
    login_user(_Holder(token))


def end() -> None:
    """Take the token out of the cookie."""
    logout_user()
    session.clear()


class _Holder:
    """What Flask-Login needs to write a cookie before the user is loaded."""

    is_active = True

    def __init__(self, token: str) -> None:
        self._token = token

    def get_id(self) -> str:
        return self._token


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="device")


def _device_cookie_name() -> str:
    return "__Host-cf-dev" if current_app.config["SETTINGS"].is_https else "cf-dev"


def device(email: str) -> str | None:
    """The device that this browser proved to be for this account, if it signed in from here before."""
    try:
        known = _signer().loads(request.cookies.get(_device_cookie_name(), ""))
    except BadSignature:
        return None
    return str(known["nonce"]) if isinstance(known, dict) and known.get("email") == email.strip().lower() else None


def remember_device(response: Response, email: str, nonce: str) -> None:
    """Mark this browser as one that signed in: it gets a bucket of tries of its own. It is no factor."""
    value = _signer().dumps({"email": email.strip().lower(), "nonce": nonce})
    response.set_cookie(
        _device_cookie_name(),
        value if isinstance(value, str) else value.decode(),
        max_age=DEVICE_LASTS,
        secure=current_app.config["SETTINGS"].is_https,
        httponly=True,
        samesite="Strict",
    )


def subnet() -> str:
    """The caller's network: /24 for IPv4, /64 for IPv6."""
    try:
        address = ipaddress.ip_address(request.remote_addr or "")
    except ValueError:
        return "unknown"
    prefix = 24 if address.version == 4 else 64
    return str(ipaddress.ip_network(f"{address}/{prefix}", strict=False))


def schema_is_current(connection: Connection, metadata: MetaData) -> bool:
    """Whether every table that the code knows is in the database."""
    return set(metadata.tables) <= set(inspect(connection).get_table_names())
