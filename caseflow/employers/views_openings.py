"""Pages of openings."""

from typing import Any, TypeVar

from flask import flash, redirect, render_template, request, url_for

from caseflow.employers import commands_openings as commands
from caseflow.employers import queries_openings as queries
from caseflow.employers.entries import OpeningEntry
from caseflow.employers.forms import EditOpeningForm, OpeningForm, ReasonForm, RemarkForm
from caseflow.employers.queries import employer_to_edit
from caseflow.employers.queries_openings import ALL, WantedOpenings
from caseflow.errors import NotFound
from caseflow.paging import Cursor
from caseflow.vocabulary.labels import choices, label
from caseflow.vocabulary.language import _, countries, is_country
from caseflow.vocabulary.occupations import is_occupation, occupations
from caseflow.vocabulary.vetting import OpeningState
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

F = TypeVar("F", bound=OpeningForm)


def openings() -> Any:
    wanted = _wanted()
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = queries.opening_list(acting_user(), wanted, cursor)
    return render_template(
        "employers/openings.html",
        found=found,
        wanted=wanted,
        states=[*choices(OpeningState), (ALL, _("All"))],
        countries=[("", _("All countries")), *countries()],
        occupations=[("", _("All occupations")), *sorted(occupations(), key=lambda pair: pair[1])],
    )


def _wanted() -> WantedOpenings:
    asked = {name: request.args.get(name, "") for name in ("state", "country", "occupation", "employer")}
    right = {
        "state": asked["state"] in {*OpeningState, ALL},
        "country": is_country(asked["country"]),
        "occupation": is_occupation(asked["occupation"]),
        "employer": bool(asked["employer"]),
    }
    known = {name: code for name, code in asked.items() if right[name]}
    return WantedOpenings(**known, is_whole=all(right[name] for name, code in asked.items() if code))


def _form(form: F) -> F:
    user = acting_user()
    form.recruiter.choices = [("", _("None")), *queries.recruiter_choices(user)]
    form.pathway_keys.choices = queries.pathway_choices(user)
    return form


def _entry(form: OpeningForm) -> OpeningEntry:
    texts = ("title", "occupation", "noc", "country", "region", "municipality", "contract_kind", "wage_period")
    more = ("currency", "language", "language_level", "recruiter", "note")
    values = ("heads", "starts_on", "ends_on", "wage", "hours_per_week")
    given: dict[str, Any] = {name: form[name].data or "" for name in (*texts, *more)}
    return OpeningEntry(
        **given,
        **{name: form[name].data for name in values},
        has_housing=bool(form.has_housing.data),
        needs_licence=bool(form.needs_licence.data),
        pathway_keys=tuple(sorted(form.pathway_keys.data or ())),
    )


def _page(form: OpeningForm, **words: str) -> Any:
    offered = [f"{name} ({code})" for code, name in occupations()]
    return render_template("employers/opening_form.html", form=form, occupations=offered, **words), form.status


def create_opening(ref: str) -> Any:
    employer = employer_to_edit(acting_user(), ref, "opening.edit")
    place = {name: getattr(employer.entry, name) for name in ("country", "region", "municipality")}
    form = _form(OpeningForm(data={**place, "heads": 1}))
    if not accepted(form, lambda: commands.create_opening(acting_user(), ref, _entry(form))):
        cancel = url_for("employers.show", ref=ref)
        return _page(
            form, heading=_("New opening"), submit=_("Add the opening"), about=employer.entry.name, cancel=cancel
        )
    flash(_("The opening is added."))
    return redirect(url_for("employers.opening", ref=form.result))


def opening(ref: str) -> Any:
    return render_template("employers/opening.html", page=queries.opening_page(acting_user(), ref))


def edit_opening(ref: str) -> Any:
    page = queries.opening_to_edit(acting_user(), ref)
    form = _form(EditOpeningForm(data={**vars(page.entry), "seen": page.version}))
    # What was supported once stays to be seen and taken out.
    known = {key for key, _name in form.pathway_keys.choices}
    form.pathway_keys.choices += [(key, key) for key in page.entry.pathway_keys if key not in known]
    if not accepted(form, lambda: commands.edit_opening(acting_user(), ref, _entry(form), seen=form.seen.data)):
        cancel, about = url_for("employers.opening", ref=ref), page.employer.name
        return _page(form, heading=_("Change the opening"), submit=_("Save"), about=about, cancel=cancel)
    flash(_("Saved."))
    return redirect(url_for("employers.opening", ref=ref))


def move_opening(ref: str, to: str) -> Any:
    page = queries.opening_to_edit(acting_user(), ref)
    if to not in set(OpeningState):
        raise NotFound
    state = OpeningState(to)
    needs_reason = state in (OpeningState.PAUSED, OpeningState.WITHDRAWN)
    form = (ReasonForm if needs_reason else RemarkForm)(data={"seen": page.version})
    act = {"reason": form.reason.data or "", "seen": form.seen.data}
    if not accepted(form, lambda: commands.move_opening(acting_user(), ref, to, **act)):
        words = {
            "heading": f"{label(page.state)} → {label(state)}",
            "context_line": f"{page.entry.title}, {page.employer.name}",
            "submit": _("Change the state"),
        }
        cancel = url_for("employers.opening", ref=ref)
        return render_template("form.html", form=form, cancel=cancel, **words), form.status
    flash(_("The state of the opening is changed."))
    return redirect(url_for("employers.opening", ref=ref))
