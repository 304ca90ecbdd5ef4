"""Pages of placements."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from caseflow.errors import NotFound
from caseflow.paging import Cursor
from caseflow.placements import (
    commands,
    commands_moves,
    queries,
    queries_choosing,
    queries_lists,
    queries_page,
    views_choice,
    views_contract,
    views_follow,
)
from caseflow.placements.entries import MoveEntry, TermsEntry
from caseflow.placements.forms import EditTermsForm, EndForm, MatchForm, TermsForm, move_form
from caseflow.placements.queries import ALL, CURRENT, Wanted
from caseflow.vocabulary.labels import choices, label
from caseflow.vocabulary.language import _, countries, is_country
from caseflow.vocabulary.occupations import is_occupation, occupations
from caseflow.vocabulary.placements import PlacementState
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("placements", __name__)
BOTH = ["GET", "POST"]

bp.add_url_rule("/placements/choices", view_func=views_choice.waiting_choices)
for address, view in (
    ("/placements/<ref>/choice", views_choice.explain_choice),
    ("/placements/<ref>/choice/decision", views_choice.decide_choice),
    ("/placements/<ref>/correct", views_choice.correct),
    ("/placements/<ref>/start", views_choice.correct_start),
    ("/placements/<ref>/events/new", views_follow.add_event),
    ("/placements/<ref>/events/<int:number>", views_follow.event),
    ("/placements/<ref>/contracts/new", views_contract.add_contract),
    ("/placements/<ref>/contracts/<int:number>/decision", views_contract.decide_contract),
    ("/placements/<ref>/notes/new", views_follow.add_note),
    ("/placements/<ref>/messages/new", views_follow.add_message),
    ("/placements/<ref>/relatives/<person>", views_follow.relative),
    ("/placements/<ref>/checks/<int:day>", views_follow.check),
):
    bp.add_url_rule(address, view_func=view, methods=BOTH)
bp.add_url_rule("/placements/<ref>/contracts/<int:number>", view_func=views_contract.contract)


@bp.get("/placements")
def listing() -> Any:
    if request.args.get("checks") == "overdue":
        return render_template("placements/checks.html", found=queries_lists.due_checks(acting_user()))
    wanted = _wanted()
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    stayed = queries_lists.retention(acting_user())
    return render_template(
        "placements/listing.html",
        found=queries.placement_list(acting_user(), wanted, cursor),
        wanted=wanted,
        stayed=stayed,
        states=[(CURRENT, _("All that go on")), (ALL, _("All")), *choices(PlacementState)],
    )


def _wanted() -> Wanted:
    asked = {name: request.args.get(name, "") for name in ("state", "employer", "opening", "soon")}
    is_known = not asked["state"] or asked["state"] in {*PlacementState, CURRENT, ALL}
    state = asked["state"] if asked["state"] and is_known else CURRENT
    return Wanted(state, asked["employer"], asked["opening"], asked["soon"] == "yes", is_known)


@bp.route("/cases/<ref>/placements/new", methods=BOTH)
def create(ref: str) -> Any:
    """First the opening is chosen, then for whom and on which terms."""
    opening = request.args.get("opening", "")
    return _match(ref, opening) if opening else _choose(ref)


def _choose(ref: str) -> Any:
    country, occupation = request.args.get("country", ""), request.args.get("occupation", "")
    wanted = {
        "country": country if is_country(country) else "",
        "occupation": occupation if is_occupation(occupation) else "",
    }
    return render_template(
        "placements/choose.html",
        found=queries_choosing.openings_to_choose(acting_user(), ref, **wanted),
        wanted=wanted,
        countries=[("", _("All countries")), *countries()],
        occupations=[("", _("All occupations")), *sorted(occupations(), key=lambda pair: pair[1])],
    )


def _match(ref: str, opening: str) -> Any:
    found = queries_choosing.match(acting_user(), ref, opening)
    asked = request.args.get("person", "")
    only = asked if asked in dict(found.members) else found.members[0][0] if len(found.members) == 1 else None
    form = MatchForm(data={**vars(found.terms), "person": only})
    form.person.choices = list(found.members)
    entry, person, why = _terms(form), form.person.data or "", form.choice_reason.data or ""
    if not accepted(form, lambda: commands.create_placement(acting_user(), ref, opening, person, entry, why)):
        return render_template("placements/match.html", form=form, found=found), form.status
    flash(_("Matched. Before the employer hears of it, the person's consent must be recorded."))
    return redirect(url_for("placements.show", ref=form.result))


def _terms(form: TermsForm) -> TermsEntry:
    return TermsEntry(
        starts_on=form.starts_on.data,
        wage=form.wage.data,
        wage_period=form.wage_period.data or "",
        currency=form.currency.data or "",
        hours_per_week=form.hours_per_week.data,
        wage_reason=form.wage_reason.data or "",
    )


@bp.get("/placements/<ref>")
def show(ref: str) -> Any:
    return render_template("placements/show.html", page=queries_page.placement_page(acting_user(), ref))


@bp.route("/placements/<ref>/edit", methods=BOTH)
def edit(ref: str) -> Any:
    file = queries_page.placement_to_change(acting_user(), ref)
    form = EditTermsForm(data={**vars(file.terms), "seen": file.version})
    entry = _terms(form)
    if not accepted(form, lambda: commands.edit_placement(acting_user(), ref, entry, seen=form.seen.data)):
        return render_template("placements/edit.html", form=form, file=file), form.status
    flash(_("Saved."))
    return redirect(url_for("placements.show", ref=ref))


@bp.route("/placements/<ref>/move/<to>", methods=BOTH)
def move(ref: str, to: str) -> Any:
    file = queries_page.placement_to_change(acting_user(), ref)
    if to not in set(PlacementState):
        raise NotFound
    state = PlacementState(to)
    form = move_form(state, file.version)
    cancels = isinstance(form, EndForm) and bool(form.cancel_visits.data)
    entry = MoveEntry(to, form["on"].data, form["reason"].data or "", cancels)
    if not accepted(form, lambda: commands_moves.move_placement(acting_user(), ref, entry, seen=form.seen.data)):
        return render_template("placements/move.html", form=form, file=file, state=state), form.status
    flash(_("Recorded: %(state)s.", state=label(state)))
    return redirect(url_for("placements.show", ref=ref))
