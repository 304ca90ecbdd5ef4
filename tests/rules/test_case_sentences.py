"""Every refusal and reason of the rules about cases has words, and the facts that its words name."""

import ast
import re
from pathlib import Path

import pytest

from caseflow.vocabulary import reasons_cases, reasons_employers
from caseflow.vocabulary.language import Counted

RULES = Path(__file__).parents[2] / "caseflow" / "rules"
OURS = (
    "birth", "consent", "language_tests", "names", "passwords", "placements", "reference", "search_keys", "stages",
    "suppression", "vetting", "visits",
)  # fmt: skip


def calls() -> list[tuple[str, frozenset[str]]]:
    """The code and the names of the facts of each `because(…)` in our rules."""
    found = []
    for name in OURS:
        for node in ast.walk(ast.parse((RULES / f"{name}.py").read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "because":
                code = ast.literal_eval(node.args[0])
                found.append((code, frozenset(keyword.arg or "" for keyword in node.keywords)))
    return sorted(set(found), key=lambda call: call[0])


@pytest.mark.parametrize(("code", "facts"), calls())
def test_a_reason_has_words_for_the_facts_it_carries(code: str, facts: frozenset[str]) -> None:
    sentence = {**reasons_cases.SENTENCES, **reasons_employers.SENTENCES}[code]
    texts = [sentence.one, sentence.many] if isinstance(sentence, Counted) else [str(sentence)]
    for text in texts:
        assert set(re.findall(r"%\((\w+)\)s", text)) <= facts
        assert text % dict.fromkeys(facts, "x")
        assert text.endswith((".", "?"))
    if isinstance(sentence, Counted):
        assert sentence.by in facts


def test_no_words_are_kept_for_a_reason_that_nobody_gives() -> None:
    assert set(reasons_cases.SENTENCES) == {code for code, _ in calls()} - set(reasons_employers.SENTENCES)
