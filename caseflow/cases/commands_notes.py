"""Notes on a case: for the file, or for the family too. Never one text for both."""

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.cases.membership import full_name, present
from caseflow.cases.standing import case_to_change
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.cases import Note
from caseflow.vocabulary.language import _
from caseflow.vocabulary.tasks import NoteKind


def write_note(user: Actor, ref: str, *, kind: str, body: str, person: str = "") -> None:
    """Write a note, about the whole case or one of its people (by reference). A closed case still takes notes.

    Raises NotFound or Refused next to its field.
    """
    case = case_to_change(user, ref)
    gate.require(user, "note.write")
    if kind not in set(NoteKind):
        raise Refused(_("Say whether the note is internal or for the family too."), "kind")
    if not body.strip():
        raise Refused(_("Write the note."), "body")
    about = next((m.person for m in present(user, case) if m.person.ref == person), None)
    if person and about is None:
        raise Refused(_("Choose somebody who is in this case."), "person")
    note = Note(
        case_id=case.id,
        person_id=about.id if about else None,
        kind=kind,
        body=body,
        author_id=user.id,
        at=clock.now(),
    )
    db.session.add(note)
    db.session.flush()
    name = full_name(about) if about else ""
    trail.commit(user, "note.write", case, f"{ref}/notes/{note.id}", kind=kind, person=name, body=body)
