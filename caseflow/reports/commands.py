"""A study is made once and then stays as it is."""

from datetime import timedelta

from caseflow import clock
from caseflow.access import caseload, gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.reports import BaselineStudy
from caseflow.reports import study
from caseflow.rules.suppression import THRESHOLD
from caseflow.vocabulary.language import _, format_date

# Whoever lays two studies side by side sees what changed between them, so that must never be one person.
APART = timedelta(days=28)


def make_study(user: Actor) -> str:
    """Count the caseload as it is today and keep what may be shown. Returns the study's reference.

    Raises Denied, and Refused when so few people are in it, or came since the last one, that it would betray somebody.
    """
    gate.require(user, "study.make")
    _must_be_apart(user)
    today = clock.today(user.timezone)
    numbers = caseload.numbers(user, today)
    if not study.is_enough(numbers.people):
        raise Refused(
            _("Fewer than %(least)s grown-up people are in open cases. A study would show nothing.", least=THRESHOLD)
        )
    row = BaselineStudy(
        ref=new_ref("BS"),
        organization_id=user.organization_id,
        on=today,
        smallest=THRESHOLD,
        content=study.content(numbers, caseload.demand(user)),
        made_by_id=user.id,
        made_at=clock.now(),
    )
    db.session.add(row)
    trail.commit(user, "study.make", row, row.ref, on=today, smallest=THRESHOLD)
    return row.ref


def _must_be_apart(user: Actor) -> None:
    query = scope.studies(user).order_by(BaselineStudy.made_at.desc(), BaselineStudy.id.desc()).limit(1)
    last = db.session.scalars(query).one_or_none()
    if last is None or clock.now() - last.made_at >= APART:
        return
    if caseload.newcomers(user, last.made_at) < THRESHOLD:
        raise Refused(
            _(
                "The last study, %(ref)s, is of %(day)s, and fewer than %(least)s people came since then. Whoever "
                "compares the two would learn about single people. Make the next one when more have come, or after "
                "%(days)s days.",
                ref=last.ref,
                day=format_date(last.on),
                least=THRESHOLD,
                days=APART.days,
            )
        )
