"""Pages of the evaluation of one person."""

from dataclasses import asdict
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from caseflow import clock
from caseflow.evaluation import commands, commands_occupations, commands_signing, queries
from caseflow.evaluation.answering import WORDS, said_after
from caseflow.evaluation.forms import FORMS, ConfirmForm, LineForm, MoveForm, OccupationForm, SummaryForm
from caseflow.evaluation.parts import PARTS
from caseflow.evaluation.words import in_words, shown
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("evaluation", __name__, url_prefix="/people/<ref>/evaluation")
_FORM = ("GET", "POST")


@bp.get("")
def show(ref: str) -> Any:
    return _whole(ConfirmForm(), ref)


def _whole(form: LineForm, ref: str) -> Any:
    """The page of the whole evaluation, with what went wrong on top if something did."""
    file = queries.evaluation(acting_user(), ref)
    return render_template("evaluation/show.html", file=file, form=form), form.status


def _back(ref: str, part: str = "") -> Any:
    return redirect(url_for("evaluation.show", ref=ref, _anchor=part or None))


def _page(form: LineForm, who: queries.Named, part: str, **words: Any) -> Any:
    page = {
        "cancel": url_for("evaluation.show", ref=who.ref, _anchor=part or None),
        "context_line": who.name,
        "on_case": True,
        **words,
    }
    return render_template("evaluation/line.html", form=form, **page), form.status


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
    user = acting_user()
    if _is_saved(form, lambda: commands.add_line(user, ref, part, form.read(entry))):
        flash(said_after(noun, form.read(entry), clock.today(user.timezone)))
        return _back(ref, noun)
    who = queries.named(user, ref)
    return _page(form, who, noun, heading=WORDS[noun].new, submit=_("Save"))


def edit(ref: str, noun: str, line_id: int) -> Any:
    part = PARTS[noun]
    kind, entry = FORMS[noun]
    form = kind()
    if _asks_for_list(form):
        return _found(form, ref)
    user = acting_user()
    today = clock.today(user.timezone)
    if _is_saved(form, lambda: commands.edit_line(user, ref, part, line_id, form.read(entry), seen=form.seen.data)):
        flash(said_after(noun, form.read(entry), today))
        return _back(ref, noun)
    saved = queries.line(user, ref, part, line_id)
    if not form.is_submitted():
        form.fill(asdict(saved.entry), saved.version)
    if ended := WORDS[noun].expired(saved.entry, today):
        form[ended[0]].description = f"{ended[1]} {form[ended[0]].description}"
    return _page(form, saved.who, noun, heading=WORDS[noun].change, submit=_("Save"))


def remove(ref: str, noun: str, line_id: int) -> Any:
    part = PARTS[noun]
    form = ConfirmForm()
    user = acting_user()
    if accepted(form, lambda: commands.remove_line(user, ref, part, line_id, seen=form.seen.data)):
        flash(_("Removed. The history keeps what it said."))
        return _back(ref, noun)
    saved = queries.line(user, ref, part, line_id)
    return _removal(form, saved, noun, heading=WORDS[noun].remove, facts=_facts(noun, saved.entry))


def _facts(noun: str, entry: Any) -> list[tuple[str, str]]:
    """A line in words: what each field is called, and what it says."""
    labels = FORMS[noun][0]()
    return [(labels[name].label.text, words) for name, words in in_words(entry).items()]


def _removal(form: LineForm, saved: queries.SavedLine, part: str, **words: Any) -> Any:
    if not form.is_submitted():
        form.seen.data = saved.version
    warning = _("Remove only what was written by mistake.")
    return _page(form, saved.who, part, submit=_("Remove"), warning=warning, **words)


for _noun in PARTS:
    _address = "/" + _noun.replace("_", "-")
    _rules = (
        ("add", f"{_address}/new", add),
        ("edit", f"{_address}/<int:line_id>", edit),
        ("remove", f"{_address}/<int:line_id>/remove", remove),
    )
    for _verb, _rule, _view in _rules:
        bp.add_url_rule(_rule, f"{_verb}_{_noun}", _view, defaults={"noun": _noun}, methods=_FORM)


@bp.route("/occupation/new", methods=_FORM)
def add_occupation(ref: str) -> Any:
    form = OccupationForm()
    if _asks_for_list(form):
        return _found(form, ref)
    user = acting_user()
    if _is_saved(form, lambda: commands_occupations.add_occupation(user, ref, form.isco.data or "")):
        flash(_("Saved."))
        return _back(ref, "occupation")
    heading = _("Add an occupation")
    intro = _("One that the person can do and wants to do.")
    return _page(form, queries.named(user, ref), "occupation", heading=heading, intro=intro, submit=_("Save"))


@bp.post("/occupation/<int:line_id>/move")
def move_occupation(ref: str, line_id: int) -> Any:
    form = MoveForm()
    up = form.up.data == "y"
    move = commands_occupations.move_occupation
    if not accepted(form, lambda: move(acting_user(), ref, line_id, up=up, seen=form.seen.data)):
        form.form_errors = [_("Somebody else changed the list meanwhile. This is how it stands now.")]
        return _whole(form, ref)
    return _back(ref, "occupation")


@bp.route("/occupation/<int:line_id>/remove", methods=_FORM)
def remove_occupation(ref: str, line_id: int) -> Any:
    form = ConfirmForm()
    user = acting_user()
    take_out = commands_occupations.remove_occupation
    if accepted(form, lambda: take_out(user, ref, line_id, seen=form.seen.data)):
        flash(_("Removed. The history keeps what it said."))
        return _back(ref, "occupation")
    saved = queries.occupation(user, ref, line_id)
    facts = [(_("Occupation"), saved.entry)]
    return _removal(form, saved, "occupation", heading=_("Remove this occupation?"), facts=facts)


@bp.post("/start")
def start(ref: str) -> Any:
    form = ConfirmForm()
    if not accepted(form, lambda: commands_signing.start_evaluation(acting_user(), ref)):
        return _whole(form, ref)
    flash(_("The evaluation has begun."))
    return _back(ref)


@bp.route("/summary", methods=_FORM)
def edit_summary(ref: str) -> Any:
    form = SummaryForm()
    user = acting_user()
    text = form.summary.data or ""
    if accepted(form, lambda: commands_signing.edit_summary(user, ref, text, seen=form.seen.data)):
        flash(_("Saved."))
        return _back(ref, "summary")
    saved = queries.summary(user, ref)
    if not form.is_submitted():
        form.fill({"summary": saved.entry}, saved.version)
    return _page(form, saved.who, "summary", heading=_("Summary of the evaluation"), submit=_("Save"))


@bp.get("/<int:number>")
def version(ref: str, number: int) -> Any:
    file = queries.signed_version(acting_user(), ref, number)
    said = file.content
    page = {
        "occupations": [shown("isco", code) for code in said.occupations] if said else [],
        "languages": [(shown("language", code), shown("level", level)) for code, level in said.languages]
        if said
        else [],
        "parts": [(WORDS[noun].name, [_facts(noun, one) for one in said.lines[noun]]) for noun in PARTS]
        if said
        else [],
    }
    return render_template("evaluation/version.html", file=file, **page)


@bp.post("/sign")
def sign(ref: str) -> Any:
    form = ConfirmForm()
    user = acting_user()
    if accepted(form, lambda: commands_signing.sign_evaluation(user, ref, seen=form.seen.data)):
        flash(_("The evaluation is signed."))
        return _back(ref)
    return _whole(form, ref)
