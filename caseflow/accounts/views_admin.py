"""Pages of administration: users, organizations, teams."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for

from caseflow.accounts import commands_admin as commands
from caseflow.accounts import queries_admin as queries
from caseflow.accounts.forms import EmptyForm
from caseflow.accounts.forms_admin import (
    DecidesForm,
    EditOrganizationForm,
    EditUserForm,
    OrganizationForm,
    TeamForm,
    UserForm,
)
from caseflow.paging import Cursor
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _
from caseflow.vocabulary.roles import Role
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user, options

bp = Blueprint("administration", __name__, url_prefix="/admin")


@bp.get("")
def admin() -> Any:
    return redirect(url_for("administration.users"))


@bp.get("/users")
def users() -> Any:
    user = acting_user()
    role = request.args.get("role", "")
    organization = request.args.get("organization", "")
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    found = queries.users(user, role=role, organization=organization, cursor=cursor)
    houses = [("", _("All organizations")), *queries.organization_choices(user)]
    return render_template(
        "accounts/users.html",
        found=found,
        role=role,
        organization=organization,
        roles=choices(Role, blank=_("All roles")),
        houses=houses,
    )


def _offer(form: UserForm) -> None:
    user = acting_user()
    form.organization.choices = options(queries.organization_choices(user), blank=True)
    form.teams.choices = options(queries.team_choices(user))


def _user_fields(form: UserForm) -> commands.UserFields:
    return commands.UserFields(
        name=form.name.data or "",
        email=form.email.data or "",
        role=form.role.data,
        organization=form.organization.data,
        language=form.language.data,
        is_protection_officer=bool(form.is_protection_officer.data),
        active=bool(form.active.data),
        teams=tuple(form.teams.data or ()),
        employer=form.employer.data or "",
    )


@bp.route("/users/new", methods=["GET", "POST"])
def create_user() -> Any:
    form = UserForm(active=True, language="en")
    _offer(form)
    if not accepted(form, lambda: commands.create_user(acting_user(), _user_fields(form))):
        page = {"heading": _("New user"), "submit": _("Add the user"), "cancel": url_for("administration.users")}
        return render_template("form.html", form=form, **page), form.status
    ref, token = form.result
    # Shown once, on the next page; it is in no address, log or mail.
    session["link"] = [ref, token]
    return redirect(url_for("administration.edit_user", ref=ref))


@bp.route("/users/<ref>", methods=["GET", "POST"])
def edit_user(ref: str) -> Any:
    file = queries.user_file(acting_user(), ref)
    form = EditUserForm(data={**vars(file), "seen": file.version, "teams": list(file.teams)})
    _offer(form)
    if not accepted(form, lambda: commands.edit_user(acting_user(), ref, _user_fields(form), seen=form.seen.data)):
        of, token = session.pop("link", None) or ("", "")
        # Only on the page of the account that it opens: another tab may show somebody else's.
        link = url_for("accounts.choose_password", token=token, _external=True) if of == ref else None
        return render_template("accounts/user.html", form=form, file=file, link=link), form.status
    flash(_("The account is saved."))
    return redirect(url_for("administration.edit_user", ref=ref))


@bp.route("/users/<ref>/link", methods=["GET", "POST"])
def renew_link(ref: str) -> Any:
    file = queries.user_file(acting_user(), ref)
    form = EmptyForm()
    if not accepted(form, lambda: commands.renew_password_link(acting_user(), ref)):
        page = {
            "heading": _("New password link for %(name)s", name=file.name),
            "submit": _("Make the link"),
            "cancel": url_for("administration.edit_user", ref=ref),
            "warning": _("The present password stops working and every session ends. Be sure who is asking."),
        }
        return render_template("form.html", form=form, **page), form.status
    session["link"] = [ref, form.result]
    return redirect(url_for("administration.edit_user", ref=ref))


def _organization_fields(form: OrganizationForm) -> commands.OrganizationFields:
    return commands.OrganizationFields(
        name=form.name.data or "",
        kind=form.kind.data,
        country=form.country.data,
        city=form.city.data or "",
        timezone=form.timezone.data,
        language=form.language.data,
        override_allowed=bool(form.override_allowed.data),
        active=bool(form.active.data),
    )


@bp.get("/organizations")
def organizations() -> Any:
    return render_template("accounts/organizations.html", found=queries.organizations(acting_user()))


@bp.route("/organizations/new", methods=["GET", "POST"])
def create_organization() -> Any:
    form = OrganizationForm(active=True, timezone="UTC", language="en")
    if not accepted(form, lambda: commands.create_organization(acting_user(), _organization_fields(form))):
        page = {"heading": _("New organization"), "submit": _("Add"), "cancel": url_for("administration.organizations")}
        return render_template("form.html", form=form, **page), form.status
    flash(_("The organization is added."))
    return redirect(url_for("administration.edit_organization", ref=form.result))


@bp.route("/organizations/<ref>", methods=["GET", "POST"])
def edit_organization(ref: str) -> Any:
    file = queries.organization(acting_user(), ref)
    form = EditOrganizationForm(data={**vars(file), "seen": file.version})
    seen = form.seen.data
    fields = _organization_fields
    if not accepted(form, lambda: commands.edit_organization(acting_user(), ref, fields(form), seen=seen)):
        return render_template("accounts/organization.html", form=form, file=file), form.status
    flash(_("The organization is saved."))
    return redirect(url_for("administration.edit_organization", ref=ref))


@bp.route("/organizations/<ref>/decides", methods=["GET", "POST"])
def decides(ref: str) -> Any:
    file = queries.organization(acting_user(), ref)
    form = DecidesForm(data={"actors": list(queries.deciding(acting_user(), ref)), "seen": file.version})
    seen, actors = form.seen.data, tuple(form.actors.data or ())
    if not accepted(form, lambda: commands.set_deciding(acting_user(), ref, actors, seen=seen)):
        page = {
            "heading": _("What the authority decides"),
            "submit": _("Save"),
            "context_line": file.name,
            "cancel": url_for("administration.edit_organization", ref=ref),
        }
        return render_template("form.html", form=form, **page), form.status
    flash(_("It is saved. It holds for what is handed in from now on."))
    return redirect(url_for("administration.edit_organization", ref=ref))


@bp.route("/organizations/<ref>/teams/new", methods=["GET", "POST"])
def create_team(ref: str) -> Any:
    file = queries.organization(acting_user(), ref)
    form = TeamForm()
    if not accepted(form, lambda: commands.create_team(acting_user(), ref, form.name.data or "")):
        page = {
            "heading": _("New team"),
            "submit": _("Add the team"),
            "context_line": file.name,
            "cancel": url_for("administration.edit_organization", ref=ref),
        }
        return render_template("form.html", form=form, **page), form.status
    flash(_("The team is added."))
    return redirect(url_for("administration.edit_organization", ref=ref))
