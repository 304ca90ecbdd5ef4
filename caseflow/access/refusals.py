"""How a no of the rules becomes a no to the user: the same field, the code's sentence in the user's language."""

from collections.abc import Iterator
from contextlib import contextmanager

from caseflow.errors import Refused
from caseflow.rules.reason import Because, NotAllowed
from caseflow.vocabulary.reasons import sentence


def refusal(because: Because, field: str | None = None) -> Refused:
    """The refusal that says this."""
    return Refused(sentence(because.code, because.facts), field)


@contextmanager
def rules_decide() -> Iterator[None]:
    """Whatever a rule refuses inside is raised as Refused, next to the rule's field."""
    try:
        yield
    except NotAllowed as no:
        raise refusal(no.because, no.field) from no
