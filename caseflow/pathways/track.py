"""The steps of one case beside what their pathway says of them, and what follows for the others when one moves."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import defer, joinedload, selectinload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.adapters import public_holidays
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.pathways import PathwayVersion, Permit, Step
from caseflow.models.people import PersonFact
from caseflow.models.placements import Placement
from caseflow.pathways import beginning, facts
from caseflow.pathways.shelf import pathway_of
from caseflow.rules.branches import Branch, decide
from caseflow.rules.deadlines import Due, StepDates, anchors_of, recompute, renewal_due, step_due
from caseflow.rules.pathway import FACT_ANCHORS, Pathway, StepTemplate
from caseflow.rules.reason import as_json
from caseflow.rules.steps import OPEN_STATES, RELEASING, PlacedStep, settle
from caseflow.rules.work_dates import Job, current_job, work_days

# What may still be left out, or was.
_UNDECIDED = ("pending", "ready", "waived")


@dataclass(frozen=True)
class Placed:
    """A step of somebody, what its pathway says of it, and the permits it gave."""

    row: Step
    template: StepTemplate
    pathway: Pathway
    permits: tuple[Permit, ...] = ()
    renews: Permit | None = None

    @property
    def in_order(self) -> PlacedStep:
        """The step as far as its order is concerned."""
        row, template = self.row, self.template
        if row.renews_permit_id is not None:
            # It waits for nothing and nothing waits for it: what came after the step went on long ago.
            return PlacedStep(row.id, f"{row.code}~{row.id}", row.person_id, row.state)
        return PlacedStep(
            row.id, row.code, row.person_id, row.state, template.after, template.optional, template.after_refusal_of,
            left_out=row.state == "waived" and row.not_needed is not None,
        )  # fmt: skip

    @property
    def branch(self) -> Branch:
        """The step as far as its condition is concerned."""
        taken_up = self.row.not_needed is not None and self.row.state != "waived"
        return Branch(self.in_order, self.template.only_if, by_hand=taken_up)

    @property
    def dates(self) -> StepDates:
        """What happened to it, as far as due days hang on it."""
        row, last = self.row, self.permits[-1] if self.permits else None
        return StepDates(
            row.code,
            row.state,
            row.ready_on,
            row.started_on,
            row.filed_on,
            row.decided_on,
            last.valid_from if last else None,
            last.valid_until if last else None,
        )


@dataclass
class Track:
    """A case with its members and all its steps, in the order of their numbers."""

    case: Case
    placed: list[Placed] = field(default_factory=list)

    @property
    def members(self) -> list[CaseMember]:
        """Who takes part today, the principal applicant first."""
        return [member for member in self.case.members if member.left_on is None]

    @property
    def principal(self) -> CaseMember | None:
        """The principal applicant."""
        return next((member for member in self.members if member.is_principal), None)

    def step(self, number: int) -> Placed:
        """The step of that number. Raises NotFound."""
        for placed in self.placed:
            if placed.row.number == number:
                return placed
        raise NotFound

    def beside(self, placed: Placed) -> list[Placed]:
        """The steps of the same pathway, the step itself among them."""
        version = placed.row.pathway_version_id
        return [other for other in self.placed if other.row.pathway_version_id == version]

    def versions(self) -> list[int]:
        """The pathway versions that have steps here, in the order of their first step."""
        return list(dict.fromkeys(placed.row.pathway_version_id for placed in self.placed))


def load(user: Actor, ref: str) -> Track:
    """The case and its steps. Raises NotFound for a case that is not there for the user."""
    members = selectinload(Case.members).joinedload(CaseMember.person)
    case = gate.one(scope.cases(user).where(Case.ref == ref).options(members))
    return Track(case, steps_of(user, case.id))


def steps_of(user: Actor, case_id: int) -> list[Placed]:
    """The steps of a case, each with its template and permits."""
    # A version's body is long, the same for all its steps, and mostly known already.
    version = selectinload(Step.pathway_version).options(joinedload(PathwayVersion.pathway), defer(PathwayVersion.body))
    query = (
        scope.of_case(user, Step)
        .where(Step.case_id == case_id)
        .options(version, selectinload(Step.person))
        .order_by(Step.number)
    )
    rows = db.session.scalars(query).all()
    permits: dict[int, list[Permit]] = {}
    given = scope.of_person(user, Permit).where(Permit.case_id == case_id, Permit.step_id.is_not(None))
    for permit in db.session.scalars(given.order_by(Permit.valid_from, Permit.id)):
        permits.setdefault(permit.step_id or 0, []).append(permit)
    known = {permit.id: permit for given in permits.values() for permit in given}
    return [place(row, permits.get(row.id, ()), known.get(row.renews_permit_id or 0)) for row in rows]


def place(row: Step, permits: Iterable[Permit] = (), renews: Permit | None = None) -> Placed:
    """A step, loaded with its version, beside what the version says of it and the permit that it renews."""
    pathway = pathway_of(row.pathway_version)
    return Placed(row, pathway.step(row.code), pathway, tuple(permits), renews)


def update(user: Actor, track: Track, today: date) -> list[str]:
    """Let what happened have its consequences: what becomes possible, what waits again, which due days move.

    Gives the codes of the steps that became possible.
    """
    opened = []
    _leave_out(user, track, today)
    for version in track.versions():
        same = [placed for placed in track.placed if placed.row.pathway_version_id == version]
        changed = settle([placed.in_order for placed in same])
        for placed in same:
            state = changed.get(placed.row.id)
            if state == "ready":
                placed.row.state, placed.row.ready_on = state, _ready_on(placed, same, today)
                opened.append(placed.row.code)
            elif state == "pending":
                placed.row.state, placed.row.ready_on = state, None
    _set_due_days(user, track)
    return opened


def _leave_out(user: Actor, track: Track, today: date) -> None:
    """Steps whose condition is known not to hold are waived, those that are needed after all wait again.

    What is not known becomes a task to find it out.
    """
    branching = [p for p in track.placed if p.template.only_if is not None or p.template.after_refusal_of is not None]
    if not branching:
        return
    asks = {p.row.person_id for p in branching if p.template.only_if is not None and p.row.state in _UNDECIDED}
    known = facts.of_people(user, asks, today) if asks else {}
    for version in {placed.row.pathway_version_id for placed in branching}:
        same = [placed for placed in track.placed if placed.row.pathway_version_id == version]
        found = decide([placed.branch for placed in same], known, today)
        for placed in same:
            row = placed.row
            if row.id in found.left_out:
                row.state, row.decided_on, row.not_needed = "waived", today, as_json(found.left_out[row.id])
            elif row.id in found.needed:
                row.state, row.ready_on, row.decided_on, row.not_needed = "pending", None, None, None
        _ask(user, track, found.missing, today)


def _ask(user: Actor, track: Track, missing: Mapping[int, Sequence[str]], today: date) -> None:
    people = {placed.row.person_id: placed.row.person for placed in track.placed}
    for person_id, names in missing.items():
        beginning.ask_for(user, track.case, people[person_id], names, today)


def _ready_on(placed: Placed, same: Sequence[Placed], today: date) -> date:
    """The day on which the last of its predecessors was over, which may lie before the day somebody wrote it down.

    As with waiting: the member's own predecessors count, those of others only for a step that the member does not take.
    """
    before: list[date] = []
    for code in placed.template.after:
        for other in _named(placed, code, same):
            if other.in_order.left_out:
                before.append(_ready_on(other, same, today))
            else:
                before += _over_on(other, same)
    refused = placed.template.after_refusal_of
    before += [o.row.decided_on for o in _named(placed, refused or "", same) if o.row.decided_on]
    return max(before, default=placed.row.ready_on or today)


def _over_on(placed: Placed, same: Sequence[Placed]) -> list[date]:
    """The day a step was over, if that is known: of one that was refused, the day its appeal was won."""
    if placed.row.state in RELEASING:
        return [placed.row.decided_on] if placed.row.decided_on else []
    appeals = [other for other in same if other.template.after_refusal_of == placed.row.code]
    return [day for other in appeals if placed in _named(other, placed.row.code, same) for day in _over_on(other, same)]


def _named(placed: Placed, code: str, same: Sequence[Placed]) -> Sequence[Placed]:
    named = [other for other in same if other.row.code == code]
    return [other for other in named if other.row.person_id == placed.row.person_id] or named


def _set_due_days(user: Actor, track: Track) -> None:
    """Reckon every due day anew that nobody set by hand."""
    known = work_anchors(user, track)
    for placed in track.placed:
        kept, row = due_of(placed.row), placed.row
        found = recompute(kept, reckoned_due(placed, track, known)) if row.state in OPEN_STATES else None
        found = found or Due(None, None)
        reason = as_json(found.because) if found.because is not None else None
        if (row.due_on, row.due_earliest, row.due_because) != (found.day, found.earliest, reason):
            row.due_on, row.due_earliest, row.due_because = found.day, found.earliest, reason
        if row.due_by_hand != found.by_hand:
            row.due_by_hand = found.by_hand


def due_of(row: Step) -> Due | None:
    """The due day that is kept, if somebody set it by hand or it has one."""
    if row.due_on is None and not row.due_by_hand:
        return None
    return Due(row.due_on, None, row.due_earliest, row.due_by_hand)


def reckoned_due(placed: Placed, track: Track, known: dict[int, dict[str, date]]) -> Due | None:
    """When the step is due by its pathway, whatever somebody set by hand.

    A day of a step is first looked for among the person's own steps, then among the others' of the family.
    """
    if placed.renews is not None and placed.row.state != "submitted":
        return renewal_due(placed.renews.valid_until, placed.renews.renew_before_days)
    same = track.beside(placed)
    own = [other.dates for other in same if other.row.person_id == placed.row.person_id]
    others = [other.dates for other in same if other.row.person_id != placed.row.person_id]
    days = {**anchors_of(others), **anchors_of(own), **known.get(placed.row.person_id, {})}
    return step_due(placed.template, placed.dates, days, holidays_of(placed.pathway))


def holidays_of(pathway: Pathway) -> Collection[date]:
    """The days on which the offices of the pathway's country and region are closed."""
    return public_holidays.of(pathway.country, pathway.region)


def work_anchors(user: Actor, track: Track) -> dict[int, dict[str, date]]:
    """The days of the work and of a petition, by person; only looked up when a deadline hangs on one of them.

    Family members who come along have the days of the principal applicant's work.
    """
    if not any(p.template.deadline and p.template.deadline.anchor in FACT_ANCHORS for p in track.placed):
        return {}
    ids = sorted({placed.row.person_id for placed in track.placed})
    found: dict[int, dict[str, date]] = {person_id: {} for person_id in ids}
    recorded = scope.of_person(user, PersonFact).where(PersonFact.person_id.in_(ids), PersonFact.name.in_(FACT_ANCHORS))
    for fact in db.session.scalars(recorded):
        for name, value in facts.recorded([fact], date.min).items():
            if isinstance(value, date):
                found[fact.person_id][name] = value
    for person_id, jobs in _jobs(user, ids).items():
        found[person_id].update(work_days(current_job(jobs)))
    principal = track.principal
    of_principal = found.get(principal.person_id, {}) if principal else {}
    return {person_id: {**of_principal, **days} for person_id, days in found.items()}


def _jobs(user: Actor, ids: Sequence[int]) -> dict[int, list[Job]]:
    placed = scope.placements(user).where(Placement.person_id.in_(ids)).options(joinedload(Placement.opening))
    jobs: dict[int, list[Job]] = {}
    for p in db.session.scalars(placed):
        job = Job(p.id, p.state, p.starts_on, p.opening.ends_on, p.started_on)
        jobs.setdefault(p.person_id, []).append(job)
    return jobs
