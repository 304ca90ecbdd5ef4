"""Facts about the job that somebody is placed in, and about who offers it."""

from collections.abc import Iterator
from datetime import date

from caseflow.access import vettings
from caseflow.models.employers import Employer, Opening
from caseflow.pathways.person_facts import Fact
from caseflow.pathways.records import Records
from caseflow.rules.experience import is_farm_work
from caseflow.rules.vetting import may_submit_to
from caseflow.vocabulary.occupations import nocs_of_isco, teer

_TEMPORARY = frozenset({"seasonal", "fixed_term", "casual"})
_AGRICULTURE = "agriculture"
_YES, _NO = "yes", "no"
_DAYS_A_MONTH = 30.4375
_FISCAL_YEAR_BEGINS = 10  # of the United States: in October


def offer(records: Records, today: date) -> Iterator[Fact]:
    """What is offered; nothing while the person is placed nowhere."""
    placement, opening = records.placement, records.opening
    if placement is None or opening is None:
        return
    start = placement.started_on or placement.starts_on
    yield "offer", True
    yield "offer.hours_per_week", float(placement.hours_per_week)
    yield "offer.is_seasonal", opening.contract_kind == "seasonal"
    yield "offer.is_temporary_or_seasonal", opening.contract_kind in _TEMPORARY
    yield "offer.is_permanent", opening.contract_kind == "permanent"
    yield "offer.start_date", start
    yield "offer.fiscal_year", start.year + (start.month >= _FISCAL_YEAR_BEGINS)
    if opening.region:
        yield "offer.region", opening.region
    if opening.ends_on is not None and opening.ends_on >= start:
        yield "offer.duration_months", round(((opening.ends_on - start).days + 1) / _DAYS_A_MONTH, 1)
    yield from _occupation(opening)
    if opening.employer.sector:
        yield "offer.sector", opening.employer.sector
    yield from _on_a_farm(opening)
    if opening.employer.designations:
        yield "employer.designations", frozenset(opening.employer.designations)


def _occupation(opening: Opening) -> Iterator[Fact]:
    """The Canadian code as recorded, or by the crosswalk where only one fits."""
    codes = [opening.noc] if opening.noc else nocs_of_isco(opening.isco)
    if len(codes) == 1:
        yield "offer.noc", codes[0]
    levels = {teer(code) for code in codes if code}
    if len(levels) == 1:
        yield "offer.noc_teer", levels.pop()


def _on_a_farm(opening: Opening) -> Iterator[Fact]:
    if is_farm_work(opening.isco):
        yield "offer.on_farm_primary_agriculture", True
    elif opening.employer.sector and opening.employer.sector != _AGRICULTURE:
        yield "offer.on_farm_primary_agriculture", False


def safety(records: Records, today: date) -> Iterator[Fact]:
    """Whether employer and recruiter are vetted, and what the vetting found out about fees, wage and housing."""
    opening = records.opening
    if opening is None:
        return
    yield "employer.vetted", _is_vetted(opening.employer, today)
    if opening.recruiter is not None:
        yield "recruiter.registered", _is_vetted(opening.recruiter, today) and _is_registered(opening.recruiter, today)
    answers = {code: str(given.get("answer", "")) for code, given in records.vetting_answers.items()}
    for code, name, good in (
        ("FR02", "offer.open_fee_finding", False),
        ("FR08", "offer.wage_at_least_legal", True),
        ("FR11", "offer.housing_ok", True),
    ):
        if answers.get(code) in (_YES, _NO):
            yield name, (answers[code] == _YES) is good


def _is_vetted(employer: Employer, today: date) -> bool:
    return may_submit_to(vettings.as_rule(employer), today) is None


def _is_registered(recruiter: Employer, today: date) -> bool:
    return recruiter.registered_until is not None and recruiter.registered_until >= today
