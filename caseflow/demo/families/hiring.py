"""A round of hiring for a care home among grown-ups of the families: everybody stands somewhere else on the way."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import contains_eager

from caseflow.access import gate, scope
from caseflow.demo.acts import consents, jobs
from caseflow.demo.calendar import Story
from caseflow.demo.family import Family, of_team
from caseflow.demo.town import Town
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.placements import commands, commands_contract, commands_events, commands_follow
from caseflow.placements.entries import ContractEntry, EventEntry, TermsEntry
from caseflow.placements.moving import LIVE

OPENINGS = {"care": "cca_lunenburg", "abroad": "civil", "valley": "apples_next"}
GROWN_UP = timedelta(days=20 * 366)


def stories(town: Town) -> Iterator[Story]:
    """One story for each team."""
    home = ("CAN", "CA-NS", "Halifax")
    return (_round(of_team(town, team, home, f"hiring {team}")) for team in OPENINGS)


def _round(f: Family) -> Story:
    yield 6
    for (case, person), act in zip(_free(f), ACTS[f.team], strict=False):
        f.case, f.people = case, [person]
        act(f)
        db.session.expire_all()


def _free(f: Family) -> list[tuple[str, str]]:
    """Grown-ups of the team's open cases who are placed nowhere: (case, person)."""
    placed = scope.placements(f.worker).where(Placement.state.in_(LIVE)).with_only_columns(Placement.person_id)
    team = f.town.teams[f.team]
    query = (
        scope.members(f.worker)
        .join(Person, Person.id == CaseMember.person_id)
        .where(
            Case.team.has(ref=team),
            Case.status == "open",
            CaseMember.left_on.is_(None),
            Person.birth_precision.in_(("day", "month", "year")),
            Person.birth_date < _born_before(f.today()),
            Person.id.not_in(placed),
        )
        .options(contains_eager(CaseMember.person), contains_eager(CaseMember.case))
        .order_by(Case.id, CaseMember.id)
    )
    return [(one.case.ref, one.person.ref) for one in db.session.scalars(query)]


def _born_before(today: date) -> date:
    return today - GROWN_UP


def _agreed(f: Family) -> None:
    jobs.match(f, OPENINGS[f.team], starts=-60)
    consents.to_employer(f, f.employer, f.principal, identity_from="interview")


def _shortlisted(f: Family) -> None:
    _agreed(f)
    jobs.go(f, "shortlisted")


def _submitted(f: Family) -> None:
    _agreed(f)
    jobs.go(f, "submitted")
    commands_follow.write_message(f.worker, f.placement, "Could begin in January; has worked nights before.")
    commands_follow.write_note(f.worker, f.placement, "Wants to stay near the school of the children.")


def _reviewed(f: Family) -> None:
    _submitted(f)
    jobs.go(f, "cv_review")


def _invited(f: Family) -> None:
    _submitted(f)
    entry = EventEntry("interview", f.ago(-3))
    commands_events.record_event(f.worker, f.placement, entry)


def _tested(f: Family) -> None:
    _submitted(f)
    for kind in ("cv_review", "interview", "test"):
        commands_events.record_event(f.worker, f.placement, EventEntry(kind, f.today(), "passed"))


def _worse(f: Family) -> None:
    """The offer came, and then a contract with a lower wage, which waits for the supervisor."""
    _submitted(f)
    jobs.interviewed(f)
    jobs.go(f, "offered")
    row = _opening(f)
    entry = ContractEntry(
        received_on=f.today(),
        isco=row.isco,
        country=row.country,
        starts_on=f.ago(-60),
        wage=row.wage * Decimal("0.9"),
        wage_period=row.wage_period,
        currency=row.currency,
        hours_per_week=row.hours_per_week + 4,
        language="eng",
        region=row.region or "",
        municipality=row.municipality,
        has_housing=row.has_housing,
        explained_on=f.today(),
    )
    commands_contract.record_contract(f.worker, f.placement, entry)


def _chosen(f: Family) -> None:
    """Chosen without a ranking; the supervisor has not read why."""
    row = _opening(f)
    terms = TermsEntry(f.ago(-75), row.wage, row.wage_period, row.currency, row.hours_per_week)
    why = "Asked for this home because a cousin works there."
    f.placement = commands.create_placement(f.worker, f.case, row.ref, f.principal, terms, why)


def _opening(f: Family) -> Opening:
    return gate.one(scope.openings(f.worker).where(Opening.ref == f.town.openings[OPENINGS[f.team]]))


ACTS = {
    "care": (_shortlisted, _submitted, _reviewed, _invited, _tested),
    "abroad": (_worse,),
    "valley": (_chosen,),
}
