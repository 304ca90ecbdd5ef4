"""Small pathways for tests, and the product's own library as it is shipped."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import caseflow
from caseflow.adapters import yaml_lines
from caseflow.rules.catalogue_file import parse_catalogue
from caseflow.rules.conditions import Compare
from caseflow.rules.file_nodes import Problem
from caseflow.rules.pathway import Catalogue, EligibilityRule, Pathway, StepTemplate, Words
from caseflow.rules.pathway_file import parse

LIBRARY = Path(caseflow.__file__).parent / "pathways" / "library"
READ_ON = date(2026, 11, 24)


def words(english: str) -> Words:
    """A text in the two languages every text must have."""
    return Words((("en", english), ("es", english)))


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that the product ships."""
    found = parse_catalogue(yaml_lines.read((LIBRARY / "catalogue.yaml").read_bytes()))
    assert isinstance(found, Catalogue), found
    return found


def read_pathway(text: str | bytes) -> Pathway | list[Problem]:
    """The pathway in a text, or what is wrong with it."""
    return parse(yaml_lines.read(text), shipped_catalogue())


@cache
def shipped_pathways() -> dict[str, Pathway]:
    """Every pathway of the library by its id."""
    found = {}
    for file in sorted(LIBRARY.glob("*.v*.yaml")):
        pathway = read_pathway(file.read_bytes())
        assert isinstance(pathway, Pathway), (file.name, pathway)
        found[pathway.id] = pathway
    return found


def a_step(code: str = "APPLY", **more: Any) -> StepTemplate:
    """A step that an authority decides, prepared by the caseworker, unless told otherwise."""
    given = {
        "number": 1,
        "names": words(code.title()),
        "actor": "migration_authority",
        "prepared_by": "caseworker",
        "decided": True,
        "source": "a test",
        "read_on": READ_ON,
        "confidence": "high",
    }
    return StepTemplate(code=code, **(given | more))


def a_rule(code: str, field: str, op: str, value: object, **more: Any) -> EligibilityRule:
    """A rule that must be met, unless told otherwise."""
    given = {"severity": "block", "source": "a test", "read_on": READ_ON, "confidence": "high", "says": words(code)}
    return EligibilityRule(code=code, compare=Compare(field, op, value), **(given | more))
