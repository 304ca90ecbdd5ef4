"""The versions that a command wants to hear, as if somebody had just opened the page."""

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.models.cases import Case
from caseflow.models.people import Person


def person_version(user: Actor, ref: str) -> int:
    """The person's version now."""
    return gate.one(scope.people(user).where(Person.ref == ref).with_only_columns(Person.version))


def case_version(user: Actor, ref: str) -> int:
    """The case's version now."""
    return gate.one(scope.cases(user).where(Case.ref == ref).with_only_columns(Case.version))
