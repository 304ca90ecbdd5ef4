"""The pathways of a case: what each member may take and why, the one that was chosen, and its steps."""

from dataclasses import dataclass
from datetime import date

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.models.cases import CaseMember
from caseflow.pathways import facts, offered, track
from caseflow.pathways.commands_choice import eligibility, member_of
from caseflow.pathways.offered import Offered
from caseflow.pathways.queries import named_pathways
from caseflow.pathways.sentences import condition_words, intake_words
from caseflow.pathways.shown import said
from caseflow.pathways.track import Placed, Track
from caseflow.pathways.wording import full_name, say
from caseflow.rules.conditions import Answer
from caseflow.rules.eligibility import Eligibility as Result
from caseflow.rules.eligibility import Judged
from caseflow.rules.pathway import Pathway
from caseflow.rules.pathway_versions import takes_applications
from caseflow.rules.reason import from_json
from caseflow.rules.steps import OPEN_STATES, whose_turn
from caseflow.vocabulary.actors import Actor as StepActor
from caseflow.vocabulary.routes import Eligibility
from caseflow.vocabulary.steps import Confidence, IntakeState, RuleResult, RuleSeverity, StepState

# Ended by itself, not by somebody: the reason is told.
_ENDED = ("waived", "cancelled")
_ORDER = (Eligibility.ELIGIBLE, Eligibility.UNKNOWN, Eligibility.NOT_ELIGIBLE)


@dataclass(frozen=True)
class Missing:
    """A fact to find out. `recordable`: it has a page of its own under the person's facts."""

    code: str
    name: str
    recordable: bool


@dataclass(frozen=True)
class RuleAnswer:
    """One rule and its answer for this person."""

    says: str
    answer: RuleResult
    applies: bool
    severity: RuleSeverity
    group: str | None
    why: str
    when: str
    missing: tuple[Missing, ...]
    note: str
    source: str
    read_on: date
    stale: bool
    confidence: Confidence


@dataclass(frozen=True)
class Route:
    """A pathway as it stands for one person. `closed` says why it takes no applications today."""

    key: str
    number: int
    name: str
    country: str
    outcome: str
    is_subprocess: bool
    is_chosen: bool
    result: Eligibility
    unmet: tuple[str, ...]
    missing: tuple[Missing, ...]
    intake: IntakeState
    intake_words: str
    closed: str
    confidence: Confidence


@dataclass(frozen=True)
class StepLine:
    """A step of the case in the list."""

    number: int
    name: str
    person_ref: str
    person: str
    state: StepState
    turn: StepActor | None
    due_on: date | None
    due_why: str
    due_by_hand: bool
    decided_on: date | None
    optional: bool
    left_out: str


@dataclass(frozen=True)
class Way:
    """A pathway that the case is on, or a registration of a member beside it, with its steps."""

    key: str
    number: int
    newest: int
    versions: int
    name: str
    is_main: bool
    person_ref: str
    person: str
    steps: tuple[StepLine, ...]

    @property
    def is_open(self) -> bool:
        """Whether anything is left to do."""
        return any(step.state in OPEN_STATES for step in self.steps)


@dataclass(frozen=True)
class Member:
    ref: str
    name: str
    is_principal: bool
    lacks_steps: bool


@dataclass(frozen=True)
class CaseWays:
    """The page of a case's pathways, looked at for one member."""

    ref: str
    title: str
    is_closed: bool
    seen: int
    ways: tuple[Way, ...]
    members: tuple[Member, ...]
    looked_at: str
    looked_at_name: str
    routes: tuple[Route, ...]


@dataclass(frozen=True)
class Choice:
    """One pathway weighed for a case, before it is chosen. `leaves` is the pathway that the case would leave."""

    ref: str
    title: str
    is_closed: bool
    seen: int
    person_ref: str
    person: str
    members: tuple[Member, ...]
    route: Route
    otherwise: str
    rules: tuple[RuleAnswer, ...]
    leaves: str
    others: tuple[Route, ...]
    alternatives: tuple[tuple[str, str], ...]


def case_ways(user: Actor, ref: str, person_ref: str = "") -> CaseWays:
    """The pathways of a case and what each is for one member, the principal applicant if none is named."""
    found = track.load(user, ref)
    gate.require(user, "pathway.choose")
    today = clock.today(user.timezone)
    member = _looked_at(found, person_ref)
    page = CaseWays(
        ref=ref,
        title=_title(found),
        is_closed=found.case.status == "closed",
        seen=found.case.version,
        ways=_ways(found),
        members=_members(found),
        looked_at=member.person.ref if member else "",
        looked_at_name=full_name(member.person) if member else "",
        routes=_routes(user, found, member, today) if member else (),
    )
    trail.seen(user, "case.read", f"{ref}/pathway", "pathways, steps, eligibility")
    return page


def pathway_choice(user: Actor, ref: str, key: str, person_ref: str = "") -> Choice:
    """One pathway with each of its rules for one member. Raises NotFound or Denied."""
    found = track.load(user, ref)
    gate.require(user, "pathway.choose")
    today, choice = clock.today(user.timezone), offered.current(key)
    member = _looked_at(found, person_ref)
    known = facts.of_people(user, [member.person_id], today).get(member.person_id, {}) if member else {}
    result = eligibility(choice, known, today)
    route = _route(choice, result, found, today)
    others = _routes(user, found, member, today) if member and route.result is Eligibility.NOT_ELIGIBLE else ()
    page = Choice(
        ref=ref,
        title=_title(found),
        is_closed=found.case.status == "closed",
        seen=found.case.version,
        person_ref=member.person.ref if member else "",
        person=full_name(member.person) if member else "",
        members=_members(found),
        route=route,
        otherwise=said(choice.pathway.otherwise),
        rules=tuple(_answer(one, choice.pathway) for verdict in result.verdicts for one in verdict.members),
        leaves=_leaves(found, choice),
        others=tuple(one for one in others if one.result is not Eligibility.NOT_ELIGIBLE and one.key != key),
        alternatives=named_pathways(choice.pathway.alternatives),
    )
    trail.seen(user, "case.read", f"{ref}/pathway/{key}", "eligibility")
    return page


def _looked_at(found: Track, person_ref: str) -> CaseMember | None:
    return member_of(found, person_ref) if person_ref else found.principal


def _title(found: Track) -> str:
    return full_name(found.principal.person) if found.principal else ""


def _members(found: Track) -> tuple[Member, ...]:
    main = {p.row.person_id for p in found.placed if p.row.pathway_version_id == found.case.pathway_version_id}
    return tuple(
        Member(m.person.ref, full_name(m.person), m.is_principal, bool(main) and m.person_id not in main)
        for m in found.members
    )


def _routes(user: Actor, found: Track, member: CaseMember, today: date) -> tuple[Route, ...]:
    """Every pathway that is offered, the best chances first."""
    known = facts.of_people(user, [member.person_id], today).get(member.person_id, {})
    routes = [_route(one, eligibility(one, known, today), found, today) for one in offered.all_current()]
    return tuple(sorted(routes, key=lambda one: (_ORDER.index(one.result), bool(one.closed), one.name)))


def _route(one: Offered, result: Result, found: Track, today: date) -> Route:
    answer, why = takes_applications(one.intake, today)
    unmet = [j for v in result.of(Answer.NOT_MET, "block") for j in v.members if j.answer is Answer.NOT_MET]
    return Route(
        key=one.pathway.id,
        number=one.row.number,
        name=said(one.pathway.names),
        country=one.pathway.country,
        outcome=said(one.pathway.outcome),
        is_subprocess=one.pathway.is_subprocess,
        is_chosen=found.case.pathway_version_id == one.row.id,
        result=Eligibility(result.result),
        unmet=tuple(said(judged.rule.says) for judged in unmet),
        missing=tuple(_missing(name) for name in result.missing),
        intake=IntakeState(one.row.intake_state),
        intake_words=intake_words(one.intake),
        closed=say(why) if answer is Answer.NOT_MET else "",
        confidence=Confidence(one.pathway.confidence),
    )


def _missing(name: str) -> Missing:
    return Missing(name, facts.fact_name(name), name in facts.RECORDABLE)


def _answer(judged: Judged, pathway: Pathway) -> RuleAnswer:
    rule = judged.rule
    return RuleAnswer(
        says=said(rule.says),
        answer=RuleResult(judged.answer),
        applies=judged.applies,
        severity=RuleSeverity(rule.severity),
        group=rule.group,
        # A fact that is not recorded is named among what is missing.
        why="" if judged.because and judged.because.code == "fact_missing" else say(judged.because, pathway),
        when=condition_words(rule.when),
        missing=tuple(_missing(name) for name in judged.missing),
        note=said(rule.note),
        source=rule.source,
        read_on=rule.read_on,
        stale=judged.stale,
        confidence=Confidence(rule.confidence),
    )


def _leaves(found: Track, choice: Offered) -> str:
    """The name of the pathway that the case is on, if choosing this one leaves it."""
    if choice.pathway.is_subprocess or found.case.pathway_version_id in (None, choice.row.id):
        return ""
    return next(
        (said(p.pathway.names) for p in found.placed if p.row.pathway_version_id == found.case.pathway_version_id), ""
    )


def _ways(found: Track) -> tuple[Way, ...]:
    """The case's own pathway first, then registrations by person, then what it left."""
    ways: dict[tuple[int, int], list[Placed]] = {}
    for placed in found.placed:
        whose = placed.row.person_id if placed.pathway.is_subprocess else 0
        ways.setdefault((placed.row.pathway_version_id, whose), []).append(placed)
    newest = {one.row.pathway_id: one.row.number for one in offered.all_current()} if ways else {}
    shown = [_way(found, steps, newest) for steps in ways.values()]
    return tuple(sorted(shown, key=lambda way: (not way.is_main, not way.is_open)))


def _way(found: Track, steps: list[Placed], newest: dict[int, int]) -> Way:
    first, pathway = steps[0].row, steps[0].pathway
    alone, is_main = pathway.is_subprocess, first.pathway_version_id == found.case.pathway_version_id
    return Way(
        key=pathway.id,
        number=first.pathway_version.number,
        newest=newest.get(first.pathway_version.pathway_id, first.pathway_version.number),
        versions=len(offered.numbers(pathway.id)) if is_main else 0,
        name=said(pathway.names),
        is_main=is_main,
        person_ref=first.person.ref if alone else "",
        person=full_name(first.person) if alone else "",
        steps=tuple(step_line(placed) for placed in steps),
    )


def step_line(placed: Placed) -> StepLine:
    """A step of a case in one line."""
    row, template = placed.row, placed.template
    turn = whose_turn(row.state, template)
    return StepLine(
        number=row.number,
        name=said(template.names),
        person_ref=row.person.ref,
        person=full_name(row.person),
        state=StepState(row.state),
        turn=StepActor(turn) if turn else None,
        due_on=row.due_on,
        due_why=say(from_json(row.due_because), placed.pathway) if row.due_because else "",
        due_by_hand=row.due_by_hand,
        decided_on=row.decided_on,
        optional=template.optional,
        left_out=say(from_json(row.not_needed), placed.pathway) if row.state in _ENDED and row.not_needed else "",
    )
