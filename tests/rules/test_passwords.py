"""Long and not obvious is all that a password must be."""

import unicodedata

import pytest

from caseflow.rules.passwords import check_password, words_of
from caseflow.rules.reason import NotAllowed

ANA = ("Ana López Ixcoy", "ana.lopez@casa-refugio.example.org", "Casa Refugio del Norte")


@pytest.mark.parametrize(
    "password",
    [
        "tres gatos comen arroz", "gris-tren-7-cebolla", "صباح الخير يا جبل", "zwölf boxkämpfer", "   blanks  stay   ",
        "x9!Kq_27vB#pL0w", "123 sentado en el muelle",
    ],
)  # fmt: skip
def test_long_passwords_of_any_kind_are_taken(password: str) -> None:
    assert check_password(password, words=ANA) == unicodedata.normalize("NFC", password)


def test_a_password_is_composed_once_and_not_trimmed() -> None:
    decomposed = unicodedata.normalize("NFD", " árbol caído en mayo ")
    assert check_password(decomposed) == " árbol caído en mayo "


def test_fifteen_characters_are_needed_and_twelve_with_a_second_factor() -> None:
    assert check_password("gato-tren-mar7", has_second_factor=True)
    for password, has_factor in (("gato-tren-mar7", False), ("gato-tren-7", True), ("", False)):
        with pytest.raises(NotAllowed) as refused:
            check_password(password, has_second_factor=has_factor)
        assert (refused.value.because.code, refused.value.field) == ("password_too_short", "password")


def test_length_counts_characters_not_bytes() -> None:
    assert check_password("ñandú áéíóú çãõ")
    assert check_password("gato tren " * 12 + "muelle")
    with pytest.raises(NotAllowed):
        check_password("x9!Kq_27" * 16 + "v")


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("aaaaaaaaaaaaaaaa", "password_repeated"),
        ("abcabcabcabcabcabc", "password_repeated"),
        ("1212121212121212", "password_repeated"),
        ("qwertyuiopasdfgh", "password_run"),
        ("poiuytrewqlkjhgf", "password_run"),
        ("123456789012345!", "password_run"),
        ("abcdefghijklmnop", "password_run"),
        ("1qaz2wsx3edc4rfv", "password_run"),
        ("azertyuiopqsdfgh", "password_run"),
        ("IXCOY-tren-gris-mar", "password_word"),
        ("LópezLópezGris77", "password_word"),
        ("mi casa tiene puerta", "password_word"),
        ("refugio-gris-tren", "password_word"),
        ("r3fug10-gris-tren", "password_word"),
        ("caseflow-caseflow!", "password_word"),
        ("Passw0rd-gris-tren", "password_word"),
        ("la contraseña gris", "password_word"),
        ("gris\x00tren-cebolla", "password_unreadable"),
        ("gris\ud800tren-cebolla", "password_unreadable"),
    ],
)
def test_what_others_would_try_first_is_refused(password: str, code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        check_password(password, words=ANA)
    assert refused.value.because.code == code


def test_short_words_and_mail_services_do_not_count() -> None:
    assert words_of("Li Ana", "li@gmail.com") == frozenset()
    assert words_of(*ANA) == {"lopez", "ixcoy", "casa", "refugio", "norte"}
