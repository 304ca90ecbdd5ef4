"""How a view answers: one call of a command, and what it said next to the field."""

from collections.abc import Callable
from typing import Any

from caseflow.errors import Refused, Stale
from caseflow.web import sent
from caseflow.web.forms import Form


def accepted(form: Form, act: Callable[[], Any]) -> bool:
    """True when the form was sent, reads well and the command did it; its result is then `form.result`.

    Otherwise the form carries the errors, and `form.status` the status to answer with (200, 422, 409).
    """
    if not form.is_submitted():
        return False
    if not form.validate():
        form.status = Refused.status
        return False
    try:
        sent.begin(form)
        form.result = act()
    except Refused as no:
        form.refuse(no)
        return False
    except Stale as stale:
        form.show_conflict(stale)
        return False
    return True
