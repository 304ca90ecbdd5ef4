"""What was noted about the case. Internal notes are for staff and are never printed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import joinedload

from caseflow.access import scope
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.cases import Note
from caseflow.vocabulary.tasks import NoteKind

MOST = 20


@dataclass(frozen=True)
class NoteLine:
    kind: NoteKind
    who: Who | None
    body: str
    author: str
    at: datetime


def section(subject: Subject) -> tuple[NoteLine, ...]:
    """The newest notes, the latest first. Older ones are in the timeline."""
    query = (
        scope.of_case(subject.user, Note)
        .where(Note.case_id == subject.case.id)
        .options(joinedload(Note.author))
        .order_by(Note.at.desc(), Note.id.desc())
        .limit(MOST)
    )
    return tuple(
        NoteLine(NoteKind(row.kind), subject.who(row.person_id), row.body, row.author.name, row.at)
        for row in db.session.scalars(query)
    )
