"""The fair-recruitment checklist (IRIS and ILO principles): what an employer or recruiter is asked.

Questions are in `data/checklist.csv`, the ILO's eleven indicators of forced labour in `data/forced_labour.csv`.
"""

from dataclasses import dataclass
from enum import StrEnum

from caseflow.vocabulary import tables
from caseflow.vocabulary.language import LazyString, _l, current_language


class Severity(StrEnum):
    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


SEVERITY_LABELS: dict[Severity, LazyString] = {
    Severity.CRITICAL: _l("Critical: a single no blocks placement"),
    Severity.MAJOR: _l("Major: a no needs a dated corrective action"),
    Severity.MINOR: _l("Minor: looked at again at the next vetting"),
}

# The seven headings of the IRIS standard.
PRINCIPLE_LABELS: dict[str, LazyString] = {
    "A": _l("Respect for laws and fundamental principles and rights at work"),
    "B": _l("Ethical and professional conduct"),
    "1": _l("Prohibition of recruitment fees and related costs"),
    "2": _l("Freedom of movement"),
    "3": _l("Transparency of terms"),
    "4": _l("Confidentiality and data protection"),
    "5": _l("Access to remedy"),
}

EVIDENCE_LABELS: dict[str, LazyString] = {
    "contract_in_own_language": _l("Contract in a language the person understands"),
    "employment_contract": _l("Employment contract"),
    "fee_statement": _l("Statement on fees"),
    "grievance_procedure": _l("Grievance procedure"),
    "housing_inspection_report": _l("Housing inspection report"),
    "identity_document": _l("Identity document"),
    "insurance_enrolment": _l("Insurance enrolment"),
    "orientation_attendance": _l("Proof of attending the orientation"),
    "pay_slip": _l("Pay slip"),
    "policy": _l("Written policy"),
    "privacy_notice": _l("Privacy notice"),
    "recruiter_registration": _l("Registration of the recruiter"),
    "register_search": _l("Search in public registers"),
    "selection_record": _l("Record of the selection"),
    "subagent_list": _l("List of sub-agents"),
    "travel_receipts": _l("Travel receipts"),
    "undertaking": _l("Signed undertaking"),
    "wage_reference": _l("Reference wage of the job and place"),
    "worker_interview": _l("Interview with workers"),
}


@dataclass(frozen=True)
class Question:
    """One question. `applies_to` holds employer, recruiter or both; `check` says what is looked at."""

    id: str
    applies_to: frozenset[str]
    severity: Severity
    principle: str
    evidence: tuple[str, ...]
    check: str
    source: str
    confidence: str

    def text(self) -> str:
        """The question in the reader's language."""
        return tables.read("checklist")[self.id].text(current_language())

    def evidence_texts(self) -> list[str]:
        """What shows the answer, in the reader's language."""
        return [str(EVIDENCE_LABELS[code]) for code in self.evidence]


def questions(applies_to: str | None = None) -> list[Question]:
    """The questions in their order; with `applies_to` (employer or recruiter) only those for it."""
    every = [_question(code, row) for code, row in tables.read("checklist").items()]
    return [question for question in every if applies_to is None or applies_to in question.applies_to]


def question(code: str) -> Question:
    """One question by its code, e.g. "FR02". Raises KeyError if there is none."""
    return _question(code, tables.read("checklist")[code])


def _question(code: str, row: tables.Row) -> Question:
    return Question(
        id=code,
        applies_to=frozenset(row["applies_to"].split()),
        severity=Severity(row["severity"]),
        principle=row["principle"],
        evidence=tuple(row["evidence"].split()),
        check=row["check"],
        source=row["source"],
        confidence=row["confidence"],
    )


class FeeCategory(StrEnum):
    """Recruitment fees and related costs (ILO definition): never to be borne by a worker."""

    PAYMENT_FOR_RECRUITMENT_SERVICE = "payment_for_recruitment_service"
    PAYMENT_FOR_LABOUR_SUPPLY = "payment_for_labour_supply"
    PAYMENT_FOR_DIRECT_RECRUITMENT = "payment_for_direct_recruitment"
    RECOVERY_FROM_WORKER = "recovery_from_worker"
    MEDICAL_COSTS = "medical_costs"
    INSURANCE_COSTS = "insurance_costs"
    SKILLS_AND_QUALIFICATION_TEST_COSTS = "skills_and_qualification_test_costs"
    TRAINING_AND_ORIENTATION_COSTS = "training_and_orientation_costs"
    EQUIPMENT_COSTS = "equipment_costs"
    TRAVEL_AND_LODGING_COSTS = "travel_and_lodging_costs"
    ADMINISTRATIVE_COSTS = "administrative_costs"
    BRIBE = "bribe"
    BOND = "bond"
    ILLICIT_COST_RECOVERY = "illicit_cost_recovery"
    EXTORTION = "extortion"
    KICKBACK = "kickback"
    COLLATERAL = "collateral"


FEE_CATEGORY_LABELS: dict[FeeCategory, LazyString] = {
    FeeCategory.PAYMENT_FOR_RECRUITMENT_SERVICE: _l("Payment for recruitment services"),
    FeeCategory.PAYMENT_FOR_LABOUR_SUPPLY: _l("Payment for the supply of labour"),
    FeeCategory.PAYMENT_FOR_DIRECT_RECRUITMENT: _l("Payment for direct recruitment by the employer"),
    FeeCategory.RECOVERY_FROM_WORKER: _l("Fees recovered from the worker"),
    FeeCategory.MEDICAL_COSTS: _l("Medical costs"),
    FeeCategory.INSURANCE_COSTS: _l("Insurance costs"),
    FeeCategory.SKILLS_AND_QUALIFICATION_TEST_COSTS: _l("Costs of skills and qualification tests"),
    FeeCategory.TRAINING_AND_ORIENTATION_COSTS: _l("Costs of training and orientation"),
    FeeCategory.EQUIPMENT_COSTS: _l("Equipment costs"),
    FeeCategory.TRAVEL_AND_LODGING_COSTS: _l("Travel and lodging costs"),
    FeeCategory.ADMINISTRATIVE_COSTS: _l("Administrative costs"),
    FeeCategory.BRIBE: _l("Bribe"),
    FeeCategory.BOND: _l("Bond"),
    FeeCategory.ILLICIT_COST_RECOVERY: _l("Illicit recovery of costs"),
    FeeCategory.EXTORTION: _l("Extortion"),
    FeeCategory.KICKBACK: _l("Kickback"),
    FeeCategory.COLLATERAL: _l("Collateral"),
}


def forced_labour_indicators() -> list[tuple[str, str]]:
    """The ILO's eleven indicators as (code, words) in the reader's language."""
    return [(code, row.text(current_language())) for code, row in tables.read("forced_labour").items()]


def forced_labour_indicator(code: str) -> str:
    """The words of one indicator ("FL07"), or the code itself."""
    return dict(forced_labour_indicators()).get(code, code)
