"""A case that goes on under another version of its pathway, once a supervisor has seen what that changes."""

from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.pathways import Step, WantedDocument
from caseflow.pathways import beginning, offered, track
from caseflow.pathways.beginning import Taker
from caseflow.pathways.offered import Offered
from caseflow.pathways.track import Placed, Track
from caseflow.pathways.version_plan import LEFT, Plan, own_steps, plan
from caseflow.pathways.wording import told
from caseflow.rules.pathway import StepTemplate
from caseflow.rules.reason import as_json, because
from caseflow.rules.steps import OPEN_STATES
from caseflow.vocabulary.language import _


def move_version(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """Move a case to that version of its pathway. Moving back takes up what fell away as it was.

    Raises NotFound, Denied, Stale, or Refused: a closed case, no pathway, the same version, no reason.
    """
    found = track.load(user, ref)
    gate.require(user, "version.move")
    gate.fresh(found.case, seen, {})
    if found.case.status == "closed":
        raise Refused(_("The case is closed. A supervisor can open it again."))
    today = clock.today(user.timezone)
    before, target = current_of(found), target_of(found, number)
    told(reason)
    _check_free(found, target)
    planned = plan(user, found, target.pathway, today)
    back = fallen(found, target)
    for stays in planned.stays:
        _carry(user, stays.placed.row, target, target.pathway.step(stays.placed.row.code))
    _let_go(planned, target.row.number, today)
    _take_up(back)
    came = _add(user, found, target, planned, today)
    found.case.pathway_version_id = target.row.id
    db.session.flush()
    track.update(user, Track(found.case, track.steps_of(user, found.case.id)), today)
    trail.commit(
        user, "version.move", found.case, f"{ref}/pathway",
        before={"pathway": f"{before.pathway.id} {before.row.number}"},
        after={"pathway": f"{target.pathway.id} {target.row.number}"},
        cancelled=[placed.row.number for placed in planned.falls], added=came,
        taken_up=[placed.row.number for placed in back], reason=reason,
    )  # fmt: skip


def current_of(found: Track) -> Offered:
    """The version that the case is on. Raises Refused when it has no pathway."""
    for placed in own_steps(found):
        return Offered(placed.row.pathway_version, placed.pathway)
    raise Refused(_("The case has no pathway yet. Choose one first."))


def target_of(found: Track, number: int) -> Offered:
    """That version of the case's own pathway. Raises NotFound, or Refused for the one it is on."""
    now = current_of(found)
    if now.row.number == number:
        raise Refused(_("The case is on this version already."), "to")
    return offered.version(now.pathway.id, number)


def _check_free(found: Track, target: Offered) -> None:
    """A case that left this pathway and came back has older steps there, which must not count twice."""
    codes = {(placed.row.code, placed.row.person_id) for placed in own_steps(found)}
    there = [placed for placed in found.placed if placed.row.pathway_version_id == target.row.id]
    if any((placed.row.code, placed.row.person_id) in codes for placed in there):
        raise Refused(_("This case was on that version before and has older steps there. Choose the pathway anew."))


def _carry(user: Actor, row: Step, target: Offered, template: StepTemplate) -> None:
    """A step goes on under the new version with all that happened to it; what is newly wanted is asked for."""
    row.pathway_version_id, row.pathway_version, row.actor = target.row.id, target.row, template.actor
    row.due_anchor = row.due_rule = None
    for name, value in beginning.anchor_of(template.deadline).items():
        setattr(row, name, value)
    query = scope.of_step(user, WantedDocument).where(WantedDocument.step_id == row.id)
    known = set(db.session.scalars(query.with_only_columns(WantedDocument.kind)))
    if row.state in OPEN_STATES:
        db.session.add_all(
            WantedDocument(step_id=row.id, kind=kind) for kind in template.requires_documents if kind not in known
        )


def _let_go(planned: Plan, number: int, today: date) -> None:
    """What the new version does not have ends where it is; what was done or decided stays as it was."""
    for placed in planned.falls:
        row = placed.row
        if row.state in OPEN_STATES:
            row.not_needed = as_json(because(LEFT, number=number))
            row.state, row.decided_on = "cancelled", max(today, row.filed_on or today)
            row.due_on = row.due_earliest = row.due_because = None
            row.due_by_hand = False


def fallen(found: Track, target: Offered) -> list[Placed]:
    """What fell away when the case left that version."""
    return [
        placed
        for placed in found.placed
        if placed.row.pathway_version_id == target.row.id
        and placed.row.state == "cancelled"
        and (placed.row.not_needed or {}).get("code") == LEFT
    ]


def _take_up(back: list[Placed]) -> None:
    """The steps as they were before they fell away: what happened to them says how far they had come."""
    for placed in back:
        row = placed.row
        started = "in_progress" if row.started_on else "pending"
        row.state = "submitted" if row.filed_on and placed.template.decided else started
        row.decided_on, row.not_needed = None, None


def _add(user: Actor, found: Track, target: Offered, planned: Plan, today: date) -> list[str]:
    there = {(p.row.code, p.row.person_id) for p in found.placed if p.row.pathway_version_id == target.row.id}
    new: list[Taker] = [taker for taker in planned.comes if (taker[0].code, taker[1].id) not in there]
    beginning.add_steps(user, found.case, target.row, new, today)
    return [template.code for template, _person in new]


def versions_of(found: Track) -> tuple[int, ...]:
    """The other versions of the case's pathway, the newest first."""
    now = current_of(found)
    return tuple(number for number in offered.numbers(now.pathway.id) if number != now.row.number)
