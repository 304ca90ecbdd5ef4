"""Rankings are made again from what was kept of them. Whoever does it sees numbers and hashes, nobody's name."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import undefer

from caseflow.access import gate, scope
from caseflow.access.actor import SYSTEM, Actor
from caseflow.adapters.crypto import NotOpened
from caseflow.audit import trail
from caseflow.errors import Denied
from caseflow.extensions import db
from caseflow.matching import collector
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Opening
from caseflow.models.matching import MatchRun
from caseflow.rules.match_order import PEOPLE
from caseflow.rules.ranking import unpack
from caseflow.rules.reason import Because, because
from caseflow.rules.replaying import differences
from caseflow.vocabulary.matching import RankingKind
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.roles import Role

# The entry in the trail is written just after the ranking gets its time.
_SOON = timedelta(minutes=10)


@dataclass(frozen=True)
class Replayed:
    """One ranking made again. Equal when nothing differs. Counts only: of how many lines, how many were ranked."""

    ref: str
    kind: RankingKind
    on: date
    made_at: datetime
    rules: str
    considered: int
    ranked: int
    inputs_hash: str
    results_hash: str
    differs: tuple[Because, ...]

    @property
    def is_equal(self) -> bool:
        """Whether the same inputs give the same results, and nothing was changed since."""
        return not self.differs


def replayed(user: Actor, ref: str) -> Replayed:
    """Make a ranking again; the reading is written down. Raises NotFound, then Denied."""
    found = _refs(user, ref)
    gate.require(user, "match.replay")
    with collector.paused():
        result = _again(user, found)
    trail.seen(user, "match.replay", ref, "hashes")
    return result


def all_replayed(user: Actor) -> Iterator[Replayed]:
    """Every ranking that the user may replay, oldest first, one at a time. Raises Denied."""
    gate.require(user, "match.replay")
    ids = db.session.scalars(scope.match_runs(user).with_only_columns(MatchRun.id).order_by(MatchRun.id)).all()
    for key in ids:
        with collector.paused():
            again = _again(user, key)
        yield again


def as_told(made: Replayed) -> dict[str, Any]:
    """One ranking made again, as plain values with sentences."""
    return {
        "ref": made.ref,
        "equal": made.is_equal,
        "differs": [sentence(one.code, one.facts) for one in made.differs],
        "rules": made.rules,
        "considered": made.considered,
        "ranked": made.ranked,
        "inputs_hash": made.inputs_hash,
        "results_hash": made.results_hash,
    }


def as_lost(ref: str) -> dict[str, Any]:
    """The same of a ranking that was removed."""
    no = because("replay_removed")
    return {"ref": ref, "equal": False, "differs": [sentence(no.code, no.facts)]}


def _refs(user: Actor, ref: str) -> int:
    return gate.one(scope.match_runs(user).where(MatchRun.ref == ref)).id


def _again(user: Actor, key: int) -> Replayed:
    run = gate.one(scope.match_runs(user).where(MatchRun.id == key))
    differs = (*_compare(user, run), *_trail_says(run))
    # Nobody needs its bytes any more: all rankings one after the other take no more memory than one.
    db.session.expunge(run)
    return Replayed(
        ref=run.ref,
        kind=RankingKind(run.kind),
        on=run.on,
        made_at=run.made_at,
        rules=run.rules,
        considered=run.considered,
        ranked=run.ranked,
        inputs_hash=run.inputs_hash,
        results_hash=run.results_hash,
        differs=differs,
    )


def _compare(user: Actor, run: MatchRun) -> tuple[Because, ...]:
    query = scope.match_runs(user).where(MatchRun.id == run.id).execution_options(populate_existing=True)
    try:
        whole = gate.one(query.options(undefer(MatchRun.inputs), undefer(MatchRun.results)))
        found = differences(whole.inputs, whole.results, run.inputs_hash, run.results_hash)
        return (*found, *_row_says(run, unpack(whole.inputs).head, unpack(whole.results).columns))
    except (NotOpened, ValueError, KeyError, IndexError, TypeError):
        return (because("replay_unreadable"),)


def _row_says(run: MatchRun, head: dict[str, Any], columns: dict[str, Any]) -> Iterator[Because]:
    """Whether the row beside the sealed bytes still says what they say."""
    weights = head["weights"][0] if run.kind == PEOPLE else {}
    told = {
        "kind": (run.kind, head["kind"]),
        "day": (run.on.isoformat(), head["on"]),
        "rules": (run.rules, head["rules"]),
        "weights": (run.weights, weights),
        "considered": (run.considered, len(columns["person"])),
        "ranked": (run.ranked, sum(1 for place in columns["place"] if place)),
    }
    for field, (said, kept) in told.items():
        if said != kept:
            yield because("replay_row_changed", field=field)


def _trail_says(run: MatchRun) -> Iterator[Because]:
    """The trail cannot be rewritten: it still says with which hashes the ranking was kept."""
    query = select(AuditEntry).where(
        AuditEntry.at.between(run.made_at - timedelta(seconds=1), run.made_at + _SOON),
        AuditEntry.action == "match.run",
        AuditEntry.subject.endswith(f"/rankings/{run.ref}"),
    )
    entry = db.session.scalars(query.limit(1)).first()
    if entry is None:
        yield because("replay_not_in_trail")
        return
    if entry.actor_id != run.made_by_id:
        yield because("replay_row_changed", field="made_by")
    if not _is_about(run, entry):
        yield because("replay_row_changed", field="about")
    facts = trail.facts_of(entry)
    if (facts.get("inputs_hash"), facts.get("results_hash")) != (run.inputs_hash, run.results_hash):
        yield because("replay_other_in_trail")


def _is_about(run: MatchRun, entry: AuditEntry) -> bool:
    """Whether the row still names the opening, person or case in whose chain the trail has the ranking."""
    if run.kind == PEOPLE:
        ref = db.session.scalar(
            scope.openings(SYSTEM).where(Opening.id == run.opening_id).with_only_columns(Opening.ref)
        )
        return entry.subject == f"{ref}/rankings/{run.ref}"
    return entry.chain in (f"person:{run.person_id}", f"case:{run.case_id}")


def removed(user: Actor) -> list[str]:
    """The references of rankings that the trail knows and that are there no more: nobody in caseflow removes one.

    For an auditor or the system, who may replay every ranking. Raises Denied.
    """
    gate.require(user, "match.replay")
    if user is not SYSTEM and user.role is not Role.AUDITOR:
        raise Denied
    there = set(db.session.scalars(scope.match_runs(user).with_only_columns(MatchRun.ref)))
    subjects = db.session.scalars(
        select(AuditEntry.subject).where(AuditEntry.action == "match.run").order_by(AuditEntry.id)
    )
    return [ref for subject in subjects if (ref := subject.rsplit("/", 1)[-1]) not in there]
