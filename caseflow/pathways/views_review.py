"""Addresses of an authority's reviewers, and of whoever declares a conflict of interest."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.errors import Refused
from caseflow.pathways import commands_review as commands
from caseflow.pathways import queries_review as queries
from caseflow.pathways.commands_review import Proposal
from caseflow.pathways.forms_review import ConflictForm, DecisionForm, PermitDecisionForm, SecondForm
from caseflow.pathways.permit_details import PermitDetails
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def queue() -> Any:
    return render_template("review/queue.html", found=queries.queue(acting_user()))


def application(ref: str) -> Any:
    return render_template("review/application.html", found=queries.application(acting_user(), ref))


def decide(ref: str) -> Any:
    found = queries.application(acting_user(), ref)
    form = PermitDecisionForm() if found.gives else DecisionForm()
    if request.method == "GET":
        form.seen.data = found.seen

    def act() -> str:
        proposal = Proposal(
            form.result.data or "", form.answers(), form.internal.data or "", form.shareable.data or "",
            _permit(form, found),
        )  # fmt: skip
        return commands.propose_decision(acting_user(), ref, proposal, seen=form.seen.data)

    if accepted(form, act):
        waits = form.result == "waiting"
        flash(_("Another reviewer looks at the refusal now.") if waits else _("The decision is made."))
        return redirect(url_for("pathways.applications"))
    return render_template("review/decide.html", form=form, found=found), form.status


def second(ref: str) -> Any:
    found = queries.application(acting_user(), ref)
    form = SecondForm()
    if request.method == "GET":
        form.seen.data = found.seen

    def act() -> str:
        agrees = form.agrees.data == "yes"
        return commands.second_decision(
            acting_user(), ref, agrees=agrees, note=form.note.data or "", seen=form.seen.data
        )

    if accepted(form, act):
        flash(_("The decision is made.") if form.result == "final" else _("It goes back to be decided anew."))
        return redirect(url_for("pathways.applications"))
    return render_template("review/decide.html", form=form, found=found), form.status


def declare_conflict(ref: str) -> Any:
    """For a reviewer: the application then leaves the queue."""
    found = queries.application(acting_user(), ref)
    form = ConflictForm()
    if accepted(form, lambda: _declare(form, ref)):
        flash(_("It is declared. Somebody else decides about this person."))
        return redirect(url_for("pathways.applications"))
    return _conflict_page(form, found.applicant, url_for("pathways.application", ref=ref))


def declare_conflict_of_staff(ref: str) -> Any:
    """For staff: whatever decides about this person is somebody else's from now on."""
    form = ConflictForm()
    name = queries.person_name(acting_user(), ref)
    if accepted(form, lambda: _declare(form, ref)):
        flash(_("It is declared. Somebody else decides about this person."))
        return redirect(url_for("people.show", ref=ref))
    return _conflict_page(form, name, url_for("people.show", ref=ref))


def _declare(form: ConflictForm, ref: str) -> None:
    commands.declare_conflict(acting_user(), ref, kind=form.kind.data or "", note=form.note.data or "")


def _conflict_page(form: ConflictForm, name: str, back: str) -> Any:
    words = {
        "heading": _("Declare a conflict of interest"),
        "submit": _("Declare it"),
        "intro": _(
            "It holds from now on and for everything that is decided about this person. It cannot be taken back here."
        ),
    }
    return render_template("form.html", form=form, cancel=back, context_line=name, on_case=True, **words), form.status


def _permit(form: Any, found: queries.ApplicationPage) -> PermitDetails | None:
    if not found.gives or form.result.data != "granted":
        return None
    if form.valid_from.data is None:
        raise Refused(_("Enter the first day on which the permit is valid."), "valid_from")
    return PermitDetails(
        found.gives, found.country, form.valid_from.data, form.valid_until.data, form.number.data or None
    )  # fmt: skip
