"""What the stories do about follow-up, through the room's commands."""

from dataclasses import dataclass
from decimal import Decimal

from caseflow.access import gate, scope
from caseflow.demo.acts import jobs
from caseflow.demo.acts.versions import case_version
from caseflow.demo.family import Family
from caseflow.extensions import db
from caseflow.followup import commands, commands_needs
from caseflow.followup.commands import Report
from caseflow.followup.commands_needs import NeedFields
from caseflow.models.cases import Case
from caseflow.models.followup import Need, Visit
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.vocabulary.followup import VisitState

GOOD, CONCERN, URGENT, NOT_SEEN = "good", "concern", "urgent", "not_seen"
AREAS = ("work", "wage", "housing", "health", "schooling", "safety", "isolation")


@dataclass(frozen=True)
class Found:
    """What a visit found. `paid` is the share of the agreed wage; `areas` are those that were not simply good."""

    paid: str = "1"
    areas: tuple[tuple[str, str, str], ...] = ()
    indicators: tuple[str, ...] = ()
    passport_kept: bool = False
    fee_charged: bool = False
    contract_changed: bool = False
    kind: str = "visit"
    present: str = ""
    internal: str = ""
    shareable: str = ""
    next_on: int | None = None


def made(f: Family, found: Found | None = None) -> None:
    """The next planned visit was made today."""
    what, visit = found or Found(), _next(f)
    job = gate.one(scope.placements(f.worker).where(Placement.ref == f.placement)) if f.placement else None
    special = {area: (level, text) for area, level, text in what.areas}
    report = Report(
        done_on=f.today(),
        kind=what.kind,
        present=what.present,
        findings={area: special.get(area, (GOOD, "")) for area in AREAS if area in special or area != "schooling"},
        indicators=what.indicators,
        wage_paid=(job.wage * Decimal(what.paid)).quantize(Decimal("0.01")) if job else None,
        wage_period=job.wage_period if job else "",
        currency=job.currency if job else "",
        passport_kept=what.passport_kept,
        fee_charged=what.fee_charged,
        contract_changed=what.contract_changed,
        internal=what.internal,
        shareable=what.shareable,
        next_on=f.ago(what.next_on) if what.next_on is not None else None,
    )
    commands.record_visit(f.worker, f.case, visit.ref, report, seen=visit.version)
    if f.placement:
        jobs.checked(f, what.paid)


def missed(f: Family, reason: str, *, again: int | None = None) -> None:
    """The next planned visit did not happen; perhaps another day was agreed upon."""
    visit = _next(f)
    day = f.ago(again) if again is not None else None
    commands.miss_visit(f.worker, f.case, visit.ref, reason=reason, planned_on=day, seen=visit.version)


def cancelled(f: Family, reason: str) -> None:
    """The next planned visit is not needed."""
    visit = _next(f)
    commands.cancel_visit(f.worker, f.case, visit.ref, reason=reason, seen=visit.version)


def plan(f: Family, on: int, kind: str = "visit") -> None:
    """A visit by hand, so many days before today (negative: ahead)."""
    commands.plan_visit(f.worker, f.case, planned_on=f.ago(on), kind=kind, assignee="")


def risk(f: Family, level: str, reason: str) -> None:
    """Visits come closer together or further apart."""
    commands.set_risk(f.worker, f.case, risk=level, reason=reason, seen=case_version(f.worker, f.case))


def need(f: Family, sector: str, words: str, *, to: str = "", about: int | None = None) -> int:
    """A need of the family or of one of its people, perhaps referred at once. Its number."""
    person = f.people[about] if about is not None else ""
    state = "referred" if to else "open"
    fields = NeedFields(sector, words, person, to, f.today() if to else None, state)
    return commands_needs.add_need(f.worker, f.case, fields)


def need_met(f: Family, number: int, result: str, *, state: str = "met") -> None:
    """What came of a need."""
    row = gate.one(scope.of_case(f.worker, Need).where(Need.id == number))
    about, to = _about(f, row.person_id), row.referred_to
    fields = NeedFields(row.sector, row.description, about, to, row.referred_on, state, result)
    commands_needs.edit_need(f.worker, f.case, number, fields, seen=row.version)


def _next(f: Family) -> Visit:
    query = scope.of_case(f.worker, Visit).where(Case.ref == f.case, Visit.state == VisitState.PLANNED)
    row = db.session.scalars(query.order_by(Visit.planned_on, Visit.id).limit(1)).first()
    if row is None:
        raise LookupError(f"{f.case} has no planned visit")
    return row


def _about(f: Family, person_id: int | None) -> str:
    """The reference of the person whom a need is about; "" for the whole family."""
    if person_id is None:
        return ""
    return gate.one(scope.people(f.worker).where(Person.id == person_id).with_only_columns(Person.ref))
