"""Names are kept as people write them and compared without accents."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.names import LONGEST, check_full_name, check_name, fold, is_latin, search_key, sort_key
from caseflow.rules.reason import NotAllowed


@pytest.mark.parametrize(
    "name",
    [
        "María del Carmen", "García Márquez de la O", "Suharto", "K'iche' Tz'utujil", "Ixkꞌ", "Nguyễn Thị Ánh",
        "Łukasz Żółć", "O’Brien-Smith", "Ngäbe Buglé", "أحمد بن محمد", "علی\u200cرضا", "王小明", "김철수", "क्ष\u200dमा",
        "Đặng", "İsmail Iğdır", "d'Été", "Jr. 3ro", "Þór", "Ќирил", "ǃXóõ", "Ana-Lucía y Paz",
    ],
)  # fmt: skip
def test_names_of_the_people_we_serve_are_kept_as_written(name: str) -> None:
    assert check_name(name, "family_names") == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ana\u202eaM", "name_hidden_character"),
        ("Ana\u200fMaría", "name_hidden_character"),
        ("Ana\x00", "name_hidden_character"),
        ("Ana\nMaría", "name_hidden_character"),
        ("Ana\tMaría", "name_hidden_character"),
        ("A\u200bna", "name_hidden_character"),
        ("A\u200dna", "name_hidden_character"),
        ("علی\u200c", "name_hidden_character"),
        ("A\u2060na", "name_hidden_character"),
        ("\ufeffAna", "name_hidden_character"),
        ("A\u00adna", "name_hidden_character"),
        ("A\u034fna", "name_hidden_character"),
        ("A\u3164na", "name_hidden_character"),
        ("A\ufe0fna", "name_hidden_character"),
        ("A\ue000na", "name_hidden_character"),
        ("A\ud800na", "name_hidden_character"),
        ("\u0301Ana", "name_lone_mark"),
        ("Ana \u0301b", "name_lone_mark"),
        ("A" + "\u0316\u0317\u0318\u0319\u031c" + "na", "name_lone_mark"),
        ("12 34", "name_without_letters"),
        ("🙂", "name_without_letters"),
        ("a" * 201, "name_too_long"),
    ],
)
def test_what_cannot_be_seen_is_refused_with_its_place(text: str, code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check_name(text, "given_names")
    assert (refused.value.because.code, refused.value.field) == (code, "given_names")


def test_the_longest_name_is_two_hundred_characters_after_composing() -> None:
    assert len(check_name("e\u0301" * LONGEST, "given_names")) == LONGEST


def test_blanks_are_single_whatever_kind_was_typed() -> None:
    assert check_name("  Ana\u00a0\u2003 María  ", "given_names") == "Ana María"


@given(st.text(max_size=60))
def test_any_text_is_either_refused_or_kept_stable(text: str) -> None:
    try:
        kept = check_name(text, "given_names")
    except NotAllowed:
        return
    assert check_name(kept, "given_names") == kept
    assert kept.isprintable() or any(sign in kept for sign in "\u200c\u200d")


def test_one_part_of_a_name_is_enough() -> None:
    assert check_full_name("", "Suharto").family == "Suharto"
    assert check_full_name("Ana", "").given == "Ana"


@pytest.mark.parametrize(
    ("parts", "code", "field"),
    [
        (("", "  "), "name_missing", "family_names"),
        (("小明", "王"), "name_needs_latin_form", "latin_name"),
        (("小明", "王", "王小明"), "latin_form_not_latin", "latin_name"),
    ],
)
def test_a_whole_name_says_what_is_missing(parts: tuple[str, ...], code: str, field: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check_full_name(*parts)
    assert (refused.value.because.code, refused.value.field) == (code, field)


def test_another_script_goes_with_its_latin_form() -> None:
    assert check_full_name("小明", "王", "Wang Xiaoming").latin_form == "Wang Xiaoming"


def test_a_single_needed_part_is_asked_for() -> None:
    with pytest.raises(NotAllowed):
        check_name("  ", "name", needed=True)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Łódź", "lodz"), ("ĐẶNG", "dang"), ("Iğdır İsmail", "igdir ismail"), ("Øster", "oster"), ("Æsa", "aesa"),
        ("Straße", "strasse"), ("STRASSE", "strasse"), ("Þór", "thor"), ("Ħaż-Żebbuġ", "haz zebbug"), ("Ŋala", "nala"),
        ("Cœur", "coeur"), ("K'iche'", "kiche"), ("K’iche’", "kiche"), ("Kꞌicheꞌ", "kiche"), ("Kʼicheʼ", "kiche"),
        ("K`iche´", "kiche"), ("Jean-Pierre", "jean pierre"), ("O’Brien", "obrien"), ("José\u00a0María", "jose maria"),
        ("أَحْمَد", "احمد"), ("ｆｕｌｌ", "full"), ("Muñoz, P.", "munoz p"), ("Əliyev", "eliyev"),
        ("علی\u200cرضا", "عليرضا"),
    ],
)  # fmt: skip
def test_folding_takes_away_what_searchers_leave_out(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


@given(st.text(alphabet="aáàäâåæłđıøñçßþ'- ", max_size=20))
def test_composed_and_decomposed_text_folds_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


def test_lists_sort_by_family_name_and_by_the_latin_form_of_other_scripts() -> None:
    assert sort_key("Ana", "Álvarez") < sort_key("Ana", "Zúñiga")
    assert sort_key("小明", "王", "Wang Xiaoming") == "wang xiaoming"


def test_the_search_text_has_each_word_once() -> None:
    assert search_key("María José", "José Łoś", "Maria") == "maria jose los"


def test_latin_is_told_from_other_scripts() -> None:
    assert is_latin("Nguyễn Kꞌicheꞌ 3ª")
    assert not is_latin("Ана")
