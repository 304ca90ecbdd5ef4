"""Pages of what goes on around a placement: appointments, words, the family, checks."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow import clock
from caseflow.errors import NotFound
from caseflow.placements import commands_events, commands_follow, queries_page
from caseflow.placements.entries import CheckEntry, EventEntry
from caseflow.placements.forms import CheckForm, EventForm, EventResultForm, MessageForm, NoteForm, RelativeForm
from caseflow.placements.queries_page import PlacementPage
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _, format_date
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def add_event(ref: str) -> Any:
    page = _page(ref)
    form = EventForm(data={"result": "planned"})
    entry = EventEntry(form.kind.data or "", form.on.data, form.result.data or "")
    if not accepted(form, lambda: commands_events.record_event(acting_user(), ref, entry)):
        return _small(form, page, _("Add an appointment"), _("A CV review, an interview or a test, planned or past."))
    return _back(ref)


def event(ref: str, number: int) -> Any:
    page = _page(ref)
    found = next((one for one in page.events if one.number == number), None)
    if found is None:
        raise NotFound
    form = EventResultForm(data={"seen": found.version, "on": found.on, "result": found.result.value})
    on, result = form.on.data, form.result.data or ""
    if not accepted(
        form,
        lambda: commands_events.record_result(acting_user(), ref, number, on=on, result=result, seen=form.seen.data),
    ):
        return _small(form, page, label(found.kind), "")
    return _back(ref)


def add_note(ref: str) -> Any:
    page = _page(ref)
    form = NoteForm()
    body = form.body.data or ""
    if not accepted(form, lambda: commands_follow.write_note(acting_user(), ref, body)):
        return render_template("placements/words.html", form=form, page=page, is_message=False), form.status
    return _back(ref)


def add_message(ref: str) -> Any:
    page = _page(ref)
    form = MessageForm()
    body = form.body.data or ""
    if not accepted(form, lambda: commands_follow.write_message(acting_user(), ref, body)):
        return render_template("placements/words.html", form=form, page=page, is_message=True), form.status
    return _back(ref)


def relative(ref: str, person: str) -> Any:
    page = _page(ref)
    found = next((one for one in page.relatives if one.ref == person), None)
    if found is None:
        raise NotFound
    form = RelativeForm(data={"seen": found.version, "goes": found.goes.value, "note": found.note})
    goes, note = form.goes.data or "", form.note.data or ""
    if not accepted(
        form,
        lambda: commands_follow.say_relative(acting_user(), ref, person, goes=goes, note=note, seen=form.seen.data),
    ):
        return _small(form, page, _("Does %(name)s go along?", name=found.name), _("In this opportunity only."))
    return _back(ref)


def check(ref: str, day: int) -> Any:
    page = _page(ref)
    found = next((one for one in page.checks if one.day == day), None)
    if found is None:
        raise NotFound
    today = clock.today(acting_user().timezone)
    form = CheckForm(
        data={
            "seen": found.version,
            "done_on": found.done_on or today,
            "same_employer": found.same_employer.value,
            "same_occupation": found.same_occupation.value,
            "same_region": found.same_region.value,
            "wage_paid": found.wage_paid,
            "hours_worked": found.hours_worked,
            "note": found.note,
        }
    )
    entry = _checked(form)
    if not accepted(form, lambda: commands_follow.record_check(acting_user(), ref, day, entry, seen=form.seen.data)):
        form.wage_paid.description = _(
            "%(currency)s %(per)s", currency=page.terms.currency, per=label(page.wage_period)
        )
        intro = _("Due on %(day)s. What you do not know is unknown: leave it so.", day=format_date(found.due_on))
        return _small(form, page, _("Check after %(days)s days", days=day), intro)
    return _back(ref)


def _checked(form: CheckForm) -> CheckEntry:
    return CheckEntry(
        done_on=form.done_on.data,
        same_employer=form.same_employer.data or "",
        same_occupation=form.same_occupation.data or "",
        same_region=form.same_region.data or "",
        wage_paid=form.wage_paid.data,
        hours_worked=form.hours_worked.data,
        note=form.note.data or "",
    )


def _page(ref: str) -> PlacementPage:
    return queries_page.placement_page(acting_user(), ref, "placement.edit")


def _back(ref: str) -> Any:
    flash(_("Saved."))
    return redirect(url_for("placements.show", ref=ref))


def _small(form: Any, page: PlacementPage, heading: str, intro: str) -> Any:
    return render_template(
        "form.html",
        form=form,
        heading=heading,
        intro=intro,
        submit=_("Save"),
        cancel=url_for("placements.show", ref=page.ref),
        context_line=f"{page.name}, {page.job}, {page.employer}",
        on_case=True,
    ), form.status
