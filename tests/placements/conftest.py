"""A family in a case of team north, a vetted employer with an opening for two, and the consent to be presented.

Rosa stands first in a ranking for the opening: whoever places her needs no reason.
"""

from dataclasses import dataclass

import pytest

from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.employers import Employer, Opening
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from tests.factories import cases, consent, people, rankings
from tests.factories import employers as make


@dataclass
class Scene:
    case: Case
    rosa: Person
    julio: Person
    alba: Person
    farm: Employer
    opening: Opening
    worker: Actor

    @property
    def new(self) -> str:
        return f"/cases/{self.case.ref}/placements/new?opening={self.opening.ref}"


@pytest.fixture
def scene(world) -> Scene:
    rosa, julio, alba = people.family(world.teams["north"])
    file = cases.case(world.teams["north"], rosa, julio, alba, caseworker=world.users["caseworker"])
    farm = make.employer(world.houses["house"], "Valley Farm")
    opening = make.opening(farm)
    rankings.ranking(opening, rosa, julio, by=world.users["caseworker"].id)
    db.session.commit()
    return Scene(file, rosa, julio, alba, farm, opening, world.actor("caseworker"))


@pytest.fixture
def agree(world, scene):
    """`agree(person)` records that the person may be presented to the farm."""

    def record(person: Person, toward: str = "Valley Farm", **more):
        row = consent.consent(person, toward, world.users["caseworker"], kind="present_to_employer", **more)
        db.session.commit()
        return row

    return record


@pytest.fixture
def placed(scene):
    """`placed(state)` is a placement of Rosa in the opening, in that state, with a contract as good as the opening."""

    def make_one(
        state: str = "matched", person: Person | None = None, *, with_contract: bool = True, **more
    ) -> Placement:
        row = make.placement(scene.opening, scene.case, person or scene.rosa, state=state, **more)
        if with_contract:
            make.contract(row)
        db.session.commit()
        return row

    return make_one
