"""A step that somebody moves: what it was before, what the rules say, what follows for the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.pathways import track
from caseflow.pathways.permit_details import PermitDetails, check_details, new_permit, plain
from caseflow.pathways.track import Placed, Track
from caseflow.pathways.wording import refused, say, told
from caseflow.rules import steps as rules
from caseflow.rules.reason import Because, NotAllowed, as_json
from caseflow.vocabulary.language import _

Rule = Callable[[], None]

_KEPT = ("state", "ready_on", "started_on", "filed_on", "decided_on", "due_on", "due_by_hand")


@dataclass(frozen=True)
class Moving:
    """A step that the user may move, with what it was before."""

    found: Track
    placed: Placed
    today: date
    before: Mapping[str, object]

    @property
    def subject(self) -> str:
        """How the trail names the step."""
        return f"{self.found.case.ref}/steps/{self.placed.row.number}"


def moving_of(found: Track, number: int, today: date) -> Moving:
    """The step of that number, to be moved. Raises NotFound, or Refused when its case is closed."""
    placed = found.step(number)
    if found.case.status == "closed":
        raise Refused(_("The case is closed. A supervisor can open it again."))
    return Moving(found, placed, today, {name: getattr(placed.row, name) for name in _KEPT})


def after(moving: Moving, verb: str) -> str:
    """The state after this verb. Raises Refused when the step cannot be moved so."""
    try:
        return rules.move(moving.placed.row.state, verb, moving.placed.template)
    except NotAllowed as no:
        raise refused(no, moving.placed.pathway) from no


def check(moving: Moving, rule: Rule, field: str | None = None) -> None:
    """Go on only if the rule says nothing. Raises Refused."""
    try:
        rule()
    except NotAllowed as no:
        raise Refused(say(no.because, moving.placed.pathway), field or no.field) from no


def grant(
    moving: Moving, decided_on: date, permit: PermitDetails | None, renew_before: int | None
) -> dict[str, object] | None:
    """Write down a favourable decision and the permit that it gives, which is returned. Raises Refused."""
    row = moving.placed.row
    state = after(moving, "grant")
    check(moving, lambda: rules.check_decision(decided_on, row.filed_on, moving.today))
    row.state, row.decided_on = state, decided_on
    return give(moving, permit, renew_before)


def refuse(moving: Moving, decided_on: date, internal: str, shareable: str) -> None:
    """Write down a refusal with its two texts; it opens the remedy that the pathway names. Raises Refused."""
    row, template = moving.placed.row, moving.placed.template
    state = after(moving, "refuse")
    check(moving, lambda: rules.check_decision(decided_on, row.filed_on, moving.today))
    row.state, row.decided_on = state, decided_on
    row.decision_internal, row.decision_shareable = told(internal, "internal"), told(shareable, "shareable")
    remedy = rules.after_refusal(template.remedy, decided_on, track.holidays_of(moving.placed.pathway))
    if isinstance(remedy, Because):
        row.remedy, row.remedy_due_on = {"because": as_json(remedy)}, None
    else:
        row.remedy = {"kind": remedy.kind, "to": remedy.to, "state": "open", "because": as_json(remedy.because)}
        row.remedy_due_on = remedy.due.day if remedy.due else None


def give(moving: Moving, details: PermitDetails | None, renew_before: int | None) -> dict[str, object] | None:
    """Write down the permit that the step gives. Raises Refused when one is wanted and there is none, or vice versa."""
    template, row = moving.placed.template, moving.placed.row
    if template.gives is None:
        if details is not None:
            raise Refused(_("This step gives no permit."))
        return None
    if details is None:
        raise Refused(_("This step gives a permit. Enter its first day."), "valid_from")
    check_details(details)
    permit = new_permit(details, row.person_id)
    permit.case_id, permit.step_id = row.case_id, row.id
    permit.renew_before_days = renew_before if renew_before is not None else template.renew_before_days
    db.session.add(permit)
    db.session.flush()
    placed = Placed(row, template, moving.placed.pathway, (*moving.placed.permits, permit))
    moving.found.placed[moving.found.placed.index(moving.placed)] = placed
    return plain(permit)


def finish(user: Actor, moving: Moving, action: str, *, sees: Actor | None = None, **more: object) -> None:
    """What follows for the other steps, and the entry that keeps it all. `sees`: with whose eyes, where the one who
    acts may not know the whole case."""
    opened = track.update(sees or user, moving.found, moving.today)
    row = moving.placed.row
    after = {name: getattr(row, name) for name in _KEPT}
    changed = [name for name in _KEPT if after[name] != moving.before[name]]
    trail.commit(
        user, action, moving.found.case, moving.subject, step=row.code,
        before={name: moving.before[name] for name in changed}, after={name: after[name] for name in changed},
        now_possible=opened, **more,
    )  # fmt: skip
