"""A contract beside what was offered: every point in which it is worse, named with both values.

That somebody signs, or works under, worse terms than those that they agreed to is deception (ILO forced-labour
indicator 2) and contract substitution (fair-recruitment checklist FR05 to FR07; IRIS principle 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

from caseflow.rules.names import fold
from caseflow.rules.placements import WAGE_PERIODS, hourly
from caseflow.rules.reason import Because, NotAllowed, because

GOOD, FLAGGED, ACCEPTED, REFUSED = "good", "flagged", "accepted", "refused"
NOTHING = Decimal(0)
# A contract in one of these states may be accepted, signed and travelled to.
MAY_GO_ON = frozenset({GOOD, ACCEPTED})
MUCH_LATER = timedelta(days=30)
# From "gets along" on the Common European Framework.
UNDERSTANDS = ("B1", "B2", "C1", "C2", "native")
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Paper:
    """What a contract says. Deductions are for each wage period; an empty employer is that of the opening."""

    isco: str
    country: str
    region: str
    municipality: str
    starts_on: date
    ends_on: date | None
    wage: Decimal
    wage_period: str
    currency: str
    hours_per_week: Decimal
    deductions: Decimal = Decimal(0)
    has_housing: bool = False
    language: str = ""
    explained_on: date | None = None
    employer: str = ""


@dataclass(frozen=True)
class Agreed:
    """The wage that was agreed upon with the person, which may be above that of the opening."""

    wage: Decimal
    wage_period: str
    currency: str
    hours_per_week: Decimal


def findings(
    paper: Paper, offer: Paper, agreed: Agreed | None = None, spoken: Iterable[str] = ()
) -> tuple[Because, ...]:
    """Every point in which the contract is worse than the offer; nothing when it is as good or better.

    `offer` is the opening with the day on which the person expects to begin; `spoken` are the languages that the
    person understands.
    """
    found = (
        *_parties(paper, offer),
        *_pay(paper, offer, agreed),
        *_hours(paper, offer),
        _deductions(paper, offer),
        because("contract_no_housing") if offer.has_housing and not paper.has_housing else None,
        *_days(paper, offer),
        _language(paper, frozenset(spoken)),
    )
    return tuple(one for one in found if one is not None)


def understands(level: str, needs_interpreter: bool) -> bool:
    """Whether somebody who speaks a language at this level understands a contract in it."""
    return level in UNDERSTANDS and not needs_interpreter


def may_go_on(state: str | None) -> Because | None:
    """Why nobody accepts, signs or travels on this contract (its state; None for no contract); None when they may."""
    if state is None:
        return because("contract_missing")
    if state == FLAGGED:
        return because("contract_waits")
    return None if state in MAY_GO_ON else because("contract_refused")


def check_decision(state: str, recorded_by: int, decides: int, reason: str) -> None:
    """Go on only if this person may decide on this contract. Raises NotAllowed (field reason)."""
    if state != FLAGGED:
        raise NotAllowed(because("contract_decided"))
    if recorded_by == decides:
        raise NotAllowed(because("contract_own"))
    if not reason.strip():
        raise NotAllowed(because("contract_reason_missing"), "reason")


def check_paper(paper: Paper, received_on: date, today: date) -> None:
    """Go on only if a contract can say this. Raises NotAllowed with the name of the field."""
    if received_on > today:
        raise NotAllowed(because("contract_received_in_future", day=received_on), "received_on")
    if paper.ends_on is not None and paper.ends_on <= paper.starts_on:
        raise NotAllowed(because("placement_ends_before_start", start=paper.starts_on, end=paper.ends_on), "ends_on")
    if paper.wage_period not in WAGE_PERIODS:
        raise NotAllowed(because("wage_period_missing"), "wage_period")
    if paper.deductions < 0 or paper.deductions >= max(paper.wage, _CENT):
        raise NotAllowed(because("contract_deductions_eat_wage"), "deductions")
    if paper.explained_on is not None and not received_on <= paper.explained_on <= today:
        raise NotAllowed(
            because("contract_explained_when", day=paper.explained_on, received=received_on, today=today),
            "explained_on",
        )


def _parties(paper: Paper, offer: Paper) -> Iterable[Because]:
    if paper.employer.strip() and fold(paper.employer) != fold(offer.employer):
        yield because("contract_other_employer", offered=offer.employer, written=paper.employer)
    if paper.isco != offer.isco:
        yield because("contract_other_occupation", offered_occupation=offer.isco, occupation=paper.isco)
    if paper.country != offer.country or (offer.region and paper.region != offer.region):
        there, here = offer.region or offer.country, paper.region or paper.country
        yield because("contract_other_place", offered_place=there, place=here)
    elif offer.municipality and fold(paper.municipality) != fold(offer.municipality):
        yield because("contract_other_town", offered=offer.municipality, written=paper.municipality or "–")


def _pay(paper: Paper, offer: Paper, agreed: Agreed | None) -> Iterable[Because]:
    if paper.currency != offer.currency:
        yield because("contract_other_currency", offered=offer.currency, written=paper.currency)
    if paper.wage_period != offer.wage_period:
        yield because("contract_other_period", offered_per=offer.wage_period, per=paper.wage_period)
    below = _below(paper, offer)
    if below is not None:
        yield because("contract_lower_wage", **below)
    elif agreed is not None and (below := _below(paper, agreed)) is not None:
        yield because("contract_below_agreed", **below)


def _below(paper: Paper, other: Paper | Agreed) -> dict[str, str] | None:
    """Both wages by the hour when that of the contract is lower; by the piece they compare only with the piece."""
    if paper.currency != other.currency:
        return None
    mine = hourly(paper.wage, paper.wage_period, paper.hours_per_week)
    theirs = hourly(other.wage, other.wage_period, other.hours_per_week)
    if mine is None and theirs is None and paper.wage_period == other.wage_period:
        mine, theirs = paper.wage, other.wage
    if mine is None or theirs is None:
        return None
    mine, theirs = _round(mine), _round(theirs)
    if mine >= theirs:
        return None
    return {"offered": f"{theirs:f} {other.currency}", "written": f"{mine:f} {paper.currency}"}


def _hours(paper: Paper, offer: Paper) -> Iterable[Because]:
    facts = {"offered": _plain(offer.hours_per_week), "written": _plain(paper.hours_per_week)}
    if paper.hours_per_week > offer.hours_per_week:
        yield because("contract_more_hours", **facts)
    elif paper.hours_per_week < offer.hours_per_week:
        yield because("contract_fewer_hours", **facts)


def _deductions(paper: Paper, offer: Paper) -> Because | None:
    """What is taken off, by the same period; what the opening does not mention is nothing."""
    if not paper.deductions or paper.currency != offer.currency:
        return because("contract_deductions", written=_money(paper.deductions, paper)) if paper.deductions else None
    mine = hourly(paper.deductions, paper.wage_period, paper.hours_per_week)
    theirs = hourly(offer.deductions, offer.wage_period, offer.hours_per_week)
    if paper.wage_period == offer.wage_period or mine is None or theirs is None:
        mine, theirs = paper.deductions, offer.deductions
    if _round(mine) <= _round(theirs):
        return None
    if not offer.deductions:
        return because("contract_deductions", written=_money(paper.deductions, paper))
    return because(
        "contract_more_deductions", offered=_money(offer.deductions, offer), written=_money(paper.deductions, paper)
    )


def _days(paper: Paper, offer: Paper) -> Iterable[Because]:
    if paper.starts_on > offer.starts_on + MUCH_LATER:
        yield because("contract_starts_later", offered=offer.starts_on, written=paper.starts_on)
    if paper.ends_on is not None and offer.ends_on is None:
        yield because("contract_has_end", written=paper.ends_on)
    elif paper.ends_on is not None and offer.ends_on is not None and paper.ends_on < offer.ends_on:
        yield because("contract_shorter", offered=offer.ends_on, written=paper.ends_on)


def _language(paper: Paper, spoken: frozenset[str]) -> Because | None:
    if paper.language in spoken or paper.explained_on is not None:
        return None
    return because("contract_not_understood", language=paper.language)


def _round(amount: Decimal) -> Decimal:
    return amount.quantize(_CENT, ROUND_HALF_UP)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _money(amount: Decimal, paper: Paper) -> str:
    return f"{_plain(amount)} {paper.currency}"
