"""The addresses of this room, and the pages of employers and recruiters."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from caseflow.employers import commands, queries, views_openings, views_sites, views_vetting
from caseflow.employers.entries import EmployerEntry
from caseflow.employers.forms import EditEmployerForm, EmployerForm, NewEmployerForm, ReasonForm
from caseflow.employers.queries import Wanted
from caseflow.paging import Cursor
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _, countries, is_country
from caseflow.vocabulary.vetting import EmployerKind, VettingState
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("employers", __name__)
BOTH = ["GET", "POST"]


@bp.route("/employers", methods=BOTH)
def listing() -> Any:
    wanted = _wanted()
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = queries.employer_list(acting_user(), wanted, cursor)
    states = [(queries.FROZEN, _("New submissions stopped"))]
    return render_template(
        "employers/listing.html",
        found=found,
        wanted=wanted,
        kinds=choices(EmployerKind, blank=_("Both")),
        countries=[("", _("All countries")), *countries()],
        states=[*choices(VettingState, blank=_("All")), *states],
    )


def _wanted() -> Wanted:
    """What the address and the search box ask for. Codes that nobody knows are left out."""
    asked = {name: request.args.get(name, "") for name in ("kind", "country", "vetting")}
    right = {
        "kind": asked["kind"] in set(EmployerKind),
        "country": is_country(asked["country"]),
        "vetting": asked["vetting"] in {*VettingState, queries.FROZEN},
    }
    known = {name: code for name, code in asked.items() if right[name]}
    is_whole = all(right[name] for name, code in asked.items() if code)
    return Wanted(**known, name=request.form.get("q", "").replace("\0", "").strip()[:200], is_whole=is_whole)


TEXTS = ("name", "country", "region", "municipality", "sector", "registration_number", "designations", "note")
CONTACT = ("contact_name", "contact_phone", "contact_email")


def _entry(form: EmployerForm, kind: str) -> EmployerEntry:
    given = {name: form[name].data or "" for name in (*TEXTS, *CONTACT) if name in form}
    return EmployerEntry(kind=kind, registered_until=form.registered_until.data, **given)


@bp.route("/employers/new", methods=BOTH)
def create() -> Any:
    form = NewEmployerForm()
    if not accepted(form, lambda: commands.create_employer(acting_user(), _entry(form, form.kind.data))):
        page = {"heading": _("New employer or recruiter"), "cancel": url_for("employers.listing")}
        return render_template("employers/form.html", form=form, submit=_("Add"), **page), form.status
    flash(_("Added. The next thing is to vet it: nobody is placed before that."))
    return redirect(url_for("employers.show", ref=form.result))


@bp.get("/employers/<ref>")
def show(ref: str) -> Any:
    return render_template("employers/show.html", page=queries.employer_page(acting_user(), ref))


@bp.route("/employers/<ref>/edit", methods=BOTH)
def edit(ref: str) -> Any:
    page = queries.employer_to_edit(acting_user(), ref)
    form = EditEmployerForm(data={**vars(page.entry), "seen": page.version})
    entry, seen = _entry(form, page.entry.kind), form.seen.data
    if not accepted(form, lambda: commands.edit_employer(acting_user(), ref, entry, seen=seen)):
        words = {"heading": _("Change %(name)s", name=page.entry.name), "cancel": url_for("employers.show", ref=ref)}
        return render_template("employers/form.html", form=form, submit=_("Save"), **words), form.status
    flash(_("Saved."))
    return redirect(url_for("employers.show", ref=ref))


@bp.route("/employers/<ref>/freeze", methods=BOTH)
def freeze(ref: str) -> Any:
    page = queries.employer_to_edit(acting_user(), ref, "employer.freeze")
    form = ReasonForm(data={"seen": page.version})
    act = {"reason": form.reason.data or "", "seen": form.seen.data}
    if not accepted(form, lambda: commands.freeze_employer(acting_user(), ref, **act)):
        words = {
            "heading": _("Stop new submissions to %(name)s", name=page.entry.name),
            "submit": _("Stop new submissions"),
            "warning": _("Nobody can be put forward to it until a supervisor has decided. People at work there stay."),
        }
        return _reason_page(form, ref, words)
    flash(_("New submissions are stopped. Tell a supervisor."))
    return redirect(url_for("employers.show", ref=ref))


@bp.route("/employers/<ref>/unfreeze", methods=BOTH)
def unfreeze(ref: str) -> Any:
    page = queries.employer_to_edit(acting_user(), ref, "employer.unfreeze")
    form = ReasonForm(data={"seen": page.version})
    act = {"reason": form.reason.data or "", "seen": form.seen.data}
    if not accepted(form, lambda: commands.unfreeze_employer(acting_user(), ref, **act)):
        words = {
            "heading": _("Allow new submissions to %(name)s again", name=page.entry.name),
            "submit": _("Allow new submissions"),
            "intro": _("Stopped because: %(reason)s", reason=page.freeze_reason) if page.freeze_reason else "",
        }
        return _reason_page(form, ref, words)
    flash(_("New submissions are allowed again."))
    return redirect(url_for("employers.show", ref=ref))


def _reason_page(form: ReasonForm, ref: str, words: dict[str, str]) -> Any:
    return render_template("form.html", form=form, cancel=url_for("employers.show", ref=ref), **words), form.status


# Sites and contacts, vetting and openings: their pages are in files of their own.
for part, ending in (("site", "sites"), ("contact", "contacts")):
    one = f"/employers/<ref>/{ending}/<int:number>"
    bp.add_url_rule(f"/employers/<ref>/{ending}/new", f"add_{part}", getattr(views_sites, f"add_{part}"), methods=BOTH)
    bp.add_url_rule(f"{one}/edit", f"edit_{part}", getattr(views_sites, f"edit_{part}"), methods=BOTH)
    bp.add_url_rule(f"{one}/end", f"end_{part}", getattr(views_sites, f"end_{part}"), methods=BOTH)
bp.add_url_rule("/employers/<ref>/vetting", "vet", views_vetting.vet, methods=BOTH)
bp.add_url_rule("/employers/<ref>/vetting/decide", "decide", views_vetting.decide, methods=BOTH)
bp.add_url_rule("/employers/<ref>/vettings/<int:number>", "vetting", views_vetting.vetting)
bp.add_url_rule("/openings", "openings", views_openings.openings)
bp.add_url_rule("/employers/<ref>/openings/new", "create_opening", views_openings.create_opening, methods=BOTH)
bp.add_url_rule("/openings/<ref>", "opening", views_openings.opening)
bp.add_url_rule("/openings/<ref>/edit", "edit_opening", views_openings.edit_opening, methods=BOTH)
bp.add_url_rule("/openings/<ref>/state/<to>", "move_opening", views_openings.move_opening, methods=BOTH)
