"""What somebody writes about an employer, an opening or a vetting, as plain values."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from caseflow.vocabulary.vetting import EmployerKind


@dataclass(frozen=True)
class EmployerEntry:
    """An employer or recruiter as written. `region` is a name or a code; `designations` are codes, one a line."""

    kind: str = EmployerKind.EMPLOYER
    name: str = ""
    country: str = ""
    region: str = ""
    municipality: str = ""
    sector: str = ""
    registration_number: str = ""
    registered_until: date | None = None
    designations: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    contact_email: str = ""
    note: str = ""


@dataclass(frozen=True)
class SiteEntry:
    """A place of work as written. `region` is a name or a code."""

    name: str = ""
    country: str = ""
    region: str = ""
    municipality: str = ""
    address: str = ""
    has_housing: bool = False
    housing_inspected_on: date | None = None
    note: str = ""


@dataclass(frozen=True)
class ContactEntry:
    """Somebody who speaks for an employer, as written. `site` is the number of a site, "" for all of them."""

    name: str = ""
    function: str = ""
    site: str = ""
    phone: str = ""
    email: str = ""
    language: str = ""
    is_main: bool = False


@dataclass(frozen=True)
class OpeningEntry:
    """An opening as written. `occupation` is a name, part of one, or an ISCO-08 code; `recruiter` a reference or "".

    `site` is the number of a site or ""; `residence_countries` are names or codes, one a line; `weights` those of the
    ranking that are not as usual, by criterion.
    """

    title: str = ""
    occupation: str = ""
    noc: str = ""
    country: str = ""
    region: str = ""
    municipality: str = ""
    heads: int | None = None
    contract_kind: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    wage: Decimal | None = None
    wage_period: str = ""
    currency: str = ""
    hours_per_week: Decimal | None = None
    has_housing: bool = False
    language: str = ""
    language_level: str = ""
    language_tested: bool = False
    needs_licence: bool = False
    recruiter: str = ""
    pathway_keys: tuple[str, ...] = ()
    note: str = ""
    site: str = ""
    residence_countries: str = ""
    statuses: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    youngest: int | None = None
    skills: tuple[str, ...] = ()
    experience_months: int | None = None
    isced: str = ""
    has_meals: bool = False
    takes_families: bool = False
    deductions: Decimal | None = None
    deductions_for: str = ""
    weights: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class AnswerEntry:
    """One answer of the checklist as written."""

    answer: str = ""
    evidence: str = ""
    action_by: date | None = None


@dataclass(frozen=True)
class AnswersEntry:
    """The answers by the code of their question."""

    answers: dict[str, AnswerEntry] = field(default_factory=dict)
