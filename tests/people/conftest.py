"""What tests of the room of people share."""

import json

import pytest
from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.people import Person
from caseflow.models.types import keys


@pytest.fixture
def north(world):
    return world.teams["north"]


@pytest.fixture
def cara(browse):
    """The browser of the caseworker of team north."""
    return browse("caseworker")


@pytest.fixture
def story():
    """What the trail tells of a person: (action, facts) of every entry, oldest first."""

    def told(of: Person) -> list[tuple[str, dict]]:
        query = select(AuditEntry).where(AuditEntry.chain == f"person:{of.id}").order_by(AuditEntry.seq)
        opened = [
            (entry.action, keys().open("audit", f"{entry.chain}|{entry.seq}", entry.payload))
            for entry in db.session.scalars(query)
        ]
        return [(action, json.loads(facts)) for action, facts in opened]

    return told
