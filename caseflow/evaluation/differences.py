"""What changed between two versions of an evaluation: lines that came, went, or say something else. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from caseflow.evaluation.signed import Content

OCCUPATION, LANGUAGE = "occupation", "language"


@dataclass(frozen=True)
class Difference:
    """One line. `before` is None for what came, `after` for what went; of a list that was reordered both are lists."""

    noun: str
    before: Any
    after: Any

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ in a line that is in both versions."""
        if self.before is None or self.after is None:
            return ()
        old, new = asdict(self.before), asdict(self.after)
        return tuple(name for name in new if old.get(name) != new[name])


def differences(old: Content, new: Content) -> tuple[Difference, ...]:
    """Everything that differs, part by part. Equal versions differ in nothing."""
    found = []
    if old.occupations != new.occupations:
        found.append(Difference(OCCUPATION, old.occupations, new.occupations))
    if set(old.languages) != set(new.languages):
        found.append(Difference(LANGUAGE, old.languages, new.languages))
    for noun in new.lines:
        before, after = _lines(old, noun), _lines(new, noun)
        gone, came = dict(before), dict(after)
        for key, entry in before.items():
            if key in after and after[key] == entry:
                del gone[key], came[key]
        for key in [key for key in gone if key in came]:
            found.append(Difference(noun, gone.pop(key), came.pop(key)))
        found += [Difference(noun, entry, None) for entry in gone.values()]
        found += [Difference(noun, None, entry) for entry in came.values()]
    return tuple(found)


def _lines(content: Content, noun: str) -> Mapping[Any, Any]:
    """The lines of a part by their row; a line whose row is not known stands for itself."""
    ids = content.ids.get(noun, ())
    return {ids[place] or repr(entry): entry for place, entry in enumerate(content.lines.get(noun, ()))}
