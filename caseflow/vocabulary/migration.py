"""The migration status that a person had or has in a country."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class MigrationStatus(StrEnum):
    CITIZEN = "citizen"
    PERMANENT_RESIDENT = "permanent_resident"
    TEMPORARY_RESIDENT = "temporary_resident"
    WORKER = "worker"
    STUDENT = "student"
    VISITOR = "visitor"
    REFUGEE_CLAIMANT = "refugee_claimant"
    REFUGEE = "refugee"
    TEMPORARY_PROTECTION = "temporary_protection"
    HUMANITARIAN = "humanitarian"
    RETURNED = "returned"
    IRREGULAR = "irregular"
    UNKNOWN = "unknown"


MIGRATION_STATUS_LABELS: dict[MigrationStatus, LazyString] = {
    MigrationStatus.CITIZEN: _l("Citizen"),
    MigrationStatus.PERMANENT_RESIDENT: _l("Permanent resident"),
    MigrationStatus.TEMPORARY_RESIDENT: _l("Temporary resident"),
    MigrationStatus.WORKER: _l("Worker with a permit"),
    MigrationStatus.STUDENT: _l("Student"),
    MigrationStatus.VISITOR: _l("Visitor"),
    MigrationStatus.REFUGEE_CLAIMANT: _l("Refugee claimant"),
    MigrationStatus.REFUGEE: _l("Refugee"),
    MigrationStatus.TEMPORARY_PROTECTION: _l("Under temporary protection"),
    MigrationStatus.HUMANITARIAN: _l("Humanitarian permission to stay"),
    MigrationStatus.RETURNED: _l("Returned migrant"),
    MigrationStatus.IRREGULAR: _l("Without regular status"),
    MigrationStatus.UNKNOWN: _l("Not known"),
}
