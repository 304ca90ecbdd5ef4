"""Vetting: the checklist is answered, proposed by one person and decided by another."""

from datetime import date
from typing import Any

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.employers import current
from caseflow.employers.entries import AnswerEntry, AnswersEntry
from caseflow.employers.questions import as_answers, asked
from caseflow.employers.rows import employer_to_change
from caseflow.errors import Refused, Stale
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.employers import Employer, Vetting
from caseflow.rules import vetting as rules
from caseflow.rules import vetting_answers
from caseflow.vocabulary.language import _
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.roles import Role

OPEN = (rules.DRAFT, rules.PROPOSED)


class NotComplete(Refused):
    """A vetting that cannot be proposed yet. `missing` are all its gaps as (field, message)."""

    def __init__(self, missing: list[tuple[str, str]]) -> None:
        super().__init__(missing[0][1], missing[0][0])
        self.missing = missing


def save_answers(user: Actor, ref: str, entry: AnswersEntry, *, seen: int) -> None:
    """Keep the answers as a draft; what was proposed is a draft again. Raises NotFound, Denied, Stale or Refused."""
    employer = employer_to_change(user, ref, "vetting.propose")
    row, is_new = _open_vetting(user, employer, seen)
    before = {} if is_new else current.answers(row.answers)
    row.answers, row.state, row.proposed_at = _stored(employer, entry), rules.DRAFT, None
    row.proposed_by_id = user.id
    _signed(user, row)
    db.session.flush()
    action = "vetting.start" if is_new else "vetting.edit"
    trail.commit(user, action, employer, f"{ref}/vettings/{row.id}", name=employer.name, **_changed(before, row))


def propose_vetting(user: Actor, ref: str, entry: AnswersEntry, *, seen: int) -> None:
    """Ask a second person for a decision. Raises NotFound, Denied, Stale or NotComplete with every gap."""
    employer = employer_to_change(user, ref, "vetting.propose")
    row, is_new = _open_vetting(user, employer, seen)
    before = {} if is_new else current.answers(row.answers)
    row.answers = _stored(employer, entry)
    today = clock.today(user.timezone)
    given = as_answers(row.answers)
    missing = vetting_answers.against_proposing(
        asked(employer.kind), given, employer.kind, today, employer.registered_until
    )
    if missing:
        raise NotComplete([(no.field or "", sentence(no.because.code, no.because.facts)) for no in missing])
    row.state, row.proposed_by_id, row.proposed_at = rules.PROPOSED, user.id, clock.now()
    _signed(user, row)
    best = rules.assess(asked(employer.kind), given, employer.kind, today).best
    db.session.flush()
    facts = {"name": employer.name, "best": best, **_changed(before, row)}
    trail.commit(user, "vetting.propose", employer, f"{ref}/vettings/{row.id}", **facts)


def decide_vetting(user: Actor, ref: str, *, decision: str, reason: str, valid_until: date | None, seen: int) -> None:
    """Decide what a colleague proposed, and repeat it on the employer. Raises NotFound, Denied, Stale or Refused."""
    employer = employer_to_change(user, ref, "vetting.decide")
    row = _proposed(user, employer)
    gate.fresh(row, seen)
    today = clock.today(user.timezone)
    assessment = rules.assess(asked(employer.kind), as_answers(row.answers), employer.kind, today)
    with rules_decide():
        rules.check_decision(
            assessment,
            decision,
            proposer=user.id if user.id in row.written_by else row.proposed_by_id,
            decider=user.id,
            is_supervisor=user.role is Role.SUPERVISOR,
            reason=reason,
        )
        until = vetting_answers.check_last_day(valid_until, today, rules.valid_until(decision, today))
    before = {"state": employer.vetting_state, "until": _day(employer.vetted_until)}
    row.state = row.decision = decision
    row.reason, row.valid_until = reason, until
    row.decided_by_id, row.decided_at = user.id, clock.now()
    employer.vetting_state, employer.vetted_until = decision, until or NEVER
    after = {"state": decision, "until": _day(until or NEVER)}
    facts = {"name": employer.name, "before": before, "after": after, "reason": reason}
    trail.commit(user, "vetting.decide", employer, f"{ref}/vettings/{row.id}", **facts)


def _open_vetting(user: Actor, employer: Employer, seen: int) -> tuple[Vetting, bool]:
    """The vetting that is being written, or a new one when there was none for the user (`seen` is 0)."""
    query = scope.of_employer(user, Vetting).where(Vetting.employer_id == employer.id, Vetting.state.in_(OPEN))
    row = db.session.scalars(query).first()
    if row is None and seen != 0:
        raise Stale({}, 0)  # it was decided meanwhile
    if row is None:
        row = Vetting(employer_id=employer.id, state=rules.DRAFT, answers={}, proposed_by_id=user.id, written_by=[])
        db.session.add(row)
        return row, True
    if row.version != seen:
        raise Stale({}, row.version)
    return row, False


def _proposed(user: Actor, employer: Employer) -> Vetting:
    query = scope.of_employer(user, Vetting).where(Vetting.employer_id == employer.id)
    row = db.session.scalars(query.where(Vetting.state == rules.PROPOSED)).first()
    if row is None:
        raise Refused(_("There is nothing to decide: nobody has proposed a vetting, or it is decided already."))
    return row


def _signed(user: Actor, row: Vetting) -> None:
    """Whoever wrote an answer is no second person, whoever pressed the button."""
    row.written_by = sorted({*row.written_by, user.id})


def _stored(employer: Employer, entry: AnswersEntry) -> dict[str, dict[str, str]]:
    """The answers to the questions of this kind of employer, as JSON keeps them."""
    kept = {}
    for question in asked(employer.kind):
        one = entry.answers.get(question.id, AnswerEntry())
        with rules_decide():
            vetting_answers.check_value(question.id, one.answer)
        if one != AnswerEntry():
            day = one.action_by.isoformat() if one.action_by else ""
            kept[question.id] = {"answer": one.answer, "evidence": one.evidence, "action_by": day}
    return kept


def _changed(before: dict[str, AnswerEntry], row: Vetting) -> dict[str, Any]:
    """The answers that differ, for the trail."""
    after = current.answers(row.answers)
    codes = [code for code in sorted({*before, *after}) if before.get(code) != after.get(code)]
    return {
        "before": {code: vars(before[code]) for code in codes if code in before},
        "after": {code: vars(after[code]) for code in codes if code in after},
    }


def _day(day: date) -> str:
    return "" if day == NEVER else day.isoformat()
