"""A case and the versions of its pathway: see what another one would change, and move it over."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for

from caseflow.pathways import commands_versions as commands
from caseflow.pathways import queries_versions as queries
from caseflow.pathways.forms import MoveVersionForm
from caseflow.vocabulary.language import _
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user


def move_version(ref: str) -> Any:
    user = acting_user()
    page = queries.move_page(user, ref, request.args.get("to", type=int))
    form = MoveVersionForm(seen=page.seen)
    done = accepted(
        form,
        lambda: commands.move_version(
            user, ref, page.target, reason=form.reason.data or "", seen=form.seen.data or 0
        ),
    )  # fmt: skip
    if not done:
        return render_template("pathways/move_version.html", page=page, form=form), form.status
    flash(_("The case goes on under version %(number)s. It can be moved back here.", number=page.target))
    return redirect(url_for("pathways.of_case", ref=ref))
