"""What is refused before anybody looks it up: numbers that no row can have, characters that no database keeps."""

from typing import Any

from flask import Request
from werkzeug.routing import IntegerConverter, Map

# The largest number that a row can have. Anything above it is an error on both databases, not an empty answer.
MOST = 2**31 - 1


class RowNumber(IntegerConverter):
    """`<int:…>` in an address: a number that a row could have. Anything else is not found."""

    def __init__(self, map: Map, *args: Any, **kwargs: Any) -> None:
        super().__init__(map, *args, **{"max": MOST, **kwargs})


def is_readable(request: Request) -> bool:
    """Whether the address holds no NUL: PostgreSQL keeps none, and nobody types one. Forms say so by their field."""
    return "\0" not in request.path and b"%00" not in request.query_string
