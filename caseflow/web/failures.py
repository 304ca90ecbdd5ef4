"""What goes into the log when a request breaks: where it broke, never with what.

The message of an exception can hold what somebody typed or what a row holds: PostgreSQL quotes the whole row that it
refuses. An address can hold the token of a password link. So the log has types, places, and the number that the user
saw.
"""

import traceback
from types import TracebackType
from typing import Any

from flask import Flask, g, has_request_context, request

Failure = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


def bind(app: Flask) -> None:
    """Let the application log what breaks in this way instead of Flask's."""

    def log(failure: Any) -> None:
        app.logger.error("Request %s failed at %s\n%s", *_where(), _told(failure))

    app.log_exception = log  # type: ignore[method-assign, assignment]


def _where() -> tuple[str, str]:
    if not has_request_context():
        return "", ""
    return g.get("request_id", ""), f"{request.method} {request.url_rule or 'an unknown address'}"


def _told(failure: Failure) -> str:
    """The chain of exceptions, the first cause first: the type of each, and the lines of code that it came through."""
    parts: list[str] = []
    error = failure[1]
    while error is not None:
        frames = traceback.format_list(traceback.extract_tb(error.__traceback__))
        parts.insert(0, f"{type(error).__module__}.{type(error).__qualname__}\n{''.join(frames)}")
        error = error.__cause__ or error.__context__
    return "\n".join(parts)
