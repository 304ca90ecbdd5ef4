"""The printed summary of a case, out of the same file as its page. What is for staff only stays off the paper."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from flask import render_template

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.adapters import pdf
from caseflow.casefile.due import DueKind
from caseflow.casefile.file import CaseFile
from caseflow.casefile.read import read
from caseflow.vocabulary.language import _, format_date, in_language
from caseflow.vocabulary.tasks import TaskKind


def on_paper(file: CaseFile) -> CaseFile:
    """The file without what nobody at work may find on a table: the tasks that a grievance or an alert made."""
    hidden = {task.number for task in file.tasks.open if task.kind is TaskKind.PROTECTION}
    shown = tuple(task for task in file.tasks.open if task.number not in hidden)
    due = tuple(one for one in file.head.due if one.kind is not DueKind.TASK or one.number not in hidden)
    return replace(file, head=replace(file.head, due=due), tasks=replace(file.tasks, open=shown), grievances=())


def print_summary(user: Actor, ref: str) -> bytes:
    """A tagged PDF in the user's language; that it was printed is written down first. Raises NotFound or Denied."""
    with in_language(user.language):
        file = on_paper(read(user, ref, "case.print"))
        at = clock.now().astimezone(ZoneInfo(user.timezone))
        printed = _(
            "Confidential. Printed by %(name)s on %(day)s at %(time)s.",
            name=user.name,
            day=format_date(at.date()),
            time=f"{at:%H:%M}",
        )
        html = render_template("pdf/summary.html", file=file, printed=printed)
        return pdf.render(html, language=user.language, title=_("Case summary %(ref)s", ref=ref))
