"""What an opening may say, and how it goes from open to paused, filled or withdrawn."""

from datetime import date

from caseflow.rules.placements import Terms, check_terms
from caseflow.rules.reason import NotAllowed, because

DRAFT, PROPOSED, OPEN, PAUSED = "draft", "proposed", "open", "paused"
FILLED, CLOSED, WITHDRAWN = "filled", "closed", "withdrawn"

MOVES: dict[str, tuple[str, ...]] = {
    DRAFT: (OPEN, WITHDRAWN),
    PROPOSED: (OPEN, WITHDRAWN),
    OPEN: (PAUSED, FILLED, WITHDRAWN),
    PAUSED: (OPEN, FILLED, WITHDRAWN),
    FILLED: (OPEN, WITHDRAWN),
    CLOSED: (OPEN,),
    WITHDRAWN: (),
}
NEEDS_REASON = frozenset({PAUSED, WITHDRAWN})
MOST_HEADS = 5_000
# Longest contract that is believed: beyond it a year was mistyped.
LONGEST_YEARS = 60
# Kinds of contract that end by what they are.
WITH_END = frozenset({"seasonal", "fixed_term"})
# IRIS criterion A.3: workers are 18 or older; an employer may ask for more, within reason.
YOUNGEST, OLDEST_YOUNGEST = 18, 65


def check_opening(terms: Terms, heads: int | None, *, taken: int = 0) -> None:
    """Nothing when an opening may be written down so. `taken` counts the places that people hold already.

    Raises NotAllowed; fields are those of Terms, and heads. That the employer is vetted is no condition: an opening may
    be known before, and nobody is placed in it until then.
    """
    if heads is None or not 1 <= heads <= MOST_HEADS:
        raise NotAllowed(because("opening_heads_not_possible", most=MOST_HEADS), "heads")
    if heads < taken:
        raise NotAllowed(because("opening_heads_taken", taken=taken), "heads")
    check_terms(terms)
    if terms.ends_on is not None and terms.starts_on is not None:
        years = terms.ends_on.year - terms.starts_on.year
        if years > LONGEST_YEARS:
            raise NotAllowed(because("opening_too_long", years=years), "ends_on")


def check_end(contract_kind: str, ends_on: date | None) -> None:
    """Nothing when the contract has the last day that its kind needs. Raises NotAllowed (field ends_on)."""
    if contract_kind in WITH_END and ends_on is None:
        raise NotAllowed(because("opening_needs_end"), "ends_on")


def check_youngest(age: int | None) -> int | None:
    """The same age, None for 18, which holds for all. Raises NotAllowed (field youngest)."""
    if age is not None and not YOUNGEST <= age <= OLDEST_YOUNGEST:
        raise NotAllowed(because("opening_youngest_not_possible", least=YOUNGEST, most=OLDEST_YOUNGEST), "youngest")
    return None if age == YOUNGEST else age


def shown_state(state: str, *, heads: int, taken: int) -> str:
    """The state to show: an open opening is filled while all its places are held, and open again when one is not.

    Nothing is written for it, so nothing can be forgotten when a place is given back.
    """
    return FILLED if state == OPEN and taken >= heads else state


def check_parties(*, same: bool, employer_kind: str, recruiter_kind: str | None) -> None:
    """Nothing when these two may stand in one opening. Raises NotAllowed (field recruiter)."""
    if employer_kind != "employer":
        raise NotAllowed(because("opening_of_recruiter"))
    if recruiter_kind is not None and (same or recruiter_kind != "recruiter"):
        raise NotAllowed(because("opening_not_a_recruiter"), "recruiter")


def check_state(state: str, to_state: str, *, taken: int = 0, reason: str = "") -> str:
    """The new state. What people have accepted is not withdrawn under them. Raises NotAllowed (state, reason)."""
    if to_state not in MOVES.get(state, ()):
        raise NotAllowed(because("opening_no_such_move"), "state")
    if to_state == WITHDRAWN and taken:
        raise NotAllowed(because("opening_has_people", taken=taken), "state")
    if to_state in NEEDS_REASON and not reason.strip():
        raise NotAllowed(because("opening_reason_missing"), "reason")
    return to_state
