"""Whether a person agreed to be presented to a certain employer."""

from collections.abc import Iterable
from datetime import date

from caseflow.rules.consent import Consent, Person, counts
from caseflow.rules.names import fold
from caseflow.rules.reference import normalise

KIND = "present_to_employer"


def names_employer(consent: Consent, ref: str, name: str) -> bool:
    """Whether the consent names this employer, by its name (accents, case and signs do not matter) or reference."""
    said = consent.recipient_name.strip()
    return bool(said) and (fold(said) == fold(name) or normalise(said) == ref)


def may_present(consents: Iterable[Consent], person: Person, ref: str, name: str, today: date) -> bool:
    """Whether one of the person's consents lets them be presented today to the employer of this reference and name."""
    return any(
        consent.kind == KIND and names_employer(consent, ref, name) and counts(consent, person, today)
        for consent in consents
    )
