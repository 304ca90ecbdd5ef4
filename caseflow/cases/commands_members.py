"""Who takes part in a case: somebody joins, leaves, becomes the principal applicant, or is related in another way."""

from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.cases.membership import follow, full_name, one_open_case, present, put_in
from caseflow.cases.newcomer import Newcomer, add_person
from caseflow.cases.standing import case_to_change, must_be_open
from caseflow.errors import NotFound, Refused
from caseflow.extensions import db
from caseflow.models.accounts import Team
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import Person
from caseflow.vocabulary.language import _
from caseflow.vocabulary.persons import Relationship


def add_member(user: Actor, ref: str, member: str | Newcomer, relationship: str) -> str:
    """Somebody joins a case: a known person (by reference) or a new one. Returns the person's reference.

    Whoever left it before comes back. Raises NotFound, or Refused next to its field.
    """
    case = case_to_change(user, ref)
    gate.require(user, "member.edit")
    must_be_open(case)
    _check_relationship(relationship)
    person = _person(user, case, member)
    today = clock.today(user.timezone)
    with one_open_case(user, [person.id], "person"):
        again = _former(user, case, person)
        if again is None:
            put_in(case, person, relationship, today)
        else:
            again.relationship_to_principal, again.left_on, again.joined_on = relationship, None, today
            again.open_person_id = person.id
            follow(case, person)
    trail.commit(
        user,
        "member.add",
        case,
        f"{ref}/members/{person.ref}",
        person=person.ref,
        name=full_name(person),
        relationship=relationship,
        again=again is not None,
    )
    return person.ref


def _person(user: Actor, case: Case, member: str | Newcomer) -> Person:
    if isinstance(member, str):
        return gate.one(scope.people(user).where(Person.ref == member))
    gate.require(user, "person.create")
    team = db.session.get_one(Team, case.team_id)
    person = add_person(user, team, member)
    trail.record(user, "person.create", person, person.ref, name=full_name(person))
    return person


def _former(user: Actor, case: Case, person: Person) -> CaseMember | None:
    """The person's earlier part in this case. Raises Refused when they are in it now."""
    query = scope.members(user).where(CaseMember.case_id == case.id, CaseMember.person_id == person.id)
    member = db.session.scalar(query)
    if member is not None and member.left_on is None:
        raise Refused(_("%(name)s is in this case already.", name=full_name(person)), "person")
    return member


def _check_relationship(relationship: str) -> None:
    if relationship not in set(Relationship) - {Relationship.PRINCIPAL}:
        raise Refused(_("Choose what the person is to the principal applicant."), "relationship")


def edit_member(user: Actor, ref: str, person_ref: str, *, relationship: str, seen: int) -> None:
    """Change what a member is to the principal applicant. Raises NotFound, Stale or Refused."""
    case, member = _load(user, ref, person_ref)
    gate.fresh(member, seen, {"relationship_to_principal": relationship})
    if member.is_principal:
        raise Refused(_("This is the principal applicant. Choose another one first."), "relationship")
    _check_relationship(relationship)
    before = {"relationship": member.relationship_to_principal}
    member.relationship_to_principal = relationship
    trail.commit(
        user,
        "member.edit",
        case,
        f"{ref}/members/{person_ref}",
        name=full_name(member.person),
        before=before,
        after={"relationship": relationship},
    )


def change_principal(user: Actor, ref: str, person_ref: str, *, former_is: str, seen: int) -> None:
    """Make a member the principal applicant. `former_is` is what the former one is to the new one.

    `seen` is the version of the case. What the others are to the new one is for the user to correct.
    """
    case, member = _load(user, ref, person_ref)
    gate.fresh(case, seen)
    if member.is_principal:
        raise Refused(_("This person is the principal applicant already."))
    _check_relationship(former_is)
    former = next(m for m in present(user, case) if m.is_principal)
    former.is_principal, former.relationship_to_principal = False, former_is
    member.is_principal, member.relationship_to_principal = True, Relationship.PRINCIPAL
    case.sort_name = member.person.sort_name
    trail.commit(
        user,
        "member.edit",
        case,
        f"{ref}/members/{person_ref}",
        before={"principal": full_name(former.person)},
        after={"principal": full_name(member.person)},
        former_is=former_is,
    )


def remove_member(user: Actor, ref: str, person_ref: str, *, left_on: date, reason: str, seen: int) -> None:
    """Somebody leaves the case, on a day and for a reason. They stay in its history.

    Raises NotFound, Stale or Refused.
    """
    case, member = _load(user, ref, person_ref)
    gate.fresh(member, seen, {"left_on": left_on})
    if member.is_principal:
        raise Refused(_("The principal applicant cannot leave. Choose another one first, or close the case."))
    if left_on > clock.today(user.timezone):
        raise Refused(_("The day lies in the future. Record it when the person has left."), "left_on")
    if left_on < member.joined_on:
        raise Refused(_("The person joined the case after this day. Check the date."), "left_on")
    member.left_on, member.open_person_id = left_on, None
    trail.commit(
        user,
        "member.leave",
        case,
        f"{ref}/members/{person_ref}",
        person=person_ref,
        name=full_name(member.person),
        left_on=left_on,
        reason=reason,
    )


def _load(user: Actor, ref: str, person_ref: str) -> tuple[Case, CaseMember]:
    """An open case and one of its present members. Raises NotFound, Denied or Refused."""
    case = case_to_change(user, ref)
    member = next((m for m in present(user, case) if m.person.ref == person_ref), None)
    if member is None:
        raise NotFound
    gate.require(user, "member.edit")
    must_be_open(case)
    return case, member
