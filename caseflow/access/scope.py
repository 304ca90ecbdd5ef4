"""Which rows exist for a user. Every read starts from one of these Selects; nothing else may select what is protected.

A row that a user may not see is never loaded: there is no check after loading, so there is none to forget.
"""

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, false, func, or_, select, true

from caseflow import clock
from caseflow.access import may_know
from caseflow.access.actor import Actor
from caseflow.models.accounts import Organization, Team, TeamMember, User
from caseflow.models.base import Base
from caseflow.models.cases import Case, CaseMember
from caseflow.models.consent import Consent, ConsentText
from caseflow.models.decisions import Application, Conflict
from caseflow.models.employers import Employer, Opening
from caseflow.models.evaluation import Circumstance
from caseflow.models.grievances import Grievance
from caseflow.models.matching import MatchRun
from caseflow.models.pathways import Step
from caseflow.models.people import Nationality, Person
from caseflow.models.placements import Placement
from caseflow.models.reports import BaselineStudy
from caseflow.models.training import Enrolment, TrainingOffer
from caseflow.vocabulary.roles import Role

Row = TypeVar("Row", bound=Base)

STAFF = frozenset({Role.CASEWORKER, Role.SUPERVISOR})
CONSULAR_PURPOSE = "consular_assistance"


def _own_teams(user: Actor, column: Any) -> ColumnElement[bool]:
    """True for rows of the teams that a caseworker belongs to or a supervisor supervises; false for anybody else."""
    if user.is_system:
        return true()
    if user.role in STAFF:
        return column.in_(sorted(user.team_ids))  # type: ignore[no-any-return]
    return false()


def cases(user: Actor) -> Select[Case]:
    """The cases this user may know of."""
    return select(Case).where(_own_teams(user, Case.team_id))


def open_cases_by_team(user: Actor, which: ColumnElement[bool]) -> Any:
    """How many open cases each team has, by team: numbers without content, for administrators only."""
    counted = true() if user.is_system or user.role is Role.ADMINISTRATOR else false()
    return select(Case.team_id, func.count()).where(counted, Case.status != "closed", which).group_by(Case.team_id)


def people(user: Actor) -> Select[Person]:
    """The people this user may know of. A person belongs to the team of their case."""
    return select(Person).where(_own_teams(user, Person.team_id))


def members(user: Actor) -> Select[CaseMember]:
    """Who takes part in the cases this user may know of."""
    return of_case(user, CaseMember)


def of_case(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `case_id` (notes, tasks, steps, visits, needs …), of the user's cases."""
    column = model.case_id  # type: ignore[attr-defined]
    return select(model).join(Case, Case.id == column).where(_own_teams(user, Case.team_id))


def of_person(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `person_id` (documents, contacts, education, permits …), of the user's people."""
    column = model.person_id  # type: ignore[attr-defined]
    return select(model).join(Person, Person.id == column).where(_own_teams(user, Person.team_id))


def of_step(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `step_id` (the documents that a step wants), of the steps of the user's cases."""
    column = model.step_id  # type: ignore[attr-defined]
    query = select(model).join(Step, Step.id == column).join(Case, Case.id == Step.case_id)
    return query.where(_own_teams(user, Case.team_id))


def employers(user: Actor) -> Select[Employer]:
    """Employers and recruiters of the staff's organization. A partner's own are in `access.partner`."""
    return select(Employer).where(_own_organization(user, Employer.organization_id))


def of_employer(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `employer_id` (vettings), of the employers that staff may see. Partners see none."""
    column = model.employer_id  # type: ignore[attr-defined]
    own = _own_organization(user, Employer.organization_id)
    return select(model).join(Employer, Employer.id == column).where(own)


def openings(user: Actor) -> Select[Opening]:
    """Openings of the staff's organization. A partner's own are in `access.partner`."""
    return select(Opening).where(_own_organization(user, Opening.organization_id))


def placements(user: Actor) -> Select[Placement]:
    """Placements of the user's cases. The employer partner's door comes with its own consent."""
    return select(Placement).join(Case, Case.id == Placement.case_id).where(_own_teams(user, Case.team_id))


def taken_heads(user: Actor) -> Select[Any]:
    """(opening, head) of every place that is taken in the openings of the staff's organization.

    Numbers only: a place is taken whoever's case took it, and nothing here says whose that is.
    """
    columns: Any = (Placement.opening_id, Placement.head)
    query: Select[Any] = select(*columns).join(Opening, Opening.id == Placement.opening_id)
    return query.where(_own_organization(user, Opening.organization_id), Placement.head.is_not(None))


def placed_people(user: Actor) -> Select[Any]:
    """(person, opening, state, head) of every placement in the openings of the staff's organization.

    Numbers only: whether somebody who stands in a ranking is still free, whoever's case they are in; nobody's name.
    """
    columns: Any = (Placement.person_id, Placement.opening_id, Placement.state, Placement.head)
    query: Select[Any] = select(*columns).join(Opening, Opening.id == Placement.opening_id)
    return query.where(_own_organization(user, Opening.organization_id))


def people_at_hand(user: Actor) -> Select[Any]:
    """The numbers of the people in the open cases of the staff's organization, to tell who is free; nobody's name."""
    query: Select[Any] = select(CaseMember.person_id).join(Case, Case.id == CaseMember.case_id)
    own = _own_organization(user, Case.organization_id)
    return query.where(own, Case.status != "closed", CaseMember.left_on.is_(None))


def of_placement(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `placement_id` (notes, contracts, checks …), of the placements of the user's cases."""
    column = model.placement_id  # type: ignore[attr-defined]
    query = select(model).join(Placement, Placement.id == column).join(Case, Case.id == Placement.case_id)
    return query.where(_own_teams(user, Case.team_id))


def circumstances(user: Actor) -> Select[Circumstance]:
    """What protects and endangers the people of the cases that a caseworker has taken, or of a supervisor's teams.

    What is restricted (violence, trafficking) is for protection officers and for the caseworker of the case (DP08).
    """
    mine = Circumstance.person_id.in_(_at_hand(user))
    query = of_person(user, Circumstance).where(true() if _trusted(user) else mine)
    return (
        query if user.is_system or user.is_protection_officer else query.where(or_(~Circumstance.is_restricted, mine))
    )


def in_confidence(user: Actor) -> Select[Person]:
    """The people whose circumstances this user may know of, whether there are any or not."""
    return people(user).where(true() if _trusted(user) else Person.id.in_(_at_hand(user)))


def in_full_confidence(user: Actor) -> Select[Person]:
    """The people of whom this user may also know what is restricted."""
    whole = user.is_system or user.is_protection_officer
    return people(user).where(true() if whole else Person.id.in_(_at_hand(user)))


def _trusted(user: Actor) -> bool:
    return user.is_system or user.role is Role.SUPERVISOR or user.is_protection_officer


def _at_hand(user: Actor) -> Select[Any]:
    """The ids of those who take part in the cases that this user has taken."""
    at_hand = select(CaseMember.person_id).join(Case, Case.id == CaseMember.case_id)
    return at_hand.where(Case.caseworker_id == user.id, CaseMember.left_on.is_(None))


def trainings(user: Actor) -> Select[TrainingOffer]:
    """The trainings that the staff's organization knows of."""
    return select(TrainingOffer).where(_own_organization(user, TrainingOffer.organization_id))


def enrolments(user: Actor) -> Select[Enrolment]:
    """Who of the user's people takes part in a training."""
    return of_person(user, Enrolment)


def of_enrolment(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `enrolment_id` (attendance), of the user's people."""
    column = model.enrolment_id  # type: ignore[attr-defined]
    query = select(model).join(Enrolment, Enrolment.id == column).join(Person, Person.id == Enrolment.person_id)
    return query.where(_own_teams(user, Person.team_id))


def taken_seats(user: Actor) -> Select[Any]:
    """(training, seat) of every seat taken in the trainings of the staff's organization: numbers, nobody's name."""
    columns: Any = (Enrolment.offer_id, Enrolment.seat)
    query: Select[Any] = select(*columns).join(TrainingOffer, TrainingOffer.id == Enrolment.offer_id)
    return query.where(_own_organization(user, TrainingOffer.organization_id), Enrolment.seat.is_not(None))


def match_runs(user: Actor) -> Select[MatchRun]:
    """The rankings of the staff's organization; for an auditor every one, to be replayed: as with the trail, numbers
    and hashes. Whose lines show is another matter: only those of people whom the reader may know of."""
    if user.role is Role.AUDITOR:
        return select(MatchRun)
    return select(MatchRun).where(_own_organization(user, MatchRun.organization_id))


def grievances(user: Actor) -> Select[Grievance]:
    """The grievances of the user's teams. No employer, no liaison, no analyst ever finds one."""
    return select(Grievance).where(_own_teams(user, Grievance.team_id))


def of_grievance(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `grievance_id` (actions), of the grievances of the user's teams."""
    column = model.grievance_id  # type: ignore[attr-defined]
    return select(model).join(Grievance, Grievance.id == column).where(_own_teams(user, Grievance.team_id))


def applications(user: Actor) -> Select[Application]:
    """What lies or lay before the reviewer's authority, but for people with whom the reviewer declared a conflict.

    An authority of the state of somebody's nationality never learns of them here unless they are clear of protection.
    """
    if user.role is not Role.REVIEWER:
        return select(Application).where(false())
    mine = select(Conflict.person_id).where(Conflict.user_id == user.id)
    return (
        select(Application)
        .join(Person, Person.id == Application.person_id)
        .where(
            Application.authority_id == user.organization_id,
            Application.person_id.not_in(mine),
            or_(Person.protection == "clear", _holds(user.country) == 0),
        )
    )


def application_of(step_id: int) -> Select[Application]:
    """What lies before an authority for a step that was itself found through a scope: put there, or taken back."""
    return select(Application).where(Application.step_id == step_id)


def of_application(user: Actor, model: type[Row]) -> Select[Row]:
    """Rows of a table with `step_id` (wanted documents, decisions) of the steps before the reviewer's authority."""
    column = model.step_id  # type: ignore[attr-defined]
    return select(model).where(column.in_(applications(user).with_only_columns(Application.step_id)))


def studies(user: Actor) -> Select[BaselineStudy]:
    """The studies that the organization of an analyst or a supervisor has published."""
    if user.role not in (Role.ANALYST, Role.SUPERVISOR) and not user.is_system:
        return select(BaselineStudy).where(false())
    return select(BaselineStudy).where(BaselineStudy.organization_id == user.organization_id)


def _own_organization(user: Actor, column: Any) -> ColumnElement[bool]:
    if user.is_system:
        return true()
    if user.role in STAFF:
        return column == user.organization_id  # type: ignore[no-any-return]
    return false()


def colleagues(user: Actor) -> Select[User]:
    """Active users who share a team with the user: whom a case or a task can be given to."""
    shared = select(TeamMember.user_id).where(_own_teams(user, TeamMember.team_id))
    return select(User).where(User.active, User.role.in_(sorted(STAFF)), User.id.in_(shared))


def teams(user: Actor) -> Select[Team]:
    """The teams of a member of staff; for administrators every team."""
    if user.role is Role.ADMINISTRATOR:
        return select(Team)
    return select(Team).where(_own_teams(user, Team.id))


def sister_teams(user: Actor) -> Select[Team]:
    """Every team at work in the organization of a member of staff: where a case can be handed over to."""
    return select(Team).where(_own_organization(user, Team.organization_id), Team.active)


def consulates(user: Actor) -> Select[Organization]:
    """Consulates that a consent can name."""
    if user.role not in STAFF and not user.is_system:
        return select(Organization).where(false())
    return select(Organization).where(Organization.kind == "consulate", Organization.active)


def users(user: Actor) -> Select[User]:
    """Every account, for administrators only."""
    return select(User).where(true() if user.is_system or user.role is Role.ADMINISTRATOR else false())


def organizations(user: Actor) -> Select[Organization]:
    """Every organization, for administrators only."""
    return select(Organization).where(true() if user.is_system or user.role is Role.ADMINISTRATOR else false())


def nationals(user: Actor) -> Select[Consent]:
    """The consents that let this liaison know of a national of theirs: the liaison's whole world, one a person.

    It starts from the consent, never from people by nationality, and is evaluated at every request. It says in SQL
    what `rules.consent.may_know` says; a property-based test compares the two. Access rules DP01, DP02, DP05, DP12.
    """
    return (
        select(Consent)
        .join(Person, Person.id == Consent.person_id)
        .join(ConsentText, ConsentText.id == Consent.text_id)
        .join(Organization, Organization.id == Person.organization_id)
        .where(
            true() if user.role is Role.LIAISON else false(),
            Consent.recipient_id == user.organization_id,
            Consent.purpose == CONSULAR_PURPOSE,
            _holds(user.country) > 0,
            *may_know.conditions(clock.today(user.timezone)),
        )
    )


def _holds(country: str) -> Any:
    """How often the person holds this nationality. Counted for each consent, never joined: a join may be turned round
    to begin with all nationals, and would then take longer the more of them are hidden."""
    held = select(func.count()).where(Nationality.person_id == Person.id, Nationality.country == country)
    return held.correlate(Person).scalar_subquery()


def of_national(user: Actor, model: type[Row], field: str) -> Select[Row]:
    """Rows of a table with `person_id`, of the nationals whose consent names this field; never anybody else's.

    Which of the rows and columns the consulate may see is for the consular room to choose, one by one.
    """
    column = model.person_id  # type: ignore[attr-defined]
    agreed = nationals(user).where(may_know.names(field)).with_only_columns(Consent.person_id)
    return select(model).where(column.in_(agreed))


def case_numbers(user: Actor) -> Any:
    """Open and closed cases of the user's organization by stage: numbers for analysts, to be suppressed before use."""
    own = Case.organization_id == user.organization_id if user.role is Role.ANALYST else _own_teams(user, Case.team_id)
    return select(Case.stage, func.count(Case.id)).where(own).group_by(Case.stage)
