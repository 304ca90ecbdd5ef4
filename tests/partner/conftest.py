"""An employer with an opening, and its partner's account."""

import pytest

from caseflow.extensions import db
from tests.factories import employers
from tests.partner import scenes


@pytest.fixture
def farm(world):
    row = scenes.farm(world)
    db.session.commit()
    return row


@pytest.fixture
def opening(farm):
    row = employers.opening(farm, "Caregiver", heads=3)
    row.employer = farm
    db.session.commit()
    return row


@pytest.fixture
def forward(world, opening):
    """`forward(state, …)` puts somebody before the employer and commits."""

    def put(state="submitted", **more):
        found = scenes.put_forward(world, more.pop("opening", opening), state, **more)
        db.session.commit()
        return found

    return put
