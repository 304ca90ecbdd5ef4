"""An entry of the trail as a sentence: what happened, to whom or what, and what changed from what to what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from caseflow.casefile.sections.pathway import PathwayPart
from caseflow.casefile.subject import Subject
from caseflow.models.audit import AuditEntry
from caseflow.rules.reason import Because, from_json
from caseflow.vocabulary.actions import action_label
from caseflow.vocabulary.changes import SOLE_FACTS, fact_label, fact_value
from caseflow.vocabulary.facts import fact_label as name_of_fact
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.timeline import TimelineKind, kind_of

LONGEST = 280
# Facts that say what an entry is about, the most telling first; they stand in its first line.
_ABOUT = ("title", "name", "employer", "job")
# Acts that go against what the rules say, by somebody who may: they stand out.
_OVERRIDES = frozenset({"case.override", "step.waive", "consent.approve"})


@dataclass(frozen=True)
class Change:
    """One fact. Only `after` for something new, only `before` for something taken away."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Happening:
    """One entry. `ref` is its hash, which only continues a page. `missing` is what an override went without."""

    ref: str
    at: datetime
    by: str
    what: str
    about: str
    kind: TimelineKind | None
    changes: tuple[Change, ...]
    is_override: bool
    missing: tuple[Because, ...]


@dataclass(frozen=True)
class Names:
    """What an entry's subject is called: people by reference and by chain, steps by number, pathways by key."""

    principal: str
    people: Mapping[str, str]
    chains: Mapping[str, str]
    steps: Mapping[str, str]
    pathways: Mapping[str, str]

    @classmethod
    def of(cls, subject: Subject, way: PathwayPart) -> "Names":
        """The names of one case."""
        known = subject.people
        steps = {
            str(step.number): f"{step.name}, {step.who.given}" if step.who and len(known) > 1 else step.name
            for step in way.steps
        }
        return cls(
            principal=next((who.name for who in known.values() if who.is_principal), ""),
            people={who.ref: who.name for who in known.values()},
            chains={f"person:{person_id}": who.name for person_id, who in known.items()},
            steps=steps,
            pathways={f"{way.key} {way.version}": way.name} if way.key else {},
        )


def happening(entry: AuditEntry, by: str, facts: Mapping[str, Any], names: Names) -> Happening:
    """The entry with its opened facts, in the reader's language. `by` is empty for what nobody signed in for."""
    about, told = _about(entry, facts, names)
    missing = tuple(from_json(one) for one in facts.get("missing", ()) if isinstance(one, Mapping))
    return Happening(
        ref=entry.hash.hex(),
        at=entry.at,
        by=by,
        what=action_label(entry.action),
        about=about,
        kind=kind_of(entry.action),
        changes=tuple(_changes(entry.action, facts, told, names)),
        is_override=bool(missing) or entry.action in _OVERRIDES,
        missing=missing,
    )


def _about(entry: AuditEntry, facts: Mapping[str, Any], names: Names) -> tuple[str, str]:
    """What the entry is about, and the fact that says it already (so that it is not said twice)."""
    parts = entry.subject.split("/")
    if "steps" in parts[:-1] and (step := names.steps.get(parts[parts.index("steps") + 1])):
        return step, ""
    person = next((names.people[part] for part in parts if part in names.people), names.chains.get(entry.chain, ""))
    if entry.action == "person.fact" and isinstance(facts.get("fact"), str):
        # The value is nobody's business here: it may be a criminal record.
        return ", ".join(filter(None, (name_of_fact(facts["fact"]), person))), ""
    told = next((name for name in _ABOUT if isinstance(facts.get(name), str) and facts[name]), "")
    said = facts[told] if told else ""
    return (person if said in ("", person) else ", ".join(filter(None, (said, person)))), told


def _changes(action: str, facts: Mapping[str, Any], told: str, names: Names) -> Iterator[Change]:
    before, after = _sides(action, facts)
    for name in [*before, *(name for name in after if name not in before)]:
        yield from _change(action, name, before.get(name), after.get(name), names)
    for name, value in facts.items():
        if name not in ("before", "after", "missing", told):
            yield from _change(action, name, None, value, names)


def _sides(action: str, facts: Mapping[str, Any]) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    before, after = facts.get("before"), facts.get("after")
    if action in SOLE_FACTS:
        return {SOLE_FACTS[action]: before}, {SOLE_FACTS[action]: after}
    return (before if isinstance(before, Mapping) else {}), (after if isinstance(after, Mapping) else {})


def _change(action: str, name: str, before: object, after: object, names: Names) -> Iterator[Change]:
    label = fact_label(action, name)
    if label is None or before == after:
        return
    old, new = _said(action, name, before, names), _said(action, name, after, names)
    if old or new:
        yield Change(label, old, new)


def _said(action: str, name: str, value: object, names: Names) -> str:
    if isinstance(value, Mapping):  # a reason as the rules give it
        reason = from_json(value) if "code" in value else None
        return sentence(reason.code, reason.facts) if reason else ""
    if isinstance(value, str) and value in names.pathways:
        return names.pathways[value]
    said = fact_value(action, name, value)
    return said if len(said) <= LONGEST else f"{said[:LONGEST].rstrip()} …"
