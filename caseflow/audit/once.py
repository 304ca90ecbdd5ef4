"""A form that is sent twice is kept once: its key is written in the transaction that it causes."""

from contextvars import ContextVar
from datetime import timedelta

from sqlalchemy import delete, select, update

from caseflow import clock
from caseflow.extensions import db, insert_new
from caseflow.models.accounts import SentForm

# The form that this request sends; empty where nothing can be sent twice.
sending: ContextVar[str] = ContextVar("sending", default="")

KEPT_FOR = timedelta(days=2)


class SentBefore(Exception):
    """The same form was sent before and kept. `location` is where that answer led; empty while it is not known."""

    def __init__(self, location: str) -> None:
        super().__init__("sent before")
        self.location = location


def must_be_new(key: str) -> None:
    """Go on only if this form was not kept before. Raises SentBefore."""
    found = db.session.scalar(select(SentForm.location).where(SentForm.key == key))
    if found is not None:
        raise SentBefore(found)


def is_first() -> bool:
    """Write the key of the form that is being sent into this transaction; False when another has done so."""
    key = sending.get()
    if not key:
        return True
    sending.set("")  # a request that commits twice is not its own repetition
    row = {"key": key, "at": clock.now(), "location": ""}
    kept = db.session.execute(insert_new(SentForm, row).returning(SentForm.key))
    return kept.first() is not None


def location(key: str) -> str:
    """Where the first answer led."""
    return db.session.scalar(select(SentForm.location).where(SentForm.key == key)) or ""


def answer(key: str, location: str) -> None:
    """Keep where the answer leads. The caller commits."""
    db.session.execute(update(SentForm).where(SentForm.key == key).values(location=location[:400]))


def forget_old() -> None:
    """Remove what nobody will send again. The caller commits."""
    db.session.execute(delete(SentForm).where(SentForm.at < clock.now() - KEPT_FOR))
