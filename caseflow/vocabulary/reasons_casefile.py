"""Why a day stands on the page of a case, where no pathway says so."""

from caseflow.vocabulary.language import Counted, LazyString, _l, _ln

SENTENCES: dict[str, LazyString | Counted] = {
    "visit_due": _ln(
        "Planned for %(day)s, %(after)s day after work began; this is the last day on which it counts as in time",
        "Planned for %(day)s, %(after)s days after work began; this is the last day on which it counts as in time",
        by="after",
    ),
    "visit_due_by_hand": _l("Planned for %(day)s; this is the last day on which it counts as in time"),
}
