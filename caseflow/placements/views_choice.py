"""Why somebody was chosen, and the second person who decides; and steps written down by mistake."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.placements import commands_choice, commands_events, queries_lists, queries_page
from caseflow.placements.forms import CorrectForm, DecideChoiceForm, ExplainForm, StartForm
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user, options


def waiting_choices() -> Any:
    return render_template(
        "placements/choices.html",
        lines=queries_lists.waiting_choices(acting_user()),
        contracts=queries_lists.waiting_contracts(acting_user()),
    )


def explain_choice(ref: str) -> Any:
    """Whoever places says why this person, again if the choice was refused."""
    page = queries_page.placement_page(acting_user(), ref, "placement.edit")
    said = page.choice.reason if page.choice else ""
    form = ExplainForm(data={"seen": page.choice.version if page.choice else 0, "choice_reason": said})
    reason = form.choice_reason.data or ""
    if not accepted(form, lambda: commands_choice.give_reason(acting_user(), ref, reason, seen=form.seen.data)):
        return render_template("placements/choice.html", form=form, page=page, decides=False), form.status
    flash(_("Saved. A supervisor reads it, unless nobody is passed over any more."))
    return redirect(url_for("placements.show", ref=ref))


def decide_choice(ref: str) -> Any:
    """The second person decides."""
    page = queries_page.placement_page(acting_user(), ref, "choice.decide")
    form = DecideChoiceForm(data={"seen": page.choice.version if page.choice else 0})
    note, approve = form.note.data or "", form.decision.data == "approve"
    if not accepted(
        form,
        lambda: commands_choice.decide_choice(acting_user(), ref, approve=approve, note=note, seen=form.seen.data),
    ):
        return render_template("placements/choice.html", form=form, page=page, decides=True), form.status
    flash(_("Approved. The person can be put forward.") if approve else _("Refused."))
    return redirect(url_for("placements.show", ref=ref))


def correct(ref: str) -> Any:
    """A step that was written down by mistake is taken back."""
    page = queries_page.placement_page(acting_user(), ref, "placement.edit")
    form = CorrectForm(data={"seen": page.version})
    form.to.choices = options((state.value, label(state)) for state in page.earlier)
    to, reason = form.to.data or "", form.reason.data or ""
    if not accepted(form, lambda: commands_events.correct_state(acting_user(), ref, to, reason, seen=form.seen.data)):
        return _small(form, page, _("Correct the state"), _("It now stands at: %(state)s.", state=label(page.state)))
    flash(_("Corrected."))
    return redirect(url_for("placements.show", ref=ref))


def correct_start(ref: str) -> Any:
    """The first day of work was another one: checks and visits move with it."""
    page = queries_page.placement_page(acting_user(), ref, "placement.edit")
    form = StartForm(data={"seen": page.version, "on": page.started_on})
    on, reason = form.on.data, form.reason.data or ""
    if not accepted(form, lambda: commands_events.correct_start(acting_user(), ref, on, reason, seen=form.seen.data)):
        intro = _("The checks and the visits that are still planned move with this day.")
        return _small(form, page, _("Correct the first day of work"), intro)
    flash(_("Corrected."))
    return redirect(url_for("placements.show", ref=ref))


def _small(form: Any, page: queries_page.PlacementPage, heading: str, intro: str) -> Any:
    return render_template(
        "form.html",
        form=form,
        heading=heading,
        intro=intro,
        submit=_("Save"),
        cancel=url_for("placements.show", ref=page.ref),
        context_line=f"{page.name}, {page.job}, {page.employer}",
        on_case=True,
    ), form.status
