"""The page for the family: chosen, looked at, printed."""

from typing import Any

from flask import Response, redirect, render_template, request, url_for

from caseflow.casefile import commands_message as commands
from caseflow.casefile import message as queries
from caseflow.casefile.forms_message import MessageForm
from caseflow.casefile.letter import SIZES, fitted
from caseflow.casefile.message_pdf import print_letter
from caseflow.errors import NotFound
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

PREVIEW = "preview"


def message(ref: str) -> Any:
    """First what the page will say; then, by another button, the page itself."""
    form, user = MessageForm(), acting_user()
    found = queries.choices(user, ref)
    form.offer(found)
    if request.method == "GET":
        form.language.data = found.language
    wants_preview = form.act.data == PREVIEW
    if form.is_submitted() and not wants_preview and accepted(form, lambda: _print(form, ref)):
        query = {"language": form.language.data, "about": form.about.data or None, "note": form.result or None}
        return redirect(url_for("casefile.message_pdf", ref=ref, **query))
    shown = None
    if request.method == "GET" or (wants_preview and form.validate()):
        about, words = form.about.data or "", form.words.data or ""
        language = form.language.data or user.language
        shown = fitted(queries.letter(user, ref, language=language, about=about, words=words), SIZES[0])
    elif wants_preview:
        form.status = 422
    return render_template("casefile/message.html", form=form, ref=ref, title=found.title, letter=shown), form.status


def _print(form: MessageForm, ref: str) -> int:
    return commands.print_message(
        acting_user(),
        ref,
        language=form.language.data or "",
        about=form.about.data or "",
        words=form.words.data or "",
    )


def message_pdf(ref: str) -> Any:
    note = request.args.get("note", "0")
    if not (note.isascii() and note.isdigit() and len(note) < 10):
        raise NotFound
    user = acting_user()
    language, about = request.args.get("language") or user.language, request.args.get("about", "")
    content = print_letter(user, ref, language=language, about=about, note=int(note))
    headers = {"Content-Disposition": f'inline; filename="{ref}-{language}.pdf"'}
    return Response(content, mimetype="application/pdf", headers=headers)
