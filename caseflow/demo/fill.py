"""Fills an empty database with invented people: all stories, told day by day through the rooms' commands."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import event

from caseflow.access.actor import SYSTEM
from caseflow.audit import kept
from caseflow.consent import commands_texts, text_files
from caseflow.demo import firms, sign_ins
from caseflow.demo import town as places
from caseflow.demo.acts import papers, rankings, studies, trainings
from caseflow.demo.calendar import Story, spoken, tell
from caseflow.demo.families import (
    bogota,
    border,
    claimants,
    engineers,
    hiring,
    lima,
    ministries,
    nurses,
    refuge,
    roraima,
    seasonal,
    sitlam,
    valley,
)
from caseflow.demo.town import Town
from caseflow.extensions import db, learn_sizes
from caseflow.pathways import commands as library

# What the system writes into a case (tasks, reasons) is in the language of the house that works on it.
FAMILIES = {
    "en": (nurses, claimants, engineers, valley, hiring),
    "es": (seasonal, ministries, border, refuge, sitlam, lima, bogota, roraima),
}
FIRST = 1200  # days ago, before every story
# A fill that is cut off is thrown away, so nothing is gained by waiting for the disk after each of its commits.
HASTE = {"sqlite": "PRAGMA synchronous=NORMAL", "postgresql": "SET synchronous_commit = off"}


def fill() -> Town:
    """Everything, in an empty database."""
    town = Town()
    with _in_haste(), kept.later() as changed:
        with town.calendar.on(FIRST):
            library.load_library(SYSTEM)
            commands_texts.load_texts(SYSTEM, text_files.shipped())
            places.build(town)
        acts = (
            *trainings.stories(town),
            *_families(town),
            *rankings.stories(town),
            *studies.stories(town),
            *papers.stories(town),
        )
        tell([*firms.stories(town), *acts], town.calendar)
    kept.refresh(changed)
    sign_ins.open_doors()
    learn_sizes()
    return town


def _families(town: Town) -> Iterator[Story]:
    for language, families in FAMILIES.items():
        for family in families:
            yield from (spoken(language, story) for story in family.stories(town))


@contextmanager
def _in_haste() -> Iterator[None]:
    """Commits inside do not wait for the disk; afterwards they do again."""
    name = db.engine.dialect.name

    def hasten(connection, _record, _proxy):  # type: ignore[no-untyped-def]
        connection.execute(HASTE[name])

    db.session.remove()
    event.listen(db.engine, "checkout", hasten)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        event.remove(db.engine, "checkout", hasten)
        db.session.remove()
        db.engine.dispose()
