"""Rows that the acts on papers share: the paper, its newest version, the steps that it serves."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func
from sqlalchemy.orm import joinedload, selectinload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Case
from caseflow.models.documents import Paper, PaperUse, PaperVersion
from caseflow.models.pathways import Step, WantedDocument
from caseflow.rules.paper_files import REFUSED, together
from caseflow.rules.steps import OPEN_STATES
from caseflow.vocabulary.documents import DocumentState


def paper_to_change(user: Actor, ref: str) -> Paper:
    """A paper with its person and versions. Raises NotFound, then Denied."""
    found = gate.one(
        scope.of_person(user, Paper)
        .where(Paper.ref == ref)
        .options(joinedload(Paper.person), selectinload(Paper.versions))
    )
    gate.require(user, "paper.edit")
    return found


def wanted_of(user: Actor, person_id: int, kind: str) -> list[tuple[WantedDocument, Step, str]]:
    """What open steps of a person want of this kind: the wanted document, its step, and the case's reference."""
    query: Any = (
        scope.of_step(user, WantedDocument)
        .where(
            Step.person_id == person_id,
            Step.state.in_(sorted(OPEN_STATES)),
            WantedDocument.kind == kind,
            Case.status != "closed",
        )
        .add_columns(Step, Case.ref)
        .order_by(Step.case_id, Step.number)
    )
    return [(wanted, step, ref) for wanted, step, ref in db.session.execute(query)]


def name_of(case_ref: str, step: Step) -> str:
    """How a form names the step that a paper serves."""
    return f"{case_ref}/{step.number}"


def serve(user: Actor, paper: Paper, chosen: Sequence[str]) -> list[str]:
    """Let the paper serve these steps and no others of those that want its kind; says which it serves now."""
    served = set(db.session.scalars(_uses(user, paper).with_only_columns(PaperUse.wanted_document_id)))
    now, touched = [], []
    for wanted, step, ref in wanted_of(user, paper.person_id, paper.kind):
        if name_of(ref, step) in chosen:
            now.append(f"{ref}/steps/{step.number}")
            if wanted.id not in served:
                db.session.add(PaperUse(wanted_document_id=wanted.id, paper_id=paper.id))
        elif wanted.id in served:
            db.session.delete(
                db.session.scalars(_uses(user, paper).where(PaperUse.wanted_document_id == wanted.id)).one()
            )
            touched.append(wanted)
    db.session.flush()
    for wanted in touched:
        _tell(user, wanted)
    tell_steps(user, paper)
    return now


def tell_steps(user: Actor, paper: Paper) -> None:
    """Write how their papers stand into every wanted document that the paper serves."""
    db.session.flush()
    served = (
        scope.of_step(user, WantedDocument)
        .join(PaperUse, PaperUse.wanted_document_id == WantedDocument.id)
        .where(PaperUse.paper_id == paper.id, Step.state.in_(sorted(OPEN_STATES)))
    )
    for wanted in db.session.scalars(served).all():
        _tell(user, wanted)


def _tell(user: Actor, wanted: WantedDocument) -> None:
    query = scope.of_person(user, Paper).join(PaperUse, PaperUse.paper_id == Paper.id)
    papers = db.session.scalars(
        query.where(PaperUse.wanted_document_id == wanted.id, Paper.ended_on.is_(None)).order_by(Paper.id)
    ).all()
    wanted.state = DocumentState(together([paper.state for paper in papers]))
    ends = [paper.expires_on for paper in papers if paper.expires_on != NEVER]
    wanted.expires_on = min(ends) if ends else None
    refused = [paper.refused_reason for paper in papers if paper.state == REFUSED]
    wanted.note = refused[0] if refused else ""


def _uses(user: Actor, paper: Paper) -> Any:
    query: Any = scope.of_person(user, Paper).join(PaperUse, PaperUse.paper_id == Paper.id)
    return query.where(PaperUse.paper_id == paper.id).with_only_columns(PaperUse)


def same_file(user: Actor, person_id: int, sha256: Sequence[str]) -> bool:
    """Whether one of these files is kept for the person already."""
    query = (
        scope.of_person(user, Paper)
        .join(PaperVersion, PaperVersion.paper_id == Paper.id)
        .where(Paper.person_id == person_id, Paper.ended_on.is_(None), PaperVersion.sha256.in_(sha256))
    )
    return bool(db.session.scalar(query.with_only_columns(func.count(Paper.id))))
