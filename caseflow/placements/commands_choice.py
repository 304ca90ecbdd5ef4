"""Why somebody was chosen, and the second person who stands behind it."""

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import trail
from caseflow.errors import Stale
from caseflow.extensions import db
from caseflow.models.placements import Placement, PlacementChoice
from caseflow.placements.choosing import choice_of, new_choice, put_aside
from caseflow.placements.moving import full_name
from caseflow.placements.rows import placement_to_change
from caseflow.placements.weighing import has_chosen
from caseflow.rules import choices
from caseflow.rules.reason import because

_BEFORE = ("matched", "shortlisted")


def give_reason(user: Actor, ref: str, reason: str, *, seen: int) -> None:
    """Say, or say anew, why the person of a placement was chosen; where they stand is looked up again.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = placement_to_change(user, ref)
    before = choice_of(user, row.id)
    _fresh(before, seen)
    aside = put_aside(user, row, before) if before is not None and before.state == choices.NONE else None
    decided = before is not None and before.state in (choices.NONE, choices.APPROVED) and aside is None
    if row.state not in _BEFORE or decided:
        raise refusal(because("choice_decided"))
    if aside is not None and not reason.strip():
        raise refusal(aside, "choice_reason")
    after = new_choice(user, row.id, row.opening, row.person_id, reason)
    if aside is not None:
        after.state, after.reason = choices.WAITING, reason.strip()
    if before is None:
        db.session.add(after)
    else:
        for name in ("run_id", "place", "passed", "reason", "state", "chosen_by_id", "chosen_at"):
            setattr(before, name, getattr(after, name))
        before.decided_by_id = before.decided_at = before.decision_note = None
    _kept(user, row, "choice.explain", reason, state=after.state, place=after.place, passed=after.passed)


def decide_choice(user: Actor, ref: str, *, approve: bool, note: str, seen: int) -> None:
    """Approve or refuse the choice of a person, as somebody who did not make it.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = placement_to_change(user, ref)
    gate.require(user, "choice.decide")
    choice = choice_of(user, row.id)
    _fresh(choice, seen)
    if choice is None:
        raise refusal(because("choice_missing"))
    with rules_decide():
        chosen_by = user.id if has_chosen(user, row) else choice.chosen_by_id
        choices.check_decision(choice.state, chosen_by, user.id, note)
    choice.state = choices.APPROVED if approve else choices.REFUSED
    choice.decided_by_id, choice.decided_at, choice.decision_note = user.id, clock.now(), note.strip()
    _kept(user, row, "choice.approve" if approve else "choice.refuse", note, place=choice.place, passed=choice.passed)


def _fresh(choice: PlacementChoice | None, seen: int) -> None:
    version = choice.version if choice is not None else 0
    if version != seen:
        raise Stale({}, version)


def _kept(user: Actor, row: Placement, action: str, reason: str, **more: object) -> None:
    facts = {"name": full_name(row.person), "job": row.opening.title, "employer": row.opening.employer.name, **more}
    trail.commit(user, action, row.case, f"{row.case.ref}/placements/{row.ref}", **facts, reason=reason.strip())
