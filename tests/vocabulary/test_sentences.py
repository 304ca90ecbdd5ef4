"""Whatever a rule can say, and whatever the trail records, has its words."""

import ast
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from caseflow.evaluation import parts
from caseflow.vocabulary.actions import ACTION_LABELS, action_label
from caseflow.vocabulary.language import Counted
from caseflow.vocabulary.reasons import SENTENCES, _merge, sentence

CODE = Path(__file__).parents[2] / "caseflow"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(CODE.rglob("*.py"))}


def calls(*names: str) -> Iterator[tuple[str, ast.Call]]:
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if called in names:
                    yield f"{path.relative_to(CODE)}:{node.lineno}", node


def constants(node: ast.expr) -> list[str]:
    """The texts that an argument can be: a text, or one of two (`"a" if … else "b"`)."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


REASONS = [
    (code, where, None if any(k.arg is None for k in call.keywords) else {k.arg for k in call.keywords})
    for where, call in calls("because")
    if call.args
    for code in constants(call.args[0])
]
ACTIONS = sorted(
    {
        (action, where)
        for where, call in calls("commit", "record", "seen")
        if len(call.args) > 1
        for action in constants(call.args[1])
        if re.fullmatch(r"[a-z_]+\.[a-z_]+", action)
    }
)


def placeholders(code: str) -> set[str]:
    found = SENTENCES[code]
    texts = [found.one, found.many] if isinstance(found, Counted) else [str(found)]
    by = {found.by} if isinstance(found, Counted) else set()
    return by | {name for text in texts for name in re.findall(r"%\((\w+)\)s", text)} - {"num"}


def test_every_code_that_a_rule_can_give_has_its_sentence() -> None:
    assert {f"{code} ({where})" for code, where, _ in REASONS if code not in SENTENCES} == set()


def test_every_sentence_gets_the_facts_that_it_names() -> None:
    lacking = {
        f"{code} ({where}): {sorted(placeholders(code) - facts)}"
        for code, where, facts in REASONS
        if facts is not None and code in SENTENCES and placeholders(code) - facts
    }
    assert lacking == set()


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_can_be_said(code: str) -> None:
    facts = {name: 2 for name in placeholders(code)}
    said = sentence(code, facts)
    assert said.strip() and "%(" not in said


def test_days_are_said_in_words() -> None:
    code = next(c for c in SENTENCES if placeholders(c) == {"planned", "until"})
    said = sentence(code, [("planned", date(2026, 5, 3)), ("until", date(2026, 5, 17))])
    assert "3 May 2026" in said and "17 May 2026" in said


def test_a_code_of_an_older_version_is_shown_and_breaks_no_page() -> None:
    assert sentence("long_gone", {"day": date(2026, 5, 3)}) == "Reason: long_gone"


def test_two_domains_cannot_use_one_code() -> None:
    one = {"a": Counted("x", "y", "n")}
    with pytest.raises(ValueError, match="two sentences for a"):
        _merge(one, dict(one))


def test_every_action_of_the_trail_has_its_words() -> None:
    assert {f"{action} ({where})" for action, where in ACTIONS if action not in ACTION_LABELS} == set()


def test_every_act_on_a_part_of_an_evaluation_has_its_words() -> None:
    assert set(parts.WRITING) <= set(ACTION_LABELS)


def test_an_action_is_shown_in_words_and_an_old_one_as_it_was() -> None:
    assert action_label("step.submit") == "Step submitted"
    assert action_label("thing.of_old") == "thing.of_old"
