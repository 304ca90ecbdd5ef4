"""What if: each pathway for each member as open now, open when something comes, or shut, with rule and source."""

from dataclasses import dataclass
from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.closings import Course, GapShown, courses
from caseflow.audit import trail
from caseflow.errors import NotFound
from caseflow.models.people import Person
from caseflow.pathways import facts, offered, track
from caseflow.pathways.commands_choice import eligibility, member_of
from caseflow.pathways.offered import Offered
from caseflow.pathways.queries import named_pathways
from caseflow.pathways.sentences import condition_words
from caseflow.pathways.shown import said
from caseflow.pathways.wording import full_name, names, say
from caseflow.rules.conditions import Answer
from caseflow.rules.eligibility import Judged
from caseflow.rules.pathway import Pathway
from caseflow.rules.pathway_versions import takes_applications
from caseflow.rules.reason import Because, because
from caseflow.rules.wanted import Closing
from caseflow.rules.what_if import NOW, SHUT, WHEN, Need, Outlook, outlook, way_to
from caseflow.vocabulary.routes import OutlookState
from caseflow.vocabulary.steps import Confidence
from caseflow.vocabulary.training import GapState, WantedKind

_ORDER = (NOW, WHEN, SHUT)
Offers = dict[Closing, tuple[Course, ...]]


@dataclass(frozen=True)
class RuleShown:
    """A rule with where it is written. `exactly` is what it compares; `why` says more where there is more to say."""

    says: str
    exactly: str
    why: str
    source: str
    read_on: date
    confidence: Confidence
    stale: bool
    note: str


@dataclass(frozen=True)
class NeedShown:
    """What is needed: the rule, what would meet it, the trainings that help. `asks`: facts with a page of their own."""

    rule: RuleShown
    kind: str
    how: Because
    any_of: bool
    asks: tuple[tuple[str, str], ...]
    courses: tuple[Course, ...]


@dataclass(frozen=True)
class PathwayOutlook:
    """A pathway for one member. `closed` says why it takes no applications; `others` are the ways it names itself."""

    key: str
    name: str
    country: str
    outcome: str
    is_subprocess: bool
    stands: OutlookState
    closed: str
    needs: tuple[NeedShown, ...]
    shuts: tuple[RuleShown, ...]
    warns: tuple[RuleShown, ...]
    others: tuple[tuple[str, str], ...]
    otherwise: str


@dataclass(frozen=True)
class FamilyRow:
    """A pathway for everybody: the state of each member in the order of the page."""

    key: str
    name: str
    country: str
    stands: tuple[OutlookState, ...]

    @property
    def is_open_to_somebody(self) -> bool:
        return any(one != OutlookState.SHUT for one in self.stands)


@dataclass(frozen=True)
class WhatIf:
    """The page, looked at for one member, and the table for all of them."""

    ref: str
    title: str
    members: tuple[tuple[str, str], ...]
    looked_at: str
    looked_at_name: str
    family: tuple[FamilyRow, ...]
    pathways: tuple[PathwayOutlook, ...]


@dataclass(frozen=True)
class PathwayGaps:
    """One pathway against what is known of one person, rule by rule."""

    ref: str
    name: str
    key: str
    pathway: str
    country: str
    outcome: str
    stands: OutlookState
    closed: str
    items: tuple[GapShown, ...]
    otherwise: str
    others: tuple[tuple[str, str], ...]


def what_if(user: Actor, ref: str, person_ref: str = "") -> WhatIf:
    """Each pathway of the library for each member of a case. Raises NotFound or Denied."""
    found = track.load(user, ref)
    gate.require(user, "pathway.choose")
    today, all_current = clock.today(user.timezone), offered.all_current()
    known = facts.of_people(user, [member.person_id for member in found.members], today)
    member = member_of(found, person_ref) if person_ref else found.principal or next(iter(found.members), None)
    by_member = {
        one.person_id: [_outlook(choice, known.get(one.person_id, {}), today) for choice in all_current]
        for one in found.members
    }
    mine = by_member.get(member.person_id, []) if member else []
    closings = {need.way.closing for one in mine for need in one.needs if need.way.closing}
    offers = courses(user, closings, today)
    shown = [_shown(choice, one, offers, today) for choice, one in zip(all_current, mine, strict=False)]
    page = WhatIf(
        ref=ref,
        title=full_name(found.principal.person) if found.principal else ref,
        members=tuple((one.person.ref, full_name(one.person)) for one in found.members),
        looked_at=member.person.ref if member else "",
        looked_at_name=full_name(member.person) if member else "",
        family=_family(all_current, list(by_member.values())),
        pathways=tuple(sorted(shown, key=lambda one: (_ORDER.index(one.stands), one.name))),
    )
    trail.seen(user, "case.read", f"{ref}/what-if", "eligibility of every member")
    return page


def _family(all_current: list[Offered], outlooks: list[list[Outlook]]) -> tuple[FamilyRow, ...]:
    rows = [
        FamilyRow(
            choice.pathway.id,
            said(choice.pathway.names),
            choice.pathway.country,
            tuple(OutlookState(one[at].stands) for one in outlooks),
        )
        for at, choice in enumerate(all_current)
    ]
    return tuple(sorted(rows, key=lambda row: (min((_ORDER.index(s) for s in row.stands), default=9), row.name)))


def pathway_gaps(user: Actor, ref: str, key: str) -> PathwayGaps:
    """One pathway's rules for one person, item by item. Raises NotFound or Denied."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "pathway.choose")
    today, choice = clock.today(user.timezone), offered.current(key)
    known = facts.of_people(user, [person.id], today).get(person.id)
    if known is None:
        raise NotFound
    result = eligibility(choice, known, today)
    judged = [one for verdict in result.verdicts for one in verdict.members if one.severity != "info"]
    ways = {one.code: way_to(one) for one in judged if one.answer is not Answer.MET}
    offers = courses(user, {way.closing for way in ways.values() if way and way.closing}, today)
    looked = _outlook(choice, known, today)
    page = PathwayGaps(
        ref=ref,
        name=full_name(person),
        key=key,
        pathway=said(choice.pathway.names),
        country=choice.pathway.country,
        outcome=said(choice.pathway.outcome),
        stands=OutlookState(looked.stands),
        closed=_closed(choice, today),
        items=tuple(_item(one, choice.pathway, ways.get(one.code), offers) for one in judged),
        otherwise=said(choice.pathway.otherwise),
        others=named_pathways(choice.pathway.alternatives),
    )
    trail.seen(user, "gaps.read", ref, f"pathway {key}")
    return page


def _outlook(choice: Offered, known: dict[str, object], today: date) -> Outlook:
    answer, _why = takes_applications(choice.intake, today)
    return outlook(eligibility(choice, known, today), takes_applications=answer is not Answer.NOT_MET)


def _closed(choice: Offered, today: date) -> str:
    answer, why = takes_applications(choice.intake, today)
    return say(why) if answer is Answer.NOT_MET else ""


def _shown(choice: Offered, one: Outlook, offers: Offers, today: date) -> PathwayOutlook:
    pathway = choice.pathway
    is_warned = any(judged.answer is Answer.NOT_MET for judged in one.warns)
    return PathwayOutlook(
        key=pathway.id,
        name=said(pathway.names),
        country=pathway.country,
        outcome=said(pathway.outcome),
        is_subprocess=pathway.is_subprocess,
        stands=OutlookState(one.stands),
        closed=_closed(choice, today),
        needs=tuple(_need(need, pathway, offers) for need in one.needs),
        shuts=tuple(_rule(judged, pathway) for judged in one.shuts),
        warns=tuple(_rule(judged, pathway) for judged in one.warns),
        others=named_pathways(pathway.alternatives) if one.stands == SHUT or is_warned else (),
        otherwise=said(pathway.otherwise) if one.stands == SHUT or is_warned else "",
    )


def _need(need: Need, pathway: Pathway, offers: Offers) -> NeedShown:
    asks = [name for name in need.judged.missing if name in facts.RECORDABLE]
    return NeedShown(
        rule=_rule(need.judged, pathway),
        kind=need.way.kind,
        how=need.way.how,
        any_of=need.any_of,
        asks=tuple((name, facts.fact_name(name)) for name in asks),
        courses=offers.get(need.way.closing, ()) if need.way.closing else (),
    )


def _rule(judged: Judged, pathway: Pathway) -> RuleShown:
    rule = judged.rule
    return RuleShown(
        says=said(rule.says),
        exactly=condition_words(rule.compare),
        why=say(judged.because, pathway),
        source=rule.source,
        read_on=rule.read_on,
        confidence=Confidence(rule.confidence),
        stale=judged.stale,
        note=said(rule.note),
    )


def _item(judged: Judged, pathway: Pathway, way: object, offers: Offers) -> GapShown:
    how = getattr(way, "how", None)
    closing = getattr(way, "closing", None)
    state, why = _state(judged)
    return GapShown(
        kind=WantedKind.FACT,
        name=said(judged.rule.says),
        must=judged.severity == "block",
        state=state,
        why=why.named(names(pathway)),
        until=None,
        next=how,
        source=judged.rule.source,
        confidence=judged.rule.confidence,
        read_on=judged.rule.read_on,
        courses=offers.get(closing, ()) if closing else (),
    )


def _state(judged: Judged) -> tuple[GapState, Because]:
    if judged.answer is Answer.MET:
        return GapState.HELD, judged.because or because("gap_fact_held")
    if judged.answer is Answer.UNKNOWN:
        return GapState.UNKNOWN, judged.because or because("gap_fact_unknown")
    if judged.because is not None and judged.because.code == "test_result_expired":
        return GapState.EXPIRED, judged.because
    return GapState.MISSING, judged.because or because("gap_fact_unmet")
