"""The audit trail. Here is the only commit in caseflow, so no change can be kept without its entry."""

import json
import secrets
from collections.abc import Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm.exc import StaleDataError

from caseflow import clock
from caseflow.access import conflicts
from caseflow.access.actor import Actor
from caseflow.audit import chain, kept, once, queue
from caseflow.errors import Refused, Stale
from caseflow.extensions import db, insert_new, writing
from caseflow.models.accounts import Organization, Team, User
from caseflow.models.audit import AccessLog, AuditChain, AuditEntry, AuditUnsealed
from caseflow.models.base import Base
from caseflow.models.cases import Case
from caseflow.models.consent import ConsentText
from caseflow.models.employers import Employer, Opening
from caseflow.models.grievances import Grievance
from caseflow.models.pathways import PathwayDraft, PathwayVersion
from caseflow.models.people import Person
from caseflow.models.reports import BaselineStudy
from caseflow.models.training import TrainingOffer
from caseflow.models.types import keys
from caseflow.vocabulary.language import _

request_id: ContextVar[str] = ContextVar("request_id", default="")

_PREFIX: dict[type[Base], str] = {
    Case: "case",
    Person: "person",
    Employer: "employer",
    User: "user",
    Organization: "organization",
    PathwayVersion: "pathway",
    PathwayDraft: "pathway_draft",
    ConsentText: "consent_text",
    Grievance: "grievance",
}


@dataclass(frozen=True)
class _Pending:
    chain: str
    actor_id: int
    action: str
    subject: str
    facts: dict[str, Any]


def chain_of(about: Base) -> str:
    """The chain that what happens to this row is written into."""
    if isinstance(about, Team | TrainingOffer | BaselineStudy):
        return f"organization:{about.organization_id}"
    if isinstance(about, Opening):
        return f"employer:{about.employer_id}"
    return f"{_PREFIX[type(about)]}:{about.id}"  # type: ignore[attr-defined]


def record(user: Actor, action: str, about: Base, subject: str, **facts: Any) -> None:
    """Add one entry to what the next `commit` writes: for an act that touches more than one chain.

    `facts` are plain values (text, numbers, days); they are sealed, so personal data may be among them.
    """
    db.session.flush()
    entry = _Pending(chain_of(about), user.id, action, subject, facts)
    db.session.info.setdefault("trail", []).append(entry)


def commit(user: Actor, action: str, about: Base, subject: str, **facts: Any) -> None:
    """Append the entries and keep everything changed since the transaction began.

    `about` says which chain (a case, a person, an employer …), `subject` what in it, e.g. "CF-7K3Q-9XPM-4/steps/7".
    Raises Stale, SentBefore for a form that was kept already, or Refused for who declared a conflict of interest with
    somebody whom the act decides about; keeps nothing then.
    """
    if conflicts.stands_against(user, action, about):
        abandon()
        raise Refused(_("You declared a conflict of interest with this person. Somebody else must decide this."))
    try:
        record(user, action, about, subject, **facts)
        _must_be_first()
        pending: list[_Pending] = db.session.info.pop("trail", [])
        kept.refresh({p.chain for p in pending})
        # Heads are locked last and in one order: held for the shortest time, and never two in a circle.
        for entry in sorted(pending, key=lambda p: p.chain):
            _append(entry)
        _have_followed_up(action, about)
        db.session.flush()
    except StaleDataError:
        abandon()
        raise Stale from None
    keep()


# After these the permits of the case are looked at again: a renewal may be due, a condition broken.
_TOUCHES_PERMITS = ("contract.", "permit.add", "permit.edit", "permit.end", "placement.", "step.grant", "step.complete")


# After these a step that hangs on a fact may be left out, or needed after all.
_TOUCHES_FACTS = (
    "person.", "status.", "identity.", "work.", "education.", "licence.", "language", "recognition.", "evaluation.",
    "occupation.", "skill.",
)  # fmt: skip


def _have_followed_up(action: str, about: Base) -> None:
    if isinstance(about, Case) and action.startswith(_TOUCHES_PERMITS):
        queue.enqueue("permits", f"permits|{about.id}|{secrets.token_hex(8)}", case=about.id)
    if isinstance(about, Person) and action.startswith(_TOUCHES_FACTS):
        queue.enqueue("branches_of", f"branches_of|{about.id}|{secrets.token_hex(8)}", person=about.id)


def _must_be_first() -> None:
    key = once.sending.get()
    if not once.is_first():
        abandon()
        raise once.SentBefore(once.location(key))


def keep() -> None:
    """The one commit. Called directly only for what is not the work itself: sessions, throttles, the access log."""
    db.session.commit()


def abandon() -> None:
    """Forget everything since the transaction began, and let go of the database."""
    db.session.info.pop("trail", None)
    db.session.rollback()


@dataclass(frozen=True)
class Read:
    """One read that goes into the access log: what of whom, and under which consent, if it took one."""

    subject: str
    fields: str
    consent_id: int | None = None


def seen(user: Actor, action: str, subject: str, fields: str, consent_id: int | None = None) -> None:
    """Write down that the user is about to read something. No log, no read: call it before the page is built.

    Ends the reading transaction, so call it when everything that the page shows is in plain values.
    """
    seen_each(user, action, [Read(subject, fields, consent_id)])


def seen_each(user: Actor, action: str, reads: Sequence[Read]) -> None:
    """The same for a page that shows several people, each under a consent of their own: a row for each of them."""
    abandon()
    with writing():
        rows = [
            {
                "at": clock.now(),
                "actor_id": user.id,
                "action": action,
                "subject": read.subject,
                "fields": read.fields[:400],
                "consent_id": read.consent_id,
                "request_id": request_id.get(),
            }
            for read in reads
        ]
        db.session.execute(insert(AccessLog), rows)
        keep()


def facts_of(entry: AuditEntry) -> dict[str, Any]:
    """What an entry says besides who, what and when: opened with the key that sealed it."""
    found: dict[str, Any] = json.loads(keys().open("audit", _place(entry.chain, entry.seq), entry.payload))
    return found


def _place(chain_name: str, seq: int) -> str:
    """What a sealed entry is bound to."""
    return f"{chain_name}|{seq}"


def _append(pending: _Pending) -> None:
    at = clock.now()
    head = _locked_head(pending.chain)
    seq = head.seq + 1
    text = json.dumps(pending.facts, sort_keys=True, default=_plain, ensure_ascii=False)
    sealed = keys().seal("audit", _place(pending.chain, seq), text.encode())
    fields = chain.Fields(
        chain=pending.chain,
        seq=seq,
        at=at,
        actor_id=pending.actor_id,
        action=pending.action,
        subject=pending.subject,
        key_id=keys().version,
        payload=sealed,
    )
    digest = chain.link(head.head, fields)
    entry = AuditEntry(
        chain=pending.chain,
        seq=seq,
        at=at,
        actor_id=pending.actor_id,
        action=pending.action,
        subject=pending.subject,
        payload=sealed,
        key_id=keys().version,
        previous=head.head,
        hash=digest,
        mac=chain.mac(keys().audit_mac_key, digest),
    )
    head.seq, head.head = seq, digest
    db.session.add(entry)
    db.session.flush()
    db.session.add(AuditUnsealed(entry_id=entry.id))


def _locked_head(name: str) -> AuditChain:
    # A refreshed read: on PostgreSQL the row may have moved while this transaction waited for its lock.
    query = (
        select(AuditChain).where(AuditChain.name == name).with_for_update().execution_options(populate_existing=True)
    )
    head = db.session.scalars(query).one_or_none()
    if head is None:
        # Two who begin a chain at the same moment wait for each other here, and then for the lock.
        db.session.execute(insert_new(AuditChain, {"name": name, "seq": 0, "head": chain.GENESIS}))
        head = db.session.scalars(query).one()
    return head


def _plain(value: object) -> object:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, set | frozenset | tuple):
        return sorted(value) if isinstance(value, set | frozenset) else list(value)
    raise TypeError(f"{type(value).__name__} is no plain fact")
