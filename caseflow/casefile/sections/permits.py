"""What status the members hold, until when, and the day on which each would lose it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseflow.access import scope
from caseflow.audit.hanging import Limits, limits_of
from caseflow.audit.kept import cliffs_of
from caseflow.casefile.sections.family import number_end
from caseflow.casefile.sections.pathway import StepLine
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.pathways import Permit, PermitDependence
from caseflow.models.people import StatusRecord
from caseflow.rules import cliff as rules
from caseflow.rules.reason import Because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.migration import MigrationStatus
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.routes import CliffLevel
from caseflow.vocabulary.steps import PermitKind


@dataclass(frozen=True)
class HeldPermit:
    """A permit. `id` is its place in an address below the person."""

    id: int
    who: Who
    kind: PermitKind
    country: str
    number_end: str
    valid_from: date
    valid_until: date | None
    employer_name: str
    occupation: str
    region: str | None
    ended_on: date | None
    is_valid: bool


@dataclass(frozen=True)
class RecordedStatus:
    who: Who
    status: MigrationStatus
    country: str
    is_regular: bool
    valid_from: date | None
    valid_until: date | None


@dataclass(frozen=True)
class SavingStep:
    """The open step that moves the cliff: the renewal of the permit, or the step of the pathway that is on now."""

    number: int
    name: str
    is_renewal: bool


@dataclass(frozen=True)
class PersonCliff:
    """When one member loses regular status if nothing more happens, and why. `is_late`: the day to begin has passed.

    `chain` explains it further, one sentence after the other; `step` is the step that saves it.
    """

    who: Who
    level: CliffLevel
    ends_on: date | None
    begin_by: date | None
    because: Because
    is_late: bool
    chain: tuple[Because, ...] = ()
    step: SavingStep | None = None


@dataclass(frozen=True)
class PermitPart:
    """`cliffs` with the nearest first; `family_cliff` is that of the whole family."""

    cliffs: tuple[PersonCliff, ...]
    permits: tuple[HeldPermit, ...]
    statuses: tuple[RecordedStatus, ...]

    @property
    def family_cliff(self) -> PersonCliff | None:
        """The worst among the members; None for a case that nobody is in any more."""
        return self.cliffs[0] if self.cliffs else None


def section(subject: Subject, steps: Sequence[StepLine]) -> PermitPart:
    """Permits, recorded statuses and cliffs of the members who have not left."""
    ids = subject.present_ids
    rows = db.session.execute(
        scope.of_person(subject.user, Permit)
        .outerjoin(PermitDependence, PermitDependence.permit_id == Permit.id)
        .where(Permit.person_id.in_(ids))
        .order_by(Permit.valid_from.desc(), Permit.id.desc())
        .add_columns(PermitDependence.permit_id)
    ).all()
    permits = [row[0] for row in rows]
    limits = limits_of(ids) if any(row[1] for row in rows) else {}
    statuses = list(
        db.session.scalars(
            scope.of_person(subject.user, StatusRecord).where(StatusRecord.person_id.in_(ids)).order_by(StatusRecord.id)
        )
    )
    return PermitPart(
        cliffs=_cliffs(subject, permits, statuses, steps, limits),
        permits=tuple(sorted((_permit(row, subject) for row in permits), key=lambda one: not one.is_valid)),
        statuses=tuple(_status(row, subject) for row in statuses),
    )


def _cliffs(
    subject: Subject,
    permits: list[Permit],
    statuses: list[StatusRecord],
    steps: Sequence[StepLine],
    limits: Limits,
) -> tuple[PersonCliff, ...]:
    present = [member.person for member in subject.members if member.left_on is None]
    found = cliffs_of(
        {person.id: person.residence_country for person in present},
        {(n.person_id, n.country) for person in present for n in person.nationalities},
        permits,
        statuses,
        subject.today,
        limits,
    )
    worst_first = sorted(found.items(), key=lambda item: item[1].rank)
    return tuple(
        PersonCliff(
            who=subject.people[person_id],
            level=CliffLevel(one.level),
            ends_on=one.ends_on,
            begin_by=one.begin_by,
            because=one.because,
            is_late=one.late,
            chain=tuple(_named(because, subject) for because in one.chain),
            step=_saving(one, subject.people[person_id], steps),
        )
        for person_id, one in worst_first
    )


def _named(because: Because, subject: Subject) -> Because:
    """The reason with the name of the holder of another permit, or words for somebody who is nobody here."""
    facts = {name: value for name, value in because.facts if name == "holder"}
    if not facts:
        return because
    who = subject.who(int(str(facts["holder"])))
    name = who.name if who else _("somebody who is not in this case")
    return replace(because, facts=tuple((k, name if k == "holder" else v) for k, v in because.facts))


def _saving(found: rules.Cliff, who: Who, steps: Sequence[StepLine]) -> SavingStep | None:
    if found.level in ("none", "unknown") and found.ends_on is None:
        return None
    for step in steps:
        if found.permit_id is not None and step.renews_permit_id == found.permit_id and not step.is_over:
            return SavingStep(step.number, step.name, is_renewal=True)
    mine = (step for step in steps if step.is_live and step.who is not None and step.who.ref == who.ref)
    on = next((step for step in mine if not step.registration), None)
    return SavingStep(on.number, on.name, is_renewal=False) if on else None


def _permit(row: Permit, subject: Subject) -> HeldPermit:
    last = row.valid_until if row.ended_on is None else row.ended_on
    return HeldPermit(
        id=row.id,
        who=subject.people[row.person_id],
        kind=PermitKind(row.kind),
        country=row.country,
        number_end=number_end(row.number),
        valid_from=row.valid_from,
        valid_until=row.valid_until,
        employer_name=row.employer_name,
        occupation=occupation_name(row.isco) if row.isco else "",
        region=row.region,
        ended_on=row.ended_on,
        is_valid=row.valid_from <= subject.today and (last is None or last >= subject.today),
    )


def _status(row: StatusRecord, subject: Subject) -> RecordedStatus:
    return RecordedStatus(
        subject.people[row.person_id],
        MigrationStatus(row.status),
        row.country,
        row.is_regular,
        row.valid_from,
        row.valid_until,
    )
