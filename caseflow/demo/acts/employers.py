"""How the stories find employers, have them vetted by two people, and record what they offer."""

from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.demo.family import WORKERS
from caseflow.demo.town import Town
from caseflow.employers import commands, commands_openings, commands_sites, commands_vetting
from caseflow.employers.entries import (
    AnswerEntry,
    AnswersEntry,
    ContactEntry,
    EmployerEntry,
    OpeningEntry,
    SiteEntry,
)
from caseflow.extensions import db
from caseflow.models.employers import Employer, Opening, Vetting
from caseflow.vocabulary import checklist
from caseflow.vocabulary.language import in_language


@dataclass(frozen=True)
class Offer:
    """An opening. Days are counted back from today; `ends` None for work without end."""

    key: str
    title: str
    isco: str
    posted: int
    starts: int
    ends: int | None
    wage: str
    period: str
    hours: str
    heads: int = 4
    kind: str = "seasonal"
    noc: str = ""
    housing: bool = False
    language: str = ""
    level: str = ""
    licence: bool = False
    pathways: tuple[str, ...] = ()
    recruiter: str = ""
    skills: tuple[str, ...] = ()
    months: int | None = None
    isced: str = ""
    families: bool = False
    off: tuple[str, str] = ("", "")  # taken off the wage, for what
    then: tuple[tuple[int, str, str], ...] = ()  # (days before today, state, why)


@dataclass(frozen=True)
class Firm:
    """An employer or recruiter. `vetted` holds (days before today, decision, answers other than yes)."""

    key: str
    name: str
    team: str
    country: str
    region: str
    town: str
    sector: str
    currency: str
    since: int
    vetted: tuple[tuple[int, str, dict[str, str]], ...] = ()
    offers: tuple[Offer, ...] = ()
    kind: str = "employer"
    designations: str = ""
    registered: int | None = None  # days before today on which the registration ends
    note: str = ""
    contact: tuple[str, str, str] = ("", "", "")  # name, what they do there, telephone
    sites: tuple[tuple[str, str], ...] = ()  # name, municipality; workers are housed at those of farms


def record(town: Town, firm: Firm) -> None:
    """The employer as a caseworker found it, not vetted yet."""
    worker = town.users[WORKERS[firm.team][0]]
    entry = EmployerEntry(
        kind=firm.kind,
        name=firm.name,
        country=firm.country,
        region=firm.region,
        municipality=firm.town,
        sector=firm.sector,
        registration_number=f"{firm.country}-{crc32(firm.key.encode()) % 10**6:06d}",
        registered_until=town.calendar.ago(firm.registered) if firm.registered is not None else None,
        designations=firm.designations,
        note=firm.note,
    )
    town.employers[firm.key] = commands.create_employer(worker, entry)
    describe(town, firm)


def describe(town: Town, firm: Firm) -> None:
    """Where people work for it, and who speaks for it."""
    worker, ref = town.users[WORKERS[firm.team][0]], town.employers[firm.key]
    for name, place in firm.sites:
        is_farm = firm.sector == "agriculture"
        seen = town.calendar.ago(firm.since + 20) if is_farm else None
        entry = SiteEntry(name, firm.country, firm.region, place, has_housing=is_farm, housing_inspected_on=seen)
        commands_sites.add_site(worker, ref, entry)
    name, function, phone = firm.contact
    if name:
        commands_sites.add_contact(worker, ref, ContactEntry(name=name, function=function, phone=phone))


def answers(kind: str, user: Actor, town: Town, other: dict[str, str]) -> AnswersEntry:
    """Every question answered with yes and what shows it, but for these."""
    with in_language(user.language):
        questions = checklist.questions(kind)
        given = {}
        for question in questions:
            answer = other.get(question.id, "yes")
            seen = ", ".join(question.evidence_texts()[:2])
            by = town.calendar.ago(-75) if answer in ("no", "partly") and question.severity == "major" else None
            given[question.id] = AnswerEntry(answer, seen, by)
    return AnswersEntry(given)


def propose(town: Town, firm: Firm, other: dict[str, str]) -> None:
    """A caseworker answers the checklist and asks for a decision."""
    worker = town.users[WORKERS[firm.team][0]]
    ref = town.employers[firm.key]
    commands_vetting.propose_vetting(worker, ref, answers(firm.kind, worker, town, other), seen=0)


def draft(town: Town, firm: Firm, other: dict[str, str]) -> None:
    """A caseworker has begun to answer the checklist."""
    worker = town.users[WORKERS[firm.team][0]]
    whole = answers(firm.kind, worker, town, other).answers
    begun = dict(list(whole.items())[:7])
    commands_vetting.save_answers(worker, town.employers[firm.key], AnswersEntry(begun), seen=0)


def decide(town: Town, firm: Firm, decision: str, reason: str) -> None:
    """The supervisor, who did not propose it, decides."""
    boss = town.users[WORKERS[firm.team][1]]
    ref = town.employers[firm.key]
    waiting = scope.of_employer(boss, Vetting).where(Employer.ref == ref, Vetting.state == "proposed")
    row = gate.one(waiting)
    commands_vetting.decide_vetting(boss, ref, decision=decision, reason=reason, valid_until=None, seen=row.version)


def post(town: Town, firm: Firm, offer: Offer) -> None:
    """An opening is recorded."""
    worker = town.users[WORKERS[firm.team][0]]
    ago = town.calendar.ago
    entry = OpeningEntry(
        title=offer.title,
        occupation=offer.isco,
        noc=offer.noc,
        country=firm.country,
        region=firm.region,
        municipality=firm.town,
        heads=offer.heads,
        contract_kind=offer.kind,
        starts_on=ago(offer.starts),
        ends_on=ago(offer.ends) if offer.ends is not None else None,
        wage=Decimal(offer.wage),
        wage_period=offer.period,
        currency=firm.currency,
        hours_per_week=Decimal(offer.hours),
        has_housing=offer.housing,
        language=offer.language,
        language_level=offer.level,
        needs_licence=offer.licence,
        recruiter=town.employers.get(offer.recruiter, ""),
        pathway_keys=offer.pathways,
        skills=offer.skills,
        experience_months=offer.months,
        isced=offer.isced,
        takes_families=offer.families,
        deductions=Decimal(offer.off[0]) if offer.off[0] else None,
        deductions_for=offer.off[1],
    )
    town.openings[offer.key] = commands_openings.create_opening(worker, town.employers[firm.key], entry)


def change(town: Town, firm: Firm, key: str, to: str, reason: str = "") -> None:
    """An opening is paused, filled or withdrawn."""
    worker = town.users[WORKERS[firm.team][0]]
    row = gate.one(scope.openings(worker).where(Opening.ref == town.openings[key]))
    commands_openings.move_opening(worker, row.ref, to, reason=reason, seen=row.version)
    db.session.expire_all()


def freeze(town: Town, firm: Firm, reason: str) -> None:
    """A caseworker stops new submissions."""
    worker = town.users[WORKERS[firm.team][0]]
    row = gate.one(scope.employers(worker).where(Employer.ref == town.employers[firm.key]))
    commands.freeze_employer(worker, row.ref, reason=reason, seen=row.version)
