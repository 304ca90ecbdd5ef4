"""What changed from one version of an evaluation to the next. The reading is written down first."""

from dataclasses import dataclass

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.evaluation.differences import Difference, differences
from caseflow.evaluation.reading import Named, naming, person_to_read
from caseflow.evaluation.signed import Content, freeze, thaw
from caseflow.extensions import db
from caseflow.models.evaluation import Evaluation
from caseflow.models.people import Person
from caseflow.rules.evaluation import SIGNED


@dataclass(frozen=True)
class Changes:
    """What version `number` says otherwise than `before`. `known` is False when what one of them said was not kept."""

    who: Named
    number: int
    before: int
    reason: str
    is_signed: bool
    known: bool
    lines: tuple[Difference, ...]
    summary: tuple[str, str] | None


def changes(user: Actor, ref: str, number: int) -> Changes:
    """From the version before to this one; of a draft, as it stands now. Raises NotFound (the first too) or Denied."""
    person = person_to_read(user, ref)
    this, last = _version(user, person, number), _version(user, person, number - 1)
    new, old = _content(user, person, this), _content(user, person, last)
    summaries = (last.summary or "", this.summary or "")
    found = Changes(
        who=naming(person),
        number=number,
        before=number - 1,
        reason=this.reopened_reason or "",
        is_signed=this.state == SIGNED,
        known=old is not None and new is not None,
        lines=differences(old, new) if old is not None and new is not None else (),
        summary=summaries if summaries[0] != summaries[1] else None,
    )
    trail.seen(user, "evaluation.read", ref, f"versions {number - 1} and {number}")
    return found


def _version(user: Actor, person: Person, number: int) -> Evaluation:
    query = scope.of_person(user, Evaluation).where(Evaluation.person_id == person.id)
    return gate.one(query.where(Evaluation.number == number))


def _content(user: Actor, person: Person, version: Evaluation) -> Content | None:
    if version.state == SIGNED:
        return thaw(version.content)
    with db.session.no_autoflush:
        return thaw(freeze(user, person))
