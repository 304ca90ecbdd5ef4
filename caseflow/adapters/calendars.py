"""Calendars that other programs read. The only file that knows the icalendar library."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True)
class Entry:
    """A whole day: a stable key, its words, where to read more."""

    key: str
    words: str
    on: date
    address: str


def written(name: str, entries: Iterable[Entry], host: str, made_at: datetime) -> bytes:
    """A calendar of whole days (RFC 5545)."""
    calendar = Calendar()
    calendar.add("prodid", "-//caseflow//calendar//")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.key}@{host}")
        event.add("dtstamp", made_at)
        event.add("dtstart", entry.on)
        event.add("dtend", entry.on + timedelta(days=1))
        event.add("summary", entry.words)
        event.add("url", entry.address)
        event.add("transp", "TRANSPARENT")
        event.add("class", "PRIVATE")
        calendar.add_component(event)
    return bytes(calendar.to_ical())
