"""References can be read out, typed badly, and never guessed by counting."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.reference import ALPHABET, make, normalise, prefix_of

PREFIXES = st.sampled_from(["CF", "PE", "EM", "OP", "PL"])
BYTES = st.binary(min_size=5, max_size=5)


@given(PREFIXES, BYTES)
def test_a_new_reference_has_the_written_shape_and_is_understood(prefix: str, drawn: bytes) -> None:
    ref = make(prefix, drawn)
    assert re.fullmatch(rf"{prefix}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}-[{ALPHABET}]", ref)
    assert normalise(ref) == ref
    assert prefix_of(ref) == prefix


@given(PREFIXES, BYTES)
def test_it_is_understood_however_it_is_typed(prefix: str, drawn: bytes) -> None:
    ref = make(prefix, drawn)
    spoken = prefix + ref[2:].replace("0", "o").replace("1", "l")
    for typed in (ref.lower(), ref.replace("-", ""), ref.replace("-", " "), f"  {spoken}\n", ref.replace("-", "–")):
        assert normalise(typed) == ref


@given(PREFIXES, BYTES, st.integers(0, 8), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_never_another_case(prefix: str, drawn: bytes, place: int, sign: str) -> None:
    plain = make(prefix, drawn).replace("-", "")
    wrong = plain[: 2 + place] + sign + plain[3 + place :]
    assert wrong == plain or normalise(wrong) is None


@given(PREFIXES, BYTES, st.integers(0, 7))
def test_two_neighbours_swapped_are_never_another_case(prefix: str, drawn: bytes, place: int) -> None:
    plain = make(prefix, drawn).replace("-", "")
    first = 2 + place
    wrong = plain[:first] + plain[first + 1] + plain[first] + plain[first + 2 :]
    assert wrong == plain or normalise(wrong) is None


def test_a_person_is_not_taken_for_a_case() -> None:
    ref = make("CF", b"seven")
    assert normalise("PE" + ref[2:]) is None


@pytest.mark.parametrize(
    "text", ["", "CF", "CF-7K3Q", "María", "Fernandez", "CF-7K3Q-9XPM-U", "12-34567-890", "CF" * 40]
)
def test_other_text_is_no_reference(text: str) -> None:
    assert normalise(text) is None


@pytest.mark.parametrize(("prefix", "drawn"), [("cf", b"12345"), ("CFX", b"12345"), ("CF", b"1234")])
def test_a_reference_is_not_made_of_too_little(prefix: str, drawn: bytes) -> None:
    with pytest.raises(ValueError, match=r"a (prefix|reference)"):
        make(prefix, drawn)
