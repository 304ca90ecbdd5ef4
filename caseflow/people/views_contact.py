"""Ways to reach a person, and attempts to do so."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from caseflow import clock
from caseflow.people import answering, commands_contact
from caseflow.people.entries import Attempt, Way
from caseflow.people.forms_records import AttemptForm, ContactForm, EditContactForm, EndContactForm
from caseflow.vocabulary.language import _
from caseflow.web.forms import acting_user


def add_contact(ref: str) -> Any:
    form = ContactForm()
    words = {"heading": _("Add a way to reach the person"), "done": _("The contact is recorded.")}
    return answering.new_row_form(
        form, ref, "contacts", lambda: commands_contact.add_contact(acting_user(), ref, form.read(Way)), words
    )


def edit_contact(ref: str, row_id: int) -> Any:
    form = EditContactForm()

    def act() -> None:
        commands_contact.edit_contact(acting_user(), ref, row_id, form.read(Way), seen=form.seen.data)

    words = {"heading": _("Change a way to reach the person"), "done": _("The contact is changed.")}
    return answering.row_form(form, ref, "contacts", row_id, act, words)


def end_contact(ref: str, row_id: int) -> Any:
    form = EndContactForm()

    def act() -> None:
        commands_contact.end_contact(acting_user(), ref, row_id, ended_on=form.ended_on.data, seen=form.seen.data)

    words = {
        "heading": _("This contact no longer works"),
        "done": _("The contact has ended."),
        "intro": _("It stays in the list of earlier contacts."),
    }
    return answering.row_form(form, ref, "contacts", row_id, act, words)


def add_attempt(ref: str) -> Any:
    user = acting_user()
    zone = ZoneInfo(user.timezone)
    form = AttemptForm()
    if not form.is_submitted():
        here = clock.now().astimezone(zone)
        form.process(None, data={"at_day": here.date(), "at_time": here.time()})

    def act() -> None:
        at = datetime.combine(form.at_day.data, form.at_time.data, zone)
        entry = Attempt(at, form.channel.data, form.result.data, form.note.data or "")
        commands_contact.add_attempt(user, ref, entry)

    words = {
        "heading": _("Record an attempt to reach the person"),
        "done": _("The attempt is recorded."),
        "intro": _("Successful or not: attempts count, also before there is a case."),
    }
    return answering.new_row_form(form, ref, "attempts", act, words)
