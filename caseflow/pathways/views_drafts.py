"""New versions of pathways on their way: drafts, what they change, how they would be for cases, the decision."""

from typing import Any

from flask import abort, flash, redirect, render_template, url_for

from caseflow.pathways import commands_drafts as commands
from caseflow.pathways import queries_drafts as queries
from caseflow.pathways.forms import DraftForm
from caseflow.vocabulary.language import _l
from caseflow.web.answers import accepted
from caseflow.web.forms import acting_user

_WORDS = {
    "propose": (
        _l("Propose this version"), _l("Another administrator looks at it and publishes or refuses it."), _l("Propose"),
    ),
    "withdraw": (_l("Withdraw the draft"), _l("Nothing is published. The draft stays in the list."), _l("Withdraw")),
    "publish": (
        _l("Publish this version"),
        _l("New cases get it from now on. Cases on an older version stay on it. A published version is never changed."),
        _l("Publish"),
    ),
    "refuse": (_l("Refuse this version"), _l("Say what must be changed; it can be uploaded again."), _l("Refuse")),
}  # fmt: skip
_ACTS = {
    "propose": commands.propose_draft,
    "withdraw": commands.withdraw_draft,
    "publish": commands.publish_draft,
    "refuse": commands.refuse_draft,
}
_DONE = {
    "propose": _l("Proposed. Another administrator must decide now."),
    "withdraw": _l("Withdrawn."),
    "publish": _l("The version is published."),
    "refuse": _l("Refused, with your reason."),
}


def drafts() -> Any:
    return render_template("pathways/drafts.html", drafts=queries.drafts(acting_user()))


def draft(draft_id: int) -> Any:
    return render_template("pathways/draft.html", draft=queries.draft_page(acting_user(), draft_id), words=_WORDS)


def try_draft(draft_id: int) -> Any:
    return render_template("pathways/trial.html", trial=queries.try_draft(acting_user(), draft_id))


def decide_draft(draft_id: int, verb: str) -> Any:
    user = acting_user()
    page = queries.draft_page(user, draft_id)
    if verb not in _WORDS:
        abort(404)
    form = DraftForm(seen=page.seen)
    done = accepted(
        form,
        lambda: _ACTS[verb](user, draft_id, note=form.note.data or "", seen=form.seen.data or 0),
    )
    if done:
        flash(str(_DONE[verb]))
        if verb == "publish":
            return redirect(url_for("pathways.show_version", key=page.line.key, number=page.line.number))
        return redirect(url_for("pathways.draft", draft_id=draft_id))
    heading, intro, submit = _WORDS[verb]
    words = {"heading": heading, "intro": intro, "submit": submit, "context_line": page.line.name}
    address = url_for("pathways.draft", draft_id=draft_id)
    return render_template("form.html", form=form, cancel=address, **words), form.status
