"""The employers and recruiters of the demo, all invented: vetted, conditional, refused, expired, proposed, frozen."""

from collections.abc import Callable, Iterator
from functools import partial

from caseflow.demo import town as people
from caseflow.demo.acts import employers as acts
from caseflow.demo.acts import partner
from caseflow.demo.acts.employers import Firm
from caseflow.demo.calendar import Story
from caseflow.demo.firms_north import NORTH
from caseflow.demo.firms_south import SOUTH
from caseflow.demo.town import Town

REASONS = {
    "approved": "Checklist complete, two workers heard alone, pay slips seen.",
    "conditional": "Two points are open, each with a day by which it is mended. To be looked at again.",
    "refused": "A worker paid for the job. Nobody is sent there.",
}


def stories(town: Town) -> Iterator[Story]:
    """One story for each employer."""
    return (_story(town, firm) for firm in (*NORTH, *SOUTH))


OFFERS = {offer.key: offer for firm in (*NORTH, *SOUTH) for offer in firm.offers}


def _story(town: Town, firm: Firm) -> Story:
    yield firm.since
    acts.record(town, firm)
    if firm.key == "coves":
        people.add_user(town, people.PARTNER, town.employers["coves"])
    for day, act in sorted(_acts(town, firm), key=lambda one: -one[0]):
        yield day
        act()


def _acts(town: Town, firm: Firm) -> Iterator[tuple[int, Callable[[], None]]]:
    """What happens to the employer, each with how many days ago."""
    for day, decision, other in firm.vetted:
        yield day, partial(_vet, town, firm, decision, other)
    if firm.key == "coves":
        yield 16, partial(partner.propose, town)
    for offer in firm.offers:
        yield offer.posted, partial(acts.post, town, firm, offer)
        for day, to, reason in offer.then:
            yield day, partial(acts.change, town, firm, offer.key, to, reason)


def _vet(town: Town, firm: Firm, decision: str, other: dict[str, str]) -> None:
    """A vetting is begun, proposed, or decided at once."""
    if decision == "draft":
        acts.draft(town, firm, other)
        return
    acts.propose(town, firm, other)
    if decision != "proposed":
        acts.decide(town, firm, decision, REASONS[decision])
