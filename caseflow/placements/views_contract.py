"""Pages of contracts: recorded from the paper, beside the opening, decided on by a second person."""

from typing import Any

from flask import flash, redirect, render_template, url_for

from caseflow.errors import NotFound
from caseflow.placements import commands_contract, queries_page
from caseflow.placements.entries import ContractEntry
from caseflow.placements.forms import ContractForm, DecideContractForm
from caseflow.placements.queries_page import PlacementPage
from caseflow.placements.queries_parts import ContractLine
from caseflow.vocabulary.language import _, subdivision_name
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def add_contract(ref: str) -> Any:
    """The numbers are copied from the paper, so they are not filled in; where and what the work is, is."""
    page = queries_page.placement_page(acting_user(), ref, "contract.record")
    offer = page.offered
    form = ContractForm(
        data={
            "isco": offer.isco,
            "country": offer.country,
            "region": subdivision_name(offer.region) if offer.region else "",
            "municipality": offer.municipality,
            "wage_period": offer.wage_period,
            "currency": offer.currency,
        }
    )
    entry = _entry(form)
    if not accepted(form, lambda: commands_contract.record_contract(acting_user(), ref, entry)):
        return render_template("placements/contract_new.html", form=form, page=page), form.status
    number, state = form.result
    worse = state == "flagged"
    flash(_("The contract is worse than the opening. Read why.") if worse else _("The contract fits the opening."))
    return redirect(url_for("placements.contract", ref=ref, number=number))


def contract(ref: str, number: int) -> Any:
    page = queries_page.placement_page(acting_user(), ref)
    return render_template("placements/contract.html", page=page, found=_of(page, number), form=None)


def decide_contract(ref: str, number: int) -> Any:
    page = queries_page.placement_page(acting_user(), ref)
    found = _of(page, number)
    queries_page.may_decide_contract(acting_user())
    form = DecideContractForm(data={"seen": found.version})
    reason, approve = form.reason.data or "", form.decision.data == "approve"
    if not accepted(
        form,
        lambda: commands_contract.decide_contract(
            acting_user(), ref, number, approve=approve, reason=reason, seen=form.seen.data
        ),
    ):
        return render_template("placements/contract.html", page=page, found=found, form=form), form.status
    flash(_("Approved.") if approve else _("Refused."))
    return redirect(url_for("placements.show", ref=ref))


def _of(page: PlacementPage, number: int) -> ContractLine:
    """The contract of that number. Raises NotFound."""
    found = next((one for one in page.contracts if one.number == number), None)
    if found is None:
        raise NotFound
    return found


def _entry(form: ContractForm) -> ContractEntry:
    return ContractEntry(
        received_on=form.received_on.data,
        isco=form.isco.data or "",
        country=form.country.data or "",
        starts_on=form.starts_on.data,
        wage=form.wage.data,
        wage_period=form.wage_period.data or "",
        currency=form.currency.data or "",
        hours_per_week=form.hours_per_week.data,
        language=form.language.data or "",
        employer=form.employer.data or "",
        region=form.region.data or "",
        municipality=form.municipality.data or "",
        ends_on=form.ends_on.data,
        deductions=form.deductions.data,
        deductions_for=form.deductions_for.data or "",
        has_housing=bool(form.has_housing.data),
        explained_on=form.explained_on.data,
    )
