"""Addresses of reminders and calendars."""

from datetime import datetime
from typing import Any

from flask import Blueprint, current_app, flash, redirect, render_template, request, url_for

from caseflow import clock
from caseflow.notices import commands, commands_feed, queries
from caseflow.notices.forms import ConfirmForm, MailForm, ReadAllForm, ReadForm
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("notices", __name__)


@bp.get("/notices")
def listing() -> Any:
    return render_template("notices/listing.html", found=queries.notices(acting_user()))


@bp.post("/notices/<int:number>/read")
def read(number: int) -> Any:
    accepted(ReadForm(), lambda: commands.read_notice(acting_user(), number))
    return redirect(url_for("notices.listing"))


@bp.post("/notices/read")
def read_all() -> Any:
    form = ReadAllForm()
    if accepted(form, lambda: commands.read_all(acting_user(), _moment(form.until.data))):
        flash(_("All reminders are marked as read."))
    return redirect(url_for("notices.listing"))


@bp.route("/notices/settings", methods=["GET", "POST"])
def settings() -> Any:
    form = MailForm()
    if request.method == "GET":
        form.choice.data = queries.notices(acting_user()).mail
    if accepted(form, lambda: commands.choose_mail(acting_user(), form.choice.data or "")):
        flash(_("Your choice is saved."))
        return redirect(url_for("notices.listing"))
    words = {"heading": _("Reminders by mail"), "submit": _("Save")}
    return render_template("form.html", form=form, cancel=url_for("notices.listing"), **words), form.status


@bp.route("/calendar", methods=["GET", "POST"])
def calendar() -> Any:
    form = ConfirmForm()
    address = ""
    if accepted(form, lambda: commands_feed.make_feed(acting_user())):
        base = current_app.config["SETTINGS"].base_url
        address = f"{base}{url_for('calendar.feed', token=form.result)}"
    has_one = queries.has_feed(acting_user())
    return render_template("notices/calendar.html", form=form, address=address, has_one=has_one), form.status


@bp.post("/calendar/end")
def end_calendar() -> Any:
    if accepted(ConfirmForm(), lambda: commands_feed.end_feed(acting_user())):
        flash(_("The address of your calendar leads nowhere any more."))
    return redirect(url_for("notices.calendar"))


def _moment(text: str | None) -> datetime:
    try:
        return datetime.fromisoformat(text or "")
    except ValueError:
        return clock.now()
