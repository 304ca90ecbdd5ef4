"""What is to be done about a case, and what is noted about it."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class TaskKind(StrEnum):
    FIND_OUT = "find_out"
    DOCUMENT = "document"
    CONTACT = "contact"
    APPOINTMENT = "appointment"
    STEP = "step"
    VISIT = "visit"
    APPROVAL = "approval"
    BEST_INTERESTS = "best_interests"
    SCREENING = "screening"
    CONSENT = "consent"
    WAKE = "wake"
    PROTECTION = "protection"
    OTHER = "other"


TASK_KIND_LABELS: dict[TaskKind, LazyString] = {
    TaskKind.FIND_OUT: _l("Find out"),
    TaskKind.DOCUMENT: _l("Obtain a document"),
    TaskKind.CONTACT: _l("Contact somebody"),
    TaskKind.APPOINTMENT: _l("Appointment"),
    TaskKind.STEP: _l("Move a step on"),
    TaskKind.VISIT: _l("Follow-up visit"),
    TaskKind.APPROVAL: _l("Needs a second person"),
    TaskKind.BEST_INTERESTS: _l("Best interests of a child"),
    TaskKind.SCREENING: _l("Protection screening"),
    TaskKind.CONSENT: _l("Ask for consent"),
    TaskKind.WAKE: _l("Case back from hold"),
    TaskKind.PROTECTION: _l("Urgent protection"),
    TaskKind.OTHER: _l("Other"),
}


class TaskState(StrEnum):
    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"


TASK_STATE_LABELS: dict[TaskState, LazyString] = {
    TaskState.OPEN: _l("To do"),
    TaskState.DONE: _l("Done"),
    TaskState.CANCELLED: _l("Cancelled"),
}


class NoteKind(StrEnum):
    INTERNAL = "internal"
    SHAREABLE = "shareable"


NOTE_KIND_LABELS: dict[NoteKind, LazyString] = {
    NoteKind.INTERNAL: _l("Internal"),
    NoteKind.SHAREABLE: _l("For the family too"),
}
