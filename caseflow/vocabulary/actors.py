"""Who acts in a step. Time is charged to whoever acts."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class Actor(StrEnum):
    PERSON = "person"
    CASEWORKER = "caseworker"
    PROTECTION_OFFICER = "protection_officer"
    PARTNER_NGO = "partner_ngo"
    EMPLOYER = "employer"
    RECRUITER = "recruiter"
    LABOUR_MINISTRY_ORIGIN = "labour_ministry_origin"
    LABOUR_AUTHORITY_DESTINATION = "labour_authority_destination"
    PROVINCE = "province"
    MIGRATION_AUTHORITY = "migration_authority"
    CONSULATE_ISSUING = "consulate_issuing"  # the destination's, issues the visa
    CONSULATE_PROTECTING = "consulate_protecting"  # the nationality's; never merge it with the one above
    ASYLUM_AUTHORITY = "asylum_authority"
    ASSESSOR = "assessor"
    REGULATOR = "regulator"
    TEST_PROVIDER = "test_provider"
    SETTLEMENT_PROVIDER = "settlement_provider"
    HEALTH_PROVIDER = "health_provider"
    LOGISTICS = "logistics"


ACTOR_LABELS: dict[Actor, LazyString] = {
    Actor.PERSON: _l("The person"),
    Actor.CASEWORKER: _l("Caseworker"),
    Actor.PROTECTION_OFFICER: _l("Protection officer"),
    Actor.PARTNER_NGO: _l("Partner organization"),
    Actor.EMPLOYER: _l("Employer"),
    Actor.RECRUITER: _l("Recruiter"),
    Actor.LABOUR_MINISTRY_ORIGIN: _l("Labour ministry of the country of origin"),
    Actor.LABOUR_AUTHORITY_DESTINATION: _l("Labour authority of the destination"),
    Actor.PROVINCE: _l("Province or state"),
    Actor.MIGRATION_AUTHORITY: _l("Migration authority"),
    Actor.CONSULATE_ISSUING: _l("Visa section of the destination"),
    Actor.CONSULATE_PROTECTING: _l("Consulate of the person's nationality"),
    Actor.ASYLUM_AUTHORITY: _l("Asylum authority"),
    Actor.ASSESSOR: _l("Credential assessor"),
    Actor.REGULATOR: _l("Professional regulator"),
    Actor.TEST_PROVIDER: _l("Test provider"),
    Actor.SETTLEMENT_PROVIDER: _l("Settlement service"),
    Actor.HEALTH_PROVIDER: _l("Health provider"),
    Actor.LOGISTICS: _l("Travel organizer"),
}


# Who decides what others hand in, and can do so in caseflow itself.
DECIDING = (
    Actor.PROVINCE,
    Actor.MIGRATION_AUTHORITY,
    Actor.LABOUR_AUTHORITY_DESTINATION,
    Actor.LABOUR_MINISTRY_ORIGIN,
    Actor.ASYLUM_AUTHORITY,
    Actor.CONSULATE_ISSUING,
    Actor.REGULATOR,
)


class ChargedTo(StrEnum):
    """On whose account the time of a step is counted."""

    US = "us"
    PERSON = "person"
    EMPLOYER = "employer"
    AUTHORITY = "authority"
    PARTNER = "partner"


CHARGED_TO_LABELS: dict[ChargedTo, LazyString] = {
    ChargedTo.US: _l("Us"),
    ChargedTo.PERSON: _l("The person"),
    ChargedTo.EMPLOYER: _l("The employer"),
    ChargedTo.AUTHORITY: _l("The authority"),
    ChargedTo.PARTNER: _l("A partner"),
}
