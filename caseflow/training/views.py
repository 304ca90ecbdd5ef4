"""Pages of trainings on offer."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.errors import NotFound
from caseflow.paging import Cursor
from caseflow.training import commands, queries
from caseflow.training.entries import GainEntry, OfferEntry
from caseflow.training.forms import GAIN_FORMS, EditOfferForm, OfferForm, PlainForm, ReasonForm, SkillGainForm
from caseflow.training.queries import WantedOffers
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, countries, is_country, is_language, person_languages
from caseflow.vocabulary.training import GainKind, OfferState, TrainingArea, TrainingMode
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

_TEXTS = ("title", "provider", "area", "mode", "language", "country", "region", "municipality", "currency", "note")
_VALUES = ("cost", "starts_on", "ends_on", "hours", "seats", "attendance_wanted")


def listing() -> Any:
    wanted = _wanted()
    found = queries.offer_list(acting_user(), wanted, Cursor(request.args.get("after"), request.args.get("before")))
    return render_template(
        "training/listing.html",
        found=found,
        wanted=wanted,
        areas=choices(TrainingArea, blank=_("All areas")),
        modes=choices(TrainingMode, blank=_("All")),
        languages=[("", _("All languages")), *person_languages()],
        countries=[("", _("All countries")), *countries()],
        which=[("open", _("Can be joined")), ("all", _("All"))],
    )


def _wanted() -> WantedOffers:
    asked = {name: request.args.get(name, "") for name in ("area", "mode", "language", "country", "which")}
    right = {
        "area": asked["area"] in set(TrainingArea),
        "mode": asked["mode"] in set(TrainingMode),
        "language": is_language(asked["language"]),
        "country": is_country(asked["country"]),
        "which": asked["which"] in ("open", "all"),
    }
    known = {name: code for name, code in asked.items() if right[name]}
    return WantedOffers(**known, is_whole=all(right[name] for name, code in asked.items() if code))


def _entry(form: OfferForm) -> OfferEntry:
    texts: dict[str, Any] = {name: form[name].data or "" for name in _TEXTS}
    return OfferEntry(**texts, **{name: form[name].data for name in _VALUES})


def create() -> Any:
    form = OfferForm(data={"attendance_wanted": 80})
    if not accepted(form, lambda: commands.create_offer(acting_user(), _entry(form))):
        words = {"heading": _("New training"), "submit": _("Add the training")}
        return render_template("form.html", form=form, cancel=url_for("training.listing"), **words), form.status
    flash(_("The training is added. Say now what passing it gives."))
    return redirect(url_for("training.show", ref=form.result))


def show(ref: str) -> Any:
    page = queries.offer_page(acting_user(), ref)
    return render_template("training/show.html", page=page, person=request.args.get("person", ""))


def edit(ref: str) -> Any:
    page = queries.offer_to_edit(acting_user(), ref)
    form = EditOfferForm(data={**vars(page.entry), "seen": page.version})
    if not accepted(form, lambda: commands.edit_offer(acting_user(), ref, _entry(form), seen=form.seen.data)):
        words = {"heading": _("Change the training"), "submit": _("Save"), "context_line": page.entry.title}
        return _form_page(form, ref, **words)
    flash(_("Saved."))
    return redirect(url_for("training.show", ref=ref))


def move(ref: str, to: str) -> Any:
    page = queries.offer_to_edit(acting_user(), ref)
    if to not in set(OfferState):
        raise NotFound
    form = ReasonForm(data={"seen": page.version})
    act = {"reason": form.reason.data or "", "seen": form.seen.data}
    if not accepted(form, lambda: commands.move_offer(acting_user(), ref, to, **act)):
        off = to == OfferState.CANCELLED
        words = {
            "heading": _("Call the training off") if off else _("Offer the training again"),
            "submit": _("Call it off") if off else _("Offer it again"),
            "context_line": page.entry.title,
            "intro": _("Everybody who has no result yet is taken out of it, in all teams.") if off else "",
        }
        return _form_page(form, ref, **words)
    flash(_("Saved."))
    return redirect(url_for("training.show", ref=ref))


def add_gain(ref: str, kind: str) -> Any:
    page = queries.offer_to_edit(acting_user(), ref)
    if kind not in GAIN_FORMS:
        raise NotFound
    form: Any = GAIN_FORMS[kind](data={"seen": page.version})
    if isinstance(form, SkillGainForm):
        form.with_skills()

    def entry() -> GainEntry:
        level = form.level.data or "" if "level" in form else ""
        months = form.valid_months.data if "valid_months" in form else None
        return GainEntry(kind, form.code.data or "", level, months)

    if not accepted(form, lambda: commands.add_gain(acting_user(), ref, entry(), seen=form.seen.data)):
        headings = {
            GainKind.SKILL: _("A skill that passing gives"),
            GainKind.LANGUAGE: _("A language that passing gives"),
            GainKind.LICENCE: _("A licence that passing gives"),
        }
        return _form_page(form, ref, heading=headings[GainKind(kind)], submit=_("Add"), context_line=page.entry.title)
    flash(_("Saved."))
    return redirect(url_for("training.show", ref=ref))


def remove_gain(ref: str, gain_id: int) -> Any:
    page = queries.offer_to_edit(acting_user(), ref)
    gain = next((one for one in page.gives if one.id == gain_id), None)
    if gain is None:
        raise NotFound
    form = PlainForm(data={"seen": page.version})
    if not accepted(form, lambda: commands.remove_gain(acting_user(), ref, gain_id, seen=form.seen.data)):
        words = {"heading": _("Remove what passing gives: %(name)s", name=gain.name), "submit": _("Remove")}
        intro = _("Whoever passed already keeps it.")
        return _form_page(form, ref, **words, intro=intro, context_line=page.entry.title)
    flash(_("Removed."))
    return redirect(url_for("training.show", ref=ref))


def _form_page(form: Any, ref: str, **words: str) -> Any:
    return render_template("form.html", form=form, cancel=url_for("training.show", ref=ref), **words), form.status
