"""Contracts: recorded, compared with the opening, and decided on by a second person when they are worse."""

from decimal import Decimal

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.placements import Contract, Placement
from caseflow.placements import comparing
from caseflow.placements.entries import ContractEntry
from caseflow.placements.moving import LIVE, full_name
from caseflow.placements.rows import placement_to_change
from caseflow.rules import contracts as rules
from caseflow.rules import wages
from caseflow.rules.names import fold
from caseflow.rules.placements import Terms, check_terms
from caseflow.rules.reason import as_json, because
from caseflow.vocabulary.language import _, is_country, is_currency, is_language, subdivisions
from caseflow.vocabulary.occupations import is_occupation

_SAID = ("isco", "starts_on", "ends_on", "wage", "wage_period", "currency", "hours_per_week", "deductions", "language")


def record_contract(user: Actor, ref: str, entry: ContractEntry) -> tuple[int, str]:
    """Record a contract and compare it with the opening. Returns its number and state (good or flagged).

    The newest number counts; older ones stay readable. A contract below the legal floor is refused outright.
    Raises NotFound, Denied or Refused.
    """
    row = placement_to_change(user, ref)
    gate.require(user, "contract.record")
    if row.state not in LIVE:
        raise Refused(_("This placement has ended. No contract belongs to it any more."))
    said = _read(user, entry)
    _must_be_lawful(said)
    found = comparing.findings(user, row, said)
    before = comparing.newest(user, row.id)
    contract = _new(user, row, entry, said)
    contract.number = before.number + 1 if before is not None else 1
    contract.findings = [as_json(one) for one in found]
    contract.state = rules.FLAGGED if found else rules.GOOD
    db.session.add(contract)
    written = {name: _plain(getattr(contract, name)) for name in _SAID}
    facts = {"number": contract.number, "state": contract.state, "worse": [one.code for one in found], **written}
    _kept(user, row, "contract.record", **facts)
    return contract.number, contract.state


def decide_contract(user: Actor, ref: str, number: int, *, approve: bool, reason: str, seen: int) -> None:
    """Approve or refuse a worse contract, as somebody who did not record it.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = placement_to_change(user, ref)
    query = scope.of_placement(user, Contract).where(Contract.placement_id == row.id, Contract.number == number)
    contract = gate.one(query)
    gate.require(user, "contract.approve")
    gate.fresh(contract, seen)
    newest = comparing.newest(user, row.id)
    if newest is not None and newest.number != number:
        raise refusal(because("contract_replaced"))
    with rules_decide():
        rules.check_decision(contract.state, contract.recorded_by_id, user.id, reason)
    contract.state = rules.ACCEPTED if approve else rules.REFUSED
    contract.reason = reason.strip()
    if approve:
        contract.approved_by_id, contract.approved_at = user.id, clock.now()
    action = "contract.approve" if approve else "contract.refuse"
    _kept(user, row, action, number=number, reason=contract.reason)


def _read(user: Actor, entry: ContractEntry) -> rules.Paper:
    """The contract as the rules read it. Raises Refused next to the field that is wrong."""
    today = clock.today(user.timezone)
    if entry.received_on is None:
        raise Refused(_("Enter the day on which the contract came."), "received_on")
    if not is_occupation(entry.isco):
        raise Refused(_("Choose an occupation from the list."), "isco")
    if not is_country(entry.country):
        raise Refused(_("Choose a country."), "country")
    if not is_currency(entry.currency):
        raise Refused(_("Choose a currency."), "currency")
    if not is_language(entry.language):
        raise Refused(_("Choose the language in which the contract is written."), "language")
    region = _region(entry.country, entry.region)
    terms = Terms(entry.starts_on, None, entry.wage, entry.wage_period, entry.currency, entry.hours_per_week)
    with rules_decide():
        check_terms(terms)
        deductions = wages.check_deductions(entry.deductions, entry.deductions_for, entry.wage) or rules.NOTHING
        said = _paper(entry, region, deductions)
        rules.check_paper(said, entry.received_on, today)
    return said


def _paper(entry: ContractEntry, region: str, deductions: Decimal) -> rules.Paper:
    assert entry.starts_on and entry.wage is not None and entry.hours_per_week is not None  # noqa: S101 # check_terms
    return rules.Paper(
        isco=entry.isco,
        country=entry.country,
        region=region,
        municipality=entry.municipality.strip(),
        starts_on=entry.starts_on,
        ends_on=entry.ends_on,
        wage=entry.wage,
        wage_period=entry.wage_period,
        currency=entry.currency,
        hours_per_week=entry.hours_per_week,
        deductions=deductions,
        has_housing=entry.has_housing,
        language=entry.language,
        explained_on=entry.explained_on,
        employer=entry.employer.strip(),
    )


def _region(country: str, text: str) -> str:
    """The code of a region of the country, from its name or code. Raises Refused."""
    wanted = text.strip()
    for code, words in subdivisions(country):
        if wanted.upper() == code or (wanted and fold(wanted) == fold(words)):
            return code
    if wanted:
        raise Refused(_("This country has no region of that name. Write its name or its code."), "region")
    return ""


def _must_be_lawful(said: rules.Paper) -> None:
    """Nothing below the floor of the place is recorded as a contract to sign (checklist FR08). Raises Refused."""


def _new(user: Actor, row: Placement, entry: ContractEntry, said: rules.Paper) -> Contract:
    return Contract(
        placement_id=row.id,
        received_on=entry.received_on,
        employer_name=said.employer,
        isco=said.isco,
        country=said.country,
        region=said.region or None,
        municipality=said.municipality,
        starts_on=said.starts_on,
        ends_on=said.ends_on,
        wage=said.wage,
        wage_period=said.wage_period,
        currency=said.currency,
        hours_per_week=said.hours_per_week,
        deductions=said.deductions,
        deductions_for=entry.deductions_for.strip(),
        has_housing=said.has_housing,
        language=said.language,
        explained_on=said.explained_on,
        recorded_by_id=user.id,
        recorded_at=clock.now(),
    )


def _kept(user: Actor, row: Placement, action: str, **facts: object) -> None:
    named = {"name": full_name(row.person), "job": row.opening.title, "employer": row.opening.employer.name}
    trail.commit(user, action, row.case, f"{row.case.ref}/placements/{row.ref}", **{**named, **facts})


def _plain(value: object) -> object:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value
