"""A new version of a pathway takes two administrators: one uploads and proposes it, somebody else publishes it."""

from sqlalchemy import select

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.pathways import PathwayDraft
from caseflow.pathways import loading
from caseflow.vocabulary.language import _
from caseflow.vocabulary.steps import DraftState

VERBS = ("propose", "withdraw", "publish", "refuse")
_DECIDES = ("publish", "refuse")
_FROM = {
    "propose": (DraftState.DRAFT,),
    "withdraw": (DraftState.DRAFT, DraftState.PROPOSED),
    "publish": (DraftState.PROPOSED,),
    "refuse": (DraftState.PROPOSED,),
}


def upload_draft(user: Actor, name: str, content: bytes) -> int:
    """Keep a file as a draft; nothing is offered to anybody yet. Gives its number. Raises FilesRefused or Refused."""
    gate.require(user, "pathway.load")
    read = loading.fitting(name, content)
    draft = PathwayDraft(
        key=read.pathway.id, number=read.pathway.version, names=read.pathway.names.as_dict(), file_name=name,
        text=content.decode(), body=read.body, digest=read.digest, state=DraftState.DRAFT,
        uploaded_by_id=user.id, uploaded_at=clock.now(),
    )  # fmt: skip
    db.session.add(draft)
    db.session.flush()
    trail.commit(user, "pathway.draft", draft, subject(draft), digest=draft.digest)
    return draft.id


def propose_draft(user: Actor, draft_id: int, *, note: str, seen: int) -> None:
    """Ask another administrator to look at one's own draft. Raises NotFound, Denied, Stale or Refused."""
    gate.require(user, "pathway.load")
    draft = _draft(user, draft_id, "propose", seen)
    draft.state, draft.proposed_note = DraftState.PROPOSED, note
    trail.commit(user, "pathway.propose", draft, subject(draft), note=note)


def withdraw_draft(user: Actor, draft_id: int, *, note: str, seen: int) -> None:
    """End one's own draft before anybody decides on it. Raises NotFound, Denied, Stale or Refused."""
    gate.require(user, "pathway.load")
    draft = _draft(user, draft_id, "withdraw", seen)
    _end(user, draft, DraftState.WITHDRAWN, note)
    trail.commit(user, "pathway.withdraw", draft, subject(draft), reason=note)


def refuse_draft(user: Actor, draft_id: int, *, note: str, seen: int) -> None:
    """Refuse somebody else's proposal and say why. Raises NotFound, Denied, Stale or Refused."""
    gate.require(user, "pathway.publish")
    draft = _draft(user, draft_id, "refuse", seen)
    if not note.strip():
        raise Refused(_("Say what must be changed."), "note")
    _end(user, draft, DraftState.REFUSED, note)
    trail.commit(user, "pathway.refuse", draft, subject(draft), reason=note)


def publish_draft(user: Actor, draft_id: int, *, note: str, seen: int) -> None:
    """Load somebody else's proposal as the version that new cases get; the older ones are no longer offered.

    Raises NotFound, Denied, Stale, or Refused: one's own, or when the library has moved on meanwhile.
    """
    gate.require(user, "pathway.publish")
    draft = _draft(user, draft_id, "publish", seen)
    read = loading.fitting(draft.file_name, draft.text.encode())
    _end(user, draft, DraftState.PUBLISHED, note)
    version = loading.insert(read)
    trail.record(
        user, "pathway.load", version, loading.subject(version), digest=read.digest, draft=draft.id,
        uploaded_by=draft.uploaded_by_id,
    )  # fmt: skip
    trail.commit(user, "pathway.publish", draft, subject(draft), digest=read.digest, note=note)


def subject(draft: PathwayDraft) -> str:
    """How the trail names a draft."""
    return f"pathways/{draft.key}/drafts/{draft.id}"


def verbs_of(user: Actor, draft: PathwayDraft) -> tuple[str, ...]:
    """What this user may do with the draft now."""
    own = draft.uploaded_by_id == user.id
    return tuple(verb for verb in VERBS if draft.state in _FROM[verb] and (verb in _DECIDES) is not own)


def _draft(user: Actor, draft_id: int, verb: str, seen: int) -> PathwayDraft:
    """The draft, if this user may do this with it now."""
    draft = gate.one(select(PathwayDraft).where(PathwayDraft.id == draft_id))
    gate.fresh(draft, seen, {})
    own = draft.uploaded_by_id == user.id
    if draft.state not in _FROM[verb]:
        raise Refused(_("This is not possible any more: the draft has been decided on, or was not proposed yet."))
    if verb in _DECIDES and own:
        raise Refused(_("You uploaded this file. Another administrator must look at it and decide."))
    if verb not in _DECIDES and not own:
        raise Refused(_("Only who uploaded the file can do this."))
    return draft


def _end(user: Actor, draft: PathwayDraft, state: DraftState, note: str) -> None:
    draft.state, draft.decided_by_id, draft.decided_at, draft.note = state, user.id, clock.now(), note
