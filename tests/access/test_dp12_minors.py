"""DP12: for a minor a guardian consents and, from twelve years on, the young person agrees too."""

from datetime import date, timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.rules import consent as rules
from caseflow.rules.birth import Birth
from tests.factories import consent as make
from tests.factories import people


def years_ago(years: int, days: int = 0) -> date:
    today = clock.today()
    month_and_day = (today.month, today.day) if (today.month, today.day) != (2, 29) else (3, 1)
    return date(today.year - years, *month_and_day) + timedelta(days=days)


GUARDIAN = {"giver": "guardian", "guardian_name": "Rosa Mejía"}


@pytest.fixture
def status(browse, world):
    """The status of the liaison's page about somebody born that day with that consent."""

    def look(born, precision="day", **consent) -> int:
        row = people.person(world.teams["north"], "Luis", born=born, precision=precision)
        make.consent(row, world.houses["consulate"], world.users["supervisor"], **consent)
        db.session.commit()
        return browse("liaison").get(f"/consular/{row.ref}").status_code

    return look


def test_a_fifteen_year_old_with_self_consent_only_consent_incomplete(status):
    assert status(years_ago(15)) == 404
    person = rules.Person(frozenset({"HND"}), "clear", Birth(years_ago(15), "day"))
    told = rules.complete(rules.Consent(giver="self"), person, clock.today())
    assert "minor_needs_guardian" in {no.code for no in told}


@pytest.mark.parametrize(
    ("born", "consent", "seen"),
    [
        (years_ago(15), {**GUARDIAN}, False),
        (years_ago(15), {**GUARDIAN, "has_assent": True}, True),
        (years_ago(15), {**GUARDIAN, "guardian_name": " ", "has_assent": True}, False),
        (years_ago(8), {**GUARDIAN}, True),
        (years_ago(12), {**GUARDIAN}, False),
        (years_ago(12, 1), {**GUARDIAN}, True),
        (years_ago(18), {}, True),
        (years_ago(18), {**GUARDIAN, "has_assent": True}, False),
        (years_ago(18, 1), {}, False),
        (years_ago(18, 1), {**GUARDIAN, "has_assent": True}, True),
    ],
)
def test_who_decides_changes_on_the_birthday(status, born, consent, seen):
    assert status(born, **consent) == (200 if seen else 404)


@pytest.mark.parametrize(
    ("born", "precision"), [(None, "unknown"), (years_ago(18, -30), "year"), (years_ago(19), "estimated")]
)
def test_an_age_that_is_not_surely_eighteen_counts_as_a_minors(status, born, precision):
    assert status(born, precision) == 404
    assert status(born, precision, **GUARDIAN, has_assent=True) == 200


def test_a_guardians_consent_ends_when_the_child_comes_of_age(browse, world):
    row = people.person(world.teams["north"], "Luis", born=years_ago(18, 10))
    make.consent(row, world.houses["consulate"], world.users["supervisor"], **GUARDIAN, has_assent=True)
    db.session.commit()
    ref, liaison = row.ref, browse("liaison")
    assert liaison.get(f"/consular/{ref}").status_code == 200
    with clock.moved(timedelta(days=10)):
        assert browse("liaison").get(f"/consular/{ref}").status_code == 404
        page = browse("caseworker").get(f"/people/{ref}/consents").text
        assert "Recorded, but not counted" in page and "The person is an adult" in page
