"""Whose turn it is, as a family needs to know it: they, we, the employer, an office, or another service."""

from collections.abc import Mapping

from caseflow.vocabulary.actors import Actor

_GROUPS: Mapping[Actor, str] = {
    Actor.PERSON: "person",
    Actor.CASEWORKER: "us",
    Actor.PROTECTION_OFFICER: "us",
    Actor.EMPLOYER: "employer",
    Actor.RECRUITER: "employer",
    Actor.PARTNER_NGO: "partner",
    Actor.SETTLEMENT_PROVIDER: "partner",
    Actor.HEALTH_PROVIDER: "partner",
    Actor.LOGISTICS: "partner",
    Actor.TEST_PROVIDER: "partner",
    Actor.ASSESSOR: "partner",
}


def group_of(actor: Actor | None) -> str:
    """person, us, employer, partner or office; nobody in particular is us. Which office it is tells too much."""
    return "us" if actor is None else _GROUPS.get(actor, "office")
