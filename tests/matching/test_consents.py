"""The consents that a ranking counts in SQL are those that the rule counts, one by one."""

from datetime import timedelta
from itertools import product

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.access import consents as loaded
from caseflow.extensions import db
from caseflow.matching.consents import Words, served
from caseflow.models.consent import Consent
from caseflow.rules import presenting
from caseflow.rules.consent import counts
from tests.factories import consent, employers, people

TODAY = clock.today()


def days(number):
    return TODAY + timedelta(days=number)


AGES = (days(-40 * 365), days(-17 * 365), days(-10 * 365), None)
CHANGES = (
    {}, {"giver": "guardian", "guardian_name": "Ana"},
    {"giver": "guardian", "guardian_name": "Ana", "has_assent": True},
    {"giver": "guardian", "guardian_name": " "}, {"given_on": days(1), "expires_on": days(9)}, {"given_on": TODAY},
    {"expires_on": TODAY}, {"expires_on": days(1)}, {"withdrawn_at": clock.now()}, {"end_reason": "replaced"},
    {"how_given": "nod"}, {"how_given": "witnessed_verbal"}, {"risks_explained": False}, {"not_conditional": False},
    {"fields": ()}, {"purpose": ""}, {"recipient_name": "  "},
)  # fmt: skip


@pytest.mark.parametrize("kind", ["service", "present_to_employer"])
def test_sql_and_the_rule_agree(world, kind):
    by, team = world.users["caseworker"], world.teams["north"]
    boss = employers.employer(world.houses["house"], "Annapolis Care Homes")
    expected = {}
    for n, (born, change) in enumerate(product(AGES, CHANGES)):
        one = people.person(team, f"P{n}", born=born)
        later = {name: change[name] for name in ("purpose", "recipient_name") if name in change}
        made = {name: value for name, value in change.items() if name not in later}
        row = consent.consent(one, "annapolis care homes", by, kind=kind, **made)
        for name, value in later.items():
            setattr(row, name, value)
        rule = loaded.as_rule(loaded_again(row), "UTC")
        expected[one.id] = counts(rule, loaded.person_as_rule(with_nationalities(one)), TODAY)
    db.session.commit()
    user = world.actor("caseworker")
    assert 5 < sum(expected.values()) < len(expected) / 2
    if kind == "service":
        assert served(user, TODAY, None) == {key for key, good in expected.items() if good}
        return
    said = Words(user, TODAY, None, [boss]).of(boss.id, expected)
    assert [one == "agreed" for one in said] == list(expected.values())


def test_the_last_word_toward_an_employer_counts(world):
    by, team = world.users["caseworker"], world.teams["north"]
    boss = employers.employer(world.houses["house"], "Annapolis Care Homes")
    one, other = people.person(team), people.person(team)
    consent.consent(one, boss.name, by, kind="present_to_employer", given_on=days(-50), withdrawn_at=clock.now())
    consent.consent(one, boss.ref, by, kind="present_to_employer", given_on=days(-10))
    consent.consent(other, boss.name, by, kind="present_to_employer", given_on=days(-50))
    row = consent.consent(other, "x", by, kind="present_to_employer", given_on=days(-9), withdrawn_at=clock.now())
    row.recipient_name, row.employer_id = "A name of before", boss.id
    db.session.commit()
    user = world.actor("caseworker")
    assert Words(user, TODAY, None, [boss]).of(boss.id, [one.id, other.id]) == ["agreed", "withdrawn"]
    given = loaded.of_people(user, [one.id, other.id])
    words = [presenting.last_word(given[key.id], boss.ref, boss.name, boss.id) for key in (one, other)]
    assert [word.withdrawn_at is None for word in words] == [True, False]


def loaded_again(row):
    db.session.flush()
    db.session.expire(row)
    return db.session.scalars(select(Consent).where(Consent.id == row.id).options(db.joinedload(Consent.text))).one()


def with_nationalities(one):
    db.session.refresh(one, ["nationalities"])
    return one
