"""Each job is done once, also with several workers, and also when one of them is killed in the middle."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from caseflow import clock
from caseflow.audit import later, queue, trail
from caseflow.extensions import db, expect_writes
from caseflow.jobs import worker
from caseflow.models.accounts import SentForm
from caseflow.models.jobs import Job, Mail, Notice
from tests.factories import cases, people

TODAY = clock.today()


@pytest.fixture
def busy(world):
    """Four hundred tasks that are due today, of one caseworker."""
    case = cases.case(world.teams["north"], people.person(world.teams["north"]), caseworker=world.users["caseworker"])
    for _number in range(400):
        cases.task(case, by=world.users["caseworker"], due_on=TODAY)
    db.session.commit()
    return case


def enqueue(kind="remind", key="one", **args):
    queue.enqueue(kind, key, **args)
    trail.keep()


def work(app):
    db.session.remove()
    done = worker.work(app, threading.Event(), once=True)
    expect_writes(True)
    return done


def states() -> dict[str, int]:
    return dict(db.session.execute(select(Job.state, func.count()).group_by(Job.state)).all())


def notices() -> int:
    return db.session.scalar(select(func.count(Notice.id))) or 0


def test_the_worker_does_what_the_hour_wants_and_ends(app, busy):
    assert work(app) >= 3
    assert set(states()) == {"done"}
    assert notices() == 400
    assert work(app) == 0


def test_the_same_fact_makes_one_job(app, world):
    for _time in range(3):
        enqueue("tidy", "tidy|today")
    assert states() == {"ready": 1}


def test_a_job_that_fails_is_tried_again_later_and_says_only_its_kind(app, world):
    enqueue("remind", "broken", organization=1)
    worker.run_next()
    job = db.session.scalars(select(Job)).one()
    assert (job.state, job.error, job.tries) == ("ready", "KeyError", 1)
    assert job.due_at > clock.now()
    assert worker.run_next() is False


def test_after_many_tries_it_is_left_alone_as_failed(app, world):
    enqueue("remind", "broken", organization=1)
    for hour in range(1, 12):
        with clock.moved(timedelta(hours=hour * 2)):
            worker.run_next()
    assert states() == {"failed": 1}


def test_a_job_whose_worker_died_is_taken_by_another_when_the_lease_ends(app, world):
    enqueue("tidy", "tidy|today")
    lost = later.take()
    assert later.take() is None
    with clock.moved(later.LEASE + timedelta(seconds=1)):
        again = later.take()
        assert again is not None and again.id == lost.id
        assert later.finish(lost) is False
        assert later.finish(again) is True


def test_two_workers_at_once_do_each_job_once(app, busy):
    for number in range(20):
        enqueue("tidy", f"tidy|{number}")
    taken, start = [], threading.Barrier(4)

    def take_all():
        with app.app_context():
            start.wait()
            while (job := later.take()) is not None:
                taken.append(job.id)
                later.finish(job)
            db.session.remove()

    db.session.remove()
    threads = [threading.Thread(target=take_all) for _number in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)
    assert len(taken) == len(set(taken)) == 20


def test_a_worker_killed_in_the_middle_of_reminders_loses_and_doubles_none(app, busy, folder, database_url, world):
    environment = {
        **os.environ,
        "CASEFLOW_DATABASE_URL": database_url,
        "CASEFLOW_DATA_DIR": str(folder),
        "CASEFLOW_DATA_KEY": b"only for tests, thirty-two bytes".hex(),
    }
    command = [sys.executable, "-m", "caseflow.cli", "work"]
    db.session.remove()
    killed = 0
    for _time in range(3):
        process = subprocess.Popen(
            command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        before, until = notices(), time.monotonic() + 20
        while notices() == before and process.poll() is None and time.monotonic() < until:
            db.session.rollback()
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        killed += 1
        db.session.rollback()
        # So that the next worker need not wait for the lease to end.
        past = clock.now() - timedelta(minutes=10)
        db.session.execute(text("UPDATE job SET lease_until = :past WHERE state = 'running'"), {"past": past})
        db.session.commit()
        if notices() == 400:
            break
    work(app)
    assert killed and notices() == 400
    keys = db.session.execute(select(Notice.user_id, Notice.fact_key)).all()
    assert len(keys) == len(set(keys))
    assert db.session.scalar(select(func.count(Mail.id))) in (0, 1)


def test_what_was_sent_days_ago_is_forgotten_by_the_worker_and_not_by_whoever_sends_the_next_form(app, world):
    for key, days in (("old", 3), ("new", 1)):
        db.session.add(SentForm(key=key, at=clock.now() - timedelta(days=days)))
    enqueue("tidy", "tidy|today")
    worker.run_next()
    assert db.session.scalars(select(SentForm.key)).all() == ["new"]
