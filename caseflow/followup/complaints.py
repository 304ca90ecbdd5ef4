"""What a visit found is a grievance: it is opened in the transaction that keeps the visit, never a second time."""

from datetime import date

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.audit import grievances as begun
from caseflow.audit import trail
from caseflow.audit.grievances import About, Told
from caseflow.extensions import db
from caseflow.followup import records
from caseflow.models.cases import Case
from caseflow.models.followup import Visit
from caseflow.models.grievances import Grievance
from caseflow.models.placements import Placement
from caseflow.rules import grievances as rules
from caseflow.rules import visits
from caseflow.vocabulary.followup import FindingArea
from caseflow.vocabulary.grievances import GrievanceCategory, GrievanceSource
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _, format_date

# As much as the form of a grievance takes.
MOST = 4000


def open_grievances(
    user: Actor, case: Case, visit: Visit, placement: Placement | None, findings: visits.Findings, today: date
) -> tuple[str, ...]:
    """Open what the findings of this visit call for. Returns what to tell whoever recorded it.

    Without a placement there is no employer to open it against: then the words say to raise it by hand.
    """
    wanted = rules.from_visit(findings)
    if not wanted:
        return ()
    if placement is None:
        return (_("No work is recorded in this case. Raise the grievance by hand, and say which employer it is."),)
    mine = scope.grievances(user).where(Grievance.visit_id == visit.id, Grievance.state != rules.CLOSED)
    known = {row.category for row in db.session.scalars(mine)}
    return tuple(
        _opened(_open(user, case, visit, placement, category, indicators, today))
        for category, indicators in wanted
        if category not in known
    )


def of_visit(user: Actor, visit_id: int) -> tuple[tuple[str, GrievanceCategory], ...]:
    """The grievances of a visit: reference and category."""
    query = scope.grievances(user).where(Grievance.visit_id == visit_id).order_by(Grievance.id)
    return tuple((row.ref, GrievanceCategory(row.category)) for row in db.session.scalars(query))


def _open(
    user: Actor,
    case: Case,
    visit: Visit,
    placement: Placement,
    category: str,
    indicators: frozenset[str],
    today: date,
) -> Grievance:
    about = About(
        case.organization_id,
        case.team_id,
        placement.opening.employer_id,
        placement.opening.recruiter_id,
        placement_id=placement.id,
        case_id=case.id,
        person_id=placement.person_id,
        visit_id=visit.id,
    )
    told = Told(
        category=category,
        severity=rules.least_severity(category, indicators),
        account=_account(visit),
        raised_on=visit.done_on or today,
        indicators=tuple(sorted(indicators)),
        source=GrievanceSource.VISIT,
    )
    row = begun.begin(user, about, told, today)
    after = {"category": row.category, "severity": row.severity, "indicators": row.indicators, "source": row.source}
    subject = f"{case.ref}/grievances/{row.ref}"
    employer = placement.opening.employer.name
    trail.record(user, "grievance.raise", case, subject, employer=employer, after={**after, "froze": row.froze})
    return row


def _opened(row: Grievance) -> str:
    words = {"ref": row.ref, "what": label(GrievanceCategory(row.category))}
    if row.froze:
        return _("Grievance %(ref)s is opened: %(what)s. New submissions to the employer are stopped.", **words)
    return _("Grievance %(ref)s is opened: %(what)s.", **words)


def _account(visit: Visit) -> str:
    """What the visit wrote, area by area, in as much as a form can hold."""
    found = records.read_findings(visit)
    lines = [_("Found at the visit of %(day)s.", day=format_date(visit.done_on or visit.planned_on))]
    lines += [f"{label(area)}: {found[area]['text']}" for area in FindingArea if found.get(area, {}).get("text")]
    lines += [visit.internal] if visit.internal else []
    text = "\n".join(lines)
    return text if len(text) <= MOST else f"{text[: MOST - 2].rstrip()} …"
