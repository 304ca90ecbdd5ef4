"""How a paper stands."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class PaperState(StrEnum):
    RECEIVED = "received"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    EXPIRED = "expired"
    ENDED = "ended"


PAPER_STATE_LABELS: dict[PaperState, LazyString] = {
    PaperState.RECEIVED: _l("To be checked"),
    PaperState.ACCEPTED: _l("Accepted"),
    PaperState.REFUSED: _l("Cannot be used"),
    PaperState.EXPIRED: _l("Expired"),
    PaperState.ENDED: _l("Set aside"),
}
