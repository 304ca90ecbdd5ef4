"""Two people at the same moment: the database decides, and one of them is told."""

import threading

import pytest

from caseflow.cases import commands_closing, commands_members, commands_opening
from caseflow.cases.commands_closing import Closing
from caseflow.cases.commands_opening import Opening
from caseflow.errors import Refused, Stale
from caseflow.extensions import db, expect_writes
from caseflow.models.cases import Case, CaseMember
from tests.factories import cases, people


@pytest.fixture
def at_once(app):
    """Run these acts at the same moment; what each of them said no with, or None."""

    def run(*acts):
        start, answers = threading.Barrier(len(acts)), [None] * len(acts)

        def one(place, act):
            with app.app_context():
                expect_writes(True)
                start.wait()
                try:
                    act()
                except (Refused, Stale) as no:
                    answers[place] = no
                finally:
                    db.session.remove()

        threads = [threading.Thread(target=one, args=pair) for pair in enumerate(acts)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        return answers

    return run


def test_of_two_cases_opened_for_one_person_at_once_one_is_opened(world, at_once):
    north = world.teams["north"]
    person = people.person(north)
    db.session.commit()
    opening, ref = Opening(team=north.ref), person.ref
    users = [world.actor("caseworker"), world.actor("second")]
    db.session.rollback()
    answers = at_once(*(lambda user=user: commands_opening.open_case(user, ref, opening) for user in users))
    assert sorted(type(no).__name__ for no in answers) == ["NoneType", "Refused"]
    assert db.session.query(Case).count() == 1


def test_nobody_joins_a_case_while_it_closes_and_stays_in_an_open_one(world, at_once):
    north = world.teams["north"]
    case, child = cases.case(north, people.person(north)), people.person(north, "Alba")
    db.session.commit()
    ref, child_ref, seen = case.ref, child.ref, case.version
    first, second = world.actor("caseworker"), world.actor("second")
    db.session.rollback()
    at_once(
        lambda: commands_closing.close_case(first, ref, Closing("moved", "Left.", "Farewell."), seen=seen),
        lambda: commands_members.add_member(second, ref, child_ref, "child"),
    )
    assert db.session.query(Case).one().status == "closed"
    assert [m.open_person_id for m in db.session.query(CaseMember)] in ([None], [None, None])
