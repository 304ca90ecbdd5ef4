"""Names as people write them: what is accepted, and what they fold to for comparing, searching and sorting.

A name is never corrected: several family names, a single name, any script. What is refused cannot be seen and can
make one name look like another (control and bidi characters, zero-width ones, marks that sit on nothing).
"""

import unicodedata
from dataclasses import dataclass

from caseflow.rules.reason import NotAllowed, because

LONGEST = 200
_MOST_MARKS = 4  # on one letter; Vietnamese and vocalized Arabic stay below

_JOINERS = frozenset("\u200c\u200d")
# Scripts in whose words the two joiners are spelling, by the beginning of their Unicode names.
_JOINED_SCRIPTS = (
    "ARABIC", "BENGALI", "DEVANAGARI", "GUJARATI", "GURMUKHI", "KANNADA", "KHMER", "MALAYALAM", "MONGOLIAN",
    "MYANMAR", "ORIYA", "SINHALA", "SYRIAC", "TAMIL", "TELUGU", "TIBETAN",
)  # fmt: skip
# Seen by nobody, though Unicode calls them letters, marks or symbols: grapheme joiner, Hangul fillers, empty Braille …
_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})

_APOSTROPHES = frozenset("'`´^ʹʻʼʽʾʿˈˊˋ‘’‚‛′‵ʔꞋꞌ＇ـ")
# Letters that no normalization takes apart. Where a letter is written with one Latin letter in passports
# (ICAO 9303, part 3), it is that one.
_LETTERS = str.maketrans({
    "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ĸ": "k", "ŋ": "n", "ø": "o", "œ": "oe", "æ": "ae", "þ": "th",
    "ŧ": "t", "ə": "e", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɨ": "i", "ʉ": "u", "ƒ": "f",
    "ɣ": "g", "ɲ": "n", "ȼ": "c", "ꞓ": "c", "ǥ": "g", "ɠ": "g", "ɖ": "d", "ƭ": "t", "ʋ": "v", "ꝁ": "k", "ᵾ": "u",
    # Arabic script: letters that writers and keyboards use for one another
    "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه",
})  # fmt: skip


@dataclass(frozen=True)
class Name:
    """A checked name. Either part may be empty, never both."""

    given: str
    family: str
    latin_form: str = ""


def check_name(text: str, field: str, *, needed: bool = False) -> str:
    """One part of a name, composed (NFC) and with single blanks; "" if empty and not `needed`.

    Raises NotAllowed for `field` when a character may not stand there, or when the text is too long.
    """
    name = " ".join(word for word in unicodedata.normalize("NFC", _blanks(text)).split(" ") if word)
    if not name:
        if needed:
            raise NotAllowed(because("name_missing"), field)
        return ""
    if len(name) > LONGEST:
        raise NotAllowed(because("name_too_long", most=LONGEST, length=len(name)), field)
    for place, sign in enumerate(name):
        _check_sign(name, place, sign, field)
    if not any(sign.isalpha() for sign in name):
        raise NotAllowed(because("name_without_letters"), field)
    return name


def check_full_name(given: str, family: str, latin_form: str = "") -> Name:
    """A whole name. One part is enough; another script needs its Latin form, as in a passport.

    Fields of a refusal: given_names, family_names, latin_name. Raises NotAllowed.
    """
    name = Name(
        check_name(given, "given_names"), check_name(family, "family_names"), check_name(latin_form, "latin_name")
    )
    if not name.given and not name.family:
        raise NotAllowed(because("name_missing"), "family_names")
    if not is_latin(name.given + name.family) and not name.latin_form:
        raise NotAllowed(because("name_needs_latin_form"), "latin_name")
    if not is_latin(name.latin_form):
        raise NotAllowed(because("latin_form_not_latin"), "latin_name")
    return name


def full_name(given: str, family: str) -> str:
    """A name as the person writes it: given names first. One of the two may be empty."""
    return f"{given} {family}".strip()


def is_latin(text: str) -> bool:
    """Whether every letter of the text is of the Latin script (marks, blanks and signs do not matter)."""
    return all(
        unicodedata.name(sign, "").startswith(("LATIN", "MODIFIER", "FULLWIDTH LATIN", "FEMININE", "MASCULINE"))
        for sign in text
        if sign.isalpha()
    )


def fold(text: str) -> str:
    """The text to compare by: no accents, no case, no apostrophes, one blank between words, letters and digits only.

    `Łukasz`, `K'iche'`, `Jean-Pierre` and `Đặng` become `lukasz`, `kiche`, `jean pierre` and `dang`.
    """
    whole = unicodedata.normalize("NFKC", "".join(sign for sign in text if sign not in _APOSTROPHES))
    bare = "".join(s for s in unicodedata.normalize("NFKD", whole.casefold()) if not unicodedata.combining(s))
    plain = unicodedata.normalize("NFC", bare.translate(_LETTERS))
    words = "".join(sign if _in_word(sign) else "" if sign in _JOINERS else " " for sign in plain)
    return " ".join(words.split())


def search_key(given: str, family: str, latin_form: str = "") -> str:
    """All words of a name, folded, each once, in the order written."""
    return " ".join(dict.fromkeys(fold(f"{given} {family} {latin_form}").split()))


def sort_key(given: str, family: str, latin_form: str = "") -> str:
    """What lists sort by: family names first, then given names, folded; the Latin form where there is one."""
    if latin_form:
        return fold(latin_form)
    return fold(f"{family} {given}")


def _blanks(text: str) -> str:
    return "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)


def _check_sign(name: str, place: int, sign: str, field: str) -> None:
    if sign in _JOINERS:
        if not _joins(name, place):
            raise NotAllowed(because("name_hidden_character", place=place + 1), field)
        return
    if sign in _INVISIBLE or unicodedata.category(sign) in _REFUSED_CATEGORIES or _is_selector(name, place):
        raise NotAllowed(because("name_hidden_character", place=place + 1), field)
    if unicodedata.category(sign).startswith("M") and not _sits(name, place):
        raise NotAllowed(because("name_lone_mark", place=place + 1), field)


def _joins(name: str, place: int) -> bool:
    """A joiner stands inside a word of a script that spells with joiners."""
    inside = 0 < place < len(name) - 1
    return inside and all(unicodedata.name(near, "").startswith(_JOINED_SCRIPTS) for near in name[place - 1 :: 2][:2])


def _is_selector(name: str, place: int) -> bool:
    """A variation selector, except the ones that choose between forms of a Chinese or Japanese character."""
    sign = ord(name[place])
    if 0xE0100 <= sign <= 0xE01EF:
        return not (place and unicodedata.name(name[place - 1], "").startswith("CJK"))
    return 0xFE00 <= sign <= 0xFE0F


def _sits(name: str, place: int) -> bool:
    """A mark sits on a letter or digit, with few other marks between."""
    first = place
    while first and unicodedata.category(name[first - 1]).startswith("M"):
        first -= 1
    below = name[first - 1] if first else " "
    return place - first < _MOST_MARKS and (below.isalnum() or below in _JOINERS)


def _in_word(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign).startswith("M")
