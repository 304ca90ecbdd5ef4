"""Code lists kept as CSV in `data/`: read once, codes always text so that leading zeros stay."""

import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True)
class Row:
    """One line of a list: its columns by name, all of them text."""

    columns: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.columns[column]

    def text(self, language: str) -> str:
        """The words in that language, in English where they are not translated."""
        return self.columns.get(language) or self.columns["en"]


@lru_cache(maxsize=16)
def read(name: str) -> dict[str, Row]:
    """The list `data/<name>.csv` by its first column, `code`, in the order of the file.

    Raises ValueError if a code is there twice.
    """
    text = (files("caseflow.vocabulary") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    rows = [Row(dict(line)) for line in csv.DictReader(io.StringIO(text), strict=True)]
    found = {row["code"]: row for row in rows}
    if len(found) != len(rows):
        raise ValueError(f"a code is twice in {name}.csv")
    return found
