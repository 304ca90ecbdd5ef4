"""A name is found by any of its words, in any order, in spite of accents and small slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.search_keys import (
    SLIP,
    WORD,
    document_key,
    is_one_slip,
    keys_of,
    prefix_end,
    query_keys,
    score,
    slips,
    sound,
)  # fmt: skip

PEOPLE = {
    "guadalupe": ("María Guadalupe", "Hernández López"),
    "cruz": ("Juan", "de la Cruz Ixcoy"),
    "delacruz": ("Rosa", "Delacruz"),
    "lukasz": ("Łukasz", "Żółkiewski"),
    "dang": ("Thị Ánh", "Đặng"),
    "kiche": ("Ixchel", "Tz'utujil K’iche’"),
    "ahmad": ("أحمد", "الحسن", "Ahmad Al-Hassan"),
    "wang": ("小明", "王", "Wang Xiaoming"),
    "anna": ("Anna", "Li"),
    "jp": ("Jean-Pierre", "Ñáñez"),
}


def found(query: str) -> set[str]:
    """What the database would find: every entry of the query met by a key, or by a word in its range."""
    wanted = query_keys(query)
    hits = set()
    for label, parts in PEOPLE.items():
        keys = keys_of(*parts)
        words = [key.token for key in keys if key.kind == WORD]
        if wanted and all(
            entry.keys & keys or any(entry.from_ <= word < entry.before for word in words) for entry in wanted
        ):
            hits.add(label)
    return hits


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("maria hernandez", "guadalupe"), ("lopez guadalupe", "guadalupe"), ("HERNÁNDEZ", "guadalupe"),
        ("hernadez", "guadalupe"), ("hernnadez", "guadalupe"), ("Ernandes", "guadalupe"), ("guad", "guadalupe"),
        ("lu", "lukasz"), ("lukasz zolkiewski", "lukasz"), ("lukacz", "lukasz"), ("dang thi anh", "dang"),
        ("tzutujil", "kiche"), ("Tz’utujil", "kiche"), ("kiche", "kiche"), ("de la cruz", "cruz"),
        ("cruz juan", "cruz"),
        ("delacruz", "cruz"), ("dela cruz", "cruz"), ("de la cruz", "delacruz"), ("rosa de la cruz", "delacruz"),
        ("alhassan", "ahmad"), ("al hassan", "ahmad"), ("hasan ahmad", "ahmad"), ("احمد", "ahmad"), ("王小明", "wang"),
        ("小明", "wang"), ("王", "wang"), ("xiaoming", "wang"), ("ana", "anna"), ("li anna", "anna"),
        ("jeanpierre", "jp"), ("jean pierre nanez", "jp"), ("ñañes", "jp"),
    ],
)  # fmt: skip
def test_the_person_is_found(query: str, label: str) -> None:
    assert label in found(query)
    assert score(query, *PEOPLE[label]) > 0


@pytest.mark.parametrize("query", ["maria zolkiewski", "xyzzyx", "hrnndez", "cruz guadalupe"])
def test_other_names_find_nobody(query: str) -> None:
    assert found(query) == set()


@pytest.mark.parametrize("query", ["", "  ", "a", "-'", "!!"])
def test_nothing_to_search_for_finds_nobody(query: str) -> None:
    assert query_keys(query) == []
    assert score(query, "Ana", "López") == 0


WORDS = st.text(alphabet="abcdefg", min_size=4, max_size=12)


@given(WORDS, st.data())
def test_any_single_slip_shares_a_key(word: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(word) - 1))
    sign = data.draw(st.sampled_from("abcdefg"))
    kind = data.draw(st.sampled_from(["drop", "add", "change", "swap"]))
    typed = {
        "drop": word[:place] + word[place + 1 :],
        "add": word[:place] + sign + word[place:],
        "change": word[:place] + sign + word[place + 1 :],
        "swap": word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
    }[kind]
    assert is_one_slip(typed, word)
    if len(typed) >= 4:
        [entry] = query_keys(typed)
        assert entry.keys & keys_of(word) or entry.from_ <= word < entry.before


@given(WORDS, WORDS)
def test_a_slip_is_the_same_in_both_directions(left: str, right: str) -> None:
    assert is_one_slip(left, right) == is_one_slip(right, left)


@given(st.text(alphabet="abcxyz", min_size=2, max_size=8), st.text(alphabet="abcxyz", max_size=4))
def test_a_beginning_is_in_the_range_of_its_word(start: str, rest: str) -> None:
    assert start <= start + rest < prefix_end(start)


def test_a_person_has_few_keys_and_short_words_no_slips() -> None:
    assert len(keys_of("María Guadalupe", "Hernández López")) < 40
    assert not any(key.kind == SLIP for key in keys_of("Li", "Ana"))
    assert all(len(key.token) <= 100 for key in keys_of("x" * 200, "y" * 200, "z" * 200))


def test_slips_are_those_of_the_first_eight_letters() -> None:
    assert slips("abcd") == {"bcd", "acd", "abd", "abc"}
    assert max(len(form) for form in slips("guadalupana")) == 7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hernandez", "ernandes"), ("velasquez", "belasques"), ("ximenez", "jimenes"), ("villa", "viya"),
        ("gonzalez", "gonsales"), ("chavez", "chabes"), ("quiche", "kiche"),
    ],
)  # fmt: skip
def test_spellings_that_sound_alike_have_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


def test_sounds_keep_different_names_apart() -> None:
    assert len({sound(word) for word in ("guerra", "herrera", "gerardo", "mario", "maria", "marta")}) == 6


def test_the_closer_a_name_the_higher_its_score() -> None:
    exact = score("maria lopez", "María", "López")
    beginning = score("mari lopez", "María", "López")
    slip = score("marua lopez", "María", "López")
    assert exact == 100 > beginning > slip > score("maria lopez", "María", "Pérez")


@pytest.mark.parametrize(("typed", "key"), [(" g-01 234/5x", "G012345X"), ("Ａ１２", "A12"), ("--", "")])
def test_document_numbers_compare_by_letters_and_digits(typed: str, key: str) -> None:
    assert document_key(typed) == key
