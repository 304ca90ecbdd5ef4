"""References that a person can read out on the telephone: CF-7K3Q-9XPM-A.

They are random. Running numbers would show a liaison how many cases they do not see. After the prefix stand eight
Crockford base-32 characters (no I, L, O, U) and a check character: the whole, prefix included, modulo 37. As 37 is a
prime above the base, one wrong character and two neighbours swapped never pass. Numbers whose check would be one of
Crockford's five extra signs (* ~ $ = U) are skipped, so that a reference is letters and digits only.
"""

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
NEEDED_BYTES = 5

_VALUES = {sign: value for value, sign in enumerate(ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_MODULUS = 37
_ROOM: int = len(ALPHABET) ** LENGTH
_SHAPE = re.compile(r"([A-Z]{2})([0-9A-Z]{9})")
_SPACERS = re.compile(r"[\s\-_\u2010-\u2015\u2212]+")


def make(prefix: str, random_bytes: bytes) -> str:
    """A reference of that two-letter prefix out of at least five random bytes. Raises ValueError for anything else."""
    if not re.fullmatch(r"[A-Z]{2}", prefix):
        raise ValueError("a prefix is two capital letters")
    if len(random_bytes) < NEEDED_BYTES:
        raise ValueError("a reference needs five random bytes")
    number = int.from_bytes(random_bytes[:NEEDED_BYTES], "big")
    while _check(prefix, number) >= len(ALPHABET):
        number = (number + 1) % _ROOM
    return _written(prefix, number)


def normalise(text: str) -> str | None:
    """The reference as it is stored, from what somebody typed or read aloud; None if it is none.

    Lower case, blanks, other dashes or none, O for 0, I or L for 1 are all understood. A slip of the finger is not.
    """
    found = _SHAPE.fullmatch(_SPACERS.sub("", text).upper())
    if found is None:
        return None
    prefix, signs = found.groups()
    values = [_VALUES.get(sign, -1) for sign in signs]
    if min(values) < 0:
        return None
    number = 0
    for value in values[:LENGTH]:
        number = number * len(ALPHABET) + value
    return _written(prefix, number) if _check(prefix, number) == values[LENGTH] else None


def prefix_of(reference: str) -> str:
    """What kind of thing a stored reference names: "CF" for a case."""
    return reference[:2]


def _check(prefix: str, number: int) -> int:
    return (int(prefix, 36) * _ROOM + number) % _MODULUS


def _written(prefix: str, number: int) -> str:
    signs, rest = "", number
    for _ in range(LENGTH):
        rest, value = divmod(rest, len(ALPHABET))
        signs = ALPHABET[value] + signs
    return f"{prefix}-{signs[:4]}-{signs[4:]}-{ALPHABET[_check(prefix, number)]}"
