"""What a pathway is: frozen data, read from a file by `rules.pathway_file` and never changed.

Codes name things inside a pathway (steps, rules) and in the catalogue (actors, documents, blocking rules, facts).
Words are written in the file itself, in several languages, because a pathway needs no code.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from caseflow.rules.conditions import Compare, Condition

LANGUAGES = ("en", "es", "fr", "pt")
NEEDED_LANGUAGES = ("en", "es")

INTAKE_STATES = ("open", "seasonal", "paused", "closed", "unknown")
SEVERITIES = ("block", "warn", "info")
CONFIDENCES = ("high", "medium", "low")
APPLIES_TO = ("principal", "each_member", "each_adult", "accompanying")
PERMIT_KINDS = (
    "visa",
    "work_permit",
    "open_work_permit",
    "seasonal_work_permit",
    "border_worker_card",
    "study_permit",
    "stay_permit",
    "humanitarian_card",
    "temporary_protection",
    "claimant_document",
    "temporary_residence",
    "permanent_residence",
    "licence",  # to work in a profession; gives no right to stay
    "other",
)
REMEDY_KINDS = ("appeal", "review", "reconsideration", "reapply")
DEADLINE_KINDS = ("latest", "earliest")
DAYS_BASES = ("published", "estimate")
# What of a step a date can hang on: the day it became ready, was begun, handed in, granted or refused,
# and the first and last day of what it gave.
STEP_EVENTS = ("ready_on", "started_on", "filed_on", "granted_on", "refused_on", "valid_from", "valid_until")
# Dates that are not of a step. The facts of a case give them.
FACT_ANCHORS = ("offer.start_date", "petition.valid_from", "petition.valid_to", "contract.midpoint", "contract.end")


@dataclass(frozen=True)
class Words:
    """A text in several languages, English and Spanish always among them."""

    texts: tuple[tuple[str, str], ...]

    def say(self, language: str) -> str:
        """The text in that language, else in English."""
        known = dict(self.texts)
        return known.get(language) or known.get("en") or next(iter(known.values()), "")

    def as_dict(self) -> dict[str, str]:
        """The text by language, for a JSON column."""
        return dict(self.texts)


@dataclass(frozen=True)
class MonthDay:
    """A day of every year, as 12-15."""

    month: int
    day: int


@dataclass(frozen=True)
class Intake:
    """Whether applications are taken, and when."""

    state: str
    opened_on: date | None = None
    closed_on: date | None = None
    season_from: MonthDay | None = None
    season_until: MonthDay | None = None
    note: Words | None = None


@dataclass(frozen=True)
class EligibilityRule:
    """One thing that must be true of the person, the offer or the employer, and where that is written."""

    code: str
    says: Words
    compare: Compare
    severity: str
    source: str
    read_on: date
    confidence: str
    when: Condition | None = None
    group: str | None = None  # rules of one group are alternatives: any one of them is enough
    for_step: str | None = None  # asked only when that step is looked at
    note: Words | None = None


@dataclass(frozen=True)
class DeadlineTemplate:
    """A date in words of other dates. Exactly one of `anchor`, `on` and `month_day` is given.

    Days after the anchor are positive, before it negative. `earliest_days` opens a window that the deadline closes.
    """

    kind: str = "latest"
    anchor: str | None = None
    days: int = 0
    months: int = 0
    working: bool = False
    earliest_days: int | None = None
    on: date | None = None
    month_day: MonthDay | None = None
    note: Words | None = None


@dataclass(frozen=True)
class RemedyTemplate:
    """What can be done against a refusal, with whom, and within how long (None: no time limit is known)."""

    kind: str
    to: str
    source: str
    confidence: str
    days: int | None = None
    working: bool = False
    note: Words | None = None


@dataclass(frozen=True)
class StepTemplate:
    """One step of a pathway: who acts, what is wanted, how long it takes, what it gives."""

    code: str
    number: int
    names: Words
    actor: str
    prepared_by: str  # whose turn it is until it is handed in; the actor's own where nobody decides
    decided: bool  # somebody outside decides: handed in, then granted or refused
    source: str
    read_on: date
    confidence: str
    requires_documents: tuple[str, ...] = ()
    blocking_rules: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    applies_to: str = "principal"
    typical_days: int | None = None
    days_basis: str = "estimate"
    legal_days: int | None = None
    validity_days: int | None = None
    fixed_expiry: date | None = None
    gives: str | None = None
    renew_before_days: int | None = None
    deadline: DeadlineTemplate | None = None
    remedy: RemedyTemplate | None = None
    every_days: int | None = None  # comes back: a weekly sign-in
    optional: bool = False  # never holds up what comes after it
    only_if: Condition | None = None  # of whom it is known not to hold, the step is left out
    after_refusal_of: str | None = None  # there only once that step is refused: an appeal
    contacts_origin: bool = False
    public_names: Words | None = None
    note: Words | None = None


@dataclass(frozen=True)
class Pathway:
    """One version of a route to regular status."""

    id: str
    version: int
    names: Words
    country: str
    outcome: Words
    tier: int
    intake: Intake
    read_on: date
    confidence: str
    rules: tuple[EligibilityRule, ...]
    steps: tuple[StepTemplate, ...]
    region: str | None = None
    destinations: tuple[str, ...] = ()
    is_subprocess: bool = False
    public_names: Words | None = None
    legal_basis: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    shares_data_with: tuple[Words, ...] = ()
    alternatives: tuple[str, ...] = ()
    otherwise: Words | None = None

    def step(self, code: str) -> StepTemplate:
        """The step of that code. Raises KeyError."""
        for step in self.steps:
            if step.code == code:
                return step
        raise KeyError(code)


@dataclass(frozen=True)
class Actor:
    """Somebody who acts, and on whose account time is counted: us, person, employer, authority or partner."""

    code: str
    names: Words
    charged_to: str
    decides: bool


@dataclass(frozen=True)
class BlockingRule:
    """Something that must hold before a step moves. `at`: already when it is started, or when it is handed in."""

    code: str
    says: Words
    severity: str
    at: str


@dataclass(frozen=True)
class FactKind:
    """A fact that rules may ask for: its type, and how we ask a caseworker for it."""

    name: str
    type: str
    names: Words


@dataclass(frozen=True)
class Catalogue:
    """What every pathway file may name."""

    actors: Mapping[str, Actor] = field(default_factory=dict)
    documents: Mapping[str, Words] = field(default_factory=dict)
    blocking_rules: Mapping[str, BlockingRule] = field(default_factory=dict)
    facts: Mapping[str, FactKind] = field(default_factory=dict)
