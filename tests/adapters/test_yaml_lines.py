"""YAML from anybody: read with its lines, or refused with the line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.adapters.yaml_lines import MAX_BYTES, Node, Unreadable, read


def refused(text: str | bytes) -> tuple[str, int]:
    with pytest.raises(Unreadable) as refusal:
        read(text)
    return refusal.value.code, refusal.value.line


def value(text: str) -> object:
    root = read(f"key: {text}\n").value
    assert isinstance(root, dict)
    return root["key"].value


def test_every_value_knows_its_line() -> None:
    root = read('a: 1\nb:\n  - "x"\n  - y\n').value
    assert isinstance(root, dict)
    assert root["a"] == Node(1, 1)
    assert root["b"].value == (Node("x", 3, quoted=True), Node("y", 4))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no", "no"),
        ("NO", "NO"),
        ("yes", "yes"),
        ("0110", "0110"),
        ("1_000", "1_000"),
        ("2025-12-31", "2025-12-31"),
        ("12:30", "12:30"),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ('""', ""),
        ("12", 12),
        ("-3", -3),
        ("6.5", 6.5),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("0x1F", "0x1F"),
        ('"true"', "true"),
    ],
)
def test_codes_are_not_turned_into_something_else(text: str, expected: object) -> None:
    assert value(text) == expected
    assert type(value(text)) is type(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ("yaml_empty", 1)),
        ("# nothing\n", ("yaml_empty", 1)),
        ("a: 1\nb: 2\na: 3\n", ("yaml_duplicate_key", 3)),
        ("a: &x [1]\nb: *x\n", ("yaml_alias", 1)),
        ("a: 1\nb: *x\n", ("yaml_alias", 2)),
        ("a: !!python/object/apply:os.system [ls]\n", ("yaml_tag", 1)),
        ("a: !!str 1\n", ("yaml_tag", 1)),
        ("a: 1\n---\nb: 2\n", ("yaml_second_document", 2)),
        ("? [1, 2]\n: 3\n", ("yaml_key", 1)),
        ("1: 2\n", ("yaml_key", 1)),
        ("a: [" * 20 + "]" * 20 + "\n", ("yaml_too_deep", 1)),
        ("a: 1\nb: [\n", ("yaml_syntax", 3)),
        ("a: b: c\n", ("yaml_syntax", 1)),
        ("a: 1\n\tb: 2\n", ("yaml_syntax", 2)),
    ],
)
def test_what_we_do_not_accept_is_refused_with_its_line(text: str, expected: tuple[str, int]) -> None:
    assert refused(text) == expected


def test_ten_nested_aliases_do_not_become_a_billion_values() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert refused("\n".join(lines))[0] == "yaml_alias"


def test_a_large_file_is_refused_before_it_is_read() -> None:
    assert refused("a: " + "x" * MAX_BYTES) == ("yaml_too_large", 1)


def test_a_file_with_very_many_values_is_refused() -> None:
    assert refused("a: [" + "1," * 30_000 + "]")[0] == "yaml_too_deep"


@pytest.mark.parametrize("raw", [b"a: 1\nb: \xff\n", "a: 1\nb: \ud800", "a: 1\nb: é".encode("latin-1")])
def test_other_encodings_are_refused_with_their_line(raw: str | bytes) -> None:
    assert refused(raw) == ("yaml_not_utf8", 2)


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read(b"\xef\xbb\xbfa: 1\n").value == {"a": Node(1, 1)}


@given(st.text(max_size=60) | st.binary(max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else_happens(text: str | bytes) -> None:
    try:
        assert isinstance(read(text), Node)
    except Unreadable as refusal:
        assert refusal.code.startswith("yaml_") and refusal.line >= 1
