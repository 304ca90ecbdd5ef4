"""What each role gets at each address. An address that is not on this page fails the test.

`PLACES` says what an address is about; from that and `access/roles.py` follows what everybody gets:

- nobody signed in: sent to sign in (the API: 401), whatever exists;
- an address about nothing in particular: the role holds the action, or 403;
- an address about something: 404 for everybody who may not know of it, the same bytes as for what does not exist; then
  403 when the role lacks the action; then the page, or for a form without its fields 422 (302, 409 where a button
  needs no field).
"""

from caseflow.access import roles
from caseflow.access.routes import ROUTES
from caseflow.vocabulary.roles import Role

STAFF = {"caseworker", "supervisor"}
# Places whose rows belong to the staff's own team …
OF_TEAM = {
    "case", "person", "task", "document", "status", "contact", "language", "occupation", "work", "education",
    "licence", "recognition", "language_test", "skill", "evaluation", "circumstance",
    "permit", "placement", "step", "enrolment", "grievance",
}  # fmt: skip
# … to their whole organization …
OF_ORGANIZATION = {"employer", "opening", "vetting", "training", "site", "employer_contact", "ranking"}

OF_TEAM |= {"paper"}

DOORS = {
    "static", "healthz", "readyz", "accounts.sign_in", "accounts.sign_out", "accounts.language",
    "accounts.choose_password", "api-docs.openapi_json", "calendar.feed",
}  # fmt: skip

NOTHING = "nothing"
PREFIXES = {  # what the addresses of a room are about, unless PLACES says otherwise
    "casefile.": "case", "cases.": "case", "followup.": "case", "people.": "person", "consent.": "person",
    "evaluation.": "person", "circumstances.": "person",
    "consular.": "national", "employers.": "employer", "placements.": "placement",
    "training.": "training", "oversight.": NOTHING, "grievances.": "grievance", "partner.": "candidate",
    "api.": "case", "accounts.": NOTHING, "pathways.": "step", "matching.": "ranking",
    "documents.": "paper", "notices.": NOTHING,
}  # fmt: skip
PLACES = {
    "administration.admin": "redirect",
    "administration.users": NOTHING,
    "administration.create_user": NOTHING,
    "administration.edit_user": "user",
    "administration.renew_link": "user",
    "administration.organizations": NOTHING,
    "administration.create_organization": NOTHING,
    "administration.edit_organization": "organization",
    "administration.create_team": "organization",
    "administration.decides": "organization",
    "accounts.end_token": "token",
    "api.listing": NOTHING,
    "api.step": "step",
    "api.move_step": "step",
    "cases.listing": NOTHING,
    "cases.search": NOTHING,
    "cases.create": NOTHING,
    "cases.find_principal": NOTHING,
    "cases.tasks": NOTHING,
    "cases.edit_task": "task",
    "cases.finish_task": "task",
    "cases.cancel_task": "task",
    "documents.of_person": "person",
    "documents.add": "person",
    "documents.of_case": "case",
    "documents.application": "step",
    "documents.application_papers": "step",
    "notices.read": "notice",
    "pathways.applications": NOTHING,
    "pathways.application": "application",
    "pathways.decide_application": "application",
    "pathways.second_application": "application",
    "pathways.conflict_of_reviewer": "application",
    "pathways.conflict_of_staff": "person",
    "consent.waiting": NOTHING,
    "consular.listing": NOTHING,
    "occupations.search": NOTHING,
    "reports.listing": NOTHING,
    "reports.make": NOTHING,
    "reports.show": "study",
    "reports.paper": "study",
    "reports.spreadsheet": "study",
    "reports.beside": "study",
    "partner.home": NOTHING,
    "partner.candidates": NOTHING,
    "partner.openings": NOTHING,
    "partner.propose": NOTHING,
    "partner.opening": "own_opening",
    "partner.edit_opening": "own_opening",
    "partner.move_opening": "own_opening",
    "people.listing": NOTHING,
    "people.search": NOTHING,
    "people.create": NOTHING,
    "people.edit_document": "document",
    "people.remove_document": "document",
    "people.edit_status": "status",
    "people.remove_status": "status",
    "people.edit_contact": "contact",
    "people.end_contact": "contact",
    "people.edit_language": "language",
    "people.remove_language": "language",
    "evaluation.remove_occupation": "occupation",
    "evaluation.move_occupation": "occupation",
    "evaluation.edit_work": "work",
    "evaluation.remove_work": "work",
    "evaluation.edit_education": "education",
    "evaluation.remove_education": "education",
    "evaluation.edit_licence": "licence",
    "evaluation.remove_licence": "licence",
    "evaluation.edit_recognition": "recognition",
    "evaluation.remove_recognition": "recognition",
    "circumstances.rubric_page": NOTHING,
    "circumstances.review": "circumstance",
    "circumstances.end": "circumstance",
    "evaluation.edit_skill": "skill",
    "evaluation.remove_skill": "skill",
    "evaluation.recognition_steps": "recognition",
    "evaluation.edit_step": "recognition",
    "evaluation.changes": "evaluation",
    "evaluation.edit_language_test": "language_test",
    "evaluation.remove_language_test": "language_test",
    "employers.listing": NOTHING,
    "employers.create": NOTHING,
    "employers.openings": NOTHING,
    "employers.opening": "opening",
    "employers.edit_opening": "opening",
    "employers.move_opening": "opening",
    "employers.vetting": "vetting",
    "employers.edit_site": "site",
    "employers.end_site": "site",
    "employers.edit_contact": "employer_contact",
    "employers.end_contact": "employer_contact",
    "pathways.listing": NOTHING,
    "pathways.upload": NOTHING,
    "pathways.show": NOTHING,
    "pathways.show_version": "pathway",
    "pathways.edit_intake": "pathway",
    "pathways.drafts": NOTHING,
    "pathways.draft": "draft",
    "pathways.decide_draft": "draft",
    "pathways.try_draft": "draft",
    "pathways.move_version": "case",
    "pathways.permits": "person",
    "pathways.add_permit": "person",
    "pathways.edit_permit": "person",
    "pathways.end_permit": "person",
    "training.listing": NOTHING,
    "training.create": NOTHING,
    "training.demand": NOTHING,
    "training.gaps": "person",
    "training.of_case": "case",
    "training.move_enrolment": "enrolment",
    "pathways.what_if": "case",
    "pathways.gaps": "person",
    "matching.listing": NOTHING,
    "matching.people": "opening",
    "matching.openings": "person",
    "matching.family": "case",
    "matching.wishes": "case",
    "pathways.hang_permit": "person",
    "placements.listing": NOTHING,
    "grievances.listing": NOTHING,
    "grievances.create": NOTHING,
    "placements.create": "case",
    "placements.waiting_choices": NOTHING,
}

DONE = {200, 302, 409, 422}


def place(endpoint: str) -> str:
    """What an address is about. KeyError for one that nobody thought about."""
    if endpoint in PLACES:
        return PLACES[endpoint]
    return next(found for prefix, found in PREFIXES.items() if endpoint.startswith(prefix))


def sees(who: str, whose: str, about: str) -> bool:
    """Whether the actor may know of what is somebody's."""
    if whose == "missing":
        return False
    if about == "ranking" and who == "auditor":
        return True
    if about in OF_TEAM:
        return who in STAFF and whose == "own"
    if about in OF_ORGANIZATION:
        return who in STAFF and whose in ("own", "other_team")
    if about == "study":
        return who in {"analyst", "supervisor"} and whose in ("own", "other_team")
    if about == "national":
        return who == "liaison" and whose == "own"
    if about in ("candidate", "own_opening"):
        return who == "employer" and whose == "own"
    if about == "application":
        return who == "reviewer" and whose == "own"
    if about in ("token", "notice"):
        return who == "caseworker" and whose == "own"
    return who == "administrator"


def expected(endpoint: str, who: str | None, whose: str) -> set[int]:
    """The statuses that are right for this actor at this address."""
    if who is None:
        return {401} if endpoint.startswith("api.") else {302}
    action, about = ROUTES[endpoint], place(endpoint)
    may = action is None or roles.can(Role(who), action)
    if about == "redirect":
        return {302} if may else {403}
    if about == NOTHING:
        return DONE if may else {403}
    if about in ("pathway", "draft"):
        # The library is no secret: who may not read it hears so.
        reads = roles.can(Role(who), "pathway.read")
        return {403} if not (may and reads) else {404} if whose == "missing" else DONE
    if not sees(who, whose, about):
        return {404}
    return DONE if may else {403}
