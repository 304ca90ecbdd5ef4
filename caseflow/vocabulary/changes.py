"""What the trail keeps of a change, in words: a label for each fact, and its value as a reader would write it.

A whitelist: a fact that is not named here is not shown in any timeline. What is confidential beyond the case (the
protection status behind the flag, the countries that somebody fears) is left out on purpose.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from caseflow.vocabulary import (
    actors,
    consents,
    contact,
    documents,
    followup,
    grievances,
    matching,
    migration,
    persons,
    placements,
    protection,
    recognition,
    skills,
    stages,
    steps,
    tasks,
    training,
)
from caseflow.vocabulary.checklist import forced_labour_indicator
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import (
    LazyString,
    _,
    _l,
    country_name,
    format_date,
    language_name,
    subdivision_name,
)
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.skill_list import skill_name

FACT_LABELS: dict[str, LazyString] = {
    # the case
    "stage": _l("Stage"),
    "status": _l("Status"),
    "risk": _l("Risk"),
    "team": _l("Team"),
    "caseworker": _l("Caseworker"),
    "referred_by": _l("Referred by"),
    "until": _l("Until"),
    "why": _l("Why"),
    "event": _l("Waits for"),
    "outcome": _l("Outcome"),
    "stage_reached": _l("Stage reached"),
    "no_pathway_reason": _l("Why no pathway fits"),
    "reason": _l("Reason"),
    "internal": _l("For staff only"),
    "shareable": _l("For the family"),
    "result": _l("Result"),
    # members and people
    "relationship": _l("Relationship"),
    "principal": _l("Principal applicant"),
    "left_on": _l("Left on"),
    "given_names": _l("Given names"),
    "family_names": _l("Family names"),
    "latin_name": _l("Name in Latin letters"),
    "birth_date": _l("Birth date"),
    "birth_day": _l("Day of birth"),
    "birth_month": _l("Month of birth"),
    "birth_year": _l("Year of birth"),
    "birth_is_estimate": _l("Birth date is an estimate"),
    "birth_country": _l("Country of birth"),
    "sex": _l("Sex"),
    "gender": _l("Gender"),
    "nationalities": _l("Nationalities"),
    "is_stateless": _l("Stateless"),
    "residence_country": _l("Country of residence"),
    "residence_region": _l("Region"),
    "municipality": _l("Municipality"),
    "protection": _l("Protection"),
    "country": _l("Country"),
    "region": _l("Region"),
    "kind": _l("Kind"),
    "number": _l("Number"),
    "issued_on": _l("Issued on"),
    "expires_on": _l("Expires on"),
    "valid_from": _l("Valid from"),
    "valid_until": _l("Valid until"),
    "is_regular": _l("Regular status"),
    "language": _l("Language"),
    "level": _l("Level"),
    "needs_interpreter": _l("Needs an interpreter"),
    "value": _l("Address or number"),
    "is_safe": _l("Safe to use"),
    "safe_note": _l("What to mind"),
    "is_preferred": _l("Preferred"),
    "channel": _l("Channel"),
    "note": _l("Note"),
    # evaluation
    "isco": _l("Occupation"),
    "noc": _l("Canadian occupation (NOC)"),
    "title": _l("Title"),
    "employer_name": _l("Employer"),
    "institution": _l("Institution"),
    "isced": _l("Level of education"),
    "completed_on": _l("Completed on"),
    "body": _l("Body"),
    "conditions": _l("Conditions"),
    "credential": _l("Credential"),
    "applied_on": _l("Applied on"),
    "test": _l("Test"),
    "taken_on": _l("Taken on"),
    "listening": _l("Listening"),
    "reading": _l("Reading"),
    "writing": _l("Writing"),
    "speaking": _l("Speaking"),
    "is_verified": _l("Verified"),
    "summary": _l("Summary"),
    # trainings
    "training": _l("Training"),
    "gained": _l("What it gives"),
    "seats": _l("Seats"),
    "provider": _l("Provider"),
    # placements
    "employer": _l("Employer"),
    "opening": _l("Opening"),
    "job": _l("Job"),
    "starts_on": _l("Begins on"),
    "started_on": _l("Began on"),
    "ends_on": _l("Ends on"),
    "ended_on": _l("Ended on"),
    "wage": _l("Wage"),
    "wage_period": _l("Wage period"),
    "currency": _l("Currency"),
    "hours_per_week": _l("Hours a week"),
    "wage_reason": _l("Why less is paid"),
    "day": _l("Day"),
    "goes": _l("Goes along"),
    "relative": _l("Relative"),
    "passed": _l("Free people ranked above"),
    "deductions": _l("Deductions"),
    "same_employer": _l("Same employer"),
    "same_occupation": _l("Same occupation"),
    "same_region": _l("Same region"),
    # pathway, steps, permits
    "pathway": _l("Pathway"),
    "registration": _l("Registration"),
    "state": _l("State"),
    "ready_on": _l("Possible since"),
    "filed_on": _l("Submitted on"),
    "decided_on": _l("Decided on"),
    "due_on": _l("Due on"),
    "due_earliest": _l("Not before"),
    "remedy_due_on": _l("Last day against the refusal"),
    "document": _l("Document"),
    "permit": _l("Permit"),
    "end_reason": _l("Why it ended"),
    "hangs_on": _l("Hangs on the permit"),
    "until_age": _l("Ends at the age of"),
    "renew_before_days": _l("Days before the end to begin the next step"),
    # follow-up
    "planned_on": _l("Planned for"),
    "done_on": _l("Done on"),
    "present": _l("Who was there"),
    "wage_paid": _l("Wage paid"),
    "sector": _l("Sector"),
    "description": _l("Description"),
    "referred_to": _l("Referred to"),
    "referred_on": _l("Referred on"),
    "missed_reason": _l("Why it was missed"),
    # grievances; what was told and wanted stays on the page of the grievance
    "category": _l("What it is about"),
    "severity": _l("How grave"),
    "indicators": _l("Signs of forced labour"),
    "source": _l("Told by"),
    "happened_on": _l("Happened on"),
    "raised_on": _l("Heard of on"),
    "may_speak": _l("May speak with the employer"),
    # tasks and consents
    "assignee": _l("Given to"),
    "purpose": _l("Purpose"),
    "recipient": _l("Toward"),
    "given_on": _l("Given on"),
    "giver": _l("Given by"),
    "how_given": _l("How it was given"),
}


def _enum(kind: type[StrEnum]) -> Callable[[str], str]:
    return lambda code: label_of(kind, code)


def _skill_level(code: str) -> str:
    known = skills.SKILL_LEVEL_LABELS.get(int(code)) if code.isdigit() else None
    return code if known is None else str(known)


_WORDS: dict[str, Callable[[str], str]] = {
    "birth_country": country_name,
    "channel": _enum(contact.ContactChannel),
    "country": country_name,
    "document": _enum(documents.DocumentKind),
    "event": _enum(stages.HoldEvent),
    "gained": training.gained_words,
    "gender": _enum(persons.Gender),
    "giver": _enum(consents.Giver),
    "how_given": _enum(consents.HowGiven),
    "isced": _enum(skills.Isced),
    "isco": occupation_name,
    "language": language_name,
    "nationalities": country_name,
    "outcome": _enum(stages.Outcome),
    "permit": _enum(steps.PermitKind),
    "prepared_by": _enum(actors.Actor),
    "protection": _enum(protection.Protection),
    "purpose": _enum(consents.Purpose),
    "region": subdivision_name,
    "relationship": _enum(persons.Relationship),
    "residence_country": country_name,
    "residence_region": subdivision_name,
    "risk": _enum(stages.Risk),
    "procedure": recognition.procedure_name,
    "sector": _enum(followup.Sector),
    "sex": _enum(persons.Sex),
    "stage": _enum(stages.Stage),
    "stage_reached": _enum(stages.Stage),
    "skill": skill_name,
    "test": _enum(skills.LanguageTest),
    "goes": _enum(placements.Goes),
    "same_employer": _enum(placements.CheckAnswer),
    "same_occupation": _enum(placements.CheckAnswer),
    "same_region": _enum(placements.CheckAnswer),
    "wage_period": _enum(placements.WagePeriod),
}
# Facts whose codes depend on what the act is about: by the noun of the action and the name of the fact.
_WORDS_OF: dict[tuple[str, str], Callable[[str], str]] = {
    ("case", "status"): _enum(stages.CaseStatus),
    ("consent", "kind"): _enum(consents.ConsentKind),
    ("contact", "kind"): _enum(contact.ContactKind),
    ("contact", "result"): _enum(contact.AttemptResult),
    ("document", "kind"): _enum(documents.DocumentKind),
    ("document", "state"): _enum(documents.DocumentState),
    ("enrolment", "state"): _enum(training.EnrolmentState),
    ("identity", "kind"): _enum(documents.IdentityKind),
    ("grievance", "category"): _enum(grievances.GrievanceCategory),
    ("grievance", "indicators"): forced_labour_indicator,
    ("grievance", "kind"): _enum(grievances.GrievanceActionKind),
    ("grievance", "outcome"): _enum(grievances.GrievanceOutcome),
    ("grievance", "severity"): _enum(grievances.GrievanceSeverity),
    ("grievance", "source"): _enum(grievances.GrievanceSource),
    ("grievance", "state"): _enum(grievances.GrievanceState),
    ("language", "level"): _enum(skills.LanguageLevel),
    ("licence", "kind"): _enum(skills.LicenceKind),
    ("need", "state"): _enum(followup.NeedState),
    ("note", "kind"): _enum(tasks.NoteKind),
    ("permit", "kind"): _enum(steps.PermitKind),
    ("choice", "state"): _enum(placements.ChoiceState),
    ("contract", "state"): _enum(placements.ContractState),
    ("placement", "kind"): _enum(placements.EventKind),
    ("placement", "result"): _enum(placements.EventResult),
    ("placement", "state"): _enum(placements.PlacementState),
    ("recognition", "state"): _enum(recognition.RecognitionStepState),
    ("recognition", "step"): _enum(recognition.RecognitionStepKind),
    ("skill", "level"): _skill_level,
    ("skill", "source"): _enum(skills.SkillSource),
    ("recognition", "result"): _enum(skills.RecognitionResult),
    ("status", "status"): _enum(migration.MigrationStatus),
    ("step", "state"): _enum(steps.StepState),
    ("task", "kind"): _enum(tasks.TaskKind),
    ("wish", "countries"): country_name,
    ("wish", "not_regions"): subdivision_name,
    ("wish", "regions"): subdivision_name,
    ("wish", "together"): _enum(matching.Together),
    ("visit", "kind"): _enum(followup.VisitKind),
    ("visit", "state"): _enum(followup.VisitState),
}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEVER = "9999-12-31"
_SHOWN_SIGNS = 3
# The same word means two things: what was written, and the body that decides.
_LABELS_OF: dict[tuple[str, str], LazyString] = {
    ("note", "body"): _l("Text"),
    ("status", "status"): _l("Migration status"),
    ("skill", "skill"): _l("Skill"),
    ("skill", "source"): _l("How it is known"),
    ("skill", "assessed_on"): _l("Tested or certified on"),
    ("skill", "evidence"): _l("Evidence"),
    ("match", "considered"): _l("Lines looked at"),
    ("match", "ranked"): _l("Lines ranked"),
    ("match", "ranking"): _l("Ranking"),
    ("recognition", "procedure"): _l("Procedure"),
    ("wish", "countries"): _l("Countries where any region will do"),
    ("wish", "earliest_on"): _l("Earliest first day of work"),
    ("wish", "needs_housing"): _l("Housing must come with the work"),
    ("wish", "not_regions"): _l("Regions where they would not live"),
    ("wish", "note"): _l("Note for the team"),
    ("wish", "regions"): _l("Regions where they would live"),
    ("wish", "together"): _l("Whether the family stays together"),
    ("recognition", "step"): _l("Step"),
}


# Acts that change one thing and say no more of it than its value before and after: what that one thing is.
SOLE_FACTS = {"case.risk": "risk", "visit.move": "planned_on"}


def fact_label(action: str, name: str) -> str | None:
    """What a fact of this action is called; None for one that no timeline shows."""
    found = _LABELS_OF.get((_noun(action), name)) or FACT_LABELS.get(name)
    return str(found) if found is not None else None


def fact_value(action: str, name: str, value: object) -> str:
    """A fact's value in the reader's language; "" for none. Of a document's number only the end."""
    if value is None or value in ("", _NEVER):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(filter(None, (fact_value(action, name, one) for one in value)))
    if not isinstance(value, str):
        return str(value) if isinstance(value, int | float) else ""
    if name == "number":
        return f"…{value[-_SHOWN_SIGNS:]}" if len(value) > 2 * _SHOWN_SIGNS else "…"
    if _DAY.fullmatch(value):
        return format_date(date.fromisoformat(value))
    words = _WORDS_OF.get((_noun(action), name)) or _WORDS.get(name)
    return words(value) if words is not None else value


def _noun(action: str) -> str:
    return action.split(".")[0]
