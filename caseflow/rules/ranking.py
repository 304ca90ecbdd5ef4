"""How a ranking is kept, so that it can be made again: columns of values in one block of bytes, always the same bytes
for the same values."""

import json
import sys
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

Cell = str | int | bool | None
_ROOM = ((1 << 8, "B"), (1 << 16, "H"), (1 << 32, "I"), (1 << 64, "Q"))
_LENGTH = 8  # of the head, in bytes


@dataclass(frozen=True)
class Kept:
    """What was kept: a head of plain JSON values, and columns of equal length, one value a line."""

    head: dict[str, Any]
    columns: dict[str, Sequence[Any]] = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """Where somebody stands in a ranking, 1 for the first; None for whom a rule kept out of it.

    `passed_ids` are the people ranked above, best first: whoever chooses this person passes them over.
    """

    place: int | None
    passed_ids: tuple[int, ...]


def place_of(results: Kept, person_id: int) -> Place | None:
    """Where this person stands in a ranking of people; None for somebody who was not looked at."""
    people, places = results.columns["person"], results.columns["place"]
    own = next((place for one, place in zip(people, places, strict=True) if one == person_id), None)
    if own is None:
        return None
    above = sorted((place, one) for one, place in zip(people, places, strict=True) if place and not 0 < own <= place)
    return Place(own or None, tuple(one for _place, one in above))


def pack(kept: Kept) -> bytes:
    """The block of bytes. A column of whole numbers is written as it is, any other as its different values and which
    of them stands in each line."""
    described, blocks = [], []
    for name, column in kept.columns.items():
        values, numbers = _numbered(column)
        code = next(code for room, code in _ROOM if max(numbers, default=0) < room)
        described.append({"name": name, "code": code, "values": values})
        blocks.append(_swapped(array(code, numbers)).tobytes())
    lines = len(next(iter(kept.columns.values()), ()))
    head = {"head": kept.head, "columns": described, "lines": lines}
    text = json.dumps(head, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    return zlib.compress(b"".join((len(text).to_bytes(_LENGTH, "big"), text, *blocks)), level=1)


def unpack(packed: bytes) -> Kept:
    """What `pack` was given. Raises ValueError for anything else."""
    try:
        body = zlib.decompress(packed)
    except zlib.error as error:
        raise ValueError("not a kept ranking") from error
    at = _LENGTH + int.from_bytes(body[:_LENGTH], "big")
    told = json.loads(body[_LENGTH:at])
    columns: dict[str, Sequence[Any]] = {}
    for described in told["columns"]:
        numbers = array(described["code"])
        end = at + told["lines"] * numbers.itemsize
        numbers.frombytes(body[at:end])
        values, at = described["values"], end
        whole = _swapped(numbers).tolist()
        columns[described["name"]] = whole if values is None else [values[number] for number in whole]
    return Kept(told["head"], columns)


def digest(packed: bytes) -> str:
    """The hash of what is in the block, whatever it was squeezed with."""
    return sha256(zlib.decompress(packed)).hexdigest()


def _numbered(column: Sequence[Cell]) -> tuple[list[Cell] | None, Sequence[int]]:
    if set(map(type, column)) <= {int} and min(column, default=0) >= 0:  # type: ignore[type-var,operator]
        return None, column  # type: ignore[return-value]
    number = {value: place for place, value in enumerate(dict.fromkeys(column))}
    return list(number), list(map(number.__getitem__, column))


def _swapped(numbers: "array[int]") -> "array[int]":
    """The numbers with their lowest byte first, whatever the machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
