"""Pages that say whose case it is, and what is said of it as a whole."""

from typing import Any

from flask import flash, redirect, url_for

from caseflow.cases import commands_assignment, commands_opening, queries_case
from caseflow.cases.forms_choice import offer
from caseflow.cases.forms_stages import AssignForm, EditCaseForm, HandOverForm, NoPathwayForm, TakeForm
from caseflow.cases.views_page import begin, case_page, small_page
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def assign(ref: str) -> Any:
    form = AssignForm()
    done = accepted(
        form,
        lambda: commands_assignment.assign_case(
            acting_user(), ref, caseworker=form.caseworker.data or "", seen=form.seen.data or 0
        ),
    )
    if done:
        flash(_("The case is assigned."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "case.assign")
    begin(form, seen=head.version, caseworker=head.caseworker_ref)
    offer(form.caseworker, head.colleagues, nobody=_("Nobody yet"))
    intro = _("Team: %(team)s", team=head.team)
    return small_page(form, head, heading=_("Assign the case"), submit=_("Assign"), intro=intro)


def take(ref: str) -> Any:
    form = TakeForm()
    if accepted(form, lambda: commands_assignment.take_case(acting_user(), ref, seen=form.seen.data or 0)):
        flash(_("You are now responsible for this case."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "case.take")
    begin(form, seen=head.version)
    intro = _("Nobody is responsible for this case yet.") if not head.caseworker else ""
    return small_page(form, head, heading=_("Take the case"), submit=_("Take the case"), intro=intro)


def hand_over(ref: str) -> Any:
    """To another team of the organization; afterwards the case may be out of sight."""
    form = HandOverForm()
    done = accepted(
        form,
        lambda: commands_assignment.hand_over_case(
            acting_user(), ref, team=form.team.data or "", reason=form.reason.data or "", seen=form.seen.data or 0
        ),
    )
    if done:
        flash(_("The case and its people now belong to the other team."))
        return redirect(case_page(ref) if form.result else url_for("cases.listing"))
    head = queries_case.case_head(acting_user(), ref, "case.assign")
    begin(form, seen=head.version)
    offer(form.team, queries_case.other_teams(acting_user(), head), nobody=_("Choose"))
    warning = _("Whoever does not belong to the other team no longer sees the case and its people.")
    return small_page(form, head, heading=_("Hand over to another team"), submit=_("Hand over"), warning=warning)


def edit(ref: str) -> Any:
    form = EditCaseForm()
    done = accepted(
        form,
        lambda: commands_opening.edit_case(
            acting_user(),
            ref,
            risk=form.risk.data or "",
            referred_by=form.referred_by.data or "",
            seen=form.seen.data or 0,
        ),
    )
    if done:
        flash(_("Saved."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "case.edit")
    begin(form, seen=head.version, risk=head.risk, referred_by=head.referred_by)
    return small_page(form, head, heading=_("Risk and referral"), submit=_("Save"))


def no_pathway(ref: str) -> Any:
    """Why no pathway fits: with this the evaluation can end without one."""
    form = NoPathwayForm()
    done = accepted(
        form,
        lambda: commands_opening.explain_no_pathway(
            acting_user(), ref, reason=form.no_pathway_reason.data or "", seen=form.seen.data or 0
        ),
    )
    if done:
        flash(_("Saved."))
        return redirect(url_for("cases.move", ref=ref))
    head = queries_case.case_head(acting_user(), ref, "case.edit")
    begin(form, seen=head.version, no_pathway_reason=head.no_pathway_reason)
    return small_page(form, head, heading=_("No pathway fits"), submit=_("Save"))
