"""One step of a case: its state, whose turn it is, when it is due and why, what it wants, what may be done now."""

from dataclasses import dataclass
from datetime import date, timedelta

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.models.pathways import Permit, WantedDocument
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
from caseflow.vocabulary.actors import ChargedTo
from caseflow.vocabulary.documents import DocumentKind, DocumentState
from caseflow.vocabulary.origin_evidence import INSTEAD
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
    """A blocking rule with its answer. `is_evidence`: other evidence can take the place of what is blocked; `instead`
    says for each paper which."""

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
    instead: tuple[tuple[DocumentKind, str], ...] = ()


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
class FromPathway:
    """What the pathway says of the step, for everybody."""

    key: str
    number: int
    name: str
    note: str
    source: str
    times: tuple[str, ...]
    opens: tuple[str, ...]
    contacts_origin: bool
    comes_back: bool


@dataclass(frozen=True)
class PermitExpected:
    """What the step gives, as far as it can be known beforehand."""

    kind: PermitKind
    country: str
    valid_from: date
    valid_until: date | None
    renew_before_days: int | None


@dataclass(frozen=True)
class StepPage:
    """One step, whole."""

    ref: str
    number: int
    seen: int
    title: str
    is_case_closed: bool
    pathway: FromPathway
    line: StepLine
    code: str
    charged_to: ChargedTo | None
    due_earliest: date | None
    reckoned_on: date | None
    reckoned_why: str
    ready_on: date | None
    started_on: date | None
    filed_on: date | None
    waits_for: tuple[tuple[int, str, StepState], ...]
    documents: tuple[DocumentShown, ...]
    conditions: tuple[Condition, ...]
    verbs: tuple[StepVerb, ...]
    gives: PermitExpected | None
    internal: str
    shareable: str
    remedy: RemedyOpen | None
    permits: tuple[PermitGiven, ...]

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
    row = placed.row
    now = situations.situation(user, found, placed, today)
    charged = rules.charged_to(row.state, placed.template, catalogue().actors)
    legal = now.legal_due if row.due_by_hand else None
    return StepPage(
        ref=found.case.ref,
        number=row.number,
        seen=row.version,
        title=full_name(row.person),
        is_case_closed=found.case.status == "closed",
        pathway=_from_pathway(placed),
        line=step_line(placed),
        code=row.code,
        charged_to=ChargedTo(charged) if charged else None,
        due_earliest=row.due_earliest,
        reckoned_on=legal.day if legal else None,
        reckoned_why=say(legal.because, placed.pathway) if legal else "",
        ready_on=row.ready_on,
        started_on=row.started_on,
        filed_on=row.filed_on,
        waits_for=_holding(found, placed),
        documents=tuple(_document(document, today) for document in now.documents),
        conditions=tuple(_condition(one, now) for one in step_facts.check("submit", now)),
        verbs=_verbs(user, found, placed),
        gives=_expected(now),
        internal=row.decision_internal or "",
        shareable=row.decision_shareable or "",
        remedy=_remedy(placed),
        permits=tuple(_given(permit) for permit in placed.permits),
    )


def _from_pathway(placed: Placed) -> FromPathway:
    template, pathway = placed.template, placed.pathway
    return FromPathway(
        key=pathway.id,
        number=placed.row.pathway_version.number,
        name=said(pathway.names),
        note=said(template.note),
        source=template.source,
        times=tuple(times(template)),
        opens=tuple(dict.fromkeys(said(step.names) for step in pathway.steps if template.code in step.after)),
        contacts_origin=blocking.reaches_origin(template),
        comes_back=template.every_days is not None,
    )


def _holding(found: Track, placed: Placed) -> tuple[tuple[int, str, StepState], ...]:
    """What a waiting step waits for."""
    if placed.row.state != "pending":
        return ()
    by_id = {other.row.id: other for other in found.placed}
    steps = waits_for(placed.in_order, [other.in_order for other in found.beside(placed)])
    holding = [by_id[step.id] for step in steps]
    return tuple((one.row.number, said(one.template.names), StepState(one.row.state)) for one in holding)


def _expected(now: Situation) -> PermitExpected | None:
    """The permit that the step gives; its country is that of the job where the pathway leads to several."""
    if now.template.gives is None:
        return None
    opening, country = now.records.opening, now.pathway.country
    if now.pathway.destinations:
        country = opening.country if opening else ""
    begins = now.step.decided_on or now.today
    return PermitExpected(
        PermitKind(now.template.gives), country, begins, rules.permit_end(now.template, begins),
        now.template.renew_before_days,
    )  # fmt: skip


def _given(permit: Permit) -> PermitGiven:
    return PermitGiven(
        permit.id, PermitKind(permit.kind), permit.country, masked(permit.number), permit.valid_from,
        permit.valid_until, permit.ended_on,
    )  # fmt: skip


def masked(number: str | None) -> str:
    """A number of which only the last three signs are shown."""
    return f"…{number[-3:]}" if number else ""


def _document(row: WantedDocument, today: date) -> DocumentShown:
    state = DocumentState(row.state)
    if state in (DocumentState.RECEIVED, DocumentState.VERIFIED) and row.expires_on is not None:
        if row.expires_on < today:
            state = DocumentState.EXPIRED
        elif row.expires_on <= today + _SOON:
            state = DocumentState.EXPIRING_SOON
    return DocumentShown(DocumentKind(row.kind), state, row.state, row.expires_on, row.note, row.version)


def _condition(one: Checked, now: Situation) -> Condition:
    given = now.step.confirmations.get(one.code, {})
    is_open = now.step.state in OPEN_STATES
    mine = [held.country for held in now.records.person.nationalities if held.country]
    evidence = (
        one.code == blocking.ORIGIN
        and one.blocks
        and not blocking.origin_takes_it(now.template, now.pathway.country, mine)
    )
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
        instead=_instead(now) if evidence else (),
    )


def _instead(now: Situation) -> tuple[tuple[DocumentKind, str], ...]:
    """The papers that would come from the country of origin, and what stands in for each."""
    kinds = [DocumentKind(kind) for kind in now.template.requires_documents if kind in blocking.REPLACEABLE]
    return tuple((kind, str(INSTEAD[kind])) for kind in kinds)


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
