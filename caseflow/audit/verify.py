"""Recompute the audit trail from scratch and say where it was tampered with."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select

from caseflow.audit import chain
from caseflow.extensions import db
from caseflow.models.audit import AuditChain, AuditEntry
from caseflow.models.types import keys


@dataclass(frozen=True)
class Result:
    """How many chains and entries were read, and what is wrong with them."""

    chains: int
    entries: int
    problems: tuple[chain.Problem, ...]

    @property
    def is_sound(self) -> bool:
        return not self.problems

    def as_text(self) -> str:
        lines = [f"{self.entries} entries in {self.chains} chains were recomputed."]
        lines += [f"{p.chain}, entry {p.seq}: {p.kind}" for p in self.problems]
        lines.append("Nothing was changed." if self.is_sound else f"{len(self.problems)} chains are not as written.")
        return "\n".join(lines)

    def as_json(self) -> str:
        problems = [{"chain": p.chain, "entry": p.seq, "kind": str(p.kind)} for p in self.problems]
        return json.dumps({"chains": self.chains, "entries": self.entries, "problems": problems})


def verify_all() -> Result:
    """Every chain: each entry, each link, each seal, and the kept head. Reads in batches, so memory stays flat."""
    heads = {
        row.name: (row.seq, row.head)
        for row in db.session.execute(select(AuditChain.name, AuditChain.seq, AuditChain.head))
    }
    problems: list[chain.Problem] = []
    counted = 0
    seen: set[str] = set()
    for name, rows in groupby(_entries(), key=lambda e: e.fields.chain):
        entries = list(rows)
        counted += len(entries)
        seen.add(name)
        head = heads.get(name, (0, chain.GENESIS))
        if problem := chain.verify(name, entries, keys().audit_mac_key_of, head):
            problems.append(problem)
    for name in sorted(heads.keys() - seen):
        problems.append(chain.Problem(name, 0, chain.Kind.CUT))
    return Result(len(seen), counted, tuple(problems))


def _entries() -> Iterator[chain.Entry]:
    query = select(AuditEntry).order_by(AuditEntry.chain, AuditEntry.seq, AuditEntry.id)
    for row in db.session.scalars(query.execution_options(yield_per=500)):
        fields = chain.Fields(
            chain=row.chain,
            seq=row.seq,
            at=row.at,
            actor_id=row.actor_id,
            action=row.action,
            subject=row.subject,
            key_id=row.key_id,
            payload=bytes(row.payload),
        )
        yield chain.Entry(fields, bytes(row.previous), bytes(row.hash), bytes(row.mac))
