"""The sentence of every code that a rule can give (`caseflow.rules.reason`), in the reader's language.

Each domain has its own `reasons_<domain>.py` with a plain dict `SENTENCES`; they are merged here by name.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias

from caseflow.vocabulary import reasons_cases, reasons_pathways
from caseflow.vocabulary.language import Counted, LazyString, _, format_date

Fact: TypeAlias = str | int | date
Sentence: TypeAlias = LazyString | Counted


def _merge(*parts: Mapping[str, Sentence]) -> dict[str, Sentence]:
    """One dict of them all. Raises ValueError when two domains use the same code: one would go unheard."""
    merged: dict[str, Sentence] = {}
    for part in parts:
        if twice := merged.keys() & part.keys():
            raise ValueError(f"two sentences for {', '.join(sorted(twice))}")
        merged.update(part)
    return merged


SENTENCES: dict[str, Sentence] = _merge(reasons_pathways.SENTENCES, reasons_cases.SENTENCES)


def sentence(code: str, facts: Mapping[str, Fact] | Iterable[tuple[str, Fact]] = ()) -> str:
    """What the code says with these facts. Days are printed as the reader writes them.

    A code without a sentence (kept by an older version) is shown as such rather than as an error page.
    """
    known = dict(facts)
    shown: dict[str, object] = {name: _shown(value) for name, value in known.items()}
    found = SENTENCES.get(code)
    if found is None:
        return _("Reason: %(code)s", code=code)
    if isinstance(found, Counted):
        return found.with_facts(int(str(known[found.by])), **shown)
    return str(found) % shown


def _shown(value: Fact) -> str | int:
    return format_date(value) if isinstance(value, date) else value
