"""The employer's own openings."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.errors import NotFound
from caseflow.paging import Cursor
from caseflow.partner import commands_openings, queries, queries_openings
from caseflow.partner.entries import OPENING_MOVES, ProposalEntry
from caseflow.partner.forms import EditProposalForm, MoveOpeningForm, ProposalForm
from caseflow.partner.views import BOTH, bp
from caseflow.vocabulary.language import _
from caseflow.vocabulary.vetting import OpeningState
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


@bp.get("/partner/openings")
def openings() -> Any:
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    return render_template("partner/openings.html", page=queries_openings.opening_list(acting_user(), cursor))


@bp.route("/partner/openings/new", methods=BOTH)
def propose() -> Any:
    form = ProposalForm(data=vars(queries_openings.new_proposal(acting_user())))
    entry = _entry(form)
    if accepted(form, lambda: commands_openings.propose_opening(acting_user(), entry)):
        flash(_("Proposed. Our staff look at it, and open it or write to you."))
        return redirect(url_for("partner.opening", ref=form.result))
    words = {"heading": _("Propose an opening"), "submit": _("Propose"), "cancel": url_for("partner.openings")}
    return render_template("form.html", form=form, **words), form.status


@bp.get("/partner/openings/<ref>")
def opening(ref: str) -> Any:
    user = acting_user()
    page = queries_openings.opening_page(user, ref)
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = queries.candidate_list(user, "all", ref, cursor)
    return render_template("partner/opening.html", page=page, found=found)


@bp.route("/partner/openings/<ref>/edit", methods=BOTH)
def edit_opening(ref: str) -> Any:
    page = queries_openings.opening_page(acting_user(), ref, "partner.propose")
    form = EditProposalForm(data={**vars(page.entry), "seen": page.version})
    entry = _entry(form)
    if accepted(form, lambda: commands_openings.edit_proposal(acting_user(), ref, entry, seen=form.seen.data)):
        flash(_("Saved."))
        return redirect(url_for("partner.opening", ref=ref))
    words = {"heading": _("Change the proposal"), "submit": _("Save"), "cancel": url_for("partner.opening", ref=ref)}
    return render_template("form.html", form=form, context_line=page.entry.title, **words), form.status


@bp.route("/partner/openings/<ref>/move/<to>", methods=BOTH)
def move_opening(ref: str, to: str) -> Any:
    page = queries_openings.opening_page(acting_user(), ref, "partner.propose")
    if to not in OPENING_MOVES:
        raise NotFound
    form = MoveOpeningForm(data={"seen": page.version})
    reason = form.reason.data or ""

    def act() -> None:
        commands_openings.move_opening(acting_user(), ref, to, reason=reason, seen=form.seen.data)

    if accepted(form, act):
        flash(_("Recorded. Our staff read your reason."))
        return redirect(url_for("partner.opening", ref=ref))
    paused = to == OpeningState.PAUSED
    words = {
        "heading": _("Pause the opening") if paused else _("Withdraw the opening"),
        "submit": _("Pause") if paused else _("Withdraw"),
        "cancel": url_for("partner.opening", ref=ref),
        "intro": _("Nobody new is put before you. Only our staff can open it again.")
        if paused
        else _("Nobody new is put before you, and the opening cannot be opened again."),
    }
    return render_template("form.html", form=form, context_line=page.entry.title, **words), form.status


def _entry(form: ProposalForm) -> ProposalEntry:
    def value(name: str) -> Any:
        return form[name].data

    texts = ("title", "occupation", "country", "region", "municipality", "contract_kind", "wage_period", "currency",
             "deductions_for", "language", "language_level")  # fmt: skip
    others = ("heads", "starts_on", "ends_on", "wage", "hours_per_week", "deductions", "has_housing", "has_meals",
              "takes_families", "needs_licence")  # fmt: skip
    written: dict[str, Any] = {name: value(name) or "" for name in texts}
    return ProposalEntry(**written, **{name: value(name) for name in others})
