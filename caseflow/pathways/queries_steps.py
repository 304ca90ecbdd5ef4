"""One step of a case: its state, whose turn it is, when it is due and why, what it wants, what may be done now."""

from dataclasses import dataclass
from datetime import date, timedelta

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.models.pathways import WantedDocument
from caseflow.pathways import situations, step_facts, track
from caseflow.pathways.queries_case import StepLine, step_line
from caseflow.pathways.sentences import times
from caseflow.pathways.shelf import catalogue
from caseflow.pathways.shown import said
from caseflow.pathways.step_facts import Situation
from caseflow.pathways.track import Placed, Track
from caseflow.pathways.wording import full_name, say
from caseflow.rules import blocking
from caseflow.rules import steps as rules
from caseflow.rules.blocking import Checked
from caseflow.rules.reason import from_json
from caseflow.rules.steps import OPEN_STATES, waits_for
from caseflow.vocabulary.actors import Actor as StepActor
from caseflow.vocabulary.documents import DocumentKind, DocumentState
from caseflow.vocabulary.routes import RemedyKind
from caseflow.vocabulary.steps import PermitKind, RuleResult, RuleSeverity, StepState, StepVerb

_SOON = timedelta(days=30)
# Which right each verb takes; who does not hold it is not offered the verb.
RIGHT = {
    StepVerb.START: "step.move",
    StepVerb.SUBMIT: "step.move",
    StepVerb.WITHDRAW: "step.move",
    StepVerb.COMPLETE: "step.move",
    StepVerb.CANCEL: "step.move",
    StepVerb.GRANT: "step.decide",
    StepVerb.REFUSE: "step.decide",
    StepVerb.WAIVE: "step.waive",
    StepVerb.REOPEN: "step.reopen",
}


@dataclass(frozen=True)
class DocumentShown:
    """A document that the step wants. `state` says "expired" and "expires soon" by itself."""

    kind: DocumentKind
    state: DocumentState
    entered: str
    expires_on: date | None
    note: str
    seen: int


@dataclass(frozen=True)
class Condition:
    """A blocking rule with its answer. `is_evidence`: other evidence can take the place of what is blocked."""

    code: str
    says: str
    answer: RuleResult
    severity: RuleSeverity
    why: str
    can_confirm: bool
    is_evidence: bool
    confirmed_by: str
    confirmed_on: date | None
    note: str


@dataclass(frozen=True)
class RemedyOpen:
    """What a refusal left."""

    why: str
    kind: RemedyKind | None
    to: str
    due_on: date | None
    state: str
    note: str


@dataclass(frozen=True)
class PermitGiven:
    id: int
    kind: PermitKind
    country: str
    number: str
    valid_from: date
    valid_until: date | None
    ended_on: date | None


@dataclass(frozen=True)
class StepPage:
    """One step, whole."""

    ref: str
    number: int
    seen: int
    title: str
    is_case_closed: bool
    pathway_key: str
    pathway_number: int
    pathway: str
    line: StepLine
    code: str
    actor: StepActor
    charged_to: str
    note: str
    source: str
    times: tuple[str, ...]
    due_earliest: date | None
    reckoned_on: date | None
    reckoned_why: str
    ready_on: date | None
    started_on: date | None
    filed_on: date | None
    waits_for: tuple[tuple[int, str, StepState], ...]
    opens: tuple[str, ...]
    documents: tuple[DocumentShown, ...]
    conditions: tuple[Condition, ...]
    verbs: tuple[StepVerb, ...]
    gives: PermitKind | None
    country: str
    suggested_from: date
    suggested_until: date | None
    renew_before_days: int | None
    employer: str
    isco: str
    region: str
    internal: str
    shareable: str
    remedy: RemedyOpen | None
    permits: tuple[PermitGiven, ...]
    contacts_origin: bool
    comes_back: bool

    @property
    def is_open(self) -> bool:
        """Whether the step can still change other than by being opened again."""
        return self.line.state in OPEN_STATES


def step_page(user: Actor, ref: str, number: int) -> StepPage:
    """One step of a case. Raises NotFound."""
    found = track.load(user, ref)
    placed = found.step(number)
    gate.require(user, "step.move")
    today = clock.today(user.timezone)
    page = _page(user, found, placed, today)
    trail.seen(user, "case.read", f"{ref}/steps/{number}", "step, documents, decision, permits")
    return page


def _page(user: Actor, found: Track, placed: Placed, today: date) -> StepPage:
    row, template, pathway = placed.row, placed.template, placed.pathway
    now = situations.situation(user, found, placed, today)
    opening = now.records.opening
    charged = rules.charged_to(row.state, template, catalogue().actors)
    same = [other.in_order for other in found.beside(placed)]
    by_id = {other.row.id: other for other in found.placed}
    holding = [by_id[other.id] for other in waits_for(placed.in_order, same)] if row.state == "pending" else []
    starts = row.decided_on or today
    return StepPage(
        ref=found.case.ref,
        number=row.number,
        seen=row.version,
        title=full_name(row.person),
        is_case_closed=found.case.status == "closed",
        pathway_key=pathway.id,
        pathway_number=row.pathway_version.number,
        pathway=said(pathway.names),
        line=step_line(placed),
        code=row.code,
        actor=StepActor(template.actor),
        charged_to=charged or "",
        note=said(template.note),
        source=template.source,
        times=tuple(times(template)),
        due_earliest=row.due_earliest,
        reckoned_on=now.legal_due.day if row.due_by_hand and now.legal_due else None,
        reckoned_why=say(now.legal_due.because, pathway) if row.due_by_hand and now.legal_due else "",
        ready_on=row.ready_on,
        started_on=row.started_on,
        filed_on=row.filed_on,
        waits_for=tuple((p.row.number, said(p.template.names), StepState(p.row.state)) for p in holding),
        opens=tuple(dict.fromkeys(said(step.names) for step in pathway.steps if row.code in step.after)),
        documents=tuple(_document(document, today) for document in now.documents),
        conditions=_conditions(now),
        verbs=_verbs(user, found, placed),
        gives=PermitKind(template.gives) if template.gives else None,
        country=_country_of_permit(placed, now),
        suggested_from=starts,
        suggested_until=rules.permit_end(template, starts),
        renew_before_days=template.renew_before_days,
        employer=opening.employer.name if opening else "",
        isco=opening.isco if opening else "",
        region=(opening.region or "") if opening else "",
        internal=row.decision_internal or "",
        shareable=row.decision_shareable or "",
        remedy=_remedy(placed),
        permits=tuple(
            PermitGiven(
                p.id, PermitKind(p.kind), p.country, masked(p.number), p.valid_from, p.valid_until, p.ended_on
            )
            for p in placed.permits
        ),
        contacts_origin=template.contacts_origin,
        comes_back=template.every_days is not None,
    )  # fmt: skip


def masked(number: str | None) -> str:
    """A number of which only the last three signs are shown."""
    return f"…{number[-3:]}" if number else ""


def _country_of_permit(placed: Placed, now: Situation) -> str:
    """The country that a permit of this step is for: that of the job, where the pathway leads to several."""
    if not placed.pathway.destinations:
        return placed.pathway.country
    return now.records.opening.country if now.records.opening else ""


def _document(row: WantedDocument, today: date) -> DocumentShown:
    state = DocumentState(row.state)
    if state in (DocumentState.RECEIVED, DocumentState.VERIFIED) and row.expires_on is not None:
        if row.expires_on < today:
            state = DocumentState.EXPIRED
        elif row.expires_on <= today + _SOON:
            state = DocumentState.EXPIRING_SOON
    return DocumentShown(DocumentKind(row.kind), state, row.state, row.expires_on, row.note, row.version)


def _conditions(now: Situation) -> tuple[Condition, ...]:
    """The conditions of the step, those of an ended step as nobody can change them any more."""
    checked = step_facts.check("submit", now)
    return tuple(_condition(one, now) for one in checked)


def _condition(one: Checked, now: Situation) -> Condition:
    given = now.step.confirmations.get(one.code, {})
    is_open = now.step.state in OPEN_STATES
    evidence = one.code == blocking.ORIGIN and one.blocks
    return Condition(
        code=one.code,
        says=said(catalogue().blocking_rules[one.code].says),
        answer=RuleResult(one.answer),
        severity=RuleSeverity(one.severity),
        why=say(one.because, now.pathway),
        can_confirm=is_open and (one.confirmable or evidence),
        is_evidence=evidence,
        confirmed_by=str(given.get("name", "")),
        confirmed_on=date.fromisoformat(given["on"]) if given else None,
        note=str(given.get("note", "")),
    )


def _verbs(user: Actor, found: Track, placed: Placed) -> tuple[StepVerb, ...]:
    if found.case.status == "closed":
        return ()
    possible = rules.may(placed.row.state, placed.template)
    return tuple(StepVerb(verb) for verb in possible if gate.may(user, RIGHT[StepVerb(verb)]))


def _remedy(placed: Placed) -> RemedyOpen | None:
    kept = placed.row.remedy
    if placed.row.state != "refused" or not kept:
        return None
    to = catalogue().actors.get(str(kept.get("to", "")))
    return RemedyOpen(
        why=say(from_json(kept["because"]), placed.pathway),
        kind=RemedyKind(kept["kind"]) if "kind" in kept else None,
        to=said(to.names) if to else "",
        due_on=placed.row.remedy_due_on,
        state=str(kept.get("state", "")),
        note=str(kept.get("note", "")),
    )
