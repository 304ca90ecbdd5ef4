"""Whose turn a step is, as its file says it (`rules.steps.whose_turn` says the same of a whole template)."""

from collections.abc import Mapping
from typing import Any

from caseflow.vocabulary.actors import Actor, ChargedTo
from caseflow.vocabulary.steps import StepState

# Who decides by office, as in the library's catalogue; a test compares the two. What they decide is prepared by us
# unless the file says otherwise.
DECIDERS = frozenset(
    {
        Actor.LABOUR_MINISTRY_ORIGIN,
        Actor.LABOUR_AUTHORITY_DESTINATION,
        Actor.PROVINCE,
        Actor.MIGRATION_AUTHORITY,
        Actor.CONSULATE_ISSUING,
        Actor.ASYLUM_AUTHORITY,
        Actor.ASSESSOR,
        Actor.REGULATOR,
        Actor.TEST_PROVIDER,
    }
)


# On whose account the time of each is counted, as in the library's catalogue; a test compares the two.
_US = (Actor.CASEWORKER, Actor.PROTECTION_OFFICER)
_EMPLOYERS = (Actor.EMPLOYER, Actor.RECRUITER)
_PARTNERS = (Actor.PARTNER_NGO, Actor.SETTLEMENT_PROVIDER, Actor.HEALTH_PROVIDER, Actor.LOGISTICS)
CHARGED: Mapping[Actor, ChargedTo] = {
    **dict.fromkeys(Actor, ChargedTo.AUTHORITY),
    Actor.PERSON: ChargedTo.PERSON,
    **dict.fromkeys(_US, ChargedTo.US),
    **dict.fromkeys(_EMPLOYERS, ChargedTo.EMPLOYER),
    **dict.fromkeys(_PARTNERS, ChargedTo.PARTNER),
}


def turn(step: Mapping[str, Any], state: StepState) -> Actor | None:
    """Who must do something now: who prepares the step, then who decides it; None when it waits or is over."""
    actor = Actor(step["actor"])
    if state is StepState.SUBMITTED:
        return actor
    if state not in (StepState.READY, StepState.IN_PROGRESS):
        return None
    decided = step.get("decided", actor in DECIDERS)
    return Actor(step.get("prepared_by") or (Actor.CASEWORKER if decided else actor))
