"""Where the case is on its pathway: the line of progress, and each step of each member with whose turn it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from caseflow.access import scope
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.pathways import PathwayVersion, Step, WantedDocument
from caseflow.rules.reason import Because, from_json
from caseflow.rules.steps import OVER_STATES, RELEASING
from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.documents import DocumentKind, DocumentState
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.routes import RemedyKind
from caseflow.vocabulary.steps import IntakeState, StepState
from caseflow.vocabulary.turns import turn

_HAVE = frozenset({DocumentState.RECEIVED, DocumentState.VERIFIED, DocumentState.NOT_REQUIRED})


@dataclass(frozen=True)
class Paper:
    kind: DocumentKind
    state: DocumentState
    expires_on: date | None

    @property
    def is_wanting(self) -> bool:
        """Whether somebody must still do something about it."""
        return self.state not in _HAVE


@dataclass(frozen=True)
class StepLine:
    """One step of one member. `turn` is who must do something now; None when it waits for other steps or is over."""

    number: int
    code: str
    name: str
    registration: str  # the name of the process beside the pathway that it belongs to; "" for the pathway's own
    who: Who | None
    state: StepState
    turn: Actor | None
    started_on: date | None
    filed_on: date | None
    decided_on: date | None
    due_on: date | None
    due_earliest: date | None
    due_because: Because | None
    due_by_hand: bool
    papers: tuple[Paper, ...]
    decision_internal: str
    decision_shareable: str
    remedy: RemedyKind | None
    remedy_to: Actor | None
    remedy_due_on: date | None
    remedy_because: Because | None
    renews_permit_id: int | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self.state in OVER_STATES

    @property
    def is_live(self) -> bool:
        """Whether somebody can act on it now."""
        return not self.is_over and self.state is not StepState.PENDING

    @property
    def wanting(self) -> tuple[Paper, ...]:
        """The documents that are still to come."""
        return tuple(paper for paper in self.papers if paper.is_wanting)


@dataclass(frozen=True)
class Stop:
    """One stop of the progress line: a step of the pathway, for all members who take it.

    `state` is done when each of them is through, here when somebody can act, bad when nobody can go on, "" when it is
    still ahead.
    """

    name: str
    registration: str
    state: str
    steps: tuple[StepLine, ...]

    @property
    def is_alike(self) -> bool:
        """Whether one line says it all: the step stands the same for everybody, and nothing of it is due."""
        first = self.steps[0]
        same = {(step.state, step.filed_on, step.decided_on, step.due_on, step.wanting) for step in self.steps}
        return len(same) == 1 and first.state is not StepState.REFUSED


@dataclass(frozen=True)
class PathwayPart:
    """`name` is empty as long as no pathway is chosen; then `no_pathway_reason` may say why none fits."""

    key: str
    name: str
    version: int | None
    is_current: bool
    intake: IntakeState | None
    no_pathway_reason: str
    stops: tuple[Stop, ...]

    @property
    def steps(self) -> tuple[StepLine, ...]:
        """Every step of every member."""
        return tuple(step for stop in self.stops for step in stop.steps)

    @property
    def line(self) -> tuple[Stop, ...]:
        """The progress line: the stops of the pathway itself, without what is done beside it."""
        return tuple(stop for stop in self.stops if not stop.registration)


def section(subject: Subject) -> PathwayPart:
    """The pathway of the case and all steps of its members, in the order of the pathway."""
    case = subject.case
    query = scope.of_case(subject.user, Step).where(Step.case_id == case.id).order_by(Step.number)
    rows = list(db.session.scalars(query))
    versions = _versions({case.pathway_version_id, *(row.pathway_version_id for row in rows)})
    steps = _lines(rows, versions, subject)
    own = versions.get(case.pathway_version_id or 0)
    return PathwayPart(
        key=_key(own),
        name=said(own.names) if own else "",
        version=own.number if own else None,
        is_current=own is None or own.is_current,
        intake=IntakeState(own.intake_state) if own else None,
        no_pathway_reason=case.no_pathway_reason or "",
        stops=_stops(steps),
    )


def _stops(steps: Iterable[StepLine]) -> tuple[Stop, ...]:
    """The steps of the pathway in their order, then those of what is done beside it."""
    groups: dict[tuple[str, str], list[StepLine]] = {}
    for step in steps:
        groups.setdefault((step.registration, step.code), []).append(step)
    own_first = sorted(groups.items(), key=lambda group: group[0][0])
    return tuple(
        Stop(same[0].name, registration, _mark({step.state for step in same}), tuple(same))
        for (registration, _code), same in own_first
    )


def _mark(states: set[StepState]) -> str:
    if states - {StepState.PENDING, *OVER_STATES}:
        return "here"
    if StepState.REFUSED in states:
        return "bad"
    return "done" if states & set(RELEASING) and StepState.PENDING not in states else ""


def _lines(rows: list[Step], versions: Mapping[int, PathwayVersion], subject: Subject) -> list[StepLine]:
    """The steps by their number. A case that changed its pathway has steps of more than one version."""
    told = {key: {step["code"]: step for step in version.body.get("steps", [])} for key, version in versions.items()}
    names = {key: {code: said(step["name"]) for code, step in steps.items()} for key, steps in told.items()}
    papers = _papers(subject)
    found = []
    for row in rows:
        key = row.pathway_version_id
        beside = "" if key == subject.case.pathway_version_id else said(versions[key].names)
        found.append(_step(row, subject, told[key][row.code], names[key], beside, papers.get(row.id, [])))
    return found


def said(words: Mapping[str, Any]) -> str:
    """A text of the pathway file in the reader's language, else in English."""
    return str(words.get(current_language()) or words.get("en") or "")


def _key(version: PathwayVersion | None) -> str:
    return str(version.body.get("id", "")) if version else ""


def _versions(ids: set[int | None]) -> dict[int, PathwayVersion]:
    wanted = sorted(one for one in ids if one is not None)
    query = select(PathwayVersion).where(PathwayVersion.id.in_(wanted))
    return {version.id: version for version in db.session.scalars(query)} if wanted else {}


def _step(
    row: Step, subject: Subject, told: Mapping[str, Any], names: Mapping[str, str], beside: str, papers: list[Paper]
) -> StepLine:
    state = StepState(row.state)
    remedy = row.remedy or {}
    return StepLine(
        number=row.number,
        code=row.code,
        name=names.get(row.code, row.code),
        registration=beside,
        who=subject.who(row.person_id),
        state=state,
        turn=turn(told, state),
        started_on=row.started_on,
        filed_on=row.filed_on,
        decided_on=row.decided_on,
        due_on=row.due_on,
        due_earliest=row.due_earliest,
        due_because=why(row.due_because, names),
        due_by_hand=row.due_by_hand,
        papers=tuple(papers),
        decision_internal=row.decision_internal or "",
        decision_shareable=row.decision_shareable or "",
        remedy=RemedyKind(remedy["kind"]) if remedy.get("kind") else None,
        remedy_to=Actor(remedy["to"]) if remedy.get("to") else None,
        remedy_due_on=row.remedy_due_on,
        remedy_because=why(remedy.get("because"), names),
        renews_permit_id=row.renews_permit_id,
    )


def why(kept: Mapping[str, Any] | None, names: Mapping[str, str]) -> Because | None:
    """A stored reason, with the steps that it names in the reader's words."""
    return from_json(kept).named(names) if kept else None


def _papers(subject: Subject) -> dict[int, list[Paper]]:
    own = scope.of_case(subject.user, Step).where(Step.case_id == subject.case.id).with_only_columns(Step.id)
    query = scope.of_step(subject.user, WantedDocument).where(WantedDocument.step_id.in_(own))
    found: dict[int, list[Paper]] = {}
    for row in db.session.scalars(query.order_by(WantedDocument.id)):
        paper = Paper(DocumentKind(row.kind), DocumentState(row.state), row.expires_on)
        found.setdefault(row.step_id, []).append(paper)
    return found
