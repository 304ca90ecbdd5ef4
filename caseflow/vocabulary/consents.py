"""What a person agrees to, for what, and how they said so."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class ConsentKind(StrEnum):
    SERVICE = "service"
    CONSULATE = "consulate"
    CONSULATE_OVERRIDE = "consulate_override"  # of somebody protected: after counselling, approved, at most 90 days
    PRESENT_TO_EMPLOYER = "present_to_employer"
    SUBMIT_TO_AUTHORITY = "submit_to_authority"


CONSENT_KIND_LABELS: dict[ConsentKind, LazyString] = {
    ConsentKind.SERVICE: _l("Casework by our service"),
    ConsentKind.CONSULATE: _l("Contact with the own consulate"),
    ConsentKind.CONSULATE_OVERRIDE: _l("Contact with the own consulate in spite of protection"),
    ConsentKind.PRESENT_TO_EMPLOYER: _l("Being presented to an employer"),
    ConsentKind.SUBMIT_TO_AUTHORITY: _l("Submitting to an authority"),
}


class Purpose(StrEnum):
    CASE_MANAGEMENT = "case_management"
    CONSULAR_ASSISTANCE = "consular_assistance"
    JOB_PLACEMENT = "job_placement"
    PERMIT_APPLICATION = "permit_application"
    REFERRAL = "referral"


PURPOSE_LABELS: dict[Purpose, LazyString] = {
    Purpose.CASE_MANAGEMENT: _l("Casework"),
    Purpose.CONSULAR_ASSISTANCE: _l("Consular assistance"),
    Purpose.JOB_PLACEMENT: _l("Finding a job"),
    Purpose.PERMIT_APPLICATION: _l("Applying for a permit"),
    Purpose.REFERRAL: _l("Referral to another service"),
}


class HowGiven(StrEnum):
    SIGNATURE = "signature"
    THUMBPRINT = "thumbprint"
    WITNESSED_VERBAL = "witnessed_verbal"


HOW_GIVEN_LABELS: dict[HowGiven, LazyString] = {
    HowGiven.SIGNATURE: _l("Signed on paper"),
    HowGiven.THUMBPRINT: _l("Thumbprint on paper"),
    HowGiven.WITNESSED_VERBAL: _l("Spoken before a witness"),
}


class Giver(StrEnum):
    SELF = "self"
    GUARDIAN = "guardian"


GIVER_LABELS: dict[Giver, LazyString] = {
    Giver.SELF: _l("The person"),
    Giver.GUARDIAN: _l("A guardian, for a minor"),
}


class LiaisonField(StrEnum):
    """What a consent may let the own consulate see. More than this it never sees (access rule DP04)."""

    NAME = "name"
    CONTACT = "contact"
    PERMIT = "permit"
    EMPLOYER = "employer"
    MUNICIPALITY = "municipality"
    ASSISTANCE = "assistance"


LIAISON_FIELD_LABELS: dict[LiaisonField, LazyString] = {
    LiaisonField.NAME: _l("Name"),
    LiaisonField.CONTACT: _l("One way to reach the person"),
    LiaisonField.PERMIT: _l("Kind of permit and the day it ends"),
    LiaisonField.EMPLOYER: _l("Name of the employer"),
    LiaisonField.MUNICIPALITY: _l("Municipality"),
    LiaisonField.ASSISTANCE: _l("Assistance asked for"),
}


class AssistanceKind(StrEnum):
    """What a consulate does for its national."""

    PASSPORT = "passport"
    CIVIL_REGISTRY = "civil_registry"
    VISIT = "visit"
    OTHER = "other"


ASSISTANCE_KIND_LABELS: dict[AssistanceKind, LazyString] = {
    AssistanceKind.PASSPORT: _l("Passport"),
    AssistanceKind.CIVIL_REGISTRY: _l("Civil registry"),
    AssistanceKind.VISIT: _l("Consular visit"),
    AssistanceKind.OTHER: _l("Other assistance"),
}


class AssistanceState(StrEnum):
    REQUESTED = "requested"
    GIVEN = "given"
    REFUSED = "refused"


ASSISTANCE_STATE_LABELS: dict[AssistanceState, LazyString] = {
    AssistanceState.REQUESTED: _l("Requested"),
    AssistanceState.GIVEN: _l("Given"),
    AssistanceState.REFUSED: _l("Refused"),
}
