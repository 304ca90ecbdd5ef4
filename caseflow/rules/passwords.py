"""Which passwords are accepted. Long rather than odd: no rules about digits or signs, nothing trimmed, no expiry.

NIST SP 800-63B and OWASP ASVS V6.2: 15 code points, 12 where a second factor is bound; refused are one thing repeated,
keyboard runs, and words that anybody who knows the user would try.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

from caseflow.rules.names import fold
from caseflow.rules.reason import NotAllowed, because

SHORTEST, SHORTEST_WITH_FACTOR, LONGEST = 15, 12, 128
FIELD = "password"

_PRODUCT_WORDS = ("caseflow", "password", "contraseña", "senha", "motdepasse")
_SHORTEST_WORD = 4
_RUN = 4  # that many neighbours in a row are a run
_FEWEST_SIGNS = 5
_LEET = str.maketrans("013457@$!", "oieastasi")
_MAIL_WORDS = frozenset({"mail", "gmail", "hotmail", "outlook", "yahoo", "example", "test"})
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "asdfghjklñ",
    "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "!@#$%^&*()_+",
)  # fmt: skip
_NEIGHBOURS = frozenset(pair for row in _ROWS for line in (row, row[::-1]) for pair in pairwise(line))


def check_password(password: str, *, has_second_factor: bool = False, words: Iterable[str] = ()) -> str:
    """The password composed (NFC), as it is to be hashed. Raises NotAllowed (field password).

    `words` are the user's name, e-mail address and organization: whatever an acquaintance would try first.
    """
    whole = unicodedata.normalize("NFC", password)
    least = SHORTEST_WITH_FACTOR if has_second_factor else SHORTEST
    if len(whole) < least:
        raise NotAllowed(because("password_too_short", least=least), FIELD)
    if len(whole) > LONGEST:
        raise NotAllowed(because("password_too_long", most=LONGEST), FIELD)
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in whole):
        raise NotAllowed(because("password_unreadable"), FIELD)
    if _is_repeated(whole):
        raise NotAllowed(because("password_repeated"), FIELD)
    if _is_run(whole):
        raise NotAllowed(because("password_run"), FIELD)
    if _found(whole, words) is not None:
        raise NotAllowed(because("password_word"), FIELD)
    return whole


def words_of(*texts: str) -> frozenset[str]:
    """The words of four letters or more in names, addresses and organizations; not the names of mail services."""
    found = {word for text in texts for word in fold(re.sub(r"[@._+\-]", " ", text)).split()}
    return frozenset(word for word in found if len(word) >= _SHORTEST_WORD and word not in _MAIL_WORDS)


def _is_repeated(password: str) -> bool:
    """One short piece again and again, or hardly any different signs."""
    low = password.casefold()
    if len(set(low)) < _FEWEST_SIGNS:
        return True
    return any(low == (low[:size] * len(low))[: len(low)] for size in range(1, len(low) // 3 + 1))


def _is_run(password: str) -> bool:
    """At least half of it is neighbours on a keyboard, in the alphabet or among the digits."""
    low = password.casefold()
    in_runs, length = 0, 1
    for place in range(1, len(low) + 1):
        if place < len(low) and (low[place - 1], low[place]) in _NEIGHBOURS:
            length += 1
            continue
        in_runs += length if length >= _RUN else 0
        length = 1
    return in_runs * 2 >= len(low)


def _found(password: str, words: Iterable[str]) -> str | None:
    plain = fold(password).replace(" ", "")
    spellings = (plain, fold(password.translate(_LEET)).replace(" ", ""))
    unwanted = words_of(*words) | {fold(word) for word in _PRODUCT_WORDS}
    return next((word for word in sorted(unwanted) if any(word in spelling for spelling in spellings)), None)
