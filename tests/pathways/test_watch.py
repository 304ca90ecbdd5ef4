"""What permits ask for by themselves: a renewal in time, a task today where the work breaks a condition."""

import threading
from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.errors import Denied
from caseflow.extensions import db, expect_writes
from caseflow.jobs import worker
from caseflow.models.cases import Task
from caseflow.models.jobs import Job
from caseflow.models.pathways import Permit, Step
from caseflow.pathways import commands_watch
from tests.factories import cases, employers, pathways, people

TODAY = clock.today()


@pytest.fixture
def rosa(world):
    pathways.load_library()
    return people.person(world.teams["north"], "Rosa", "Mejía", nationalities=("SYR",), residence_country="CAN")


@pytest.fixture
def case(world, rosa):
    row = cases.case(world.teams["north"], rosa, caseworker=world.users["caseworker"], stage="regularization")
    pathways.start_pathway(row, "ca_claimant_open_work_permit")
    step = pathways.step(row, "OWP_ISSUE", rosa)
    step.state, step.decided_on = "granted", TODAY - timedelta(days=300)
    db.session.commit()
    return row


def permit(case, rosa, *, ends: int, lead: int | None = 30, **more) -> Permit:
    step = pathways.step(case, "OWP_ISSUE", rosa)
    row = Permit(
        person_id=rosa.id, case_id=case.id, step_id=step.id, kind="work_permit", country="CAN",
        valid_from=TODAY - timedelta(days=300), valid_until=TODAY + timedelta(days=ends),
        renew_before_days=lead, **more,
    )  # fmt: skip
    db.session.add(row)
    db.session.commit()
    return row


def watch(case, today=TODAY) -> int:
    db.session.rollback()
    return commands_watch.watch_permits(SYSTEM, case.id, today)


def renewals(case) -> list[Step]:
    query = select(Step).where(Step.case_id == case.id, Step.renews_permit_id.is_not(None))
    return list(db.session.scalars(query.execution_options(populate_existing=True)))


def test_a_renewal_appears_in_time_and_says_when_it_must_begin(case, rosa, browse):
    permit(case, rosa, ends=70)
    assert watch(case) == 0
    assert watch(case, TODAY + timedelta(days=10)) == 1
    (step,) = renewals(case)
    assert (step.state, step.due_on) == ("ready", TODAY + timedelta(days=40))
    page = browse("caseworker").get(f"/cases/{case.ref}/steps/{step.number}").text
    assert "its renewal must begin 30 days before" in page


def test_looking_again_makes_no_second_renewal(case, rosa):
    permit(case, rosa, ends=50)
    assert [watch(case), watch(case), watch(case)] == [1, 0, 0]


def test_a_renewal_waits_for_nothing_and_nothing_waits_for_it(case, rosa):
    permit(case, rosa, ends=50)
    before = {s.number: s.state for s in db.session.scalars(select(Step).where(Step.case_id == case.id))}
    watch(case)
    after = {s.number: s.state for s in db.session.scalars(select(Step).where(Step.case_id == case.id))}
    assert not [number for number, state in before.items() if state != "pending" and after[number] == "pending"]
    assert renewals(case)[0].state == "ready"


@pytest.mark.parametrize("ends", [-1, 400])
def test_a_permit_that_has_ended_or_ends_far_away_asks_for_nothing(case, rosa, ends):
    permit(case, rosa, ends=ends)
    assert watch(case) == 0


def test_where_nobody_knows_when_to_begin_no_renewal_is_made_up(case, rosa):
    permit(case, rosa, ends=20, lead=None)
    assert watch(case) == 0


def test_work_that_the_permit_does_not_allow_is_a_task_today(world, case, rosa):
    row = permit(case, rosa, ends=400, employer_name="Glen Haven Manor", isco="5321", region="CA-NS")
    boss = employers.employer(world.houses["house"], "Another Farm")
    job = employers.opening(boss, isco="9211", region="CA-NB")
    employers.placement(job, case, rosa, state="started")
    db.session.commit()
    assert watch(case) == 3
    titles = [task.title for task in db.session.scalars(select(Task).where(Task.fact_key.like(f"%:{row.id}:%")))]
    assert len(titles) == 3 and any("Glen Haven Manor" in title for title in titles)
    assert watch(case) == 0


def test_the_permitted_employer_under_another_spelling_is_no_mismatch(world, case, rosa):
    permit(case, rosa, ends=400, employer_name="GLEN HAVEN MANOR")
    boss = employers.employer(world.houses["house"], "Glen Haven Manor")
    employers.placement(employers.opening(boss), case, rosa, state="started")
    db.session.commit()
    assert watch(case) == 0


def test_a_change_of_the_permit_is_looked_at_within_the_worker_s_next_turn(app, case, rosa, browse):
    permit(case, rosa, ends=50)
    row = db.session.scalars(select(Permit)).one()
    answer = browse("caseworker").submit(f"/people/{rosa.ref}/permits/{row.id}", number="X1")
    assert answer.status_code == 302
    case_id = case.id
    assert db.session.scalar(select(Job.kind).where(Job.kind == "permits")) == "permits"
    db.session.remove()
    worker.work(app, threading.Event(), once=True)
    expect_writes(True)
    query = select(Step.id).where(Step.case_id == case_id, Step.renews_permit_id.is_not(None))
    assert len(db.session.scalars(query).all()) == 1


def test_only_the_clock_does_it(world, case):
    with pytest.raises(Denied):
        commands_watch.watch_permits(world.actor("supervisor"), case.id, TODAY)
