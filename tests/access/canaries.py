"""People in whose rows every text is a word found nowhere else: where it turns up, it came from that column.

Rows are made from the tables themselves, so a new table or column is among them without anybody thinking of it.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Boolean, Column, Date, DateTime, Integer, LargeBinary, Numeric, String, Table
from sqlalchemy.orm import Mapper

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.base import Base
from caseflow.models.schema import METADATA
from caseflow.models.types import SealedBlob

# A column shorter than this holds a code, not words.
WORDS_FROM = 41
# Codes that decide whether something is shown, by table: everything else is today, 1, or "x".
CODES: dict[str, dict[str, Any]] = {
    "person": {
        "birth_precision": "day",
        "protection": "clear",
        "is_stateless": False,
        "residence_country": "CAN",
        "was_protected": False,
        "cleared_by_id": None,
    },
    "contact": {"kind": "phone", "is_safe": True, "is_preferred": True, "ended_on": None},
    "permit": {"kind": "work_permit", "country": "CAN", "ended_on": None, "valid_until": None},
    "placement": {"state": "active", "ended_on": None, "head": None},
    "consular_assistance": {"kind": "passport", "state": "requested"},
    "case_file": {"status": "open", "outcome": None, "closed_on": None},
    "case_member": {"left_on": None},
    "employer": {"country": "CAN"},
    "contract": {"approved_by_id": None},
    "placement_choice": {"decided_by_id": None},
    "opening": {"state": "open"},
    "circumstance": {"ended_on": None},
    "decision": {"second_by_id": None},
    "paper": {"ended_on": None},
}
# Not planted: what people are found by is their name, and a consent is made by the test.
LEFT_OUT = {"name_key", "nationality", "consent", "consent_text"}


@dataclass
class Field:
    """Plants rows about one person, and remembers which word stands in which column."""

    about: str
    ids: dict[str, int]
    words: dict[str, str] = field(default_factory=dict)

    def plant(self, table: Table) -> Base:
        """One row of this table, every text in it a new word."""
        values = {column.name: self._value(column) for column in table.columns}
        model = _model(table)
        names = {attribute.columns[0].name: attribute.key for attribute in model.column_attrs}
        kept = {names[name]: value for name, value in values.items() if value is not _LEAVE}
        row: Base = model.class_(**kept)
        db.session.add(row)
        db.session.flush()
        self.ids[table.name] = getattr(row, "id", 0)
        return row

    def _value(self, column: Column[Any]) -> Any:
        if column.name in CODES.get(column.table.name, {}):
            return CODES[column.table.name][column.name]
        for key in column.foreign_keys:
            target = key.column.table.name
            return self.ids.get(target) if target != column.table.name else None
        if column.primary_key or column.name in ("version", "open_person_id"):
            return _LEAVE
        kind = column.type
        if isinstance(kind, SealedBlob | LargeBinary):
            return self._word(column).encode()
        if column.name == "ref":
            return self._word(column, new_ref("ZQ"))
        if _is_text(column):
            return self._word(column)
        if isinstance(kind, String):
            return "x"[: kind.length or 1]
        for sort, value in _PLAIN:
            if isinstance(kind, sort) or isinstance(getattr(kind, "impl", None), sort):
                return value()
        return {"said": self._word(column)}

    def _word(self, column: Column[Any], word: str = "") -> str:
        word = word or f"zq{self.about}{len(self.words):03d}qz"
        self.words[word] = f"{column.table.name}.{column.name}"
        return word


_LEAVE = object()
_PLAIN: tuple[tuple[type, Any], ...] = (
    (Boolean, lambda: True),
    (DateTime, clock.now),
    (Date, clock.today),
    (Numeric, lambda: Decimal(1)),
    (Integer, lambda: 1),
)


def _is_text(column: Column[Any]) -> bool:
    kind = getattr(column.type, "impl", column.type)
    if isinstance(kind, LargeBinary):
        return True
    return isinstance(kind, String) and (kind.length is None or kind.length >= WORDS_FROM)


def _model(table: Table) -> Mapper[Any]:
    return next(mapper for mapper in Base.registry.mappers if mapper.local_table is table)


def tables() -> list[Table]:
    """The tables of people and cases, and everything that hangs on them, in an order in which they can be filled."""
    about = {"person", "case_file"}
    more = {"employer", "opening", "pathway", "pathway_version", "wanted_document", "training_offer", "employer_site"}
    ordered = [table for table in METADATA.sorted_tables if table.name not in LEFT_OUT]
    for table in ordered:  # parents come first, so one pass finds the children of children
        if any(key.column.table.name in about for key in table.foreign_keys):
            about.add(table.name)
    return [table for table in ordered if table.name in about | more]
