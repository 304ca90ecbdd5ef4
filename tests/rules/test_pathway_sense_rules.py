"""A file that can be read and not be walked is refused, with the line and how to mend it."""

import pytest

from caseflow.rules.pathway import Pathway
from caseflow.vocabulary.reasons import sentence
from tests.factories.pathways import read_pathway
from tests.rules.test_pathway_file_rules import SMALL

ISSUE = """\
  - code: ISSUE
    name: {en: "Issue", es: "Emitir"}
    actor: migration_authority
    after: [DECIDE]
    gives: work_permit
    validity_days: 365
    source: "somewhere"
    confidence: low
"""
WHOLE = SMALL + ISSUE


def found_in(text: str) -> list[tuple[str, str]]:
    """The codes of what is wrong, each with the text of its line."""
    read = read_pathway(text)
    assert isinstance(read, list), "nothing is wrong"
    lines = text.splitlines()
    for problem in read:
        assert sentence(problem.because.code, problem.because.facts)
    return [(problem.because.code, lines[problem.line - 1].strip()) for problem in read]


def another(code: str, more: str) -> str:
    step = ISSUE.replace("ISSUE", code)
    for line in ("after: [DECIDE]", "gives: work_permit", "validity_days: 365"):
        step = step.replace(f"    {line}\n", "")
    return SMALL + step + "".join(f"    {line}\n" for line in more.splitlines()) + ISSUE


def test_a_condition_and_an_appeal_are_read() -> None:
    text = another("APPEAL", "after_refusal_of: DECIDE").replace(
        "  - code: DECIDE\n", "  - code: DECIDE\n    only_if: [{field: person.has_licence, op: eq, value: false}]\n"
    )
    pathway = read_pathway(text)
    assert isinstance(pathway, Pathway), pathway
    decide, appeal = pathway.step("DECIDE"), pathway.step("APPEAL")
    assert decide.only_if is not None and decide.after == ("APPLY",)
    assert (appeal.after, appeal.after_refusal_of) == ((), "DECIDE")
    assert pathway.step("ISSUE").after == ("DECIDE",)


@pytest.mark.parametrize(("more", "code", "line"), [
    ("after: []", "file_dead_end", "- code: OTHER"),
    ("after_refusal_of: APPLY", "file_never_refused", "after_refusal_of: APPLY"),
    ("after_refusal_of: NOBODY", "file_unknown_step", "after_refusal_of: NOBODY"),
    ("after: [ISSUE]\nafter_refusal_of: DECIDE", "file_never_reached", "after: [ISSUE]"),
    ("after: [OTHER]", "file_steps_in_a_circle", "after: [OTHER]"),
    ("after: [NOBODY]", "file_unknown_step", "after: [NOBODY]"),
    ("after_refusal_of: OTHER", "file_steps_in_a_circle", "after_refusal_of: OTHER"),
    ("requires_documents: [a_letter]", "file_not_in_catalogue", "requires_documents: [a_letter]"),
    ("only_if: {field: shoes, op: eq, value: 1}", "file_unknown_fact", "only_if: {field: shoes, op: eq, value: 1}"),
    ("only_if: []", "file_empty_condition", "only_if: []"),
    ("fixed_expiry: \"2020-05-30\"", "file_day_is_past", "fixed_expiry: \"2020-05-30\""),
    ("gives: visa\nvalidity_days: 30\nrenew_before_days: 30", "file_renews_before_it_begins", "renew_before_days: 30"),
    ("deadline: {on: \"2020-05-30\"}", "file_day_is_past", "deadline: {on: \"2020-05-30\"}"),
    ("deadline: {anchor: OTHER.granted_on}", "file_deadline_after_itself", "deadline: {anchor: OTHER.granted_on}"),
    ("deadline: {anchor: APPLY.refused_on}", "file_never_refused", "deadline: {anchor: APPLY.refused_on}"),
    ("deadline: {anchor: DECIDE.valid_until}", "file_anchor_gives_nothing", "deadline: {anchor: DECIDE.valid_until}"),
])  # fmt: skip
def test_a_step_that_cannot_be_walked_is_named_with_its_line(more: str, code: str, line: str) -> None:
    assert (code, line) in found_in(another("OTHER", more))


def test_an_unknown_actor_is_told_with_those_that_are_known() -> None:
    read = read_pathway(WHOLE.replace("actor: person", "actor: king"))
    assert isinstance(read, list)
    assert "migration_authority" in sentence(read[0].because.code, read[0].because.facts)


def test_a_circle_is_told_step_by_step() -> None:
    text = WHOLE.replace("  - code: APPLY\n", "  - code: APPLY\n    after: [ISSUE]\n")
    read = read_pathway(text)
    assert isinstance(read, list)
    assert read[0].because.fact("way") == "APPLY → ISSUE → DECIDE → APPLY"


def test_what_is_beside_the_way_is_no_dead_end() -> None:
    for more in ("after: []\noptional: true", "after: []\nrecurring: true\nevery_days: 7", "after: [ISSUE]"):
        assert isinstance(read_pathway(another("OTHER", more)), Pathway), more
