"""What a liaison's queries find is what the pure rule says, over every single change and over random worlds.

Each example is a world of a few people that is built, asked by three consulates, and forgotten again.
"""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import inspect

from caseflow import clock
from caseflow.access import consents
from caseflow.extensions import db
from caseflow.models.consent import Consent
from tests.access import worlds
from tests.access.single_changes import every_single_change
from tests.access.worlds import CONSULATES, DAYS, LIAISONS, compare
from tests.factories import consent as make
from tests.factories import people as make_people


@pytest.fixture
def actors(world):
    return {country: world.actor(who) for country, who in LIAISONS.items()}


@pytest.mark.parametrize("override_on", [True, False])
@pytest.mark.parametrize("day", [DAYS[0], DAYS[1]])
def test_every_single_thing_that_can_be_wrong_is_wrong_for_both(world, actors, day, override_on):
    everybody = every_single_change()
    seen = compare(world, actors, everybody, day, override_on)
    assert len(everybody) // 10 < seen < len(everybody)


seen_anybody: list[int] = []


@given(
    people=st.lists(worlds.somebodies(), min_size=3, max_size=6), day=st.sampled_from(DAYS), override_on=st.booleans()
)
@settings(
    max_examples=25, deadline=None, database=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
def test_a_liaison_finds_exactly_whom_the_rule_lets_them_know(world, actors, people, day, override_on):
    seen_anybody.append(compare(world, actors, people, day, override_on))


def test_the_random_worlds_show_somebody_now_and_then():
    assert sum(seen_anybody) > 20, "the worlds are too unkind: nothing is compared"


@given(told=worlds.consents_told(), day=st.sampled_from(DAYS))
@settings(
    max_examples=25, deadline=None, database=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_a_consent_is_read_from_the_tables_as_it_was_written(world, told, day):
    recipients = {country: world.houses[who].id for country, who in CONSULATES.items()}
    with worlds.on(day):
        person = make_people.person(world.teams["north"])
        row = worlds.in_the_database(person, told, world, clock.today())
        expected = worlds.as_rules(told, row.id, recipients, clock.today())
        db.session.expire(row)
        _ = row.text_id, db.session.get(type(make.text()), row.text_id)
        read = consents.of_people(world.actor("caseworker"), [person.id])[person.id][0]
        staff = {"recorded_by": world.users["caseworker"].id, "approved_by": row.approved_by_id}
        assert replace(read, withdrawn_at=None) == replace(expected, withdrawn_at=None, **staff)
        assert (read.withdrawn_at is None) == (expected.withdrawn_at is None)
    db.session.rollback()


def test_the_rule_knows_every_column_of_a_consent():
    """A new column may change when a consent counts: decide what the rule and the query make of it, then list it."""
    bookkeeping = {
        "ref", "person_id", "evidence", "interpreter", "withdrawn_by_id", "recorded_at", "approved_at", "version",
    }  # fmt: skip
    told_by_the_rule = {
        "id", "kind", "recipient_id", "recipient_name", "purpose", "fields", "onward", "giver", "guardian_name",
        "has_assent", "how_given", "text_id", "risks_explained", "not_conditional", "counselled_on", "given_on",
        "expires_on", "withdrawn_at", "end_reason", "recorded_by_id", "approved_by_id", "employer_id", "identity_from",
    }  # fmt: skip
    assert {column.key for column in inspect(Consent).columns} == bookkeeping | told_by_the_rule
