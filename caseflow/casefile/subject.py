"""Whose file is being read: the case and the people in it, found within the user's scope. Every section starts here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import Person
from caseflow.rules import names


@dataclass(frozen=True)
class Who:
    """A person in one line. `given` is short enough to stand beside a step."""

    ref: str
    name: str
    given: str
    is_principal: bool = False


@dataclass(frozen=True)
class Subject:
    """The case as a row, its members as rows (the principal applicant first), and what sections look up again."""

    user: Actor
    case: Case
    members: tuple[CaseMember, ...]
    today: date
    people: Mapping[int, Who]

    @property
    def person_ids(self) -> list[int]:
        """The members, those who left included as long as the user may know of them."""
        return [member.person_id for member in self.members]

    @property
    def present_ids(self) -> list[int]:
        """The members who have not left."""
        return [member.person_id for member in self.members if member.left_on is None]

    def who(self, person_id: int | None) -> Who | None:
        """A member by id; None for nobody, or for somebody whom the user may not know of any more."""
        return self.people.get(person_id) if person_id is not None else None


def full_name(person: Person) -> str:
    """A name as the person writes it: given names first."""
    return names.full_name(person.given_names, person.family_names)


def load(user: Actor, ref: str) -> Subject:
    """The case with that reference and its members. Raises NotFound, the same for "not there" and "not yours"."""
    case = gate.one(
        scope.cases(user)
        .where(Case.ref == ref)
        .options(joinedload(Case.team), joinedload(Case.caseworker), joinedload(Case.organization))
    )
    # Somebody who left and now belongs to another team is nobody here: their rows are the other team's.
    visible = scope.people(user).with_only_columns(Person.id)
    query = (
        scope.members(user)
        .where(CaseMember.case_id == case.id, CaseMember.person_id.in_(visible))
        .options(joinedload(CaseMember.person).joinedload(Person.nationalities))
        .order_by(CaseMember.left_on.is_not(None), CaseMember.is_principal.desc(), CaseMember.id)
    )
    members = tuple(db.session.scalars(query).unique())
    people = {m.person_id: Who(m.person.ref, full_name(m.person), _given(m.person), m.is_principal) for m in members}
    return Subject(user, case, members, clock.today(user.timezone), people)


def _given(person: Person) -> str:
    return person.given_names or person.family_names


def staff_names(ids: Iterable[int | None]) -> dict[int, str]:
    """The names of colleagues by id, for "done by …"."""
    wanted = {one for one in ids if one}
    if not wanted:
        return {}
    return {row.id: row.name for row in db.session.execute(select(User.id, User.name).where(User.id.in_(wanted)))}
