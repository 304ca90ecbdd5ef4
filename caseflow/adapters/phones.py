"""Telephone numbers, with Google's libphonenumber: understood as somebody writes them, kept as they are dialled."""

import phonenumbers
import pycountry
from phonenumbers import NumberParseException, PhoneNumberFormat


def international(text: str, country: str) -> str | None:
    """The number as it is dialled from anywhere ("+1 902 555 0143"); None when it is none.

    Without a leading plus it is one of that country (ISO 3166-1 alpha-3).
    """
    found = pycountry.countries.get(alpha_3=country) if len(country) == 3 else None
    try:
        number = phonenumbers.parse(text, found.alpha_2 if found is not None else None)
    except NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def dialled(number: str) -> str:
    """What a link calls: digits, a plus before them, and nothing that could be more than a number; "" for none."""
    digits = "".join(sign for sign in number.split("ext")[0] if sign.isascii() and sign.isdigit())
    return f"+{digits}" if number.lstrip().startswith("+") and digits else digits
