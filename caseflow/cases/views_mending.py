"""Where somebody mends what an exit rule finds missing."""

from dataclasses import dataclass
from typing import Any

from flask import current_app, url_for

from caseflow.cases.queries_case import CaseHead
from caseflow.vocabulary.language import LazyString, _l

# Whose page it is: the case's, the principal applicant's, that of everybody not screened, or nobody's in particular.
CASE, PRINCIPAL, UNSCREENED, NOBODY = "case", "principal", "unscreened", "nobody"
# A list that is asked for those of one case.
OF_CASE = "of_case"

# What is missing: the page to go to, whose page that is, and the words of the link. The pages belong to other rooms.
PLACES: dict[str, tuple[str, str, LazyString]] = {
    "intake_name_missing": ("people.edit", PRINCIPAL, _l("Enter the name")),
    "intake_birth_missing": ("people.edit", PRINCIPAL, _l("Enter the birth date")),
    "intake_nationality_missing": ("people.nationalities", PRINCIPAL, _l("Enter the nationality")),
    "intake_screening_missing": ("people.screen", UNSCREENED, _l("Record the screening")),
    "intake_consent_missing": ("consent.listing", PRINCIPAL, _l("Record the consent")),
    "intake_contact_missing": ("people.add_contact", PRINCIPAL, _l("Add a way to reach them")),
    "intake_caseworker_missing": ("cases.take", CASE, _l("Take the case")),
    "evaluation_occupation_missing": ("evaluation.show", PRINCIPAL, _l("Go to the evaluation")),
    "evaluation_education_missing": ("evaluation.show", PRINCIPAL, _l("Go to the evaluation")),
    "evaluation_language_missing": ("evaluation.show", PRINCIPAL, _l("Go to the evaluation")),
    "evaluation_not_signed": ("evaluation.show", PRINCIPAL, _l("Go to the evaluation")),
    "evaluation_pathway_missing": ("pathways.of_case", CASE, _l("Choose a pathway")),
    "placement_not_accepted": ("placements.create", CASE, _l("Match with an opening")),
    "placement_employer_not_vetted": ("placements.listing", NOBODY, _l("Go to the placements")),
    "regularization_no_permit": ("pathways.add_permit", PRINCIPAL, _l("Record the permit")),
    "follow_up_visits_open": ("followup.show", CASE, _l("Go to the visits")),
    "follow_up_needs_open": ("followup.show", CASE, _l("Go to the needs")),
    "follow_up_grievances_open": ("grievances.listing", OF_CASE, _l("Go to the grievances")),
}


@dataclass(frozen=True)
class Mend:
    """A link to where something is put right."""

    href: str
    text: str


def mended_at(code: str, head: CaseHead) -> list[Mend]:
    """Where what this code says is mended; the case itself when there is no better place."""
    endpoint, whose, words = PLACES.get(code, ("", CASE, _l("Go to the case")))
    places = _places(whose, head) if endpoint in current_app.view_functions else []
    found = [Mend(url_for(endpoint, **values), f"{words} {name}".strip()) for name, values in places]
    return found or [Mend(url_for("casefile.show", ref=head.ref), str(_l("Go to the case")))]


def _places(whose: str, head: CaseHead) -> list[tuple[str, dict[str, Any]]]:
    """What the addresses are made of, each with a name where there is more than one."""
    if whose == NOBODY:
        return [("", {})]
    if whose == OF_CASE:
        return [("", {"case": head.ref})]
    if whose == CASE:
        return [("", {"ref": head.ref})]
    if whose == UNSCREENED:
        return [(f"({member.name})", {"ref": member.ref}) for member in head.members if not member.is_screened]
    return [("", {"ref": member.ref}) for member in head.members if member.is_principal]
