"""The worker and the clock: jobs are planned once for their hour, taken with a lease, tried again when they fail."""

import logging
import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from flask import Flask, current_app
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.audit import kept, later, queue, trail
from caseflow.audit import once as sent_forms
from caseflow.audit.later import Taken
from caseflow.cases import commands_waking
from caseflow.errors import Denied, NotFound, Refused, Stale
from caseflow.extensions import db, expect_writes, learn_sizes, writing
from caseflow.models.accounts import Organization
from caseflow.notices import commands as notices
from caseflow.notices.mailing import send_mail
from caseflow.pathways import commands_branches, commands_watch

# When the one mail of the day is gathered, in the organization's own time.
MAIL_HOUR = 7
_log = logging.getLogger("caseflow")


def work(app: Flask, stop: threading.Event, *, once: bool = False) -> int:
    """Do what is to be done until `stop`; with `once`, until nothing is left. How many jobs were done."""
    done, planned = 0, ""
    while not stop.is_set():
        with app.app_context():
            expect_writes(True)
            try:
                hour = f"{clock.now():%Y-%m-%dT%H}"
                if hour != planned:
                    plan(clock.now())
                    planned = hour
                ran = run_next()
            except SQLAlchemyError as error:  # the database is away; what the message holds may be about somebody
                trail.abandon()
                _log.error("the worker waits: %s", type(error).__name__)
                ran = None
                if once:
                    raise
            finally:
                db.session.remove()
                expect_writes(False)
        if ran:
            done += 1
        elif once and ran is False:
            return done
        elif stop.wait(1.0 if ran is False else 5.0):
            break
    return done


def plan(now: datetime) -> None:
    """Write down what this hour wants done. Whoever comes second finds it written."""
    hour = f"{now:%Y-%m-%dT%H}"
    with writing():
        organizations = db.session.execute(select(Organization.id, Organization.timezone)).all()
        queue.enqueue("wake", f"wake|{hour}")
        queue.enqueue("tidy", f"tidy|{now:%Y-%m-%d}")
        for organization_id, timezone in organizations:
            day = clock.today(timezone)
            queue.enqueue("remind", f"remind|{organization_id}|{hour}", organization=organization_id, day=str(day))
            queue.enqueue(
                "look_at_permits",
                f"look_at_permits|{organization_id}|{day}",
                organization=organization_id,
                day=str(day),
            )
            queue.enqueue("look_at_branches", f"look_at_branches|{organization_id}|{day}", organization=organization_id)
            if clock.here(timezone).hour >= MAIL_HOUR:
                queue.enqueue("gather", f"gather|{organization_id}|{day}", organization=organization_id, day=str(day))
        trail.keep()


def run_next() -> bool:
    """Take one job and do it; False when there is none to take."""
    taken = later.take()
    if taken is None:
        return False
    act = JOBS.get(taken.kind)
    if act is None:
        later.postpone(taken, "UnknownJob")
        return True
    try:
        act(taken.args, lambda: later.hold_on(taken))
    except (SQLAlchemyError, OSError, Denied, NotFound, Refused, Stale, LookupError, ValueError) as error:
        trail.abandon()
        _log.error("job %s of kind %s failed: %s", taken.id, taken.kind, type(error).__name__)
        later.postpone(taken, type(error).__name__)
        return True
    _finish(taken)
    return True


def _finish(taken: Taken) -> None:
    if not later.finish(taken):
        _log.warning("job %s was taken over while it ran", taken.id)


Alive = Callable[[], bool]
Args = Mapping[str, Any]


def _wake(_args: Args, _alive: Alive) -> None:
    commands_waking.wake_due_cases(SYSTEM)


def _remind(args: Args, alive: Alive) -> None:
    notices.remind(SYSTEM, args["organization"], _day(args), alive)


def _permits(args: Args, _alive: Alive) -> None:
    case_id = args["case"]
    with writing():
        commands_watch.watch_permits(SYSTEM, case_id, clock.today())


def _look_at_permits(args: Args, _alive: Alive) -> None:
    day = _day(args)
    ids = commands_watch.cases_to_watch(SYSTEM, args["organization"], day)
    trail.abandon()
    with writing():
        for case_id in ids:
            queue.enqueue("permits", f"permits|{case_id}|{day}", case=case_id)
        trail.keep()


def _branches_of(args: Args, _alive: Alive) -> None:
    _look_again(commands_branches.cases_of(SYSTEM, args["person"]))


def _look_at_branches(args: Args, _alive: Alive) -> None:
    _look_again(commands_branches.cases_to_look_at(SYSTEM, args["organization"]))


def _look_again(case_ids: list[int]) -> None:
    trail.abandon()
    for case_id in case_ids:  # each on its own; done again after a crash, what is done already changes nothing
        with writing():
            commands_branches.look_again(SYSTEM, case_id, clock.today())


def _gather(args: Args, _alive: Alive) -> None:
    notices.gather_mail(SYSTEM, args["organization"], _day(args))


def _mail(args: Args, _alive: Alive) -> None:
    settings = current_app.config["SETTINGS"]
    send_mail(args["mail"], settings.mail_url, settings.base_url)


def _tidy(_args: Args, _alive: Alive) -> None:
    later.forget_old()
    with writing():
        sent_forms.forget_old()
        kept.catch_up()
        trail.keep()
    learn_sizes()


def _day(args: Args) -> date:
    return date.fromisoformat(args["day"])


JOBS: Mapping[str, Callable[[Args, Alive], None]] = {
    "wake": _wake,
    "remind": _remind,
    "permits": _permits,
    "look_at_permits": _look_at_permits,
    "branches_of": _branches_of,
    "look_at_branches": _look_at_branches,
    "gather": _gather,
    "mail": _mail,
    "tidy": _tidy,
}
