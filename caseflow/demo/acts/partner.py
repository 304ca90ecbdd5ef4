"""What the employer partner of the demo does on its own pages, through its own room's commands."""

from datetime import timedelta
from decimal import Decimal

from caseflow.access import gate
from caseflow.access import partner as scope
from caseflow.access.actor import Actor
from caseflow.demo.family import Family
from caseflow.demo.town import PARTNER, Town
from caseflow.models.placements import Placement
from caseflow.partner import commands, commands_openings, commands_reports
from caseflow.partner.entries import AnswerEntry, ProposalEntry, WageEntry
from caseflow.vocabulary.language import in_language


def answered(f: Family, to: str, *, on: int | None = None, words: str = "", reason: str = "") -> None:
    """The employer looks, invites (on a day so many days before today, negative ahead), offers or declines."""
    user = _partner(f.town)
    row = gate.one(scope.candidates(user).where(Placement.ref == f.placement))
    entry = AnswerEntry(to, f.ago(on) if on is not None else None, reason, words)
    with in_language(user.language):
        commands.answer_candidate(user, f.placement, entry, seen=row.version)


def wrote(f: Family, body: str) -> None:
    """The employer writes a message about the candidate."""
    commands.write_message(_partner(f.town), f.placement, body)


def paid(f: Family, first: int, days: int, amount: str, hours: str, taken_off: str = "0") -> None:
    """The employer says what it paid for so many days, the first of them so many days before today."""
    begins = f.ago(first)
    entry = WageEntry(
        from_on=begins,
        until_on=begins + timedelta(days=days - 1),
        paid=Decimal(amount),
        currency="CAD",
        hours=Decimal(hours),
        deductions=Decimal(taken_off),
    )
    commands_reports.report_wage(_partner(f.town), f.placement, entry)


def propose(town: Town) -> None:
    """The employer proposes an opening, which waits for somebody to look at it."""
    entry = ProposalEntry(
        title="Cook, care home kitchen",
        occupation="5120",
        country="CAN",
        region="CA-NS",
        municipality="Lunenburg",
        heads=2,
        contract_kind="permanent",
        starts_on=town.calendar.ago(-90),
        wage=Decimal("20.10"),
        wage_period="hour",
        currency="CAD",
        hours_per_week=Decimal("37.5"),
        has_meals=True,
        language="eng",
        language_level="B1",
    )
    commands_openings.propose_opening(_partner(town), entry)


def _partner(town: Town) -> Actor:
    return town.users[PARTNER.key]
