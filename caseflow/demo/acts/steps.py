"""What the stories do with pathways, steps and permits, through the room's commands."""

from dataclasses import dataclass
from datetime import date

from caseflow.access import scope
from caseflow.audit import trail
from caseflow.demo.acts.versions import case_version
from caseflow.demo.family import Family
from caseflow.extensions import db
from caseflow.models.pathways import Step, WantedDocument
from caseflow.pathways import commands_choice, commands_details, commands_permits, commands_steps, step_facts, track
from caseflow.pathways.permit_details import PermitDetails
from caseflow.pathways.track import Placed, Track
from caseflow.rules import blocking
from caseflow.rules import steps as rules
from caseflow.vocabulary.documents import DocumentState
from caseflow.vocabulary.steps import StepState

SETTLED = (DocumentState.VERIFIED, DocumentState.NOT_REQUIRED)


@dataclass(frozen=True)
class Gives:
    """What is written on the permit that a step gives; what is left out follows from the pathway.

    `ends` counts days back from today (negative: ahead). `country` is where it lets its holder live or work.
    """

    ends: int | None = None
    country: str = ""
    employer: str = ""
    region: str | None = None
    isco: str | None = None
    number: str = ""


def choose(f: Family, key: str, *, began: date | None = None, reason: str = "") -> None:
    """The case goes on this pathway; a supervisor's reason for one that takes nobody any more."""
    user = f.boss if reason else f.worker
    seen = case_version(user, f.case)
    commands_choice.choose_pathway(user, f.case, key, began_on=began, reason=reason, seen=seen)


def beside(f: Family, key: str, ref: str = "") -> None:
    """A registration of its own for one member beside the pathway."""
    seen = case_version(f.worker, f.case)
    commands_choice.add_registration(f.worker, f.case, key, ref or f.principal, seen=seen)


def done(f: Family, *codes: str, on: date | None = None, filed: date | None = None, gives: Gives | None = None) -> None:
    """These steps are finished by everybody who takes them: granted, or marked as done. By default all of it today."""
    for code in codes:
        found = track.load(f.worker, f.case)
        for placed in _of(f, found, code):
            _begin(f, found, placed, filed or on)
            _end(f, placed, on or f.today(), filed or on or f.today(), gives or Gives())


def submitted(f: Family, code: str, *, filed: date | None = None) -> None:
    """The step is handed in by everybody who takes it, and waits for whoever decides."""
    found = track.load(f.worker, f.case)
    for placed in _of(f, found, code):
        _begin(f, found, placed, filed)
        _submit(f, placed.row, filed or f.today())


def started(f: Family, code: str, *, missing: int = 0) -> None:
    """Somebody works on the step; so many of its documents are still missing."""
    found = track.load(f.worker, f.case)
    for placed in _of(f, found, code):
        _begin(f, found, placed, None, missing=missing)


def granted(f: Family, code: str, *, gives: Gives | None = None) -> None:
    """The answer to what was handed in is a yes."""
    for placed in _of(f, track.load(f.worker, f.case), code):
        _grant(f, placed, f.today(), gives or Gives())


def refused(f: Family, code: str, internal: str, shareable: str) -> None:
    """The answer to what was handed in is a no, which opens the remedy."""
    for row in _rows(f, code):
        commands_steps.refuse_step(
            f.worker, f.case, row.number, decided_on=f.today(), internal=internal, shareable=shareable, seen=row.version
        )


def waived(f: Family, code: str, reason: str) -> None:
    """The supervisor says that a step is not needed."""
    for row in _rows(f, code):
        commands_steps.waive_step(f.boss, f.case, row.number, reason=reason, seen=row.version)


def not_for(f: Family, ref: str, why: str) -> None:
    """The supervisor says that one member needs none of the steps."""
    for placed in track.load(f.boss, f.case).placed:
        if placed.row.person.ref == ref and placed.row.state in rules.OPEN_STATES:
            commands_steps.waive_step(f.boss, f.case, placed.row.number, reason=why, seen=placed.row.version)


def cancelled(f: Family, code: str, reason: str) -> None:
    """A step will not be taken."""
    for row in _rows(f, code):
        commands_steps.cancel_step(f.worker, f.case, row.number, reason=reason, seen=row.version)


def due(f: Family, code: str, days: int) -> None:
    """Somebody sets the due day by hand."""
    for row in _rows(f, code):
        commands_details.set_due(f.worker, f.case, row.number, due_on=f.ago(days), seen=row.version)


def permit(
    f: Family, ref: str, kind: str, country: str, since: int, until: int | None, renew: int | None = None
) -> int:
    """A permit that the person holds already; days are counted back from today."""
    details = PermitDetails(kind, country, f.ago(since), f.ago(until) if until is not None else None, _number(f))
    return commands_permits.add_permit(f.worker, ref, details, renew_before_days=renew)


def _of(f: Family, found: Track, code: str) -> list[Placed]:
    """The steps of this code that are not over, whoever takes them. Their rows stay current while commands work."""
    of_code = [p for p in found.placed if p.row.code == code and p.row.state in rules.OPEN_STATES]
    if not of_code:
        raise LookupError(f"{f.case} has no open step {code}")
    return of_code


def _rows(f: Family, code: str) -> list[Step]:
    return [placed.row for placed in _of(f, track.load(f.worker, f.case), code)]


def _begin(f: Family, found: Track, placed: Placed, on: date | None, *, missing: int = 0) -> None:
    """Documents and confirmations first, then the start."""
    row = placed.row
    if row.state != StepState.READY:
        return
    _confirm(f, placed)
    _papers(f, found, row, missing)
    commands_steps.start_step(f.worker, f.case, row.number, started_on=on, seen=row.version)


def _end(f: Family, placed: Placed, on: date, filed: date, gives: Gives) -> None:
    row = placed.row
    if placed.template.decided:
        if row.state != StepState.SUBMITTED:
            _submit(f, row, filed)
        _grant(f, placed, on, gives)
        return
    details = _permit(f, placed, on, gives)
    commands_steps.complete_step(f.worker, f.case, row.number, done_on=on, permit=details, seen=row.version)


def _submit(f: Family, row: Step, filed: date) -> None:
    commands_steps.submit_step(f.worker, f.case, row.number, filed_on=filed, seen=row.version)


def _grant(f: Family, placed: Placed, on: date, gives: Gives) -> None:
    row, details = placed.row, _permit(f, placed, on, gives)
    commands_steps.grant_step(f.worker, f.case, row.number, decided_on=on, permit=details, seen=row.version)


def _permit(f: Family, placed: Placed, on: date, gives: Gives) -> PermitDetails | None:
    template = placed.template
    if template.gives is None:
        return None
    until = f.ago(gives.ends) if gives.ends is not None else rules.permit_end(template, on)
    country = gives.country or placed.pathway.country
    return PermitDetails(
        template.gives, country, on, until, gives.number or _number(f), gives.employer, gives.isco, gives.region
    )


def _papers(f: Family, found: Track, step: Step, missing: int) -> None:
    """The step's documents are verified, but for some. They are kept together with what follows, not one by one."""
    query = scope.of_step(f.worker, WantedDocument).where(WantedDocument.step_id == step.id)
    rows = [row for row in db.session.scalars(query.order_by(WantedDocument.id)) if row.state not in SETTLED]
    there = len(rows) - missing
    for state, some in ((DocumentState.VERIFIED, rows[:there]), (DocumentState.REQUESTED, rows[there:])):
        for row in some:
            row.state = state
        if some:
            facts = {"document": [row.kind for row in some], "after": {"state": state}}
            subject = f"{f.case}/steps/{step.number}/documents"
            trail.record(f.worker, "document.edit", found.case, subject, **facts)


def _confirm(f: Family, placed: Placed) -> None:
    """What only somebody who looked can know; and other evidence where the country of origin must not be asked."""
    row, template = placed.row, placed.template
    wanted = {*step_facts.codes_before("submit", template), *step_facts.codes_before("start", template)}
    for code in sorted(wanted - set(row.confirmations)):
        is_origin = code == blocking.ORIGIN and template.contacts_origin and row.person.protection != "clear"
        if is_origin or blocking.is_confirmable(code):
            note = _evidence(f) if is_origin else ""
            commands_details.confirm_rule(f.worker, f.case, row.number, code, note=note, seen=row.version)


def _evidence(f: Family) -> str:
    if f.worker.language == "es":
        return "Declaración jurada y copias que la persona conserva; nadie escribe al país de origen."
    return "Sworn statement and the copies the person kept; nobody writes to the country of origin."


def _number(f: Family) -> str:
    return f"{f.chance.choice('FKMTVW')}{f.chance.randrange(10**8, 10**9)}"
