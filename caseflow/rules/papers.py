"""What holds for what is written down about a person: papers, statuses, ways to reach them, attempts, screening."""

import re
from collections.abc import Collection
from datetime import date, datetime

from caseflow.rules.birth import Birth
from caseflow.rules.consent import CLEAR, PROTECTED
from caseflow.rules.reason import NotAllowed, because

NONE_KNOWN = "none_known"
_FEWEST_DIGITS, _MOST_DIGITS = 6, 15  # E.164 allows fifteen
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]{2,}")
_PHONES = frozenset({"phone", "whatsapp"})


def check_paper(issued: date | None, expires: date | None, birth: Birth, today: date) -> None:
    """A paper is issued in a person's life and not in the future, and ends after that.

    Raises NotAllowed for the fields issued_on and expires_on.
    """
    if issued is not None and issued > today:
        raise NotAllowed(because("paper_issued_in_future", issued=issued), "issued_on")
    _check_after_birth(issued, birth, "issued_on")
    _check_after_birth(expires, birth, "expires_on")
    if issued is not None and expires is not None and expires <= issued:
        raise NotAllowed(because("paper_ends_before_issued", issued=issued, ends=expires), "expires_on")


def check_status(status: str, is_regular: bool, begins: date | None, ends: date | None, birth: Birth) -> None:
    """A status runs forward and within a life, and is not regular and irregular at once.

    Raises NotAllowed for the fields is_regular, valid_from and valid_until.
    """
    if is_regular and status == "irregular":
        raise NotAllowed(because("status_contradicts_itself"), "is_regular")
    _check_after_birth(begins, birth, "valid_from")
    _check_after_birth(ends, birth, "valid_until")
    if begins is not None and ends is not None and ends < begins:
        raise NotAllowed(because("status_ends_before_begins", begins=begins, ends=ends), "valid_until")


def check_contact(kind: str, value: str, is_safe: bool, safe_note: str) -> None:
    """A number can be dialled, an address can be written to, and what is unsafe about one is said.

    Raises NotAllowed for the fields value and safe_note.
    """
    if kind in _PHONES and not _FEWEST_DIGITS <= sum(sign.isdigit() for sign in value) <= _MOST_DIGITS:
        raise NotAllowed(because("contact_no_phone_number"), "value")
    if kind == "email" and not _ADDRESS.fullmatch(value):
        raise NotAllowed(because("contact_no_email"), "value")
    if not is_safe and not safe_note.strip():
        raise NotAllowed(because("contact_unsafe_without_note"), "safe_note")


def check_attempt(at: datetime, now: datetime) -> None:
    """An attempt lies behind us. Raises NotAllowed for the field at_day."""
    if at > now:
        raise NotAllowed(because("attempt_in_future"), "at_day")


def check_screening(protection: str, status: str, feared: Collection[str]) -> None:
    """The flag that decides who may know agrees with the status behind it. Raises NotAllowed for its field."""
    if protection == CLEAR and status not in ("", NONE_KNOWN):
        raise NotAllowed(because("screening_clear_with_status"), "protection")
    if protection == CLEAR and feared:
        raise NotAllowed(because("screening_clear_with_fear"), "protection")
    if protection == PROTECTED and status == NONE_KNOWN:
        raise NotAllowed(because("screening_protected_without_status"), "protection_status")


def _check_after_birth(day: date | None, birth: Birth, field: str) -> None:
    earliest = birth.earliest()
    if day is not None and earliest is not None and day < earliest:
        raise NotAllowed(because("paper_before_birth", day=day, born=earliest), field)
