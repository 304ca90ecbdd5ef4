"""When a paper may be taken, accepted, refused or set aside; and how it stands on a day."""

from collections.abc import Sequence
from datetime import date

from caseflow.rules.birth import Birth
from caseflow.rules.papers import check_paper
from caseflow.rules.reason import NotAllowed, because

RECEIVED, ACCEPTED, REFUSED, EXPIRED, ENDED = "received", "accepted", "refused", "expired", "ended"
MOST_AT_ONCE = 20
# One file of all papers of a step: what a portal still takes, and memory too.
MOST_MEGABYTES_TOGETHER, MOST_PAGES_TOGETHER = 80, 600
LONGEST_YEARS = 60  # beyond it a year was mistyped


def check_days(issued_on: date | None, expires_on: date | None, birth: Birth, today: date) -> None:
    """Nothing when a paper can have these days. Raises NotAllowed (fields issued_on, expires_on)."""
    check_paper(issued_on, expires_on, birth, today)
    if expires_on is not None and expires_on.year > today.year + LONGEST_YEARS:
        raise NotAllowed(because("paper_lasts_too_long", day=expires_on), "expires_on")


def check_files(names: Sequence[str]) -> None:
    """Nothing when so many files may come at once. Raises NotAllowed (field files)."""
    if not names:
        raise NotAllowed(because("paper_without_file"), "files")
    if len(names) > MOST_AT_ONCE:
        raise NotAllowed(because("paper_too_many_files", most=MOST_AT_ONCE), "files")


def check_together(sizes: Sequence[int], pages: Sequence[int]) -> None:
    """Nothing when papers of these sizes (bytes) and lengths can become one file. Raises NotAllowed."""
    if sum(sizes) > MOST_MEGABYTES_TOGETHER * 1024 * 1024:
        raise NotAllowed(because("papers_too_large_together", most=MOST_MEGABYTES_TOGETHER))
    if sum(pages) > MOST_PAGES_TOGETHER:
        raise NotAllowed(because("papers_too_long_together", most=MOST_PAGES_TOGETHER))


def standing(state: str, expires_on: date | None, today: date) -> str:
    """received, accepted, refused, or expired: what was accepted counts until its last day."""
    return EXPIRED if state != REFUSED and expires_on is not None and expires_on < today else state


def check_decision(state: str, to_state: str, expires_on: date | None, reason: str, today: date) -> str:
    """The new state. Raises NotAllowed (fields state, reason)."""
    if state == ENDED:
        raise NotAllowed(because("paper_set_aside"), "state")
    if to_state == state:
        raise NotAllowed(because("paper_decided_already"), "state")
    if to_state == ACCEPTED and expires_on is not None and expires_on < today:
        raise NotAllowed(because("paper_has_expired", day=expires_on), "state")
    if to_state == REFUSED and not reason.strip():
        raise NotAllowed(because("paper_reason_missing"), "reason")
    return to_state


def together(states: Sequence[str]) -> str:
    """How a wanted document stands that these papers serve, as the steps know it."""
    if not states:
        return "missing"
    if REFUSED in states:
        return "rejected"
    return "verified" if all(state == ACCEPTED for state in states) else "received"
