"""The baseline study that the analyst made some weeks ago, so that today's can be laid beside it."""

from collections.abc import Iterator

from caseflow.demo.calendar import Story
from caseflow.demo.town import Town
from caseflow.reports import commands

# Longer ago than studies must be apart.
FIRST = 40


def stories(town: Town) -> Iterator[Story]:
    """One story: the study of that day."""
    yield _first(town)


def _first(town: Town) -> Story:
    yield FIRST
    commands.make_study(town.users["analyst"])
