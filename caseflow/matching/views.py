"""Pages of rankings and wishes."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from caseflow.matching import commands, commands_wishes, places, queries, replay, run
from caseflow.matching.commands_wishes import WishEntry
from caseflow.matching.forms import PREFIX, RankForm, WeightsForm, WishesForm
from caseflow.paging import Cursor
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("matching", __name__)
BOTH = ["GET", "POST"]


@bp.get("/rankings")
def listing() -> Any:
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    return render_template("matching/listing.html", found=queries.rankings(acting_user(), cursor))


@bp.route("/openings/<ref>/ranking", methods=BOTH)
def people(ref: str) -> Any:
    """People for an opening: the weights, then the ranking."""
    found = queries.opening_to_rank(acting_user(), ref)
    form = WeightsForm(data={PREFIX + name: weight for name, weight in found.weights.items()})
    weights = form.weights()
    if not accepted(form, lambda: commands.rank_people(acting_user(), ref, weights)):
        return render_template("matching/people.html", form=form, found=found), form.status
    return redirect(url_for("matching.run", ref=form.result))


@bp.route("/people/<ref>/ranking", methods=BOTH)
def openings(ref: str) -> Any:
    """Openings for a person."""
    found = queries.person_to_rank(acting_user(), ref)
    form = RankForm()
    if not accepted(form, lambda: commands.rank_openings(acting_user(), ref)):
        return render_template("matching/openings.html", form=form, found=found), form.status
    return redirect(url_for("matching.run", ref=form.result))


@bp.route("/cases/<ref>/ranking", methods=BOTH)
def family(ref: str) -> Any:
    """Two openings in one region for two people of a family."""
    found = queries.family_to_rank(acting_user(), ref)
    form = RankForm()
    if not accepted(form, lambda: commands.rank_family(acting_user(), ref)):
        return render_template("matching/family.html", form=form, found=found), form.status
    return redirect(url_for("matching.run", ref=form.result))


@bp.get("/rankings/<ref>", endpoint="run")
def run_page(ref: str) -> Any:
    """A ranking: who is in it, best first, or who is kept out and why."""
    number = request.args.get("page", "1")
    page = run.run_page(
        acting_user(),
        ref,
        show=request.args.get("show", run.RANKED),
        code=request.args.get("reason", "")[:60],
        page=int(number) if number.isascii() and number.isdigit() and len(number) < 7 else 1,
    )
    return render_template("matching/run.html", page=page)


@bp.get("/rankings/<ref>/replay", endpoint="replay")
def made_again(ref: str) -> Any:
    """A ranking made again from what was kept of it."""
    return render_template("matching/replay.html", found=replay.replayed(acting_user(), ref))


@bp.route("/cases/<ref>/wishes", methods=BOTH)
def wishes(ref: str) -> Any:
    """Where a family would live and work, and whether they stay together."""
    title, now = queries.wishes(acting_user(), ref)
    form = WishesForm(
        data={
            "regions": places.regions_written(now.regions),
            "countries": places.countries_written(now.countries),
            "not_regions": places.regions_written(now.not_regions),
            "together": now.together if now.version else None,
            "needs_housing": now.needs_housing,
            "earliest_on": now.earliest_on,
            "note": now.note,
            "seen": now.version,
        }
    )
    if not accepted(form, lambda: commands_wishes.edit_wishes(acting_user(), ref, _entry(form), seen=form.seen.data)):
        return _wishes_form(form, ref, title), form.status
    flash(_("Saved."))
    return redirect(url_for("casefile.show", ref=ref))


def _entry(form: WishesForm) -> WishEntry:
    return WishEntry(
        regions=places.region_codes(form.regions.data or "", "regions"),
        countries=places.country_codes(form.countries.data or "", "countries"),
        not_regions=places.region_codes(form.not_regions.data or "", "not_regions"),
        together=form.together.data or "",
        needs_housing=bool(form.needs_housing.data),
        earliest_on=form.earliest_on.data,
        note=form.note.data or "",
    )


def _wishes_form(form: WishesForm, ref: str, title: str) -> str:
    return render_template(
        "form.html",
        form=form,
        heading=_("What the family wishes"),
        submit=_("Save"),
        cancel=url_for("casefile.show", ref=ref),
        context_line=title,
        intro=_("Rankings keep to this: a place that does not suit the family is left out, with the reason."),
        on_case=True,
    )
