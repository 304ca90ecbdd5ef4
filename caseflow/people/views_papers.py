"""Identity documents, migration statuses and languages."""

from typing import Any

from flask import flash

from caseflow.people import answering, commands_papers
from caseflow.people.editing import Saved
from caseflow.people.entries import Document, Spoken, Status
from caseflow.people.forms import RemoveForm
from caseflow.people.forms_records import (
    DocumentForm,
    EditDocumentForm,
    EditLanguageForm,
    EditStatusForm,
    LanguageForm,
    StatusForm,
)
from caseflow.vocabulary.documents import IdentityKind
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import _, country_name, language_name
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.web.forms import acting_user


def add_document(ref: str) -> Any:
    form = DocumentForm()

    def act() -> None:
        _say_others(commands_papers.add_document(acting_user(), ref, form.read(Document)))

    words = {"heading": _("Add an identity document"), "done": _("The document is recorded.")}
    return answering.new_row_form(form, ref, "documents", act, words)


def edit_document(ref: str, row_id: int) -> Any:
    form = EditDocumentForm()

    def act() -> None:
        entry = form.read(Document)
        _say_others(commands_papers.edit_document(acting_user(), ref, row_id, entry, seen=form.seen.data))

    words = {"heading": _("Change an identity document"), "done": _("The document is changed.")}
    return answering.row_form(form, ref, "documents", row_id, act, words)


def remove_document(ref: str, row_id: int) -> Any:
    def act(form: RemoveForm) -> None:
        commands_papers.remove_document(acting_user(), ref, row_id, seen=form.seen.data)

    return answering.removal(ref, "documents", row_id, act, _document_in_words)


def add_status(ref: str) -> Any:
    form = StatusForm()
    words = {"heading": _("Add a migration status"), "done": _("The status is recorded.")}
    return answering.new_row_form(
        form, ref, "statuses", lambda: commands_papers.add_status(acting_user(), ref, form.read(Status)), words
    )


def edit_status(ref: str, row_id: int) -> Any:
    form = EditStatusForm()

    def act() -> None:
        commands_papers.edit_status(acting_user(), ref, row_id, form.read(Status), seen=form.seen.data)

    words = {"heading": _("Change a migration status"), "done": _("The status is changed.")}
    return answering.row_form(form, ref, "statuses", row_id, act, words)


def remove_status(ref: str, row_id: int) -> Any:
    def act(form: RemoveForm) -> None:
        commands_papers.remove_status(acting_user(), ref, row_id, seen=form.seen.data)

    return answering.removal(
        ref,
        "statuses",
        row_id,
        act,
        lambda saved: f"{label_of(MigrationStatus, saved.values['kind'])}, {country_name(saved.values['country'])}",
    )


def add_language(ref: str) -> Any:
    form = LanguageForm()
    words = {"heading": _("Add a language"), "done": _("The language is recorded.")}
    return answering.new_row_form(
        form, ref, "languages", lambda: commands_papers.add_language(acting_user(), ref, form.read(Spoken)), words
    )


def edit_language(ref: str, row_id: int) -> Any:
    form = EditLanguageForm()

    def act() -> None:
        commands_papers.edit_language(acting_user(), ref, row_id, form.read(Spoken), seen=form.seen.data)

    words = {"heading": _("Change a language"), "done": _("The language is changed.")}
    return answering.row_form(form, ref, "languages", row_id, act, words)


def remove_language(ref: str, row_id: int) -> Any:
    def act(form: RemoveForm) -> None:
        commands_papers.remove_language(acting_user(), ref, row_id, seen=form.seen.data)

    return answering.removal(ref, "languages", row_id, act, lambda saved: language_name(saved.values["language"]))


def _say_others(refs: tuple[str, ...]) -> None:
    """Somebody else of the user's people has this number: perhaps it is the same person."""
    if refs:
        flash(
            _(
                "The same number is recorded for %(refs)s. Check whether it is the same person, or a slip.",
                refs=", ".join(refs),
            )
        )


def _document_in_words(saved: Saved) -> str:
    kind = label_of(IdentityKind, saved.values["kind"])
    issuer = saved.values["country"]
    return f"{kind}, {country_name(issuer)}" if issuer else kind
