"""The permits of a person: held already, corrected, ended."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.pathways import commands_permits as commands
from caseflow.pathways import queries_permits as queries
from caseflow.pathways.forms import EndPermitForm, PermitForm
from caseflow.pathways.views_steps import details_of
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def permits(ref: str) -> Any:
    return render_template("pathways/permits.html", holder=queries.permits_of(acting_user(), ref))


def add_permit(ref: str) -> Any:
    user = acting_user()
    holder = queries.permits_of(user, ref)
    form = PermitForm(seen=0, country=holder.residence_country).in_country(holder.residence_country)
    done = accepted(
        form,
        lambda: commands.add_permit(user, ref, details_of(form), renew_before_days=form.renew_before_days.data),
    )
    if not done:
        return _page(form, _("Add a permit"), holder.name, ref), form.status
    flash(_("The permit is saved."))
    return redirect(url_for("pathways.permits", ref=ref))


def edit_permit(ref: str, permit_id: int) -> Any:
    user = acting_user()
    now = queries.permit_entered(user, ref, permit_id)
    form = PermitForm(obj=now).in_country(now.country)
    done = accepted(
        form,
        lambda: commands.edit_permit(
            user,
            ref,
            permit_id,
            details_of(form),
            renew_before_days=form.renew_before_days.data,
            seen=form.seen.data or 0,
        ),
    )
    if not done:
        return _page(form, _("Correct the permit"), now.name, ref), form.status
    flash(_("The permit is saved."))
    return redirect(url_for("pathways.permits", ref=ref))


def end_permit(ref: str, permit_id: int) -> Any:
    user = acting_user()
    now = queries.permit_entered(user, ref, permit_id)
    form = EndPermitForm(seen=now.seen)
    done = accepted(
        form,
        lambda: commands.end_permit(
            user,
            ref,
            permit_id,
            ended_on=form.ended_on.data,
            reason=form.reason.data or "",
            seen=form.seen.data or 0,
        ),
    )
    if not done:
        return _page(form, _("End the permit"), now.name, ref), form.status
    flash(_("The permit is ended."))
    return redirect(url_for("pathways.permits", ref=ref))


def _page(form: Any, heading: str, name: str, ref: str) -> str:
    cancel = url_for("pathways.permits", ref=ref)
    return render_template(
        "form.html", form=form, heading=heading, context_line=name, submit=_("Save"), cancel=cancel, on_case=True
    )
