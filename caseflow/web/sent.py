"""Forms that make something new carry a word that is used once: sent again, they get the first answer again."""

import hashlib
import secrets
from typing import Any

from flask import Flask, Response, g, redirect, render_template, request
from flask_login import current_user

from caseflow.audit import once, trail
from caseflow.web.forms import ONCE, Form


def word() -> str:
    """A new word for a form."""
    return secrets.token_urlsafe(12)


def begin(form: Form) -> None:
    """Before the command. Raises SentBefore when this very form was kept already; edits are stale then, without it."""
    said = request.form.get(ONCE, "")
    if not said or "seen" in form or not current_user.is_authenticated:
        return
    key = hashlib.sha256(f"{current_user.id}|{request.path}|{said}".encode()).hexdigest()
    once.must_be_new(key)
    once.sending.set(key)
    g.sent = key


def bind(app: Flask) -> None:
    """Give the templates the word, and the application the answer to what was sent before."""
    app.jinja_env.globals["once"] = word
    app.after_request(_keep_answer)
    app.register_error_handler(once.SentBefore, _answer_again)


def _keep_answer(response: Response) -> Response:
    key = g.pop("sent", "")
    if key and response.status_code in (302, 303):
        once.answer(key, response.location or "")
        trail.keep()
    once.sending.set("")
    return response


def _answer_again(before: once.SentBefore) -> Any:
    trail.abandon()
    g.pop("sent", "")
    if before.location:
        return redirect(before.location)
    return render_template("error.html", status=409, message=None, request_id=g.get("request_id", "")), 409
