"""The demo's past is told day by day, and never lies ahead of us."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.demo.calendar import Calendar, tell


def noting(book, name, *days):
    for day in days:
        yield day
        book.append((name, clock.now()))


def test_stories_are_told_together_in_the_order_of_time(app):
    book: list = []
    calendar = Calendar()
    tell([noting(book, "short", 30, 2), noting(book, "long", 400, 30, 0), noting(book, "late", 1)], calendar)
    assert [name for name, _at in book] == ["long", "short", "long", "short", "late", "long"]
    times = [at for _name, at in book]
    assert times == sorted(times) and times[-1] <= clock.now()
    assert times[0].date() == calendar.ago(400)


def test_a_story_that_goes_back_in_time_is_a_mistake(app):
    with pytest.raises(ValueError, match="goes back"):
        tell([noting([], "confused", 3, 5)], Calendar())


def test_a_day_of_the_demo_is_the_same_day_for_every_user():
    for hour in range(0, 24, 3):
        with clock.moved(timedelta(hours=hour)):
            calendar = Calendar()
            with calendar.on(5):
                zones = ("America/Mexico_City", "America/Lima", "America/Halifax", "UTC")
                assert {clock.today(zone) for zone in zones} == {calendar.ago(5)}
            with calendar.on(0, 40):
                assert clock.today("America/Mexico_City") == calendar.today
