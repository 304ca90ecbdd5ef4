"""What can go wrong at work, how grave it is, what is done about it, and how it ends."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class GrievanceCategory(StrEnum):
    """What the grievance is about; `wage_unpaid` is no pay at all, `wage_underpayment` less than agreed."""

    RECRUITMENT_FEE = "recruitment_fee"
    DOCUMENT_RETENTION = "document_retention"
    CONTRACT_SUBSTITUTION = "contract_substitution"
    WAGE_UNPAID = "wage_unpaid"
    WAGE_UNDERPAYMENT = "wage_underpayment"
    WAGE_LATE = "wage_late"
    UNLAWFUL_DEDUCTION = "unlawful_deduction"
    VIOLENCE_OR_THREAT = "violence_or_threat"
    RETALIATION = "retaliation"
    DISCRIMINATION = "discrimination"
    HEALTH_AND_SAFETY = "health_and_safety"
    EXCESSIVE_HOURS = "excessive_hours"
    HOUSING = "housing"
    TRANSPORT = "transport"
    PERMIT_OR_STATUS = "permit_or_status"
    OTHER = "other"


GRIEVANCE_CATEGORY_LABELS: dict[GrievanceCategory, LazyString] = {
    GrievanceCategory.RECRUITMENT_FEE: _l("A fee was charged for the job"),
    GrievanceCategory.DOCUMENT_RETENTION: _l("Passport or papers are kept"),
    GrievanceCategory.CONTRACT_SUBSTITUTION: _l("The contract was changed"),
    GrievanceCategory.WAGE_UNPAID: _l("Wage not paid"),
    GrievanceCategory.WAGE_UNDERPAYMENT: _l("Less paid than agreed"),
    GrievanceCategory.WAGE_LATE: _l("Wage paid late"),
    GrievanceCategory.UNLAWFUL_DEDUCTION: _l("Unlawful deductions from the wage"),
    GrievanceCategory.VIOLENCE_OR_THREAT: _l("Violence or threats"),
    GrievanceCategory.RETALIATION: _l("Retaliation for complaining"),
    GrievanceCategory.DISCRIMINATION: _l("Discrimination"),
    GrievanceCategory.HEALTH_AND_SAFETY: _l("Unsafe work"),
    GrievanceCategory.EXCESSIVE_HOURS: _l("Too many hours"),
    GrievanceCategory.HOUSING: _l("Bad housing"),
    GrievanceCategory.TRANSPORT: _l("Transport"),
    GrievanceCategory.PERMIT_OR_STATUS: _l("Permit or status put at risk"),
    GrievanceCategory.OTHER: _l("Something else"),
}


class GrievanceSeverity(StrEnum):
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


GRIEVANCE_SEVERITY_LABELS: dict[GrievanceSeverity, LazyString] = {
    GrievanceSeverity.CRITICAL: _l("Critical: somebody is in danger or not free"),
    GrievanceSeverity.HIGH: _l("High: grave harm, act this week"),
    GrievanceSeverity.MEDIUM: _l("Medium: rights are not kept"),
    GrievanceSeverity.LOW: _l("Low: to be put right"),
}
# For tags and lists, where a whole sentence would not fit.
SEVERITY_WORDS: dict[GrievanceSeverity, LazyString] = {
    GrievanceSeverity.CRITICAL: _l("Critical"),
    GrievanceSeverity.HIGH: _l("High"),
    GrievanceSeverity.MEDIUM: _l("Medium"),
    GrievanceSeverity.LOW: _l("Low"),
}


class GrievanceSource(StrEnum):
    """Through whom we heard of it."""

    WORKER = "worker"
    STAFF = "staff"
    VISIT = "visit"
    OTHER = "other"


GRIEVANCE_SOURCE_LABELS: dict[GrievanceSource, LazyString] = {
    GrievanceSource.WORKER: _l("The worker told us"),
    GrievanceSource.STAFF: _l("A colleague noticed it"),
    GrievanceSource.VISIT: _l("A follow-up visit found it"),
    GrievanceSource.OTHER: _l("Somebody else told us"),
}


class GrievanceState(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    REFERRED = "referred"
    CLOSED = "closed"


GRIEVANCE_STATE_LABELS: dict[GrievanceState, LazyString] = {
    GrievanceState.OPEN: _l("Open, nothing done yet"),
    GrievanceState.IN_PROGRESS: _l("Being worked on"),
    GrievanceState.REFERRED: _l("Referred"),
    GrievanceState.CLOSED: _l("Closed"),
}


class GrievanceActionKind(StrEnum):
    """What is done. `protect` is the urgent one: the person is safe before anything else."""

    PROTECT = "protect"
    CONTACTED_WORKER = "contacted_worker"
    SPOKE_EMPLOYER = "spoke_employer"
    ASK_REIMBURSEMENT = "ask_reimbursement"
    LABOUR_INSPECTION = "labour_inspection"
    POLICE = "police"
    LAWYER = "lawyer"
    SHELTER = "shelter"
    HEALTH_CARE = "health_care"
    OTHER_REFERRAL = "other_referral"
    MOVED_EMPLOYER = "moved_employer"
    OTHER = "other"


GRIEVANCE_ACTION_KIND_LABELS: dict[GrievanceActionKind, LazyString] = {
    GrievanceActionKind.PROTECT: _l("Urgent protection: see that the person is safe"),
    GrievanceActionKind.CONTACTED_WORKER: _l("Contact the worker"),
    GrievanceActionKind.SPOKE_EMPLOYER: _l("Speak with the employer"),
    GrievanceActionKind.ASK_REIMBURSEMENT: _l("Ask the employer or recruiter to pay back"),
    GrievanceActionKind.LABOUR_INSPECTION: _l("Labour inspection"),
    GrievanceActionKind.POLICE: _l("Police"),
    GrievanceActionKind.LAWYER: _l("Lawyer or legal aid"),
    GrievanceActionKind.SHELTER: _l("Shelter"),
    GrievanceActionKind.HEALTH_CARE: _l("Health care"),
    GrievanceActionKind.OTHER_REFERRAL: _l("Another service"),
    GrievanceActionKind.MOVED_EMPLOYER: _l("Move the person to another employer"),
    GrievanceActionKind.OTHER: _l("Something else"),
}


class GrievanceOutcome(StrEnum):
    RESOLVED = "resolved"
    REIMBURSED = "reimbursed"
    MOVED = "moved"
    REFERRED_ON = "referred_on"
    NOT_RESOLVED = "not_resolved"
    NOT_CONFIRMED = "not_confirmed"
    WITHDRAWN = "withdrawn"


GRIEVANCE_OUTCOME_LABELS: dict[GrievanceOutcome, LazyString] = {
    GrievanceOutcome.RESOLVED: _l("Put right by the employer"),
    GrievanceOutcome.REIMBURSED: _l("Paid back"),
    GrievanceOutcome.MOVED: _l("The person moved to another employer"),
    GrievanceOutcome.REFERRED_ON: _l("Referred on: others carry it further"),
    GrievanceOutcome.NOT_RESOLVED: _l("Not put right: nothing more can be done here"),
    GrievanceOutcome.NOT_CONFIRMED: _l("Looked into and not confirmed"),
    GrievanceOutcome.WITHDRAWN: _l("Withdrawn by the person"),
}


def severity_word(code: str) -> str:
    """A severity in one word, in the reader's language."""
    return str(SEVERITY_WORDS[GrievanceSeverity(code)])
