"""Forms about papers."""

from collections.abc import Iterable

from wtforms import MultipleFileField

from caseflow.documents.commands import PaperEntry
from caseflow.documents.queries import Serves
from caseflow.vocabulary.documents import DOCUMENT_KIND_LABELS
from caseflow.vocabulary.language import _, _l
from caseflow.vocabulary.papers import PAPER_STATE_LABELS, PaperState
from caseflow.web.forms import EditForm, Form, Pairs, box, day, line, options, pick, tick, ticks

_FILES = _l("PDF or photo (JPEG, PNG, HEIC), up to 25 MB each. On a phone you can take the photo now.")


def _kinds() -> Pairs:
    return sorted(((kind.value, str(words)) for kind, words in DOCUMENT_KIND_LABELS.items()), key=lambda pair: pair[1])


def offer(form: "PaperForm | EditPaperForm", steps: Iterable[Serves]) -> None:
    """What the paper can serve, as check boxes."""
    pairs = [
        (one.name, _("%(step)s (step %(number)s of %(case)s)", step=one.step, number=one.number, case=one.case_ref))
        for one in steps
    ]
    form.serves.choices = options(pairs)


class PaperForm(Form):
    files = MultipleFileField(_l("Files"), description=_FILES)
    together = tick(_l("They are the pages of one paper"), hint=_l("Several photos become one document."))
    kind = pick(_l("What is it?"), _kinds, need=_l("Choose what kind of paper it is."))
    title = line(_l("Remark"), hint=_l("For example: both sides, with translation."))
    issued_on = day(_l("Issued on"))
    expires_on = day(_l("Valid until"), hint=_l("Leave it empty when no day is printed on it."))
    serves = ticks(_l("Use it for"), ())

    def entry(self) -> PaperEntry:
        """What was written."""
        return PaperEntry(
            kind=self.kind.data or "",
            title=self.title.data or "",
            issued_on=self.issued_on.data,
            expires_on=self.expires_on.data,
            serves=tuple(self.serves.data or ()),
            together=bool(self.together.data),
        )


class EditPaperForm(EditForm):
    kind = pick(_l("What is it?"), _kinds, need=_l("Choose what kind of paper it is."))
    title = line(_l("Remark"))
    issued_on = day(_l("Issued on"))
    expires_on = day(_l("Valid until"), hint=_l("Leave it empty when no day is printed on it."))
    serves = ticks(_l("Use it for"), ())

    def entry(self) -> PaperEntry:
        """What was written."""
        return PaperEntry(
            kind=self.kind.data or "",
            title=self.title.data or "",
            issued_on=self.issued_on.data,
            expires_on=self.expires_on.data,
            serves=tuple(self.serves.data or ()),
        )


class VersionForm(EditForm):
    files = MultipleFileField(_l("Files"), description=_FILES)
    together = tick(_l("They are the pages of one paper"), hint=_l("Several photos become one document."))


def _decisions() -> Pairs:
    chosen = (PaperState.ACCEPTED, PaperState.REFUSED, PaperState.RECEIVED)
    return [(state.value, PAPER_STATE_LABELS[state]) for state in chosen]


class DecisionForm(EditForm):
    state = pick(_l("Can it be used?"), _decisions, need=_l("Choose one."), radio=True)
    reason = box(_l("Why not"), hint=_l("The family reads this: say what is missing and what to bring."), most=1000)


class EndForm(EditForm):
    reason = box(_l("Why is it set aside?"), need=_l("Say why the paper is set aside."), most=1000)
