"""How a profession is recognised, country by country: the procedures and their steps, each with its source.

Data, not law: a regulator decides case by case. Who starts a recognition with one of these gets its steps and may say
of each that it is not needed. `days` is a planning estimate where no source states it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.language import LazyString, _l
from caseflow.vocabulary.steps import Confidence


class RecognitionStepKind(StrEnum):
    DOCUMENTS = "documents"
    CREDENTIAL_ASSESSMENT = "credential_assessment"
    ACADEMIC_ASSESSMENT = "academic_assessment"
    LANGUAGE_TEST = "language_test"
    COMPETENCE_ASSESSMENT = "competence_assessment"
    COMPLEMENTARY_STUDIES = "complementary_studies"
    EXAMINATION = "examination"
    PRACTICE_EXAMINATION = "practice_examination"
    SUPERVISED_EXPERIENCE = "supervised_experience"
    REGISTRATION = "registration"
    DECISION = "decision"


RECOGNITION_STEP_KIND_LABELS: dict[RecognitionStepKind, LazyString] = {
    RecognitionStepKind.DOCUMENTS: _l("Documents, legalised and translated"),
    RecognitionStepKind.CREDENTIAL_ASSESSMENT: _l("Credential assessment"),
    RecognitionStepKind.ACADEMIC_ASSESSMENT: _l("Academic assessment"),
    RecognitionStepKind.LANGUAGE_TEST: _l("Language test"),
    RecognitionStepKind.COMPETENCE_ASSESSMENT: _l("Competence assessment"),
    RecognitionStepKind.COMPLEMENTARY_STUDIES: _l("Complementary studies or tests"),
    RecognitionStepKind.EXAMINATION: _l("Examination"),
    RecognitionStepKind.PRACTICE_EXAMINATION: _l("Professional practice examination"),
    RecognitionStepKind.SUPERVISED_EXPERIENCE: _l("Supervised experience"),
    RecognitionStepKind.REGISTRATION: _l("Registration and licence"),
    RecognitionStepKind.DECISION: _l("Decision on the title"),
}


class RecognitionStepState(StrEnum):
    TO_DO = "to_do"
    IN_PROGRESS = "in_progress"
    PASSED = "passed"
    FAILED = "failed"
    NOT_NEEDED = "not_needed"


RECOGNITION_STEP_STATE_LABELS: dict[RecognitionStepState, LazyString] = {
    RecognitionStepState.TO_DO: _l("To do"),
    RecognitionStepState.IN_PROGRESS: _l("In progress"),
    RecognitionStepState.PASSED: _l("Passed"),
    RecognitionStepState.FAILED: _l("Not passed"),
    RecognitionStepState.NOT_NEEDED: _l("Not needed"),
}


@dataclass(frozen=True)
class ProcedureStep:
    """One step as a procedure prescribes it. `actor` is who acts next in it; `days` what it usually takes.

    `writes_to_origin`: schools, regulators or offices of the country of origin are asked for papers in it.
    """

    kind: RecognitionStepKind
    actor: Actor
    body: str = ""
    days: int | None = None
    source: str = ""
    confidence: Confidence = Confidence.LOW
    hint: LazyString | None = None
    writes_to_origin: bool = False


@dataclass(frozen=True)
class Procedure:
    """`iscos` and `country` say what it is meant for; empty means any. `gives_licence`: its last step gives one."""

    code: str
    name: LazyString
    country: str
    iscos: tuple[str, ...]
    steps: tuple[ProcedureStep, ...]
    gives_licence: bool = True


_K, _HIGH, _MEDIUM, _LOW = RecognitionStepKind, Confidence.HIGH, Confidence.MEDIUM, Confidence.LOW
_NSCN = "Nova Scotia College of Nursing (NSCN)"
_ENS = "Engineers Nova Scotia"
_CONTACT = _l(
    "The assessor writes to the school and regulator. For somebody who is protected or not screened, never in the "
    "country that they fled: ask for the way without, as the regulator may waive it."
)

_NURSE = Procedure(
    "ca_ns_nurse",
    _l("Nurse in Nova Scotia, Canada"),
    "CAN",
    ("2221",),
    (
        ProcedureStep(
            _K.CREDENTIAL_ASSESSMENT, Actor.ASSESSOR, "National Nursing Assessment Service (NNAS)", 180,
            "nscn.ca/registration-licensing/international-applicants; file open 12 months: nursingabroad.net",
            _HIGH, _CONTACT, True,
        ),
        ProcedureStep(
            _K.LANGUAGE_TEST, Actor.PERSON, _NSCN, 60,
            "nscn.ca, English language proficiency: the college itself takes the proof since 14 October 2022", _HIGH,
            _l(
                "CELBAN writing 7, speaking 8, listening 9, reading 8; or IELTS Academic or OET at the college's "
                "minimums. Not needed with registration, education or work in English as the college lists them."
            ),
        ),
        ProcedureStep(
            _K.COMPETENCE_ASSESSMENT, Actor.REGULATOR, _NSCN, 180,
            "nscn.ca: education review, competence assessment or bridging if required", _MEDIUM,
            _l("Only if the college asks for it. A bridging programme may follow."),
        ),
        ProcedureStep(
            _K.EXAMINATION, Actor.TEST_PROVIDER, "NCLEX-RN", 90, "nscn.ca; taken within three years", _MEDIUM,
        ),
        ProcedureStep(
            _K.REGISTRATION, Actor.REGULATOR, _NSCN, 21, "nscn.ca; renewed each year: general knowledge", _MEDIUM,
        ),
    ),
)  # fmt: skip

_ENGINEER = Procedure(
    "ca_engineer",
    _l("Engineer in Canada (steps of Nova Scotia)"),
    "CAN",
    ("2141", "2142", "2143", "2144", "2145", "2146", "2149", "2151", "2152", "2153"),
    (
        ProcedureStep(
            _K.ACADEMIC_ASSESSMENT, Actor.REGULATOR, _ENS, 180,
            "engineersnovascotia.ca: course-by-course report of WES, then the Board of Examiners within six months",
            _HIGH,
            _l(
                "The board may ask for confirmatory examinations. Who cannot get documents from where they studied "
                "may be offered another way to prove it: ask before anybody writes there."
            ),
            True,
        ),
        ProcedureStep(
            _K.LANGUAGE_TEST, Actor.PERSON, _ENS, 60,
            "engineersnovascotia.ca: competent in English, proof if it is not the first language", _HIGH,
        ),
        ProcedureStep(
            _K.PRACTICE_EXAMINATION, Actor.PERSON, _ENS, 120,
            "engineersnovascotia.ca: professional practice, law and ethics", _MEDIUM,
        ),
        ProcedureStep(
            _K.SUPERVISED_EXPERIENCE, Actor.PERSON, _ENS, 365,
            "Engineers Nova Scotia, basis for registration: four years, one of them in North America; undated", _MEDIUM,
            _l("Four years of engineering work, one of them here. Work abroad counts for the other three."),
        ),
        ProcedureStep(
            _K.REGISTRATION, Actor.REGULATOR, _ENS, 60, "engineersnovascotia.ca", _MEDIUM,
            _l("Good character is asked for as well."),
        ),
    ),
)  # fmt: skip

_REGULATED = Procedure(
    "regulated_profession",
    _l("Another regulated profession"),
    "",
    (),
    (
        ProcedureStep(_K.CREDENTIAL_ASSESSMENT, Actor.ASSESSOR, "", 120, "General knowledge", _LOW, _CONTACT, True),
        ProcedureStep(_K.LANGUAGE_TEST, Actor.PERSON, "", 60, "General knowledge", _LOW),
        ProcedureStep(_K.COMPETENCE_ASSESSMENT, Actor.REGULATOR, "", 120, "General knowledge", _LOW),
        ProcedureStep(_K.EXAMINATION, Actor.TEST_PROVIDER, "", 90, "General knowledge", _LOW),
        ProcedureStep(_K.REGISTRATION, Actor.REGULATOR, "", 60, "General knowledge", _LOW),
    ),
)

_TITLE = Procedure(
    "title_recognition",
    _l("Recognition of a title (convalidación, homologación)"),
    "",
    (),
    (
        ProcedureStep(
            _K.DOCUMENTS, Actor.PERSON, "", 60, "General knowledge: diploma, marks, apostille, translation", _LOW,
            _l("Nobody who is protected or not screened asks for papers in the country that they fled."), True,
        ),
        ProcedureStep(_K.ACADEMIC_ASSESSMENT, Actor.ASSESSOR, "", 120, "General knowledge", _LOW),
        ProcedureStep(_K.DECISION, Actor.ASSESSOR, "", 60, "Colombia says convalidación: domain vocabulary", _MEDIUM),
    ),
    gives_licence=False,
)  # fmt: skip

_REVALIDATION = Procedure(
    "br_revalidation",
    _l("Revalidation of a diploma in Brazil (revalidação)"),
    "BRA",
    (),
    (
        ProcedureStep(
            _K.DOCUMENTS, Actor.PERSON, "", 60, "General knowledge: diploma, marks, translation", _LOW,
            _l("Nobody who is protected or not screened asks for papers in the country that they fled."), True,
        ),
        ProcedureStep(_K.ACADEMIC_ASSESSMENT, Actor.ASSESSOR, "", 180, "General knowledge: a public university", _LOW),
        ProcedureStep(_K.COMPLEMENTARY_STUDIES, Actor.PERSON, "", 180, "General knowledge: only where asked", _LOW),
        ProcedureStep(_K.DECISION, Actor.ASSESSOR, "", 60, "Brazil says revalidação: domain vocabulary", _MEDIUM),
    ),
    gives_licence=False,
)  # fmt: skip

PROCEDURES: Mapping[str, Procedure] = {one.code: one for one in (_NURSE, _ENGINEER, _REGULATED, _TITLE, _REVALIDATION)}


def procedure_name(code: str) -> str:
    """What a procedure is called; the code itself for one that is no longer here."""
    return str(PROCEDURES[code].name) if code in PROCEDURES else code


def procedures_for(isco: str, country: str) -> list[Procedure]:
    """The procedures for an occupation in a country, the most particular first."""
    fits = [p for p in PROCEDURES.values() if p.country in ("", country) and (not p.iscos or isco in p.iscos)]
    return sorted(fits, key=lambda p: (not p.iscos, not p.country))


def prescribed(procedure: str, position: int) -> ProcedureStep | None:
    """What the procedure says of its step at that position, counted from 1; None when it no longer has it."""
    steps = PROCEDURES[procedure].steps if procedure in PROCEDURES else ()
    return steps[position - 1] if 0 < position <= len(steps) else None
