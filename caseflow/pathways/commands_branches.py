"""Steps that a fact leaves out or brings back: looked at again after every change of a person's facts, and every day,
because a licence expires and a child grows up without anybody writing it down.

Called by the clock; safe to call again.
"""

from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import defer, joinedload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Denied
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.pathways import PathwayVersion, Step
from caseflow.pathways import track
from caseflow.pathways.shelf import pathway_of
from caseflow.vocabulary.language import in_language


def look_again(user: Actor, case_id: int, today: date) -> int:
    """Let what is known today of the members have its consequences for the steps; how many changed. Raises Denied."""
    if not user.is_system:
        raise Denied("step.branch")
    row = gate.one(scope.cases(user).where(Case.id == case_id).options(joinedload(Case.organization)))
    if row.status == "closed":
        trail.abandon()
        return 0
    found = track.load(user, row.ref)
    before = {placed.row.number: placed.row.state for placed in found.placed}
    tasks = _open_tasks(user, case_id)
    with in_language(row.organization.language):
        track.update(user, found, today)
    changed = {p.row.number: p.row.state for p in found.placed if p.row.state != before[p.row.number]}
    asked = _open_tasks(user, case_id) - tasks
    if not changed and not asked:
        trail.abandon()
        return 0
    was = {number: before[number] for number in changed}
    trail.commit(user, "step.branch", found.case, f"{row.ref}/pathway", before=was, after=changed, asked=sorted(asked))
    return len(changed) + len(asked)


def cases_of(user: Actor, person_id: int) -> list[int]:
    """The open cases in which a person takes part and that have a step which hangs on a fact."""
    members = scope.members(user).where(CaseMember.person_id == person_id, CaseMember.left_on.is_(None))
    ids = set(db.session.scalars(members.with_only_columns(CaseMember.case_id)))
    return sorted(_branching(user, Case.id.in_(sorted(ids))))


def cases_to_look_at(user: Actor, organization_id: int) -> list[int]:
    """The open cases of an organization that have a step which hangs on a fact."""
    return sorted(_branching(user, Case.organization_id == organization_id))


def _branching(user: Actor, which: ColumnElement[bool]) -> set[int]:
    steps = scope.of_case(user, Step).where(which, Case.status != "closed")
    used = set(db.session.scalars(steps.with_only_columns(Step.pathway_version_id).distinct()))
    versions = select(PathwayVersion).where(PathwayVersion.id.in_(sorted(used))).options(defer(PathwayVersion.body))
    with_condition = [row.id for row in db.session.scalars(versions) if _has_condition(row)]
    found = steps.where(Step.pathway_version_id.in_(with_condition)).with_only_columns(Step.case_id)
    return set(db.session.scalars(found))


def _has_condition(version: PathwayVersion) -> bool:
    return any(step.only_if is not None for step in pathway_of(version).steps)


def _open_tasks(user: Actor, case_id: int) -> set[str]:
    query = scope.of_case(user, Task).where(
        Task.case_id == case_id, Task.state == "open", Task.fact_key.is_not(None)
    )  # fmt: skip
    return {key for key in db.session.scalars(query.with_only_columns(Task.fact_key)) if key}
