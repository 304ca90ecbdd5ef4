"""Who fits which opening, and how well: the criteria of a ranking and how much each counts."""

from collections.abc import Mapping

from caseflow.rules.reason import NotAllowed, because

OCCUPATION, EXPERIENCE, SKILLS, LANGUAGE = "occupation", "experience", "skills", "language"
EDUCATION, REGION, START = "education", "region", "start"
CRITERIA: tuple[str, ...] = (OCCUPATION, EXPERIENCE, SKILLS, LANGUAGE, EDUCATION, REGION, START)
DEFAULT_WEIGHTS: dict[str, int] = {
    OCCUPATION: 30,
    EXPERIENCE: 25,
    SKILLS: 20,
    LANGUAGE: 10,
    EDUCATION: 5,
    REGION: 5,
    START: 5,
}
MOST_WEIGHT = 100


def check_weights(weights: Mapping[str, object]) -> dict[str, int]:
    """How much each criterion counts, every criterion named; what is not given counts as usual.

    Raises NotAllowed (field weights): a criterion that there is not, a number that is not whole or not from 0 to 100,
    or nothing that counts at all.
    """
    if weights.keys() - set(CRITERIA):
        raise NotAllowed(because("weight_unknown", criterion=min(map(str, weights.keys() - set(CRITERIA)))), "weights")
    found: dict[str, int] = {}
    for name in CRITERIA:
        value = weights.get(name, DEFAULT_WEIGHTS[name])
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_WEIGHT:
            raise NotAllowed(because("weight_not_possible", most=MOST_WEIGHT), "weights")
        found[name] = value
    if not any(found.values()):
        raise NotAllowed(because("weights_all_zero"), "weights")
    return found
