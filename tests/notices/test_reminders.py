"""Everybody is told once of each day that matters to them; what nobody acts on climbs to the supervisor."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.errors import Denied
from caseflow.extensions import db
from caseflow.models.jobs import Mail, Notice
from caseflow.notices import commands
from caseflow.rules import reminders
from tests.factories import cases, documents, people

TODAY = clock.today()
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.fixture
def case(world):
    rosa = people.person(world.teams["north"], "Rosa", "Mejía")
    row = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"])
    db.session.commit()
    return row


def remind(world, today=TODAY):
    db.session.rollback()
    return commands.remind(SYSTEM, world.houses["house"].id, today, lambda: True)


def told(world, who: str) -> list[str]:
    query = select(Notice.kind, Notice.about).where(Notice.user_id == world.users[who].id).order_by(Notice.id)
    return [f"{kind} {about.split()[0]}" for kind, about in db.session.execute(query)]


def task(world, case, days: int, **more):
    row = cases.task(case, by=world.users["caseworker"], due_on=TODAY + timedelta(days=days), **more)
    db.session.commit()
    return row


def test_a_task_is_told_the_day_before_on_the_day_and_when_it_is_late(world, case):
    task(world, case, 1)
    for day in range(4):
        remind(world, TODAY + timedelta(days=day))
    assert told(world, "caseworker") == ["task ahead", "task today", "task overdue"]


def test_running_it_again_and_again_tells_nothing_twice(world, case):
    task(world, case, 0)
    for _time in range(3):
        remind(world)
    assert told(world, "caseworker") == ["task today"]


def test_what_nobody_acts_on_climbs_to_the_supervisor(world, case):
    task(world, case, 0)
    remind(world, TODAY + timedelta(days=3))
    assert told(world, "supervisor") == []
    remind(world, TODAY + timedelta(days=7))
    assert told(world, "supervisor") == ["task escalated"]
    assert told(world, "caseworker") == ["task overdue", "task escalated"]


def test_after_a_fortnight_away_only_where_things_stand_is_told(world, case):
    task(world, case, 1)
    remind(world, TODAY + timedelta(days=5))
    assert told(world, "caseworker") == ["task overdue"]


def test_a_case_that_nobody_has_taken_is_told_to_all_caseworkers_of_its_team(world):
    row = cases.case(world.teams["north"], people.person(world.teams["north"]))
    db.session.commit()
    task(world, row, 0)
    remind(world)
    assert told(world, "caseworker") == told(world, "second") == ["task today"]
    assert told(world, "stranger") == told(world, "foreign") == []


def test_a_paper_that_runs_out_is_told_in_time(world, case):
    person = people.person(world.teams["north"], "Julio")
    cases.case(world.teams["north"], person, caseworker=world.users["caseworker"])
    documents.paper(person, world.users["caseworker"], expires_on=TODAY + timedelta(days=30))
    db.session.commit()
    remind(world)
    assert told(world, "caseworker") == ["paper ahead"]


def test_a_day_that_moved_is_told_anew(world, case):
    row = task(world, case, 0)
    remind(world)
    row = db.session.merge(row)
    row.due_on = TODAY + timedelta(days=1)
    db.session.commit()
    remind(world)
    assert told(world, "caseworker") == ["task today", "task ahead"]


def test_reminders_of_a_case_that_went_to_another_team_leave_no_trace(world, case, browse):
    task(world, case, 0)
    remind(world)
    page = browse("caseworker").get("/notices").text
    assert case.ref in page and "A task is due" in page
    row = db.session.get(type(case), case.id)
    row.team_id = world.teams["south"].id
    db.session.commit()
    page = browse("caseworker").get("/notices").text
    assert case.ref not in page and "A task is due" not in page


def test_one_marks_ones_own_reminders_as_read_and_nobody_elses(world, case, browse):
    task(world, case, 0)
    remind(world)
    number = db.session.scalar(select(Notice.id))
    assert browse("second").post(f"/notices/{number}/read").status_code == 404
    assert browse("caseworker").post(f"/notices/{number}/read").status_code == 302
    assert "Nothing waits for you" in browse("caseworker").get("/notices").text


def test_there_is_one_mail_a_day_for_all_reminders_and_none_without_news(world, case):
    task(world, case, 0)
    task(world, case, 1, title="Another")
    remind(world)
    house = world.houses["house"].id
    assert commands.gather_mail(SYSTEM, house, TODAY) == 1
    assert commands.gather_mail(SYSTEM, house, TODAY) == 0
    assert db.session.scalar(select(Mail.count)) == 2
    with clock.moved(timedelta(days=1)):
        assert commands.gather_mail(SYSTEM, house, TODAY + timedelta(days=1)) == 0


def test_who_wants_no_mail_gets_none(world, case, browse):
    assert browse("caseworker").submit("/notices/settings", choice="none").status_code == 302
    task(world, case, 0)
    remind(world)
    assert commands.gather_mail(SYSTEM, world.houses["house"].id, TODAY) == 0


def test_only_the_clock_makes_reminders(world, case):
    with pytest.raises(Denied):
        commands.remind(world.actor("supervisor"), world.houses["house"].id, TODAY, lambda: True)
    assert db.session.scalar(select(func.count(Notice.id))) == 0


@given(st.sampled_from(sorted(reminders.PLANS)), DAYS, st.integers(-200, 200))
def test_a_day_that_comes_nearer_never_goes_back_a_stage(kind, due_on, left):
    order = ["ahead", "today", "overdue", "escalated"]
    now = reminders.moment(kind, due_on, due_on - timedelta(days=left))
    later = reminders.moment(kind, due_on, due_on - timedelta(days=left - 1))
    if now is not None and later is not None:
        assert order.index(now.stage) <= order.index(later.stage)
        assert now.stage != "ahead" or later.stage != "ahead" or later.days <= now.days
