"""The employer partner's own door: own openings, and the candidates who agreed to be known here."""

from datetime import date
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from caseflow.errors import NotFound
from caseflow.paging import Cursor
from caseflow.partner import commands, commands_reports, queries, queries_home
from caseflow.partner.entries import AnswerEntry, WageEntry
from caseflow.partner.forms import ANSWERS, EditWageForm, EndForm, MessageForm, ResultForm, StartForm, WageForm
from caseflow.partner.queries import SHOW, CandidatePage
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _
from caseflow.vocabulary.partner import PartnerMove
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("partner", __name__)
BOTH = ["GET", "POST"]


@bp.get("/partner")
def home() -> Any:
    return render_template("partner/home.html", found=queries_home.partner_today(acting_user()))


@bp.get("/partner/candidates")
def candidates() -> Any:
    show = request.args.get("show", "all")
    show = show if show in SHOW else "all"
    cursor = Cursor(request.args.get("after"), request.args.get("before"))
    page = queries.candidate_list(acting_user(), show, request.args.get("opening", ""), cursor)
    return render_template("partner/candidates.html", page=page, show=show)


@bp.route("/partner/candidates/<ref>", methods=BOTH)
def candidate(ref: str) -> Any:
    """The page of a candidate; a message is sent from it."""
    form = MessageForm()
    if accepted(form, lambda: commands.write_message(acting_user(), ref, form.body.data or "")):
        flash(_("Your message is sent."))
        return redirect(url_for("partner.candidate", ref=ref))
    page = queries.candidate_page(acting_user(), ref)
    return render_template("partner/candidate.html", page=page, form=form), form.status


@bp.route("/partner/candidates/<ref>/answer/<to>", methods=BOTH)
def answer(ref: str, to: str) -> Any:
    page = queries.candidate_page(acting_user(), ref)
    if to not in ANSWERS:
        raise NotFound
    form = ANSWERS[to](data={"seen": page.version})

    def value(name: str) -> Any:
        return form[name].data if name in form else None

    entry = AnswerEntry(to, value("on"), value("reason") or "", value("words") or "")
    if accepted(form, lambda: commands.answer_candidate(acting_user(), ref, entry, seen=form.seen.data)):
        flash(_("Recorded. Our staff have been told."))
        return redirect(url_for("partner.candidate", ref=ref))
    return _form_page(form, page, label(PartnerMove(to)), _("Send"))


@bp.route("/partner/candidates/<ref>/events/<int:number>", methods=BOTH)
def result(ref: str, number: int) -> Any:
    page = queries.candidate_page(acting_user(), ref)
    event = next((one for one in page.events if one.number == number), None)
    if event is None:
        raise NotFound
    form = ResultForm(data={"seen": event.version, "result": event.result.value})
    chosen = form.result.data or ""
    if accepted(form, lambda: commands.record_result(acting_user(), ref, number, chosen, seen=form.seen.data)):
        flash(_("Recorded. Our staff have been told."))
        return redirect(url_for("partner.candidate", ref=ref))
    return _form_page(form, page, _("What came of it: %(kind)s", kind=label(event.kind)), _("Save"))


@bp.route("/partner/candidates/<ref>/start", methods=BOTH)
def start(ref: str) -> Any:
    page = queries.candidate_page(acting_user(), ref)
    form = StartForm(data={"seen": page.version})
    if accepted(form, lambda: commands_reports.report_start(acting_user(), ref, form.on.data, seen=form.seen.data)):
        flash(_("Reported. Our staff confirm it with the person."))
        return redirect(url_for("partner.candidate", ref=ref))
    return _form_page(form, page, _("The work has begun"), _("Report"))


@bp.route("/partner/candidates/<ref>/end", methods=BOTH)
def end(ref: str) -> Any:
    page = queries.candidate_page(acting_user(), ref)
    form = EndForm(data={"seen": page.version})

    def act() -> None:
        words = form.words.data or ""
        commands_reports.report_end(
            acting_user(), ref, form.on.data, form.reason.data or "", words, seen=form.seen.data
        )

    if accepted(form, act):
        flash(_("Reported. Our staff speak with the person before it is recorded."))
        return redirect(url_for("partner.candidate", ref=ref))
    return _form_page(form, page, _("The work has ended"), _("Report"))


@bp.route("/partner/candidates/<ref>/wages/new", methods=BOTH)
def wage(ref: str) -> Any:
    page = queries.candidate_page(acting_user(), ref)
    form = WageForm(data={"from_on": page.next_from, "currency": page.currency})
    entry = _wage_entry(form)
    if accepted(form, lambda: commands_reports.report_wage(acting_user(), ref, entry)):
        flash(_("The wage is recorded."))
        return redirect(url_for("partner.candidate", ref=ref))
    return _form_page(form, page, _("Report a wage paid"), _("Save"))


@bp.route("/partner/candidates/<ref>/wages/<day>", methods=BOTH)
def edit_wage(ref: str, day: str) -> Any:
    page = queries.candidate_page(acting_user(), ref)
    found = next((one for one in page.wages if one.from_on.isoformat() == day), None)
    if found is None:
        raise NotFound
    form = EditWageForm(data={**vars(found), "seen": found.version})
    entry, first = _wage_entry(form), found.from_on
    if accepted(form, lambda: commands_reports.edit_wage(acting_user(), ref, first, entry, seen=form.seen.data)):
        flash(_("The wage is recorded."))
        return redirect(url_for("partner.candidate", ref=ref))
    return _form_page(form, page, _("Change a wage reported"), _("Save"))


def _wage_entry(form: WageForm) -> WageEntry:
    first: date | None = form.from_on.data
    return WageEntry(
        first, form.until_on.data, form.paid.data, form.currency.data or "", form.hours.data, form.deductions.data
    )


def _form_page(form: Any, page: CandidatePage, heading: str, submit: str) -> Any:
    words = {"heading": heading, "submit": submit, "cancel": url_for("partner.candidate", ref=page.candidate.ref)}
    about = f"{page.candidate.name}, {page.candidate.job}"
    return render_template("form.html", form=form, context_line=about, on_case=True, **words), form.status
