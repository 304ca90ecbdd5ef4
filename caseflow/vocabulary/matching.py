"""Rankings and wishes in words."""

from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l


class Criterion(StrEnum):
    """What scores in a ranking (`rules.matching.CRITERIA`)."""

    OCCUPATION = "occupation"
    EXPERIENCE = "experience"
    SKILLS = "skills"
    LANGUAGE = "language"
    EDUCATION = "education"
    REGION = "region"
    START = "start"


CRITERION_LABELS: dict[Criterion, LazyString] = {
    Criterion.OCCUPATION: _l("Occupation that the person wants"),
    Criterion.EXPERIENCE: _l("Experience"),
    Criterion.SKILLS: _l("Skills"),
    Criterion.LANGUAGE: _l("Language above what is needed"),
    Criterion.EDUCATION: _l("Schooling"),
    Criterion.REGION: _l("Region that the family wishes"),
    Criterion.START: _l("Time until the first day"),
}


class Together(StrEnum):
    """Whether a family stays together."""

    MUST = "must"
    RATHER = "rather"
    NO_MATTER = "no_matter"


TOGETHER_LABELS: dict[Together, LazyString] = {
    Together.MUST: _l("Only together"),
    Together.RATHER: _l("Rather together, but some may go first"),
    Together.NO_MATTER: _l("It does not matter"),
}


class RankingKind(StrEnum):
    PEOPLE = "people_for_opening"
    OPENINGS = "openings_for_person"
    FAMILY = "openings_for_family"


RANKING_KIND_LABELS: dict[RankingKind, LazyString] = {
    RankingKind.PEOPLE: _l("People for an opening"),
    RankingKind.OPENINGS: _l("Openings for a person"),
    RankingKind.FAMILY: _l("Openings for a family"),
}
