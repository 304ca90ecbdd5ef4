"""The printed summary of a case, out of the same file as its page. What is for staff only stays off the paper."""

from zoneinfo import ZoneInfo

from flask import render_template

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.adapters import pdf
from caseflow.casefile.read import read
from caseflow.vocabulary.language import _, format_date, in_language


def print_summary(user: Actor, ref: str) -> bytes:
    """A tagged PDF in the user's language; that it was printed is written down first. Raises NotFound or Denied."""
    with in_language(user.language):
        file = read(user, ref, "case.print")
        at = clock.now().astimezone(ZoneInfo(user.timezone))
        printed = _(
            "Confidential. Printed by %(name)s on %(day)s at %(time)s.",
            name=user.name,
            day=format_date(at.date()),
            time=f"{at:%H:%M}",
        )
        html = render_template("pdf/summary.html", file=file, printed=printed)
        return pdf.render(html, language=user.language, title=_("Case summary %(ref)s", ref=ref))
