"""Everything that somebody can get hold of at a door, in a form that can be compared byte by byte."""

import re

from werkzeug.test import TestResponse

# Made anew at every request, whoever asks and whatever is there.
_TOKEN = re.compile(rb'name="(csrf_token|once)" value="[^"]+"')


def whole(answer: TestResponse) -> tuple[int, tuple[tuple[str, str], ...], bytes]:
    """Status, headers and body. Of a cookie only its name: its value is random."""
    headers = tuple(
        (name, value.split("=")[0] if name == "Set-Cookie" else value)
        for name, value in answer.headers
        # The body is compared itself, and its token has not always the same length.
        if name != "Content-Length"
    )
    return answer.status_code, headers, _TOKEN.sub(b"csrf", answer.get_data())
