"""A pathway file is read whole, or refused with every line and reason."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseflow.adapters import yaml_lines
from caseflow.rules.catalogue_file import parse_catalogue
from caseflow.rules.conditions import AllOf, AnyOf, Compare
from caseflow.rules.file_nodes import plain
from caseflow.rules.pathway import DeadlineTemplate, Intake, Pathway
from caseflow.rules.pathway_file import parse_stored
from tests.factories.pathways import LIBRARY, read_pathway, shipped_catalogue, shipped_pathways

SMALL = """\
schema: "1"
id: xx_test
version: 3
name: {en: "A test", es: "Una prueba"}
country: "GTM"
outcome: {en: "A card", es: "Una tarjeta"}
tier: 1
read_on: "2026-11-24"
confidence: high
intake:
  state: open
eligibility:
  - code: ADULT
    says: {en: "Adult", es: "Mayor de edad"}
    field: person.age
    op: gte
    value: 18
    severity: block
    source: "somewhere"
    confidence: high
steps:
  - code: APPLY
    name: {en: "Apply", es: "Solicitar"}
    actor: person
    source: "somewhere"
    confidence: high
  - code: DECIDE
    name: {en: "Decide", es: "Resolver"}
    actor: migration_authority
    source: "somewhere"
    confidence: low
"""


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def problems(old: str, new: str) -> list[tuple[int, str]]:
    """What is wrong once `old` is replaced by `new`: lines counted from the replaced line, which is 0."""
    assert SMALL.count(old) >= 1, old
    found = read_pathway(SMALL.replace(old, new, 1))
    assert isinstance(found, list), "nothing is wrong"
    return [(problem.line - line_of(SMALL, old), problem.because.code) for problem in found]


def small(old: str = "", new: str = "") -> Pathway:
    found = read_pathway(SMALL.replace(old, new, 1) if old else SMALL)
    assert isinstance(found, Pathway), found
    return found


def test_a_small_file_is_read_with_its_defaults() -> None:
    pathway = small()
    apply, decide = pathway.steps
    assert (pathway.id, pathway.version, pathway.intake) == ("xx_test", 3, Intake("open"))
    assert (apply.decided, apply.prepared_by, apply.after, apply.applies_to) == (False, "person", (), "principal")
    assert (decide.decided, decide.prepared_by, decide.after, decide.number) == (True, "caseworker", ("APPLY",), 2)
    assert pathway.rules[0].read_on == decide.read_on == date(2026, 11, 24)
    assert pathway.names.say("es") == "Una prueba"
    assert pathway.names.say("fr") == "A test"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("op: gte", "op: greater", "file_unknown_word"),
        ("op: gte", "op: has_any_document", "file_operator_does_not_fit"),
        ("op: gte", "op: eval", "file_unknown_word"),
        ("value: 18", "value: eighteen", "file_wants_a_number"),
        ("value: 18", "value: true", "file_wants_a_number"),
        ("value: 18", "value: [18]", "file_wants_one_value"),
        ("field: person.age", "field: person.shoe_size", "file_unknown_fact"),
        ("field: person.age", "field: \"__import__('os')\"", "file_unknown_fact"),
        ("severity: block", "severity: fatal", "file_unknown_word"),
        ("confidence: low", "confidence: sure", "file_unknown_word"),
        ("actor: person", "actor: king", "file_unknown_word"),
        ('country: "GTM"', "country: GTM", "file_wants_quotes"),
        ('country: "GTM"', 'country: "GT"', "file_bad_code"),
        ('read_on: "2026-11-24"', 'read_on: "2026-02-30"', "file_wants_date"),
        ('read_on: "2026-11-24"', 'read_on: "yesterday"', "file_wants_date"),
        ("version: 3", "version: 0", "file_wants_number"),
        ("version: 3", 'version: "3"', "file_wants_number"),
        ("id: xx_test", "id: ../../etc", "file_bad_code"),
        ("tier: 1", "tiers: 1", "file_unknown_key"),
        ("state: open", "state: closed", "file_intake_closed_without_date"),
        ("state: open", "state: ajar", "file_unknown_word"),
        ("code: DECIDE", "code: APPLY", "file_duplicate"),
        ("code: DECIDE", "code: decide", "file_bad_code"),
        ('schema: "1"', 'schema: "2"', "file_unknown_word"),
        ('name: {en: "Apply", es: "Solicitar"}', 'name: {en: "Apply"}', "file_language_missing"),
        ('name: {en: "Apply", es: "Solicitar"}', 'name: {en: "Apply", es: "Solicitar", xx: "?"}', "file_unknown_key"),
        ('name: {en: "Apply", es: "Solicitar"}', 'name: {en: "", es: "Solicitar"}', "file_text_length"),
        ('name: {en: "Apply", es: "Solicitar"}', "name: Apply", "file_wants_mapping"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, code: str) -> None:
    assert (0, code) in problems(old, new)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("after: [DECIDE]", "file_steps_in_a_circle"),
        ("after: [NOWHERE]", "file_unknown_step"),
        ("requires_documents: [passport, unicorn]", "file_not_in_catalogue"),
        ("requires_documents: [passport, passport]", "file_duplicate"),
        ("blocking_rules: [BR_NOTHING]", "file_not_in_catalogue"),
        ("applies_to: everybody", "file_unknown_word"),
        ("gives: kingdom", "file_unknown_word"),
        ("renew_before_days: 30", "file_renews_nothing"),
        ("recurring: true", "file_recurring_without_days"),
        ("typical_days: -1", "file_wants_number"),
        ("fixed_expiry: 2031", "file_wants_date"),
        ("optional: maybe", "file_wants_flag"),
        ("deadline: {days: 3}", "file_deadline_needs_one_anchor"),
        ("deadline: {anchor: NOWHERE.granted_on, days: 3}", "file_unknown_anchor"),
        ("deadline: {anchor: DECIDE.vanished_on, days: 3}", "file_unknown_anchor"),
        ("deadline: {anchor: offer.start_date, days: 3, months: 1}", "file_days_or_months"),
        ("deadline: {anchor: offer.start_date, days: -60, earliest_days: -50}", "file_window_is_empty"),
        ('deadline: {on: "2027-01-01", month_day: "01-01"}', "file_deadline_needs_one_anchor"),
        ('deadline: {month_day: "02-29"}', "file_wants_month_day"),
        ("remedy: {kind: prayer, to: person, source: x, confidence: low}", "file_unknown_word"),
    ],
)
def test_a_step_that_makes_no_sense_is_refused_at_its_line(more: str, code: str) -> None:
    last = "    confidence: high\n  - code: DECIDE"
    found = read_pathway(SMALL.replace(last, f"    confidence: high\n    {more}\n  - code: DECIDE"))
    assert isinstance(found, list)
    assert (line_of(SMALL, "  - code: DECIDE"), code) in [(problem.line, problem.because.code) for problem in found]


def test_everything_that_is_wrong_is_said_at_once_and_in_order() -> None:
    found = read_pathway(
        SMALL.replace("op: gte", "op: more").replace("tier: 1", "tier: 9").replace("actor: person", "actor: x")
    )
    assert isinstance(found, list)
    assert [problem.line for problem in found] == sorted(problem.line for problem in found)
    assert len(found) == 3


@pytest.mark.parametrize(
    "text", ["x", "[1, 2]", "schema: '1'", "steps: 3", "steps: [1, x]", "eligibility: {a: b}", "intake: 7"]
)
def test_something_else_altogether_is_refused_and_breaks_nothing(text: str) -> None:
    assert isinstance(read_pathway(text), list)


def test_codes_without_quotes_are_refused_because_yaml_misreads_them() -> None:
    rule = 'field: offer.noc\n    op: in\n    value: [31301, "32101"]'
    found = read_pathway(SMALL.replace("field: person.age\n    op: gte\n    value: 18", rule))
    assert isinstance(found, list)
    assert [(p.line, p.because.code, p.because.fact("word")) for p in found] == [(17, "file_wants_quotes", "31301")]


def with_when(text: str) -> object:
    return small("    severity: block", f"    when: {text}\n    severity: block").rules[0].when


def test_conditions_are_structures() -> None:
    teer = Compare("offer.noc_teer", "in", (4, 5))
    claim = Compare("claim.date", "date_on_or_after", date(2025, 6, 3))
    first = "{field: offer.noc_teer, op: in, value: [4, 5]}"
    second = '{field: claim.date, op: date_on_or_after, value: "2025-06-03"}'
    assert with_when(first) == teer
    assert with_when(f"[{first}, {second}]") == AllOf((teer, claim))
    assert with_when(f"{{any: [{first}, {second}]}}") == AnyOf((teer, claim))
    assert with_when(f"{{any: [{first}, {{all: [{second}]}}]}}") == AnyOf((teer, AllOf((claim,))))


def test_a_condition_in_words_is_refused() -> None:
    code = problems("    severity: block", '    when: "offer.noc_teer in [4, 5]"\n    severity: block')[0][1]
    assert code == "file_wants_mapping"


@pytest.mark.parametrize("empty", ["[]", "{any: []}"])
def test_an_empty_condition_is_refused(empty: str) -> None:
    assert problems("    severity: block", f"    when: {empty}\n    severity: block")[0][1] == "file_empty_condition"


def test_a_deadline_window_is_read() -> None:
    extra = "    actor: person\n    deadline: {anchor: offer.start_date, days: -60, earliest_days: -75, working: true}"
    step = small("    actor: person", extra).steps[0]
    assert step.deadline == DeadlineTemplate(anchor="offer.start_date", days=-60, earliest_days=-75, working=True)


@pytest.mark.parametrize("name", sorted(shipped_pathways()))
def test_what_is_kept_in_the_database_reads_the_same_again(name: str) -> None:
    pathway = shipped_pathways()[name]
    file = LIBRARY / f"{pathway.id}.v{pathway.version}.yaml"
    assert parse_stored(plain(yaml_lines.read(file.read_bytes())), shipped_catalogue()) == pathway


def test_a_kept_pathway_that_was_tampered_with_is_an_error() -> None:
    with pytest.raises(ValueError, match="not valid"):
        parse_stored({"id": "x"}, shipped_catalogue())


LINES = (LIBRARY / "mx_tvtf.v1.yaml").read_text(encoding="utf-8").splitlines()


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, len(LINES) - 1),
    st.sampled_from(["", "  x: 1", "    - 7", "steps: []", "id: {a: [b]}", "    value: {a: 1}"]),
)
def test_a_spoilt_line_is_refused_or_read_and_never_breaks_the_reader(number: int, instead: str) -> None:
    text = "\n".join([*LINES[:number], instead, *LINES[number + 1 :]])
    try:
        found = read_pathway(text)
    except yaml_lines.Unreadable:
        return
    if isinstance(found, list):
        assert found and all(0 < problem.line <= len(LINES) + 1 for problem in found)


def test_a_catalogue_with_an_unknown_account_or_type_is_refused() -> None:
    text = (LIBRARY / "catalogue.yaml").read_text(encoding="utf-8")
    spoilt = text.replace("charged_to: person", "charged_to: nobody", 1).replace("type: number", "type: feeling", 1)
    found = parse_catalogue(yaml_lines.read(spoilt))
    assert isinstance(found, list)
    assert [problem.because.code for problem in found] == ["file_unknown_word", "file_unknown_word"]
