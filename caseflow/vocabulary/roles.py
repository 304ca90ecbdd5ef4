"""The eight roles, and the kinds of organization that users belong to."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class Role(StrEnum):
    CASEWORKER = "caseworker"
    SUPERVISOR = "supervisor"
    LIAISON = "liaison"
    EMPLOYER = "employer"
    REVIEWER = "reviewer"
    ANALYST = "analyst"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


ROLE_LABELS: dict[Role, LazyString] = {
    Role.CASEWORKER: _l("Caseworker"),
    Role.SUPERVISOR: _l("Supervisor"),
    Role.LIAISON: _l("Consular liaison"),
    Role.EMPLOYER: _l("Employer partner"),
    Role.REVIEWER: _l("Ministry reviewer"),
    Role.ANALYST: _l("Analyst"),
    Role.AUDITOR: _l("Auditor"),
    Role.ADMINISTRATOR: _l("Administrator"),
}


class OrganizationKind(StrEnum):
    SERVICE = "service"
    CONSULATE = "consulate"  # of the nationality, which protects; never the destination's visa section
    EMPLOYER = "employer"
    AUTHORITY = "authority"
    OVERSIGHT = "oversight"


ORGANIZATION_KIND_LABELS: dict[OrganizationKind, LazyString] = {
    OrganizationKind.SERVICE: _l("Support service"),
    OrganizationKind.CONSULATE: _l("Consulate"),
    OrganizationKind.EMPLOYER: _l("Employer"),
    OrganizationKind.AUTHORITY: _l("Authority"),
    OrganizationKind.OVERSIGHT: _l("Oversight body"),
}
