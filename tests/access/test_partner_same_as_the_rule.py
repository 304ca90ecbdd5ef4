"""What an employer's queries find is what the pure rule says, over random worlds of people, consents and placements."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from caseflow.access import partner
from caseflow.extensions import db
from caseflow.models.placements import Placement, PlacementNote
from caseflow.rules import presenting
from caseflow.rules.consent import Consent
from caseflow.rules.consent_record import OFFERED
from tests.access import partner_worlds as worlds
from tests.access.worlds import DAYS
from tests.factories import employers as make_employers
from tests.factories.accounts import actor as actor_of


@pytest.fixture
def parties(world):
    own = make_employers.employer(world.houses["house"], worlds.NAME)
    other = make_employers.employer(world.houses["house"], "Another Farm")
    world.users["employer"].employer_id = own.id
    db.session.add(world.users["employer"])
    db.session.commit()
    return actor_of(world.users["employer"]), own, other


def test_a_partner_finds_exactly_what_the_rule_lets_them_know(world, parties):
    seen_anybody: list[int] = []

    @given(people=st.lists(worlds.candidates(), min_size=3, max_size=6), day=st.sampled_from(DAYS))
    @settings(
        max_examples=40, deadline=None, database=None, derandomize=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip
    def compare(people, day):
        seen_anybody.append(worlds.compare(world, *parties, people, day))

    compare()
    assert sum(seen_anybody) > 15, "the worlds are too unkind: nothing is compared"


def test_nobody_but_an_employer_with_openings_comes_through_this_door(world, parties):
    for who in ("caseworker", "supervisor", "liaison", "analyst", "auditor", "administrator", "reviewer"):
        actor = world.actor(who)
        for query in (partner.candidates(actor), partner.openings(actor), partner.employers(actor)):
            assert db.session.execute(query).all() == []


def test_what_is_internal_is_never_read_through_this_door(parties):
    with pytest.raises(ValueError, match="not shared"):
        partner.of_candidate(parties[0], PlacementNote)
    assert Placement not in partner.SHARED


@pytest.mark.parametrize("stage", presenting.IDENTITY_STAGES)
def test_nothing_tells_who_it_is_before_the_stage_that_the_person_chose(stage):
    word = Consent(fields=frozenset(OFFERED[presenting.KIND]), identity_from=stage)
    before = presenting.GOES_ON[: presenting.GOES_ON.index(stage)]
    for state in before:
        assert presenting.shown_fields(word, state) == {"work", "start"}
    for state in presenting.GOES_ON[len(before) :]:
        assert presenting.shows_identity(word, state)
    for state in ("matched", "shortlisted", *presenting.OVER):
        assert presenting.shown_fields(word, state) == frozenset()
    assert presenting.shown_fields(word, "ended_abuse_exit") == {"identity"}
