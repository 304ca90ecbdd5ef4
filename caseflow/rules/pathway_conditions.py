"""The comparisons and conditions of a pathway file: structured, never a sentence that somebody evaluates."""

from collections.abc import Mapping, Sequence

from caseflow.rules.conditions import ALL_OPERATORS, OPERATORS, AllOf, AnyOf, Compare, Condition
from caseflow.rules.file_nodes import Entry, Node, Problems, as_day, as_month_day
from caseflow.rules.pathway import Catalogue
from caseflow.rules.reason import because

_COMPARE_KEYS = "field op value value_of"
_LISTS = ("in", "not_in", "has_any_document")
_PAIRS = ("between", "date_between", "season_between")
_TRUTHS = ("exists", "not_exists")
_NUMBERS = ("gte", "lte", "between")


def read_when(entry: Entry, catalogue: Catalogue, problems: Problems, key: str = "when") -> Condition | None:
    """The condition under that key: one comparison, a list (all of them), or {any: [...]}."""
    node = entry.given(key)
    return None if node is None else _condition(node, catalogue, problems)


def _condition(node: Node, catalogue: Catalogue, problems: Problems) -> Condition | None:
    value = node.value
    if isinstance(value, Sequence) and not isinstance(value, str):
        return AllOf(_parts(node, value, catalogue, problems))
    if isinstance(value, Mapping) and set(value) <= {"any", "all"} and len(value) == 1:
        key = next(iter(value))
        parts = _parts(node, Entry(node, problems, key).items(key), catalogue, problems)
        return AnyOf(parts) if key == "any" else AllOf(parts)
    return read_compare(Entry(node, problems, _COMPARE_KEYS), catalogue)


def _parts(whole: Node, nodes: Sequence[Node], catalogue: Catalogue, problems: Problems) -> tuple[Condition, ...]:
    read = [_condition(node, catalogue, problems) for node in nodes]
    if not read:
        problems.add(whole.line, because("file_empty_condition"))
    return tuple(part for part in read if part is not None)


def read_compare(entry: Entry, catalogue: Catalogue) -> Compare | None:
    """One comparison: a fact of the catalogue, an operator that fits its type, a value that fits the operator."""
    name, op = entry.text("field"), entry.one_of("op", ALL_OPERATORS)
    kind = catalogue.facts.get(name)
    if name and kind is None:
        entry.refuse("field", "file_unknown_fact", fact=name)
    if kind is None or op not in ALL_OPERATORS:
        return None
    if op not in OPERATORS[kind.type]:
        entry.refuse("op", "file_operator_does_not_fit", op=op, type=kind.type)
        return None
    other = entry.text("value_of", needed=False) or None
    if other is not None:
        if other not in catalogue.facts or catalogue.facts[other].type != kind.type:
            entry.refuse("value_of", "file_unknown_fact", fact=other)
        return Compare(name, op, None, other)
    node = entry.needed("value")
    if node is None:
        return None
    value = _value(node, op, kind.type, entry)
    return None if value is None else Compare(name, op, value)


def _value(node: Node, op: str, kind: str, entry: Entry) -> object | None:
    """The value that the operator is compared with; None, with a problem noted, when it does not fit."""
    items = node.value if isinstance(node.value, Sequence) and not isinstance(node.value, str) else None
    if (op in _LISTS or op in _PAIRS) != (items is not None) or (items is not None and not items):
        entry.refuse("value", "file_wants_list" if op in (*_LISTS, *_PAIRS) else "file_wants_one_value")
        return None
    if op in _PAIRS and items is not None and len(items) != 2:
        entry.refuse("value", "file_wants_two_values")
        return None
    if op == "all_skills_gte":
        return _scores(node, entry)
    if items is None:
        return _one(node, op, kind, entry)
    read = tuple(_one(item, op, kind, entry) for item in items)
    return None if None in read else read


def _one(node: Node, op: str, kind: str, entry: Entry) -> object | None:
    value = node.value
    if op == "season_between":
        day = as_month_day(value)
        return _or_refuse((day.month, day.day) if day else None, entry, "file_wants_month_day")
    if kind == "date" and op not in _TRUTHS:
        return _or_refuse(as_day(value), entry, "file_wants_date")
    if kind == "flag" or op in _TRUTHS:
        return _or_refuse(value if isinstance(value, bool) else None, entry, "file_wants_flag")
    if kind == "number" or op in _NUMBERS:
        fits = isinstance(value, (int, float)) and not isinstance(value, bool)
        return _or_refuse(value if fits else None, entry, "file_wants_a_number")
    if not isinstance(value, str) or (kind != "documents" and not node.quoted):
        entry.refuse("value", "file_wants_quotes", word=str(value))
        return None
    return value


def _or_refuse(value: object | None, entry: Entry, code: str) -> object | None:
    if value is None:
        entry.refuse("value", code)
    return value


def _scores(node: Node, entry: Entry) -> dict[str, object] | None:
    if not isinstance(node.value, Mapping) or not node.value:
        entry.refuse("value", "file_wants_mapping")
        return None
    scores: dict[str, object] = {}
    for skill, score in node.value.items():
        is_number = isinstance(score.value, (int, float)) and not isinstance(score.value, bool)
        if not is_number and not (isinstance(score.value, str) and score.quoted):
            entry.problems.add(score.line, because("file_wants_quotes", key=skill, word=str(score.value)))
        scores[skill] = score.value
    return scores
