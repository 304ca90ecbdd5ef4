"""The skills that an evaluation can record and an opening can ask for: `data/skills.csv`, in the four languages.

Languages are no skills here: they have their own levels and tests.
"""

from caseflow.vocabulary import tables
from caseflow.vocabulary.fold import fold
from caseflow.vocabulary.language import LazyString, _l, current_language

# The areas in the order in which forms show them.
AREA_LABELS: dict[str, LazyString] = {
    "care": _l("Care and nursing"),
    "engineering": _l("Engineering and technical trades"),
    "digital": _l("Computers"),
    "agriculture": _l("Agriculture, animals and forests"),
    "construction": _l("Construction"),
    "kitchen": _l("Kitchen and restaurant"),
    "cleaning": _l("Cleaning"),
    "driving": _l("Driving and transport"),
    "services": _l("Services and office"),
    "rights": _l("Rights at work and the law"),
}

SKILLS: tuple[str, ...] = tuple(tables.read("skills"))


def is_skill(code: str) -> bool:
    """Whether it is a code of our list."""
    return code in tables.read("skills")


def skill_name(code: str) -> str:
    """The name of a skill in the reader's language, or the code itself."""
    row = tables.read("skills").get(code)
    return row.text(current_language()) if row is not None else code


def skill_area(code: str) -> str:
    """The area that a skill belongs to, a key of AREA_LABELS. KeyError if there is no such skill."""
    return tables.read("skills")[code]["area"]


def skill_options() -> list[tuple[str, list[tuple[str, str]]]]:
    """All skills as (name of the area, [(code, name)]), areas in their order, names in alphabetical order."""
    rows = tables.read("skills").items()
    grouped: dict[str, list[tuple[str, str]]] = {area: [] for area in AREA_LABELS}
    for code, row in rows:
        grouped[row["area"]].append((code, skill_name(code)))
    return [(str(AREA_LABELS[area]), sorted(found, key=lambda s: fold(s[1]))) for area, found in grouped.items()]
