"""Whether a ranking that is made again is the one that was kept; if not, what differs first."""

from caseflow.rules.match_order import RULES, rank, read
from caseflow.rules.ranking import Kept, digest, pack, unpack
from caseflow.rules.reason import Because, because

_MOST_SHOWN = 40


def differences(inputs: bytes, results: bytes, inputs_hash: str, results_hash: str) -> tuple[Because, ...]:
    """What differs between what was kept and what the same inputs give now; nothing when all is equal.

    Raises ValueError for bytes that are no kept ranking.
    """
    kept = unpack(inputs)
    if kept.head.get("rules") != RULES:
        return (because("replay_other_rules", rules=str(kept.head.get("rules"))),)
    found = []
    if digest(inputs) != inputs_hash:
        found.append(because("replay_inputs_changed"))
    if digest(results) != results_hash:
        found.append(because("replay_results_changed"))
    made = rank(read(kept))
    if digest(pack(made)) != digest(results):
        found.append(first_difference(unpack(results), made))
    return tuple(found)


def first_difference(kept: Kept, made: Kept) -> Because:
    """The first line that differs, with the column and both values; the reasons if no line does."""
    lines = max((len(column) for column in made.columns.values()), default=0)
    for line in range(lines):
        for name, column in made.columns.items():
            old = kept.columns.get(name, ())
            before = old[line] if line < len(old) else None
            if before != column[line]:
                return because(
                    "replay_line_differs", line=line + 1, field=name, kept=_shown(before), made=_shown(column[line])
                )
    return because("replay_head_differs")


def _shown(value: object) -> str:
    return str(value)[:_MOST_SHOWN]
