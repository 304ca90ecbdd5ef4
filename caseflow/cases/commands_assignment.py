"""Whose case it is: a caseworker takes it, a supervisor gives it to somebody or to another team."""

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.cases.colleagues import colleague
from caseflow.cases.membership import follow, present
from caseflow.cases.standing import case_to_change, must_be_open
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Team, TeamMember, User
from caseflow.models.cases import Case
from caseflow.models.grievances import Grievance
from caseflow.vocabulary.language import _


def assign_case(user: Actor, ref: str, *, caseworker: str, seen: int) -> None:
    """Give a case to somebody of its team, by reference; "" for nobody. Raises NotFound, Denied, Stale or Refused."""
    case = case_to_change(user, ref)
    gate.require(user, "case.assign")
    gate.fresh(case, seen)
    must_be_open(case)
    worker = colleague(user, case.team_id, caseworker, "caseworker") if caseworker else None
    before = {"caseworker": _name(case.caseworker_id)}
    case.caseworker_id = worker.id if worker else None
    trail.commit(user, "case.assign", case, ref, before=before, after={"caseworker": worker.name if worker else ""})


def take_case(user: Actor, ref: str, *, seen: int) -> None:
    """Take a case that nobody is responsible for. Raises NotFound, Denied, Stale or Refused."""
    case = case_to_change(user, ref)
    gate.require(user, "case.take")
    gate.fresh(case, seen)
    must_be_open(case)
    if case.caseworker_id is not None:
        raise Refused(_("%(name)s is responsible for this case already.", name=_name(case.caseworker_id)))
    case.caseworker_id = colleague(user, case.team_id, user.ref, "caseworker").id
    trail.commit(user, "case.take", case, ref, before={"caseworker": ""}, after={"caseworker": user.name})


def hand_over_case(user: Actor, ref: str, *, team: str, reason: str, seen: int) -> bool:
    """Give a case and its people to another team of the organization. Returns whether the user still sees it.

    The caseworker stays if they belong to that team too; otherwise nobody is responsible until the team decides.
    Raises NotFound, Denied, Stale or Refused.
    """
    case = case_to_change(user, ref)
    gate.require(user, "case.assign")
    gate.fresh(case, seen)
    must_be_open(case)
    there = db.session.scalar(scope.sister_teams(user).where(Team.ref == team))
    if there is None or there.id == case.team_id:
        raise Refused(_("Choose another team of your organization."), "team")
    before = {"team": db.session.get_one(Team, case.team_id).name, "caseworker": _name(case.caseworker_id)}
    worker = _still(case, there)
    members = present(user, case)
    case.team_id, case.organization_id, case.caseworker_id = there.id, there.organization_id, worker
    for member in members:
        follow(case, member.person)
    for grievance in db.session.scalars(scope.grievances(user).where(Grievance.case_id == case.id)):
        grievance.team_id = there.id
    after = {"team": there.name, "caseworker": _name(worker)}
    trail.commit(user, "case.assign", case, ref, before=before, after=after, reason=reason)
    return there.id in user.team_ids


def _still(case: Case, team: Team) -> int | None:
    """The case's caseworker, if they belong to that team too."""
    if case.caseworker_id is None:
        return None
    return case.caseworker_id if db.session.get(TeamMember, (case.caseworker_id, team.id)) else None


def _name(user_id: int | None) -> str:
    found = db.session.get(User, user_id) if user_id else None
    return found.name if found else ""
