"""What stands before a step today: its situation, gathered from everything that its rules look at."""

from datetime import date

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.followup import Visit
from caseflow.models.pathways import WantedDocument
from caseflow.pathways import facts, records, track
from caseflow.pathways.offered import intake_of
from caseflow.pathways.records import Records
from caseflow.pathways.step_facts import Situation
from caseflow.pathways.track import Placed, Track


def documents_of(user: Actor, step_id: int) -> tuple[WantedDocument, ...]:
    """The documents that a step wants, in the order of its pathway."""
    query = scope.of_step(user, WantedDocument).where(WantedDocument.step_id == step_id).order_by(WantedDocument.id)
    return tuple(db.session.scalars(query))


def situation(user: Actor, found: Track, placed: Placed, today: date) -> Situation:
    """Everything that the blocking rules of this step can look at, as it stood on that day."""
    row = placed.row
    principal = found.principal
    of_whom = {row.person_id} | ({principal.person_id} if principal else set())
    everything = records.of_people(user, of_whom)
    own = everything.get(row.person_id) or Records(row.person)
    known = facts.assemble(own, today)
    # The rules of a family's pathway are about the principal applicant, those of a registration about its owner.
    led = principal is not None and not placed.pathway.is_subprocess and principal.person_id in everything
    return Situation(
        step=row,
        template=placed.template,
        pathway=placed.pathway,
        intake=intake_of(row.pathway_version, placed.pathway),
        records=own,
        facts=known,
        of_principal=facts.assemble(everything[principal.person_id], today) if led and principal else known,
        documents=documents_of(user, row.id),
        legal_due=track.reckoned_due(placed, found, track.work_anchors(user, found)),
        is_principal=principal is not None and principal.person_id == row.person_id,
        has_visits=_has_visits(user, found.case.id),
        today=today,
    )


def _has_visits(user: Actor, case_id: int) -> bool:
    query = scope.of_case(user, Visit).where(Visit.case_id == case_id, Visit.state == "planned")
    return db.session.scalar(query.with_only_columns(Visit.id).limit(1)) is not None
