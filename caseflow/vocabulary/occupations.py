"""Occupations: ISCO-08 (four digits) as the common key, NOC 2021 (five digits) for Canada.

Lists are in `data/isco.csv` and `data/noc.csv`; `also` holds other words by which people look for them.
"""

from dataclasses import dataclass

from caseflow.vocabulary import tables
from caseflow.vocabulary.finding import exact_codes, find_codes
from caseflow.vocabulary.language import LazyString, _l, current_language

TEER_LABELS: dict[int, LazyString] = {
    0: _l("Management"),
    1: _l("Usually a university degree"),
    2: _l("Usually a college diploma, an apprenticeship of two or more years, or supervision"),
    3: _l("Usually a college diploma, a shorter apprenticeship, or more than six months of training on the job"),
    4: _l("Usually secondary school, or several weeks of training on the job"),
    5: _l("Usually a short demonstration, no formal education"),
}


@dataclass(frozen=True)
class Occupation:
    """An occupation as found: its code and its name in the reader's language."""

    code: str
    name: str


def is_occupation(code: str) -> bool:
    """Whether it is a code of our ISCO-08 list."""
    return code in tables.read("isco")


def occupation_name(code: str) -> str:
    """The name of an ISCO-08 occupation in the reader's language, or the code itself."""
    return _name("isco", code)


def occupations() -> list[tuple[str, str]]:
    """All ISCO-08 occupations of our list as (code, name), in the order of their codes."""
    return [(code, occupation_name(code)) for code in tables.read("isco")]


def find(words: str, language: str | None = None, limit: int = 20, *, table: str = "isco") -> list[Occupation]:
    """Occupations that fit what somebody typed, best first; `table` is "isco" or "noc".

    Looks in the names of all four languages, in other names and in the codes. Accents and case do not matter, words
    may be begun only; one slip of the hand is forgiven when nothing else fits. Names come in `language`, by default
    the reader's.
    """
    spoken = language or current_language()
    rows = tables.read(table)
    return [Occupation(code, rows[code].text(spoken)) for code in find_codes(table, words, spoken, limit)]


def exactly(words: str, *, table: str = "isco") -> list[str]:
    """The codes whose own code or whole name, in any language, `words` is; several where a name is shared."""
    return exact_codes(table, words)


def find_occupations(text: str, locale: str | None = None, limit: int = 20) -> list[Occupation]:
    """ISCO-08 occupations that fit `text`, best first; see `find`."""
    return find(text, locale, limit)


def is_noc(code: str) -> bool:
    """Whether it is a code of our NOC 2021 list."""
    return code in tables.read("noc")


def noc_name(code: str) -> str:
    """The name of a NOC 2021 occupation in the reader's language, or the code itself."""
    return _name("noc", code)


def nocs() -> list[tuple[str, str]]:
    """All NOC 2021 occupations of our list as (code, "code name"), in the order of their codes."""
    return [(code, f"{code} {noc_name(code)}") for code in tables.read("noc")]


def find_nocs(text: str, locale: str | None = None, limit: int = 20) -> list[Occupation]:
    """Like `find_occupations`, for NOC 2021."""
    return find(text, locale, limit, table="noc")


def teer(noc: str) -> int:
    """Training, education, experience and responsibilities: the second digit (Statistics Canada, NOC 2021).

    Raises ValueError if it is no code of five digits.
    """
    if len(noc) != 5 or not (noc.isascii() and noc.isdigit()):
        raise ValueError(f"not a NOC 2021 code: {noc}")
    return int(noc[1])


def isco_of_noc(noc: str) -> str | None:
    """The ISCO-08 code nearest to a NOC code, by our own crosswalk; None if there is none."""
    row = tables.read("noc").get(noc)
    return row["isco"] if row is not None else None


def nocs_of_isco(isco: str) -> list[str]:
    """The NOC codes whose nearest ISCO-08 code this is."""
    return [code for code, row in tables.read("noc").items() if row["isco"] == isco]


def _name(table: str, code: str) -> str:
    row = tables.read(table).get(code)
    return row.text(current_language()) if row is not None else code
