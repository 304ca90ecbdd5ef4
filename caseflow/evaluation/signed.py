"""What was signed: frozen as sealed JSON text when an evaluation is signed, because its lines go on changing."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.evaluation.entries import StepSaid, StepTaken, saved
from caseflow.evaluation.parts import PARTS
from caseflow.evaluation.rows import wanted
from caseflow.extensions import db
from caseflow.models.evaluation import Recognition, RecognitionStep
from caseflow.models.people import Person, PersonLanguage

Kind = TypeVar("Kind")

STEP = "recognition_step"
_ID = "_id"  # which row said it: the same line in two versions


@dataclass(frozen=True)
class Content:
    """Everything that an evaluation said. `lines` has the entries of each part by its noun, `ids` the rows they were.

    The rows of what was signed before rows were kept are not known: 0.
    """

    occupations: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    lines: Mapping[str, tuple[Any, ...]]
    ids: Mapping[str, tuple[int, ...]]


def freeze(user: Actor, person: Person) -> str:
    """What the evaluation of a person says now, as text."""
    spoken = scope.of_person(user, PersonLanguage).where(PersonLanguage.person_id == person.id)
    kept: dict[str, Any] = {
        "occupations": [row.isco for row in wanted(user, person)],
        "languages": [[row.language, row.level] for row in db.session.scalars(spoken.order_by(PersonLanguage.id))],
    }
    for noun, part in PARTS.items():
        model: Any = part.model
        rows = scope.of_person(user, part.model).where(model.person_id == person.id).order_by(model.id)
        kept[noun] = [{_ID: row.id, **asdict(saved(part.entry, row))} for row in db.session.scalars(rows)]  # type: ignore[attr-defined]
    kept[STEP] = list(_steps(user, person))
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)


def thaw(text: str | None) -> Content | None:
    """What was signed; None for an evaluation of which nothing was kept."""
    if not text:
        return None
    kept = json.loads(text)
    kinds: dict[str, type[Any]] = {**{noun: part.entry for noun, part in PARTS.items()}, STEP: StepSaid}
    return Content(
        tuple(kept.get("occupations", ())),
        tuple((language, level) for language, level in kept.get("languages", ())),
        {noun: tuple(_entries(kind, kept.get(noun, ()))) for noun, kind in kinds.items()},
        {noun: tuple(int(one.get(_ID, 0)) for one in kept.get(noun, ())) for noun in kinds},
    )


def _steps(user: Actor, person: Person) -> Iterable[dict[str, Any]]:
    """The steps of the recognitions, each with what it is a step of."""
    recognitions = scope.of_person(user, Recognition).where(Recognition.person_id == person.id)
    named = {row.id: row.credential for row in db.session.scalars(recognitions)}
    query = scope.of_person(user, RecognitionStep).where(RecognitionStep.person_id == person.id)
    for row in db.session.scalars(query.order_by(RecognitionStep.recognition_id, RecognitionStep.position)):
        said = {"credential": named.get(row.recognition_id, ""), "step_kind": row.kind}
        yield {_ID: row.id, **said, **asdict(saved(StepTaken, row))}


def _entries(kind: type[Kind], stored: Iterable[Mapping[str, Any]]) -> list[Kind]:
    """The entries as they were. Fields that have gone since are left out; those that came have their default."""
    types = {f.name: f.type for f in fields(kind)}  # type: ignore[arg-type]
    return [kind(**{name: _value(types[name], v) for name, v in one.items() if name in types}) for one in stored]


def _value(kind: Any, value: Any) -> Any:
    if isinstance(value, str) and kind == (date | None):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(value, str) and kind == (Decimal | None) else value
