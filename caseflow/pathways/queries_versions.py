"""The page on which a supervisor sees what another version of its pathway means for a case before moving it."""

from dataclasses import dataclass

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.pathways import track
from caseflow.pathways.changes import Change, changes_between
from caseflow.pathways.commands_versions import current_of, fallen, target_of, versions_of
from caseflow.pathways.plan_shown import PlanShown, plan_shown
from caseflow.pathways.shown import said
from caseflow.pathways.version_plan import plan
from caseflow.pathways.wording import full_name


@dataclass(frozen=True)
class MovePage:
    """A case, the version it is on, the one looked at (0: there is no other) and what moving would change."""

    ref: str
    title: str
    seen: int
    pathway: str
    key: str
    number: int
    others: tuple[int, ...]
    target: int
    changes: tuple[Change, ...]
    plan: PlanShown | None
    is_closed: bool


def move_page(user: Actor, ref: str, number: int | None) -> MovePage:
    """What moving the case to that version, the newest other one if none is named, would change.

    Raises NotFound, Denied, or Refused for a case without a pathway.
    """
    found = track.load(user, ref)
    gate.require(user, "version.move")
    now, others = current_of(found), versions_of(found)
    wanted = number if number is not None else next(iter(others), None)
    target = target_of(found, wanted) if wanted is not None else None
    shown: PlanShown | None = None
    changes: tuple[Change, ...] = ()
    if target is not None:
        again = frozenset((placed.row.code, placed.row.person_id) for placed in fallen(found, target))
        shown = plan_shown(plan(user, found, target.pathway, clock.today(user.timezone)), again)
        changes = changes_between(now.pathway, target.pathway)
    page = MovePage(
        ref=ref,
        title=full_name(found.principal.person) if found.principal else "",
        seen=found.case.version,
        pathway=said(now.pathway.names),
        key=now.pathway.id,
        number=now.row.number,
        others=others,
        target=target.row.number if target else 0,
        changes=changes,
        plan=shown,
        is_closed=found.case.status == "closed",
    )
    trail.seen(user, "case.read", f"{ref}/pathway/move-version", "steps, due days")
    return page
