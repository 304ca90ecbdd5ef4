"""The sentence of every code that a rule can give (`caseflow.rules.reason`), in the reader's language.

Each domain has its own `reasons_<domain>.py` with a plain dict `SENTENCES`; they are merged here by name.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from caseflow.vocabulary import (
    reasons_casefile,
    reasons_cases,
    reasons_cliff,
    reasons_consent,
    reasons_employers,
    reasons_evaluation,
    reasons_grievances,
    reasons_library,
    reasons_matching,
    reasons_openings,
    reasons_papers,
    reasons_partner,
    reasons_pathways,
    reasons_people,
    reasons_placements,
    reasons_review,
    reasons_training,
)
from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.grievances import GrievanceSeverity
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import (
    Counted,
    LazyString,
    _,
    country_name,
    format_date,
    language_name,
    subdivision_name,
)
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.persons import Relationship
from caseflow.vocabulary.placements import WagePeriod
from caseflow.vocabulary.recognition import RecognitionStepKind
from caseflow.vocabulary.roles import Role
from caseflow.vocabulary.skill_list import skill_name
from caseflow.vocabulary.skills import SKILL_LEVEL_LABELS, Isced, LanguageTest, SkillSource
from caseflow.vocabulary.stages import Outcome, Risk, Stage
from caseflow.vocabulary.steps import PermitKind, StepState, StepVerb

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


SENTENCES: dict[str, Sentence] = _merge(
    reasons_pathways.SENTENCES,
    reasons_library.SENTENCES,
    reasons_cases.SENTENCES,
    reasons_casefile.SENTENCES,
    reasons_cliff.SENTENCES,
    reasons_consent.SENTENCES,
    reasons_employers.SENTENCES,
    reasons_openings.SENTENCES,
    reasons_papers.SENTENCES,
    reasons_review.SENTENCES,
    reasons_placements.SENTENCES,
    reasons_people.SENTENCES,
    reasons_partner.SENTENCES,
    reasons_evaluation.SENTENCES,
    reasons_grievances.SENTENCES,
    reasons_matching.SENTENCES,
    reasons_training.SENTENCES,
)


def _of(*kinds: type[StrEnum]) -> Callable[[str], str]:
    """The words of a code by the first of these enums that has it, else the code."""
    return lambda code: next((label_of(kind, code) for kind in kinds if code in set(kind)), code)


def _place(code: str) -> str:
    """The name of a region ("CA-NS") or a country ("GTM")."""
    return subdivision_name(code) if "-" in code else country_name(code)


# Facts of these names are codes and are shown in words. Several codes are joined by ", ".
_WORDS: dict[str, Callable[[str], str]] = {
    "actor": _of(Actor),
    "country": country_name,
    "document": _of(DocumentKind),
    "documents": _of(DocumentKind),
    "isced": _of(Isced),
    "kind": _of(PermitKind, MigrationStatus, DocumentKind),
    "language": language_name,
    "nationality": country_name,
    "occupation": occupation_name,
    "offered_occupation": occupation_name,
    "offered_per": _of(WagePeriod),
    "offered_place": _place,
    "outcome": _of(Outcome),
    "per": _of(WagePeriod),
    "permit": _of(PermitKind, MigrationStatus),
    "place": _place,
    "region": subdivision_name,
    "relationship": _of(Relationship),
    "risk": _of(Risk),
    "recognition_step": _of(RecognitionStepKind),
    "role": _of(Role),
    "severity": _of(GrievanceSeverity),
    "skill": skill_name,
    "skill_source": _of(SkillSource),
    "skill_level": lambda level: str(SKILL_LEVEL_LABELS[int(level)]),
    "stage": _of(Stage),
    "step_kind": _of(RecognitionStepKind),
    "state": _of(StepState),
    "test": _of(LanguageTest),
    "verb": _of(StepVerb),
    "wanted_isced": _of(Isced),
    "wanted_level": lambda level: str(SKILL_LEVEL_LABELS[int(level)]),
}


def sentence(code: str, facts: Mapping[str, Fact] | Iterable[tuple[str, Fact]] = ()) -> str:
    """What the code says with these facts, in the reader's language, days and codes in the reader's words.

    A code without a sentence (kept by an older version) is shown as such rather than as an error page. Raises
    KeyError for a fact that the sentence needs and nobody gave.
    """
    known = dict(facts)
    shown: dict[str, object] = {name: _shown(name, value) for name, value in known.items()}
    if (event := reasons_pathways.EVENTS.get(str(known.get("event")))) is not None:
        shown["event"] = str(event) % shown  # the event of a step speaks of the step
    found = SENTENCES.get(code)
    if found is None:
        return _("Reason: %(code)s", code=code)
    if isinstance(found, Counted):
        return found.with_facts(int(str(known[found.by])), **shown)
    return str(found) % shown


def _shown(name: str, value: Fact) -> str | int:
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, str) and name in _WORDS:
        return ", ".join(_WORDS[name](code) for code in value.split(", "))
    return value
