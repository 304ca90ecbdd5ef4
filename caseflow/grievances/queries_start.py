"""What the form of a new grievance begins with."""

from dataclasses import dataclass
from typing import Any

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.grievances.entries import Where
from caseflow.grievances.start import Start, begin_at, people_of
from caseflow.models.accounts import Team
from caseflow.models.employers import Employer
from caseflow.rules import names

# More are not offered in a list: one starts from the employer's own page then.
MOST_EMPLOYERS = 500


@dataclass(frozen=True)
class StartPage:
    """From where it is raised, in words; `employers` and `teams` are offered only where they must be chosen."""

    employer_ref: str
    employer: str
    recruiter: str
    job: str
    placement_ref: str
    visit_ref: str
    case_ref: str
    people: tuple[tuple[str, str], ...]
    person_ref: str
    employers: tuple[tuple[str, str], ...]
    teams: tuple[tuple[str, str], ...]


def start_page(user: Actor, where: Where) -> StartPage:
    """The start of a new grievance. Raises NotFound, Denied, or Refused when the references do not fit."""
    start = begin_at(user, where)
    gate.require(user, "grievance.raise")
    page = StartPage(
        employer_ref=start.employer.ref if start.employer is not None else "",
        employer=start.employer.name if start.employer is not None else "",
        recruiter=start.recruiter.name if start.recruiter is not None else "",
        job=start.placement.opening.title if start.placement is not None else "",
        placement_ref=start.placement.ref if start.placement is not None else "",
        visit_ref=start.visit.ref if start.visit is not None else "",
        case_ref=start.case.ref if start.case is not None else "",
        people=tuple((one.ref, names.full_name(one.given_names, one.family_names)) for one in people_of(user, start)),
        person_ref=_person(user, start),
        employers=() if start.employer is not None else _employers(user),
        teams=() if start.case is not None else _teams(user),
    )
    if page.case_ref:
        trail.seen(user, "case.read", page.case_ref, "members placement")
    return page


def _person(user: Actor, start: Start) -> str:
    """Who has the placement, if the user may still know of them."""
    if start.placement is None:
        return ""
    return next((one.ref for one in people_of(user, start) if one.id == start.placement.person_id), "")


def _employers(user: Actor) -> tuple[tuple[str, str], ...]:
    columns: Any = (Employer.ref, Employer.name, Employer.municipality)
    query = scope.employers(user).order_by(Employer.sort_name, Employer.id).limit(MOST_EMPLOYERS)
    found = db.session.execute(query.with_only_columns(*columns))
    return tuple((row.ref, ", ".join(filter(None, (row.name, row.municipality)))) for row in found)


def _teams(user: Actor) -> tuple[tuple[str, str], ...]:
    found = list(db.session.scalars(scope.teams(user).where(Team.active).order_by(Team.name)))
    return tuple((team.ref, team.name) for team in found) if len(found) > 1 else ()
