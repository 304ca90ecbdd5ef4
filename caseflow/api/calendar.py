"""A calendar that other programs fetch: its secret address is the key. It says what kind of day, never whose."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, current_app

from caseflow import clock
from caseflow.accounts.queries import actor_of_user
from caseflow.adapters.calendars import Entry, written
from caseflow.errors import NotFound
from caseflow.notices import queries
from caseflow.notices.commands_feed import owner_of
from caseflow.vocabulary.labels import label_of
from caseflow.vocabulary.language import in_language
from caseflow.vocabulary.notices import NoticeKind

bp = Blueprint("calendar", __name__)


@bp.get("/calendar/<token>.ics")
def feed(token: str) -> Response:
    user = actor_of_user(owner_of(token))
    if user is None:
        raise NotFound
    base = current_app.config["SETTINGS"].base_url
    with in_language(user.language):
        entries = [
            Entry(day.key, str(label_of(NoticeKind, day.kind)), day.on, f"{base}{day.address}")
            for day in queries.calendar_days(user)
        ]
    content = written("caseflow", entries, urlsplit(base).hostname or "caseflow", clock.now())
    answer = Response(content, mimetype="text/calendar")
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer
