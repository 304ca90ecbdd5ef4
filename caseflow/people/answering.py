"""How the pages of this room answer: a form about a part of a person, a row of theirs, or a removal."""

from collections.abc import Callable
from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.people import editing
from caseflow.people.editing import Saved
from caseflow.people.forms import PersonForm, RemoveForm
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def show(ref: str, part: str = "") -> Any:
    """Back to the person, at the part that was changed."""
    return redirect(url_for("people.show", ref=ref, _anchor=part or None))


def part_form(form: PersonForm, ref: str, part: str, act: Callable[[], Any], words: dict[str, Any]) -> Any:
    """A form about one part of the person itself. `words`: heading, done, and anything else that the page shows."""
    if accepted(form, act):
        flash(words["done"])
        return show(ref, part)
    saved = editing.part_of_person(acting_user(), ref, part)
    return form_page(form, saved, part, words)


def new_row_form(form: PersonForm, ref: str, part: str, act: Callable[[], Any], words: dict[str, Any]) -> Any:
    """A form that adds a row of that kind to the person."""
    if accepted(form, act):
        flash(words["done"])
        return show(ref, part)
    return form_page(form, editing.person_named(acting_user(), ref), part, words, fill=False)


def row_form(form: PersonForm, ref: str, part: str, row_id: int, act: Callable[[], Any], words: dict[str, Any]) -> Any:
    """A form about one row of the person."""
    if accepted(form, act):
        flash(words["done"])
        return show(ref, part)
    saved = editing.row_of_person(acting_user(), ref, part, row_id)
    return form_page(form, saved, part, words)


def removal(ref: str, part: str, row_id: int, act: Callable[[RemoveForm], Any], words: Callable[[Saved], Any]) -> Any:
    """The question before a row is taken out, and the taking out."""
    form = RemoveForm()
    if accepted(form, lambda: act(form)):
        flash(_("Taken out. The history keeps what it said."))
        return show(ref, part)
    saved = editing.row_of_person(acting_user(), ref, part, row_id)
    if not form.is_submitted():
        form.seen.data = saved.version
    page = {
        "intro": words(saved),
        "submit": _("Take out"),
        "warning": _("Only take out what was recorded by mistake. What has ended stays, with its last day."),
    }
    return _rendered(form, saved, part, page)


def form_page(form: PersonForm, saved: Saved, part: str, words: dict[str, Any], *, fill: bool = True) -> Any:
    """The page of a form, filled with what is saved when it is opened."""
    if fill and not form.is_submitted():
        form.fill(saved.values, saved.version)
    return _rendered(form, saved, part, words)


def _rendered(form: Any, saved: Saved, part: str, words: dict[str, Any]) -> Any:
    page = {
        "submit": _("Save"),
        "heading": _("Take this out?"),
        "template": "form.html",
        "cancel": url_for("people.show", ref=saved.ref, _anchor=part or None),
        "context_line": saved.name,
        "on_case": True,
        **words,
    }
    return render_template(page.pop("template"), form=form, **page), form.status
