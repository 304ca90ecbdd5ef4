"""Pages of the evaluation of one person."""

from dataclasses import asdict, replace
from typing import Any

from flask import flash, render_template, request

from caseflow import clock
from caseflow.errors import Stale
from caseflow.evaluation import commands, commands_occupations, queries, queries_recognition
from caseflow.evaluation.answering import WORDS, said_after
from caseflow.evaluation.describing import facts_of
from caseflow.evaluation.forms import FORMS, ConfirmForm, LineForm, MoveForm, OccupationForm, RecognitionForm
from caseflow.evaluation.pages import back, line_page, reopen_first, whole
from caseflow.evaluation.parts import FOLLOWS_FROM_STEPS, PARTS
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def show(ref: str) -> Any:
    return whole(ConfirmForm(), ref)


def _found(form: LineForm, ref: str) -> Any:
    """Only the list of what was found, for the page that waits for it. Nothing of the person is read for it."""
    queries.check_there(acting_user(), ref)
    return render_template("evaluation/found.html", form=form)


def _asks_for_list(form: LineForm) -> bool:
    return isinstance(form, OccupationForm) and form.is_looking and "HX-Request" in request.headers


def _is_saved(form: LineForm, act: Any) -> bool:
    """Pressing "Find" saves nothing."""
    return not (isinstance(form, OccupationForm) and form.is_looking) and accepted(form, act)


def add(ref: str, noun: str) -> Any:
    part = PARTS[noun]
    kind, entry = FORMS[noun]
    form = kind()
    if _asks_for_list(form):
        return _found(form, ref)
    if (instead := reopen_first(ref)) is not None:
        return instead
    user = acting_user()
    if _is_saved(form, lambda: commands.add_line(user, ref, part, form.read(entry))):
        flash(said_after(noun, form.read(entry), clock.today(user.timezone)))
        return back(ref, noun)
    who = queries.named(user, ref)
    recognition = request.args.get("recognition", type=int)
    if noun == "licence" and recognition is not None and not form.is_submitted():
        form.fill(asdict(queries_recognition.licence_after(user, ref, recognition)), None)
    return line_page(form, who, noun, heading=WORDS[noun].new, submit=_("Save"))


def edit(ref: str, noun: str, line_id: int) -> Any:
    part = PARTS[noun]
    kind, entry = FORMS[noun]
    form = kind()
    if _asks_for_list(form):
        return _found(form, ref)
    if (instead := reopen_first(ref)) is not None:
        return instead
    user = acting_user()
    today = clock.today(user.timezone)
    saved = queries.line(user, ref, part, line_id)
    kept = _leave_to_steps(form, saved.entry)

    def written() -> Any:
        return replace(form.read(entry), **kept)

    if _is_saved(form, lambda: commands.edit_line(user, ref, part, line_id, written(), seen=form.seen.data)):
        flash(said_after(noun, written(), today))
        return back(ref, noun)
    if not form.is_submitted():
        form.fill(asdict(saved.entry), saved.version)
    if ended := WORDS[noun].expired(saved.entry, today):
        form[ended[0]].description = f"{ended[1]} {form[ended[0]].description}"
    return line_page(form, saved.who, noun, heading=WORDS[noun].change, submit=_("Save"))


def _leave_to_steps(form: LineForm, entry: Any) -> dict[str, Any]:
    """Take out what follows from the steps of a recognition; gives it as it is."""
    if not isinstance(form, RecognitionForm) or not entry.procedure:
        return {}
    names = ("procedure", *FOLLOWS_FROM_STEPS)
    for name in names:
        del form[name]
    return {name: getattr(entry, name) for name in names}


def remove(ref: str, noun: str, line_id: int) -> Any:
    part = PARTS[noun]
    form = ConfirmForm()
    if (instead := reopen_first(ref)) is not None:
        return instead
    user = acting_user()
    if accepted(form, lambda: commands.remove_line(user, ref, part, line_id, seen=form.seen.data)):
        flash(_("Removed. The history keeps what it said."))
        return back(ref, noun)
    saved = queries.line(user, ref, part, line_id)
    return _removal(form, saved, noun, heading=WORDS[noun].remove, facts=facts_of(noun, saved.entry))


def _removal(form: LineForm, saved: queries.SavedLine, part: str, **words: Any) -> Any:
    if not form.is_submitted():
        form.seen.data = saved.version
    warning = _("Remove only what was written by mistake.")
    return line_page(form, saved.who, part, submit=_("Remove"), warning=warning, **words)


def add_occupation(ref: str) -> Any:
    form = OccupationForm()
    if _asks_for_list(form):
        return _found(form, ref)
    if (instead := reopen_first(ref)) is not None:
        return instead
    user = acting_user()
    if _is_saved(form, lambda: commands_occupations.add_occupation(user, ref, form.isco.data or "")):
        flash(_("Saved."))
        return back(ref, "occupation")
    heading = _("Add an occupation")
    intro = _("One that the person can do and wants to do.")
    return line_page(form, queries.named(user, ref), "occupation", heading=heading, intro=intro, submit=_("Save"))


def move_occupation(ref: str, line_id: int) -> Any:
    form = MoveForm()
    up = form.up.data == "y"
    move = commands_occupations.move_occupation
    if not accepted(form, lambda: move(acting_user(), ref, line_id, up=up, seen=form.seen.data)):
        if form.status == Stale.status:
            form.form_errors = [_("Somebody else changed the list meanwhile. This is how it stands now.")]
        return whole(form, ref)
    return back(ref, "occupation")


def remove_occupation(ref: str, line_id: int) -> Any:
    form = ConfirmForm()
    if (instead := reopen_first(ref)) is not None:
        return instead
    user = acting_user()
    take_out = commands_occupations.remove_occupation
    if accepted(form, lambda: take_out(user, ref, line_id, seen=form.seen.data)):
        flash(_("Removed. The history keeps what it said."))
        return back(ref, "occupation")
    saved = queries.occupation(user, ref, line_id)
    facts = [(_("Occupation"), saved.entry)]
    return _removal(form, saved, "occupation", heading=_("Remove this occupation?"), facts=facts)
