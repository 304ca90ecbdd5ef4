"""Pages that move a case along its stages, back, on hold and out of it."""

from typing import Any

from flask import flash, redirect, url_for

from caseflow.cases import commands_stages, queries_case
from caseflow.cases.forms_choice import offer
from caseflow.cases.forms_stages import HoldForm, MoveBackForm, MoveForm, OverrideForm, ResumeForm
from caseflow.cases.views_mending import mended_at
from caseflow.cases.views_page import begin, case_page, small_page
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _
from caseflow.vocabulary.stages import Stage
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def move(ref: str) -> Any:
    """To the next stage, or what is missing for it."""
    form = MoveForm()
    if accepted(form, lambda: commands_stages.move_case(acting_user(), ref, seen=form.seen.data or 0)):
        return _moved(ref, form.result)
    return _move_page(form, ref)


def override(ref: str) -> Any:
    """To the next stage although something is missing: a supervisor's act."""
    form = OverrideForm()
    done = accepted(
        form,
        lambda: commands_stages.move_case(
            acting_user(), ref, override_reason=form.override_reason.data or "", seen=form.seen.data or 0
        ),
    )
    if done:
        return _moved(ref, form.result)
    head = queries_case.case_head(acting_user(), ref, "case.override")
    begin(form, seen=head.version)
    return _move_page(form, ref)


def _moved(ref: str, stage: str) -> Any:
    flash(_("The case is now in this stage: %(stage)s.", stage=label(Stage(stage))))
    return redirect(case_page(ref))


def _move_page(form: MoveForm | OverrideForm, ref: str) -> Any:
    found = queries_case.next_stage(acting_user(), ref)
    begin(form, seen=found.head.version)
    missing = [(because, mended_at(because.code, found.head)) for because in found.missing]
    is_override = isinstance(form, OverrideForm)
    return small_page(
        form,
        found.head,
        template="cases/move.html",
        next=found.stage,
        missing=missing,
        earlier=found.earlier,
        override_form=form if is_override else OverrideForm(formdata=None, seen=found.head.version),
        move_form=MoveForm(formdata=None, seen=found.head.version),
    )


def move_back(ref: str) -> Any:
    form = MoveBackForm()
    done = accepted(
        form,
        lambda: commands_stages.move_case_back(
            acting_user(), ref, to_stage=form.to_stage.data, reason=form.reason.data or "", seen=form.seen.data or 0
        ),
    )
    if done:
        return _moved(ref, form.to_stage.data)
    found = queries_case.next_stage(acting_user(), ref)
    begin(form, seen=found.head.version)
    offer(form.to_stage, [(stage, label(stage)) for stage in found.earlier])
    if not found.earlier:
        return redirect(url_for("cases.move", ref=ref))
    return small_page(form, found.head, heading=_("Move the case back"), submit=_("Move back"))


def hold(ref: str) -> Any:
    form = HoldForm()
    done = accepted(
        form,
        lambda: commands_stages.hold_case(
            acting_user(),
            ref,
            until=form.hold_until.data,
            event=form.hold_event.data or "",
            reason=form.hold_reason.data or "",
            seen=form.seen.data or 0,
        ),
    )
    if done:
        flash(_("The case is on hold. It opens again by itself."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "case.hold")
    begin(form, seen=head.version)
    intro = _(
        "The case waits until a day, or until something happens, whichever comes first. It wakes itself and makes a "
        "task, after a year at the latest. Due dates and the status cliff go on running."
    )
    return small_page(form, head, heading=_("Put the case on hold"), submit=_("Put on hold"), intro=intro)


def resume(ref: str) -> Any:
    form = ResumeForm()
    if accepted(form, lambda: commands_stages.resume_case(acting_user(), ref, seen=form.seen.data or 0)):
        flash(_("The case is open again."))
        return redirect(case_page(ref))
    head = queries_case.case_head(acting_user(), ref, "case.hold")
    begin(form, seen=head.version)
    return small_page(form, head, heading=_("Open the case again"), submit=_("Open again"))
