"""Where somebody mends what an exit rule finds missing."""

from dataclasses import dataclass

from flask import current_app, url_for

from caseflow.cases.queries_case import CaseHead
from caseflow.vocabulary.language import LazyString, _l

CASE, PRINCIPAL = "case", "principal"

# What is missing: the page to go to, whose page that is, and the words of the link. The pages belong to other rooms.
PLACES: dict[str, tuple[str, str, LazyString]] = {
    "intake_name_missing": ("people.edit", PRINCIPAL, _l("Enter the name")),
    "intake_birth_missing": ("people.edit", PRINCIPAL, _l("Enter the birth date")),
    "intake_nationality_missing": ("people.nationalities", PRINCIPAL, _l("Enter the nationality")),
    "intake_screening_missing": ("people.screen", PRINCIPAL, _l("Record the screening")),
    "intake_consent_missing": ("consent.listing", PRINCIPAL, _l("Record the consent")),
    "intake_contact_missing": ("people.add_contact", PRINCIPAL, _l("Add a way to reach them")),
    "intake_caseworker_missing": ("cases.take", CASE, _l("Take the case")),
    "evaluation_occupation_missing": ("evaluation.show", PRINCIPAL, _l("Go to the evaluation")),
    "evaluation_education_missing": ("evaluation.show", PRINCIPAL, _l("Go to the evaluation")),
    "evaluation_language_missing": ("evaluation.show", PRINCIPAL, _l("Go to the evaluation")),
    "evaluation_not_signed": ("evaluation.show", PRINCIPAL, _l("Go to the evaluation")),
    "evaluation_pathway_missing": ("pathways.choose", CASE, _l("Choose a pathway")),
    "placement_not_accepted": ("placements.of_case", CASE, _l("Go to the placements")),
    "placement_employer_not_vetted": ("placements.of_case", CASE, _l("Go to the placements")),
    "regularization_no_permit": ("pathways.permits", CASE, _l("Record the permit")),
    "follow_up_visits_open": ("followup.of_case", CASE, _l("Go to the visits")),
    "follow_up_needs_open": ("followup.of_case", CASE, _l("Go to the needs")),
    "follow_up_grievances_open": ("followup.of_case", CASE, _l("Go to the grievances")),
}


@dataclass(frozen=True)
class Mend:
    """A link to where something is put right."""

    href: str
    text: str


def mended_at(code: str, head: CaseHead) -> Mend:
    """Where what this code says is mended; the case itself when there is no better place."""
    endpoint, whose, words = PLACES.get(code, ("", CASE, _l("Go to the case")))
    principal = next((member.ref for member in head.members if member.is_principal), "")
    ref = principal if whose == PRINCIPAL else head.ref
    if endpoint not in current_app.view_functions or not ref:
        return Mend(url_for("casefile.show", ref=head.ref), str(_l("Go to the case")))
    return Mend(url_for(endpoint, ref=ref), str(words))
