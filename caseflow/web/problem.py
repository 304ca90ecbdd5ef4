"""Errors of the API as application/problem+json (RFC 9457), without internals."""

import json
from http import HTTPStatus

from flask import Response


def problem(status: int, detail: str | None = None, errors: dict[str, list[str]] | None = None) -> Response:
    """One answer that says no. `errors` names the fields that are to blame."""
    body: dict[str, object] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    if detail:
        body["detail"] = detail
    if errors:
        body["errors"] = errors
    response = Response(json.dumps(body, ensure_ascii=False), status, mimetype="application/problem+json")
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response
