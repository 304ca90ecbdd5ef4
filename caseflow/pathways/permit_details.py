"""What is written on a permit, and whether that can be."""

from dataclasses import asdict, dataclass
from datetime import date

from caseflow.errors import Refused
from caseflow.models.pathways import Permit
from caseflow.rules import steps as rules
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary.language import _, is_country, is_subdivision
from caseflow.vocabulary.occupations import is_occupation
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.steps import PermitKind


@dataclass(frozen=True)
class PermitDetails:
    """A permit as entered. `valid_until` None: no last day is written on it."""

    kind: str
    country: str
    valid_from: date
    valid_until: date | None = None
    number: str | None = None
    employer_name: str = ""
    isco: str | None = None
    region: str | None = None


def check_details(details: PermitDetails) -> None:
    """Raises Refused, next to its field, for a permit that cannot be."""
    if details.kind not in set(PermitKind):
        raise Refused(_("Choose the kind of permit."), "kind")
    if not is_country(details.country):
        raise Refused(_("Choose the country that the permit is for."), "country")
    if details.isco and not is_occupation(details.isco):
        raise Refused(_("Choose an occupation of the list."), "isco")
    if details.region and not is_subdivision(details.region):
        raise Refused(_("Choose a region of the list."), "region")
    try:
        rules.check_permit(details.valid_from, details.valid_until)
    except NotAllowed as no:
        raise Refused(sentence(no.because.code, no.because.facts), no.field) from no


def new_permit(details: PermitDetails, person_id: int) -> Permit:
    """A permit with these details, not yet saved."""
    return Permit(person_id=person_id, **asdict(details))


def plain(permit: Permit) -> dict[str, object]:
    """What the trail keeps of a permit."""
    names = (
        "kind", "country", "number", "valid_from", "valid_until", "employer_name", "isco", "region",
        "renew_before_days", "ended_on", "end_reason",
    )  # fmt: skip
    return {name: getattr(permit, name) for name in names}


def hangs_key(permit_id: int) -> str:
    """The key of the task that asks what a permit hangs on."""
    return f"permit_hangs:{permit_id}"
