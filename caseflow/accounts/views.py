"""Signing in and out, and one's own account."""

import re
import secrets
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, session, url_for
from flask_login import current_user

from caseflow.accounts import commands, commands_tokens, queries_own
from caseflow.accounts import session as sessions
from caseflow.accounts.forms import (
    ChangePasswordForm,
    ChoosePasswordForm,
    EmptyForm,
    LanguageForm,
    ReadIn,
    SignInForm,
    TokenForm,
)
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("accounts", __name__)

# Browsers drop tabs and line ends out of an address and read "\\" as "/": "/<tab>/elsewhere" is another host.
_OWN_ADDRESS = re.compile(r"/(?!/)[^\\\x00-\x20\x7f-\xa0]*")


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Any:
    if current_user.is_authenticated:
        return redirect("/")
    form = SignInForm()
    if not accepted(form, lambda: _sign_in(form)):
        return render_template("accounts/sign_in.html", form=form), form.status
    sessions.begin(form.result.token)
    response = redirect(_safe_address(request.args.get("to")))
    sessions.remember_device(response, form.email.data or "", secrets.token_hex(8))
    return response


def _sign_in(form: SignInForm) -> commands.SignedIn:
    email = form.email.data or ""
    return commands.sign_in(
        email,
        form.password.data or "",
        device=sessions.device(email),
        subnet=sessions.subnet(),
        agent=request.user_agent.string,
    )


def _safe_address(wanted: str | None) -> str:
    """Only an address of ours: never a way to send somebody elsewhere after they signed in."""
    return wanted if wanted and _OWN_ADDRESS.fullmatch(wanted) else "/"


@bp.post("/sign-out")
def sign_out() -> Any:
    # Whatever else came along: who wants to leave leaves, here and on the server.
    commands.sign_out(acting_user())
    sessions.end()
    response = redirect(url_for("accounts.sign_in"))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


@bp.post("/language")
def language() -> Any:
    """Another language for somebody who is not signed in, or for the user's account."""
    form = ReadIn()
    if form.validate_on_submit():
        session["language"] = form.language.data
    return redirect(_safe_address(form.to.data))


@bp.route("/password/<token>", methods=["GET", "POST"])
def choose_password(token: str) -> Any:
    form = ChoosePasswordForm()
    if not accepted(form, lambda: commands.choose_password(token, form.new.data or "")):
        return render_template("accounts/choose_password.html", form=form), form.status
    flash(_("Your password is saved. Sign in with it."))
    return redirect(url_for("accounts.sign_in"))


@bp.get("/account")
def own() -> Any:
    settings = current_app.config["SETTINGS"]
    user = acting_user()
    return render_template(
        "accounts/own.html",
        sessions=queries_own.sessions(user, settings.session_idle, settings.session_absolute),
        tokens=queries_own.tokens(user),
        token=session.pop("token", None),
        form=EmptyForm(),
    )


@bp.route("/account/language", methods=["GET", "POST"])
def own_language() -> Any:
    form = LanguageForm(language=acting_user().language)
    if not accepted(form, lambda: commands_tokens.set_language(acting_user(), form.language.data)):
        page = {"heading": _("Language"), "submit": _("Save"), "cancel": url_for("accounts.own")}
        return render_template("form.html", form=form, **page), form.status
    return redirect(url_for("accounts.own"))


@bp.route("/account/tokens/new", methods=["GET", "POST"])
def create_token() -> Any:
    form = TokenForm(days=90)
    done = accepted(
        form, lambda: commands_tokens.create_token(acting_user(), form.name.data or "", form.days.data or 0)
    )
    if not done:
        page = {
            "heading": _("New token for a program"),
            "intro": _("A program with this token can do what you can do. Give it to nobody."),
            "submit": _("Make the token"),
            "cancel": url_for("accounts.own"),
        }
        return render_template("form.html", form=form, **page), form.status
    session["token"] = form.result
    return redirect(url_for("accounts.own"))


@bp.post("/account/tokens/<int:token_id>/end")
def end_token(token_id: int) -> Any:
    form = EmptyForm()
    if accepted(form, lambda: commands_tokens.end_token(acting_user(), token_id)):
        flash(_("The token has stopped working."))
    return redirect(url_for("accounts.own"))


@bp.post("/account/sessions/end")
def end_other_sessions() -> Any:
    form = EmptyForm()
    if accepted(form, lambda: commands_tokens.end_other_sessions(acting_user())):
        flash(_("Every other session of yours has ended."))
    return redirect(url_for("accounts.own"))


@bp.route("/account/password", methods=["GET", "POST"])
def change_password() -> Any:
    form = ChangePasswordForm()
    done = accepted(
        form,
        lambda: commands.change_password(acting_user(), current=form.current.data or "", new=form.new.data or ""),
    )
    if not done:
        page = {"heading": _("Change your password"), "submit": _("Save"), "cancel": url_for("accounts.own")}
        return render_template("form.html", form=form, **page), form.status
    flash(_("Your password is changed. Every other session of yours has ended."))
    return redirect(url_for("accounts.own"))
