"""What a permit hangs on: another member's permit, an age that its holder reaches."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import flag_modified

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.pathways import Permit, PermitDependence
from caseflow.models.people import Person
from caseflow.pathways.permit_details import hangs_key
from caseflow.vocabulary.language import _
from caseflow.vocabulary.tasks import TaskState

# What the form says instead of a permit: it hangs on none, or on one that nobody recorded.
NONE, NOT_RECORDED = "", "not_recorded"


def hang_permit(
    user: Actor, person_ref: str, permit_id: int, *, on_permit: str, until_age: int | None, seen: int
) -> None:
    """Record what ends a permit before its own last day. `on_permit` is the number of another member's permit,
    "not_recorded", or "" for none. Raises the four."""
    query = scope.of_person(user, Permit).where(Person.ref == person_ref, Permit.id == permit_id)
    permit = gate.one(query.options(joinedload(Permit.person)))
    gate.require(user, "permit.edit")
    gate.fresh(permit, seen)
    other = _other(user, permit, on_permit) if on_permit not in (NONE, NOT_RECORDED) else None
    row = db.session.scalar(
        scope.of_person(user, PermitDependence).where(PermitDependence.permit_id == permit_id)
    )  # fmt: skip
    before = _plain(user, row)
    if on_permit == NONE and until_age is None:
        if row is not None:
            db.session.delete(row)
        row = None
    else:
        row = row or PermitDependence(permit_id=permit.id, person_id=permit.person_id)
        row.with_other, row.on_permit_id = on_permit != NONE, other.id if other else None
        row.until_age = until_age
        db.session.add(row)
    _no_longer_asked(user, permit.id)
    # Two who say at once what the same permit hangs on: the second finds that it has moved on.
    flag_modified(permit, "kind")
    db.session.flush()
    about = _open_case(user, permit.person_id) or permit.person
    trail.commit(
        user, "permit.hang", about, f"{person_ref}/permits/{permit_id}", permit=permit.kind, before=before,
        after=_plain(user, row),
    )  # fmt: skip


def _no_longer_asked(user: Actor, permit_id: int) -> None:
    query = scope.of_case(user, Task).where(Task.fact_key == hangs_key(permit_id), Task.state == TaskState.OPEN)
    for task in db.session.scalars(query):
        task.state, task.done_at, task.done_by_id = TaskState.DONE, clock.now(), user.id


def _other(user: Actor, permit: Permit, typed: str) -> Permit:
    """The permit that was chosen. Raises Refused unless it is another member's, for the same country, and free."""
    found = None
    if typed.isdecimal() and len(typed) < 10:
        family = members_beside(user, permit.person_id)
        query = scope.of_person(user, Permit).where(
            Permit.id == int(typed), Permit.person_id.in_(family), Permit.country == permit.country
        )
        found = db.session.scalar(query)
    if found is None:
        raise Refused(_("Choose the permit of another member of the family."), "on_permit")
    if permit.id in _hangs_on(user, found.id):
        raise Refused(_("That permit hangs on this one. Two permits cannot hang on each other."), "on_permit")
    return found


def members_beside(user: Actor, person_id: int) -> list[int]:
    """The other members of the open case that the person takes part in."""
    here = scope.members(user).where(CaseMember.open_person_id == person_id).with_only_columns(CaseMember.case_id)
    query = scope.members(user).where(
        CaseMember.case_id.in_(here), CaseMember.left_on.is_(None), CaseMember.person_id != person_id
    )
    return list(db.session.scalars(query.with_only_columns(CaseMember.person_id)))


def _hangs_on(user: Actor, permit_id: int) -> Iterable[int]:
    """The permit, and everything that it hangs on."""
    found: list[int] = []
    at: int | None = permit_id
    while at is not None and at not in found:
        found.append(at)
        query = scope.of_person(user, PermitDependence).where(PermitDependence.permit_id == at)
        at = db.session.scalar(query.with_only_columns(PermitDependence.on_permit_id))
    return found


def _open_case(user: Actor, person_id: int) -> Case | None:
    query = scope.cases(user).join(CaseMember, CaseMember.case_id == Case.id)
    return db.session.scalar(query.where(CaseMember.open_person_id == person_id))


def _plain(user: Actor, row: PermitDependence | None) -> dict[str, str | int | date | None]:
    """What the trail keeps: the permit by the reference of its holder."""
    if row is None:
        return {"hangs_on": "", "until_age": None}
    said = NOT_RECORDED if row.with_other else ""
    if row.on_permit_id is not None:
        holder = scope.of_person(user, Permit).where(Permit.id == row.on_permit_id).with_only_columns(Person.ref)
        said = f"{db.session.scalar(holder) or ''}/permits/{row.on_permit_id}"
    return {"hangs_on": said, "until_age": row.until_age}
