"""A step of a case, and everything that can be done with it: one question a page."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.errors import NotFound
from caseflow.pathways import commands_details as details
from caseflow.pathways import commands_steps as commands
from caseflow.pathways import queries_steps
from caseflow.pathways.forms import (
    CompleteForm,
    CompletePermitForm,
    ConfirmForm,
    DocumentForm,
    DueForm,
    EvidenceForm,
    GrantForm,
    GrantPermitForm,
    PermitForm,
    PlainForm,
    ReasonForm,
    RefuseForm,
    RemedyForm,
    StartForm,
    SubmitForm,
)
from caseflow.pathways.permit_details import PermitDetails
from caseflow.pathways.queries_steps import Condition, DocumentShown, StepPage
from caseflow.rules.blocking import ORIGIN
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import LazyString, _, _l
from caseflow.vocabulary.steps import StepVerb
from caseflow.web.answers import accepted
from caseflow.web.forms import EditForm, acting_user

Words = str | LazyString


@dataclass(frozen=True)
class Verb:
    """How a verb asks and what it says afterwards. `act` calls the one command."""

    sent: Callable[[], Any]
    fresh: Callable[[StepPage], Any]
    act: Callable[[Any, str, int], Any]
    done: Words
    intro: Words = ""


def step(ref: str, number: int) -> Any:
    page = queries_steps.step_page(acting_user(), ref, number)
    return render_template("pathways/step.html", step=page, form=PlainForm(seen=page.seen))


def move_step(ref: str, number: int, verb: str) -> Any:
    """The page of one verb: its form, and what came of it."""
    if verb not in VERBS:
        raise NotFound
    how = VERBS[verb]
    return _answer(
        ref, number, sent=how.sent, fresh=how.fresh, act=lambda form: how.act(form, ref, number),
        heading=lambda _page: label(StepVerb(verb)), done=how.done,
        intro=lambda page: str(how.intro) if verb in page.verbs else _("As things stand this cannot be done."),
    )  # fmt: skip


def _answer(
    ref: str,
    number: int,
    *,
    sent: Callable[[], Any],
    fresh: Callable[[StepPage], Any],
    act: Callable[[Any], Any],
    heading: Callable[[StepPage], str],
    intro: Callable[[StepPage], str] = lambda _page: "",
    done: Words,
) -> Any:
    """What was sent is done first; only a form that must be shown loads the step."""
    form = sent() if request.method == "POST" else None
    if form is not None and accepted(form, lambda: act(form)):
        flash(str(done))
        return redirect(_address(ref, number))
    page = queries_steps.step_page(acting_user(), ref, number)
    form = form or fresh(page)
    shown = render_template("pathways/move.html", step=page, form=form, heading=heading(page), intro=intro(page))
    return shown, form.status


def _address(ref: str, number: int) -> str:
    return url_for("pathways.step", ref=ref, number=number)


def details_of(form: PermitForm) -> PermitDetails:
    """The permit as it was entered."""
    return PermitDetails(
        kind=form.kind.data or "",
        country=form.country.data or "",
        valid_from=form.valid_from.data,
        valid_until=form.valid_until.data,
        number=form.number.data or None,
        employer_name=form.employer_name.data or "",
        isco=form.isco.data or None,
        region=form.region.data or None,
    )


def _with_permit(page: StepPage, form: type[PermitForm]) -> PermitForm:
    """The form of a permit with what can be known of it beforehand."""
    expected = asdict(page.gives) if page.gives else {}
    return form(seen=page.seen, **expected).in_country(str(expected.get("country", "")))


def _sent_permit(with_permit: type[PermitForm], without: type[EditForm]) -> Callable[[], Any]:
    """The form that was sent: with a permit when its first day is among the fields. The command knows which."""

    def sent() -> Any:
        return with_permit().in_country("") if "valid_from" in request.form else without()

    return sent


def _fresh_permit(with_permit: type[PermitForm], without: type[EditForm]) -> Callable[[StepPage], Any]:
    return lambda page: _with_permit(page, with_permit) if page.gives else without(seen=page.seen)


def _plain(form: type[EditForm]) -> Callable[[StepPage], Any]:
    return lambda page: form(seen=page.seen)


def _start(form: Any, ref: str, number: int) -> None:
    commands.start_step(acting_user(), ref, number, started_on=form.started_on.data, seen=form.seen.data)


def _submit(form: Any, ref: str, number: int) -> None:
    commands.submit_step(acting_user(), ref, number, filed_on=form.filed_on.data, seen=form.seen.data)


def _grant(form: Any, ref: str, number: int) -> None:
    permit = details_of(form) if isinstance(form, PermitForm) else None
    commands.grant_step(
        acting_user(), ref, number, decided_on=form.decided_on.data, permit=permit, seen=form.seen.data,
        renew_before_days=form.renew_before_days.data if permit else None,
    )  # fmt: skip


def _complete(form: Any, ref: str, number: int) -> None:
    permit = details_of(form) if isinstance(form, PermitForm) else None
    commands.complete_step(
        acting_user(), ref, number, done_on=form.done_on.data, permit=permit, seen=form.seen.data,
        renew_before_days=form.renew_before_days.data if permit else None,
    )  # fmt: skip


def _refuse(form: Any, ref: str, number: int) -> None:
    commands.refuse_step(
        acting_user(), ref, number, decided_on=form.decided_on.data, internal=form.internal.data,
        shareable=form.shareable.data, seen=form.seen.data,
    )  # fmt: skip


def _with_reason(command: Callable[..., None]) -> Callable[[Any, str, int], None]:
    def act(form: Any, ref: str, number: int) -> None:
        command(acting_user(), ref, number, reason=form.reason.data, seen=form.seen.data)

    return act


_GRANT, _COMPLETE = (GrantPermitForm, GrantForm), (CompletePermitForm, CompleteForm)
VERBS: dict[str, Verb] = {
    StepVerb.START: Verb(StartForm, _plain(StartForm), _start, _l("The step is started.")),
    StepVerb.SUBMIT: Verb(SubmitForm, _plain(SubmitForm), _submit, _l("The step is submitted.")),
    StepVerb.GRANT: Verb(_sent_permit(*_GRANT), _fresh_permit(*_GRANT), _grant, _l("The decision is recorded.")),
    StepVerb.REFUSE: Verb(
        RefuseForm, _plain(RefuseForm), _refuse, _l("The refusal is recorded. See below what can be done.")
    ),
    StepVerb.COMPLETE: Verb(_sent_permit(*_COMPLETE), _fresh_permit(*_COMPLETE), _complete, _l("The step is done.")),
    StepVerb.WITHDRAW: Verb(
        ReasonForm, _plain(ReasonForm), _with_reason(commands.withdraw_step), _l("The step is taken back.")
    ),
    StepVerb.WAIVE: Verb(
        ReasonForm,
        _plain(ReasonForm),
        _with_reason(commands.waive_step),
        _l("The step is not needed any more."),
        _l("What comes after this step no longer waits for it. The reason stays in the history."),
    ),
    StepVerb.CANCEL: Verb(
        ReasonForm,
        _plain(ReasonForm),
        _with_reason(commands.cancel_step),
        _l("The step is cancelled."),
        _l("What comes after this step goes on waiting. If the step is not needed, a supervisor marks it as such."),
    ),
    StepVerb.REOPEN: Verb(
        ReasonForm,
        _plain(ReasonForm),
        _with_reason(commands.reopen_step),
        _l("The step is open again."),
        _l("Its decision is taken back, and so is the permit that it gave. The history keeps both."),
    ),
}


def set_due(ref: str, number: int) -> Any:
    def act(form: Any) -> None:
        details.set_due(acting_user(), ref, number, due_on=form.due_on.data, seen=form.seen.data)

    return _answer(
        ref, number, sent=DueForm, fresh=lambda page: DueForm(seen=page.seen, due_on=page.line.due_on), act=act,
        heading=lambda _page: _("Due day"), done=_l("The due day is saved."),
        intro=lambda _page: _("A day set by hand stays, whatever moves. The list shows that it was set by hand."),
    )  # fmt: skip


def close_remedy(ref: str, number: int) -> Any:
    def act(form: Any) -> None:
        used = form.used.data == "yes"
        commands.close_remedy(acting_user(), ref, number, used=used, note=form.note.data, seen=form.seen.data)

    return _answer(
        ref, number, sent=RemedyForm, fresh=_plain(RemedyForm), act=act,
        heading=lambda _page: _("Remedy against the refusal"),
        intro=lambda page: page.remedy.why if page.remedy else "", done=_l("Saved."),
    )  # fmt: skip


def edit_document(ref: str, number: int, kind: str) -> Any:
    def act(form: Any) -> None:
        details.edit_document(
            acting_user(), ref, number, kind, state=form.state.data, expires_on=form.expires_on.data,
            note=form.note.data, everywhere=form.everywhere.data, seen=form.seen.data,
        )  # fmt: skip

    def fresh(page: StepPage) -> DocumentForm:
        one = _document(page, kind)
        return DocumentForm(seen=one.seen, state=one.entered, expires_on=one.expires_on, note=one.note)

    return _answer(
        ref, number, sent=DocumentForm, fresh=fresh, act=act,
        heading=lambda page: label(_document(page, kind).kind), done=_l("The document is saved."),
    )  # fmt: skip


def _document(page: StepPage, kind: str) -> DocumentShown:
    for document in page.documents:
        if document.kind == kind:
            return document
    raise NotFound


def confirm(ref: str, number: int, code: str) -> Any:
    is_evidence = code == ORIGIN
    form_type = EvidenceForm if is_evidence else ConfirmForm

    def act(form: Any) -> None:
        details.confirm_rule(acting_user(), ref, number, code, note=form.note.data, seen=form.seen.data)

    return _answer(
        ref, number, sent=form_type, fresh=_plain(form_type), act=act,
        heading=lambda _page: _("Use other evidence") if is_evidence else _("Confirm"),
        intro=lambda page: _condition(page, code).says, done=_l("Recorded with your name and today."),
    )  # fmt: skip


def _condition(page: StepPage, code: str) -> Condition:
    for condition in page.conditions:
        if condition.code == code:
            return condition
    raise NotFound


def take_back(ref: str, number: int, code: str) -> Any:
    def act(form: Any) -> None:
        details.take_back_confirmation(acting_user(), ref, number, code, seen=form.seen.data)

    return _answer(
        ref, number, sent=PlainForm, fresh=_plain(PlainForm), act=act,
        heading=lambda _page: _("Take the confirmation back"),
        intro=lambda page: _condition(page, code).says, done=_l("Taken back."),
    )  # fmt: skip
