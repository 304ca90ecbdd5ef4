"""Pages of vetting: the checklist, the decision, each vetting of the past."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.employers import commands_vetting as commands
from caseflow.employers import queries_vetting as queries
from caseflow.employers.entries import AnswerEntry, AnswersEntry
from caseflow.employers.forms import AnswersForm, DecisionForm, answers_form
from caseflow.employers.queries_vetting import VettingFile
from caseflow.vocabulary.labels import choices
from caseflow.vocabulary.language import _
from caseflow.vocabulary.vetting import VettingState
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

PARTS = ("answer", "evidence", "action_by")


def vet(ref: str) -> Any:
    file = queries.vetting_to_write(acting_user(), ref)
    given = {f"{code}_{part}": getattr(one, part) for code, one in file.answers.items() for part in PARTS}
    form = answers_form(file.kind)(data={**given, "seen": file.version})
    entry, is_proposal = _answers(form, file), form.act.data == "propose"
    act = commands.propose_vetting if is_proposal else commands.save_answers
    if not _accepted(form, lambda: act(acting_user(), ref, entry, seen=form.seen.data)):
        return render_template("employers/vet.html", form=form, file=file), form.status
    if is_proposal:
        flash(_("Proposed. A supervisor who is not you decides."))
        return redirect(url_for("employers.show", ref=ref))
    flash(_("The draft is saved."))
    return redirect(url_for("employers.vet", ref=ref))


def _accepted(form: AnswersForm, act: Any) -> bool:
    """Like `accepted`, with every gap of the checklist next to its own field."""
    missing: list[tuple[str, str]] = []

    def remember() -> Any:
        try:
            return act()
        except commands.NotComplete as no:
            missing.extend(no.missing[1:])
            raise

    right = accepted(form, remember)
    for field, message in missing:
        form[field].errors = [*form[field].errors, message]
    return right


def _answers(form: AnswersForm, file: VettingFile) -> AnswersEntry:
    return AnswersEntry(
        {
            one.id: AnswerEntry(
                answer=form[f"{one.id}_answer"].data or "",
                evidence=form[f"{one.id}_evidence"].data or "",
                action_by=form[f"{one.id}_action_by"].data,
            )
            for one in file.questions
        }
    )


def decide(ref: str) -> Any:
    file = queries.vetting_to_decide(acting_user(), ref)
    if file is None:
        flash(_("There is nothing to decide: nobody has proposed a vetting, or it is decided already."))
        return redirect(url_for("employers.show", ref=ref))
    form = DecisionForm(data={"seen": file.version})
    offered = (VettingState.APPROVED, VettingState.CONDITIONAL, VettingState.REFUSED)
    form.decision.choices = choices(VettingState, only=offered)
    act = {
        "decision": form.decision.data or "",
        "reason": form.reason.data or "",
        "valid_until": form.valid_until.data,
        "seen": form.seen.data,
    }
    if not accepted(form, lambda: commands.decide_vetting(acting_user(), ref, **act)):
        return render_template("employers/decide.html", form=form, file=file), form.status
    flash(_("The decision is recorded."))
    return redirect(url_for("employers.show", ref=ref))


def vetting(ref: str, number: int) -> Any:
    return render_template("employers/vetting.html", file=queries.vetting_file(acting_user(), ref, number))
