"""What is recorded of a person and of their place in the family."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class Sex(StrEnum):
    """As written in the identity document."""

    FEMALE = "female"
    MALE = "male"
    X = "x"
    NOT_RECORDED = "not_recorded"


SEX_LABELS: dict[Sex, LazyString] = {
    Sex.FEMALE: _l("Female"),
    Sex.MALE: _l("Male"),
    Sex.X: _l("X (not specified in the document)"),
    Sex.NOT_RECORDED: _l("Not recorded"),
}


class Gender(StrEnum):
    """As the person says; never needed."""

    WOMAN = "woman"
    MAN = "man"
    NON_BINARY = "non_binary"
    OTHER = "other"
    NOT_RECORDED = "not_recorded"


GENDER_LABELS: dict[Gender, LazyString] = {
    Gender.WOMAN: _l("Woman or girl"),
    Gender.MAN: _l("Man or boy"),
    Gender.NON_BINARY: _l("Non-binary"),
    Gender.OTHER: _l("Another gender"),
    Gender.NOT_RECORDED: _l("Not recorded"),
}


class BirthPrecision(StrEnum):
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"


BIRTH_PRECISION_LABELS: dict[BirthPrecision, LazyString] = {
    BirthPrecision.DAY: _l("Day known"),
    BirthPrecision.MONTH: _l("Month and year known"),
    BirthPrecision.YEAR: _l("Only the year known"),
    BirthPrecision.ESTIMATED: _l("Estimated"),
    BirthPrecision.UNKNOWN: _l("Not known"),
}


class Relationship(StrEnum):
    """What a member is to the principal applicant."""

    PRINCIPAL = "principal"
    SPOUSE = "spouse"
    COMMON_LAW_PARTNER = "common_law_partner"
    CHILD = "child"
    STEPCHILD = "stepchild"
    ADOPTED_CHILD = "adopted_child"
    PARENT = "parent"
    SIBLING = "sibling"
    GRANDPARENT = "grandparent"
    GUARDIAN = "guardian"
    OTHER_RELATIVE = "other_relative"
    NON_RELATIVE = "non_relative"


RELATIONSHIP_LABELS: dict[Relationship, LazyString] = {
    Relationship.PRINCIPAL: _l("Principal applicant"),
    Relationship.SPOUSE: _l("Spouse"),
    Relationship.COMMON_LAW_PARTNER: _l("Common-law partner"),
    Relationship.CHILD: _l("Child"),
    Relationship.STEPCHILD: _l("Stepchild"),
    Relationship.ADOPTED_CHILD: _l("Adopted child"),
    Relationship.PARENT: _l("Parent"),
    Relationship.SIBLING: _l("Brother or sister"),
    Relationship.GRANDPARENT: _l("Grandparent"),
    Relationship.GUARDIAN: _l("Guardian"),
    Relationship.OTHER_RELATIVE: _l("Other relative"),
    Relationship.NON_RELATIVE: _l("Not related"),
}
