"""What was signed: frozen as sealed JSON text when an evaluation is signed, because its lines go on changing."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.evaluation.entries import saved
from caseflow.evaluation.parts import PARTS
from caseflow.evaluation.rows import wanted
from caseflow.extensions import db
from caseflow.models.people import Person, PersonLanguage

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Content:
    """Everything that an evaluation said. `lines` has the entries of each part by its noun."""

    occupations: tuple[str, ...]
    languages: tuple[tuple[str, str], ...]
    lines: Mapping[str, tuple[Any, ...]]


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
        kept[noun] = [asdict(saved(part.entry, row)) for row in db.session.scalars(rows)]
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, default=str)


def thaw(text: str | None) -> Content | None:
    """What was signed; None for an evaluation of which nothing was kept."""
    if not text:
        return None
    kept = json.loads(text)
    return Content(
        tuple(kept.get("occupations", ())),
        tuple((language, level) for language, level in kept.get("languages", ())),
        {noun: tuple(_entries(part.entry, kept.get(noun, ()))) for noun, part in PARTS.items()},
    )


def _entries(kind: type[Kind], stored: Iterable[Mapping[str, Any]]) -> list[Kind]:
    """The entries as they were. Fields that have gone since are left out; those that came have their default."""
    types = {f.name: f.type for f in fields(kind)}  # type: ignore[arg-type]
    return [kind(**{name: _value(types[name], v) for name, v in one.items() if name in types}) for one in stored]


def _value(kind: Any, value: Any) -> Any:
    if isinstance(value, str) and kind == (date | None):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(value, str) and kind == (Decimal | None) else value
