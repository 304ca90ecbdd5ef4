"""The printed monitoring pack of a supervisor's teams."""

from zoneinfo import ZoneInfo

from flask import render_template

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.adapters import pdf
from caseflow.oversight.queries_pack import MOST, pack
from caseflow.vocabulary.language import _, format_date, in_language


def print_pack(user: Actor, team: str = "") -> bytes:
    """A tagged PDF in the user's language; that it was printed is written down first. Raises Denied."""
    with in_language(user.language):
        found = pack(user, team)
        at = clock.now().astimezone(ZoneInfo(user.timezone))
        printed = _(
            "Confidential. Printed by %(name)s on %(day)s at %(time)s.",
            name=user.name,
            day=format_date(at.date()),
            time=f"{at:%H:%M}",
        )
        html = render_template("pdf/pack.html", found=found, printed=printed, most=MOST)
        return pdf.render(html, language=user.language, title=_("Monitoring pack"))
