"""A vetting with its questions: the one being written, and each of the past."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.employers import current
from caseflow.employers.entries import AnswerEntry
from caseflow.employers.people import names_of
from caseflow.employers.questions import as_answers, asked
from caseflow.extensions import db
from caseflow.models.employers import Employer, Vetting
from caseflow.rules import vetting as rules
from caseflow.rules.reason import Because
from caseflow.vocabulary import checklist
from caseflow.vocabulary.checklist import Severity
from caseflow.vocabulary.vetting import EmployerKind, VettingAnswer, VettingState

# Fees, and passports: what is shown on the page of an employer whatever else there is.
PLAIN = ("FR02", "FR04")


@dataclass(frozen=True)
class QuestionAsked:
    """A question in the reader's language with what was answered."""

    id: str
    text: str
    severity: Severity
    principle: str
    evidence_wanted: tuple[str, ...]
    answer: VettingAnswer | None
    evidence: str
    action_by: date | None


@dataclass(frozen=True)
class VettingFile:
    """A vetting of an employer. `best` is the most favourable decision that the answers allow today, "" for none."""

    employer_ref: str
    employer_name: str
    kind: EmployerKind
    registered_until: date | None
    id: int
    state: VettingState
    questions: tuple[QuestionAsked, ...]
    answers: dict[str, AnswerEntry]
    best: str
    reasons: tuple[Because, ...]
    proposed_by: str
    proposed_at: datetime | None
    is_own: bool
    decided_by: str
    decided_at: datetime | None
    reason: str
    valid_until: date | None
    latest: dict[str, date | None]
    version: int
    # Answers that were taken over from an earlier vetting, to be looked at anew: the day of its decision.
    copied_from: datetime | None = None


@dataclass(frozen=True)
class OpenPoint:
    """A question that was not answered yes, and by when it is to be mended."""

    id: str
    text: str
    severity: Severity
    answer: VettingAnswer
    action_by: date | None
    is_overdue: bool


@dataclass(frozen=True)
class InForce:
    """What the vetting in force says: the points that are open, and the two answers that everybody wants to know:
    whether workers pay, and whether they keep their papers."""

    points: tuple[OpenPoint, ...]
    plain: tuple[QuestionAsked, ...]


def vetting_to_write(user: Actor, employer_ref: str) -> VettingFile:
    """The vetting being written. Where there is none, one to begin (version 0), with the answers of the last one.

    Raises NotFound, then Denied.
    """
    employer = gate.one(scope.employers(user).where(Employer.ref == employer_ref))
    gate.require(user, "vetting.propose")
    query = scope.of_employer(user, Vetting).where(Vetting.employer_id == employer.id)
    row = db.session.scalars(query.where(Vetting.state.in_((rules.DRAFT, rules.PROPOSED)))).first()
    if row is not None:
        return _file(user, employer, row)
    last = db.session.scalars(query.where(Vetting.decided_at.is_not(None)).order_by(Vetting.id.desc()).limit(1)).first()
    return _file(user, employer, None, last)


def vetting_to_decide(user: Actor, employer_ref: str) -> VettingFile | None:
    """The vetting that waits for a decision, None where none does. Raises NotFound, then Denied."""
    employer = gate.one(scope.employers(user).where(Employer.ref == employer_ref))
    gate.require(user, "vetting.decide")
    query = scope.of_employer(user, Vetting).where(Vetting.employer_id == employer.id)
    row = db.session.scalars(query.where(Vetting.state == rules.PROPOSED)).first()
    return _file(user, employer, row) if row is not None else None


def vetting_file(user: Actor, employer_ref: str, number: int) -> VettingFile:
    """One vetting of the history. Raises NotFound, then Denied."""
    query = scope.of_employer(user, Vetting).where(Employer.ref == employer_ref, Vetting.id == number)
    row = gate.one(query.options(joinedload(Vetting.employer)))
    gate.require(user, "employer.read")
    return _file(user, row.employer, row)


def in_force(kind: str, decided: Vetting | None, today: date) -> InForce:
    """What is open in the newest decision on an employer or recruiter, the soonest to be mended first."""
    given = current.answers(decided.answers) if decided is not None else {}
    asked_now = checklist.questions(kind)
    points = [
        _open_point(one, given[one.id], today) for one in asked_now if one.id in given and _is_open(given[one.id])
    ]
    plain = tuple(_question(one, given.get(one.id)) for one in asked_now if one.id in PLAIN) if decided else ()
    return InForce(tuple(sorted(points, key=lambda point: (point.action_by or date.max, point.id))), plain)


def _is_open(given: AnswerEntry) -> bool:
    return given.answer in (VettingAnswer.NO, VettingAnswer.PARTLY, VettingAnswer.UNKNOWN)


def _open_point(one: checklist.Question, given: AnswerEntry, today: date) -> OpenPoint:
    is_overdue = given.action_by is not None and given.action_by < today
    return OpenPoint(one.id, one.text(), one.severity, VettingAnswer(given.answer), given.action_by, is_overdue)


def _file(user: Actor, employer: Employer, row: Vetting | None, last: Vetting | None = None) -> VettingFile:
    today = clock.today(user.timezone)
    stored = (row or last or Vetting(answers={})).answers
    names = names_of([row.proposed_by_id, row.decided_by_id]) if row is not None else {}
    given = current.answers(stored)
    assessment = rules.assess(asked(employer.kind), as_answers(stored), employer.kind, today)
    return VettingFile(
        employer_ref=employer.ref,
        employer_name=employer.name,
        kind=EmployerKind(employer.kind),
        registered_until=employer.registered_until,
        id=row.id if row is not None else 0,
        state=VettingState(row.state if row is not None else rules.MISSING),
        questions=tuple(_question(one, given.get(one.id)) for one in checklist.questions(employer.kind)),
        answers=given,
        best=assessment.best,
        reasons=assessment.reasons,
        proposed_by=names.get(row.proposed_by_id, "") if row is not None else "",
        proposed_at=row.proposed_at if row is not None else None,
        is_own=row is not None and row.proposed_by_id == user.id,
        decided_by=names.get(row.decided_by_id or 0, "") if row is not None else "",
        decided_at=row.decided_at if row is not None else None,
        reason=row.reason if row is not None else "",
        valid_until=row.valid_until if row is not None else None,
        latest={one: rules.valid_until(one, today) for one in (rules.APPROVED, rules.CONDITIONAL)},
        version=row.version if row is not None else 0,
        copied_from=last.decided_at if row is None and last is not None else None,
    )


def _question(one: checklist.Question, given: AnswerEntry | None) -> QuestionAsked:
    return QuestionAsked(
        id=one.id,
        text=one.text(),
        severity=one.severity,
        principle=str(checklist.PRINCIPLE_LABELS[one.principle]),
        evidence_wanted=tuple(one.evidence_texts()),
        answer=VettingAnswer(given.answer) if given and given.answer else None,
        evidence=given.evidence if given else "",
        action_by=given.action_by if given else None,
    )
