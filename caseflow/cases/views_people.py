"""Pages that open a case and say who is in it. Somebody known is looked for first; what is typed is posted."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.cases import commands_members, commands_opening, queries_case, queries_search
from caseflow.cases.commands_opening import Opening
from caseflow.cases.forms_choice import offer
from caseflow.cases.forms_people import (
    AddMemberForm,
    ChangePrincipalForm,
    EditMemberForm,
    FindPersonForm,
    OpenCaseForm,
    RemoveMemberForm,
)
from caseflow.cases.views_page import begin, case_page, small_page
from caseflow.errors import NotFound, Refused
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def create() -> Any:
    """Open a case for somebody known (?person=PE-…) or new."""
    form = OpenCaseForm()
    opening = Opening(
        form.team.data or "", form.caseworker.data or "", form.risk.data or "", form.referred_by.data or ""
    )
    if accepted(form, lambda: commands_opening.open_case(acting_user(), form.who(), opening)):
        flash(_("The case is open. Its reference is %(ref)s.", ref=form.result))
        return redirect(case_page(form.result))
    return _opening_page(form)


def find_principal() -> Any:
    """Who answers what was typed, on the page that opens a case."""
    finder = FindPersonForm()
    return _opening_page(OpenCaseForm(formdata=None), finder)


def _opening_page(form: OpenCaseForm, finder: FindPersonForm | None = None) -> Any:
    user = acting_user()
    teams, colleagues = queries_case.teams_and_colleagues(user, "case.open")
    offer(form.team, teams, nobody=None if len(teams) == 1 else _("Choose"))
    offer(form.caseworker, colleagues, nobody=_("Nobody yet"))
    if not form.is_submitted() or finder is not None:
        form.caseworker.data, form.risk.data, form.residence_country.data = user.ref, "standard", user.country
        form.person.data = request.args.get("person", "")
    return _choosing("cases/create.html", form, finder)


def _choosing(template: str, form: Any, finder: FindPersonForm | None, **more: Any) -> Any:
    """A page on which somebody is looked for, chosen, or written down as new."""
    found, status = None, form.status
    if finder is not None and finder.validate_on_submit():
        found = queries_search.people_found(acting_user(), finder.q.data or "")
    elif finder is not None:
        status = Refused.status
    elif form.is_somebody_else.errors:
        found = queries_search.people_alike(acting_user(), form.who())
    chosen = queries_search.person_chosen(acting_user(), form.person.data) if form.person.data else None
    if form.person.data and chosen is None:
        raise NotFound
    finder = finder or FindPersonForm(formdata=None)
    page = render_template(template, form=form, finder=finder, found=found, chosen=chosen, **more)
    return page, status


def add_member(ref: str) -> Any:
    """Somebody joins the case: known (?person=PE-…) or new."""
    form = AddMemberForm()
    done = accepted(
        form,
        lambda: commands_members.add_member(acting_user(), ref, form.who(), form.relationship.data or ""),
    )
    if done:
        flash(_("The person is now part of the case."))
        return redirect(case_page(ref))
    return _member_page(form, ref)


def find_member(ref: str) -> Any:
    """Who answers what was typed, on the page that adds somebody to a case."""
    return _member_page(AddMemberForm(formdata=None), ref, FindPersonForm())


def _member_page(form: AddMemberForm, ref: str, finder: FindPersonForm | None = None) -> Any:
    head = queries_case.case_head(acting_user(), ref, "member.edit")
    if not form.is_submitted() or finder is not None:
        form.person.data, form.residence_country.data = request.args.get("person", ""), acting_user().country
    return _choosing("cases/add_member.html", form, finder, head=head)


def edit_member(ref: str, person: str) -> Any:
    form = EditMemberForm()
    done = accepted(
        form,
        lambda: commands_members.edit_member(
            acting_user(), ref, person, relationship=form.relationship.data or "", seen=form.seen.data or 0
        ),
    )
    if done:
        flash(_("Saved."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "member.edit")
    member = head.member(person)
    if member.is_principal:
        return redirect(url_for("cases.choose_principal", ref=ref))
    begin(form, seen=member.version, relationship=member.relationship)
    return small_page(form, head, heading=_("Relationship of %(name)s", name=member.name), submit=_("Save"))


def choose_principal(ref: str) -> Any:
    """The members among whom another principal applicant can be chosen."""
    head = queries_case.case_head(acting_user(), ref, "member.edit")
    return render_template("cases/choose_principal.html", head=head)


def change_principal(ref: str, person: str) -> Any:
    form = ChangePrincipalForm()
    done = accepted(
        form,
        lambda: commands_members.change_principal(
            acting_user(), ref, person, former_is=form.former_is.data or "", seen=form.seen.data or 0
        ),
    )
    if done:
        flash(_("Saved. Check what the other members are to the new principal applicant."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "member.edit")
    member = head.member(person)
    begin(form, seen=head.version)
    heading = _("Make %(name)s the principal applicant", name=member.name)
    intro = _("The principal applicant is now %(name)s.", name=head.name)
    return small_page(form, head, heading=heading, submit=_("Save"), intro=intro)


def remove_member(ref: str, person: str) -> Any:
    form = RemoveMemberForm()
    done = accepted(
        form,
        lambda: commands_members.remove_member(
            acting_user(),
            ref,
            person,
            left_on=form.left_on.data,
            reason=form.reason.data or "",
            seen=form.seen.data or 0,
        ),
    )
    if done:
        flash(_("The person is no longer part of the case. They stay in its history."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "member.edit")
    member = head.member(person)
    begin(form, seen=member.version)
    heading = _("%(name)s leaves the case", name=member.name)
    return small_page(form, head, heading=heading, submit=_("Save"))
