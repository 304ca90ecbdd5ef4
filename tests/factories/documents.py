"""Papers as rows; the file itself is not there unless a test keeps one."""

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.documents import Paper, PaperVersion
from caseflow.models.people import Person


def paper(of: Person, by: User, **more) -> Paper:
    """A passport that was received, one page."""
    version = PaperVersion(
        number=1, media_type="image/jpeg", size=1, pages=1, sha256="0" * 64, stored_as=new_ref("XX"),
        uploaded_by_id=by.id, uploaded_at=clock.now(),
    )  # fmt: skip
    given = {"kind": "passport", "recorded_by_id": by.id, "recorded_at": clock.now()}
    row = Paper(ref=new_ref("DO"), person_id=of.id, versions=[version], **{**given, **more})
    db.session.add(row)
    db.session.flush()
    return row
