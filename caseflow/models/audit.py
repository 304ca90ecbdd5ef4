"""What happened. Chains of writes, and the log of reads. Nothing here is ever changed or deleted.

A sequencer and signed checkpoints, which tie the chains together, come later: `audit_unsealed` is their place.
"""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseflow.models.base import Base


class AuditChain(Base):
    """The head of one chain, e.g. `case:17`: the one row that a writer locks."""

    __tablename__ = "audit_chain"
    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    seq: Mapped[int]
    head: Mapped[bytes] = mapped_column(LargeBinary(32))


class AuditEntry(Base):
    __tablename__ = "audit_entry"
    __table_args__ = (
        UniqueConstraint("chain", "seq"),
        Index("ix_audit_entry_at", "at", "id"),
        Index("ix_audit_entry_actor", "actor_id", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    chain: Mapped[str] = mapped_column(String(60))
    seq: Mapped[int]
    at: Mapped[datetime]
    # 0 is the system itself.
    actor_id: Mapped[int] = mapped_column(Integer)
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(120))
    payload: Mapped[bytes] = mapped_column(LargeBinary)
    key_id: Mapped[int]
    previous: Mapped[bytes] = mapped_column(LargeBinary(32))
    hash: Mapped[bytes] = mapped_column(LargeBinary(32), unique=True)
    mac: Mapped[bytes] = mapped_column(LargeBinary(32))


class AuditUnsealed(Base):
    """Entries that no checkpoint covers yet."""

    __tablename__ = "audit_unsealed"
    entry_id: Mapped[int] = mapped_column(ForeignKey("audit_entry.id"), primary_key=True)


class AccessLog(Base):
    """Who read what. Written and committed before the page is sent: no log, no read."""

    __tablename__ = "access_log"
    __table_args__ = (Index("ix_access_log_subject", "subject", "id"), Index("ix_access_log_actor", "actor_id", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[int] = mapped_column(Integer)
    action: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(120))
    fields: Mapped[str] = mapped_column(String(400))
    consent_id: Mapped[int | None] = mapped_column(Integer)
    request_id: Mapped[str] = mapped_column(String(40))
