"""A person's consents, as staff see and record them."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from caseflow.consent import commands, queries, queries_disclosures, queries_giving
from caseflow.consent.forms import ApproveForm, ChooseConsentForm, ConsentForm, WithdrawForm
from caseflow.errors import NotFound
from caseflow.rules.consent_record import OFFERED
from caseflow.vocabulary.consents import ConsentKind
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import LOCALES, _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

bp = Blueprint("consent", __name__)


@bp.get("/people/<ref>/consents")
def listing(ref: str) -> Any:
    page = queries.person_consents(acting_user(), ref)
    return render_template("consent/listing.html", page=page)


@bp.route("/people/<ref>/consents/new", methods=["GET", "POST"])
def choose(ref: str) -> Any:
    person = queries.person_named(acting_user(), ref)
    form = ChooseConsentForm()
    if not accepted(form, lambda: None):
        words = {
            "heading": _("Record a consent"),
            "submit": _("Continue"),
            "cancel": url_for("consent.listing", ref=ref),
        }
        return render_template("form.html", form=form, context_line=person, on_case=True, **words), form.status
    return redirect(url_for("consent.give", ref=ref, kind=form.kind.data, language=form.language.data))


@bp.route("/people/<ref>/consents/new/<kind>/<language>", methods=["GET", "POST"])
def give(ref: str, kind: str, language: str) -> Any:
    if kind not in OFFERED or language not in LOCALES:
        raise NotFound
    page = queries_giving.to_give(acting_user(), ref, kind, language)
    form = ConsentForm(kind, page.recipients, is_adult=page.is_adult is True)
    if page.blocked or not accepted(form, lambda: _record(ref, kind, form, page.text_id)):
        if not form.is_submitted():
            form.text.data = page.text_id
        status = 422 if page.blocked and form.is_submitted() else form.status
        return render_template("consent/give.html", page=page, form=form, heading=label(ConsentKind(kind))), status
    flash(_("The consent is recorded."))
    return redirect(url_for("consent.show", ref=ref, consent_ref=form.result))


def _record(ref: str, kind: str, form: ConsentForm, read_out: int | None) -> str:
    def value(name: str) -> Any:
        return form[name].data if name in form else None

    given = commands.Given(
        kind=kind,
        # The words of this page and no others: what is recorded is what was read out.
        text_id=form.text.data if form.text.data == read_out else 0,
        recipient=value("recipient") or "",
        recipient_name=value("recipient_name") or "",
        purpose=form.purpose.data or "",
        fields=frozenset(form.fields.data or ()),
        onward=value("onward") or "",
        identity_from=value("identity_from") or "",
        giver=form.giver.data or "",
        guardian_name=value("guardian_name") or "",
        has_assent=bool(value("has_assent")),
        how_given=form.how_given.data or "",
        evidence=form.evidence.data or "",
        interpreter=form.interpreter.data or "",
        risks_explained=form.risks_explained.data,
        not_conditional=form.not_conditional.data,
        counselled_on=value("counselled_on"),
        given_on=form.given_on.data,
        expires_on=form.expires_on.data,
    )
    return commands.record_consent(acting_user(), ref, given)


@bp.get("/people/<ref>/consents/<consent_ref>")
def show(ref: str, consent_ref: str) -> Any:
    page = queries.one_consent(acting_user(), ref, consent_ref)
    return render_template("consent/show.html", page=page)


@bp.post("/people/<ref>/consents/<consent_ref>/withdraw")
def withdraw(ref: str, consent_ref: str) -> Any:
    """One action, without a question asked (access rule DP07)."""
    form = WithdrawForm()
    if accepted(form, lambda: commands.withdraw_consent(acting_user(), ref, consent_ref)):
        flash(_("The consent is withdrawn. From now on it opens nothing."))
        return redirect(url_for("consent.listing", ref=ref))
    page = queries.one_consent(acting_user(), ref, consent_ref)
    return render_template("consent/show.html", page=page, form=form), form.status


@bp.route("/people/<ref>/consents/<consent_ref>/approve", methods=["GET", "POST"])
def approve(ref: str, consent_ref: str) -> Any:
    form = ApproveForm()
    seen = form.seen.data or 0
    if accepted(form, lambda: commands.approve_consent(acting_user(), ref, consent_ref, seen=seen)):
        flash(_("The consent is approved. The consulate can read what it names."))
        return redirect(url_for("consent.show", ref=ref, consent_ref=consent_ref))
    page = queries.to_approve(acting_user(), ref, consent_ref)
    if not form.is_submitted():
        form.seen.data = page.version
    return render_template("consent/approve.html", page=page, form=form), form.status


@bp.get("/people/<ref>/disclosures")
def disclosures(ref: str) -> Any:
    found = queries_disclosures.disclosures(acting_user(), ref, request.args.get("after"))
    return render_template("consent/disclosures.html", found=found, page=found.page)


@bp.get("/consents/waiting")
def waiting() -> Any:
    return render_template("consent/waiting.html", waiting=queries_giving.waiting_consents(acting_user()))
