"""One version of a pathway in the reader's words: its rules, its steps, what changed."""

from dataclasses import dataclass
from datetime import date

from caseflow.pathways.sentences import condition_words, deadline_words, times
from caseflow.pathways.shelf import catalogue
from caseflow.rules.pathway import EligibilityRule, Pathway, StepTemplate, Words
from caseflow.vocabulary.actors import Actor as StepActor
from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.routes import AppliesTo, RemedyKind
from caseflow.vocabulary.steps import Confidence, PermitKind, RuleSeverity


@dataclass(frozen=True)
class RuleShown:
    """An eligibility rule: as its author says it, and exactly. `applies` says when it is asked at all."""

    says: str
    exactly: str
    applies: str
    severity: RuleSeverity
    group: str | None
    step: str
    source: str
    read_on: date
    confidence: Confidence
    note: str


@dataclass(frozen=True)
class RemedyShown:
    kind: RemedyKind
    to: str
    days: int | None
    working: bool
    note: str


@dataclass(frozen=True)
class StepShown:
    """A step as its pathway says it, for everybody."""

    number: int
    name: str
    note: str
    actor: StepActor
    prepared_by: StepActor
    applies_to: AppliesTo
    after: tuple[str, ...]
    documents: tuple[DocumentKind, ...]
    conditions: tuple[str, ...]
    times: tuple[str, ...]
    deadline: str
    deadline_note: str
    gives: PermitKind | None
    remedy: RemedyShown | None
    only_if: str
    after_refusal_of: str
    optional: bool
    contacts_origin: bool
    source: str
    read_on: date
    confidence: Confidence


def said(words: Words | None) -> str:
    """The words in the reader's language; empty for none."""
    return words.say(current_language()) if words is not None else ""


def rule_shown(rule: EligibilityRule, pathway: Pathway) -> RuleShown:
    """A rule in words."""
    return RuleShown(
        says=said(rule.says),
        exactly=condition_words(rule.compare),
        applies=condition_words(rule.when),
        severity=RuleSeverity(rule.severity),
        group=rule.group,
        step=said(pathway.step(rule.for_step).names) if rule.for_step else "",
        source=rule.source,
        read_on=rule.read_on,
        confidence=Confidence(rule.confidence),
        note=said(rule.note),
    )


def step_shown(step: StepTemplate, pathway: Pathway) -> StepShown:
    """A step of a pathway in words."""
    rules = catalogue().blocking_rules
    remedy = step.remedy
    return StepShown(
        number=step.number,
        name=said(step.names),
        note=said(step.note),
        actor=StepActor(step.actor),
        prepared_by=StepActor(step.prepared_by),
        applies_to=AppliesTo(step.applies_to),
        after=tuple(said(pathway.step(code).names) for code in step.after),
        documents=tuple(DocumentKind(kind) for kind in step.requires_documents),
        conditions=tuple(said(rules[code].says) for code in step.blocking_rules),
        times=tuple(times(step)),
        deadline=deadline_words(pathway, step.deadline),
        deadline_note=said(step.deadline.note) if step.deadline else "",
        gives=PermitKind(step.gives) if step.gives else None,
        remedy=RemedyShown(
            RemedyKind(remedy.kind), said(catalogue().actors[remedy.to].names), remedy.days, remedy.working,
            said(remedy.note),
        ) if remedy else None,
        only_if=condition_words(step.only_if),
        after_refusal_of=said(pathway.step(step.after_refusal_of).names) if step.after_refusal_of else "",
        optional=step.optional,
        contacts_origin=step.contacts_origin,
        source=step.source,
        read_on=step.read_on,
        confidence=Confidence(step.confidence),
    )  # fmt: skip
