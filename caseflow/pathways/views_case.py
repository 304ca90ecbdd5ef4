"""A case and its pathways: compare them, choose one, add a registration beside it."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.pathways import commands_choice as commands
from caseflow.pathways import queries_case as queries
from caseflow.pathways.forms import ChooseForm, PlainForm, ReasonForm, RegistrationForm
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def of_case(ref: str) -> Any:
    page = queries.case_ways(acting_user(), ref, request.args.get("member", ""))
    return render_template("pathways/case.html", page=page, form=PlainForm(seen=page.seen))


def choose(ref: str, key: str) -> Any:
    """One pathway weighed for the case, with the form that chooses it."""
    user = acting_user()
    page = queries.pathway_choice(user, ref, key, request.args.get("member", ""))
    if page.route.is_subprocess:
        return _add_registration(page)
    form = ChooseForm(seen=page.seen)
    done = accepted(
        form,
        lambda: commands.choose_pathway(
            user,
            ref,
            key,
            began_on=form.began_on.data,
            reason=form.reason.data or "",
            seen=form.seen.data or 0,
        ),
    )
    if not done:
        return render_template("pathways/choose.html", page=page, form=form), form.status
    _say_what_follows(form.result)
    return redirect(url_for("pathways.of_case", ref=ref))


def _add_registration(page: queries.Choice) -> Any:
    user, members = acting_user(), [(member.ref, member.name) for member in page.members]
    form = RegistrationForm(seen=page.seen, person=page.person_ref).for_members(members)
    done = accepted(
        form,
        lambda: commands.add_registration(
            user,
            page.ref,
            page.route.key,
            form.person.data or "",
            began_on=form.began_on.data,
            seen=form.seen.data or 0,
        ),
    )
    if not done:
        return render_template("pathways/choose.html", page=page, form=form), form.status
    _say_what_follows(form.result)
    return redirect(url_for("pathways.of_case", ref=page.ref))


def _say_what_follows(asked: list[str]) -> None:
    flash(_("Chosen. The steps are below."))
    if asked:
        flash(_("What is not known yet has become tasks: %(count)s.", count=len(asked)))


def stop_registration(ref: str, key: str, person_ref: str) -> Any:
    user = acting_user()
    page = queries.case_ways(user, ref)
    form = ReasonForm(seen=page.seen)
    address = url_for("pathways.of_case", ref=ref)
    done = accepted(
        form,
        lambda: commands.stop_registration(
            user, ref, key, person_ref, reason=form.reason.data or "", seen=form.seen.data or 0
        ),
    )
    if not done:
        words = {
            "heading": _("Stop the registration"),
            "intro": _("Its open steps are cancelled. What is done stays."),
            "submit": _("Stop it"),
        }
        return render_template("form.html", form=form, cancel=address, on_case=True, **words), form.status
    flash(_("The registration is stopped."))
    return redirect(address)


def include_member(ref: str, person_ref: str) -> Any:
    user, form = acting_user(), PlainForm()
    done = accepted(form, lambda: commands.include_member(user, ref, person_ref, seen=form.seen.data or 0))
    if not done:
        page = queries.case_ways(user, ref)
        return render_template("pathways/case.html", page=page, form=form), form.status
    flash(_("The steps are added."))
    return redirect(url_for("pathways.of_case", ref=ref))
