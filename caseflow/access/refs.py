"""New random references."""

import secrets

from caseflow.rules import reference


def new_ref(prefix: str) -> str:
    """A reference nobody can guess, e.g. CF-7K3Q-9XPM-4. The database's unique constraint sees to the rest."""
    return reference.make(prefix, secrets.token_bytes(reference.NEEDED_BYTES))
