"""Pages about the sites and contacts of an employer."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.employers import commands_sites as commands
from caseflow.employers import queries_sites as queries
from caseflow.employers.entries import ContactEntry, SiteEntry
from caseflow.employers.forms import ContactForm, EditContactForm, EditSiteForm, EndForm, SiteForm
from caseflow.employers.queries import employer_to_edit
from caseflow.employers.queries_opening import site_choices
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import Form, acting_user

SITE = ("name", "country", "region", "municipality", "address", "note")
CONTACT = ("name", "function", "site", "phone", "email", "language")


def add_site(ref: str) -> Any:
    employer = employer_to_edit(acting_user(), ref)
    place = {name: getattr(employer.entry, name) for name in ("country", "region", "municipality")}
    form = SiteForm(data=place)
    if not accepted(form, lambda: commands.add_site(acting_user(), ref, _site(form))):
        return _page(form, ref, employer.entry.name, _("New site"), _("Add"))
    flash(_("The site is added."))
    return _back(ref)


def edit_site(ref: str, number: int) -> Any:
    page = queries.site_to_edit(acting_user(), ref, number)
    form = EditSiteForm(data={**vars(page.entry), "seen": page.version})
    if not accepted(form, lambda: commands.edit_site(acting_user(), ref, number, _site(form), seen=form.seen.data)):
        return _page(form, ref, page.employer, _("Change %(name)s", name=page.entry.name), _("Save"))
    flash(_("Saved."))
    return _back(ref)


def end_site(ref: str, number: int) -> Any:
    page = queries.site_to_edit(acting_user(), ref, number)
    form = EndForm(data={"seen": page.version})
    if not accepted(form, lambda: commands.end_site(acting_user(), ref, number, seen=form.seen.data)):
        words = _("Nobody is placed at it any more. It stays in the history.")
        return _page(form, ref, page.employer, _("End the site %(name)s", name=page.entry.name), _("End it"), words)
    flash(_("The site is ended."))
    return _back(ref)


def add_contact(ref: str) -> Any:
    page = queries.contact_to_add(acting_user(), ref)
    form = _with_sites(ContactForm(data=vars(page.entry)), ref)
    if not accepted(form, lambda: commands.add_contact(acting_user(), ref, _contact(form))):
        return _page(form, ref, page.employer, _("New contact"), _("Add"))
    flash(_("The contact is added."))
    return _back(ref)


def edit_contact(ref: str, number: int) -> Any:
    page = queries.contact_to_edit(acting_user(), ref, number)
    form = EditContactForm(data={**vars(page.entry), "seen": page.version})
    _with_sites(form, ref, page.entry.site)
    act = {"seen": form.seen.data}
    if not accepted(form, lambda: commands.edit_contact(acting_user(), ref, number, _contact(form), **act)):
        return _page(form, ref, page.employer, _("Change %(name)s", name=page.entry.name), _("Save"))
    flash(_("Saved."))
    return _back(ref)


def end_contact(ref: str, number: int) -> Any:
    page = queries.contact_to_edit(acting_user(), ref, number)
    form = EndForm(data={"seen": page.version})
    if not accepted(form, lambda: commands.end_contact(acting_user(), ref, number, seen=form.seen.data)):
        words = _("Nobody calls them about this employer any more. They stay in the history.")
        return _page(form, ref, page.employer, _("End the contact %(name)s", name=page.entry.name), _("End it"), words)
    flash(_("The contact is ended."))
    return _back(ref)


def _site(form: SiteForm) -> SiteEntry:
    given = {name: form[name].data or "" for name in SITE}
    housing = {"has_housing": bool(form.has_housing.data), "housing_inspected_on": form.housing_inspected_on.data}
    return SiteEntry(**given, **housing)


def _contact(form: ContactForm) -> ContactEntry:
    return ContactEntry(**{name: form[name].data or "" for name in CONTACT}, is_main=bool(form.is_main.data))


def _with_sites(form: ContactForm, ref: str, kept: str = "") -> ContactForm:
    form.site.choices = [("", _("All sites")), *site_choices(acting_user(), ref, kept)]
    return form


def _page(form: Form, ref: str, about: str, heading: str, submit: str, warning: str = "") -> Any:
    words = {"heading": heading, "submit": submit, "context_line": about, "cancel": url_for("employers.show", ref=ref)}
    return render_template("form.html", form=form, warning=warning, **words), form.status


def _back(ref: str) -> Any:
    return redirect(url_for("employers.show", ref=ref))
