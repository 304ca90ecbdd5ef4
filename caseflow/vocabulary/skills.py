"""Schooling, languages and the recognition of what somebody has learnt."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class LanguageLevel(StrEnum):
    """Common European Framework, as the person judges it. Never satisfies a rule that asks for a test."""

    NONE = "none"
    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"
    NATIVE = "native"


LANGUAGE_LEVEL_LABELS: dict[LanguageLevel, LazyString] = {
    LanguageLevel.NONE: _l("None"),
    LanguageLevel.A1: _l("A1, a few words"),
    LanguageLevel.A2: _l("A2, simple everyday talk"),
    LanguageLevel.B1: _l("B1, gets along"),
    LanguageLevel.B2: _l("B2, works in it"),
    LanguageLevel.C1: _l("C1, fluent"),
    LanguageLevel.C2: _l("C2, like a native speaker"),
    LanguageLevel.NATIVE: _l("First language"),
}


class LanguageTest(StrEnum):
    IELTS_GENERAL = "ielts_general"
    IELTS_ACADEMIC = "ielts_academic"
    CELPIP_GENERAL = "celpip_general"
    CELBAN = "celban"
    OET = "oet"
    PTE_CORE = "pte_core"
    TEF_CANADA = "tef_canada"
    TCF_CANADA = "tcf_canada"
    TOEFL = "toefl"
    CELPE_BRAS = "celpe_bras"
    DELE = "dele"
    CEFR_SELF = "cefr_self"  # what the person says of each skill: no test, and no rule relies on it
    OTHER = "other"


LANGUAGE_TEST_LABELS: dict[LanguageTest, LazyString] = {
    LanguageTest.IELTS_GENERAL: _l("IELTS General Training"),
    LanguageTest.IELTS_ACADEMIC: _l("IELTS Academic"),
    LanguageTest.CELPIP_GENERAL: _l("CELPIP General"),
    LanguageTest.CELBAN: _l("CELBAN (nursing)"),
    LanguageTest.OET: _l("OET (health professions)"),
    LanguageTest.PTE_CORE: _l("PTE Core"),
    LanguageTest.TEF_CANADA: _l("TEF Canada"),
    LanguageTest.TCF_CANADA: _l("TCF Canada"),
    LanguageTest.TOEFL: _l("TOEFL"),
    LanguageTest.CELPE_BRAS: _l("Celpe-Bras"),
    LanguageTest.DELE: _l("DELE"),
    LanguageTest.CEFR_SELF: _l("Own judgement, skill by skill (CEFR)"),
    LanguageTest.OTHER: _l("Other test"),
}


class LanguageSkill(StrEnum):
    LISTENING = "listening"
    READING = "reading"
    WRITING = "writing"
    SPEAKING = "speaking"


LANGUAGE_SKILL_LABELS: dict[LanguageSkill, LazyString] = {
    LanguageSkill.LISTENING: _l("Listening"),
    LanguageSkill.READING: _l("Reading"),
    LanguageSkill.WRITING: _l("Writing"),
    LanguageSkill.SPEAKING: _l("Speaking"),
}


class Isced(StrEnum):
    """UNESCO's International Standard Classification of Education 2011, levels of attainment."""

    EARLY_CHILDHOOD = "0"
    PRIMARY = "1"
    LOWER_SECONDARY = "2"
    UPPER_SECONDARY = "3"
    POST_SECONDARY = "4"
    SHORT_TERTIARY = "5"
    BACHELOR = "6"
    MASTER = "7"
    DOCTORAL = "8"
    NOT_CLASSIFIED = "9"


ISCED_LABELS: dict[Isced, LazyString] = {
    Isced.EARLY_CHILDHOOD: _l("Early childhood education or none"),
    Isced.PRIMARY: _l("Primary"),
    Isced.LOWER_SECONDARY: _l("Lower secondary"),
    Isced.UPPER_SECONDARY: _l("Upper secondary"),
    Isced.POST_SECONDARY: _l("Post-secondary, not tertiary"),
    Isced.SHORT_TERTIARY: _l("Short-cycle tertiary"),
    Isced.BACHELOR: _l("Bachelor or equivalent"),
    Isced.MASTER: _l("Master or equivalent"),
    Isced.DOCTORAL: _l("Doctoral or equivalent"),
    Isced.NOT_CLASSIFIED: _l("Not classified elsewhere"),
}


class RecognitionResult(StrEnum):
    """What a regulator or assessor made of a foreign qualification."""

    NOT_ASKED = "not_asked"
    PENDING = "pending"
    FULL = "full"
    PARTIAL = "partial"
    CONDITIONAL = "conditional"
    REFUSED = "refused"


RECOGNITION_RESULT_LABELS: dict[RecognitionResult, LazyString] = {
    RecognitionResult.NOT_ASKED: _l("Not asked for yet"),
    RecognitionResult.PENDING: _l("Under assessment"),
    RecognitionResult.FULL: _l("Recognised in full"),
    RecognitionResult.PARTIAL: _l("Recognised in part"),
    RecognitionResult.CONDITIONAL: _l("Recognised with conditions"),
    RecognitionResult.REFUSED: _l("Not recognised"),
}


class LicenceKind(StrEnum):
    FULL = "full"
    CONDITIONAL = "conditional"
    FOREIGN = "foreign"  # of the country of origin, worth nothing here until recognised


LICENCE_KIND_LABELS: dict[LicenceKind, LazyString] = {
    LicenceKind.FULL: _l("Full licence"),
    LicenceKind.CONDITIONAL: _l("Conditional licence"),
    LicenceKind.FOREIGN: _l("Licence of another country"),
}


class EvaluationState(StrEnum):
    DRAFT = "draft"
    SIGNED = "signed"


EVALUATION_STATE_LABELS: dict[EvaluationState, LazyString] = {
    EvaluationState.DRAFT: _l("Being written"),
    EvaluationState.SIGNED: _l("Complete and signed"),
}


class SkillSource(StrEnum):
    """How it is known that somebody can do something, weakest first."""

    SAID = "said"
    TESTED = "tested"
    CERTIFIED = "certified"


SKILL_SOURCE_LABELS: dict[SkillSource, LazyString] = {
    SkillSource.SAID: _l("Said by the person"),
    SkillSource.TESTED: _l("Shown in a test"),
    SkillSource.CERTIFIED: _l("Proved by a certificate"),
}

# How well somebody can do something. A number, so that "at least" can be asked.
SKILL_LEVEL_LABELS: dict[int, LazyString] = {
    1: _l("Beginner"),
    2: _l("With help"),
    3: _l("Alone"),
    4: _l("Teaches others"),
}
