"""A page for the family is printed: who gave it out, in which language, about whom, and with which own words."""

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.casefile import subject as subjects
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.cases import Note
from caseflow.vocabulary.family_message import ISO_639_3, LANGUAGES
from caseflow.vocabulary.language import _
from caseflow.vocabulary.tasks import NoteKind

LONGEST_WORDS = 600


def print_message(user: Actor, ref: str, *, language: str, about: str = "", words: str = "") -> int:
    """Record that the page is given out; own words are kept as a note for the family. A closed case takes them too.

    Gives the number of that note, 0 without one. Raises NotFound, Denied, or Refused (language, about, words).
    """
    subject = subjects.load(user, ref)
    gate.require(user, "case.print")
    if language not in LANGUAGES:
        raise Refused(_("Choose one of the languages."), "language")
    present = [member.person for member in subject.members if member.left_on is None]
    person = next((one for one in present if one.ref == about), None)
    if about and person is None:
        raise Refused(_("Choose somebody who is in this case."), "about")
    if len(words) > LONGEST_WORDS:
        raise Refused(_("Use at most %(most)s characters.", most=LONGEST_WORDS), "words")
    about_id = person.id if person else None
    note = Note(
        case_id=subject.case.id, person_id=about_id, kind=NoteKind.SHAREABLE.value, body=words,
        author_id=user.id, at=clock.now(),
    )  # fmt: skip
    if words.strip():
        db.session.add(note)
        db.session.flush()
    number = note.id or 0
    name = subjects.full_name(person) if person else ""
    facts = {"language": ISO_639_3[language], "person": name, "body": words}
    trail.commit(user, "message.print", subject.case, f"{ref}/notes/{number}" if number else ref, **facts)
    return number
