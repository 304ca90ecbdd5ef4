"""Who is in a case, and that nobody is in two open ones.

`case_member.open_person_id` is unique: it holds the person's id while the case is open and they are in it. The
database refuses the second one, whoever asks and however close together; here its no is put into words. The words say
where the other case is only to somebody who can see it.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import joinedload

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import Person
from caseflow.rules import names
from caseflow.vocabulary.language import _


@contextmanager
def one_open_case(user: Actor, person_ids: Collection[int], field: str | None) -> Iterator[None]:
    """Writes inside may put these people into an open case. Raises Refused when one of them is in another already.

    Leaves with everything flushed; after a refusal nothing of the transaction is left.
    """
    ids = sorted(person_ids)
    try:
        yield
        db.session.flush()
    except IntegrityError as no:
        if "open_person_id" not in str(no.orig):
            raise
        trail.abandon()
        raise Refused(_other_case(user, ids), field) from None


def _other_case(user: Actor, person_ids: Collection[int]) -> str:
    """What to say about people who are in an open case: which one, as far as this user can see it."""
    query = (
        scope.members(user)
        .where(CaseMember.open_person_id.in_(person_ids))
        .options(joinedload(CaseMember.person), joinedload(CaseMember.case))
        .order_by(CaseMember.id)
        .limit(1)
    )
    visible = db.session.scalar(query)
    if visible is None:
        return _(
            "This person already has an open case elsewhere, and one person has one open case at a time. "
            "Ask your supervisor."
        )
    return _(
        "%(name)s already has an open case: %(ref)s. One person has one open case at a time. Continue there, or close "
        "it first.",
        name=full_name(visible.person),
        ref=visible.case.ref,
    )


def full_name(person: Person) -> str:
    """A person's name as written, given names first."""
    return names.full_name(person.given_names, person.family_names)


def put_in(case: Case, person: Person, relationship: str, joined_on: date, *, is_principal: bool = False) -> CaseMember:
    """A new member of an open case. The person now belongs to the case's team. To be used inside `one_open_case`."""
    member = CaseMember(
        case_id=case.id,
        person_id=person.id,
        relationship_to_principal=relationship,
        is_principal=is_principal,
        joined_on=joined_on,
        open_person_id=person.id,
    )
    db.session.add(member)
    follow(case, person)
    return member


def follow(case: Case, person: Person) -> None:
    """The person belongs to the team of their case, so that whoever works on the case finds them."""
    person.organization_id, person.team_id = case.organization_id, case.team_id


def present(user: Actor, case: Case) -> list[CaseMember]:
    """The members who have not left, the principal applicant first, each with the person."""
    query = (
        scope.members(user)
        .where(CaseMember.case_id == case.id, CaseMember.left_on.is_(None))
        .options(joinedload(CaseMember.person))
        .order_by(CaseMember.is_principal.desc(), CaseMember.id)
    )
    return list(db.session.scalars(query))
