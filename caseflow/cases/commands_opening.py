"""Opening a case, and what is said of it as a whole: risk, who referred it, why no pathway fits."""

from dataclasses import dataclass

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.cases.colleagues import colleague
from caseflow.cases.membership import full_name, one_open_case, put_in
from caseflow.cases.newcomer import Newcomer, add_person
from caseflow.cases.standing import case_to_change, must_be_open
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Team, User
from caseflow.models.cases import Case
from caseflow.models.people import Person
from caseflow.vocabulary.language import _
from caseflow.vocabulary.persons import Relationship
from caseflow.vocabulary.stages import CaseStatus, Risk, Stage


@dataclass(frozen=True)
class Opening:
    """What is asked when a case is opened besides for whom. References; `caseworker` is empty for nobody yet."""

    team: str
    caseworker: str = ""
    risk: str = Risk.STANDARD
    referred_by: str = ""


def open_case(user: Actor, principal: str | Newcomer, opening: Opening) -> str:
    """Open a case for a known person (by reference) or a new one. Returns the case's reference.

    Raises NotFound for a person who is not there, Refused next to its field; one open case a person.
    """
    gate.require(user, "case.open")
    team = _team(user, opening.team)
    worker = colleague(user, team.id, opening.caseworker, "caseworker") if opening.caseworker else None
    if opening.risk not in set(Risk):
        raise Refused(_("Choose how high the risk is."), "risk")
    person = _principal(user, team, principal)
    case = _new_case(user, team, worker, opening)
    case.sort_name = person.sort_name
    with one_open_case(user, [person.id], "person"):
        db.session.add(case)
        db.session.flush()
        put_in(case, person, Relationship.PRINCIPAL, case.opened_on, is_principal=True)
    trail.commit(
        user,
        "case.open",
        case,
        case.ref,
        person=person.ref,
        name=full_name(person),
        team=team.name,
        caseworker=worker.name if worker else "",
        risk=case.risk,
        referred_by=case.referred_by,
    )
    return case.ref


def _team(user: Actor, ref: str) -> Team:
    team = db.session.scalar(scope.teams(user).where(Team.ref == ref, Team.active))
    if team is None:
        raise Refused(_("Choose one of your teams."), "team")
    return team


def _principal(user: Actor, team: Team, principal: str | Newcomer) -> Person:
    if isinstance(principal, str):
        return gate.one(scope.people(user).where(Person.ref == principal))
    gate.require(user, "person.create")
    person = add_person(user, team, principal)
    trail.record(user, "person.create", person, person.ref, name=full_name(person))
    return person


def _new_case(user: Actor, team: Team, worker: User | None, opening: Opening) -> Case:
    today = clock.today(user.timezone)
    return Case(
        ref=new_ref("CF"),
        organization_id=team.organization_id,
        team_id=team.id,
        caseworker_id=worker.id if worker else None,
        stage=Stage.INTAKE,
        stage_since=today,
        status=CaseStatus.OPEN,
        risk=opening.risk,
        opened_on=today,
        referred_by=opening.referred_by,
        created_at=clock.now(),
    )


def edit_case(user: Actor, ref: str, *, risk: str, referred_by: str, seen: int) -> None:
    """Change how high the risk is and who referred the family. Raises NotFound, Stale or Refused."""
    case = case_to_change(user, ref)
    gate.require(user, "case.edit")
    gate.fresh(case, seen, {"risk": risk, "referred_by": referred_by})
    must_be_open(case)
    if risk not in set(Risk):
        raise Refused(_("Choose how high the risk is."), "risk")
    before = {"risk": case.risk, "referred_by": case.referred_by}
    case.risk, case.referred_by = risk, referred_by
    after = {"risk": case.risk, "referred_by": case.referred_by}
    trail.commit(user, "case.edit", case, ref, before=before, after=after)


def explain_no_pathway(user: Actor, ref: str, *, reason: str, seen: int) -> None:
    """Say why no pathway fits; with this the evaluation can be left without one. An empty reason takes it back."""
    case = case_to_change(user, ref)
    gate.require(user, "case.edit")
    gate.fresh(case, seen, {"no_pathway_reason": reason})
    must_be_open(case)
    if reason and case.pathway_version_id is not None:
        raise Refused(_("The case has a pathway. Only a case without one needs this reason."), "no_pathway_reason")
    before = {"no_pathway_reason": case.no_pathway_reason or ""}
    case.no_pathway_reason = reason or None
    trail.commit(user, "case.edit", case, ref, before=before, after={"no_pathway_reason": reason})
