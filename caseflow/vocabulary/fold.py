"""Text folded for comparing and sorting: no accents, no case, one space between words."""

import unicodedata

# NFKD takes an accent off a letter but leaves these, which are letters of their own.
_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ð": "d", "\u0131": "i", "ø": "o", "æ": "ae", "œ": "oe", "þ": "th"})
# Apostrophes, single quotes, modifier letters and the saltillo of Mayan languages: K'iche' is found as kiche.
_MARKS = str.maketrans(dict.fromkeys("'`\u00b4\u2018\u2019\u02bb\u02bc\ua78c", ""))


def fold(text: str) -> str:
    """`Łódź`, `lodz` and `LODZ` become the same."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_MARKS).translate(_LETTERS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
