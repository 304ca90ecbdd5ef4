"""A person who can consent, and the texts that are read out."""

import pytest

from caseflow.extensions import db
from tests.factories import consent as make
from tests.factories import people


@pytest.fixture
def rosa(world):
    """An adult national of Honduras, clear, of team north; the texts are loaded."""
    make.texts()
    row = people.person(world.teams["north"])
    db.session.commit()
    return row
