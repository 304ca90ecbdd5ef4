"""The demo's past: all stories are told together, day by day, so that the audit trail grows in order of time.

A story is a generator. It yields a number of days before today; what it does after that happens on that day.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from heapq import heapify, heappop, heappush

from caseflow import clock
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.vocabulary.language import in_language

Story = Generator[int, None, None]

# Where the demo's day begins last: once it is today there, it is today for every user of the demo.
LAST_ZONE = "America/Mexico_City"
# At this hour it is the same day from California to Istanbul.
MORNING = time(13, tzinfo=UTC)
BETWEEN = timedelta(seconds=20)  # two acts of one day


@dataclass
class Calendar:
    """Days counted back from today."""

    today: date = field(default_factory=lambda: clock.today(LAST_ZONE))

    def ago(self, days: int) -> date:
        """The day so many days before today; a negative number lies ahead."""
        return self.today - timedelta(days=days)

    def since(self, day: date) -> int:
        """How many days before today that day is."""
        return (self.today - day).days

    @contextmanager
    def on(self, days: int, place: int = 0) -> Iterator[None]:
        """Everything inside happens so many days ago; `place` orders what happens on one day. Never after now."""
        planned = datetime.combine(self.ago(days), MORNING) + place * BETWEEN
        now = clock.now()
        with clock.moved(min(planned, now) - now):
            yield


def spoken(language: str, story: Story) -> Story:
    """The same story, in whose acts the system speaks that language."""
    with in_language(language):
        days: int | None = next(story)
    while days is not None:
        yield days
        with in_language(language):
            days = next(story, None)


def tell(stories: Iterable[Story], calendar: Calendar) -> None:
    """Let the stories happen, the earliest day first. Raises ValueError for a story that goes back in time."""
    waiting = [(-next(story), number, story) for number, story in enumerate(stories)]
    heapify(waiting)
    turn, place, before = len(waiting), 0, 0
    while waiting:
        day, _turn, story = heappop(waiting)
        place = place + 1 if day == before else 0
        before, turn = day, turn + 1
        with calendar.on(-day, place):
            following = next(story, None)
        # As between two requests: nothing is remembered that another story may have changed.
        trail.abandon()
        db.session.expunge_all()
        if following is not None:
            if -following < day:
                raise ValueError(f"a story goes back from {-day} to {following} days ago: {story}")
            heappush(waiting, (-following, turn, story))
