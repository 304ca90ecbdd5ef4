"""By what the timeline of a case can be filtered: the kind of thing that happened, told by the noun of its action."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class TimelineKind(StrEnum):
    STAGES = "stages"
    STEPS = "steps"
    DOCUMENTS = "documents"
    PLACEMENTS = "placements"
    VISITS = "visits"
    NOTES = "notes"
    CONSENTS = "consents"
    PEOPLE = "people"


TIMELINE_KIND_LABELS: dict[TimelineKind, LazyString] = {
    TimelineKind.STAGES: _l("Stages and assignment"),
    TimelineKind.STEPS: _l("Steps and permits"),
    TimelineKind.DOCUMENTS: _l("Documents"),
    TimelineKind.PLACEMENTS: _l("Placements"),
    TimelineKind.VISITS: _l("Visits and needs"),
    TimelineKind.NOTES: _l("Notes and tasks"),
    TimelineKind.CONSENTS: _l("Consents"),
    TimelineKind.PEOPLE: _l("People and evaluation"),
}

# The nouns of actions ("step" of "step.submit"). Whatever is not named is shown when nothing is filtered out.
NOUNS: dict[TimelineKind, tuple[str, ...]] = {
    TimelineKind.STAGES: ("case",),
    TimelineKind.STEPS: ("step", "pathway", "permit", "remedy"),
    TimelineKind.DOCUMENTS: ("document", "identity"),
    TimelineKind.PLACEMENTS: ("match", "placement", "choice", "contract", "opening"),
    TimelineKind.DOCUMENTS: ("document", "identity", "paper"),
    TimelineKind.PLACEMENTS: ("placement", "opening"),
    TimelineKind.VISITS: ("visit", "need", "referral", "grievance"),
    TimelineKind.NOTES: ("note", "task", "message"),
    TimelineKind.CONSENTS: ("consent", "assistance"),
    TimelineKind.PEOPLE: (
        "wish",
        "enrolment",
        "person", "member", "contact", "language", "status", "evaluation", "occupation", "work", "education", "licence",
        "recognition", "language_test", "skill",
    ),
}  # fmt: skip

_KIND_OF = {noun: kind for kind, nouns in NOUNS.items() for noun in nouns}


def kind_of(action: str) -> TimelineKind | None:
    """The kind of an action by its noun; None for a noun that no filter names."""
    return _KIND_OF.get(action.split(".")[0])
