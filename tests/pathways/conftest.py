"""Somebody on the way to an open work permit for refugee claimants."""

import pytest

from caseflow.extensions import db
from tests.factories import cases, pathways, people
from tests.factories import consent as consents
from tests.pathways.walking import AGO, OWP, day, put


@pytest.fixture
def claimant(world):
    """Somebody on the way to an open work permit for refugee claimants, forty days in, with a consent to submit."""
    north, worker = world.teams["north"], world.users["caseworker"]
    person = people.person(north, "Yader", "López", nationalities=("NIC",), protection="protected")
    case = cases.case(north, person, caseworker=worker)
    pathways.start_pathway(case, OWP, began_on=AGO)
    consents.consent(person, "", worker, kind="service")
    consents.consent(person, "Immigration department", worker, kind="submit_to_authority")
    db.session.commit()
    case.person = person
    return case


@pytest.fixture
def waiting(claimant):
    """The permit step, submitted twenty days ago."""
    put(claimant, "OWP_ISSUE", state="submitted", ready_on=day(5), started_on=day(6), filed_on=day(20))
    return claimant
