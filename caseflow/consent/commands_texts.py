"""Bringing the words that are read out into the database."""

from collections.abc import Iterable

from sqlalchemy import select

from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.consent.text_files import TextFile
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.consent import ConsentText
from caseflow.vocabulary.language import _


def load_texts(user: Actor, files: Iterable[TextFile]) -> int:
    """Add the texts that are new; the newest number of a kind and language is the current one. Returns how many.

    Raises Denied, or Refused when a text that people may have agreed to has other words now: that needs a new number.
    """
    gate.require(user, "consent_text.load")
    known = {(row.kind, row.language, row.number): row for row in db.session.scalars(select(ConsentText))}
    new: list[ConsentText] = []
    for file in sorted(files, key=lambda f: f.number):
        before = known.get((file.kind, file.language, file.number))
        if before is None:
            known[file.kind, file.language, file.number] = row = _add(file, known.values())
            new.append(row)
        elif before.body != file.body:
            name = f"{file.kind}.{file.number}.{file.language}"
            raise Refused(_("The text %(name)s was changed. Give other words a new number.", name=name))
    if not new:
        return 0
    for row in new[:-1]:
        trail.record(user, "consent_text.load", row, f"{row.kind}/{row.number}/{row.language}")
    last = new[-1]
    trail.commit(user, "consent_text.load", last, f"{last.kind}/{last.number}/{last.language}")
    return len(new)


def _add(file: TextFile, known: Iterable[ConsentText]) -> ConsentText:
    older = [row for row in known if row.kind == file.kind and row.language == file.language]
    for row in older:
        row.is_current = False
        row.is_grandfathered = row.is_grandfathered and not file.ends_older
    row = ConsentText(kind=file.kind, number=file.number, language=file.language, body=file.body)
    db.session.add(row)
    return row
