"""The pathway library as its readers see it: the list, one version, what a new file would change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import Team
from caseflow.models.cases import Case
from caseflow.models.pathways import Pathway as PathwayRow
from caseflow.models.pathways import PathwayVersion
from caseflow.pathways import offered, shelf
from caseflow.pathways.changes import Change, changes_between
from caseflow.pathways.left_behind import OwnCase, own_cases
from caseflow.pathways.loading import lines
from caseflow.pathways.offered import Offered
from caseflow.pathways.picture import PictureShown, picture
from caseflow.pathways.queries_drafts import proposed_for
from caseflow.pathways.sentences import intake_words
from caseflow.pathways.shelf import FileRefused
from caseflow.pathways.shown import RuleShown, StepShown, rule_shown, said, step_shown
from caseflow.rules.suppression import THRESHOLD
from caseflow.vocabulary.language import _, current_language
from caseflow.vocabulary.roles import Role
from caseflow.vocabulary.steps import Confidence, IntakeState


@dataclass(frozen=True)
class Line:
    """A pathway in the list. `own_cases` counts the user's own open cases on any version of it."""

    key: str
    name: str
    country: str
    region: str | None
    outcome: str
    intake: IntakeState
    intake_words: str
    number: int
    confidence: Confidence
    is_subprocess: bool
    own_cases: int


@dataclass(frozen=True)
class PathwayPage:
    """One version, whole. `cases` are the user's own open cases on it; `teams` counts them for administrators."""

    key: str
    number: int
    numbers: tuple[int, ...]
    is_current: bool
    seen: int
    name: str
    public_name: str
    country: str
    region: str | None
    destinations: tuple[str, ...]
    outcome: str
    tier: int
    is_subprocess: bool
    read_on: date
    confidence: Confidence
    intake: IntakeState
    intake_words: str
    intake_note: str
    legal_basis: tuple[str, ...]
    sources: tuple[str, ...]
    shares_data_with: tuple[str, ...]
    otherwise: str
    alternatives: tuple[tuple[str, str], ...]
    rules: tuple[RuleShown, ...]
    steps: tuple[StepShown, ...]
    picture: PictureShown
    changes: tuple[Change, ...]
    cases: tuple[OwnCase, ...]
    teams: tuple[tuple[str, str], ...]
    proposed: int | None


@dataclass(frozen=True)
class IntakeNow:
    """What the form of the intake shows."""

    key: str
    number: int
    name: str
    state: str
    opens_on: date | None
    closes_on: date | None
    note: str
    seen: int


@dataclass(frozen=True)
class Preview:
    """What publishing a file would do, or why it is refused, line by line."""

    problems: tuple[str, ...] = ()
    key: str = ""
    name: str = ""
    number: int = 0
    before: int = 0
    changes: tuple[Change, ...] = ()


def pathway_lines(user: Actor, country: str = "", intake: str = "") -> tuple[Line, ...]:
    """Every pathway in its current version, of that country and in that state of intake if one is named."""
    gate.require(user, "pathway.read")
    counts = _own_counts(user)
    return tuple(
        _line(one, counts.get(one.row.pathway_id, 0))
        for one in offered.all_current()
        if country in ("", one.pathway.country) and intake in ("", one.row.intake_state)
    )


def pathway_countries() -> tuple[str, ...]:
    """The countries that have a pathway."""
    return tuple(db.session.scalars(select(PathwayRow.country).distinct().order_by(PathwayRow.country)))


def pathway_page(user: Actor, key: str, number: int | None = None) -> PathwayPage:
    """One version of a pathway, the current one if none is named. Raises NotFound or Denied."""
    gate.require(user, "pathway.read")
    one = offered.current(key) if number is None else offered.version(key, number)
    page = _page(user, one)
    if page.cases:
        trail.seen(user, "case.list", f"pathways/{key}", "ref, name")
    return page


def intake_now(user: Actor, key: str, number: int) -> IntakeNow:
    """The intake of a version, to be changed. Raises NotFound or Denied."""
    gate.require(user, "pathway.load")
    one = offered.version(key, number)
    row = one.row
    return IntakeNow(
        key, number, said(one.pathway.names), row.intake_state, row.intake_opens_on, row.intake_closes_on,
        row.intake_note, row.version,
    )  # fmt: skip


def may_upload(user: Actor) -> None:
    """Raises Denied for everybody who may not upload a pathway file."""
    gate.require(user, "pathway.load")


def preview(user: Actor, name: str, content: bytes) -> Preview:
    """What a file would change, without changing anything. Raises Denied."""
    gate.require(user, "pathway.load")
    read = shelf.read_file(name, content)
    if isinstance(read, FileRefused):
        return Preview(problems=tuple(lines([read])))
    known = offered.numbers(read.pathway.id)
    old = offered.version(read.pathway.id, known[0]).pathway if known else None
    return Preview(
        key=read.pathway.id,
        name=said(read.pathway.names),
        number=read.pathway.version,
        before=known[0] if known else 0,
        changes=changes_between(old, read.pathway) if old is not None else (),
    )


def _line(one: Offered, own_cases: int) -> Line:
    pathway = one.pathway
    return Line(
        key=pathway.id,
        name=said(pathway.names),
        country=pathway.country,
        region=pathway.region,
        outcome=said(pathway.outcome),
        intake=IntakeState(one.row.intake_state),
        intake_words=intake_words(one.intake),
        number=one.row.number,
        confidence=Confidence(pathway.confidence),
        is_subprocess=pathway.is_subprocess,
        own_cases=own_cases,
    )


def _own_counts(user: Actor) -> dict[int, int]:
    """The user's own open cases by pathway."""
    query = (
        scope.cases(user)
        .where(Case.status != "closed")
        .join(PathwayVersion, PathwayVersion.id == Case.pathway_version_id)
        .with_only_columns(PathwayVersion.pathway_id, func.count())
        .group_by(PathwayVersion.pathway_id)
    )
    found: dict[int, int] = {pathway_id: count for pathway_id, count in db.session.execute(query)}
    return found


def _page(user: Actor, one: Offered) -> PathwayPage:
    pathway, row = one.pathway, one.row
    return PathwayPage(
        key=pathway.id,
        number=row.number,
        numbers=tuple(offered.numbers(pathway.id)),
        is_current=row.is_current,
        seen=row.version,
        name=said(pathway.names),
        public_name=said(pathway.public_names),
        country=pathway.country,
        region=pathway.region,
        destinations=pathway.destinations,
        outcome=said(pathway.outcome),
        tier=pathway.tier,
        is_subprocess=pathway.is_subprocess,
        read_on=pathway.read_on,
        confidence=Confidence(pathway.confidence),
        intake=IntakeState(row.intake_state),
        intake_words=intake_words(one.intake),
        intake_note=row.intake_note or said(pathway.intake.note),
        legal_basis=pathway.legal_basis,
        sources=pathway.sources,
        shares_data_with=tuple(said(words) for words in pathway.shares_data_with),
        otherwise=said(pathway.otherwise),
        alternatives=named_pathways(pathway.alternatives),
        rules=tuple(rule_shown(rule, pathway) for rule in pathway.rules),
        steps=tuple(step_shown(step, pathway) for step in pathway.steps),
        picture=picture(pathway),
        changes=_changes_since(one),
        cases=own_cases(user, one, with_next=row.intake_state in ("closed", "paused") or not row.is_current),
        teams=_team_counts(user, row.id),
        proposed=proposed_for(user, pathway.id),
    )


def named_pathways(keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Pathways by key with their name in the reader's language, in the same order."""
    if not keys:
        return ()
    query = select(PathwayRow.key, PathwayVersion.names).join(PathwayVersion.pathway)
    rows = db.session.execute(query.where(PathwayRow.key.in_(keys), PathwayVersion.is_current))
    found: dict[str, dict[str, Any]] = {key: names for key, names in rows}
    return tuple((key, _in_language(found[key])) for key in keys if key in found)


def _changes_since(one: Offered) -> tuple[Change, ...]:
    """What this version changed against the one before it."""
    older = [number for number in offered.numbers(one.pathway.id) if number < one.row.number]
    return changes_between(offered.version(one.pathway.id, older[0]).pathway, one.pathway) if older else ()


def _team_counts(user: Actor, version_id: int) -> tuple[tuple[str, str], ...]:
    """How many open cases each team has on a version, for administrators: small numbers stay hidden (DP14)."""
    if user.role is not Role.ADMINISTRATOR:
        return ()
    found = db.session.execute(scope.open_cases_by_team(user, Case.pathway_version_id == version_id))
    counts: dict[int, int] = {team_id: count for team_id, count in found}
    names = db.session.execute(select(Team.id, Team.name).where(Team.id.in_(list(counts))).order_by(Team.name))
    few = _("fewer than %(least)s", least=THRESHOLD)
    return tuple((name, few if counts[team_id] < THRESHOLD else str(counts[team_id])) for team_id, name in names)


def _in_language(names: Mapping[str, str]) -> str:
    return names.get(current_language()) or names.get("en", "")
