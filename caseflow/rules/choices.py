"""Whether choosing this person for an opening needs a reason and a second person.

Selection is by recorded criteria, and two people stand behind a departure from them (checklist FR10): whoever is chosen
past a better match, or without a ranking, is chosen for a reason that somebody else has read.
"""

from dataclasses import dataclass
from datetime import timedelta

from caseflow.rules.reason import Because, NotAllowed, because

NONE, WAITING, APPROVED, REFUSED = "none", "waiting", "approved", "refused"
# Rankings older than this say nothing about who is free today.
RECENT = timedelta(days=30)


@dataclass(frozen=True)
class Standing:
    """Where the person stands in a recent ranking for the opening. `place` is None for somebody not in it.

    `passed` counts the people ranked above who are still free; `usual` is false for a ranking whose weights are not
    those of the opening,
    `own_weights` is true for a chooser who lately set those weights.
    """

    run: str = ""
    place: int | None = None
    passed: int = 0
    usual: bool = True
    own_weights: bool = False


def needs_reason(standing: Standing) -> Because | None:
    """Why a reason and a second person are wanted; None for the best match who is free."""
    if not standing.run:
        return because("choice_without_ranking", days=RECENT.days)
    if standing.place is None:
        return because("choice_not_ranked", run=standing.run)
    if standing.passed:
        return because("choice_passes", run=standing.run, position=standing.place, passed=standing.passed)
    if not standing.usual:
        return because("choice_other_weights", run=standing.run, position=standing.place)
    return because("choice_own_weights", days=RECENT.days) if standing.own_weights else None


def check_choice(standing: Standing, reason: str) -> str:
    """The state of the choice: none or waiting. Raises NotAllowed (field choice_reason) when a reason is missing."""
    why = needs_reason(standing)
    if why is None:
        return NONE
    if not reason.strip():
        raise NotAllowed(why, "choice_reason")
    return WAITING


def may_put_forward(state: str | None) -> Because | None:
    """Why the person is not put forward yet, by the state of the choice (None for no choice); None when they may be."""
    if state in (NONE, APPROVED):
        return None
    codes = {WAITING: "choice_waits", REFUSED: "choice_refused"}
    return because(codes.get(state or "", "choice_missing"))


def put_aside(run: str, place: int | None, aside: int) -> Because | None:
    """Why somebody chosen without a reason is not put forward after all: better matches were matched with the opening
    to be out of the way, not put forward or withdrawn before the employer heard of them. None when nobody was."""
    return because("choice_aside", run=run, position=place or 0, aside=aside) if aside else None


def check_decision(state: str | None, chosen_by: int, decides: int, note: str) -> None:
    """Go on only if this person may decide on the choice. Raises NotAllowed (field note)."""
    if state != WAITING:
        raise NotAllowed(because("choice_decided"))
    if chosen_by == decides:
        raise NotAllowed(because("choice_own"))
    if not note.strip():
        raise NotAllowed(because("choice_note_missing"), "note")
