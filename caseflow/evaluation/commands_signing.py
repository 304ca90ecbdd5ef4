"""An evaluation as a whole: begun, summed up, signed by somebody who did not write it."""

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused, Stale
from caseflow.evaluation.rows import begin, last_written, latest, mark, open_draft, person_to_change, standing
from caseflow.evaluation.signed import freeze
from caseflow.rules.evaluation import SIGNED, stands_against_signing
from caseflow.vocabulary.reasons import sentence


def start_evaluation(user: Actor, ref: str) -> None:
    """Begin the evaluation of a person; one that has begun stays as it is. Raises NotFound or Denied."""
    person = person_to_change(user, ref)
    gate.require(user, "evaluation.edit")
    if latest(user, person) is not None:
        return
    draft = begin(user, person, None)
    trail.commit(user, "evaluation.start", person, f"{ref}/evaluation/{draft.number}", number=draft.number)


def reopen_evaluation(user: Actor, ref: str, reason: str) -> None:
    """Open a signed evaluation again as its next version. What was signed stays as it is.

    Raises NotFound, Denied, or Refused without a reason or when it is not signed.
    """
    person = person_to_change(user, ref)
    gate.require(user, "evaluation.reopen")
    there = latest(user, person)
    if there is None or there.state != SIGNED:
        raise Refused(sentence("evaluation_not_begun" if there is None else "evaluation_is_being_written"))
    if not reason.strip():
        raise Refused(sentence("evaluation_reopen_reason_missing"), "reason")
    draft = begin(user, person, there, reason)
    subject = f"{ref}/evaluation/{draft.number}"
    trail.commit(user, "evaluation.reopen", person, subject, number=draft.number, reason=reason)


def edit_summary(user: Actor, ref: str, summary: str, *, seen: int | None) -> None:
    """Sum up in words what the person can do. `seen` is the mark of the evaluation that was read.

    Raises NotFound, Denied or Stale.
    """
    person = person_to_change(user, ref)
    gate.require(user, "evaluation.edit")
    there = latest(user, person)
    before = (there.summary or "") if there else ""
    if before == summary:
        return
    if before and mark(there) != seen:
        raise Stale({"summary": before}, mark(there))
    draft = open_draft(user, person)
    draft.summary = summary or None
    subject = f"{ref}/evaluation/{draft.number}"
    facts = {"before": {"summary": before}, "after": {"summary": summary}}
    trail.commit(user, "evaluation.edit", person, subject, **facts)


def sign_evaluation(user: Actor, ref: str, *, seen: int | None) -> None:
    """Sign the evaluation as complete, for somebody who did not write in it. `seen`: see `rows.last_written`.

    Raises NotFound, Denied, Stale when it was changed after it was read, or Refused with everything that is missing.
    """
    person = person_to_change(user, ref)
    gate.require(user, "evaluation.sign")
    draft = latest(user, person)
    if (written := last_written(person)) != seen:
        raise Stale({}, written)
    against = stands_against_signing(standing(user, person, draft))
    if draft is None or against:
        raise Refused(" ".join(sentence(no.code, no.facts) for no in against))
    draft.content = freeze(user, person)
    draft.state, draft.signed_by_id, draft.signed_at = SIGNED, user.id, clock.now()
    trail.commit(user, "evaluation.sign", person, f"{ref}/evaluation/{draft.number}", number=draft.number)
