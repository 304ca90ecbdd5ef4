"""Pages of openings."""

from typing import Any, TypeVar

from flask import flash, redirect, render_template, request, url_for

from caseflow.employers import commands_openings as commands
from caseflow.employers import queries_opening, queries_openings
from caseflow.employers.entries import OpeningEntry
from caseflow.employers.forms import ReasonForm, RemarkForm
from caseflow.employers.forms_openings import EditOpeningForm, OpeningForm, usual_weights, weights_of
from caseflow.employers.queries import employer_to_edit
from caseflow.employers.queries_openings import ALL, WantedOpenings
from caseflow.errors import NotFound
from caseflow.paging import Cursor
from caseflow.rules.openings import DRAFT, NEEDS_REASON, PROPOSED
from caseflow.vocabulary.labels import choices, label
from caseflow.vocabulary.language import _, countries, is_country, is_language, is_subdivision
from caseflow.vocabulary.occupations import is_occupation, occupations
from caseflow.vocabulary.placements import WagePeriod
from caseflow.vocabulary.skill_list import skill_options
from caseflow.vocabulary.vetting import OpeningState
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

F = TypeVar("F", bound=OpeningForm)
TEXTS = (
    "title", "occupation", "noc", "country", "region", "municipality", "contract_kind", "wage_period", "currency",
    "language", "language_level", "recruiter", "note", "site", "residence_countries", "isced", "deductions_for",
)  # fmt: skip
VALUES = (
    "heads", "starts_on", "ends_on", "wage", "hours_per_week", "youngest", "experience_months", "deductions",
)  # fmt: skip
TICKS = ("has_housing", "has_meals", "takes_families", "needs_licence", "language_tested")
LISTS = ("pathway_keys", "statuses", "programmes", "skills")


def openings() -> Any:
    wanted, user = _wanted(), acting_user()
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = queries_openings.opening_list(user, wanted, cursor)
    return render_template(
        "employers/openings.html",
        found=found,
        wanted=wanted,
        states=[*choices(OpeningState), (ALL, _("All"))],
        countries=[("", _("All countries")), *countries()],
        regions=[("", _("All regions")), *queries_openings.region_choices(user)],
        occupations=[("", _("All occupations")), *sorted(occupations(), key=lambda pair: pair[1])],
        periods=choices(WagePeriod, blank=_("Any")),
        languages_asked=[("", _("Any")), *queries_openings.language_choices(user)],
    )


def _wanted() -> WantedOpenings:
    names = ("state", "country", "region", "occupation", "period", "language", "free", "employer")
    asked = {name: request.args.get(name, "") for name in names}
    right = {
        "state": asked["state"] in {*OpeningState, ALL},
        "country": is_country(asked["country"]),
        "region": is_subdivision(asked["region"]),
        "occupation": is_occupation(asked["occupation"]),
        "period": asked["period"] in set(WagePeriod),
        "language": is_language(asked["language"]),
        "free": asked["free"] == "yes",
        "employer": bool(asked["employer"]),
    }
    known: dict[str, Any] = {name: code for name, code in asked.items() if right[name] and name != "free"}
    is_whole = all(right[name] for name, code in asked.items() if code)
    return WantedOpenings(**known, free=right["free"], is_whole=is_whole)


def _form(form: F, employer_ref: str, kept_site: str = "") -> F:
    user = acting_user()
    form.recruiter.choices = [("", _("None")), *queries_openings.recruiter_choices(user)]
    form.pathway_keys.choices = queries_openings.pathway_choices(user)
    form.programmes.choices = list(form.pathway_keys.choices)
    form.site.choices = [("", _("Not said")), *queries_opening.site_choices(user, employer_ref, kept_site)]
    return form


def _entry(form: OpeningForm) -> OpeningEntry:
    given: dict[str, Any] = {name: form[name].data or "" for name in TEXTS}
    given |= {name: form[name].data for name in VALUES}
    given |= {name: bool(form[name].data) for name in TICKS}
    given |= {name: tuple(sorted(form[name].data or ())) for name in LISTS}
    return OpeningEntry(**given, weights=weights_of(form))


def _page(form: OpeningForm, *, is_new: bool = False, **words: str) -> Any:
    offered = [f"{name} ({code})" for code, name in occupations()]
    page = render_template(
        "employers/opening_form.html",
        form=form,
        occupations=offered,
        areas=skill_options(),
        is_new=is_new,
        **words,
    )
    return page, form.status


def create_opening(ref: str) -> Any:
    employer = employer_to_edit(acting_user(), ref, "opening.edit")
    place = {name: getattr(employer.entry, name) for name in ("country", "region", "municipality")}
    form = _form(OpeningForm(data={**place, **usual_weights(), "heads": 1}), ref)
    is_draft = form.act.data == DRAFT
    if not accepted(form, lambda: commands.create_opening(acting_user(), ref, _entry(form), is_draft=is_draft)):
        words = {"heading": _("New opening"), "submit": _("Add the opening"), "about": employer.entry.name}
        return _page(form, is_new=True, cancel=url_for("employers.show", ref=ref), **words)
    flash(
        _("The draft is saved. Nobody is placed in it until it is opened.") if is_draft else _("The opening is added.")
    )
    return redirect(url_for("employers.opening", ref=form.result))


def opening(ref: str) -> Any:
    page = queries_opening.opening_page(acting_user(), ref)
    return render_template("employers/opening.html", page=page)


def edit_opening(ref: str) -> Any:
    page = queries_opening.opening_to_edit(acting_user(), ref)
    weights = {f"weight_{name}": number for name, number in page.entry.weights.items()}
    form = EditOpeningForm(data={**usual_weights(), **vars(page.entry), **weights, "seen": page.version})
    form = _form(form, page.employer.ref, page.entry.site)
    # What was supported once stays to be seen and taken out.
    for field, keys in ((form.pathway_keys, page.entry.pathway_keys), (form.programmes, page.entry.programmes)):
        known = {key for key, _name in field.choices}
        field.choices += [(key, key) for key in keys if key not in known]
    if not accepted(form, lambda: commands.edit_opening(acting_user(), ref, _entry(form), seen=form.seen.data)):
        cancel, about = url_for("employers.opening", ref=ref), page.employer.name
        return _page(form, heading=_("Change the opening"), submit=_("Save"), about=about, cancel=cancel)
    flash(_("Saved."))
    return redirect(url_for("employers.opening", ref=ref))


def move_opening(ref: str, to: str) -> Any:
    page = queries_opening.opening_to_edit(acting_user(), ref)
    if to not in set(OpeningState):
        raise NotFound
    form = (ReasonForm if to in NEEDS_REASON else RemarkForm)(data={"seen": page.version})
    act = {"reason": form.reason.data or "", "seen": form.seen.data}
    if not accepted(form, lambda: commands.move_opening(acting_user(), ref, to, **act)):
        words = {**_move_words(page.state, OpeningState(to)), "cancel": url_for("employers.opening", ref=ref)}
        context = f"{page.entry.title}, {page.employer.name}"
        return render_template("form.html", form=form, context_line=context, **words), form.status
    flash(_("The state of the opening is changed."))
    return redirect(url_for("employers.opening", ref=ref))


def _move_words(state: OpeningState, to: OpeningState) -> dict[str, str]:
    if state == PROPOSED and to == OpeningState.OPEN:
        return {"heading": _("Accept the proposal"), "submit": _("Accept and open it")}
    if state == PROPOSED and to == OpeningState.WITHDRAWN:
        return {"heading": _("Decline the proposal"), "submit": _("Decline it")}
    return {"heading": f"{label(state)} → {label(to)}", "submit": _("Change the state")}
